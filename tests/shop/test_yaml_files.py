import pytest
from pydantic import Field

from shop.errors import ImportFormatError
from shop.yaml_files import Bilingual, Shape, YamlFile


class Thing(Shape):
    name: Bilingual
    sizes: dict[str, int] = Field(default_factory=dict)


@pytest.fixture
def yaml_file(tmp_path):
    """What writes a YAML file and returns its path."""

    def write(text):
        path = tmp_path / "words.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_shape_is_read_with_what_is_left_out(yaml_file):
    thing = YamlFile(yaml_file("name:\n  en: [shop]\nsizes:\n")).read(Thing)
    assert thing.name.words() == {"en": ("shop",), "zh": ()}
    assert thing.sizes == {}


def test_broken_yaml_and_other_shapes_are_refused(yaml_file):
    with pytest.raises(ImportFormatError, match="line 1"):
        YamlFile(yaml_file("a: [1, 2"))
    with pytest.raises(ImportFormatError, match="must hold"):
        YamlFile(yaml_file("- a\n- b"))
    with pytest.raises(ImportFormatError, match="cannot read"):
        YamlFile(yaml_file("a: 1").with_name("missing.yml"))


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("name: {en: [a]}\nsize: {a: 1}", 2, "size: is not known here; use name, sizes"),
        ("name:\n  en:\n    - a\n    - 4", 4, "en: 4 is not a word; put quotes around it"),
        ("name:\n  en: a", 2, "en: write a list"),
        ("name: [a]", 1, "name: write indented"),
        ("sizes: {a: 1}", 1, "name: is missing"),
        ("name: {en: [a]}\nsizes:\n  a: big", 3, "a: value is not a valid integer"),
        ("name: {en: [a]}\n\nname: {en: [b]}", 3, 'found duplicate key "name": it stands here twice'),
        ("name: {en: [a]\nsizes: {}", 2, "check indents, brackets, quotes"),
    ],
)
def test_a_mistake_is_told_with_its_line(yaml_file, text, line, told):
    with pytest.raises(ImportFormatError) as failure:
        YamlFile(yaml_file(text)).read(Thing)
    assert str(failure.value).startswith(f"{yaml_file(text)}, line {line}: ")
    assert told in str(failure.value)


def test_what_is_not_utf_8_is_refused(tmp_path):
    path = tmp_path / "words.yml"
    path.write_bytes(b"name: \xff\xfe")
    with pytest.raises(ImportFormatError, match="not UTF-8"):
        YamlFile(path)
