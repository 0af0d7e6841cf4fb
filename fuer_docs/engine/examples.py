"""新工作区的样子：随包的 ``starter/`` 里的例子，换上这个单位的地名和年份，键的说明照事实类型的那张表写。

例子是注释，一行 ``#`` 删去就生效；:func:`uncommented` 把它们全部打开，片段的检查拿去当样例事实。
表里新添了键而例子里没有的，照键的形状补一行，所以例子不会落在表的后面。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile

from ..model.facts import FACT_TYPES, ONE_OF, REQUIRED_NAME, REQUIRED_TIME, TYPES_BY_NAME, Fact
from ..model.place import width
from ..model.shapes import (
    Actor,
    ByYear,
    Choice,
    Either,
    Group,
    Key,
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

THEMES = ("机构人员", "规划指标", "成绩", "活动项目", "短板任务", "会议督导", "荣誉宣传", "政策")
OTHERS = "其他"
"""事实类型不在任何一个主题文件里的，放进这一个。"""
FULLEST = "成绩"
"""各类事实都有的键，只在这一类的例子里写全。"""
COLUMN = 46
"""说明从第几列写起。"""
_GAP = "      # "
_BLOCK = re.compile(r"^  #(?:- |  )(?P<key>[^\s:{\[]+):(?: |$)")
_FLOW = re.compile(r"^  #- \{")
_FLOW_KEY = re.compile(r"\s*([^\s:,{}\[\]]+): ")


@dataclass(frozen=True, slots=True)
class Office:
    """一个单位：名称、类型、级别、地方。"""

    full: str
    short: str
    unit_type: str
    level: str
    place: str
    upper: str
    tail: str
    """地名的末字：县、市、镇……"""


_HEADS = {"自治区": "自治区副主席", "地区": "行署副专员", "街道": "街道办事处副主任"}
_ABOVE = {
    "省": ("国家", "国", "国务院"),
    "市": ("省", "省", "省"),
    "县区": ("市", "市", "市"),
    "乡镇": ("县区", "县", "县"),
}
"""级别 → 上一级的级别、叫法、妇儿工委前面的字。"""


def words_of(office: Office, year: int) -> dict[str, str]:
    """例子里的 ``%词%`` 各换成什么。"""
    above, word, council = _ABOVE[office.level]
    starts = max(2001, (year - 1) // 10 * 10 + 1)
    return {
        "单位": office.full, "简称": office.short, "类型": office.unit_type, "机构类别": _category(office.unit_type),
        "单位层级": office.level, "层级": office.level, "本级": office.place, "上级": office.upper or "待补",
        "级": "县" if office.level == "乡镇" else office.tail, "分管": _HEADS.get(office.tail, f"副{office.tail}长"),
        "上层级": above, "上一级": word, "上级妇儿工委": f"{council}妇儿工委",
        "年": str(year), "去年": str(year - 1), "前年": str(year - 2), "明年": str(year + 1),
        "规划起": str(starts), "规划止": str(starts + 9),
    }  # fmt: skip


def _category(unit_type: str) -> str:
    return "事业单位" if unit_type == "中心" else unit_type


@cache
def _starter(name: str) -> str:
    return files("fuer_docs").joinpath("starter", f"{name}.yaml").read_bytes().decode()


def filled(text: str, words: Mapping[str, str]) -> str:
    """换掉 ``%词%``。"""
    return re.sub(r"%(\w+?)%", lambda match: words.get(match[1], match[0]), text)


def example_files(words: Mapping[str, str]) -> dict[str, str]:
    """``facts/`` 里的各个文件，例子都是注释。"""
    found = {theme: "\n".join(_noted(filled(_starter(theme), words).splitlines())) + "\n" for theme in THEMES}
    told = {line.partition(":")[0] for text in found.values() for line in text.splitlines() if not line.startswith(" ")}
    rest = [kind for kind in FACT_TYPES if kind.ZH not in told]
    if rest:
        head = "# 其他事实。"
        lines = [line for kind in rest for line in ("", f"{kind.ZH}:", *_missing(kind, set(), fresh=True))]
        found[OTHERS] = "\n".join([head, *lines]) + "\n"
    return {f"facts/{name}.yaml": filled(text, words) for name, text in found.items()}


def setting_text(words: Mapping[str, str], papers: Iterable[str]) -> str:
    """``fuer.yaml``：开头是设置，后面一行一份文稿。"""
    lines = [*filled(_starter("fuer"), words).splitlines(), *(f"  {line}" for line in papers)]
    return "".join(_aligned(*line.split(_GAP, 1)) + "\n" for line in lines)


def uncommented(text: str) -> str:
    """打开全部例子：例子行首的 ``#`` 删去，说明照旧是注释。"""
    lines = text.splitlines()
    opened = [
        re.sub(r"^( *)#", r"\1", line) if re.match(r"^  #(?:- |  )\S|^#[^\s#]+: ?", line) else line for line in lines
    ]
    return "\n".join(opened) + "\n"


# -- 补键、加说明 --


def _noted(lines: list[str]) -> Iterator[str]:
    """例子的各行加上键的说明；一种事实的例子完了，补上还没有的键。"""
    kind: type[Fact] | None = None
    seen: set[str] = set()
    pending: list[str] = []
    for line in [*lines, "完:"]:
        if re.match(r"^\S+:", line) and not line.startswith("#"):
            yield from _with_missing(pending, kind, seen)
            kind, seen, pending = TYPES_BY_NAME.get(line.partition(":")[0]), set(), []
        seen |= _keys_in(line)
        pending.append(_with_note(line, kind) if kind else line)


def _with_missing(lines: list[str], kind: type[Fact] | None, seen: set[str]) -> list[str]:
    """例子里没写到的键接在头一条例子后面；一条也没有就新写一条。"""
    if kind is None:
        return lines
    begin = next((index for index, line in enumerate(lines) if line.startswith("  #- ") and _BLOCK.match(line)), None)
    if begin is None:
        end = len(lines) - sum(1 for _blank in takewhile(lambda line: not line.strip(), reversed(lines)))
        return [*lines[:end], *_missing(kind, seen, fresh=True), *lines[end:]]
    end = begin + 1 + sum(1 for _key in takewhile(lambda line: line.startswith("  #  "), lines[begin + 1 :]))
    return [*lines[:end], *_missing(kind, seen, fresh=False), *lines[end:]]


def _keys_in(line: str) -> set[str]:
    """这一行例子写了事实的哪些键；小组里头的不算。"""
    block = _BLOCK.match(line)
    if block:
        return {block["key"]}
    if not _FLOW.match(line):
        return set()
    found, depth = set(), 0
    for index, char in enumerate(line):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(char, 0)
        if char in "{," and depth == 1 and (match := _FLOW_KEY.match(line, index + 1)):
            found.add(match[1])
    return found


def _missing(kind: type[Fact], seen: set[str], *, fresh: bool) -> list[str]:
    """例子里没写到的键，一键一行；``fresh`` 说自成一条，那就连名称、时间也写上。"""
    common = keys_of(Fact)
    usual = {"名称", "时间"} if fresh else set()
    wanted = [
        key
        for zh, key in keys_of(kind).items()
        if zh not in seen and (zh not in common or zh in usual or kind.ZH == FULLEST)
    ]
    lines: list[str] = []
    for key in sorted(wanted, key=lambda key: not _sample(key.shape)):
        value = _sample(key.shape)
        if value:
            lines.append(_with_note(f"  #{'  ' if lines or not fresh else '- '}{key.zh}: {value}", kind))
        else:
            lines.append(f"  # 还可以写 {key.zh}：{_note(kind, key)}")
    return lines


def _with_note(line: str, kind: type[Fact]) -> str:
    block = _BLOCK.match(line)
    key = keys_of(kind).get(block["key"]) if block else None
    note = _note(kind, key) if key else ""
    if not note:
        return line
    return _aligned(line, note)


def _aligned(line: str, note: str = "") -> str:
    """一行和它后面的说明；说明对齐在一列上。"""
    return f"{line}{' ' * max(2, COLUMN - width(line))}# {note}" if note else line


def _note(kind: type[Fact], key: Key) -> str:
    """一个键的说明：必不必填、能写什么。"""
    rest = [zh for zh in ONE_OF.get(kind.ZH, ()) if zh != key.zh]
    must = (
        key.required
        or (key.zh == "名称" and kind.ZH in REQUIRED_NAME)
        or (key.zh == "时间" and kind.ZH in REQUIRED_TIME)
    )
    notes = [
        "必填" if must else "",
        f"和{'、'.join(rest)}至少写一样" if len(rest) < len(ONE_OF.get(kind.ZH, ())) else "",
        _shape_note(key.shape),
        key.doc,
    ]
    return "；".join(note for note in notes if note)


def _shape_note(shape: Shape) -> str:
    match shape:
        case Many(item=item):
            return _shape_note(item)
        case Choice(options=options):
            return "写：" + "、".join(options)
        case Number(must=True):
            return "要写单位"
        case Number(unit=unit) if unit:
            return f"不写单位算“{unit}”"
        case YesNo():
            return "是或否"
        case Time(exact=True):
            return "写到日"
        case Ref(types=types, loose=loose):
            return "、".join(types) + "的编号" + ("，或几个字" if loose else "")
        case Group(record=record):
            return "分项：" + "、".join(keys_of(record))
        case Either(scalar=scalar, mapping=mapping):
            return "；或".join(note for note in (_shape_note(scalar), _shape_note(mapping)) if note)
        case ByYear():
            return "按年份写"
    return ""


def _sample(shape: Shape) -> str:
    """照形状写一个值；要指向别的事实的写不出，是空的。"""
    match shape:
        case Words():
            return "几个字"
        case Number(unit=unit):
            return f"3{unit or '项'}"
        case YesNo():
            return "是"
        case Time():
            return "%年%-06-30"
        case Whole():
            return "1"
        case Choice(options=options):
            return options[0]
        case Actor():
            return "%级%妇联"
        case Ref(loose=loose):
            return "几个字" if loose else ""
        case Many(item=item):
            return _sample(item)
        case Either(scalar=scalar, mapping=mapping):
            return _sample(scalar) or _sample(mapping)
        case ByYear(item=item):
            value = _sample(item)
            return f"{{%年%: {value}}}" if value else ""
        case Group(record=record):
            keys = list(keys_of(record).values())
            wanted = [key for key in keys if key.required] or keys[:1]
            values = {key.zh: _sample(key.shape) for key in wanted}
            return (
                "{" + ", ".join(f"{zh}: {value}" for zh, value in values.items()) + "}" if all(values.values()) else ""
            )
    return ""
