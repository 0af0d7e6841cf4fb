"""名字：模板和片段里能用的那些，各是什么。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from ..model.facts import TYPES_BY_NAME, Body, Party, Plan
from ..model.figure import Figure
from ..model.indicators import overall_tally
from ..model.setting import Places, parse_length
from ..model.shapes import keys_of
from ..model.tables import TABLE_ROWS
from ..model.values import ABSENT, Absent, Gap, Origin, Phrase, Source, join, phrase, union
from .bundle import Bundle
from .filters import Filters
from .scene import Scene

FUNCTIONS = ("片段", "提法", "表", "查", "标题数")

NAMES: dict[str, str] = {
    "文稿": "文稿", "单位": "单位", "办公室": "文字", "本级": "文字", "上级": "文字", "自称": "文字", "级": "文字",
    "党委": "文字", "政府": "文字", "下级": "文字", "范围": "文字", "上一级": "文字", "单位类型": "文字", "层级": "文字", "篇幅": "文字",
    "年度": "数", "去年": "数", "明年": "数", "两纲": "文字", "本次会议": "会议", "讲话人": "人员", "下年任务": "[任务]",
    "达标": "达标", **{zh: f"[{zh}]" for zh in TYPES_BY_NAME},
}  # fmt: skip
"""名字到类型；列表写 ``[类型]``。静态检查用。"""

BUNDLES: dict[str, dict[str, str]] = {
    "单位": {"全称": "文字", "简称": "文字"},
    "达标": {
        "总数": "数", "已达标": "数", "未达标": "数", "达标率": "数", "口径": "文字", "口径语": "文字", "未达标指标": "[指标]",
        "难度大": "[指标]", "无法判断": "[指标]",
    },
}  # fmt: skip


class Names(dict[str, Any]):
    """一份文稿的名字；用到才算，算一次就记住。"""

    def __init__(self, makers: Mapping[str, Callable[[], Any]]) -> None:
        super().__init__()
        self._makers = makers

    def __missing__(self, name: str) -> Any:
        self[name] = self._makers[name]()
        return self[name]


def build_names(scene: Scene, filters: Filters) -> Names:
    """一份文稿的全部名字。"""
    makers: dict[str, Callable[[], Any]] = {zh: partial(scene.visible, zh) for zh in TYPES_BY_NAME}
    makers |= {zh: partial(_place_word, scene, zh) for zh in _PLACE_WORDS}
    names = Names(makers)
    makers |= {
        "文稿": lambda: scene.paper,
        "单位": lambda: issuing_body(scene),
        "办公室": lambda: _office(scene, names["单位"]),
        "单位类型": lambda: unit_type(scene),
        "层级": lambda: scene.setting.level,
        "篇幅": lambda: _room(scene),
        "年度": lambda: _year(scene),
        "去年": lambda: filters.arithmetic("-", names["年度"], 1),
        "明年": lambda: filters.arithmetic("+", names["年度"], 1),
        "两纲": lambda: joint_plans(scene),
        "任务": lambda: scene.tasks(scene.year),
        "下年任务": lambda: scene.tasks(scene.year + 1),
        "本次会议": lambda: scene.attribute(scene.paper, "会议"),
        "讲话人": lambda: scene.attribute(scene.paper, "讲话人"),
        "达标": lambda: _tally(scene, filters),
    }
    names["提法"] = _formulation(scene)
    names["表"] = _table_row(scene)
    names["查"] = lambda key: scene.facts.get(_said(key)) or Absent(_said(key))
    return names


def _said(key: Any) -> str:
    return key if isinstance(key, str) else str(key.text)


def _year(scene: Scene) -> Figure:
    """年度：文稿写了的用文稿的，没写用 fuer.yaml 的。"""
    paper_year = scene.attribute(scene.paper, "年度")
    if isinstance(paper_year, Figure):
        return paper_year
    source = Source("fuer.yaml", "年度", scene.setting.spots.get("年度", scene.setting.place))
    return Figure(Decimal(scene.year), origin=Origin((source,)))


def issuing_body(scene: Scene) -> Bundle:
    """署名单位：全称、简称，都以成文日期为准。"""
    party = scene.paper.issuer if isinstance(scene.paper.issuer, Party) else scene.setting.unit
    if not isinstance(party, Party):
        gap = party if isinstance(party, Gap) else Gap("署名单位", scene.paper.place)
        return Bundle("单位", {"全称": gap, "简称": gap})
    fact = scene.facts.get(f"机构/{party.body}") if party.body else None
    full: Any = phrase(party.written, party.origin)
    short: Any = full
    if isinstance(fact, Body):
        body = scene.body_on_day(fact)
        full = body.full if isinstance(body.full, (Phrase, Gap)) else full
        short = body.short if isinstance(body.short, Phrase) else full
    return Bundle("单位", {"全称": full, "简称": short}, full if isinstance(full, Phrase) else None)


def unit_type(scene: Scene) -> Any:
    """署名单位另有类别（妇联、妇儿工委）时用它的，否则用 fuer.yaml 的。"""
    issuer = scene.paper.issuer
    body = scene.facts.get(f"机构/{issuer.body}") if isinstance(issuer, Party) and issuer.body else None
    category = body.category if isinstance(body, Body) else None
    if isinstance(category, Phrase) and category.text in {"妇儿工委", "妇联"}:
        return category
    return scene.setting.unit_type


SHORT, MEDIUM = 2500, 4000
"""字数上限到这里为止算短、算中；再多、没有上限、没写字数都算长。"""


def _room(scene: Scene) -> Phrase:
    """篇幅：短、中、长，由这份文稿“字数”的上限定。"""
    length = scene.paper.length
    budget = parse_length(length.text) if isinstance(length, Phrase) else None
    upper = budget[1] if budget else None
    if upper is None:
        return phrase("长")
    word = "短" if upper <= SHORT else "中" if upper <= MEDIUM else "长"
    return phrase(word, length.origin if isinstance(length, Phrase) else None)


def _office(scene: Scene, issuer: Bundle) -> Any:
    """署名单位的办公室：机构里列了的用它的简称，没列就是简称加“办”；妇联没有另设的办公室。"""
    full, short = issuer.values["全称"], issuer.values["简称"]
    if not isinstance(full, Phrase) or not isinstance(short, Phrase):
        return short
    for fact in scene.visible("机构"):
        if isinstance(fact, Body) and isinstance(fact.full, Phrase) and fact.full.text == full.text + "办公室":
            return fact.short if isinstance(fact.short, Phrase) else fact.full
    kind = unit_type(scene)
    if isinstance(kind, Phrase) and kind.text == "妇儿工委":
        return join((short, phrase("办公室" if short == full else "办")), "")
    return short


def joint_plans(scene: Scene) -> Phrase | Absent:
    """到成文日期仍在实施（或刚到期、正在评估）的规划的合称，带引号。"""
    plans = [fact for fact in scene.visible("规划") if isinstance(fact, Plan) and isinstance(fact.joint, Phrase)]
    if not plans:
        return Absent("规划的合称")
    texts = dict.fromkeys(plan.joint.text for plan in plans if isinstance(plan.joint, Phrase))
    latest = max(plans, key=lambda plan: plan.starts if isinstance(plan.starts, int) else 0)
    chosen = latest.joint if len(texts) > 1 else plans[0].joint
    assert isinstance(chosen, Phrase)
    origin = union(plan.joint.origin for plan in plans if isinstance(plan.joint, Phrase) and plan.joint == chosen)
    return phrase(f"“{chosen.text}”", origin)


_PLACE_WORDS = ("本级", "上级", "自称", "级", "党委", "政府", "下级", "范围", "上一级")


def _place_word(scene: Scene, zh: str) -> Any:
    """地名和由地名定的叫法。"""
    places = scene.setting.places
    if not isinstance(places, Places):
        return Gap("地名", scene.setting.spots.get("地名", scene.setting.place))
    own = scene.attribute(places, "本级")
    if zh in {"本级", "上级"}:
        return scene.attribute(places, zh)
    if zh == "上一级":
        upper = scene.attribute(places, "上级")
        return _word(_level_row(scene, upper), "级", upper)
    if zh == "自称":
        said = scene.attribute(places, "自称")
        word = _word(_level_row(scene, own), "级", own)
        return join((phrase("我"), word), "") if isinstance(said, Absent) and isinstance(word, Phrase) else said
    return _word(_level_row(scene, own), zh, own)


def _level_row(scene: Scene, place: Any) -> Any:
    if not isinstance(place, Phrase):
        return None
    rows = [row for row in scene.tables.get("层级", ()) if row.code and place.text.endswith(row.code)]
    return max(rows, key=lambda row: len(row.code), default=None)


def _word(row: Any, zh: str, place: Any) -> Any:
    """层级表里的叫法；来历记在地名上，因为是地名决定的。"""
    if row is None or zh not in row.values:
        return place
    return phrase(row.values[zh].text, place.origin if isinstance(place, Phrase) else None)


def _tally(scene: Scene, filters: Filters) -> Bundle:
    summary = overall_tally(scene.facts, scene.day, scene.caliber)
    indicators = scene.visible("指标")
    origin = Origin((scene.caliber.source,))
    caliber = phrase(scene.caliber.text, origin)
    said = phrase(f"{scene.caliber.text.partition('÷')[0].strip()}的指标占{scene.caliber.denominator}的比重", origin)

    def named(value: Any, zh: str) -> Any:
        return Absent(zh, scene.setting.place) if value is ABSENT else value

    return Bundle("达标", {
        "总数": named(summary.total, "指标总数"), "已达标": named(summary.met, "已达标指标数"),
        "未达标": named(summary.unmet, "未达标指标数"), "达标率": named(summary.rate, "达标率"), "口径": caliber, "口径语": said,
        "未达标指标": tuple(summary.unmet_list), "难度大": filters.status(indicators, "预期达标难度大"),
        "无法判断": filters.status(indicators, "无法判断"),
    })  # fmt: skip


def _formulation(scene: Scene) -> Callable[[Any], Any]:
    def formulation(code: Any) -> Any:
        row = scene.table_row("提法", _said(code))
        return row.values.get("文", ABSENT) if row else Absent(f"提法“{_said(code)}”")

    return formulation


def _table_row(scene: Scene) -> Callable[[Any, Any], Any]:
    """``表("法律", "反家庭暴力法")``：到成文日期有效的那一行，像事实一样用点取；没有就是没有。"""

    def find(table: Any, code: Any) -> Any:
        label = f"{_said(table)}“{_said(code)}”"
        row = scene.table_row(_said(table), _said(code))
        if row is None:
            return Absent(label)
        kind = TABLE_ROWS.get(_said(table))
        columns = dict.fromkeys(keys_of(kind) if kind else row.values, ABSENT) | row.values
        printed = next((row.values[zh] for zh in ("文", "名称", "简称") if zh in row.values), None)
        return Bundle(label, columns, printed if isinstance(printed, Phrase) else None)

    return find
