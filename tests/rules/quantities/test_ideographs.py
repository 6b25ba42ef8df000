import pytest

from mtcheck.rules.quantities import read
from mtcheck.rules.quantities.quantity import Named


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4亿5000万", 4.5e8),
        ("3.5万", 35000),
        ("1.3万亿", 1.3e12),
        ("１万７０００", 17000),
        ("二十三万", 230000),
        ("7600億", 7.6e11),
    ],
)
def test_numbers_with_their_scales(text: str, value: float) -> None:
    (quantity,) = read(text, "zh").quantities
    assert (quantity.value, quantity.kind, quantity.sure) == (value, "figure", True)


@pytest.mark.parametrize("text", ["三十二", "万能", "数3万", "300多人", "第3", "A380"])
def test_signs_alone_and_what_is_no_exact_number_are_not_sure(text: str) -> None:
    assert [each.sure for each in read(text, "zh").quantities] == [False]


def test_a_number_behind_a_comma_stands_alone() -> None:
    assert [(each.value, each.sure) for each in read("据悉，2031年开放", "zh").quantities] == [(2031, True)]


def test_a_plan_may_be_told_by_its_two_figures() -> None:
    (plan,) = read("十四五", "zh").quantities
    assert 14 in plan.further


def test_shares_eras_and_money() -> None:
    (share,) = read("百分之三十", "zh").quantities[1:]
    assert (share.value, share.percent) == (30, True)
    (tenths,) = read("3割", "ja").quantities
    assert (tenths.value, tenths.percent, tenths.kind) == (30, True, "figure")
    assert read("平成18年", "ja").quantities[0].value == 2006
    assert read("30元", "zh").quantities[0].currencies == {"CNY"}
    # 元 is the dollar, too, where the script is the long one.
    assert read("30萬元", "zh").quantities[0].currencies == {"CNY", "USD"}
    assert read("30美元", "zh").currencies == {"USD"}


def test_what_only_begins_with_tenths_is_no_share() -> None:
    assert [each.percent for each in read("三成功", "zh").quantities] == [False]
    assert [each.sure for each in read("三成多", "zh").quantities] == [False]


def test_months_and_weekdays() -> None:
    reading = read("2019年3月5日星期三，为期6个月，十一月", "zh")
    assert reading.months == [Named(5, 7, 3), Named(19, 22, 11)]
    assert reading.weekdays == [Named(9, 12, 3)]
    assert read("金曜", "ja").weekdays == [Named(0, 2, 5)]
