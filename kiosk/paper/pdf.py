"""Pages of marks become a PDF: embedded subsets, text that can be copied out again, the same bytes each time.

reportlab's own way knows one glyph a character. Here each cluster (see `fonts`) gets a private code in its
document that leads to the chosen glyph, and the ToUnicode table (ISO 32000-1, 9.10.3) leads back to it.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace
from reportlab.pdfgen.canvas import Canvas

from kiosk.paper.fonts import clusters
from kiosk.paper.marks import MM_PER_POINT, Box, Mark, Page, Rule, Symbol, Text

if TYPE_CHECKING:
    from kiosk.paper.fonts import Fonts, Glyph

PRODUCER = "Madoguchi Kiosk"
_FIRST_CODE = 0xF0000  # Supplementary Private Use Area-A: no character of a text lies there
_SPACE = 0x20


class Pen:
    """Draws documents with one set of fonts; parsed font files are kept, texts are not."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._parsed: dict[Path, TTFontFace] = {}

    def draw(self, pages: Sequence[Page], *, title: str, language: str = "ja-JP") -> bytes:
        """The PDF. Nothing but `title` goes into its metadata. Raises FontMissing."""
        buffer = io.BytesIO()
        canvas = _Sheets(buffer, invariant=1, pageCompression=1, lang=language)
        canvas.setTitle(title)
        canvas.setAuthor(PRODUCER)
        canvas.setCreator(PRODUCER)
        canvas.setProducer(PRODUCER)
        canvas.setSubject("")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        faces: dict[Path, _DocumentFont] = {}
        try:
            for page in pages:
                self._draw_page(canvas, page, faces)
            canvas.save()
        finally:
            # reportlab keeps fonts in a table of the process: a visit's rare kanji must not stay there.
            for font in faces.values():
                font.unregister()
        return buffer.getvalue()

    def _draw_page(self, canvas: Canvas, page: Page, faces: dict[Path, _DocumentFont]) -> None:
        canvas.setPageSize((_points(page.width), _points(page.height)))
        for mark in page.marks:
            self._draw(canvas, page.height, mark, faces)
        canvas.showPage()

    def _draw(self, canvas: Canvas, height: float, mark: Mark, faces: dict[Path, _DocumentFont]) -> None:
        match mark:
            case Text():
                self._write(canvas, height, mark, faces)
            case Box(x, y, width, tall, line, grey):
                canvas.setLineWidth(_points(line))
                canvas.setFillGray(grey)
                canvas.rect(
                    _points(x),
                    _points(height - y - tall),
                    _points(width),
                    _points(tall),
                    stroke=int(line > 0),
                    fill=int(grey < 1),
                )
                canvas.setFillGray(0)
            case Rule(x, y, to_x, to_y, line):
                canvas.setLineWidth(_points(line))
                canvas.line(_points(x), _points(height - y), _points(to_x), _points(height - to_y))
            case Symbol():
                _draw_symbol(canvas, height, mark)

    def _write(self, canvas: Canvas, height: float, mark: Text, faces: dict[Path, _DocumentFont]) -> None:
        line = canvas.beginText(_points(mark.x), _points(height - mark.y))
        for glyph, cluster in self._glyphs(mark):
            font = self._font(glyph, faces)
            line.setFont(font.fontName, mark.size)
            line.textOut(font.code(glyph, cluster))
        canvas.drawText(line)

    def _glyphs(self, mark: Text) -> Iterable[tuple[Glyph, str]]:
        for cluster in clusters(mark.text):
            yield self._fonts.glyph(cluster, bold=mark.bold), cluster

    def _font(self, glyph: Glyph, faces: dict[Path, _DocumentFont]) -> _DocumentFont:
        path = glyph.face.path
        if path not in faces:
            if path not in self._parsed:
                self._parsed[path] = TTFontFace(str(path))
            faces[path] = _DocumentFont(path.stem, self._parsed[path])
            pdfmetrics.registerFont(faces[path])
        return faces[path]


class _Sheets(Canvas):
    """reportlab's canvas, which begins each page with a font of its own choice that nothing is set in."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _DocumentFont(TTFont):
    """One face in one document: codes are handed out in the order of first use, so that bytes repeat."""

    def __init__(self, name: str, parsed: TTFontFace) -> None:
        super().__init__(name, parsed.filename, asciiReadable=False, shapable=False)
        space = parsed.charToGlyph[_SPACE]
        self.face = copy.copy(parsed)
        self.face.charToGlyph = {_SPACE: space}
        self.face.charWidths = {_SPACE: parsed.charWidths[_SPACE]}
        self._codes: dict[str, str] = {" ": " "}
        self._texts: dict[int, str] = {_SPACE: " "}

    def code(self, glyph: Glyph, cluster: str) -> str:
        """The private character that draws this glyph and extracts as this cluster."""
        if cluster not in self._codes:
            code = _FIRST_CODE + len(self._codes)
            self.face.charToGlyph[code] = glyph.index
            self.face.charWidths[code] = glyph.advance * 1000
            self._texts[code] = cluster
            self._codes[cluster] = chr(code)
        return self._codes[cluster]

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Writes the subsets, as the base class does, but for the way back to text."""
        state = self.state[doc]
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            internal_name = self.getSubsetInternalName(number, doc)[1:]
            base_name = b"".join((SUBSETN(number), b"+", self.face.name)).decode("ascii")
            stream = pdfdoc.PDFStream(content=_to_unicode([self._texts.get(code, "") for code in subset]))
            stream.filters = [pdfdoc.PDFZCompress]
            font = pdfdoc.PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/TrueType",
                    "Name": pdfdoc.PDFName(internal_name),
                    "BaseFont": pdfdoc.PDFName(base_name),
                    "FirstChar": 0,
                    "LastChar": len(subset) - 1,
                    "Widths": pdfdoc.PDFArray([self.face.getCharWidth(code) for code in subset]),
                    "ToUnicode": doc.Reference(stream, f"toUnicodeCMap:{base_name}"),
                    "FontDescriptor": self.face.addSubsetObjects(doc, base_name, subset),
                }
            )
            fonts = doc.idToObject["BasicFonts"]
            assert isinstance(fonts, pdfdoc.PDFDictionary)
            fonts.dict[internal_name] = doc.Reference(font, internal_name)
        del self.state[doc]


def _to_unicode(texts: Sequence[str]) -> str:
    """A CMap of one-byte codes to UTF-16BE, at most 100 lines a block (Adobe Technical Note 5411)."""
    pairs = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts) if text
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _draw_symbol(canvas: Canvas, height: float, mark: Symbol) -> None:
    """All dark runs as one path: edges between neighbours leave no hairlines."""
    module = mark.size / len(mark.modules)
    path = canvas.beginPath()
    for row, modules in enumerate(mark.modules):
        top = mark.y + row * module
        for start, length in _runs(modules):
            path.rect(
                _points(mark.x + start * module),
                _points(height - top - module),
                _points(length * module),
                _points(module),
            )
    canvas.drawPath(path, stroke=0, fill=1)


def _runs(modules: bytes) -> Iterable[tuple[int, int]]:
    start = None
    for index, dark in enumerate((*modules, 0)):
        if dark and start is None:
            start = index
        elif not dark and start is not None:
            yield start, index - start
            start = None


def _points(millimetres: float) -> float:
    return millimetres / MM_PER_POINT
