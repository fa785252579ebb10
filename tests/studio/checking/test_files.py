"""The editors' files know where everything in them stands."""

from __future__ import annotations

from studio.checking.files import read_dialogue
from studio.checking.places import Place

NLU = """
nlu:
- intent: greet
  examples: |  # in English

    - hello
    - show me [red](attribute) [mugs](product)

    - 你好
- intent: bye
  examples: "- see you"
"""


def _read(tmp_path, nlu):
    path = tmp_path / "nlu.yml"
    path.write_text(nlu, encoding="utf-8")
    return path, read_dialogue(tmp_path, tmp_path / "domain")


def test_an_example_of_a_block_knows_its_own_line_and_another_that_of_its_key(tmp_path):
    path, files = _read(tmp_path, NLU)

    assert [(example.intent, example.text, example.place) for example in files.examples] == [
        ("greet", "hello", Place(path, 6)),
        ("greet", "show me red mugs", Place(path, 7)),
        ("greet", "你好", Place(path, 9)),
        ("bye", "see you", Place(path, 11)),
    ]
    assert files.examples[1].spans == (("red", "attribute"), ("mugs", "product"))


def test_a_broken_file_is_noted_with_its_line_and_the_others_are_read(tmp_path):
    (tmp_path / "broken.yml").write_text("nlu:\n- intent: [\n", encoding="utf-8")
    (tmp_path / "list.yml").write_text("- a list\n", encoding="utf-8")

    _, files = _read(tmp_path, NLU)

    assert [(error.place.path.name, str(error)) for error in files.broken][1] == (
        "list.yml",
        "must hold `name: value` lines",
    )
    assert files.broken[0].place.line == 3
    assert len(files.examples) == 4


def test_a_place_reads_as_editors_and_terminals_know_it(tmp_path):
    assert str(Place(tmp_path / "nlu.yml", 7)) == f"{tmp_path}/nlu.yml:7"
    assert str(Place(tmp_path)) == str(tmp_path)
