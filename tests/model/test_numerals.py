"""汉字数字：互换、读法。"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fuer_docs.model.numerals import cardinal, from_chinese, halfwidth, to_chinese


@given(st.integers(0, 10**12 - 1))
@example(120_000_000)
@example(100_005_000)
@example(100_000_000_005 % 10**12)
@example(999_999_999_999)
def test_a_number_survives_the_trip_through_chinese(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("number", "read"),
    [
        (0, "零"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (100, "一百"), (105, "一百零五"),
        (110, "一百一十"), (1010, "一千零一十"), (1005, "一千零五"), (20_000, "二万"), (20_500, "二万零五百"),
        (205_000, "二十万五千"), (100_000, "十万"), (120_000_000, "一亿二千万"), (100_005_000, "一亿零五千"),
        (100_000_005, "一亿零五"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_the_standard_says(number: int, read: str) -> None:
    assert to_chinese(number) == read


@pytest.mark.parametrize("number", [-1, 10**12])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("百", 100), ("两千", 2000), ("二〇二二", 2022), ("三亿五千万", 350_000_000), ("一万亿", 10**12),
        ("二十万", 200_000), ("一百零五", 105), ("零", 0), ("", None), ("几十", None), ("十人", None),
    ],
)  # fmt: skip
def test_chinese_words_for_numbers_are_understood(text: str, number: int | None) -> None:
    assert from_chinese(text) == number


def test_full_width_digits_and_signs_become_half_width() -> None:
    assert halfwidth("－１２．５％～３０") == "-12.5%~30"
    assert halfwidth("−50") == "-50"


def test_two_before_a_measure_word_is_liang() -> None:
    assert [cardinal(number) for number in (1, 2, 12, 22)] == ["一", "两", "十二", "二十二"]
