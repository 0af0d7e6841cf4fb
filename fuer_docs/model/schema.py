"""JSON Schema：由事实类型的同一张表生成，编辑器拿去提示和补全。"""

from __future__ import annotations

from typing import Any

from .facts import FACT_TYPES, REQUIRED_NAME, REQUIRED_TIME, Fact, Record, Supply
from .setting import Setting
from .shapes import (
    Actor,
    ByYear,
    Choice,
    Either,
    Group,
    Many,
    Number,
    Ref,
    Shape,
    Time,
    Whole,
    Words,
    YesNo,
    keys_of,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HOLE: dict[str, Any] = {"enum": [None, "", "待补", "无"]}


def _figure(shape: Number) -> dict[str, Any]:
    written = {
        "type": "object",
        "additionalProperties": False,
        "required": ["数值"],
        "properties": {
            "数值": {"type": ["string", "number"]}, "单位": {"type": "string"}, "约数": {"type": "string"},
            "来源": _of(Group(Supply, short="单位")),
        },
    }  # fmt: skip
    note = "按人写的样子：近60名、93.9%、1.2万元" + ("；要写单位" if shape.must else "")
    note += f"；不写单位算“{shape.unit}”" if shape.unit else ""
    return {"description": note, "anyOf": [{"type": ["string", "number"]}, written]}


def _of(shape: Shape) -> dict[str, Any]:
    match shape:
        case Words():
            return {"type": ["string", "number"]}
        case Number():
            return _figure(shape)
        case YesNo():
            return {"enum": ["是", "否"]}
        case Time():
            return {"type": ["string", "number"], "description": "日期：2022-05-10、2022年5月、2022上半年"}
        case Whole():
            return {"type": ["integer", "string"]}
        case Choice(options=options):
            return {"enum": list(options)}
        case Actor():
            return {"type": "string", "description": "机构的编号、简称、全称，或照印的几个字"}
        case Ref(types=types, loose=loose):
            return {"type": "string", "description": "、".join(types) + "的编号" + ("，或几个字" if loose else "")}
        case Many(item=item):
            one = _of(item)
            return {"anyOf": [one, {"type": "array", "items": one}]}
        case Either(scalar=scalar, mapping=mapping):
            return {"anyOf": [_of(scalar), _of(mapping)]}
        case ByYear(item=item):
            return {"type": "object", "patternProperties": {r"^\d{4}$": _of(item)}, "additionalProperties": False}
        case Group(record=record, short=short):
            group = record_schema(record)
            return {"anyOf": [_of(keys_of(record)[short].shape), group]} if short else group
    raise TypeError(shape)


def record_schema(record: type[Record]) -> dict[str, Any]:
    """一种记录的 Schema；每个键都可以空着、写待补或无。"""
    properties: dict[str, Any] = {}
    if issubclass(record, Fact):
        properties["编号"] = {"type": ["string", "number"], "description": "和名称互为默认"}
    for zh, key in keys_of(record).items():
        entry = {"anyOf": [_of(key.shape), _HOLE]}
        properties[zh] = entry | ({"description": key.doc} if key.doc else {})
    required = [zh for zh, key in keys_of(record).items() if key.required]
    schema: dict[str, Any] = {
        "type": "object", "description": (record.__doc__ or "").strip(), "additionalProperties": False,
        "properties": properties,
    }  # fmt: skip
    if issubclass(record, Fact) and record.ZH in REQUIRED_TIME:
        required.append("时间")
    if required:
        schema["required"] = required
    if issubclass(record, Fact) and record.ZH in REQUIRED_NAME:
        schema["anyOf"] = [{"required": ["名称"]}, {"required": ["编号"]}]
    return schema


def facts_schema() -> dict[str, Any]:
    """facts/*.yaml 的 Schema。"""
    defaults = record_schema(Fact)
    defaults["properties"] = {zh: value for zh, value in defaults["properties"].items() if zh not in {"编号", "名称"}}
    types = {
        record.ZH: {"anyOf": [{"type": "array", "items": record_schema(record)}, {"type": "null"}]}
        for record in FACT_TYPES
    }
    return {
        "$schema": DIALECT, "title": "事实", "type": "object", "additionalProperties": False,
        "properties": {"默认": defaults, **types},
    }  # fmt: skip


def setting_schema() -> dict[str, Any]:
    """fuer.yaml 的 Schema。"""
    return {"$schema": DIALECT, "title": "fuer.yaml", **record_schema(Setting)}
