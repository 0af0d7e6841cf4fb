"""找片段：按主题、文种、形式、级别、单位、日期、字；看一个片段要什么、谁用它。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..compose.fragments import FORMS as FORMS
from ..compose.fragments import Fragment
from ..errors import UsageError
from ..model.finding import did_you_mean, error
from ..model.speech import _
from .shelf import Inspection, all_fragments, inspect_fragment, inspected_templates
from .workspace import Shelf

_TOPIC_CALL = re.compile(r"主题\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Query:
    """要找什么样的片段；没写的不限。"""

    circumstances: Mapping[str, str] = field(default_factory=dict)
    """文种、层级、单位类型：片段没写这一样的，哪里都能用，也算。"""
    form: str | None = None
    topic: str | None = None
    day: date | None = None
    words: tuple[str, ...] = ()

    def matches(self, fragment: Fragment) -> bool:
        """这个片段合不合。"""
        if self.day and not (fragment.since or self.day) <= self.day <= (fragment.until or self.day):
            return False
        if any(fragment.fits.get(key) and value not in fragment.fits[key] for key, value in self.circumstances.items()):
            return False
        if self.form and self.form not in fragment.fits.get("形式", ()):
            return False
        if self.topic and self.topic not in topics_of(fragment):
            return False
        text = "\n".join((fragment.code, fragment.title, *fragment.lines))
        return all(word in text for word in self.words)


def topics_of(fragment: Fragment) -> set[str]:
    """片段说的主题：文件头写的，和正文里挑事实用的 ``主题("健康")``。"""
    called = _TOPIC_CALL.findall("\n".join(fragment.lines))
    return {*fragment.fits.get("主题", ()), *(word for text in called for word in re.findall(r"[\w]+", text))}


def find_fragments(shelf: Shelf, query: Query) -> list[Fragment]:
    """合乎要求的片段，按编号排。"""
    return [fragment for fragment in all_fragments(shelf) if query.matches(fragment)]


@dataclass(frozen=True, slots=True)
class Card:
    """一个片段的全部底细。"""

    fragment: Fragment
    needs: tuple[str, ...]
    """用到的事实：类型，或 类型.键。"""
    calls: tuple[str, ...]
    callers: tuple[str, ...]
    """哪些片段用它，写编号。"""
    kinds: tuple[str, ...]
    """哪些模板用它，写文种。"""


def cards(shelf: Shelf, code: str) -> list[Card]:
    """一个编号，或者一个位置的各种写法。没有的抛 :class:`UsageError`。"""
    fragments = all_fragments(shelf)
    found = [fragment for fragment in fragments if code in {fragment.code, fragment.slot}]
    if not found:
        known = [name for fragment in fragments for name in (fragment.code, fragment.slot)]
        hint = did_you_mean(code, dict.fromkeys(known), _("用 fuer-docs fragments list 看有哪些"), alike=0.6)
        raise UsageError([error("unknown-fragment", _("没有片段“{code}”", code=code), hint)])
    looked = {fragment.code: inspect_fragment(fragment, shelf) for fragment in fragments}
    templates = dict(inspected_templates(shelf))
    return [
        Card(
            fragment, tuple(sorted(looked[fragment.code].needs)), tuple(looked[fragment.code].calls),
            _callers(looked, fragment), _callers(templates, fragment),
        )
        for fragment in found
    ]  # fmt: skip


def _callers(looked: Mapping[str, Inspection], fragment: Fragment) -> tuple[str, ...]:
    """谁调用它。"""
    return tuple(
        name
        for name, inspection in looked.items()
        if any(use.reaches(fragment.slot, fragment.code) for use in inspection.uses)
    )


def validity(fragment: Fragment) -> list[str]:
    """从哪天起、到哪天止，给人看的。"""
    since = [_("{since}起", since=fragment.since.isoformat())] if fragment.since else []
    return since + ([_("{until}止", until=fragment.until.isoformat())] if fragment.until else [])


def summary_json(fragment: Fragment) -> dict[str, Any]:
    """列表里的一条。"""
    return {
        "id": fragment.code, "title": fragment.title, "file": fragment.file,
        "fits": {key: list(words) for key, words in fragment.fits.items()},
        "since": fragment.since.isoformat() if fragment.since else None,
        "until": fragment.until.isoformat() if fragment.until else None,
    }  # fmt: skip


def card_json(card: Card) -> dict[str, Any]:
    """看一个片段。"""
    return {
        **summary_json(card.fragment), "parameters": dict(card.fragment.parameters),
        "text": "\n".join(card.fragment.lines), "needs": list(card.needs), "calls": list(card.calls),
        "called_by": list(card.callers), "kinds": list(card.kinds),
    }  # fmt: skip
