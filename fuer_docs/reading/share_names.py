"""占比里的数叫什么：说的是不是这个名字，是要办到的还是已经办好的。"""

from __future__ import annotations

import re

from .pattern import Pattern
from .quantities import Quantity

GOAL = Pattern(r"应|任务|计划|目标|预算|总额|总[投造价]|指标数|需|拟|核定")


def is_goal(one: Quantity) -> bool:
    """要办到的数：应检8000人、4000万元的任务。"""
    lead = re.split(r"\d[^，。；：、\d年]{1,3}的", one.before())[-1]
    if re.search("(?:节约|结余|节余|结存|剩余|超出|超支)[^，。；：、]{0,3}$", lead):
        return False
    return bool(GOAL.search(lead) or re.match("的?(?:年度|全年)?(?:目标|任务|计划|总任务)", one.after()))


def label_of(one: Quantity) -> str:
    return re.sub("全[省市县区镇乡村州]|其中|共|有|的|已", "", one.before() + one.after()[:8])


def stemmed(stem: str, one: Quantity) -> bool:
    words = one.before() + re.sub(f"^{stem}率.*", "", one.after())[:6]
    if stem[0] in "未不" and len(stem) > 2:
        return stem in words
    return (stem in words or stem[::-1] in words) and not re.search(f"(?:未|没有|尚未|不|难以|无法){stem}", words)


def all_done(name: str, between: str) -> bool:
    """“16个村均建成，覆盖率100%”：全都办了，率就是百分之百。"""
    done = re.search(
        r"(?:均|全部|都|全都|悉数)(?!未|没|不)(?:已|建成|完成|办结|达标|到位|整改|设立|配备|答复|建有|开设|落实|设有)[^，。；]{0,14}，(?:(?:无一遗漏|一个不[落漏少]|无一例外|实现全覆盖|全部到位)，)?[^，。；]*$",
        between,
    )
    return (
        done is not None
        and re.fullmatch("(?:任务|整改|指标|信访)?(?:覆盖|完成|办结|达标|建成|到位|整改|配备|答复|落实)", name)
        is not None
    )


def score_of(name: str, one: Quantity) -> int:
    """名字里有几处两个字连着的，在这个数的前后也有。"""
    words = one.before() + one.after()[:8]
    return sum(name[at : at + 2] in words for at in range(len(name) - 1))


def names(one: Quantity, name: str) -> bool:
    """这个数前面的话说的是不是它：名字的字依次都在里头，而且贴近。"""
    words = one.before()
    at = 0
    for char in name:
        at = words.find(char, at) + 1
        if at == 0:
            return False
    return True


def ends_named(one: Quantity, name: str) -> bool:
    """两个字的名字要紧挨着数，前面没有“的”：妇女2300人，不是参加医保的妇女2300人。"""
    return re.search(f"(?<!的){name}(?:总数|人数|共|有|为|达|现有|已|约)*$", one.before()) is not None
