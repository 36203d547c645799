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
            "金融庁は10日、取引所の対策を強めるための方針案を公表した。方針案は、委託先への侵入が増えていると指摘する。",
            [("other_fact", "", ASSERTED), ("incident", "金融庁", ASSERTED)],
        ),
        (
            "北浜取引所は10日、全ての口座を同業の会社に移し、廃業する方針を明らかにした。",
            [("other_fact", "北浜取引所", ASSERTED)],
        ),
        (
            "ゲームを手掛けるクスノキ・ワークスの端末が感染した。同社は「情報の流出はない」と説明した。",
            [("incident", "", ASSERTED), ("incident", "クスノキ・ワークス", DENIED)],
        ),
        (
            "業者「北浜取引所」から約5億円が流出した。会社は「顧客への影響はない」とコメントした。",
            [("incident", "", ASSERTED), ("incident", "北浜取引所", DENIED)],
        ),
        (
            "英国紙の霧笛新聞は3日、ラザルスが取引所を標的にしていると伝えた。",
            [("targeting", "霧笛新聞", ASSERTED)],
        ),
        (
            "取引所が狙われてきたことがうかがわれる。",
            [("targeting", "", LIKELY)],
        ),
        (
            "攻撃者は感染した端末を足掛かりに社内に入り込む、いわゆる横展開の手口を使う。",
            [("tactic", "", ASSERTED)],
        ),
        (
            "北浜取引所は攻撃者について明らかにしておらず、捜査当局も見解を示していない。",
            [("attribution", "", SILENT), ("attribution", "", SILENT)],
        ),
        (
            "ラザルスが会社への昨年の攻撃に関与し、同集団は新しい設計の図面も盗み出した。",
            [("attribution", "", ASSERTED), ("attribution", "", ASSERTED)],
        ),
        (
            "国家の関与が疑われる攻撃も各地で起きており、企業は対策を一段と強める必要がある。",
            [("attribution", "", LIKELY), ("recommendation", "", ASSERTED)],
        ),
        (
            "不正な部品は公開から三日で120回ダウンロードされた。",
            [("incident", "", ASSERTED)],
        ),
        (
            "攻撃者は社内の通信網へのアクセスに成功した。",
            [("incident", "", ASSERTED)],
        ),
        (
            "警察庁は同日、金融庁、消費者庁と連名で文書を出し、業界に対策の強化を求めた。同庁によると、偽の求人が社員に届いた。",
            [("recommendation", "警察庁・金融庁・消費者庁", ASSERTED), ("tactic", "警察庁", ASSERTED)],
        ),
        (
            "ある幹部は霧笛新聞に「約5億円が流出した」と語った。",
            [("incident", "霧笛新聞>ある幹部", ASSERTED)],
        ),
        (
            "FBIは約5億円が流出したと発表した。取引所の検査は関東財務局が行う。同局は「顧客への影響はない」と説明した。",
            [("incident", "FBI", ASSERTED), ("other_fact", "", ASSERTED), ("incident", "関東財務局", DENIED)],
        ),
        (
            "金融庁は10日、取引所の対策の指針案を公表した。全ての業者に自己評価の実施を求める。",
            [("other_fact", "", ASSERTED), ("recommendation", "金融庁", ASSERTED)],
        ),
        (
            "北浜ラボは、ラザルスが背後にいる可能性に言及した。",
            [("attribution", "北浜ラボ", LIKELY)],
        ),
        (
            "当方の提携先である霧笛データは、取引所から約5億円が流出したと集計している。",
            [("incident", "霧笛データ", ASSERTED)],
        ),
        (
            "霧笛ラボも昨年、ラザルスが取引所を標的にしていると指摘した。",
            [("targeting", "霧笛ラボ", ASSERTED)],
        ),
        (
            "攻撃者は採用担当者を装い、不正なファイルを社員に送り付けた。",
            [("tactic", "", ASSERTED)],
        ),
        (
            "北浜取引所は10日、約21億円相当のビットコインが流出したと発表した。原因は調査中で、顧客への影響はないとしている。",
            [
                ("incident", "北浜取引所", ASSERTED),
                ("incident", "", SILENT),
                ("incident", "北浜取引所", DENIED),
            ],
        ),
        (
            "相手国の外務省は関与を否定し、「根拠のない中傷だ」と反発している。",
            [("attribution", "相手国の外務省", DENIED), ("attribution", "相手国の外務省", ASSERTED)],
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
            [("incident", "", ASSERTED), ("incident", "", SILENT)],
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


def test_headings_say_what_their_items_are_about() -> None:
    text = "１ 被害の状況\n（１）利用者の蓄えが底をつく。\n２ 攻撃の目的\n（１）外貨の獲得。\n３ 攻撃の流れ\n（１）担当者を名乗る者から連絡が来る。"
    assert [type_ for type_, _, _ in shown(text)] == ["incident", "motive", "tactic"]


def test_who_to_call_is_no_claim() -> None:
    assert shown("【連絡先】内海県警察本部 サイバー対策課　cyber@police.utsumi.example") == []


@pytest.mark.parametrize(
    "text",
    [
        "誰が灰鷺を操っているのでしょうか。",
        "新谷「入り口は分かっているんですか」",
        "――狙いは資金だけだった。",
        "Q3　送られてきた請求書を開いてしまいました。",
        "今後の対応は。",
        "手口。",
        "13時21分。",
        "私のお願いは三つ。",
        "以下の問題が認められた。",
        "本日はお越しいただきありがとうございます。",
    ],
)
def test_what_is_asked_or_only_announced_is_no_claim(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "半年を要したのは遅いのではないか。",
        "北朝鮮の集団が関与か。",
        "会見で社長は「深くおわびします。全額を補償いたします」と述べた。",
        "被告の名義で会員登録が行われていた。",
    ],
)
def test_an_opinion_a_headline_and_a_promise_are_claims(text: str) -> None:
    assert shown(text) != []


def test_only_what_stands_before_a_question_is_a_claim() -> None:
    text = "浜辺取引所から約三億円が流出したとの報道がありますが、政府の受け止めはいかがでしょうか。"
    assert [draft.span.of(text) for draft in read_japanese(text)] == ["浜辺取引所から約三億円が流出した"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("市役所の端末三台が不正なプログラムに感染しており、住民一万人分の名簿が外部に持ち出された。", 2),
        ("攻撃者は取引先の担当者を装い、偽の請求書を経理課に送った。", 1),
        ("港湾の端末が暗号化され、貨物の積み下ろしが三日間にわたって止まった。", 2),
        ("同社は先月、昨年の流出を受けて設けた委員会に対し、記録を渡した。", 1),
        ("灰鷺の集団が侵入したのは昨年十月で、利用者の資産約五億円が流出したのは十二月だった。", 2),
        ("同庁は「職員の端末は感染していない。名簿は業者から漏れた」と説明した。", 2),
    ],
)
def test_a_claim_ends_where_the_next_has_a_topic_of_its_own(text: str, count: int) -> None:
    assert len(shown(text)) == count


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "手口として、幹部へのなりすまし、偽のアカウントによる接触、採用試験を装った不正なプログラムの実行などを挙げた。",
            ["幹部へのなりすまし", "偽のアカウントによる接触", "採用試験を装った不正なプログラムの実行などを挙げた"],
        ),
        (
            "幹部を装ったメールを送る、偽のアカウントで接近するといった手口が確認されている。",
            ["幹部を装ったメールを送る", "偽のアカウントで接近する"],
        ),
        (
            "攻撃者は採用担当者を装うほか、投資家を名乗って接触する。",
            ["攻撃者は採用担当者を装うほか", "投資家を名乗って接触する"],
        ),
    ],
)
def test_each_trick_of_a_list_is_a_claim(text: str, items: list[str]) -> None:
    found = read_japanese(text)
    assert [draft.type for draft in found] == ["tactic"] * len(items)
    assert [draft.span.of(text).strip("、") for draft in found] == items


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("「背後に国家がいる」（北浜研究所の山田太郎氏）", [("attribution", "山田太郎氏（北浜研究所）", ASSERTED)]),
        (
            "「社員が誘いに応じてしまった」と北浜社の山田太郎社長は語った。同氏によると、端末は直ちに回収された。",
            [("incident", "山田太郎社長（北浜社）", ASSERTED), ("incident", "山田太郎社長（北浜社）", ASSERTED)],
        ),
        (
            "北浜社は流出を認めた。同社によると、被害額は5億円。",
            [("incident", "", ASSERTED), ("incident", "北浜社", ASSERTED)],
        ),
    ],
)
def test_who_stands_behind_a_quotation_or_the_same_name_speaks(text: str, claims: list[tuple[str, str, str]]) -> None:
    assert shown(text) == claims


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("警察庁は、北朝鮮の集団による犯行とみて間違いないと判断した。", ASSERTED),
        ("北朝鮮の集団が関与か。", LIKELY),
        ("ラザルスによる犯行の疑い。", LIKELY),
        ("攻撃との関連は確認されていない。", SILENT),
    ],
)
def test_endings_of_headlines_hedge(text: str, hedge: str) -> None:
    assert [(draft.type, draft.hedge) for draft in read_japanese(text)] == [("attribution", hedge)]


@pytest.mark.parametrize(
    ("text", "value", "counts"),
    [
        ("「塩灯」に関する両機関の注意喚起は、昨年に続き、３回目です。", 3, "「塩灯」に関する両機関の注意喚起"),
        ("警察庁が攻撃者を名指しして注意喚起をするのは8回目。", 8, "注意喚起"),
        ("個社名を挙げた注意喚起は二例目にとどまる。", 2, "個社名を挙げた注意喚起"),
    ],
)
def test_a_count_of_warnings_names_what_it_counts(text: str, value: float, counts: str) -> None:
    (claim,) = read_japanese(text)
    assert (claim.type, claim.value, claim.counts) == ("warning_count", value, counts)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("攻撃者は情報を盗む目的で社内のサーバーに侵入した。", ["motive", "incident"]),
        ("同集団は、外貨を獲得するため、国内の取引所を標的にしているとみられる。", ["motive", "targeting"]),
        ("発見が遅れるため、被害が拡大した。", ["incident"]),
    ],
)
def test_a_purpose_is_a_motive_and_a_cause_is_none(text: str, types: list[str]) -> None:
    assert [type_ for type_, _, _ in shown(text)] == types
