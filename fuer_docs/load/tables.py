"""片段库里的表：提法、层级、法律……一行一条，各栏按声明的形状读。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model.facts import Facts, Indicator, Link, Phrase, Plan
from ..model.finding import Finding, error
from ..model.setting import TableRow, Tables
from ..model.shapes import keys_of
from ..model.speech import _
from ..model.tables import TABLE_ROWS, Row
from ..model.values import Absent, Origin, Source, phrase
from .reader import Reader
from .yaml_text import Mapping, Scalar, Sequence, read_yaml

# -- 读表 --


def load_table(data: bytes, file: str, name: str) -> tuple[tuple[TableRow, ...], list[Finding]]:
    """一张表。每个值的来历是 ``表/‹表名›/‹编号›``。"""
    node, findings = read_yaml(data, file)
    if node is None or (isinstance(node, Scalar) and not node.text):
        return (), findings
    if not isinstance(node, Sequence):
        hint = _("每行写“- {编号: …, 文: …}”")
        return (), [*findings, error("wrong-kind", _("表应当是一条一条的列表"), hint, node.place)]
    kind = TABLE_ROWS.get(name)
    rows = []
    for item in node.items:
        if not isinstance(item, Mapping):
            findings.append(error("wrong-kind", _("表的这一行没有键"), _("写成“键: 值”"), item.place))
            continue
        code = _code(item)
        ref = f"表/{name}/{code}"
        values = _declared(item, kind, ref, findings) if kind else _plain(item, ref)
        rows.append(TableRow(code, values, item.place))
    return tuple(rows), findings


def _code(item: Mapping) -> str:
    texts = {key.text: value.text for key, value in item.entries if isinstance(value, Scalar)}
    return next((texts[key] for key in ("编号", "末字") if key in texts), "")


def _plain(item: Mapping, ref: str) -> dict[str, Any]:
    scalars = [(key.text, value) for key, value in item.entries if isinstance(value, Scalar)]
    return {key: phrase(value.text, Origin((Source(ref, key, value.place),))) for key, value in scalars}


def _declared(item: Mapping, kind: type[Row], ref: str, findings: list[Finding]) -> dict[str, Any]:
    reader = Reader(ref, ref, 0, findings=findings)
    read = reader.fields(item, kind)
    return {zh: read[entry.attr] for zh, entry in keys_of(kind).items() if entry.attr in read}


# -- 指标目录：事实没写的单位、方向、目标 --

_DEFAULTS = {"unit": "单位", "direction": "方向", "target": "目标"}


def with_catalogue(facts: Facts, tables: Tables) -> Facts:
    """指标没写的单位、方向、目标取指标目录的，来历指着目录那一行；都写了就原样还回去。

    同名指标几代规划都有，只认自己那一代的。目标只在指标属于全国纲要、目录又没有注明待核实时才取：
    省、市、县各有各的目标。
    """
    lacking = [fact for fact in facts.of("指标") if isinstance(fact, Indicator) and _lacks(fact)]
    rows = tables.get("指标", ()) if lacking else ()
    if not rows:
        return facts
    by_name: dict[str, list[TableRow]] = {}
    for row in rows:
        for name in {row.code, row.text("名称"), *row.texts("别名")}:
            by_name.setdefault(name, []).append(row)
    filled: dict[str, Indicator] = {}
    for fact in lacking:
        plan = facts.get(fact.plan) if isinstance(fact.plan, Link) else None
        plan = plan if isinstance(plan, Plan) else None
        candidates = by_name.get(fact.code) or by_name.get(fact.name.text) or []
        values = dict(_defaults(fact, candidates, plan, tables.get("规划", ())))
        if values:
            filled[fact.code] = Indicator(**{**vars(fact), **values})
    if not filled:
        return facts
    indicators = tuple(filled.get(fact.code, fact) for fact in facts.of("指标"))
    by_key = facts.by_key | {f"指标/{code}": fact for code, fact in filled.items()}
    return Facts({**facts.by_type, "指标": indicators}, by_key)


def _lacks(fact: Indicator) -> bool:
    return any(_unwritten(getattr(fact, attr)) for attr in _DEFAULTS)


def _unwritten(value: object) -> bool:
    """没有写；写了“无”、写了“待补”的都不算。"""
    return isinstance(value, Absent) and not value.known


def _defaults(
    fact: Indicator, candidates: list[TableRow], plan: Plan | None, plans: tuple[TableRow, ...]
) -> Iterator[tuple[str, Phrase]]:
    generation = _generation(plan, plans)
    own = [row for row in candidates if generation and row.text("规划") == generation.code]
    for attr, zh in _DEFAULTS.items():
        if not _unwritten(getattr(fact, attr)):
            continue
        if zh == "目标":
            usable = [row for row in own if plan and _is_national(plan, generation) and not row.unverified]
        else:
            usable = own or ([] if generation else candidates)
        found = [value for row in usable if isinstance(value := row.values.get(zh), Phrase)]
        if found and len({value.text for value in found}) == 1:
            yield attr, found[0]


def _generation(plan: Plan | None, plans: tuple[TableRow, ...]) -> TableRow | None:
    """规划属于哪一代纲要：自己就是，或者起的年份同一个十年、妇女对妇女、儿童对儿童。"""
    if plan is None or not isinstance(plan.name, Phrase):
        return None
    for row in plans:
        if _is_national(plan, row):
            return row
    return next((row for row in plans if _covers(row, plan.name.text, plan.starts)), None)


def _covers(row: TableRow, name: str, year: object) -> bool:
    starts, ends = row.values.get("起"), row.values.get("止")
    if not (isinstance(starts, int) and isinstance(ends, int) and isinstance(year, int) and starts <= year <= ends):
        return False
    return any(word in row.text("名称") and word in name for word in ("妇女", "儿童"))


def _is_national(plan: Plan, row: TableRow | None) -> bool:
    return row is not None and isinstance(plan.name, Phrase) and row.text("名称") == plan.name.text.strip("《》")
