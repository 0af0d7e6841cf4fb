"""读好的源文：标签对照表和求值的步骤。

读一遍标签要用 Jinja2 的词法和语法，占一条命令的一大半时间；读成的东西是纯数据，存下来下次直接用。
存的只是语法树和各段的位置（JSON），没有代码，换了内容就认不得，重新读。
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from ..model.finding import error
from ..model.place import Place
from ..model.speech import _
from ..model.template import Part, Template
from . import nodes
from .evaluate import Step, build
from .filters import METHODS
from .fragments import Fragment
from .language import Unreadable
from .names import FUNCTIONS
from .source import Source, Start, fragment_source, part_source

_SPOILT = (LookupError, TypeError, ValueError, AttributeError)
"""存下的东西坏了，认不出时会抛的。"""


@dataclass(slots=True)
class Program:
    """一段读好的源文；``step`` 是 ``None`` 就是读不通，原因在 ``source.findings``。和文稿无关。"""

    source: Source
    step: Step | None


class Programs:
    """读过的都记着，几份文稿合用。

    ``saved`` 是上次存下的，``learnt`` 是这次新读、值得存的，都是键到 JSON；``own`` 是工作区自己的模板文件，不存。
    """

    def __init__(self, saved: Mapping[str, str] | None = None, own: Collection[str] = ()) -> None:
        self._ready: dict[str, Program] = {}
        self._saved = saved or {}
        self._own = own
        self.learnt: dict[str, str] = {}

    def fragment(self, fragment: Fragment) -> Program:
        """一个片段。"""
        ready = self._ready.get(fragment.code)
        if ready is None:
            ready = self._ready[fragment.code] = self._fragment(fragment)
        return ready

    def _fragment(self, fragment: Fragment) -> Program:
        key = _key(fragment.file, fragment.first_line, sorted(fragment.parameters.items()), *fragment.lines)
        kept = self._recall(key)
        if kept:
            try:
                starts, spots, tree = kept
                return Program(_thawed(fragment, starts, spots), build(nodes.thaw(tree)))
            except _SPOILT:
                pass  # 存坏了：当没有存过
        source = fragment_source(fragment.file, list(fragment.lines), fragment.first_line)
        program, tree = _read(source, fragment.parameters)
        if tree is not None and not fragment.own:
            self.learnt[key] = _json([*_frozen(source, fragment.first_line), nodes.freeze(tree)])
        return program

    def part(self, template: Template, part: Part) -> Program:
        """模板的一个部件。"""
        source = part_source(template, part)
        key = _key(source.file, source.text)
        kept = None if source.findings else self._recall(key)
        if kept:
            try:
                return Program(source, build(nodes.thaw(kept)))
            except _SPOILT:
                pass
        program, tree = _read(source, {})
        if tree is not None and template.file not in self._own:
            self.learnt[key] = _json(nodes.freeze(tree))
        return program

    def _recall(self, key: str) -> Any:
        text = self._saved.get(key)
        try:
            return json.loads(text) if text else None
        except ValueError:
            return None


def _key(*pieces: object) -> str:
    return blake2b("\0".join(map(str, pieces)).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _read(source: Source, parameters: Mapping[str, str]) -> tuple[Program, nodes.Template | None]:
    """读一段源文；有毛病的记在 ``source.findings``，不存。"""
    from .grammar import read  # 多半用不着，用到才装
    from .lint import survey

    try:
        tree = read(source, METHODS, FUNCTIONS)
        source.findings += survey(source, tree, parameters).findings
        if not source.findings:
            return Program(source, build(tree)), tree
    except Unreadable:
        pass  # 原因都在 source.findings 里
    except RecursionError:
        message, hint = _("有标签套得太深"), _("少套几层括号和过滤器，或分成几次 set")
        source.findings.append(error("bad-tag", message, hint, Place(source.file)))
    return Program(source, None), None


def _frozen(source: Source, first: int) -> tuple[list[Any], list[Any]]:
    """片段的各段和各标签在哪一行、哪几个字；字就在片段里，不另存。"""
    starts = [
        [_offset(start.place, first), start.role, start.mark, start.level, start.alone] for start in source.starts
    ]
    return starts, [[_offset(spot, first), spot.start, spot.end] for spot in source.spots]


def _offset(place: Place, first: int) -> int:
    return (place.line or first) - first


def _thawed(fragment: Fragment, starts: list[Any], spots: list[Any]) -> Source:
    """:func:`_frozen` 的反面。"""
    lines, first = [line.rstrip() for line in fragment.lines], fragment.first_line
    source = Source(fragment.file)
    for at, role, mark, level, alone in starts:
        place = Place(fragment.file, first + at, 0, len(lines[at]), lines[at])
        source.starts.append(Start(-1, role, place, mark, level, alone, True))
    source.spots = [Place(fragment.file, first + at, begin, end, lines[at]) for at, begin, end in spots]
    return source
