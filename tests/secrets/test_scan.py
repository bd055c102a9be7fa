"""What is taken for a secret, where it stands, and what is not taken for one."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random
from string import ascii_letters, digits

import pytest

from compiler.core.secrets.entropy import looks_random
from compiler.core.secrets.scan import scan
from schemas.catalogue.key_shape import key_shapes
from tests.secrets.fakes import KEYS, drawn

ROOT = Path(__file__).resolve().parents[2]
ORDINARY = (
    "Wir freuen uns auf die Donaudampfschifffahrtsgesellschaftskapitänsfeier am 19.06.2027 um 15:30 Uhr.",
    "Ci vediamo a Castelnuovo-di-Garfagnana; rispondete entro il 2027-05-01, grazie infinitissimamente!",
    "Rendez-vous à Saint-Rémy-de-Provence-les-Alpilles, anticonstitutionnellement vôtres.",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch 2027",
    "結婚式にご招待いたします。2027年6月19日、東京。Приглашаем вас на свадьбу 19 июня 2027 года.",
    "{{ anniversary_gala_2027_invitation_sentence }} {% if guest_has_plus_one_2027 %}",
    "see https://docs.maps.example/forms/d/e/1FAIpQLSdq7Xk2LpV9sT4mWd8RzB3nHy6cVbNm/viewform?usp=sf_link",
    "https://www.video.example/watch?v=dQw4w9WgXcQ&list=PLq7Xk2LpV9sT4mWd8RzB3nHy6cVbNm",
    "www.photos.example/album/q7Xk2LpV9sT4mWd8RzB3nHy6cVbNm",
    "id: 6f1c2d9e-0b7a-4c55-9a3e-1d2c3b4a5f60",
    "account_sid: AC0f1e2d3c4b5a69788796a5b4c3d2e1ff",
    "messaging_service_sid: MG0f1e2d3c4b5a69788796a5b4c3d2e1ff",
    "sha256: 3c8e1bb42d0a0be5b6e2c1b0d14e1d0b2cd8b2f2d7c0d9f0fb6d6f4d7ab1d5c0",
    "integrity: sha384-q7Xk2LpV9sT4mWd8RzB3nHy6q7Xk2LpV9sT4mWd8RzB3nHy6q7Xk2LpV9sT4mWd8RzB3nHy6",
    "<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ'>",
    "client_id: 407408718192-q7xk2lpv9st4mwd8rzb3nhy6cvbnm123.apps.googleusercontent.com",
    "IBAN IT60 X054 2811 1010 0000 0123 456, also IT60X0542811101000000123456",
    "phone_number_id: '100000000000101' and +390555550120 and 20270619T153000Z",
    "auth_token: {secret: env:ROSEWOOD_TWILIO_TOKEN_OF_2027}",
    "key: {secret: 'vault:secret/rosewood/twilio-2027/messages#auth_token'}",
    "token: {secret: file:/run/secrets/rosewood-2027/twilio_auth_token}",
    "access_key_id: AKIAIOSFODNN7EXAMPLE",
    "write to hello@rosewood.example, https://rosewood.example/@anna and http://{user}:{password}@host",
    "padding:0;margin:0auto;font-family:'Source-Serif-4-Variable-Roman';color:#7A1F3D",
    "tenants/rosewood/events/anna-ben-2027/templates/save_the_date_2/email.en.mjml",
)


@pytest.mark.parametrize("name", KEYS)
def test_a_key_is_found_at_its_line_and_column(name: str) -> None:
    """Every form of key is found once in a running text, exactly where it begins and whole."""
    text = f"Ciao Città,\nthe key is {KEYS[name]} for now.\n"
    (leak,) = scan(text.encode())
    assert KEYS[name].endswith(leak.text)
    assert (leak.line, leak.column) == (2, 12 + KEYS[name].index(leak.text))


@pytest.mark.parametrize("quote", ["'", '"', "", "`", "|"])
def test_what_stands_around_a_key_does_not_hide_it(quote: str) -> None:
    """Quotes, comments and keys of maps hide nothing."""
    for text in (
        f"# {quote}{KEYS['random']}{quote}",
        f"{quote}{KEYS['random']}{quote}: x",
        f"a: {quote}{KEYS['random']}{quote}",
    ):
        assert [leak.text for leak in scan(text.encode())] == [KEYS["random"]]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_not_taken_for_a_secret(text: str) -> None:
    """Long words of several languages, links, ids, digests and references are left in peace."""
    assert scan(text.encode()) == ()


def test_nothing_in_the_example_is_taken_for_a_secret() -> None:
    """No file of the example configuration holds anything that looks like a secret, but for the one signed for."""
    files = [file for file in (ROOT / "configs").rglob("*") if file.is_file()]
    assert len(files) > 150
    signed = ROOT / "configs/tenants/summit-labs/events/perimeter-2027/event.yaml"
    assert [file for file in files if scan(file.read_bytes())] == [signed]


def test_a_password_in_an_address_is_found_where_it_begins() -> None:
    """The place is the password's own, and it counts as guessable, so that its sha256 is not shown."""
    (leak,) = scan(b"see https://anna:not-a-real-one@rsvp.example/x")
    assert (leak.column, leak.is_guessable) == (18, True)


def test_a_token_in_a_link_is_found_where_its_name_says_so() -> None:
    """A link may hold ids, but no token."""
    assert scan(f"https://rsvp.example/x?id={KEYS['random']}".encode()) == ()
    assert len(scan(f"https://rsvp.example/x?token={KEYS['random']}".encode())) == 1


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf%s", b"a\r\n\r\n%s", b"\xff\xfe%s"])
def test_marks_and_line_ends_do_not_hide_a_key(raw: bytes) -> None:
    """A byte order mark, Windows line ends and bytes that are no text hide nothing."""
    assert len(scan(raw % KEYS["Stripe"].encode())) == 1


def test_an_encrypted_file_is_no_secret() -> None:
    """What age has encrypted may lie in the repository."""
    armour = f"-----BEGIN AGE ENCRYPTED FILE-----\n{KEYS['AWS secret']}\n-----END AGE ENCRYPTED FILE-----\n"
    assert scan(armour.encode()) == ()


def test_most_random_tokens_are_known_as_such() -> None:
    """Of random tokens of 32 characters at least 19 in 20 are found, and nearly all of 40 and more."""
    found = [looks_random(drawn(ascii_letters + digits, 32, seed)) for seed in range(1_000)]
    longer = [looks_random(drawn(ascii_letters + digits, 40, seed)) for seed in range(1_000)]
    assert sum(found) > 950
    assert sum(longer) > 990


def test_every_shape_of_the_catalogue_has_a_word_that_it_is_looked_for_by() -> None:
    """A shape that other things do not have is found through a mark; one without any would never be looked for."""
    from compiler.core.secrets.shapes import _shapes  # noqa: PLC0415 - the test looks behind the face

    shapes = {shape.pattern: shape for shape in _shapes()}
    assert all(shapes[known.pattern].marks for known in key_shapes() if not known.is_weak)


def test_a_hostile_file_takes_no_longer_than_its_size() -> None:
    """A mebibyte of whatever the patterns begin with is looked through in a few seconds."""
    dice = Random(3)  # noqa: S311 - it is no secret
    pieces = ["://a:", "-----BEGIN PRIVATE KEY-----", "eyJ", "SG.", "Q~", "xox", "key-", "sha256", "token=", " ", "\n"]
    for piece in (*pieces, "x" * 25 + "1 ", "".join(dice.choices(pieces, k=50))):
        raw = (piece * (400_000 // len(piece))).encode()
        start = time.process_time()
        scan(raw)
        assert time.process_time() - start < 10
