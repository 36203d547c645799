import tomllib

from hypothesis import given
from hypothesis import strategies as st

from noroshi.company.toml_lines import line_of

TEXT = '''\
# [not.this]
a = 1
b.c = "x" # [nor.this]
list = [ 1,
  # comment ]
  [2, "]"],
]
[t]
"quoted key" = """
[fake]
"""
date = 1979-05-27 07:32:00
inline = { x = 1, y = { z = [1] } }
[[items]]
name = 'first'
[[items]]
name = 'second'
[[items.parts]]
id = 1
[[items.parts]]
id = 2
[items.more]
x = +1.5e3
'''


def test_places_of_every_shape() -> None:
    tomllib.loads(TEXT)
    for path, line in (
        (("a",), 2),
        (("b", "c"), 3),
        (("list", 0), 4),
        (("list", 1), 6),
        (("list", 1, 1), 6),
        (("t", "quoted key"), 9),
        (("t", "date"), 12),
        (("t", "inline", "y", "z", 0), 13),
        (("items", 0, "name"), 15),
        (("items", 1, "name"), 17),
        (("items", 1, "parts", 1, "id"), 21),
        (("items", 1, "more", "x"), 23),
        (("t", "missing"), 8),
        (("missing",), 1),
    ):
        assert line_of(TEXT, path) == line, path


@given(st.text(max_size=200))
def test_it_ends_on_any_text(text: str) -> None:
    assert line_of(text, ("a",)) >= 1
