"""收一张表时记着的：说的是哪个规划、哪个领域，认出了哪几项，没有用的是哪几行。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..model.finding import Finding, note
from ..model.found import Certainty, Found
from ..model.place import Place
from ..model.speech import _
from .catalogue import Catalogue, Match
from .domains import known_domain, plain_domain, titled_domain
from .header import Header, Row, bare
from .sheets import Sheet
from .years import Told, spans_of

_OFFICES = re.compile(r"[\u4e00-\u9fff]+(?:局|委员会|委|办公室|厅|法院|检察院|联合会|妇联)")
UNFILLED = "没有填数"
"""一行没有数，只有目标的疑问。"""


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """工作区里的一个规划。"""

    code: str
    name: str
    starts: int = 0
    ends: int = 9999
    domains: tuple[str, ...] = ()
    generation: str = ""
    """属于哪一代纲要。"""


@dataclass(frozen=True, slots=True)
class Context:
    """收指标时手边的东西：工作年度、目录、规划、已有的值。"""

    year: int
    catalogue: Catalogue
    plans: tuple[PlanEntry, ...] = ()
    known: dict[tuple[str, int], str] = field(default_factory=dict)
    """（指标编号, 年）→ facts 里写着的值。"""
    own: dict[str, dict[str, Any]] = field(default_factory=dict)
    """指标编号 → facts 里这一条。"""
    place: str = ""
    """本级的地名；不知道是空的。"""


@dataclass(slots=True)
class Block:
    """一张表里的一块：一个表头管着的各行，和它上面的表题。"""

    header: Header
    rows: Sequence[Row]
    until: int
    titles: list[str]
    told: Told
    unit: str = ""
    """表题里说的整张表的单位。"""
    place: str = ""
    """表题说的是哪个别的地方；是本地的是空的。"""


@dataclass(slots=True)
class Draft:
    """认出的一项，分性别的几行并在一起。"""

    name: str
    keys: dict[str, Any]
    quotes: list[str]
    where: str
    best: Certainty
    doubts: list[str]
    supplier: str = ""
    unit: str = ""
    label: str = ""
    """没有填数的，怎么点名。"""

    def found(self) -> Found:
        """有疑问的，把握至多是中。"""
        lowered = Certainty.MIDDLE if self.doubts and self.best is Certainty.HIGH else self.best
        doubts = tuple(dict.fromkeys(self.doubts))
        return Found("指标", self.keys, "；".join(self.quotes), self.where, lowered, doubts, self.supplier)


class SheetSoFar:
    """一张表读到现在的样子。"""

    def __init__(self, file: str, sheet: Sheet, context: Context) -> None:
        self.file, self.sheet, self.context = file, sheet, context
        self.domain = self.titled = self.plan = ""
        self.year = context.year
        self.plan_named = False
        """规划是表里写着起止年份认的，不是凭“妇女”“儿童”推的。"""
        self.drafts: list[Draft] = []
        self.parent: Draft | None = None
        self.unfilled: list[str] = []
        self.signed: list[str] = []
        self.skipped: list[str] = []
        self.remarked: list[str] = []
        self.supplier = ""
        self.findings: list[Finding] = []

    def entitle(self, text: str, sheet: str) -> None:
        """表题、表名说的是哪个规划、哪个领域。"""
        self._plan_of(f"{text}{sheet}")
        self.domain = known_domain(bare(sheet), self.domains()) if bare(sheet) else ""
        self.titled = titled_domain(_OFFICES.sub("", bare(text)), self.domains())

    def section(self, text: str) -> None:
        """小标题、领域一列说的是哪个规划、哪个领域。"""
        self._plan_of(text)
        self.domain = known_domain(text, self.domains()) or plain_domain(text)

    def domains(self) -> list[str]:
        """规划里、facts 里领域的写法。"""
        plans = [one for plan in self.context.plans if self.plan in {"", plan.code} for one in plan.domains]
        rows = [row for row in self.context.own.values() if self.plan in {"", str(row.get("规划", ""))}]
        return [*plans, *(str(row["领域"]) for row in rows if isinstance(row.get("领域"), str))]

    def _plan_of(self, text: str) -> None:
        plans = [plan for plan in self.context.plans if _speaks_of(plan, text)]
        spans = spans_of(text)
        named = [plan for plan in plans if str(plan.starts) in spans]
        current = [plan for plan in plans if plan.starts <= self.year <= plan.ends]
        chosen = next((some for some in (named, current, plans) if len(some) == 1), [])
        if chosen:
            self.plan, self.plan_named = chosen[0].code, bool(named)

    def match(self, name: str) -> Match:
        """目录里的哪一项。"""
        generation = next((plan.generation for plan in self.context.plans if plan.code == self.plan), "")
        return self.context.catalogue.find(name, self.plan, generation)

    def keep(self, draft: Draft) -> None:
        """自己没有数、下面几行分性别有数的，也是一项。"""
        if all(one is not draft for one in self.drafts):
            self.drafts.append(draft)
            self.unfilled.remove(draft.label)
            draft.doubts.remove(UNFILLED)

    def skip_rows(self, rows: Iterable[Row]) -> None:
        """这几行没有用。"""
        for row in rows:
            self.skip(row)

    def skip(self, cells: Row) -> None:
        """这一行没有用。"""
        shown = next((cell for cell in cells if not cell.blank and not cell.merged), None)
        if shown:
            self.skipped.append(f"{shown.ref}“{' '.join(shown.text.split())[:12]}”")

    def report(self) -> None:
        """没有填数的、没有用的、替人补了的，点名说出来。"""
        if self.unfilled:
            said = "、".join(self.unfilled)
            self.say("empty-indicator", _("有 {n} 项没有填数：{names}", n=len(self.unfilled), names=said))
        if self.skipped:
            said = "、".join(self.skipped)
            self.say("row-left-out", _("有 {n} 行没有用：{rows}", n=len(self.skipped), rows=said))
        if self.remarked:
            said = "、".join(self.remarked)
            self.say("remark-left-out", _("facts 里已有的指标，备注没有收：{names}", names=said))
        if self.signed:
            said = "、".join(self.signed)
            self.say("target-signed", _("目标没写“以上”“以下”，照指标的方向补了 ≥、≤：{names}", names=said))

    def say(self, rule: str, message: str, hint: str = "") -> None:
        """这张表的一句话。"""
        sheet = _("表“{name}”：", name=self.sheet.name) if self.sheet.name else ""
        self.findings.append(note(rule, sheet + message, hint, Place(self.file)))

    def at(self, ref: str) -> str:
        """一格在哪里：汇总!D12。"""
        return f"{self.sheet.name}!{ref}" if self.sheet.name else ref


def texts(rows: Iterable[Row]) -> list[str]:
    """几行里写着的字，合并的只算一回。"""
    return [cell.text for row in rows for cell in row if not cell.blank and not cell.merged]


def _speaks_of(plan: PlanEntry, text: str) -> bool:
    words = [word for word in ("妇女", "儿童") if word in plan.name]
    said = [word for word in ("妇女", "儿童") if word in text]
    return bool(words) and words == said
