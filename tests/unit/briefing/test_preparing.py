"""From an article to the sentences that may be cited."""

import pytest

from briefing.article import Article
from briefing.preparing import PreparedArticle, prepare

TITLE = "بلدية الميناء تعيد فتح السوق القديم"
BODY = "أعلنت بلدية الميناء أن السوق القديم سيفتح أبوابه الأحد. وقال رئيسها إن الترميم كلف ثلاثة ملايين."


def prepared(title: str, body: str) -> PreparedArticle:
    result = prepare(Article(id="a", title=title, body=body))
    assert isinstance(result, PreparedArticle)
    return result


@pytest.mark.parametrize("head", [TITLE, f"{TITLE}.", TITLE.replace("إ", "ا").replace("ة", "ه"), f"«{TITLE}»"])
def test_a_title_that_the_body_repeats_is_no_sentence_of_it(head: str) -> None:
    article = prepared(TITLE, f"{head}\n\n{BODY}")
    assert [sentence.index for sentence in article.sentences] == [0, 1]
    assert article.sentences[0].text.startswith("أعلنت")


def test_a_body_of_nothing_but_its_title_keeps_it() -> None:
    assert [sentence.text for sentence in prepared(TITLE, TITLE).sentences] == [TITLE]


def test_every_sentence_stands_where_it_says() -> None:
    article = prepared(TITLE, f"\ufeff{TITLE}\r\n\r\n{BODY}")
    for sentence in article.sentences:
        assert article.article.body[sentence.start : sentence.end] == sentence.text
