"""Whether the shop sells a kind of thing that a shopper names, under which of its categories, or what comes near."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guide.nearest_terms import NearestTerms
from guide.vocabulary import Vocabulary
from language.dictionaries import english_words
from language.han import contains_han, is_han
from language.near_words import NearWords
from language.segments import word_starts
from language.words import Word, words_of
from recommender.encoders import SentenceEncoder
from shop.catalogue.records import TermKind, TermRecord
from shop.catalogue.terms import TermRepository
from shop.vocabulary.taxonomy import form_of, taxonomy
from shop.vocabulary.things import Thing, Things, things
from shop.vocabulary.title_languages import told_languages
from shop.yaml_files import LANGUAGES

_NOT_KINDS = (TermKind.BRAND, TermKind.LINE, TermKind.VALUE, TermKind.ATTRIBUTE)
_MOST_PARENTS = 3
_SHORTEST_HAN = 2
_SHORTEST_NEAR = 6
"""Letters of a word of which a misspelling is recognised, though the shop does not have it."""
_CACHED = 1024


@dataclass(frozen=True)
class Sold:
    """A kind of thing that the shop has: the keys of its categories.

    Where they hold other things too, `phrase` is what titles call it.
    """

    categories: tuple[str, ...]
    phrase: str | None = None


@dataclass(frozen=True)
class Unsold:
    """A kind of thing that the shop does not have: what to call it, and the categories that come nearest."""

    label: str
    parents: tuple[str, ...] = ()


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
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        records: Iterable[TermRecord],
        things: Things,
        nearest: NearestTerms | None = None,
        *,
        told_in: Collection[str] = LANGUAGES,
    ) -> None:
        self._vocabulary, self._things, self._nearest = vocabulary, things, nearest
        self._told_in = told_in
        self._absent: dict[str, set[str]] = defaultdict(set)
        self._titled: dict[str, Sold] = {}
        self._heads: dict[str, Counter[str]] = defaultdict(Counter)
        self._below: dict[str, Counter[str]] = defaultdict(Counter)
        for record in records:
            keys, _, phrase = record.key.partition("=")
            if record.kind is TermKind.ABSENT:
                self._absent[form_of(record.text)].add(record.key)
            else:
                self._titled[form_of(record.text)] = Sold(tuple(key for key in keys.split(",") if key), phrase)
        self._read_categories()
        self._read_broader()
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
        keys = self._heads.get(form_of(phrase), ())
        names = (self._vocabulary.label(TermKind.CATEGORY, key, "en") for key in keys)
        return sum(form_of(phrase) in _heads(name) for name in names) > 1

    def are_same(self, phrase: str, other: str) -> bool:
        """Tell whether two phrases are words for one kind of thing: "light bulb" and "bulb"."""
        form = form_of(other)
        return any(form in map(form_of, thing.words) for thing in self._things.called(form_of(phrase)))

    def translated(self, phrase: str, category: str) -> str | None:
        """Return the English word for a category that means the same as a Chinese one; None if none is near."""
        return self._nearest.english(phrase, category) if self._nearest else None

    def _find(self, phrase: str) -> Finding | None:
        """Return what the shop has of what a phrase names; None where it names no kind of thing that is known.

        A phrase is what it ends with: "cross-cut paper shredder" is a paper shredder if that is known, or a shredder.
        A word of the shop that stands for something else (a brand, a colour, a use) is no kind of thing.
        """
        words = words_of(phrase)
        borders = word_starts(phrase)
        for start in range(len(words)):
            rest = words[start:]
            if contains_han(rest[0].form) and rest[0].start not in borders:
                continue  # 抱枕套 is no 枕套
            if contains_han(rest[0].form) and len(rest) < _SHORTEST_HAN and start:
                break
            if found := self._known(phrase, rest):
                return found
            if start == 0 and self._stands_for_another(rest):
                return None
            if start == 0 and (sold := self._by_parts(rest)):
                return sold
        if unsold := self._unsold_by_head(phrase):
            return unsold
        return self._like(phrase, words)

    def _known(self, phrase: str, words: Sequence[Word]) -> Finding | None:
        form = "".join(word.form for word in words)
        said = phrase[words[0].start : words[-1].end]
        if form in self._absent and form not in self._categories:
            titled = self._titled.get(form)
            if titled is None or not self._absent[form] & set(titled.categories):
                other = self._same_category(said, form) or titled or self._other_sorts(form)
                return other or self._unsold(said, form)
        if sold := self._categories.get(form) or self._without_category(form):
            return self._part_of_translated(said, sold)
        if self._stands_for_another(words):
            return None
        called = self._things.called(form) or self._called_everyday(form)
        # No English word can tell that Chinese or Serbian titles name no such thing: the meaning decides.
        is_told = bool(called) and ("zh" if contains_han(form) else "en") in self._told_in
        sold = self._by_other_word(called) or self._by_broader(called)
        return sold or (self._unsold(said, form) if is_told else None)

    def _part_of_translated(self, said: str, sold: Sold) -> Sold:
        """Return what a Chinese word names in its category, where an English one that means the same tells."""
        is_name = said == self._vocabulary.label(TermKind.CATEGORY, sold.categories[0], "zh")
        if sold.phrase or is_name or not contains_han(said) or len(sold.categories) > 1:
            return sold
        english = self.translated(said, sold.categories[0])
        part = self._categories.get(form_of(english)) if english else None
        return part if part and part.categories == sold.categories else sold

    def _by_other_word(self, called: Sequence[Thing]) -> Sold | None:
        for thing in called:
            for place, word in enumerate(thing.words):
                other = word.replace(" ", "")
                if place and self._things.called(other)[0] != thing:
                    continue  # 服装 may be a dress, but first is clothing
                # What only titles say is sure enough for the first word for a thing; in Chinese ones, for any.
                is_sure = place == 0 or ("en" not in self._told_in and contains_han(other))
                sold = self._categories.get(other) or (self._titled.get(other) if is_sure else None)
                if sold is not None:
                    return sold
        return None

    def _by_broader(self, called: Sequence[Thing]) -> Sold | None:
        """Return where there is what is one sort of a kind that has a name of several words: "electric rice cooker"."""
        rests = (thing.english[0].partition(" ")[2] for thing in called)
        return next((sold for rest in rests if " " in rest and (sold := self._categories.get(form_of(rest)))), None)

    def _by_parts(self, words: Sequence[Word]) -> Sold | None:
        """Return what a Chinese compound is by what its two parts mean: 抱枕套 is a "cushion cover"."""
        form = "".join(word.form for word in words)
        if not is_han(form):
            return None
        for cut in range(len(form) - 1, 0, -1):
            for first in self._in_english(form[:cut]):
                for second in self._vocabulary.meanings(form[cut:]):
                    if sold := self._categories.get(form_of(f"{first} {second}")):
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
        return None if not called or self._by_other_word(called) else self._unsold(phrase, form_of(phrase))

    def _called_everyday(self, character: str) -> Sequence[Thing]:
        """Return the things that one Chinese character names in every shop: 床, 茶."""
        kind = taxonomy().kind(character) if len(character) == 1 and contains_han(character) else None
        return self._things.called(form_of(kind)) if kind else ()

    def _without_category(self, form: str) -> Sold | None:
        """Return where there is a kind that no category is called: by titles, and by what is narrower.

        A notebook is some laptop and some paper.
        """
        titled, narrower = self._titled.get(form), self._narrower(form)
        if titled is None or narrower is None:
            return titled or narrower
        return Sold(tuple(dict.fromkeys(titled.categories + narrower.categories)), titled.phrase)

    def _narrower(self, form: str) -> Sold | None:
        """Return the categories of what is narrower than a kind: for 打印机 those of 激光打印机 and the like."""
        counts = self._heads.get(form)
        return Sold(tuple(key for key, _ in counts.most_common())) if counts else None

    def _other_sorts(self, form: str) -> Sold | None:
        """Return where there are other sorts of a kind, by what titles call it: 隔热手套 beside aprons."""
        sold, called = self._narrower(form), self._things.called(form)
        is_named = sold and called and contains_han(form) and len(sold.categories) == 1
        return Sold(sold.categories, called[0].english[0]) if sold and is_named else sold

    def _same_category(self, said: str, form: str) -> Sold | None:
        """Return the category that has a word, if another of its words means nearly the same."""
        if self._nearest is None:
            return None
        word = self._nearest.same(said, self._absent[form])
        sold = self._categories.get(form_of(word)) if word else None
        return self._part_of_translated(word, sold) if word and sold else None

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
            if keys := self._nearest.to(phrase):
                return Sold(keys)
            if keys := self._nearest.akin(phrase):
                return Unsold(phrase, keys)
        form = "".join(word.form for word in words)
        if contains_han(form) or form in english_words() or "en" not in self._told_in:
            return None
        near = min(self._near_things.find(form), key=lambda found: found[1], default=None)
        # Two mistakes would make a thigh pad of a ThinkPad.
        return self._unsold(near[0], near[0]) if near and near[1][0] <= 1 else None

    def _unsold(self, said: str, form: str) -> Unsold:
        called = self._things.called(form)
        own = next((thing.name for thing in called if form_of(thing.name) == form), said)
        return Unsold(said if contains_han(said) else own.lower(), self._parents(said, form, called))

    def _parents(self, said: str, form: str, called: Sequence[Thing]) -> tuple[str, ...]:
        """Return the categories of what ends alike ("gaming chair": chairs), else of what has the same broader kind."""
        words = words_of(said)
        for start in range(1, len(words)):
            rest = "".join(word.form for word in words[start:])
            if len(rest) >= _SHORTEST_HAN and (sold := self._categories.get(rest) or self._narrower(rest)):
                return self._nearest_of(said, sold.categories)
        if own := self._absent.get(form):
            return self._nearest_of(said, tuple(sorted(own)))
        for thing in called:
            for path in thing.paths:
                for above in reversed(path[1:]):
                    sold = self._categories.get(above.replace(" ", ""))
                    keys = sold.categories if sold else tuple(self._below.get(above, ()))
                    if near := self._nearest_of(said, keys):
                        return near
        return ()

    def _nearest_of(self, said: str, keys: Sequence[str]) -> tuple[str, ...]:
        """Return those of some categories that mean something near, the nearest first."""
        known = tuple(keys) if self._nearest is None else self._nearest.ranked(said, set(keys))
        return known[:_MOST_PARENTS]

    def _read_categories(self) -> None:
        keys: dict[str, dict[str, None]] = defaultdict(dict)
        for term in self._vocabulary.of_kind(TermKind.CATEGORY):
            form = form_of(term.text)
            if not form or term.key in self._absent.get(form, ()):
                continue
            keys[form][term.key] = None
            for head in _heads(term.text):
                if head in self._things:
                    self._heads[head][term.key] += 1
        self._categories = {form: self._only_part(form, Sold(tuple(own))) for form, own in keys.items()}

    def _only_part(self, form: str, sold: Sold) -> Sold:
        """Return what a category's word names in it, where that is not all that it holds."""
        part = self._titled.get(form)
        return part if part and part.categories == sold.categories else sold

    def _read_broader(self) -> None:
        """Collect the categories of what is sold below each broader kind of the things' paths."""
        for form, sold in self._categories.items():
            for thing in self._things.called(form)[:1]:
                for above in {above for path in thing.paths for above in path[1:]}:
                    self._below[above].update(sold.categories)


def _heads(text: str) -> list[str]:
    """Return what a word ends with: "printer" of "laser printer", 打印机 of 激光打印机."""
    forms = [word.form for word in words_of(text)]
    shortest = _SHORTEST_HAN if contains_han(text) else 1
    return ["".join(forms[start:]) for start in range(1, len(forms) + 1 - shortest)]


def kind_finder(
    terms: TermRepository,
    vocabulary: Vocabulary,
    encoder: SentenceEncoder | None = None,
    titles: Iterable[str] = (),
) -> KindFinder:
    """Return the finder of a shop.

    Args:
        terms: its words.
        vocabulary: made of those that are linked to.
        encoder: of both languages; without one only spelling leads from unknown words to known ones.
        titles: of its products; what they cannot bear out, as they are in another language, is not refused.
    """
    records = terms.of_things()
    absent = {(record.key, record.text) for record in records if record.kind is TermKind.ABSENT}
    named = [term for term in vocabulary.of_kind(TermKind.CATEGORY) if (term.key, term.text) not in absent]
    nearest = NearestTerms(named, encoder) if encoder else None
    return KindFinder(vocabulary, records, things(), nearest, told_in=told_languages(titles))
