"""A claim always has words: damaged sentences give none that point at nothing."""

from noroshi.alerts.claims.read import read_claims
from noroshi.alerts.model import Document


def test_a_damaged_sentence_gives_no_claim_without_words() -> None:
    text = "当研究所はこの攻撃の主体を「縞烏」（しまがらす）と呼ぶが、\ufffdped Corvid」、オーク・シグナル社は「OS-0417」として追跡している。"
    _, claims = read_claims(Document("x", "text", text, "ja", publisher="礁湖セキュリティ研究所"))
    assert all(claim.span.of(text) for claim in claims)
