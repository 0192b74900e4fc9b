"""One thing at a time made wrong in a Word file of ours, as a hurried hand would."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

Edit = Callable[["Draft"], object]


class Draft:
    """A Word file under an unlucky hand."""

    def __init__(self, path: Path) -> None:
        self.word: Document = docx.Document(str(path))

    def save(self, path: Path) -> Path:
        """Save it as another file."""
        self.word.save(str(path))
        return path

    def all(self) -> list[Paragraph]:
        """Return every paragraph, those in tables too, in their order."""
        return [Paragraph(one, self.word) for one in self.word.element.body.iter(qn("w:p"))]

    def find(self, begins: str, *, last: bool = False) -> Paragraph:
        """Return the first or last paragraph that begins so."""
        found = [one for one in self.all() if one.text.startswith(begins)]
        return found[-1 if last else 0]

    def after(self, begins: str, steps: int = 1) -> Paragraph:
        """Return a paragraph with words that comes some steps after another."""
        worded = [one for one in self.all() if one.text.strip()]
        place = next(i for i, one in enumerate(worded) if one.text.startswith(begins))
        return worded[place + steps]

    def rule_at(self, begins: str) -> Paragraph:
        """Return the paragraph with the drawn line that follows another."""
        every = self.all()
        place = next(i for i, one in enumerate(every) if one.text.startswith(begins))
        return next(one for one in every[place:] if one._p.findall(".//" + qn("w:drawing")))


def say(begins: str, text: str, *, last: bool = False) -> Edit:
    """Write something else into a paragraph."""

    def edit(draft: Draft) -> None:
        paragraph = draft.find(begins, last=last)
        first, *others = paragraph.runs
        first.text = text
        for run in others:
            run._r.getparent().remove(run._r)

    return edit


def swap(begins: str, old: str, new: str, *, last: bool = False) -> Edit:
    """Replace words of a paragraph."""

    def edit(draft: Draft) -> None:
        text = draft.find(begins, last=last).text
        assert old in text
        say(begins, text.replace(old, new), last=last)(draft)

    return edit


def cut(begins: str, ending: str) -> Edit:
    """Take the end of a paragraph away."""

    def edit(draft: Draft) -> None:
        text = draft.find(begins).text
        assert text.endswith(ending)
        say(begins, text.removesuffix(ending))(draft)

    return edit


def drop(begins: str) -> Edit:
    """Take a paragraph out."""

    def edit(draft: Draft) -> None:
        paragraph = draft.find(begins)._p
        paragraph.getparent().remove(paragraph)

    return edit


def runs(begins: str, **looks: object) -> Edit:
    """Set bold, italic, underline, name or size of a paragraph's letters."""

    def edit(draft: Draft) -> None:
        for run in draft.find(begins).runs:
            for name, value in looks.items():
                setattr(run.font, name, value)
            if "name" in looks:
                run._r.rPr.rFonts.set(qn("w:hAnsi"), str(looks["name"]))

    return edit


def colour(begins: str, red: int, green: int, blue: int) -> Edit:
    """Colour a paragraph's letters."""

    def edit(draft: Draft) -> None:
        for run in draft.find(begins).runs:
            run.font.color.rgb = RGBColor(red, green, blue)

    return edit


def shape(begins: str, **forms: object) -> Edit:
    """Set alignment, indents or gaps of a paragraph."""

    def edit(draft: Draft) -> None:
        form = draft.find(begins).paragraph_format
        for name, value in forms.items():
            setattr(form, name, value)

    return edit


def unruled(begins: str) -> Edit:
    """Take the drawn line under an element away."""

    def edit(draft: Draft) -> None:
        paragraph = draft.rule_at(begins)._p
        for run in paragraph.findall(qn("w:r")):
            paragraph.remove(run)

    return edit


def ruled(begins: str, factor: float) -> Edit:
    """Draw the line under an element longer or shorter."""

    def edit(draft: Draft) -> None:
        for part in draft.rule_at(begins)._p.iter():
            if part.tag.endswith(("}extent", "}ext")) and part.get("cx"):
                part.set("cx", str(round(int(part.get("cx")) * factor)))

    return edit


def bordered(begins: str) -> Edit:
    """Put a border under an element."""

    def edit(draft: Draft) -> None:
        sides = OxmlElement("w:pBdr")
        below = OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            below.set(qn(f"w:{name}"), value)
        sides.append(below)
        draft.find(begins)._p.get_or_add_pPr().append(sides)

    return edit


def page(**sizes: float) -> Edit:
    """Set lengths of the first section (mm)."""

    def edit(draft: Draft) -> None:
        for name, value in sizes.items():
            setattr(draft.word.sections[0], name, Mm(value))

    return edit


def numbered_on_first(draft: Draft) -> None:
    """Let page 1 show its number too."""
    draft.word.sections[0].different_first_page_header_footer = False


def unnumbered(draft: Draft) -> None:
    """Take the page number away."""
    for paragraph in draft.word.sections[0].header.paragraphs:
        for run in list(paragraph._p.findall(qn("w:r"))):
            paragraph._p.remove(run)


def number_at_right(draft: Draft) -> None:
    """Put the page number at the right."""
    for paragraph in draft.word.sections[0].header.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def number_bold(draft: Draft) -> None:
    """Print the page number bold."""
    for paragraph in draft.word.sections[0].header.paragraphs:
        for run in paragraph.runs:
            run.bold = True


def counted_on(draft: Draft) -> None:
    """Let the pages of the annex be counted on from those of the text."""
    for section in draft.word.sections:
        for start in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(start)


def head_not_repeated(draft: Draft) -> None:
    """Let the head of tables stand on their first page only."""
    for mark in list(draft.word.element.body.iter(qn("w:tblHeader"))):
        mark.getparent().remove(mark)


def decomposed(begins: str) -> Edit:
    """Write letters and tones apart."""

    def edit(draft: Draft) -> None:
        say(begins, unicodedata.normalize("NFD", draft.find(begins).text))(draft)

    return edit


def swapped(first: str, second: str) -> Edit:
    """Let two paragraphs change places."""

    def edit(draft: Draft) -> None:
        one, other = draft.find(first)._p, draft.find(second)._p
        parent, place = one.getparent(), list(one.getparent()).index(one)
        other.addprevious(one)
        parent.insert(place, other)

    return edit


POINTS = Pt
