"""The hold-out as raw mails."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from tests.mail import address_of, mail
from tests.scenes import PEOPLE, Scene, read_scenes

HERE = Path(__file__).parent
COMPANY = HERE.parent.parent / "examples" / "kaiyo" / "company.toml"


def load(part: str = "*") -> list[Scene]:
    """The messages of a part, `seen` or `unseen`, or of both, by date."""
    scenes = [scene for path in sorted(HERE.glob(f"{part}/*.toml")) for scene in read_scenes(path)]
    return sorted(scenes, key=lambda scene: (scene.date, scene.id))


def past() -> Iterator[bytes]:
    """Earlier mail of those who are known, and what our people wrote to them: what `noroshi learn` gets."""
    for scene in load():
        if not scene.known:
            continue
        known_by = PEOPLE[scene.to]
        for number, (subject, body) in enumerate(EARLIER[scene.language]):
            when = scene.date - timedelta(days=21 + 17 * number, minutes=number * 13)
            yield mail(
                from_=scene.from_,
                to=known_by,
                subject=subject,
                body=body,
                auth=scene.auth,
                envelope_from=scene.envelope,
                charset=scene.charset,
                headers=[field for field in scene.headers if field[0].startswith("List-")],
                date=when,
            )
        if scene.auth in {"pass", "spf", "softfail", "none"} and not scene.headers and "no-reply" not in scene.from_:
            subject, body = ANSWER[scene.language]
            yield mail(
                from_=known_by if "<" in known_by else f"Support <{known_by}>",
                to=address_of(scene.from_),
                subject=subject,
                body=body,
                auth="internal",
                date=scene.date - timedelta(days=20, hours=2),
            )


EARLIER = {
    "ja": [
        ("先日の件", "先日の件、ありがとうございました。引き続きよろしくお願いいたします。"),
        ("ご連絡", "資料を受け取りました。確認して来週ご連絡します。"),
        ("定例について", "次回の定例は予定どおり行います。議題があればお知らせください。"),
    ],
    "en": [
        ("Thanks", "Thanks for your help last week, all good on our side."),
        ("Following up", "I've got everything I need and will come back to you next week."),
        ("Next month", "Same time next month works for me. Talk soon."),
    ],
}
ANSWER = {
    "ja": ("Re: ご連絡", "ありがとうございます。承知しました。"),
    "en": ("Re: Following up", "Thank you, understood."),
}
