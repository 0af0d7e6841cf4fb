"""总数和分项、每份和份数：一个数派什么用，哪几个数该加起来、乘起来。"""

from __future__ import annotations

import pytest

from fuer_docs.check.products import products
from fuer_docs.check.sums import sums
from fuer_docs.model.manuscript import Manuscript, Passage
from fuer_docs.reading.parts import adjoining, opposed
from fuer_docs.reading.reading import Reading
from fuer_docs.reading.roles import Role, role, shared_out


def read(text: str) -> Reading:
    return Reading(Manuscript("例子.txt", tuple(Passage(n, line) for n, line in enumerate(text.split("\n"), 1))))


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("开展宣讲86场，比上年的72场增加14场。", [Role.PLAIN, Role.FORMER, Role.CHANGE]),
        ("由11个增加到15个。", [Role.FORMER, Role.PLAIN]),
        ("走访80户，每户300元，共2.4万元。", [Role.PLAIN, Role.EACH, Role.PLAIN]),
        ("每个村（社区）15户。", [Role.EACH]),
        ("每年收入合计270万元。", [Role.PLAIN]),
        ("招收学员3552人，平均每班24人。", [Role.PLAIN, Role.EACH]),
        ("办结率97.7%，历时3天。", [Role.RATE, Role.RATE]),
    ],
)
def test_a_number_is_told_its_role(text: str, roles: list[Role]) -> None:
    assert [role(one) for one in read(text).quantities] == roles


def test_each_of_two_named_places_counts_twice() -> None:
    scaled = shared_out(read("甲坊、乙坊各吸纳务工9人。").quantities[0])
    assert scaled is not None
    assert scaled.value == 18


def test_numbers_apart_by_one_mark_or_by_their_shares_are_listed_together() -> None:
    one, _share, two = read("家政类98件，占74.2%；其他类34件。").quantities
    assert adjoining(one, two)
    far = read("家政类98件，参加的有志愿者，还发放资料34件。").quantities
    assert not adjoining(*far)


@pytest.mark.parametrize("text", ["男童986人、女童860人。", "已办结38件，未办结3件。", "审核通过28家，未通过8家。"])
def test_two_opposites_are_the_whole(text: str) -> None:
    assert opposed(read(text).quantities)


def test_the_whole_may_be_named_a_sentence_before() -> None:
    found = [one for one in sums(read("招收学员3552人。学员中女童1998人、男童1564人。")) if one.fault]
    assert [(one.whole.text, [part.text for part in one.parts]) for one in found] == [("3552人", ["1998人", "1564人"])]


def test_an_average_may_be_rounded() -> None:
    assert not list(products(read("培训9120人次，共86场，平均每场约106人次。")))
    assert list(products(read("培训9120人次，共86场，平均每场约160人次。")))
