"""The one place that knows the encoders by name; each is imported when it is asked for."""

from __future__ import annotations

from recommender.encoders.encoder import MINILM, MINILM_INT8, MULTILINGUAL, SentenceEncoder


def load_encoder(name: str, threads: int = 1) -> SentenceEncoder:
    """Load an encoder without touching the network.

    Args:
        name: `minilm` (English, 384-d, shipped in a package), `minilm-int8` (its 8-bit form, shipped too),
            `multilingual` (16 languages, 512-d, numpy only, shipped too), or a folder or cached hub name that
            sentence-transformers can load.
        threads: how many the multilingual one may take; one for the queries of a chat, all cores for a catalogue. The
            others know by themselves.

    Raises:
        ArtefactError: no model of that name lies on this machine.
    """
    if name == MULTILINGUAL:
        from recommender.encoders.multilingual import MultilingualEncoder, load_multilingual

        return load_multilingual() if threads == 1 else MultilingualEncoder(threads)
    if name == MINILM_INT8:
        from recommender.encoders.quantised import QuantisedEncoder

        return QuantisedEncoder()
    from recommender.encoders.transformer import TransformerEncoder

    return TransformerEncoder(name)


def load_query_encoder(name: str) -> SentenceEncoder:
    """Load what encodes queries for a catalogue that an encoder of this name has encoded.

    For `minilm` that is its 8-bit form: a short query takes half the time and no PyTorch, and the vectors agree to a
    cosine of 0.999. Long texts in batches are quicker with the full model, so catalogues are encoded by that.
    """
    return load_encoder(MINILM_INT8 if name == MINILM else name)
