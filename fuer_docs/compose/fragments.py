"""片段：读文件头，按文稿挑写法。"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..model.facts import TOPICS
from ..model.finding import Finding, did_you_mean, error
from ..model.moment import parse_moment
from ..model.place import Place
from ..model.setting import OFFICE_LEVELS, UNIT_TYPES
from ..model.speech import _

FORMS = ("长", "短", "目标", "第三人称")
OCCASIONS = ("部署会", "年度会", "表彰会")
_LISTS = {
    "文种": None, "层级": OFFICE_LEVELS, "单位类型": UNIT_TYPES, "主题": TOPICS, "场景": OCCASIONS, "形式": FORMS,
}  # fmt: skip
_KEYS = ("编号", "标题", *_LISTS, "有效期", "参数")
_PAIR = re.compile(r"^(?P<key>\S+?)\s*[:：]\s*(?P<value>.*)$")


@dataclass(frozen=True, slots=True)
class Fragment:
    """一个写法。"""

    code: str
    title: str
    file: str
    lines: tuple[str, ...]
    first_line: int
    fits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """文种、层级等：适用的值；没写的不限。"""
    since: date | None = None
    until: date | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    own: bool = False
    """工作区自己的，不是自带的。"""

    @property
    def slot(self) -> str:
        """位置：编号里 # 以前的部分。"""
        return self.code.partition("#")[0]

    def suits(self, circumstances: Mapping[str, str], day: date) -> bool:
        """这份文稿、这一天能不能用。"""
        if (self.since and day < self.since) or (self.until and day > self.until):
            return False
        return all(
            not wanted or circumstances.get(key, "") in wanted for key, wanted in self.fits.items() if key != "主题"
        )

    @property
    def strictness(self) -> int:
        """限定了几样；越多越先用。"""
        return sum(1 for key, wanted in self.fits.items() if wanted and key != "主题")


def parse_fragment(text: str, file: str, *, own: bool = False) -> tuple[Fragment, list[Finding]]:
    """读一个片段文件：``---`` 之间是文件头，后面是正文。"""
    lines = text.replace("\r\n", "\n").split("\n")
    findings: list[Finding] = []
    head: dict[str, tuple[str, int]] = {}
    body_at = 0
    if lines and lines[0].strip() == "---":
        end = next((index for index, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
        if end is None:
            findings.append(
                error(
                    "unclosed-head",
                    _("文件头没有收尾的 ---"),
                    _("在文件头后面补一行 ---"),
                    Place(file, 1, 0, 3, lines[0]),
                )
            )
            end = 0
        head = _head(lines[1:end], file, findings)
        body_at = end + 1
    path = re.sub(r"^.*?fragments/", "", file).removesuffix(".txt")
    fits = {key: _words(head[key][0]) for key in _LISTS if key in head}
    for key, options in _LISTS.items():
        for word in fits.get(key, ()):
            if options is not None and word not in options:
                place = _line_place(file, head[key][1], lines)
                findings.append(
                    error(
                        "not-an-option",
                        _("“{key}”不能是“{text}”", key=key, text=word),
                        _("可以写：{words}", words="、".join(options)),
                        place,
                    )
                )
    since, until = _validity(head, file, lines, findings)
    fragment = Fragment(
        head["编号"][0] if "编号" in head else path, head["标题"][0] if "标题" in head else "", file,
        tuple(lines[body_at:]), body_at + 1, fits, since, until, _pairs(head["参数"][0]) if "参数" in head else {}, own,
    )  # fmt: skip
    return fragment, findings


def _head(lines: Iterable[str], file: str, findings: list[Finding]) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _PAIR.match(line.strip())
        place = Place(file, number, 0, len(line), line)
        if not match:
            findings.append(error("bad-head", _("文件头的这一行读不通"), _("写成“键: 值”"), place))
        elif match["key"] not in _KEYS:
            hint = did_you_mean(match["key"], _KEYS, _("可以写：{keys}", keys="、".join(_KEYS)))
            findings.append(error("unknown-key", _("文件头里没有“{key}”这一项", key=match["key"]), hint, place))
        else:
            found[match["key"]] = (match["value"].strip(), number)
    return found


def _line_place(file: str, number: int, lines: list[str]) -> Place:
    return Place(file, number, 0, len(lines[number - 1]), lines[number - 1])


def _words(value: str) -> tuple[str, ...]:
    inner = value.strip().strip("[]［］")
    return tuple(word.strip() for word in re.split(r"[,，、]", inner) if word.strip())


def _pairs(value: str) -> dict[str, str]:
    inner = value.strip().removeprefix("{").removesuffix("}")
    pairs = (part.partition(":") if ":" in part else part.partition("：") for part in re.split(r"[,，]", inner))
    return {key.strip(): kind.strip() for key, _colon, kind in pairs if key.strip()}


def _validity(
    head: dict[str, tuple[str, int]], file: str, lines: list[str], findings: list[Finding]
) -> tuple[date | None, date | None]:
    if "有效期" not in head:
        return None, None
    value, number = head["有效期"]
    days: dict[str, date | None] = {}
    for key, text in _pairs(value).items():
        try:
            moment = parse_moment(text) if text else None
        except ValueError:
            moment = None
        if key not in {"自", "至"} or (text and (moment is None or moment.start is None)):
            findings.append(
                error(
                    "unreadable-value",
                    _("有效期读不成"),
                    _("写成 {自: 2018-01-01, 至: 2023-12-31}"),
                    _line_place(file, number, lines),
                )
            )
            continue
        days[key] = (moment.end if key == "至" else moment.start) if moment else None
    return days.get("自"), days.get("至")


def choose(
    candidates: list[Fragment], circumstances: Mapping[str, str], day: date, recorded: str | None, seed: str
) -> Fragment | None:
    """挑一个写法：记录过的照旧；否则限定最细的里头，按单位、位置、年度定一个。"""
    fitting = [fragment for fragment in candidates if fragment.suits(circumstances, day)]
    if not fitting:
        return None
    kept = next((fragment for fragment in fitting if fragment.code == recorded), None)
    if kept:
        return kept
    strictest = max(fragment.strictness for fragment in fitting)
    finest = sorted((f for f in fitting if f.strictness == strictest), key=lambda fragment: fragment.code)
    digest = hashlib.sha256(seed.encode()).digest()
    return finest[int.from_bytes(digest[:4], "big") % len(finest)]


# -- 存下来 --


def record_fragments(fragments: Iterable[Fragment], signature: str) -> str:
    """一批读好的片段 → JSON；``signature`` 说是哪一版文件。"""
    rows = [
        [one.code, one.title, one.file, "\n".join(one.lines), one.first_line, one.fits, _iso(one.since), _iso(one.until),
         one.parameters]
        for one in fragments
    ]  # fmt: skip
    return json.dumps([signature, rows], ensure_ascii=False, separators=(",", ":"))


def recall_fragments(text: str, signature: str) -> list[Fragment] | None:
    """:func:`record_fragments` 的反面；不是这一版、读不通的是 ``None``。"""
    try:
        kept, rows = json.loads(text)
        if not signature or kept != signature:
            return None
        return [
            Fragment(code, title, file, tuple(body.split("\n")), first, {key: tuple(words) for key, words in fits.items()},
                     _day(since), _day(until), parameters)
            for code, title, file, body, first, fits, since, until, parameters in rows
        ]  # fmt: skip
    except (ValueError, TypeError, AttributeError):
        return None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
