"""Elements of Word's XML: made and found by their short names."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

Element = _Element


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
