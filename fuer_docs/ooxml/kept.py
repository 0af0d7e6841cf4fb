"""读好的模板存成 JSON，下次不必再拆一遍 XML。只是数据；读不通的当没有存过。"""

from __future__ import annotations

import json
from binascii import a2b_base64, b2a_base64
from typing import Any

from ..model.template import (
    CellNode,
    Node,
    ParagraphNode,
    Part,
    Prototype,
    RawNode,
    RowNode,
    Segment,
    TableNode,
    Template,
)


def freeze_template(template: Template) -> str:
    """模板 → JSON。"""
    data = [
        template.file, template.kind, template.title, template.subject, template.keywords,
        [[one.properties.decode(), *one[1:]] for one in template.prototypes],
        [look.decode() for look in template.looks], template.roles, template.role_looks,
        [[part.name, part.head.decode(), _frozen(part.nodes), part.tail.decode()] for part in template.parts],
        template.has_properties,
        [[name, b2a_base64(packed, newline=False).decode(), size, crc] for name, packed, size, crc in template.static],
    ]  # fmt: skip
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def thaw_template(text: str) -> Template | None:
    """:func:`freeze_template` 的反面；读不通的是 ``None``。"""
    try:
        (
            file, kind, title, subject, keywords, prototypes, looks, roles, role_looks, parts, has_properties, static,
        ) = json.loads(text)  # fmt: skip
        return Template(
            file, kind, title, subject, tuple(keywords),
            tuple(Prototype(properties.encode(), *rest) for properties, *rest in prototypes),
            tuple(look.encode() for look in looks), roles, role_looks,
            tuple(Part(name, head.encode(), _thawed(nodes), tail.encode()) for name, head, nodes, tail in parts),
            has_properties,
            tuple((name, a2b_base64(packed), size, crc) for name, packed, size, crc in static),
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError):
        return None


def _frozen(nodes: tuple[Node, ...]) -> list[Any]:
    """段落是 ``[样板, 各截]``，表是 ``[字节, 各行, "表"]``，照搬的是 ``[字节, 段数, ""]``。"""
    found: list[Any] = []
    for node in nodes:
        match node:
            case ParagraphNode(prototype=prototype, segments=segments):
                found.append([prototype, [[one.text, one.look, one.raw.decode()] for one in segments]])
            case TableNode(properties=properties, rows=rows):
                found.append([properties.decode(), [_frozen_row(row) for row in rows], "表"])
            case RawNode(data=data, paragraphs=paragraphs):
                found.append([data.decode(), paragraphs, ""])
    return found


def _frozen_row(row: RowNode) -> list[Any]:
    cells = [[cell.properties.decode(), _frozen(cell.nodes)] for cell in row.cells]
    return [row.properties.decode(), cells, row.header]


def _thawed(data: list[Any]) -> tuple[Node, ...]:
    return tuple(map(_thawed_node, data))


def _thawed_node(data: list[Any]) -> Node:
    match data:
        case [prototype, segments]:
            return ParagraphNode(prototype, tuple(Segment(text, look, raw.encode()) for text, look, raw in segments))
        case [properties, rows, "表"]:
            return TableNode(properties.encode(), tuple(map(_thawed_row, rows)))
    raw, paragraphs, _kind = data
    return RawNode(raw.encode(), paragraphs)


def _thawed_row(data: list[Any]) -> RowNode:
    properties, cells, header = data
    return RowNode(properties.encode(), tuple(CellNode(text.encode(), _thawed(nodes)) for text, nodes in cells), header)
