from collections.abc import Iterator
from functools import partial

import pytest

from mtcheck.rules.quantities import Change, Side
from mtcheck.rules.quantities.days import dated, dates, weekdays_and_months
from tests.rules.quantities.sides import found


def _changed_dates(english: Side, source: Side) -> Iterator[Change]:
    return dates(list(dated(english)), english, source)


@pytest.mark.parametrize(
    ("language", "source", "english", "day", "date"),
    [
        ("pl", "Doszło do tego 3 lutego 2021 r.", "It happened on Feb. 13, 2021.", "Feb. 13", "3 lutego"),
        ("es", "Abre el 24 de mayo.", "It opens on 14 May.", "14 May", "24 de mayo"),
        ("hu", "Január 27-én zárt be.", "It closed on Jan. 17.", "Jan. 17", "Január 27"),
        ("fr", "Le 1er juin, il pleuvait.", "It rained on June 11.", "June 11", "1er juin"),
        ("es", "El 8 de mayo es el primero, y el 9 de mayo.", "May 8 is the first, and May 7.", "May 7", "9 de mayo"),
        ("de", "Am 5. Mai hieß es: ab 5. Mai.", "On 5 May they said: from 6 May.", "6 May", "5. Mai"),
    ],
)
def test_another_day_of_the_month_is_told(language: str, source: str, english: str, day: str, date: str) -> None:
    assert found(_changed_dates, source, english, language) == [(day, date)]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Abre el 24 de mayo.", "It opens on May 24."),
        ("Abre la noche del 23 al 24 de mayo.", "It opens on the night of May 23."),
        ("Ardió en la madrugada del 24 de mayo.", "It burned late on May 23."),
        ("Abre el 24 de mayo, o el 14.", "It opens on May 14."),
        ("Abre el 24 de mayo.", "It opens on June 14."),
        ("Abre el 24 de mayo.", "It opens on May 24 and shuts on May 31."),
        ("Abre el 24 de mayo.", "It opens in May 2024."),
    ],
)
def test_a_day_that_may_be_right_is_not_told(source: str, english: str) -> None:
    assert found(_changed_dates, source, english, "es") == []


@pytest.mark.parametrize(
    ("language", "source", "english", "day"),
    [
        ("uk", "Це сталося в четвер, серед дня.", "It happened on Friday.", ("Friday", "четвер")),
        ("nl", "Het museum is woensdag open.", "The museum is open on Tuesday.", ("Tuesday", "woensdag")),
        ("it", "Apre lunedì, ma piove.", "It opens on Friday, but it rains.", ("Friday", "lunedì")),
        ("de", "Am Montag war er hier.", "He was here on Friday.", ("Friday", "Montag")),
        ("ar", "يفتح المتحف يوم الخميس.", "The museum opens on Sunday.", ("Sunday", "الخميس")),
        ("de", "Seit dem 3. Okt. ist zu.", "It has been shut since Nov. 3.", ("Nov", "Okt")),
    ],
)
def test_another_weekday_or_month_is_told(language: str, source: str, english: str, day: tuple[str, str]) -> None:
    assert found(partial(weekdays_and_months, language=language), source, english, language) == [day]


@pytest.mark.parametrize(("near", "told"), [("Le 24, fin.", 1), ("Le 24 juin, fin.", 0)])
def test_a_day_of_the_paragraph_beside_counts_for_its_month(near: str, told: int) -> None:
    there = found(_changed_dates, "Le 27 juin, il pleuvait.", "It rained on June 24.", "fr", near)
    assert len(there) == told


def test_articles_are_no_days_and_numbers_in_words_no_months() -> None:
    source, english = "Apre il primo maggio a un ospite.", "It opens on 3 May to a guest."
    assert found(_changed_dates, source, english, "it") == [("3 May", "primo maggio")]
    assert found(_changed_dates, source, "It opens on 1 May to a guest.", "it") == []
    told = found(partial(weekdays_and_months, language="cs"), "V březnu přišli čtyři.", "In April four came.", "cs")
    assert told == [("April", "březnu")]


def test_a_weekday_may_render_this_morning() -> None:
    source = "Sono salvi gli escursionisti bloccati da sabato: li hanno raggiunti questa mattina."
    assert found(partial(weekdays_and_months, language="it"), source, "The hikers were reached on Sunday.", "it") == []
    assert found(partial(weekdays_and_months, language="fr"), "Hier, après samedi.", "On Sunday.", "fr") == []
    assert found(partial(weekdays_and_months, language="hu"), "Ma, szombat után.", "On Sunday.", "hu") == []
