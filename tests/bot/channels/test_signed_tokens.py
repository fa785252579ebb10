"""What the channel signs comes back only unchanged, in time, and from whom it was given to."""

from __future__ import annotations

import time

import jwt
import pytest

from bot.channels.tokens import SESSION_LIFETIME_S, Customer, TokenError, Tokens

SECRET, SHOP_SECRET = "the key of the guide, long enough", "the key of the shop, long enough"
ANN = Customer("12347", "Ann")


@pytest.fixture
def tokens():
    return Tokens(SECRET, SHOP_SECRET)


@pytest.mark.parametrize("secrets", [("", SHOP_SECRET), (SECRET, "")])
def test_no_secret_no_channel(secrets):
    with pytest.raises(TokenError, match="daogou serve"):
        Tokens(*secrets)


@pytest.mark.parametrize("short", ["x", "x" * 31])
@pytest.mark.parametrize("name", ["SECRET", "SHOP_SECRET"])
def test_a_secret_that_can_be_guessed_is_none(short, name):
    secrets = {"SECRET": SECRET, "SHOP_SECRET": SHOP_SECRET, name: short}
    with pytest.raises(TokenError, match=f"DAOGOU_{name} empty"):
        Tokens(secrets["SECRET"], secrets["SHOP_SECRET"])


@pytest.mark.parametrize(
    ("customer", "named"),
    [(None, (None, None)), (ANN, (None, "12347")), (Customer("12347", "Ann", "gifts"), ("gifts", "12347"))],
)
def test_a_session_comes_back_with_its_customer(tokens, customer, named):
    session, token = tokens.new_session(customer)

    assert tokens.read_session(token) == session
    assert (session.customer_source, session.customer_id) == named


def test_a_session_is_of_one_customer_of_one_source(tokens):
    who = [
        None,
        ANN,
        Customer("12347", "Ann", "gifts"),
        Customer("12347", "Ann", "toys"),
        Customer("1", "Ann", "gifts"),
    ]
    sessions = [tokens.new_session(customer)[0] for customer in who]

    assert [[session.is_of(customer) for customer in who] for session in sessions] == [
        [place == own for place in range(5)] for own in range(5)
    ]


def test_a_session_minted_before_sources_were_told_apart_is_still_one(tokens):
    token = tokens._sessions.dumps({"id": "old", "customer": "12347"})

    assert tokens.read_session(token).is_of(ANN)


def test_no_two_sessions_are_the_same(tokens):
    assert len({tokens.new_session(None)[0].id for _ in range(100)}) == 100


@pytest.mark.parametrize("change", [lambda token: token[:-1], lambda token: "x" + token, lambda token: "", str.upper])
def test_a_changed_session_is_refused(tokens, change):
    _, token = tokens.new_session(None)

    with pytest.raises(TokenError):
        tokens.read_session(change(token))


def test_a_session_of_another_server_is_refused(tokens):
    _, token = Tokens("another key of the guide, as long", SHOP_SECRET).new_session(None)

    with pytest.raises(TokenError):
        tokens.read_session(token)


def test_an_old_session_is_refused(tokens, monkeypatch):
    _, token = tokens.new_session(None)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + SESSION_LIFETIME_S + 60)

    with pytest.raises(TokenError):
        tokens.read_session(token)


def test_a_button_belongs_to_one_session(tokens):
    payload = '/product_details{"product_id": 7}'
    signed = tokens.sign_button("ann", payload)

    assert tokens.read_button("ann", signed) == payload
    with pytest.raises(TokenError):
        tokens.read_button("bob", signed)


@pytest.mark.parametrize("forged", ["/help", "", '"/help".signature', "/help.x.y"])
def test_a_payload_nobody_signed_is_refused(tokens, forged):
    with pytest.raises(TokenError):
        tokens.read_button("ann", forged)


def test_a_session_token_is_no_button(tokens):
    session, token = tokens.new_session(None)

    with pytest.raises(TokenError):
        tokens.read_button(session.id, token)


def test_a_customer_is_who_the_shop_says(tokens):
    of_gifts = Customer("12347", "Ann", "gifts")

    assert tokens.read_customer(tokens.sign_customer(ANN)) == ANN
    assert tokens.read_customer(tokens.sign_customer(of_gifts)) == of_gifts


def test_a_customer_is_vouched_for_until_the_token_ends(tokens):
    claims = {"sub": "7", "name": "Ann\u202e\0 Lee", "exp": 4102444800}
    customer = tokens.read_customer(jwt.encode(claims, SHOP_SECRET, algorithm="HS256"))

    assert customer.until == 4102444800
    assert customer.name == "Ann Lee"


def test_a_customer_without_a_name_is_called_by_the_id(tokens):
    token = jwt.encode({"sub": "7", "exp": int(time.time()) + 60}, SHOP_SECRET, algorithm="HS256")

    assert tokens.read_customer(token) == Customer("7", "7")


@pytest.mark.parametrize(
    ("claims", "key", "algorithm"),
    [
        pytest.param({"sub": "7", "exp": 1}, SHOP_SECRET, "HS256", id="expired"),
        pytest.param({"sub": "7"}, SHOP_SECRET, "HS256", id="without end"),
        pytest.param({"exp": 4102444800}, SHOP_SECRET, "HS256", id="without subject"),
        pytest.param({"sub": " ", "exp": 4102444800}, SHOP_SECRET, "HS256", id="an empty subject"),
        *(
            pytest.param(
                {"sub": "7", "exp": 4102444800, "source": source}, SHOP_SECRET, "HS256", id=f"source {source!r}"
            )
            for source in ("", "  ", 7, True, ["gifts"], {"name": "gifts"})
        ),
        *(
            pytest.param({"sub": "7", "exp": 4102444800, **claim}, SHOP_SECRET, "HS256", id=f"{claim!r:.60}")
            for claim in (
                {"sub": "7" * 201},
                {"sub": "7\u200b"},
                {"name": "Ann" * 10_000},
                {"name": ["Ann"]},
                {"source": "g" * 201},
                {"source": "gifts\u202e"},
                {"exp": 1e300 * 1e300},
            )
        ),
        pytest.param({"sub": "7", "exp": 4102444800}, SECRET, "HS256", id="signed with the guide's key"),
        pytest.param({"sub": "7", "exp": 4102444800}, None, "none", id="unsigned"),
        pytest.param({"sub": "7", "exp": 4102444800}, SHOP_SECRET * 2, "HS512", id="another algorithm"),
    ],
)
def test_a_customer_token_that_the_shop_did_not_sign_so_is_refused(tokens, claims, key, algorithm):
    with pytest.raises(TokenError):
        tokens.read_customer(jwt.encode(claims, key, algorithm=algorithm))
