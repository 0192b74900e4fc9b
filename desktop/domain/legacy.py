"""Text typed with an old Vietnamese encoding (TCVN3, VNI): it shows as letters that we never write.

"KÕ ho¹ch" (TCVN3) and "Keá hoaïch" (VNI) are both "Kế hoạch". Only their own fonts show them
right; a paper in Times New Roman would print them as they stand. Source: domain paper §6.
"""

import re
from functools import lru_cache

_TCVN3 = "¸µ¶·¹¨¾¼½Æ©®ª¬×ØÖÞßåæçÐÑÎÏ"
_VNI = "øûïåäëöæñœ"
_LETTER = "A-Za-zÀ-ỹ"
_WORD = re.compile(rf"[{_LETTER}{_TCVN3}{_VNI}]+")
_STRANGE = re.compile(
    rf"(?<=[A-Za-z])[{_TCVN3}{_VNI}]|[{_TCVN3}{_VNI}](?=[A-Za-z])|(?<=[a-z])[À-ÖØ-Þ]"
)
_KEPT = 8_192
"""Texts whose answer is remembered: a plan is checked again after each change of one of them."""
_FEWEST = 2
"""Words: a single one may be a foreign name (Müller, Citroën)."""


@lru_cache(maxsize=_KEPT)
def legacy_words(text: str) -> tuple[str, ...]:
    """Return the words that look typed with an old encoding; none where there is only one."""
    found = [word for word in _WORD.findall(text) if _STRANGE.search(word)]
    return tuple(found) if len(found) >= _FEWEST else ()
