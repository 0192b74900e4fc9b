"""Old encodings are recognised; ordinary Vietnamese, foreign names and signs are left alone."""

import pytest

from desktop.domain.legacy import legacy_words
from desktop.services.samples import SAMPLES, load_sample


@pytest.mark.parametrize(
    "text",
    [
        "KÕ ho¹ch c¶i thiÖn chØ sè n¨ng lùc c¹nh tranh",
        "Thùc hiÖn nhiÖm vô ®­îc giao",
        "Keá hoaïch caûi thieän chæ soá naêng löïc caïnh tranh",
    ],
)
def test_text_of_an_old_encoding_is_recognised(text):
    assert legacy_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch cải thiện Chỉ số năng lực cạnh tranh; ông Müller đến thăm",
        "Diện tích 1½ ha · 3×4 m © ® «trích dẫn»",
        "K'Nớ – Lâm Đồng, Huế, thuỷ, hoà, Đắk Lắk, Krông Pắc",
        "",
    ],
)
def test_ordinary_text_is_left_alone(text):
    assert legacy_words(text) == ()


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_word_of_the_three_plans_is_doubted(sample):
    plan = load_sample(sample).plan
    texts = (*plan.opening, *(one.text for one in plan.sections), *(t.content for t in plan.tasks))
    assert [word for text in texts for word in legacy_words(text)] == []
