"""Elements of Word's XML: made and found by their short names, and as text."""

import re
from xml.sax.saxutils import escape

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from lxml.etree import _Element, tostring

Element = _Element
_OWN_NAME = f' xmlns:w="{nsmap["w"]}"'
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (section 2.2)."""


def element(tag: str, **attributes: str) -> Element:
    """Return an element of Word's main namespace: ``element("tcW", w="100", type="dxa")``."""
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def child(parent: Element, tag: str) -> Element:
    """Return the first child of that name; there must be one.

    Raises:
        KeyError: there is none.
    """
    found = parent.find(qn(f"w:{tag}"))
    if found is None:
        raise KeyError(tag)
    return found


def text_element(text: str) -> Element:
    """Return a text element that keeps its spaces."""
    made = element("t")
    made.text = text
    if text != text.strip() or "  " in text:
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def markup(part: Element) -> str:
    """Return an element as text, to stand where Word's main namespace is named already."""
    return tostring(part, encoding="unicode").replace(_OWN_NAME, "")


def text_markup(text: str) -> str:
    """Return a text element that keeps its spaces, as text.

    Raises:
        ValueError: the text holds what no XML can hold.
    """
    if not text.isprintable() and _FORBIDDEN.search(text):
        raise ValueError(ascii(text))
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
