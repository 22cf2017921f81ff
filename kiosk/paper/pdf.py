"""Pages of marks become a PDF: embedded subsets, text that can be copied out again, the same bytes each time.

reportlab's own way knows TrueType files and one glyph a character. Here each cluster (see `clusters`) gets a
private code in its document that leads to the outlines of its glyphs, made one (see `embedding`), and the
ToUnicode table (ISO 32000-1, 9.10.3) leads back to the cluster: so a conjunct of Devanagari extracts whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN
from reportlab.pdfgen.canvas import Canvas

from kiosk.paper.clusters import clusters
from kiosk.paper.embedding import MOST_GLYPHS, truetype
from kiosk.paper.marks import MM_PER_POINT, Box, Mark, Page, Rule, Symbol, Text

if TYPE_CHECKING:
    from kiosk.paper.faces import Face, Glyph
    from kiosk.paper.fonts import Fonts

PRODUCER = "Madoguchi Kiosk"
_FIRST_CODE = 0xF0000  # Supplementary Private Use Area-A: no character of a text lies there
_SYMBOLIC = 4  # ISO 32000-1, table 123: codes lead straight into the font's own table
_STEM = 80  # a guess is allowed: only a viewer without the embedded font would use it


class Pen:
    """Draws documents with one set of fonts; opened font files are kept, texts are not."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def draw(self, pages: Sequence[Page], *, title: str, language: str = "ja-JP", mark: str = "") -> bytes:
        """The PDF. Nothing but `title` and `mark` goes into its metadata. Raises FontMissing."""
        buffer = io.BytesIO()
        canvas = _Sheets(buffer, invariant=1, pageCompression=1, lang=language)
        canvas.setTitle(title)
        canvas.setAuthor(PRODUCER)
        canvas.setCreator(PRODUCER)
        canvas.setProducer(PRODUCER)
        canvas.setSubject("")
        canvas.setKeywords(mark)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        faces: dict[str, _DocumentFont] = {}
        try:
            for page in pages:
                self._draw_page(canvas, page, faces)
            canvas.save()
        finally:
            # reportlab keeps fonts in a table of the process: a visit's rare kanji must not stay there.
            for font in faces.values():
                font.unregister()
        return buffer.getvalue()

    def _draw_page(self, canvas: Canvas, page: Page, faces: dict[str, _DocumentFont]) -> None:
        canvas.setPageSize((_points(page.width), _points(page.height)))
        for mark in page.marks:
            self._draw(canvas, page.height, mark, faces)
        canvas.showPage()

    def _draw(self, canvas: Canvas, height: float, mark: Mark, faces: dict[str, _DocumentFont]) -> None:
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

    def _write(self, canvas: Canvas, height: float, mark: Text, faces: dict[str, _DocumentFont]) -> None:
        line = canvas.beginText(_points(mark.x), _points(height - mark.y))
        for glyph, cluster in self._glyphs(mark):
            font = self._font(glyph, faces)
            line.setFont(font.fontName, mark.size)
            line.textOut(font.code(glyph, cluster))
        canvas.drawText(line)

    def _glyphs(self, mark: Text) -> Iterable[tuple[Glyph, str]]:
        for cluster in clusters(mark.text):
            yield self._fonts.glyph(cluster, bold=mark.bold, language=mark.language), cluster

    def _font(self, glyph: Glyph, faces: dict[str, _DocumentFont]) -> _DocumentFont:
        name = glyph.face.name
        if name not in faces:
            faces[name] = _DocumentFont(glyph.face)
            pdfmetrics.registerFont(faces[name])
        return faces[name]


class _Sheets(Canvas):
    """reportlab's canvas, which begins each page with a font of its own choice that nothing is set in."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _DocumentFont:
    """One face in one document, as reportlab asks its dynamic fonts: codes are handed out at first use."""

    _dynamicFont = 1  # noqa: N815 - reportlab's names, here and below
    _multiByte = 1  # noqa: N815
    shapable = False

    def __init__(self, face: Face) -> None:
        self.face = face
        self.fontName = face.name
        self._glyphs: list[tuple[str, Glyph]] = []
        self._places: dict[str, int] = {}
        self._internal_name = ""

    def code(self, glyph: Glyph, cluster: str) -> str:
        """The private character that draws this glyph and extracts as this cluster."""
        if cluster not in self._places:
            self._places[cluster] = len(self._glyphs)
            self._glyphs.append((cluster, glyph))
        return chr(_FIRST_CODE + self._places[cluster])

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Points."""
        return size * sum(self._glyphs[ord(code) - _FIRST_CODE][1].advance for code in text)

    def splitString(self, text: str, doc: pdfdoc.PDFDocument) -> list[tuple[int, bytes]]:  # noqa: N802
        """Each private character as its subset and its one-byte code there."""
        places = [divmod(ord(character) - _FIRST_CODE, MOST_GLYPHS) for character in text]
        return [(subset, bytes([place + 1])) for subset, place in places]

    def getSubsetInternalName(self, subset: int, doc: pdfdoc.PDFDocument) -> str:  # noqa: N802
        """What page contents call a subset; the first time the document notes to ask for the objects."""
        if not self._internal_name:
            self._internal_name = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = f"/{self._internal_name}"
            doc.delayedFonts.append(self)
        return f"/{self._internal_name}+{subset}"

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802
        """Writes the subsets, each with the way back to text."""
        for number, start in enumerate(range(0, len(self._glyphs), MOST_GLYPHS)):
            internal_name = self.getSubsetInternalName(number, doc)[1:]
            font = self._subset(number, self._glyphs[start : start + MOST_GLYPHS], doc)
            fonts = doc.idToObject["BasicFonts"]
            assert isinstance(fonts, pdfdoc.PDFDictionary)
            fonts.dict[internal_name] = doc.Reference(font, internal_name)

    def unregister(self) -> None:
        """Out of reportlab's tables."""
        tables = vars(pdfmetrics)
        for table, name in (("_fonts", self.fontName), ("_dynFaceNames", self.face.name)):
            tables[table].pop(name, None)

    def _subset(
        self, number: int, glyphs: Sequence[tuple[str, Glyph]], doc: pdfdoc.PDFDocument
    ) -> pdfdoc.PDFDictionary:
        """The font dictionary (ISO 32000-1, 9.6.3) of at most 255 glyphs, codes from 1."""
        base_name = f"{SUBSETN(number).decode('ascii')}+{self.face.name}"
        to_unicode = _stream(_to_unicode(["", *(cluster for cluster, _ in glyphs)]).encode("ascii"))
        widths = [0, *(round(glyph.advance * 1000, 3) for _, glyph in glyphs)]
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "BaseFont": pdfdoc.PDFName(base_name),
                "FirstChar": 0,
                "LastChar": len(glyphs),
                "Widths": pdfdoc.PDFArray(widths),
                "ToUnicode": doc.Reference(to_unicode, f"toUnicodeCMap:{base_name}"),
                "FontDescriptor": self._descriptor(base_name, [glyph for _, glyph in glyphs], doc),
            }
        )

    def _descriptor(self, base_name: str, glyphs: Sequence[Glyph], doc: pdfdoc.PDFDocument) -> object:
        """A reference to the descriptor, which holds the font file."""
        subset = truetype(self.face, glyphs)
        scale = 1000 / self.face.em
        ascent, descent = (round(one * scale) for one in self.face.extents)
        file = _stream(subset.data)
        file.dictionary["Length1"] = len(subset.data)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(base_name),
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([round(one * scale) for one in subset.bounds]),
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": ascent,
                "StemV": _STEM,
                "FontFile2": doc.Reference(file, f"fontFile:{base_name}"),
            }
        )
        return doc.Reference(descriptor, f"fontDescriptor:{base_name}")


def _stream(content: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


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
