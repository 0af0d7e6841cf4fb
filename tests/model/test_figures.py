"""数：按人写的样子读、带着来历算。"""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuer_docs.model.figure import (
    Bound,
    Figure,
    NotAFigure,
    UnitMismatch,
    add,
    counted,
    difference_words,
    growth,
    multiply,
    parse_figure,
    percentage,
    subtract,
)
from fuer_docs.model.moment import parse_moment
from fuer_docs.model.place import Place
from fuer_docs.model.values import Gap, Origin, Source, phrase


def from_fact(text: str, fact: str = "合计/甲", unit: str = "", year: str = "2022") -> Figure:
    source = Source(fact, "数值", Place("facts/甲.yaml", 3, 0, 2, "甲乙"))
    return parse_figure(text, unit, period=parse_moment(year), origin=Origin((source,)))


@dataclass
class Read:
    value: str
    unit: str = ""
    bound: Bound = Bound.EXACT
    text: str | None = None
    default: str = ""


LOWER, UPPER, AROUND = Bound.LOWER, Bound.UPPER, Bound.AROUND
WRITTEN = {
    # 规约和种子文件里的写法
    "约2000余名": Read("2000", "名", AROUND),
    "93.9%": Read("93.9", "%"),
    "93.9％": Read("93.9", "%", text="93.9%"),
    "９３．９％": Read("93.9", "%", text="93.9%"),
    "93.9百分比": Read("93.9", "%", text="93.9%"),
    "百分之九十": Read("90", "%", text="90%"),
    "百分之90.5": Read("90.5", "%", text="90.5%"),
    "百分之九十三点九": Read("93.9", "%", text="93.9%"),
    "百分之百": Read("100", "%", text="100%"),
    "百分之九十以上": Read("90", "%", LOWER, "90%以上"),
    "约百分之三十": Read("30", "%", AROUND, "约30%"),
    "近百分之30": Read("30", "%", UPPER, "近30%"),
    "同意率百分之九十": Read("90", "%", text="同意率90%"),
    "1.2万元": Read("1.2", "万元"),
    "22台": Read("22", "台"),
    "22台（件）": Read("22", "台（件）"),
    "22台(件)": Read("22", "台（件）", text="22台（件）"),
    "近百名": Read("100", "名", UPPER),
    "种植能手近60名": Read("60", "名", UPPER),
    "近60": Read("60", "名", UPPER, "近60名", default="名"),
    "60": Read("60", "人", text="60人", default="人"),
    "２２": Read("22", "人", text="22人", default="人"),
    "2万": Read("2", "万人", text="2万人", default="人"),
    "近2万": Read("2", "万人", UPPER, "近2万人", default="人"),
    "2000余名": Read("2000", "名", LOWER),
    "48000余元": Read("48000", "元", LOWER),
    "1700余万元": Read("1700", "万元", LOWER),
    "2.2万余元": Read("22000", "元", LOWER),
    "10余件": Read("10", "件", LOWER),
    "800多": Read("800", "人", LOWER, "800多人", default="人"),
    "10来个": Read("10", "个", AROUND),
    "2000名以上": Read("2000", "名", LOWER),
    "60岁以下": Read("60", "岁", UPPER),
    "100人左右": Read("100", "人", AROUND),
    "大约50户": Read("50", "户", AROUND),
    "将近50户": Read("50", "户", UPPER),
    "不足50户": Read("50", "户", UPPER),
    "超过50户": Read("50", "户", LOWER),
    "逾50户": Read("50", "户", LOWER),
    "两千余名": Read("2000", "名", LOWER),
    "十万余元": Read("100000", "元", LOWER),
    "一百二十万元": Read("120", "万元"),
    "二十余万元": Read("20", "万元", LOWER),
    "1,200元": Read("1200", "元"),
    "12,345,678元": Read("12345678", "元"),
    "1.10": Read("1.10", "‰", text="1.10‰", default="‰"),
    "11.2‰": Read("11.2", "‰"),
    "18.5/10万": Read("18.5", "/10万"),
    "-50万元": Read("-50", "万元"),
    "－50万元": Read("-50", "万元", text="-50万元"),
    "−50万元": Read("-50", "万元", text="-50万元"),
    "约 2000 余名": Read("2000", "名", AROUND, "约2000余名"),
    "近 60 名": Read("60", "名", UPPER, "近60名"),
    "企业32家": Read("32", "家"),
    "师生和家长近600人": Read("600", "人", UPPER),
    "家长2100余人次": Read("2100", "人次", LOWER),
    "0.5个百分点": Read("0.5", "个百分点"),
    "0": Read("0", "人", text="0人", default="人"),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_figure_is_read_as_people_write_it(written: str) -> None:
    wanted = WRITTEN[written]
    figure = parse_figure(written, wanted.default)
    assert figure.value == Decimal(wanted.value)
    assert figure.unit == wanted.unit
    assert figure.bound is wanted.bound
    assert figure.text == (written if wanted.text is None else wanted.text)


@pytest.mark.parametrize(
    ("text", "lead", "trail"), [("种植能手近60名", "种植能手", ""), ("每人500元/年", "每人", "/年"), ("60名", "", "")]
)
def test_words_round_a_figure_stay_with_it(text: str, lead: str, trail: str) -> None:
    figure = parse_figure(text)
    assert (figure.lead, figure.trail) == (lead, trail)


@pytest.mark.parametrize(
    "text",
    ["40名、30名", "3/17", "5-6名", "1～2名", "企业16家，岗位300个", "1 200元", "40,30名", "10:30", "2022年5月10日"],
)
def test_two_figures_in_one_entry_are_an_error(text: str) -> None:
    with pytest.raises(NotAFigure) as problem:
        parse_figure(text)
    assert problem.value.many


@pytest.mark.parametrize("text", ["", "许多", "各乡镇", "数百名", ".5%", "待定"])
def test_words_without_a_figure_are_an_error(text: str) -> None:
    with pytest.raises(NotAFigure) as problem:
        parse_figure(text)
    assert not problem.value.many


@given(st.integers(0, 10**9), st.sampled_from(["约", "近", "超", ""]), st.sampled_from(["余", "多", ""]),
       st.sampled_from(["名", "万元", "%", "户"]))  # fmt: skip
def test_whatever_is_read_prints_as_it_was_written(number: int, hedge: str, more: str, unit: str) -> None:
    written = f"{hedge}{number}{more}{unit}"
    figure = parse_figure(written)
    assert figure.text == written
    assert (figure.value, figure.unit) == (number, unit)


# -- 封闭 --

CLOSED = [parse_figure("60名"), phrase("县妇联"), Gap("主持"), parse_moment("2022-05-10")]


@pytest.mark.parametrize("value", CLOSED, ids=lambda value: type(value).__name__)
def test_values_never_turn_into_plain_strings_silently(value: object) -> None:
    with pytest.raises(TypeError):
        str(value)
    with pytest.raises(TypeError):
        format(value)
    with pytest.raises(TypeError):
        f"{value}"
    with pytest.raises(TypeError):
        iter(value)  # type: ignore[call-overload]
    assert value.text not in repr(value)  # type: ignore[attr-defined]


# -- 比较 --


def test_figures_compare_in_one_unit() -> None:
    assert parse_figure("1.2万元") == parse_figure("12000元")
    assert hash(parse_figure("1.2万元")) == hash(parse_figure("12000元"))
    assert parse_figure("60名") != parse_figure("60户")
    assert parse_figure("1.2万元") > parse_figure("11999元")
    assert parse_figure("1.2万元") <= 12000
    assert parse_figure("1.2万元") == 12000


def test_a_figure_that_is_zero_is_still_there() -> None:
    assert parse_figure("0人")


# -- 算 --


def texts(figure: Figure) -> tuple[str, str | None]:
    return figure.text, figure.origin.formula if figure.origin else None


@pytest.mark.parametrize(
    ("parts", "total", "formula"),
    [
        (["80万元", "150万元", "40万元"], "270万元", "80+150+40"),
        (["1.2万元", "3000元"], "1.5万元", "1.2+0.3"),
        (["2亿元", "500万元"], "2.05亿元", "2+0.05"),
        (["516万元", "200余万元"], "716余万元", "516+200"),
        (["近60名", "近40名"], "近100名", "60+40"),
        (["近60名", "40余名"], "约100名", "60+40"),
        (["0.1%", "0.2%"], "0.3%", "0.1+0.2"),
    ],
)
def test_sums_keep_units_hedges_and_formula(parts: list[str], total: str, formula: str) -> None:
    assert texts(add([parse_figure(part) for part in parts])) == (total, formula)


@pytest.mark.parametrize(
    ("whole", "part", "rest", "formula"),
    [
        ("114项", "107项", "7项", "114-107"),
        ("800万元", "704.79万元", "95.21万元", "800-704.79"),
        ("1万元", "3000元", "0.7万元", "1-0.3"),
        ("100余名", "40名", "60余名", "100-40"),
        ("100名", "40余名", "近60名", "100-40"),
        ("100名", "近40名", "60余名", "100-40"),
        ("100余名", "近40名", "60余名", "100-40"),
        ("100余名", "40余名", "约60名", "100-40"),
    ],
)
def test_differences_turn_the_hedge_of_what_is_taken_away(whole: str, part: str, rest: str, formula: str) -> None:
    assert texts(subtract(parse_figure(whole), parse_figure(part))) == (rest, formula)


@pytest.mark.parametrize(
    ("each", "times", "product", "formula"),
    [
        ("500元", "4名", "2000元", "500×4"),
        ("1万元", "28名", "28万元", "1×28"),
        ("100元", "1.2万人", "1200000元", "100×12000"),
        ("500元", "近60名", "近30000元", "500×60"),
    ],
)
def test_products_take_the_unit_of_the_first(each: str, times: str, product: str, formula: str) -> None:
    assert texts(multiply(parse_figure(each), parse_figure(times))) == (product, formula)


@pytest.mark.parametrize("operation", [subtract, lambda a, b: add([a, b])])
def test_different_units_do_not_add_up(operation) -> None:
    with pytest.raises(UnitMismatch):
        operation(parse_figure("3名"), parse_figure("3元"))


@pytest.mark.parametrize(
    ("part", "whole", "share", "formula"),
    [
        ("107项", "114项", "93.9%", "107÷114"),
        ("62名", "219名", "28.3%", "62÷219"),
        ("423人", "900余人", "约47%", "423÷900"),
        ("1.2万元", "48000元", "25%", "12000÷48000"),
        ("1项", "8项", "12.5%", "1÷8"),
        ("1人", "16人", "6.3%", "1÷16"),
        ("9999人", "10000人", "99.99%", "9999÷10000"),
        ("99999人", "100000人", "99.999%", "99999÷100000"),
        ("1人", "100000人", "0.001%", "1÷100000"),
        ("114项", "114项", "100%", "114÷114"),
        ("0项", "114项", "0%", "0÷114"),
    ],
)
def test_a_percentage_says_how_it_was_reckoned(part: str, whole: str, share: str, formula: str) -> None:
    assert texts(percentage(parse_figure(part), parse_figure(whole))) == (share, formula)


@given(st.integers(1, 10**8).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_percentage_is_never_100_or_0_unless_it_is_whole(pair: tuple[int, int]) -> None:
    part, whole = pair
    share = percentage(counted(part, Origin()), counted(whole, Origin()))
    assert (share.value == 100) == (part == whole)
    assert (share.value == 0) == (part == 0)
    assert abs(share.value - Decimal(part) / Decimal(whole) * 100) <= Decimal("0.05")


@pytest.mark.parametrize("operation", [percentage, growth])
def test_nothing_is_divided_by_zero(operation) -> None:
    with pytest.raises(ZeroDivisionError):
        operation(parse_figure("3名"), parse_figure("0名"))


@pytest.mark.parametrize(
    ("new", "old", "verb", "gap"),
    [
        ("93.9%", "90.1%", "提高", "3.8个百分点"),
        ("10.2‰", "11.2‰", "降低", "1个千分点"),
        ("18.5/10万", "20/10万", "降低", "1.5个十万分点"),
        ("1350户", "1180户", "增加", "170户"),
        ("1180户", "1350户", "减少", "170户"),
        ("1.5万元", "9000元", "增加", "0.6万元"),
        ("近60名", "80名", "减少", "20余名"),
        ("60余名", "80名", "减少", "近20名"),
        ("近60名", "40名", "增加", "近20名"),
    ],
)
def test_a_change_is_told_in_points_or_in_the_unit_itself(new: str, old: str, verb: str, gap: str) -> None:
    said, figure = difference_words(parse_figure(new), parse_figure(old))
    assert said == verb
    assert figure is not None
    assert figure.text == gap


def test_a_change_can_have_its_own_verbs() -> None:
    assert difference_words(parse_figure("3名"), parse_figure("2名"), "扩大", "缩小")[0] == "扩大"
    assert difference_words(parse_figure("2名"), parse_figure("3名"), "扩大", "缩小")[0] == "缩小"
    assert difference_words(parse_figure("3名"), parse_figure("3名"), "扩大", "缩小") == ("持平", None)


@pytest.mark.parametrize(
    ("new", "old", "verb", "rate", "formula"),
    [
        ("1350户", "1180户", "增长", "14.4%", "(1350-1180)÷1180"),
        ("1863人", "1942人", "下降", "4.1%", "(1863-1942)÷1942"),
        ("400余人", "200人", "增长", "约100%", "(400-200)÷200"),
        ("1.2万元", "1万元", "增长", "20%", "(12000-10000)÷10000"),
        ("100001人", "100000人", "增长", "0.001%", "(100001-100000)÷100000"),
    ],
)
def test_growth_is_a_percentage_of_the_old_figure(new: str, old: str, verb: str, rate: str, formula: str) -> None:
    said, figure = growth(parse_figure(new), parse_figure(old))
    assert said == verb
    assert figure is not None
    assert texts(figure) == (rate, formula)


def test_growth_of_nothing_is_level() -> None:
    assert growth(parse_figure("5名"), parse_figure("5名")) == ("持平", None)


OPERATIONS = {
    "和": lambda a, b: add([a, b]),
    "差": subtract,
    "积": multiply,
    "占比": percentage,
    "增减": lambda a, b: difference_words(a, b)[1],
    "减增": lambda a, b: difference_words(b, a)[1],
    "增幅": lambda a, b: growth(a, b)[1],
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_carries_both_sources_and_a_formula(name: str) -> None:
    result = OPERATIONS[name](from_fact("60名", "合计/甲"), from_fact("80名", "合计/乙"))
    assert {source.fact for source in result.origin.inputs} == {"合计/甲", "合计/乙"}
    assert set("6080") <= set(result.origin.formula)


@pytest.mark.parametrize("name", ["和", "差", "积", "占比"])
def test_a_result_has_a_period_only_if_its_parts_share_one(name: str) -> None:
    same = OPERATIONS[name](from_fact("60名"), from_fact("80名"))
    mixed = OPERATIONS[name](from_fact("60名", year="2021"), from_fact("80名"))
    assert same.period is not None
    assert same.period.year == 2022
    assert mixed.period is None


def test_the_same_source_is_listed_once() -> None:
    assert len(add([from_fact("60名"), from_fact("80名")]).origin.inputs) == 1  # type: ignore[union-attr]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6))
def test_parts_taken_from_their_sum_leave_nothing(numbers: list[int]) -> None:
    rest = add([counted(number, Origin(), "名") for number in numbers])
    for number in numbers:
        rest = subtract(rest, counted(number, Origin(), "名"))
    assert rest.value == 0
