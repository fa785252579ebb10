"""Derives the shop's words from the products that are in its database, and keeps them beside those people wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from language.shop_words import is_no_kind
from language.words import words_of
from shop.catalogue.models import Category
from shop.catalogue.records import ALSO_IN, KIND_MARK, CategoryRecord, TermKind, TermRecord, key_words
from shop.catalogue.terms import DERIVED
from shop.classification.features import Description
from shop.classification.filling import fill_kinds
from shop.importers.fields import slug
from shop.unit_of_work import UnitOfWork, UnitOfWorkFactory
from shop.vocabulary.brands import brand_terms
from shop.vocabulary.dictionary import dictionary_terms
from shop.vocabulary.kinds import CategoryNode, kind_terms
from shop.vocabulary.lines import line_terms
from shop.vocabulary.meanings import meaning_terms
from shop.vocabulary.properties import property_terms, title_value_terms
from shop.vocabulary.sold import Product, sold_terms
from shop.vocabulary.taxonomy import Taxonomy, form_of, taxonomy
from shop.vocabulary.things import things
from shop.vocabulary.title_brands import brands_of_titles
from shop.vocabulary.titles import kinds_of_titles


def refresh_terms(uow_factory: UnitOfWorkFactory, shop_names: Collection[str] = ()) -> int:
    """Derive kinds and words anew from what the database holds now, after an import; return how many words there are.

    Words that people wrote (`categories`, `vocabulary`) win: a category, a property or a brand that they gave a word
    gets none beside it, and no derived word stands for another thing than theirs. Doing it twice changes nothing.

    Args:
        uow_factory: of the shop's database.
        shop_names: what the shop is called; as a brand that is none.

    Raises:
        StorageError: the database refused; everything is as before.
    """
    names = taxonomy()
    with uow_factory() as uow:
        written = uow.terms.written()
        unbranded = {product_id: title for product_id, _, title, brand in uow.counts.names() if not brand}
        uow.counts.brand(brands_of_titles(unbranded))
        _sort_by_kind(uow, {term.key for term in written if term.kind is TermKind.CATEGORY}, names)
        derived = _beside(written, derived_terms(uow, names, shop_names))
        derived += dictionary_terms([*written, *derived], _parents(uow), things())
        derived += sold_terms(_products(uow), [*written, *derived], things())
        derived += meaning_terms(title for *_, title in uow.counts.titles())
        count = uow.terms.replace_all(DERIVED, derived)
        uow.commit()
    return count


def _sort_by_kind(uow: UnitOfWork, written: Collection[str], names: Taxonomy) -> None:
    """Put products into kinds read off their titles, where their own category does not tell what they are.

    Where a title names no kind, what is said of products whose titles do tells it.
    """
    nodes = {node.id: node for node in uow.categories.all()}
    titles: dict[str, dict[int, str]] = defaultdict(dict)
    now: dict[int, str] = {}
    for product_id, category_id, title in uow.counts.titles():
        now[product_id] = nodes[category_id].key if category_id else ""
        base = now[product_id].partition(KIND_MARK)[0]
        if base not in written:
            titles[base][product_id] = title
    by_key = {node.key: node for node in nodes.values()}
    records: dict[str, CategoryRecord] = {}
    wanted: dict[int, str] = {}
    has_categories = any(titles.keys() - {""}) or bool(written)
    texts = uow.counts.descriptions() if titles else {}
    for base, own in titles.items():
        parent = by_key.get(base)
        kinds = kinds_of_titles(own, names, by_repetition=not has_categories)
        described = {product_id: Description(title, texts.get(product_id, "")) for product_id, title in own.items()}
        kinds.update(fill_kinds(described, kinds))
        for product_id in own:
            kind = kinds.get(product_id)
            if kind is None or (parent and not _is_finer(kind, parent, names)):
                wanted[product_id] = base
                continue
            wanted[product_id] = f"{base}{KIND_MARK}{slug(kind)}"
            records[wanted[product_id]] = CategoryRecord(wanted[product_id], base or None, _kind_names(kind, names))
    uow.categories.upsert_many(records.values())
    ids = {node.key: node.id for node in uow.categories.all()}
    moves: dict[str, list[int]] = defaultdict(list)
    for product_id, key in wanted.items():
        if key != now[product_id]:
            moves[key].append(product_id)
    for key, product_ids in moves.items():
        uow.counts.move(ids[key] if key else None, product_ids)


def _is_finer(kind: str, parent: Category, names: Taxonomy) -> bool:
    """Tell whether a title's kind says more than the category: sofas in "Indoor" or in "Furniture", none in "Sofas"."""
    own = [name for name in _names(parent).values() if not is_no_kind(name)]
    if any(form_of(kind) == form_of(name) or names.kind_at_end(name) == kind for name in own):
        return False
    return all(names.kind_at_end(name) is None or names.is_above(name, kind) for name in own)


def _kind_names(kind: str, names: Taxonomy) -> dict[str, str]:
    chinese = names.kind_names([kind]).get("zh", ())
    return {"en": kind, **({"zh": chinese[0]} if chinese else {})}


def derived_terms(uow: UnitOfWork, names: Taxonomy, shop_names: Collection[str] = ()) -> Iterator[TermRecord]:
    """Yield the words that the products, the taxonomy and the dictionary give, whether people wrote others or not.

    Args:
        uow: of the shop's database.
        names: the taxonomy.
        shop_names: what the shop is called.
    """
    products = uow.products.count()
    named = [*kind_terms(_nodes(uow), names), *brand_terms(uow.counts.brands(), products, shop_names, names)]
    yield from named
    yield from property_terms(uow.counts.properties(), products, names, {form_of(term.text) for term in named})
    yield from title_value_terms((title for _, _, title in uow.counts.titles()), names)
    yield from line_terms(list(uow.products.iter_snapshots()), names)


def _parents(uow: UnitOfWork) -> dict[str, str]:
    return {node.key: node.path.rpartition("/")[0] for node in uow.categories.all()}


def _products(uow: UnitOfWork) -> Iterator[Product]:
    paths = {node.id: tuple(node.path.split("/")) for node in uow.categories.all()}
    others = uow.counts.texts_of(ALSO_IN)
    for product_id, category_id, title, brand in uow.counts.names():
        yield title, brand, (*others.get(product_id, ()), *(paths[category_id] if category_id else ()))


def _nodes(uow: UnitOfWork) -> list[CategoryNode]:
    """Return the categories that hold products, in themselves or below, the root first."""
    nodes = uow.categories.all()
    paths = {node.id: node.path.split("/") for node in nodes}
    others = uow.counts.texts_of(ALSO_IN)
    words: dict[str, set[str]] = defaultdict(set)
    for product_id, category_id, title in uow.counts.titles():
        own = [word.form for word in words_of(title)]
        for key in (*others.get(product_id, ()), *(paths[category_id] if category_id else ())):
            words[key].update(own)
    named = {node.key: _names(node) for node in nodes}
    return [
        CategoryNode(node.key, named[node.key], tuple(named[key] for key in paths[node.id][:-1]), frozenset(forms))
        for node in nodes
        if (forms := words.get(node.key))
    ]


def _names(node: Category) -> Mapping[str, str]:
    return node.names or {"en" if (name := key_words(node.key)).isascii() else "zh": name}


def _beside(written: Sequence[TermRecord], derived: Iterator[TermRecord]) -> list[TermRecord]:
    """Return the derived terms that neither repeat nor contradict what people wrote."""
    keys = {(term.kind, term.key.casefold()) for term in written}
    described = {term.key.partition("=")[0] for term in written if term.kind is TermKind.ATTRIBUTE}
    owners = {(term.kind, form_of(term.text)) for term in written}
    return [
        term
        for term in derived
        if (term.kind, term.key.casefold()) not in keys
        and (term.kind, form_of(term.text)) not in owners
        and not (term.kind is TermKind.VALUE and term.key.partition("=")[0] in described)
    ]
