"""另有来路、差得太远的数：说得轻，只是提示。"""

from decimal import Decimal

import pytest

from fuer_docs.check.explained import explained, far
from fuer_docs.check.rules import RULES
from fuer_docs.check.run import check_manuscript
from fuer_docs.model.finding import Finding
from fuer_docs.model.manuscript import Manuscript, Passage
from fuer_docs.reading.quantities import Quantity
from fuer_docs.reading.reading import Reading


def manuscript(text: str) -> Manuscript:
    return Manuscript("文稿.txt", tuple(Passage(n, line, "正文") for n, line in enumerate(text.split("\n"), 1)))


def figures(text: str) -> list[Quantity]:
    return Reading(manuscript(text)).quantities


def said(text: str) -> list[Finding]:
    arithmetic = {"sum-mismatch", "difference-mismatch", "change-mismatch", "percentage-mismatch", "product-mismatch"}
    return [one for one in check_manuscript(manuscript(text), RULES) if one.rule in arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "第一轮38个、已整改36个，第二轮11个、已整改7个，尚有6个。",  # 两处差的和
        "现有47个村，甲县31个，其余16个。",  # 差
        "财政1000万元，累计1630万元，占61.3%。",  # 商
        "成员单位34个，A角、B角2人，联络员68人。",  # 积
    ],
)
def test_a_figure_that_others_nearby_account_for_is_explained(text: str) -> None:
    *near, told = figures(text)
    assert explained(told, near)


def test_a_figure_that_nothing_accounts_for_is_not() -> None:
    *near, told = figures("第一轮38个、已整改36个，第二轮11个、已整改7个，尚有9个。")
    assert not explained(told, near)


@pytest.mark.parametrize(
    ("text", "due", "is_far"),
    [
        ("共86支。", "76", False), ("共120场。", "118", False), ("共2680人。", "2860", False), ("共300元。", "3000", False), ("共325人。", "125", False),
        ("共44人。", "13", True), ("占91.4%。", "2.8", True), ("占48%。", "50", False), ("共378场。", "176", True),
    ],
)  # fmt: skip
def test_only_what_could_be_a_slip_of_the_pen_counts_as_near(text: str, due: str, is_far: bool) -> None:
    (told,) = figures(text)
    assert far(told, Decimal(due)) is is_far


def test_a_sum_far_off_is_only_a_hint_and_a_near_one_an_error() -> None:
    near = said("全县共有教职工1250人，其中男教职工530人，女教职工710人。")
    off = said("全年指导378场，其中第一季度72场、第二季度104场。")
    assert [one.severity.value for one in near] == ["error"]
    assert {one.severity.value for one in off} <= {"hint"}
