"""Only results of trusted servers count, only the topmost of each, and only where they speak of the author's domain."""

from noroshi.detect.authenticity import authenticity, trusted_results
from noroshi.message.model import AuthenticationResult as Result
from noroshi.message.read import read_message

OURS = ("mx1.kaiyo-exchange.example",)


def results(*fields: str) -> tuple[Result, ...]:
    raw = "".join(f"Authentication-Results: {field}\n" for field in fields) + "From: a@b.test\n\nx"
    return trusted_results(read_message(raw.encode()), OURS)


def test_results_of_strangers_are_not_believed() -> None:
    assert results("mx.attacker.test; dmarc=pass header.from=b.test") == ()


def test_only_the_topmost_field_of_a_trusted_server_counts() -> None:
    found = results(
        "mx1.kaiyo-exchange.example; dmarc=fail header.from=b.test",
        "mx1.kaiyo-exchange.example; dmarc=pass header.from=b.test",
    )
    assert authenticity(found, "b.test").answer == "fail"


def test_nobody_looked_is_unknown_not_absent() -> None:
    assert authenticity((), "b.test").answer == "unknown"
    assert authenticity(results("mx1.kaiyo-exchange.example; none"), "b.test").answer in ("unknown", "absent")


def test_a_pass_for_another_domain_vouches_for_nothing() -> None:
    found = results("mx1.kaiyo-exchange.example; spf=pass smtp.mailfrom=x@c.test; dkim=pass header.d=c.test")
    assert authenticity(found, "b.test").answer == "absent"


def test_relaxed_alignment_takes_subdomains() -> None:
    assert (
        authenticity(results("mx1.kaiyo-exchange.example; dkim=pass header.d=mail.b.test"), "b.test").answer == "pass"
    )


def test_dmarc_decides_before_its_parts() -> None:
    found = results("mx1.kaiyo-exchange.example; spf=pass smtp.mailfrom=b.test; dmarc=fail header.from=b.test")
    assert authenticity(found, "b.test").answer == "fail"
    assert authenticity(found, "b.test").method == "dmarc"


def test_spf_alone_decides_where_there_is_no_policy() -> None:
    assert (
        authenticity(results("mx1.kaiyo-exchange.example; spf=softfail smtp.mailfrom=x@b.test"), "b.test").answer
        == "fail"
    )
    assert (
        authenticity(
            results("mx1.kaiyo-exchange.example; spf=fail smtp.mailfrom=x@b.test; dkim=pass header.d=b.test"), "b.test"
        ).answer
        == "pass"
    )
