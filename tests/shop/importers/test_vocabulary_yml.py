import pytest

from shop.catalogue.records import TermKind, TermRecord
from shop.errors import ImportFormatError
from shop.importers.vocabulary_yml import VocabularyImporter


def terms(path):
    return list(VocabularyImporter(path, "words").records())


def test_the_words_become_terms(file):
    found = terms(
        file(
            "attributes:\n  colour: {en: [colour], zh: [颜色]}\n"
            "values:\n  colour:\n    black: {en: [black], zh: [黑色]}\n"
            "uses:\n  gaming: {en: [gamer], zh: [游戏], search: gaming}\n"
            "brands:\n  HP: [惠普]\n"
            "words:\n  quiet silent: [安静]\n"
        )
    )
    assert TermRecord(TermKind.VALUE, "colour=black", "zh", "黑色", "black") in found
    assert TermRecord(TermKind.USE, "gaming", "en", "gamer", "gaming") in found
    assert TermRecord(TermKind.BRAND, "HP", "zh", "惠普") in found
    assert TermRecord(TermKind.USE, "quiet-silent", "zh", "安静", "quiet silent") in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colours: {}", "colours: is not known here"),
        ("values:\n  colour:\n    black: {en: [black], zh: [黑色]}", "not under `attributes`"),
        ("attributes:\n  colour: {en: [colour]}", "no word in zh"),
        ("uses:\n  gaming: {en: [gamer], zh: [游戏]}", "nothing to search for"),
    ],
)
def test_mistakes_in_the_words_are_told(file, text, told):
    with pytest.raises(ImportFormatError, match=told):
        terms(file(text))
