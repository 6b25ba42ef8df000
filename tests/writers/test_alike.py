"""Records not looked at for one reason: three are told, the others counted, file by file."""

from mtcheck.writers.alike import Alike

LACKING = "news/a.jsonl:{}: has no field “body”; map text to one of its fields: id"


def held(alike: Alike, *reasons: str) -> list[bool]:
    return [alike.holds(reason) for reason in reasons]


def test_the_first_three_are_told_and_the_others_counted_once_the_file_ends() -> None:
    alike = Alike()
    assert list(alike.due("news/a.jsonl")) == []
    assert held(alike, *(LACKING.format(number) for number in (1, 2, 4, 5, 9))) == [False] * 3 + [True] * 2
    assert list(alike.due("news/a.jsonl")) == []
    assert list(alike.due("news/b.jsonl")) == [
        "news/a.jsonl: 2 more records, from 5 to 9: has no field “body”; map text to one of its fields: id"
    ]
    assert list(alike.due()) == []


def test_one_more_is_told_as_the_others_are() -> None:
    alike = Alike()
    assert held(alike, *(LACKING.format(number) for number in range(4))) == [False, False, False, True]
    assert list(alike.due()) == [LACKING.format(3)]


def test_other_reasons_other_files_and_reasons_without_a_record_are_apart() -> None:
    alike = Alike()
    held(alike, *(LACKING.format(number) for number in range(3)))
    apart = ("news/a.jsonl:7: is empty; give a record that holds text", "b.zip/a.jsonl:7: has no field “body”; x")
    assert held(alike, *apart, *["c.txt: is empty; give a file that holds text"] * 5) == [False] * 7
    assert list(alike.due()) == []


def test_nothing_is_counted_where_each_is_asked_for() -> None:
    alike = Alike(each=True)
    assert held(alike, *(LACKING.format(number) for number in range(5))) == [False] * 5
