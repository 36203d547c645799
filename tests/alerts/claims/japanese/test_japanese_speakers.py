"""Who says it: nested speakers, accounts over several sentences, short names, silence."""

import pytest

from tests.alerts.claims.japanese.reading import read_japanese


def chain_at(text: str, words: str) -> str:
    """The speakers, joined by `>`, of the claim in which the words stand."""
    at = text.index(words)
    drafts = [draft for draft in read_japanese(text) if draft.span.start <= at < draft.span.end]
    assert drafts, "no claim holds the words"
    return ">".join(drafts[0].speakers)


def hedge_at(text: str, words: str) -> str:
    """How sure the claim is in which the words stand."""
    at = text.index(words)
    return next(draft.hedge for draft in read_japanese(text) if draft.span.start <= at < draft.span.end)


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "米紙ハーバー・クロニクルは関係者の話として、取引所から約5億円が流出したと報じた。",
            "流出",
            "ハーバー・クロニクル>関係者",
        ),
        (
            "米調査会社クリフノードの研究者は、偽の求人が使われている可能性があると英誌バロウに語った。",
            "求人",
            "バロウ>クリフノードの研究者",
        ),
        ("霧笛外務省はQTN通信に対し、攻撃への関与を否定した。", "関与", "QTN通信>霧笛外務省"),
        ("英紙バロウが入手した内部文書によると、鍵は一人が管理していた。", "鍵", "バロウ>内部文書"),
        ("捜査関係者によれば、北浜社は「顧客への影響はない」と説明しているという。", "影響", "捜査関係者>北浜社"),
    ],
)
def test_a_paper_hands_on_what_it_was_told(text: str, words: str, chain: str) -> None:
    assert chain_at(text, words) == chain


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("兵庫県警は10日、会社員の男を逮捕した。県警によると、男は偽の求人を送っていた。", "求人", "兵庫県警"),
        (
            "研究者のミッチ・カーター氏は、北朝鮮の犯行だと指摘した。カーター氏によると、攻撃者は偽の求人を送った。",
            "求人",
            "ミッチ・カーター氏",
        ),
        (
            "フランスのセキュリティ企業Brume Labsは、偽の求人が広がっていると発表した。同社は、社員が狙われたとみている。",
            "社員",
            "Brume Labs",
        ),
        (
            "警察庁と金融庁は10日、注意喚起の文書を公表した。それによると、攻撃者は偽の求人を送る。",
            "求人",
            "警察庁・金融庁",
        ),
        (
            "北浜データ株式会社（以下「甲社」）に調査を依頼した。甲社によると、端末が感染していた。",
            "端末",
            "北浜データ",
        ),
        ("ブロックチェーン分析の米ノーデルは、北朝鮮の集団が関与したと発表した。", "関与", "ノーデル"),
        ("委託先のミナモは、北朝鮮の集団が関与したと発表した。", "関与", "ミナモ"),
        ("株式会社ナギサ監査の報告書によりますと、侵入の起点は社員の端末でした。", "起点", "ナギサ監査"),
        ("【霧笛共同】韓国の国家情報院は10日、北朝鮮の犯行だと発表した。", "犯行", "韓国国家情報院"),
        ("警視庁は10日、男を逮捕したと発表した。発表によると、男は偽の求人を送った。", "求人", "警視庁"),
        (
            "英紙バロウは10日、約5億円が流出したと報じた。元社員は同紙に対し、鍵は一人が管理していたと語った。",
            "鍵",
            "バロウ>元社員",
        ),
        (
            "霧笛大学の研究員、堂本翔さんは、社員が狙われていると話す。堂本さんは鍵も盗まれたとみる。",
            "鍵",
            "堂本翔さん（霧笛大学）",
        ),
        ("台湾の半導体商社イースト・シリコンは、設計図が持ち出されたと公表した。", "設計図", "イースト・シリコン"),
        (
            "ロイター通信は、関係者の話として、鍵が盗まれたと報じた。関係者の1人は、社員も狙われたと話したという。",
            "社員",
            "ロイター>関係者の1人",
        ),
        ("クレーン研究所は10日、取引所への攻撃を報告した。", "攻撃", "クレーン研究所"),
        (
            "冷凍食品の物流を手がける北浜冷凍（千葉県霧笛市）は、端末が感染したと発表した。同社によると、鍵も盗まれた。",
            "鍵",
            "北浜冷凍",
        ),
        ("この手口について米当局は昨年、鍵が盗まれていると警告していた。", "鍵", "米当局"),
        ("霧笛大の堂本翔教授は、鍵が盗まれたとみる。", "鍵", "堂本翔教授（霧笛大）"),
        ("調査に加わる専門会社は、鍵が盗まれた可能性が高いとみている。", "鍵", "調査に加わる専門会社"),
        ("業界紙の漁港タイムスは取引先の話として、鍵が盗まれたと報じた。", "鍵", "漁港タイムス>取引先"),
        ("チェーン調査で知られるGull Beak氏は、鍵が盗まれたと指摘した。", "鍵", "Gull Beak氏"),
        ("警察庁によると、端末が感染した。Northgull Labsは鍵が盗まれたと説明した。", "鍵", "Northgull Labs"),
        ("調査会社クリフノードが端末を調べたところ、鍵が盗まれていた。", "鍵", "クリフノード"),
        ("集団「赤い凧」は、取引所の鍵を盗んだと主張した。", "鍵", "赤い凧"),
        ("北浜社は利用者に、鍵を替えるよう案内している。", "鍵", "北浜社"),
        ("韓国の警察などは10日、鍵が盗まれたとする捜査結果を発表した。", "鍵", "韓国警察など"),
        ("港湾新聞の取材班は先月、内部資料を入手した。本紙は、北朝鮮の集団が関与したと判断した。", "関与", ""),
    ],
)
def test_a_short_name_or_a_trade_stands_for_the_full_name(text: str, words: str, chain: str) -> None:
    assert chain_at(text, words) == chain


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "警察庁によると、攻撃者は偽の求人を社員に送った。端末が感染し、鍵が抜き取られていた。",
            "鍵",
            "警察庁",
        ),
        (
            "警察庁は10日、被害の状況をまとめた。警察庁によると、10人が被害に遭った。\n\n"
            "相手は司会者を名乗り、会議に招きます。画面の共有を頼み、端末を操作するということです。",
            "会議",
            "警察庁",
        ),
        ("警察庁によると、攻撃者は偽の求人を送った。一方、被害の額は分かっていない。", "被害の額", ""),
        ("警察庁によると、攻撃者は偽の求人を送った。北浜社は端末を入れ替えた。", "入れ替え", ""),
        ("「社員が狙われている」。北浜ラボの佐伯氏はそう話す。", "社員", "佐伯氏（北浜ラボ）"),
    ],
)
def test_an_account_goes_on_until_somebody_else_speaks(text: str, words: str, chain: str) -> None:
    assert chain_at(text, words) == chain


@pytest.mark.parametrize(
    "text",
    [
        "取引所は「捜査中につきお答えできない」とコメントした。",
        "警察庁は「個別の事案については回答を差し控える」としている。",
        "霧笛警察は「犯人像は捜査中で、述べる段階にない」としている。",
        "被害の額について、取引所は「捜査に支障がある」として公表していない。",
    ],
)
def test_who_gives_no_information_does_not_speak(text: str) -> None:
    assert {(draft.speakers, draft.hedge) for draft in read_japanese(text)} == {((), "not_reported")}


@pytest.mark.parametrize(
    ("text", "words", "hedge"),
    [
        ("北浜ラボは、国家の関与を示す証拠は得られていないと述べた。", "証拠", "not_reported"),
        ("会社の端末に異常は見つかっていない。", "異常", "not_reported"),
        ("弁護人は「依頼人は相手の素性を知らなかった」と主張している。", "素性", "denied"),
        ("同社は「そのような社員は存在しない」と反論した。", "社員", "denied"),
        ("取引所は攻撃者と接触しておらず、金も支払っていない。", "接触", "denied"),
        ("持ち出された情報にカードの番号は含まれない。", "番号", "denied"),
        ("名簿が漏れた形跡は、今のところ見つかっていない。", "形跡", "not_reported"),
        ("犯行の声明は出ていない。", "声明", "not_reported"),
        ("研究者は「重なるのは一部の回線にすぎない」と否定した。", "回線", "asserted"),
        ("北浜ラボは、北朝鮮系の集団の関与を中程度の確度で結論付けた。", "関与", "likely"),
        ("米財務省は、ラザルスが資金洗浄に関わったとの見方を示した。", "資金洗浄", "likely"),
        ("一部の掲示板では、社員が関与したとの書き込みがある。", "社員", "alleged"),
    ],
)
def test_what_was_not_found_is_not_what_is_denied(text: str, words: str, hedge: str) -> None:
    assert hedge_at(text, words) == hedge


@pytest.mark.parametrize(
    ("text", "words", "hedge"),
    [
        ("台帳の行方を、港湾局は公にしていない。", "台帳", "not_reported"),
        ("係員は金庫を開けておりません。", "金庫", "denied"),
        ("金庫の鍵は二年も交換されておらず、設備も更新されていなかった。", "設備", "asserted"),
        ("銀行は係員の手引きを疑っている。", "手引き", "likely"),
        ("係員が鍵を渡したらしいと、複数の行員が口をそろえる。", "鍵", "alleged"),
        ("別の銀行でも鍵が盗まれたと聞いている。", "鍵", "alleged"),
    ],
)
def test_the_predicate_tells_how_sure_a_clause_is(text: str, words: str, hedge: str) -> None:
    assert hedge_at(text, words) == hedge


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("甲代表は、鍵が盗まれたと胸の内を吐き出した。", "鍵", "甲代表"),
        ("鍵が盗まれていた、と警察庁は説明した。", "鍵", "警察庁"),
        ("鍵が盗まれたというのが北浜研究所の一貫した見方だ。", "鍵", "北浜研究所"),
        ("鍵が盗まれたと指摘するのは北浜研究所の堂本翔氏だ。", "鍵", "堂本翔氏（北浜研究所）"),
        ("鍵は北朝鮮の集団が盗んだとみる専門家が多い。", "鍵", "専門家"),
        ("取引所の鍵が盗まれたと、霧笛県警から説明を受けている。", "鍵", "霧笛県警"),
        ("警察庁が挙げたのは、鍵を一人に任せないことだ。", "鍵を", "警察庁"),
    ],
)
def test_who_says_it_shows_by_the_build_of_the_sentence(text: str, words: str, chain: str) -> None:
    assert chain_at(text, words) == chain


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "○堂本委員　鍵は誰が盗んだのか。\n○警備局長　盗んだ者は分かっていない。霧笛県警によると、端末も感染した。\n"
            "○堂本委員　鍵は一人が管理していた。\n○警備局長　管理の規則を改めた。",
            "鍵は一人",
            "堂本委員",
        ),
        (
            "○堂本委員　鍵は誰が盗んだのか。\n○警備局長　規則を改めた。霧笛県警によると、端末も感染した。\n"
            "○堂本委員　鍵は一人が管理していた。\n○警備局長　管理の規則を改めた。",
            "端末",
            "警備局長>霧笛県警",
        ),
        (
            "取引所の守りに詳しい堂本翔氏に聞いた。\n――鍵はどこにありましたか。\n「鍵は一人が管理していました」\n"
            "――犯人は。\n「北朝鮮の集団が盗んだとは言えません」",
            "鍵は一人",
            "堂本翔氏",
        ),
        ("１月２日　鍵が盗まれた。\n１月３日　端末が感染した。\n１月４日　鍵を替えた。", "端末", ""),
    ],
)
def test_who_has_the_word_says_all_of_it(text: str, words: str, chain: str) -> None:
    assert chain_at(text, words) == chain


@pytest.mark.parametrize(("title", "chain"), [("北浜研究所の報告書（要約）", "北浜研究所"), ("きょうの動き", "")])
def test_an_account_is_retold_where_title_and_lead_present_it(title: str, chain: str) -> None:
    text = "北浜研究所は8日、集団「灰色の鷺」についての報告書を公表した。入口は偽の求人だった。"
    drafts = [draft for draft in read_japanese(text, title=title) if text[draft.span.start] == "入"]
    assert [">".join(draft.speakers) for draft in drafts] == [chain]
