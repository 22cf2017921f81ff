"""A line between a kiosk and an IPP printer, with levers: it can hold answers back, and be cut and mended."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

PRINT_JOB, CREATE_JOB, SEND_DOCUMENT, CANCEL_JOB, GET_JOB, GET_JOBS, GET_PRINTER = 2, 5, 6, 8, 9, 10, 11
"""Operations of RFC 8011, section 5.4.15."""
_HEAD_END = b"\r\n\r\n"


class Line:
    """Relays connections to one port; requests always arrive, but for those that are refused.

    Attributes:
        asked: Operations in the order of their requests.
        uri: The printer, by way of this line.
    """

    def __init__(self, printer: str) -> None:
        head, _, rest = printer.removeprefix("ipp://").partition("/")
        self._port = int(head.partition(":")[2])
        self.asked: list[int] = []
        self._held: set[int] = set()
        self._refused: set[int] = set()
        self._through = threading.Event()
        self._cut = False
        self._open: list[socket.socket] = []
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.uri = f"ipp://127.0.0.1:{self._listening.getsockname()[1]}/{rest}"
        threading.Thread(target=self._accept, daemon=True).start()

    # levers
    def hold_answers(self, *operations: int) -> None:
        """Answers to these operations do not come until `let_through`."""
        self._through.clear()
        self._held = set(operations)

    def refuse(self, *operations: int) -> None:
        """These are answered by the line itself: the device does not know them (0x0501)."""
        self._refused = set(operations)

    def let_through(self) -> None:
        self._held = set()
        self._through.set()

    def cut(self) -> None:
        """Nothing gets through any more; what is under way breaks off."""
        self._cut = True
        with self._lock:
            under_way, self._open = self._open, []
        for one in under_way:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def mend(self) -> None:
        self._cut = False

    def close(self) -> None:
        self._through.set()
        self._listening.close()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                kiosk, _ = self._listening.accept()
            except OSError:
                return
            if self._cut:
                kiosk.close()
                continue
            threading.Thread(target=self._serve, args=(kiosk,), daemon=True).start()

    def _serve(self, kiosk: socket.socket) -> None:
        with suppress(OSError), kiosk:
            printer = socket.create_connection(("127.0.0.1", self._port))
            with self._lock:
                self._open += [kiosk, printer]
            current: list[int] = []
            back = threading.Thread(target=self._answers, args=(printer, kiosk, current), daemon=True)
            back.start()
            self._requests(kiosk, printer, current)
            back.join()
            printer.close()

    def _requests(self, kiosk: socket.socket, printer: socket.socket, current: list[int]) -> None:
        """`current` gets the operation of each request before the request goes on."""
        waiting = b""
        while piece := kiosk.recv(65536):
            waiting += piece
            if waiting.startswith(b"POST "):
                body = waiting.find(_HEAD_END) + len(_HEAD_END)
                if body < len(_HEAD_END) or len(waiting) < body + 8:
                    continue
                (operation, number) = struct.unpack(">hi", waiting[body + 2 : body + 8])
                self.asked.append(operation)
                if operation in self._refused:
                    kiosk.sendall(_unknown(number))
                    kiosk.shutdown(socket.SHUT_RDWR)
                    return
                current[:] = [operation]
            printer.sendall(waiting)
            waiting = b""
        with suppress(OSError):
            printer.shutdown(socket.SHUT_WR)

    def _answers(self, printer: socket.socket, kiosk: socket.socket, current: list[int]) -> None:
        with suppress(OSError):
            while piece := printer.recv(65536):
                if current and current[0] in self._held:
                    self._through.wait()
                kiosk.sendall(piece)
            kiosk.shutdown(socket.SHUT_WR)


def _unknown(number: int) -> bytes:
    """An IPP answer: server-error-operation-not-supported, with the two attributes that each has to have."""
    charset = b"\x47\x00\x12attributes-charset\x00\x05utf-8"
    language = b"\x48\x00\x1battributes-natural-language\x00\x02en"
    body = struct.pack(">BBHi", 2, 0, 0x0501, number) + b"\x01" + charset + language + b"\x03"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: {len(body)}\r\n"
    return head.encode("ascii") + b"Connection: close\r\n\r\n" + body


@contextmanager
def line_to(printer: str) -> Iterator[Line]:
    """A line to the printer of that URI; nothing of it stays."""
    line = Line(printer)
    try:
        yield line
    finally:
        line.close()
