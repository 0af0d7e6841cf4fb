"""一条条找到的事实写成什么样：键、原句、位置、把握、疑问，数都挂在它该挂的地方。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ...model.found import Certainty, Found
from ...model.manuscript import Passage
from .amounts import GAP, NEAR, Amount
from .amounts import amounts as amounts_of
from .meta import Meta
from .names import called, odd, odd_title
from .outline import Segment
from .sections import Sort
from .words import RELATIVE, masked, phrase, titled, without_masks

Keys = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """一句：在哪一段从哪到哪，上面是哪些标题，说的是做了的还是打算的，有哪些数。"""

    passage: Passage
    start: int
    end: int
    segment: Segment
    sort: Sort
    amounts: tuple[Amount, ...]
    year: int | None
    """没写年份的时间是哪一年的。"""
    own: int | None = None
    """这份稿子的年度：“今年”“明年”照它算。"""
    hint: str = ""
    """年份是推出来的，要人看什么。"""
    told: int | None = None
    """要是做了的事，是哪一年的。"""
    speech: bool = False
    """是讲话里的：最上一层的标题是号召，不是名字。"""

    @property
    def text(self) -> str:
        """这一句的字。"""
        return self.passage.text[self.start : self.end].strip()

    @property
    def label(self) -> str:
        """最近的标题。"""
        return self.segment.path[-1].title if self.segment.path else ""


@dataclass(slots=True)
class Draft:
    """正在写的一条事实。"""

    type: str
    keys: Keys
    passage: Passage
    start: int
    end: int
    certainty: Certainty = Certainty.MIDDLE
    doubts: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    """已经写进各键的数，从第几个字起。"""
    where: str = ""
    quote: str = ""
    year: int | None = None
    """说的是哪一年的事。"""

    def take(self, amount: Amount) -> str:
        """用掉一个数，返回它的写法。"""
        self.used.add(amount.start)
        self.doubt(amount.doubt)
        return amount.text

    def doubt(self, text: str) -> None:
        """记一条疑问。"""
        if text and text not in self.doubts:
            self.doubts.append(text)

    def _in_years(self, value: Any, year: int | None) -> Any:
        """词里的“明年”写成哪一年：到了明年再看，“明年”就错了。“比去年”的不动。"""
        if isinstance(value, Mapping):
            return {name: self._in_years(item, year) for name, item in value.items()}
        if isinstance(value, list):
            return [self._in_years(item, year) for item in value]
        if not isinstance(value, str) or not (match := _SPOKEN_YEAR.search(value)):
            return value
        if year is None:
            self.doubt(f"原文说“{match[0]}”，不知道是哪一年")
            return value
        return _SPOKEN_YEAR.sub(lambda one: f"{year + RELATIVE[one['than']]}年", value)

    def found(self, meta: Meta) -> Found:
        """写成一条。空的键不要；没填的空写成待补。"""
        title = self.keys.get("名称")
        if isinstance(title, str) and title != GAP and masked(title):
            self.keys["名称"] = titled(title, 60)
        keys = {
            name: value
            for name, value in ((key, _clean(one)) for key, one in self.keys.items())
            if value not in ("", [], {}, None)
        }
        quote = self.quote or self.passage.text[self.start : self.end].strip()
        if masked(quote):
            self.doubt("原文有没填的空")
        if self.type in DATED and self.year is not None and "时间" not in keys:
            keys["期间"] = str(self.year)
        relative = _RELATIVELY.search(quote)
        if relative and meta.year is not None and meta.date and not meta.date.startswith(str(meta.year)):
            self.doubt(f"稿子说的是{meta.year}年，日期是{meta.date}；“{relative[0]}”照{meta.year}年推的")
        keys = {name: self._in_years(value, meta.year) for name, value in keys.items()}
        for name in _odd_names(self.type, keys):
            self.doubt(f"“{name}”不像名字，对着原句改")
            self.certainty = Certainty.LOW
        return Found(
            self.type, keys, quote, self.where or f"第{self.passage.n}段", self.certainty, tuple(self.doubts), meta.unit
        )


DATED = frozenset(
    {"成绩", "合计", "活动", "帮扶", "参政", "财务", "宣传", "项目", "荣誉", "表彰", "督导", "短板", "困难", "制度"}
)
"""没有时间的，写上说的是哪一年的。"""
_RELATIVELY = re.compile("今年(?!以来)|明年|去年(?!同期)|来年|上年(?!同期)")

_SPOKEN_YEAR = re.compile(r"(?<![比较])(?P<than>[今明来去])年(?!同期)(?=[\u4e00-\u9fff）\d]|$)")


_NAMED = frozenset({"成绩", "合计", "活动", "帮扶", "财务", "宣传", "任务", "短板", "困难", "项目", "参政", "荣誉"})


def _odd_names(kind: str, keys: Keys) -> Iterator[str]:
    """不像名字的：这一条自己的，和它下面各个数的。"""
    if kind not in _NAMED:
        return
    titles = (keys.get("动作") or keys.get("名称") or keys.get("编号"),)
    yield from (name for name in titles if isinstance(name, str) and name != GAP and odd_title(name))
    rows = keys.get("数据", ()) if kind != "合计" else ({"名称": keys.get("名称", "")},)
    yield from (row["名称"] for row in rows if isinstance(row, Mapping) and odd(str(row.get("名称", "某某"))))


def _clean(value: Any) -> Any:
    """词里有没填的空的，整项待补；列表里的那一项不要。"""
    if isinstance(value, Mapping):
        return {name: _clean(item) for name, item in value.items() if item not in ("", [], {}, None)}
    if isinstance(value, list):
        return [clean for item in value if (clean := _clean(item)) not in ("", GAP, {}, [])]
    return GAP if isinstance(value, str) and masked(value) else value


def draft(kind: str, line: Line, certainty: Certainty = Certainty.MIDDLE, **keys: Any) -> Draft:
    """凭一句写一条。"""
    found = Draft(kind, dict(keys), line.passage, line.start, line.end, certainty, year=line.year)
    found.doubt(line.hint)
    return found


_BEFORE = re.compile(r"^(?:上年|去年)(?:同期)?(?:为)?$")

_SHARED = re.compile(
    r"(?P<names>[^，。；：、]{2,14}(?:、[^，。；：、]{2,14})*(?:、|和)[^，。；：、]{2,14}?)(?:中)?(?:，(?P<what>[^，。；：、]{1,6}))?(?:分别|依次)(?:为|有|达到?|占|[升降增减提下上][^，。；\d]{0,3}[到至为])?"
)


def respectively(text: str, start: int, end: int, amounts: Sequence[Amount]) -> dict[int, str]:
    """“甲、乙和丙中，女性分别有58名、56名、167名，占28.9%、31.5%、31.6%”：各个数是谁的。"""
    at = max(text.find("分别", start, end), text.find("依次", start, end))
    match = _SHARED.search(text, max(start, at - 2 * NEAR), min(end, at + 6)) if at >= 0 else None
    if match is None:
        return {}
    names = [one for one in re.split(r"、|和(?=[^、和]*$)", match["names"]) if one]
    after = [one for one in amounts if one.start >= match.end()]
    found: dict[int, str] = {}
    while len(after) >= len(names):
        group, after = after[: len(names)], after[len(names) :]
        between = [text[one.end : other.start] for one, other in pairwise(group)]
        alone = len(amounts) == len(names) and len(after) == 0  # 单位不同，可一个对一个正好
        if (len({one.unit for one in group}) > 1 and not alone) or any(
            gap not in {"、", "和", "，"} for gap in between
        ):
            break
        found |= {one.start: name for one, name in zip(group, names, strict=True)}
    return found


_ASIDE_LAST = re.compile(r"[（(](?:上年|去年)(?:同期)?[为是]?$")
"""“530人（去年612人）”。"""
_EACH_OF = re.compile(r"(?:分别|依次)[^，。；]*\d[^，。；]{0,4}[、和]$")
_IN_TURN = re.compile(r"(?:分别|依次)[^。；]{0,30}$")


_RIGHT_AFTER = frozenset({"", "共", "计", "共计"})
"""“案件2起2人”“41人12.3万元”：挨着的两个数说的是一件事。"""


def aside_last(before: str) -> bool:
    """前面是“（上年”：括号里的是上年的数。"""
    return bool(_ASIDE_LAST.search(before))


def in_turn(before: str) -> bool:
    """前面刚说了“分别”：这个数是谁的，要对上才算。"""
    return bool(_IN_TURN.search(before))


def data(amounts: Sequence[Amount], start: int, end: int, own: Draft) -> list[Keys]:
    """一句里还没用掉的数，各写一行，用掉。括号里的上年跟着前一个。"""
    rows: list[Keys] = []
    kin: list[tuple[str, str]] = []
    whole = amounts_of(amounts[0].passage) if amounts else ()
    given = {one.start for one in amounts}
    inside = [one for one in whole if start <= one.start < end]
    shared = respectively(amounts[0].passage.text, start, end, inside) if amounts else {}
    told = ""
    before: Amount | None = None
    for amount in inside:
        if amount.start not in given or amount.start in own.used:
            told = shared.get(amount.start) or called(
                amount, start, end, told
            )  # 写进别的键了的，后面的“比上年增加”还要接着它说
            continue
        if amount.start in shared:
            rows.append({"名称": _named(shared[amount.start], own, amount.text), "数值": own.take(amount)})
            continue
        value = own.take(amount)
        if rows and before is not None and amount.passage.text[before.end : amount.start] in _RIGHT_AFTER:
            name = str(rows[-1]["名称"])
            rows.append({"名称": phrase(f"{name}金额", 30) if money(amount) else name, "数值": value})
            before = amount
            continue
        before = amount
        if _EACH_OF.search(amount.passage.text[max(start, amount.start - NEAR) : amount.start]):
            own.doubt(f"“分别”后面的“{value}”没有对上是谁的")
            own.certainty = Certainty.LOW
        if rows and aside_last(amount.passage.text[start : amount.start]) and "上年" not in rows[-1]:
            rows[-1]["上年"] = value
            continue
        total = next((name for name, unit in kin if unit == amount.unit), "")
        name = called(amount, start, end, str(rows[-1]["名称"]) if rows else told, total)
        if rows and _BEFORE.match(name) and "上年" not in rows[-1]:
            rows[-1]["上年"] = value
            continue
        if rows and _was(rows[-1], name, amount, own):
            continue
        rows.append({"名称": _named(name, own, value), "数值": value})
        kin.append((str(rows[-1]["名称"]), amount.unit))
    return rows


_WHEN = re.compile(r"(?P<what>.+)（(?P<when>[^（）]+)）")


def _was(row: Keys, name: str, amount: Amount, own: Draft) -> bool:
    """“由原来的28个增加到30个”是一个数：30个，上年28个；前一行是原来的，就并进去。原来是别的年份的不并。"""
    before, now = _WHEN.fullmatch(str(row["名称"])), _WHEN.fullmatch(name)
    what, when = (now["what"], now["when"]) if now else (name, "")
    if before is None or before["what"] != what or "上年" in row or amount.gap or row["数值"] == GAP:
        return False
    last, this = (str(own.year - 1), str(own.year)) if own.year else ("", "")
    year = re.match(r"\d{4}", before["when"])
    if (
        before["when"] not in {"原来", "上年", "去年", "去年底", "上年底"} and (year is None or year[0] != last)
    ) or not (when in {"", "今年", "目前", "现在", "今年底"} or (this and when.startswith(this))):
        return False
    if before["when"] == "原来":
        own.doubt(f"原文只说原来是{row['数值']}，没说是不是上年")
    row |= {"名称": _named(what, own, amount.text), "数值": amount.text, "上年": row["数值"]}
    return True


_ASKED = re.compile(
    r"^[\u4e00-\u9fff、]{2,20}?(?<![主重必需紧首])要(?!求|素|点)(?:在[^，]{1,8}?(?:底前|之前|前|底))?(?=.{2})|^(?:离|距)(?=[^，]{0,6}目标)"
)
"""“县卫健局要在10月底前完成……”“离10%的目标”：数的名字不要前面那些。"""


_THIS_YEAR = re.compile(r"(?<!（)今年(?![上下]半年|[初末底])(?=[\u4e00-\u9fff]{2})")


def _named(name: str, own: Draft, value: str) -> str:
    name = re.sub(r"^(?:力争|确保|争取)(?=[\u4e00-\u9fff]{3})", "", name)
    name = _THIS_YEAR.sub("", _ASKED.sub("", without_masks(name) if masked(name) else name))
    if named := phrase(name, 30):
        return named
    own.doubt(f"没有认出“{value}”是什么的数")
    own.certainty = Certainty.LOW
    return str(own.keys.get("名称") or own.keys.get("动作") or "数值")[:20]


def fill(own: Draft, line: Line) -> Draft:
    """剩下的数都挂在这一条下面。"""
    rows = data(line.amounts, line.start, line.end, own)
    if rows:
        own.keys["数据"] = [*own.keys.get("数据", []), *rows]
    return own


def person_unit(amount: Amount) -> bool:
    """数的是人。"""
    return amount.unit in {"人", "名", "位", "人次"}


def money(amount: Amount) -> bool:
    """数的是钱。"""
    return amount.unit.startswith("元") or amount.unit.endswith("元")
