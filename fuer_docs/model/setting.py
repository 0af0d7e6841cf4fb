"""工作区的设置：fuer.yaml 说的那些。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .facts import STATUSES, Facts, Hole, Link, Party, Record, Text, When
from .moment import parse_moment
from .numerals import halfwidth
from .place import Place
from .shapes import Actor, Choice, Group, Many, Ref, Time, Whole, Words, YesNo, key, record
from .values import Phrase, Source

UNIT_TYPES = ("妇儿工委", "妇联", "中心")
OFFICE_LEVELS = ("省", "市", "县区", "乡镇")
PROFILES = ("gbt9704", "gbt33476")
DENOMINATORS = ("全部指标", "有目标的指标", "有数据的指标")
DEFAULT_CALIBER = "提前达标、达标、基本达标、预期可达标 ÷ 全部指标"


@record
class Places(Record):
    """地名。"""

    own: Text = key("本级", Words(), required=True)
    upper: Text = key("上级", Words())
    self_name: Text = key("自称", Words(), doc="我县、我区；不写就按本级推")


@record
class Paper(Record):
    """一份要写的文稿。"""

    place: Place
    ref: str
    kind: Text = key("文种", Words(), required=True)
    code: Text = key("编号", Words(quoted=True))
    year: int | Hole = key("年度", Whole())
    issued: When = key("成文日期", Time(exact=True))
    issuer: Party | Hole = key("署名单位", Actor())
    matter: Text = key("事由", Words(quoted=True))
    title: Text = key("标题", Words(quoted=True))
    occasion: Text = key("场合", Choice(("部署会", "年度会", "表彰会")))
    meeting: Link | Phrase | Hole = key("会议", Ref(("会议",)))
    speaker: Link | Phrase | Hole = key("讲话人", Ref(("人员",), loose=True))
    addressees: tuple[Phrase, ...] | Hole = key("主送", Many(Words()), doc="不写就是下级和各成员单位")
    on_behalf: tuple[Party, ...] | Hole = key("代表", Many(Actor()), doc="以谁的名义祝贺")
    thanks: tuple[Phrase, ...] | Hole = key("致谢", Many(Words()))
    length: Text = key("字数", Words(), doc="例如 3000-5000")
    large: bool | Hole = key("大字版", YesNo())
    sealed: bool | Hole = key("用印", YesNo(), doc="加盖印章，署名和日期按有印章的规矩排")


@record
class Setting(Record):
    """fuer.yaml。"""

    place: Place
    unit: Party | Hole = key("单位", Actor(), required=True)
    unit_type: Text = key("单位类型", Choice(UNIT_TYPES), required=True)
    level: Text = key("层级", Choice(OFFICE_LEVELS), required=True)
    places: Places | Hole = key("地名", Group(Places), required=True)
    year: int | Hole = key("年度", Whole(), required=True)
    profile: Text = key("版式", Choice(PROFILES))
    caliber: Text = key("达标口径", Words())
    papers: tuple[Paper, ...] | Hole = key("文稿", Many(Group(Paper)), required=True)


@dataclass(frozen=True, slots=True)
class Caliber:
    """达标口径：哪些状态算达标，除以哪些指标。"""

    met: frozenset[str]
    denominator: str
    text: str
    source: Source


def parse_caliber(text: str) -> tuple[frozenset[str], str] | None:
    """读“状态、状态 ÷ 全部指标”；别的写法返回 ``None``。"""
    left, slash, right = text.partition("÷")
    statuses = [word.strip() for word in left.replace(",", "、").replace("，", "、").split("、")]
    denominator = right.strip()
    if not slash or denominator not in DENOMINATORS or any(word not in STATUSES for word in statuses):
        return None
    return frozenset(statuses), denominator


def parse_length(text: str) -> tuple[int, int | None] | None:
    """读字数要求：3000-5000、3000以上、5000以内；返回（至少, 至多）。"""
    plain = halfwidth(text).replace("字", "").replace(" ", "")
    if match := re.fullmatch(r"(\d+)[-~—至](\d+)", plain):
        low, high = int(match[1]), int(match[2])
        return (low, high) if low <= high else None
    if match := re.fullmatch(r"(\d+)以上", plain):
        return int(match[1]), None
    if match := re.fullmatch(r"(\d+)(?:以内|以下)?", plain):
        return 0, int(match[1])
    return None


@dataclass(frozen=True, slots=True, eq=False)
class TableRow:
    """表的一行：编号（或末字）和各个键的文字。"""

    code: str
    values: dict[str, Phrase]
    place: Place

    def valid_on(self, day: date) -> bool:
        """这一天是否有效（自、至都含当天）。"""
        since, until = self._day("自"), self._day("至")
        return (since is None or since <= day) and (until is None or day <= until)

    def _day(self, zh: str) -> date | None:
        value = self.values.get(zh)
        if value is None or not value.text:
            return None
        moment = parse_moment(value.text)
        return moment.end if zh == "至" else moment.start


Tables = dict[str, tuple[TableRow, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Workspace:
    """读好的工作区。"""

    root: str
    setting: Setting
    year: int
    caliber: Caliber
    facts: Facts
    wordings: dict[str, dict[str, str]]
    """措辞.yaml：{单位/年度: {位置: 片段编号}}。"""


def paper_code(paper: Paper) -> str:
    """文稿的编号；没写就是文种。"""
    code = paper.code if isinstance(paper.code, Phrase) else paper.kind
    return code.text if isinstance(code, Phrase) else ""
