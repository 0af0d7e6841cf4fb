"""时间：各种写法、日历上没有的日子、带不带年份。"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuer_docs.model.moment import parse_moment

FORMS = [
    # 写法, 头一天, 末一天, 精细到, 写全, 省去年份
    ("2022-05-10", "2022-05-10", "2022-05-10", "day", "2022年5月10日", "5月10日"),
    ("2022-5-1", "2022-05-01", "2022-05-01", "day", "2022年5月1日", "5月1日"),
    ("2022年5月10日", "2022-05-10", "2022-05-10", "day", "2022年5月10日", "5月10日"),
    ("2022.5.10", "2022-05-10", "2022-05-10", "day", "2022年5月10日", "5月10日"),
    ("2022/5/10", "2022-05-10", "2022-05-10", "day", "2022年5月10日", "5月10日"),
    ("２０２２－０５－１０", "2022-05-10", "2022-05-10", "day", "2022年5月10日", "5月10日"),
    ("2022 年 5 月 10 日", "2022-05-10", "2022-05-10", "day", "2022年5月10日", "5月10日"),
    ("5月10日", "2022-05-10", "2022-05-10", "day", "2022年5月10日", "5月10日"),
    ("2014-03-03上午", "2014-03-03", "2014-03-03", "day", "2014年3月3日上午", "3月3日上午"),
    ("2014-03-03 下午", "2014-03-03", "2014-03-03", "day", "2014年3月3日下午", "3月3日下午"),
    ("2014-05-17至2014-05-24", "2014-05-17", "2014-05-24", "span", "2014年5月17日—24日", "5月17日—24日"),
    ("2014-05-17至24", "2014-05-17", "2014-05-24", "span", "2014年5月17日—24日", "5月17日—24日"),
    ("2014-05-17至06-02", "2014-05-17", "2014-06-02", "span", "2014年5月17日—6月2日", "5月17日—6月2日"),
    ("2022年5月10日至12日", "2022-05-10", "2022-05-12", "span", "2022年5月10日—12日", "5月10日—12日"),
    ("2022-12-31至2023-01-03", "2022-12-31", "2023-01-03", "span", "2022年12月31日—2023年1月3日", "2022年12月31日—2023年1月3日"),
    ("2022-03至2022-05", "2022-03-01", "2022-05-31", "months", "2022年3—5月", "3—5月"),
    ("2011至2020", "2011-01-01", "2020-12-31", "years", "2011—2020年", "2011—2020年"),
    ("2011—2020年", "2011-01-01", "2020-12-31", "years", "2011—2020年", "2011—2020年"),
    ("1995-10起", "1995-10-01", None, "words", "1995年10月起", "1995年10月起"),
    ("2014上半年", "2014-01-01", "2014-06-30", "half", "2014年上半年", "上半年"),
    ("2014年下半年", "2014-07-01", "2014-12-31", "half", "2014年下半年", "下半年"),
    ("第二季度", "2022-04-01", "2022-06-30", "quarter", "2022年第二季度", "第二季度"),
    ("2014年第三季度", "2014-07-01", "2014-09-30", "quarter", "2014年第三季度", "第三季度"),
    ("四季度", "2022-10-01", "2022-12-31", "quarter", "2022年第四季度", "第四季度"),
    ("2022", "2022-01-01", "2022-12-31", "year", "2022年", "2022年"),
    ("2022-06", "2022-06-01", "2022-06-30", "month", "2022年6月", "6月"),
    ("2024-02", "2024-02-01", "2024-02-29", "month", "2024年2月", "2月"),
    ("2022年5月下旬", "2022-05-21", "2022-05-31", "month", "2022年5月下旬", "5月下旬"),
    ("2022年2月下旬", "2022-02-21", "2022-02-28", "month", "2022年2月下旬", "2月下旬"),
    ("2022-10底", "2022-10-25", "2022-10-31", "month", "2022年10月底", "10月底"),
    ("2022年底", "2022-12-31", None, "words", "2022年底", "2022年底"),
    ("2022年底前", "2022-12-31", None, "words", "2022年底前", "2022年底前"),
    ("2022年6月前", "2022-06-01", None, "words", "2022年6月前", "2022年6月前"),
    ("暑假", None, None, "words", "暑假", "暑假"),
    ("每月", None, None, "words", "每月", "每月"),
    ("12:30", None, None, "words", "12:30", "12:30"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "start", "end", "grain", "full", "short"), FORMS, ids=[row[0] for row in FORMS])
def test_a_moment_is_read_and_printed(written, start, end, grain, full, short) -> None:
    moment = parse_moment(written, year=2022)
    assert moment.start == (date.fromisoformat(start) if start else None)
    assert moment.end == (date.fromisoformat(end) if end else None)
    assert moment.grain == grain
    assert moment.text == full
    assert moment.say(year=False) == short


@pytest.mark.parametrize(
    "written",
    ["2022-02-30", "2021-02-29", "2022-13", "2022-00-10", "2022年2月30日上午", "2022-04-31至2022-05-03", "2月30日",
     "13月5日", "0000-01-01", "2022-02-30前", "2022-05-24至2022-05-17"],
)  # fmt: skip
def test_days_that_no_calendar_has_are_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_moment(written, year=2022)


def test_a_day_can_be_printed_to_the_month() -> None:
    assert parse_moment("2022-05-10上午").say(month_only=True) == "2022年5月"


def test_without_a_year_at_hand_a_quarter_stays_words() -> None:
    assert parse_moment("第二季度").start is None
    assert parse_moment("第二季度").text == "第二季度"


@given(st.dates(date(1000, 1, 1), date(9990, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d"]))
def test_every_day_reads_back_what_it_prints(day: date, form: str) -> None:
    moment = parse_moment(day.strftime(form))
    assert (moment.start, moment.end) == (day, day)
    assert parse_moment(moment.text).start == day
    assert moment.year == day.year


@given(st.dates(date(1000, 1, 1), date(9000, 12, 31)), st.integers(1, 800))
def test_every_span_reads_back_what_it_prints(day: date, length: int) -> None:
    last = day + timedelta(length)
    again = parse_moment(parse_moment(f"{day}至{last}").text)
    assert (again.start, again.end) == (day, last)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("二〇二二年五月十日", "2022年5月10日"), ("二零二二年十二月", "2022年12月"), ("五月三十一日", "2022年5月31日")],
)
def test_dates_in_chinese_numerals_are_dates_too(text: str, shown: str) -> None:
    assert parse_moment(text, year=2022).text == shown


@pytest.mark.parametrize("text", ["六一儿童节期间", "三八妇女节", "十月怀胎"])
def test_words_with_numerals_stay_words(text: str) -> None:
    assert parse_moment(text).text == text


CLOCKS = [
    ("2017-03-27上午9:30", "2017年3月27日（星期一）上午9:30", "2017年3月27日上午"),
    ("2017-03-27 09:30", "2017年3月27日（星期一）9:30", "2017年3月27日"),
    ("2017年3月27日上午9时30分", "2017年3月27日（星期一）上午9:30", "2017年3月27日上午"),
    ("2017年3月26日下午3点半", "2017年3月26日（星期日）下午3:30", "2017年3月26日下午"),
    ("2017-03-27上午9时整", "2017年3月27日（星期一）上午9:00", "2017年3月27日上午"),
    ("２０１７－０３－２７ 上午９：３０", "2017年3月27日（星期一）上午9:30", "2017年3月27日上午"),
    ("2017-03-07下午", "2017年3月7日（星期二）下午", "2017年3月7日下午"),
    ("2017-03", "2017年3月", "2017年3月"),
    ("暑假", "暑假", "暑假"),
]


@pytest.mark.parametrize(("written", "full", "plain"), CLOCKS, ids=[row[0] for row in CLOCKS])
def test_the_hour_is_kept_and_printed_only_where_asked_for(written: str, full: str, plain: str) -> None:
    moment = parse_moment(written)
    assert moment.full() == full
    assert moment.text == plain


def test_an_hour_on_a_day_that_no_calendar_has_is_refused_too() -> None:
    with pytest.raises(ValueError, match="day"):
        parse_moment("2017-02-30上午9:30")
