from shop.catalogue.records import TermKind, TermRecord

HP = TermRecord(TermKind.BRAND, "HP", "any", "惠普")
BLACK = TermRecord(TermKind.VALUE, "colour=black", "zh", "黑色", "black")
GAMING = TermRecord(TermKind.USE, "gaming", "en", "for games", "graphics card fast")


def test_the_words_of_a_source_replace_its_own_only(new_unit_of_work):
    with new_unit_of_work() as uow:
        assert uow.terms.replace_all("one", [HP, BLACK]) == 2
        uow.terms.replace_all("two", [GAMING])
        uow.terms.replace_all("one", [BLACK])
        assert uow.terms.all() == [GAMING, BLACK]


def test_a_word_that_two_sources_bring_comes_once(new_unit_of_work):
    with new_unit_of_work() as uow:
        assert uow.terms.replace_all("one", [HP, HP]) == 1
        uow.terms.replace_all("two", [HP])
        assert uow.terms.all() == [HP]
