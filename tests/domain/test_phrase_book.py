"""Set phrases are offered after the words that they followed before."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.phrase_book import PhraseBook

SAID = "Tiếp tục đẩy mạnh cải cách thủ tục hành chính, trọng tâm là cơ chế một cửa"


def test_a_phrase_goes_on_after_the_words_before_it() -> None:
    book = PhraseBook([SAID])
    assert book.following("Tiếp tục ")[0] == "đẩy mạnh cải"
    assert book.following("Cần cải cách ")[0].startswith("thủ tục hành")


def test_a_word_begun_without_accents_finds_the_accented_one() -> None:
    book = PhraseBook([SAID])
    assert book.following("Tiếp tục d")[0].startswith("đẩy mạnh")
    assert book.following("Tiếp tục day m") == book.following("Tiếp tục đẩy m")


def test_what_was_not_begun_like_this_is_not_offered() -> None:
    book = PhraseBook([SAID])
    assert book.following("Tiếp tục x") == []
    assert book.following("") == [book.following("")[0], *book.following("")[1:]]
    assert all(phrase.startswith("Tiếp") for phrase in book.following(""))


def test_a_frequent_phrase_comes_before_a_long_one() -> None:
    book = PhraseBook(["phối hợp với các phòng liên quan"])
    for number in range(5):
        book.learn(f"phối hợp chặt chẽ {number}")
    assert book.following("phối hợp ")[0].startswith("chặt chẽ")


def test_without_words_before_it_only_what_was_said_twice_is_offered() -> None:
    once = PhraseBook(["chuyển đổi số"])
    assert once.following("khác đổ") == []
    twice = PhraseBook(["chuyển đổi số", "hai chuyển đổi số"])
    assert "đổi số" in twice.following("khác đổ")
    assert twice.following("khác đ") == []


def test_the_same_text_teaches_once() -> None:
    book = PhraseBook()
    assert book.learn(SAID)
    assert not book.learn(SAID)


def test_a_new_line_begins_anew() -> None:
    book = PhraseBook(["Niêm yết công khai"])
    assert book.following("Việc khác\nNiê")[0].startswith("Niêm yết")


@given(texts=st.lists(st.text("aăđ \n", max_size=40), max_size=5), before=st.text("aăđ \n"))
def test_whatever_was_said_every_offer_saves_letters_and_none_comes_twice(
    texts: list[str], before: str
) -> None:
    offers = PhraseBook(texts).following(before, 4)
    typed = "" if before[-1:].isspace() else before.rpartition("\n")[2].rpartition(" ")[2]
    assert len(offers) <= 4
    assert len(set(offers)) == len(offers)
    assert all(len(offer) >= len(typed) + 3 for offer in offers)
