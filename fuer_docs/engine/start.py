"""新建工作区：一个单位、一年，写好注释，拿来就能成文。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..load.workspace import SETTING_FILE
from ..model.speech import _
from .examples import Office, example_files, setting_text, words_of
from .files import refuse_occupied, write_fresh, wrong_usage
from .shelf import inspect_template, reached
from .workspace import LARGE, Shelf

LONGEST_NAME = 60
TAILS = {
    "省": ("自治区", "省", "市"),
    "市": ("地区", "市", "州", "盟"),
    "县区": ("县", "区", "旗", "市"),
    "乡镇": ("街道", "镇", "乡"),
}
"""各级地名的末字；长的在前。"""
FIRST_PAPERS = {
    "妇儿工委": ("讲话", "工作总结", "工作计划"),
    "妇联": ("工作总结", "工作计划"),
    "中心": ("工作总结", "工作计划"),
}
"""一开始就列上的文种；其余的是注释，用到再打开。"""
MEETING = "部署会"
"""例子里等着填的那次会议的编号。"""
_SEGMENT = r"(?:.{1,15}?(?:自治区|地区|街道|省|市|区|(?<=..)州(?![市区县])|[县旗盟镇乡](?![市区县])))"
_NAME = re.compile(rf"^(?P<places>{_SEGMENT}+)(?P<unit>(?:妇|儿|女|家庭|少|青|未成年).*)$")
_FULL = {"妇儿工委": "妇女儿童工作委员会", "妇联": "妇女联合会"}


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """要建的工作区。"""

    root: Path
    unit_type: str
    level: str
    name: str
    year: int


def create_workspace(wanted: NewWorkspace, shelf: Shelf) -> list[str]:
    """建一个工作区，返回写了哪些文件；要么全写，要么不写。

    名称看不出地名、文件夹不空、写不了的抛 :class:`UsageError`。
    """
    office = office_of(wanted.name, wanted.unit_type, wanted.level)
    refuse_occupied(wanted.root)
    words = words_of(office, wanted.year)
    papers = list(_papers(shelf, wanted.unit_type, wanted.year))
    texts = {SETTING_FILE: setting_text(words, papers), **example_files(words)}
    write_fresh(wanted.root, {name: text.encode() for name, text in texts.items()})
    return list(texts)


# -- 单位名称 --


def office_of(name: str, unit_type: str, level: str) -> Office:
    """由名称看出地名、全称、简称；看不出来的抛 :class:`UsageError`。"""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME:
        raise wrong_usage(
            _("单位名称是空的") if not name else _("单位名称太长"), _("写单位的全称，例如 云溪县妇女联合会")
        )
    odd = re.search(r"[^\w（）()]|_", name)
    if odd:
        raise wrong_usage(_("单位名称里不能有“{char}”", char=odd[0]), _("只写汉字，照公章上的全称"))
    match = _NAME.match(name)
    if not match:
        raise wrong_usage(_("从“{name}”看不出是哪个地方的单位", name=name), _("名称以地名开头，例如 云溪县妇女联合会"))
    places = re.findall(_SEGMENT, match["places"])
    own, upper = places[-1], places[-2] if len(places) > 1 else ""
    _refuse_other_type(match["unit"], unit_type)
    return Office(
        full=match["places"] + _spelled_out(match["unit"]), short=_tail(own, level) + _shortened(match["unit"]),
        unit_type=unit_type, level=level, place=own, upper=upper, tail=_tail(own, level),
    )  # fmt: skip


def _tail(place: str, level: str) -> str:
    """地名的末字；和级别对不上的抛 :class:`UsageError`。"""
    for tail in TAILS[level]:
        if place.endswith(tail) and not (tail == "区" and place.endswith(("自治区", "地区"))):
            return tail
    names = _("、").join(TAILS[level])
    message = _("“{place}”不像{level}级的地名", place=place, level=level)
    raise wrong_usage(message, _("{level}级的地名以 {names} 结尾；核对 --name 和 --level", level=level, names=names))


def _refuse_other_type(unit: str, unit_type: str) -> None:
    for other, full in _FULL.items():
        if other != unit_type and (other in unit or full in unit):
            message = _("单位名称是{other}，--type 写的是{type}", other=other, type=unit_type)
            raise wrong_usage(message, _("核对 --name 和 --type"))


def _spelled_out(unit: str) -> str:
    for short, full in _FULL.items():
        unit = unit.replace(short, full)
    return unit + "公室" if unit.endswith("委员会办") else unit


def _shortened(unit: str) -> str:
    for short, full in _FULL.items():
        unit = unit.replace(full, short)
    return unit.removesuffix("公室") if unit.endswith("委办公室") else unit


# -- 文稿 --


def _papers(shelf: Shelf, unit_type: str, year: int) -> Iterator[str]:
    """fuer.yaml 里的各份文稿：常用的先列上，其余的是注释。"""
    first = [kind for kind in FIRST_PAPERS[unit_type] if kind in shelf.templates]
    keys = {
        "讲话": f"编号: 部署会讲话, 文种: 讲话, 场合: 部署会, 会议: {MEETING}, 讲话人: 待补",
        "工作总结": "编号: 年度总结, 文种: 工作总结",
        "工作计划": f"编号: 明年计划, 文种: 工作计划, 年度: {year + 1}",
    }
    yield from (f"- {{{keys[kind]}, 成文日期: 待补}}" for kind in first)
    for kind in sorted(shelf.templates):
        if kind in first or kind.endswith(LARGE):
            continue
        template = shelf.template(kind)
        looked = reached(inspect_template(template, shelf), shelf)
        meeting = f", 会议: {MEETING}" if any("本次会议" in inspection.named for inspection in looked) else ""
        subject, given = template.subject, keys.get(kind, f"文种: {kind}{meeting}")
        yield f"#- {{{given}, 成文日期: 待补}}" + (f"      # {subject}" if subject else "")
