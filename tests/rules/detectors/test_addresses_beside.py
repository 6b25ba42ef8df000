import pytest

from tests.rules.detectors.sight import beside

ADDRESS, TITLE = "address-of-the-source-changed", "newspaper-translated"


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("Vea www.nuestrasvoces.org.", "See www.ourvoices.org.", ["www.ourvoices.org"]),
        ("Vea https://voces.org/notas/12.", "See https://voces.org/notes/12!", ["https://voces.org/notes/12"]),
        ("Escriba a prensa@voces.org.", "Write to press@voces.org.", ["press@voces.org"]),
        ("Lo dijo @nuestrasvoces ayer.", "So @ourvoices said yesterday.", ["@ourvoices"]),
        ("Řekl Zprávičky.cz.", "He told News.cz.", ["News.cz"]),
        ("Řekl Zprávičky.cz.", "He told Zpravicky.cz.", []),
        ("Vea http://www.voces.org/.", "See voces.org.", []),
        ("Vea www.voces.org/notas.", "See www.voces.org.", []),
        ("Vea voces.org y otras.org.", "See voices.org and others.org.", []),
        ("Сайт Голоса.ru.", "The site Golosa.ru.", []),
        ("Vea aquí.", "See voices.org.", []),
        ("Costó 3.000 euros. Es así.", "It cost 3,000 euros.It is so.", []),
    ],
)
def test_an_address_is_that_of_the_source(source: str, text: str, found: list[str]) -> None:
    assert beside(ADDRESS, source, text) == found


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("Según El Mundo, no.", "Not so, says The World.", ["The World"]),
        ("Según El Mundo, no.", "Not so, says El Mundo (The World).", []),
        ("Segons El País, no.", "Not so, says El Pais (The Country).", []),
        ("El mundo no lo cree.", "The World does not believe it.", []),
        ("Según El Mundo, no.", "The world does not believe it.", []),
        ("Píše to Mladá fronta.", "Young Front says so.", ["Young Front"]),
    ],
)
def test_a_newspaper_keeps_its_title(source: str, text: str, found: list[str]) -> None:
    assert beside(TITLE, source, text) == found
