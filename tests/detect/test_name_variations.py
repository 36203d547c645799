"""However an executive's name is dressed up in a display name, it is seen; who only shares a word with it is left alone."""

import pytest

from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.evidence import Verdict
from noroshi.detect.verdict import judge_message
from noroshi.detect.weights import default_weights
from noroshi.message.read import read_message
from tests.detect.test_names_of_ours import COMPANY, OURS
from tests.mail import mail

PEOPLE = PeopleIndex(COMPANY)
FIRST_CONTACT = Relation(learned=400, from_outside=300, seen_once=40)

HONORIFICS = """
山田 太郎様|山田太郎さん|山田太郎くん|山田太郎殿|山田太郎氏|山田太郎社長|山田太郎最高経営責任者|山田太郎名誉会長|山田太郎です|山田太郎 拝
弊社山田太郎|当社社長 山田太郎|小生山田太郎|社長兼CEO山田太郎|代表取締役社長 山田 太郎 様|社長室 山田太郎|CEO・山田太郎|山田太郎（私用）
Mr. Taro Yamada|Mr.Yamada Taro|Dr. Taro Yamada, Ph.D.|Sir Taro Yamada|Taro Yamada, Esq.|Taro Yamada MBA|Taro Yamada-san|Taro-san Yamada
Yamada Taro-dono|Taro Yamada様|Ｔａｒｏ　Ｙａｍａｄａ様|TaroYamadaCEO|Founder & CEO Taro Yamada|Office of Taro Yamada|Taro YAMADA【CEO】
'Taro Yamada'|Taro "Tad" Yamada|Taro (Yamada)|Taro – Yamada|Taro/Yamada|Taro • Yamada|Taro 🌊 Yamada|★Taro Yamada★|山田／太郎|Yamada、Taro
"""
TITLES = """
山田社長|社長 山田|社長・山田|社長の山田|社長の山田です|山田さん（社長）|山田（社長）|山田【代表取締役】|代取 山田|代表取締役社長 山田|弊社代表 山田|ヤマダ社長
Yamada, CEO|Yamada (CEO)|Yamada - CEO|Yamada \\| CEO|CEO Yamada|Mr. Yamada, President|Yamada-shacho|Yamada shachou|Chief Executive Officer Yamada
大野CFO|最高財務責任者 大野|大野 財務担当|Ohno, CFO|Oono (CFO)|Ōno, CFO|渡邉CCO|常務の渡辺|CCO Watanabe|Ms. Watanabe, CCO
コンプライアンス責任者 渡邉|髙橋CTO|高橋CTO|Takahashi, CTO|海洋取引所 社長 山田|Kaiyo Exchange - Yamada|海洋取引所 経理部 山田
"""
LOOK_ALIKES = """
Tаrо Yаmаdа|Таго Үамаԁа|Ꭲaro Ꭹamada|ТΑRΟ ΥΑΜΑDΑ|Ｔａｒｏ Ｙａｍａｄａ|𝐓𝐚𝐫𝐨 𝐘𝐚𝐦𝐚𝐝𝐚|𝒯𝒶𝓇ℴ 𝒴𝒶𝓂𝒶𝒹𝒶|𝔗𝔞𝔯𝔬 𝔜𝔞𝔪𝔞𝔡𝔞|𝚃𝚊𝚛𝚘 𝚈𝚊𝚖𝚊𝚍𝚊|Ⓣⓐⓡⓞ Ⓨⓐⓜⓐⓓⓐ
🅣🅐🅡🅞 🅨🅐🅜🅐🅓🅐|🆃🅰🆁🅾 🆈🅰🅼🅰🅳🅰|🇹🇦🇷🇴 🇾🇦🇲🇦🇩🇦|Tᴀʀᴏ Yᴀᴍᴀᴅᴀ|ᵀᵃʳᵒ ʸᵃᵐᵃᵈᵃ|ꓔꓮꓣꓳ ꓬꓮꓟꓮꓓꓮ|Taro Yɐmɐdɐ|Tλro Yλmλdλ|TaЯo Yamada|TarФ Yamada|Tӓrо Yӓmӓdа|Tάrό Yamada
Ƭaro Ƴamaɗa|Tärö Yàmâdå|Ta\u0323ro\u0331 Yama\u0332da|T\u0336a\u0336r\u0336o\u0336 Yamada|Tar0 Yamada|T4r0 Y4m4d4|T@ro Y@m@d@|Sho!chi Ohno|Sho1chi Ohno
Sholchi Ohno|Sho\\|chi Ohno|5hoichi Ohno|Junko Wat4na8e|Taro Yarnada|Taro Yamacla|Taro Yarnacla|Shoichi Olino|Junko VVatanabe|Taro Yamdaa|Tarо Yamaad
ヤマダ タ口ウ|ヤマダ 夕ロウ|タ力ハシ マコト|タカ八シ マコト|タカハシ マコ卜|オオノ ショウイチ|大野 翔ー|大野 翔―|大野 翔─|ヤマダ タロー|オーノ ショーイチ
オオノ シヨウイチ|ヤマダ タロゥ|⼭⽥ 太郎|山田 太郞|高桥 真琴|Ta\u00adro Ya\u00admada|Taro\u2800Yamada|山\ufe00田 太郎\ufe01|T\u200da\u200dro Yamada
"""
OTHERS = """
山田様|山田さま|Yamada-san|Mr. Yamada|山田|Yamada|大野社長|CTO Yamada|山田商店|山田商店 社長 山田|President of Yamada Shoten|Takahashi, CEO of Takahashi Metals
山田 太朗|山田 太一|小山田 太郎|Kentaro Yamada|Taro Yamadera|Taro Yamata|Shoji Ohno|Yamada & Taro Associates|Yamada Transport|山田太郎丸|海洋大学 山田
Taro, Yamada and Sato|大野商会 取締役 大野|Shōichi Ōnuki|Jun Watanabe|Yoko Ono|Makoto Takagi|Mary Cooper|Tarot Yamadai
"""


def _several(text: str) -> list[str]:
    return [
        name.replace("\\|", "|").replace("\0", "|")
        for name in text.strip().replace("\\|", "\0").replace("\n", "|").split("|")
    ]


def _judged(display: str, body: str = "確認を頼む。\n", subject: str = "件") -> Verdict:
    raw = mail(to=OURS, from_=f"{display} <desk@exec-mail.test>", subject=subject, body=body, auth="pass")
    return judge_message(read_message(raw), PEOPLE, default_weights(), FIRST_CONTACT)


@pytest.mark.parametrize("display", _several(HONORIFICS) + _several(LOOK_ALIKES))
def test_a_full_name_in_any_dress_is_danger(display: str) -> None:
    verdict = _judged(display)
    assert "executive-name-from-unknown-address" in [one.signal for one in verdict.evidence]
    assert verdict.level == "danger"


@pytest.mark.parametrize("display", _several(TITLES))
def test_a_family_name_with_the_person_s_own_title_is_seen(display: str) -> None:
    verdict = _judged(display)
    assert "executive-name-from-unknown-address" in [one.signal for one in verdict.evidence]
    assert verdict.level != "clear"


@pytest.mark.parametrize("display", _several(OTHERS))
def test_whoever_shares_a_word_with_a_name_is_not_taken_for_it(display: str) -> None:
    assert not [one for one in _judged(display).evidence if one.signal.endswith("name-from-unknown-address")]


@pytest.mark.parametrize(
    "display",
    [
        "CEO",
        "社長様",
        "社長より",
        "Office of the CEO",
        "CFO様",
        "代表",
        "Chief Executive Officer",
        "海洋取引所 社長",
        "取締役会",
    ],
)
def test_a_title_alone_is_seen(display: str) -> None:
    assert "executive-title-from-outside" in [one.signal for one in _judged(display).evidence]


@pytest.mark.parametrize(
    "body",
    [
        "佐藤さん、社長の山田です。\n返信をください。\n",
        "Hi Megumi. This is Yamada, your CEO. Are you there?\n",
        "頼む。\n\n社長 山田\n",
        "頼む。\n\n山田\n代表取締役社長\n",
        "See above.\n\nMr. Yamada\nPresident\n",
        "See above.\n\nYamada, CEO\n",
    ],
)
def test_who_signs_or_introduces_himself_by_family_name_and_title_is_seen(body: str) -> None:
    verdict = _judged("desk", body)
    assert "executive-name-in-signature" in [one.signal for one in verdict.evidence]


@pytest.mark.parametrize(
    "body",
    [
        "佐藤様\n\nお世話になっております。東洋印刷の山田です。\n",
        "山田社長\n\nお世話になっております。見積りの件です。\n\n鈴木\n",
        "Dear President Yamada,\n\nThank you for the dinner.\n\nJohn\n",
        "御社の社長は山田太郎さんです。\n",
        "山田太郎社長にお伝えください。\n",
        "Our CEO is Taro Yamada.\n",
        "This is for Taro Yamada. Please forward.\n",
        "弊社の社長は山田です。\n",
    ],
)
def test_who_greets_or_mentions_an_executive_does_not_sign_as_one(body: str) -> None:
    assert "executive-name-in-signature" not in [one.signal for one in _judged("desk", body).evidence]


@pytest.mark.parametrize("subject", ["山田太郎です", "社長の山田です。至急", "This is Taro Yamada, your CEO"])
def test_who_introduces_himself_in_the_subject_is_seen(subject: str) -> None:
    verdict = _judged("desk", "明日の資料を先に送ってください。\n", subject)
    assert "executive-name-in-signature" in [one.signal for one in verdict.evidence]


@pytest.mark.parametrize("subject", ["Re: 山田太郎です", "山田太郎の件です", "Is this Taro Yamada's account?"])
def test_a_subject_that_only_names_him_is_no_introduction(subject: str) -> None:
    verdict = _judged("desk", "ご確認をお願いします。\n", subject)
    assert "executive-name-in-signature" not in [one.signal for one in verdict.evidence]
