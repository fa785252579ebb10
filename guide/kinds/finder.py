"""Whether the shop sells a kind of thing that a shopper names, under which of its categories, or what comes near."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from guide.kinds.going_with import GoingWith
from guide.kinds.nearest_terms import NearestTerms
from guide.kinds.sold import SHORTEST_HAN, Sold, SoldKinds
from guide.kinds.unsold import NearKinds, Unsold
from guide.vocabulary import Vocabulary
from language.content import is_taste
from language.dictionaries import english_words
from language.han import contains_han, is_han
from language.near_words import NearWords
from language.segments import word_starts
from language.short_forms import meant_by_short
from language.words import Word, words_of
from recommender.encoders import SentenceEncoder
from shop.catalogue.records import TermKind, TermRecord
from shop.catalogue.terms import TermRepository
from shop.vocabulary.taxonomy import form_of, taxonomy
from shop.vocabulary.things import Thing, Things, things
from shop.vocabulary.title_languages import told_languages
from shop.yaml_files import LANGUAGES

_NOT_KINDS = (TermKind.BRAND, TermKind.LINE, TermKind.VALUE, TermKind.ATTRIBUTE)
_SHORTEST_NEAR = 6
_LONGEST_PHRASE = 100
"""Characters of what may name a kind of thing: each of its beginnings and ends is tried."""
"""Letters of a word of which a misspelling is recognised, though the shop does not have it."""
_FEW = 3
"""A word that more categories are called by stands for many things: a machine, a cover."""
_CACHED = 1024


Finding = Sold | Unsold


class KindFinder:
    """Knows what the shop sells and, of all that can be bought, what it does not.

    Args:
        vocabulary: the shop's words.
        records: what else the shop's words tell of what it sells, see `TermRepository.of_things`.
        things: the kinds of thing that there are.
        nearest: finds the word of the shop that means most nearly the same as one that nobody knows; None for no such
            search.
        told_in: the languages of whose words it may be said that the shop does not sell what they name.
        going_with: knows what stands among a kind of thing and only goes with it; None where no titles are known.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        records: Iterable[TermRecord],
        things: Things,
        nearest: NearestTerms | None = None,
        *,
        told_in: Collection[str] = LANGUAGES,
        going_with: GoingWith | None = None,
    ) -> None:
        self._vocabulary, self._things, self._nearest = vocabulary, things, nearest
        self._told_in, self._going_with = told_in, going_with or GoingWith({})
        self._sold = SoldKinds(vocabulary, records, things)
        self._near = NearKinds(self._sold, things, nearest)
        self._near_things = NearWords(form for form in things.forms() if form.isalpha() and len(form) >= _SHORTEST_NEAR)
        self.find = lru_cache(_CACHED)(self._find)

    def warm_up(self) -> None:
        """Read the vectors of the shop's words, in two seconds, before the first unknown word asks for them."""
        if self._nearest is not None:
            self._nearest.ranked("", frozenset())

    def known(self, phrase: str) -> Finding | None:
        """Return what the shop has of a kind of thing that is called just so; None where nothing is."""
        words = words_of(phrase)
        return self._known(phrase, words) if words else None

    def is_broad(self, phrase: str) -> bool:
        """Tell whether several categories are called what is narrower than a phrase, as laser and inkjet printers."""
        return self._sold.is_broad(phrase)

    def narrower(self, phrase: str) -> tuple[str, ...]:
        """Return the categories that have a word for what is narrower than a phrase: laptop backpacks, hiking ones."""
        sold = self._sold.narrower(form_of(phrase))
        return sold.categories if sold else ()

    def are_same(self, phrase: str, other: str) -> bool:
        """Tell whether two phrases are words for one kind of thing: "light bulb" and "bulb"."""
        form = form_of(other)
        return any(form in map(form_of, thing.words) for thing in self._things.called(form_of(phrase)))

    def not_in_titles(self, phrase: str) -> Iterator[Sold]:
        """Yield the categories that have a word for what no title of theirs names, with each English word for it."""
        called = self._things.called(form_of(phrase))
        words = dict.fromkeys((phrase, *(word for thing in called for word in thing.words)))
        keys = sorted({key for word in words for key in self._sold.lacking(form_of(word))})
        yield from (Sold(tuple(keys), word) for word in words if keys and not contains_han(word))

    def going_with(self, key: str, said: str, name: str | None) -> tuple[str, ...]:
        """Return what titles of a category call what only goes with the kind of thing that is wanted.

        Args:
            key: of the category.
            said: what the shopper calls the thing; for "doll clothes" the dolls are no more meant than their things.
            name: what titles call the thing where the category holds others too.
        """
        if name is not None:
            return self._going_with.phrases(key, (name,), is_part=True)
        words = self._vocabulary.words(TermKind.CATEGORY, key)
        is_name = form_of(said) == form_of(words[0])
        is_of_thing = not is_name and any(said.casefold().startswith(f"{word.casefold()} ") for word in words)
        return () if is_of_thing else self._going_with.phrases(key, words)

    def is_misspelt(self, word: str) -> bool:
        """Tell whether a word is some kind of thing but for its spelling, whether the shop sells it or not."""
        return len(words_of(word)) == 1 and bool(self._near_thing(form_of(word)))

    def translated(self, phrase: str, category: str) -> str | None:
        """Return the English word for a category that means the same as a Chinese one; None if none is near."""
        return self._nearest.english(phrase, category) if self._nearest else None

    def _find(self, phrase: str) -> Finding | None:
        """Return what the shop has of what a phrase names; None where it names no kind of thing that is known.

        A phrase is what another word of the shop means that ends alike (a bike computer is a cycling computer), else
        what it ends with: "cross-cut paper shredder" is a paper shredder if that is known, or a shredder.
        A word of the shop that stands for something else (a brand, a colour, a use) is no kind of thing.
        """
        if len(phrase) > _LONGEST_PHRASE:
            return None
        words = words_of(phrase)
        borders = word_starts(phrase)
        for start in range(len(words)):
            rest = words[start:]
            if contains_han(rest[0].form) and rest[0].start not in borders:
                continue  # 抱枕套 is no 枕套
            if contains_han(rest[0].form) and len(rest) < SHORTEST_HAN and start:
                break
            if found := self._known(phrase, rest):
                return self._as_whole(phrase, words[:start], found) if start else found
            if start == 0 and self._stands_for_another(rest):
                return None
            if start == 0 and (sold := self._meant_by(phrase) or self._by_parts(rest)):
                return sold
        if unsold := self._unsold_by_head(phrase):
            return unsold
        return self._like(phrase, words)

    def _known(self, phrase: str, words: Sequence[Word]) -> Finding | None:
        form = "".join(word.form for word in words)
        said = phrase[words[0].start : words[-1].end]
        if not self._sold.called(form) and (meant := meant_by_short(form)):
            return self._known(meant, words_of(meant))
        if lacking := self._sold.lacking(form):
            titled = self._sold.in_titles(form)
            if titled is None or not lacking & set(titled.categories):
                other = self._same_category(said, form) or titled or self._called_otherwise(said, form)
                return other or self._other_sorts(form) or self._near.unsold(said, form)
        sold = self._sold.called(form) or self._sold.without_category(form)
        if sold and not self._is_chance(said, form, sold):
            return self._part_of_translated(said, sold)
        if self._stands_for_another(words):
            return None
        called = self._things.called(form) or self._called_everyday(form)
        # No English word can tell that Chinese or Serbian titles name no such thing: the meaning decides.
        is_told = bool(called) and ("zh" if contains_han(form) else "en") in self._told_in
        sold = self._by_other_word(called) or self._by_broader(called)
        if sold and not self._is_chance(said, form, sold):
            return sold
        return self._near.unsold(said, form) if is_told else None

    def _as_whole(self, phrase: str, before: Sequence[Word], found: Finding) -> Finding:
        """Return what a phrase is of which only the end is known, with the words before that.

        What only titles name, and what stands for many things, is not meant by everything that ends so: violin strings
        are no string, a noise machine is no coffee machine. What the shop knows the first words for only describes it.
        """
        if self._nearest is None or isinstance(found, Unsold):
            return found
        is_many = len(found.categories) > _FEW
        if not (is_many or found.phrase) or self._describe(before):
            return found
        near = self._nearest.alike if is_many else self._nearest.ranked
        keys = near(phrase, set(found.categories))
        if not keys:
            return Unsold(phrase)
        return Sold(keys, found.phrase) if is_many else found

    def _meant_by(self, phrase: str) -> Sold | None:
        """Return the category of which a word means the whole of a phrase that nobody knows."""
        word = self._nearest.whole(phrase) if self._nearest else None
        return self._sold.called(form_of(word)) if word else None

    def _describe(self, words: Sequence[Word]) -> bool:
        """Tell whether the shop knows each of some words as something else than a kind of thing: a colour, a brand."""
        return all(self._stands_for_another([word]) or self._is_quality(word.form) for word in words)

    def _is_quality(self, form: str) -> bool:
        return is_taste(form) or bool(self._vocabulary.meanings(form))

    def _is_chance(self, said: str, form: str, sold: Sold) -> bool:
        """Tell whether titles only have another word for a thing, of something else: a cage nut is nothing to eat."""
        if self._nearest is None or not sold.phrase or form_of(sold.phrase) == form:
            return False
        is_other = not self._sold.is_of_kind(form, sold.categories)
        return is_other and self._nearest.is_far(said, set(sold.categories))

    def _part_of_translated(self, said: str, sold: Sold) -> Sold:
        """Return what a Chinese word names in its category, where an English one that means the same tells."""
        is_name = said == self._vocabulary.label(TermKind.CATEGORY, sold.categories[0], "zh")
        if sold.phrase or is_name or not contains_han(said) or len(sold.categories) > 1:
            return sold
        english = self.translated(said, sold.categories[0])
        part = self._sold.called(form_of(english)) if english else None
        return part if part and part.categories == sold.categories else sold

    def _by_other_word(self, called: Sequence[Thing]) -> Sold | None:
        for thing in called:
            for place, word in enumerate(thing.words):
                other = word.replace(" ", "")
                if place and self._things.called(other)[0] != thing:
                    continue  # 服装 may be a dress, but first is clothing
                # What only titles say is sure enough for the first word for a thing; in Chinese ones, for any.
                is_sure = place == 0 or ("en" not in self._told_in and contains_han(other))
                sold = self._sold.called(other) or (self._sold.in_titles(other) if is_sure else None)
                if sold is not None:
                    return sold
        return None

    def _by_broader(self, called: Sequence[Thing]) -> Sold | None:
        """Return where there is what is one sort of a kind that has a name of several words: "electric rice cooker"."""
        rests = (thing.english[0].partition(" ")[2] for thing in called)
        return next((sold for rest in rests if " " in rest and (sold := self._sold.called(form_of(rest)))), None)

    def _by_parts(self, words: Sequence[Word]) -> Sold | None:
        """Return what a Chinese compound is by what its two parts mean: 抱枕套 is a "cushion cover"."""
        form = "".join(word.form for word in words)
        if not is_han(form):
            return None
        for cut in range(len(form) - 1, 0, -1):
            for first in self._in_english(form[:cut]):
                for second in self._vocabulary.meanings(form[cut:]):
                    if sold := self._sold.called(form_of(f"{first} {second}")):
                        return sold
        return None

    def _in_english(self, word: str) -> Iterator[str]:
        """Yield what a Chinese word is called in English: by its meaning, and as the categories are that it names."""
        yield from self._vocabulary.meanings(word)
        for key in self._vocabulary.categories(word):
            yield from (text for text in self._vocabulary.words(TermKind.CATEGORY, key) if not contains_han(text))

    def _unsold_by_head(self, phrase: str) -> Unsold | None:
        """Return that a thing is not sold of which the last character names an everyday kind that is not: 抹茶, 茶."""
        called = self._called_everyday(phrase[-1:])
        return None if not called or self._by_other_word(called) else self._near.unsold(phrase, form_of(phrase))

    def _called_everyday(self, character: str) -> Sequence[Thing]:
        """Return the things that one Chinese character names in every shop: 床, 茶."""
        kind = taxonomy().kind(character) if len(character) == 1 and contains_han(character) else None
        return self._things.called(form_of(kind)) if kind else ()

    def _other_sorts(self, form: str) -> Sold | None:
        """Return where there are other sorts of a kind, by what titles call it: 隔热手套 beside aprons."""
        sold, called = self._sold.narrower(form), self._things.called(form)
        is_named = sold and called and contains_han(form) and len(sold.categories) == 1
        return Sold(sold.categories, called[0].english[0]) if sold and is_named else sold

    def _same_category(self, said: str, form: str) -> Sold | None:
        """Return the category that has a word, if another of its words means nearly the same."""
        if self._nearest is None:
            return None
        word = self._nearest.same(said, self._sold.lacking(form))
        if word is None or self._are_known_apart(form, form_of(word)):
            return None
        sold = self._sold.called(form_of(word))
        return self._part_of_translated(word, sold) if sold else None

    def _called_otherwise(self, said: str, form: str) -> Sold | None:
        """Return what the shop has under another word for a kind, near to what is said: a 台灯 is a table lamp, too."""
        called = self._things.called(form)
        sold = self._by_other_word(called)
        is_elsewhere = sold is not None and self._sold.lacking(form).isdisjoint(sold.categories)
        if sold and is_elsewhere and self._comes_near(said, form, sold):
            return sold
        words = (word for thing in called[:1] for word in thing.english if not form.isascii())
        return next((same for word in words if (same := self._same_category(word, form_of(word)))), None)

    def _comes_near(self, said: str, form: str, sold: Sold) -> bool:
        """Tell whether what titles have under another word is what is said: by meaning, or as its own first name."""
        if self._nearest is None or self._nearest.ranked(said, set(sold.categories)):
            return True
        first = next((word for thing in self._things.called(form)[:1] for word in thing.english), "")
        is_first = sold.phrase is not None and form_of(sold.phrase) == form_of(first)
        return is_first and not self._is_chance(said, form, sold)

    def _are_known_apart(self, form: str, other: str) -> bool:
        """Tell whether two forms are known as two kinds of thing, however near: an air fryer is no deep fryer."""
        called, others = self._things.called(form), self._things.called(other)
        return bool(called and others) and not any(thing in others for thing in called)

    def _stands_for_another(self, words: Sequence[Word]) -> bool:
        return any(
            length == len(words) and any(term.kind in _NOT_KINDS for term in terms)
            for length, terms in self._vocabulary.matches_at(words, 0)
        )

    def _like(self, phrase: str, words: Sequence[Word]) -> Finding | None:
        """Return what a word that nobody knows is: a misspelt word, or one that means nearly the same as the shop's."""
        for term in self._vocabulary.closest(phrase, (TermKind.CATEGORY,)):
            return self._known(term.text, words_of(term.text))
        if self._nearest and words:
            if word := self._nearest.to(phrase):
                return self._sold.called(form_of(word))
            if keys := self._nearest.akin(phrase):
                return Unsold(phrase, keys, keys)
        form = "".join(word.form for word in words)
        if contains_han(form) or form in english_words() or "en" not in self._told_in:
            return None
        near = self._near_thing(form)
        return (self._known(near, words_of(near)) or self._near.unsold(near, near)) if near else None

    def _near_thing(self, form: str) -> str | None:
        near, rank = min(self._near_things.find(form), key=lambda found: found[1], default=("", (0, False)))
        # Two mistakes would make a thigh pad of a ThinkPad, and a wrong first letter lumber of a plumber.
        return near if rank <= (1, False) else None


def kind_finder(
    terms: TermRepository,
    vocabulary: Vocabulary,
    encoder: SentenceEncoder | None = None,
    titles: Mapping[str, Sequence[str]] | None = None,
) -> KindFinder:
    """Return the finder of a shop.

    Args:
        terms: its words.
        vocabulary: made of those that are linked to.
        encoder: of both languages; without one only spelling leads from unknown words to known ones.
        titles: of its products, by the key of their category; what they cannot bear out, as they are in another
            language, is not refused.
    """
    records = terms.of_things()
    absent = {(record.key, record.text) for record in records if record.kind is TermKind.ABSENT}
    named = [term for term in vocabulary.of_kind(TermKind.CATEGORY) if (term.key, term.text) not in absent]
    nearest = NearestTerms(named, encoder) if encoder else None
    told_in = told_languages(chain.from_iterable((titles or {}).values()))
    return KindFinder(vocabulary, records, things(), nearest, told_in=told_in, going_with=GoingWith(titles or {}))
