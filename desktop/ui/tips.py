"""Tool tips that show what somebody wrote: Qt would take it for HTML and load its pictures."""

from html import escape


def plain(text: str) -> str:
    """Return a text for a tool tip that is shown letter for letter.

    A picture that an opened file names could lie on another machine, which would hear of it.
    """
    if "<" not in text and "&" not in text:
        # Qt takes nothing else for HTML.
        return text
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>'
