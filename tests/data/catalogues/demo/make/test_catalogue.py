"""The words of the catalogue: they load, and say what titles mean."""


def test_titles_are_read_by_the_english_words_for_values_and_by_spellings_of_their_own(catalogue):
    assert catalogue.spellings["colour"]["grey"] == "grey"
    assert catalogue.spellings["colour"]["gunmetal"] == "grey"
