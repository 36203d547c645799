"""Sentences in the manner of agencies, papers and companies: which claims they make, who makes them, how sure."""

import pytest

from noroshi.alerts.claims.japanese.read import drafts
from noroshi.alerts.model import Document, Sentence
from tests.alerts.claims.japanese.reading import DATE, PUBLISHER, read_japanese, shown

ASSERTED, LIKELY, ALLEGED, DENIED, SILENT = "asserted", "likely", "alleged", "denied", "not_reported"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "政府の下部組織とされる「灰色の鷺」が取引所を標的にしているとして、警察庁と金融庁が連名で対策の強化を求めた。",
            [
                ("identity", "", ALLEGED),
                ("targeting", "警察庁・金融庁", ASSERTED),
                ("recommendation", "警察庁・金融庁", ASSERTED),
            ],
        ),
        (
            "北浜新聞によると、関係者は、流出には国外の集団が関与した疑いがあると話している。",
            [("attribution", "北浜新聞>関係者", LIKELY)],
        ),
        (
            "攻撃者は、幹部を名乗るメールを社員に送ったり、偽のアカウントで社員に接近したりする。",
            [("tactic", "", ASSERTED), ("tactic", "", ASSERTED)],
        ),
        (
            "攻撃者は採用担当者を装い、不正なファイルを社員に送り付けた。",
            [("tactic", "", ASSERTED)],
        ),
        (
            "北浜取引所は10日、約21億円相当のビットコインが流出したと発表した。原因は調査中で、顧客への影響はないとしている。",
            [
                ("incident", "北浜取引所", ASSERTED),
                ("incident", "北浜取引所", SILENT),
                ("incident", "北浜取引所", DENIED),
            ],
        ),
        (
            "相手国の外務省は関与を否定し、「根拠のない中傷だ」と反発している。",
            [("attribution", "相手国の外務省", DENIED), ("other_fact", "相手国の外務省", ASSERTED)],
        ),
        (
            "警察庁は、具体的な被害額を明らかにしていない。",
            [("incident", "", SILENT)],
        ),
        (
            "当局が攻撃者を名指しして注意喚起をするのは8回目だ。",
            [("warning_count", "", ASSERTED)],
        ),
        (
            "盗まれた資金は、兵器の開発に充てられている可能性がある。",
            [("motive", "", LIKELY)],
        ),
        (
            "専門家の間では、内部の者が関与したとの見方も出ている。",
            [("attribution", "専門家", LIKELY)],
        ),
        (
            "甲南社はこの集団を「灰色の鷺」と呼び、乙北社は「OS-04」として追跡している。",
            [("identity", "甲南社", ASSERTED), ("identity", "乙北社", ASSERTED)],
        ),
        (
            "要請を受けた協会は、渡されたファイルを開かないことや、送金先を二人で照合することを徹底するよう通知した。",
            [("recommendation", "協会", ASSERTED), ("recommendation", "協会", ASSERTED)],
        ),
        (
            "ログを一定期間保存するとともに、不審な通信は速やかに通報すること。",
            [("recommendation", "", ASSERTED), ("recommendation", "", ASSERTED)],
        ),
        (
            "攻撃者は応募者に対し、試験と称してプログラムを実行するよう求める。",
            [("tactic", "", ASSERTED)],
        ),
        (
            "ゲーム会社「ミズウミ」は不正アクセスを受けた。同社は取材に対し、「被害額は回答を差し控える」としている。",
            [("incident", "", ASSERTED), ("incident", "ミズウミ", SILENT)],
        ),
        (
            "国家サイバー局（NCB）は2日、投資家を狙う偽の投資話について警告する文書を公表した。同局によると、被害は出ていないという。",
            [
                ("recommendation", "NCB", ASSERTED),
                ("targeting", "NCB", ASSERTED),
                ("incident", "NCB", DENIED),
            ],
        ),
        (
            "平素より当社のサービスをご利用いただき、誠にありがとうございます。",
            [],
        ),
    ],
)
def test_a_sentence_makes_its_claims(text: str, claims: list[tuple[str, str, str]]) -> None:
    assert sorted(shown(text)) == sorted(claims)


def test_a_claim_carries_its_subject_object_date_value_and_cues() -> None:
    text = "警察庁は24日、北浜取引所から約482億円相当の暗号資産が流出したとみられると発表した。"
    (claim,) = read_japanese(text)
    assert claim.subject == "約482億円相当の暗号資産"
    assert claim.date == "2024-12-24"
    assert (claim.value, claim.counts) == (48_200_000_000, "円")
    assert [cue.of(text) for cue in claim.cues] == ["とみられ", "発表した"]
    assert claim.span.of(text) == "北浜取引所から約482億円相当の暗号資産が流出したとみられる"


def test_the_publisher_is_no_link_of_its_own_chain() -> None:
    assert shown("当庁では、国内の被害を確認していない。", publisher="警察庁") == [("incident", "", SILENT)]
    assert shown("警察庁は、北方の集団が関与したと判断した。", publisher="警察庁") == [("attribution", "", ASSERTED)]


def test_a_list_of_measures_is_advice() -> None:
    text = "１ 対策\n（１）多要素認証を導入する。\n（２）社員への教育の実施\n２ 手口\n（１）偽の面接に招き、マルウェアに感染させる。"
    assert [type_ for type_, _, _ in shown(text, publisher="警察庁")] == ["recommendation", "recommendation", "tactic"]


def test_a_sentence_that_is_broken_over_lines_keeps_its_offsets() -> None:
    text = "警察庁は、攻撃者が取引所を標\n的にしていると発\n表した。"
    document = Document("test", "text", text, "ja", "", PUBLISHER, DATE)
    (claim,) = drafts(document, [Sentence(0, len(text), 0)])
    assert (claim.type, claim.speakers) == ("targeting", ("警察庁",))
    assert claim.span.of(text) == "攻撃者が取引所を標\n的にしている"
    assert [cue.of(text) for cue in claim.cues] == ["発\n表した"]
