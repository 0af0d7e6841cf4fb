"""换年度：去年的工作区里哪些带到今年，哪些留作要填的空，哪些不带；过了期的都点出名来。

带过来的只有不随年份变的：单位、人员、规划、指标（去年的值留着，今年的空着）、今年要办的任务（完成情况空着）、
短板和困难的名字（表现空着，逐条看还在不在）、合计一类的名目（数空着）。去年的活动、会议、成绩一样也不带。
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ..load.workspace import SETTING_FILE, WORDING_FILE, load_workspace
from ..load.yaml_edit import REMOVE, add_rows, remove_rows, set_value, set_values
from ..model.facts import TYPES_BY_NAME
from ..model.finding import Finding, note
from ..model.found import Certainty
from ..model.moment import parse_moment
from ..model.place import Place
from ..model.setting import Paper, TableRow
from ..model.shapes import Many, Ref, Shape, keys_of
from ..model.speech import _
from .files import read_file, refuse_occupied, write_fresh, wrong_usage
from .pages import FACTS, PENDING, Pages
from .pending import ANSWER, CERTAINTY, DOUBTS, QUOTE, code_of
from .workspace import Shelf, open_workspace

GAP = "待补"
WHOLE = ("机构", "规划", "口号")
"""整条带过来的类型。"""
NAMED = {
    "合计": ("数值",),
    "参政": ("女性", "总数", "比例"),
    "财务": ("金额", "已付"),
    "短板": ("表现",),
    "困难": ("表现",),
}
"""只带名目、数和表现留空的类型：哪些键留空。"""
REMEMBERED = ("原因", "影响")
"""不带过来、写进备注的：去年是怎么说的。"""
STANDING = {
    "编号",
    "名称",
    "类别",
    "组别",
    "排序",
    "主题",
    "领域",
    "属于",
    "口径",
    "齐全",
    "范围",
    "职级",
    "指标",
    "对方",
    "频次",
    "用于",
    "公开",
}
"""只带名目的类型，这些键照旧。"""
LASTING_PEOPLE = {"", "领导", "联络员"}
DATED = ("期间", "截至", "时间", "数据", "原话")
"""说的是去年的键。"""
COPIED = ("templates", "fragments")
EXPIRING = {"提法": "文", "法律": "名称", "机构": "简称"}
"""随年份变的表，和各自印哪一栏。"""
MAX_COPIED = 2000
Edit = tuple[list[str | int], Any]
"""改哪里，改成什么。"""
OPEN_TASKS = f"{PENDING}/上年没办完的任务.yaml"
_OPEN_HEADER = """\
# 去年的任务，没有写已完成，也没有列进今年。今年还办的，改好时限，写“确认: 是”；不办的写“否”；看完运行 fuer-docs confirm。
"""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=\s*年)")


@dataclass(slots=True)
class Rollover:
    """换年度的结果。"""

    year: int
    files: list[str] = field(default_factory=list)
    carried: Counter[str] = field(default_factory=Counter)
    """类型 → 带过来几条。"""
    dropped: Counter[str] = field(default_factory=Counter)
    """类型 → 没有带几条。"""
    follow_up: list[str] = field(default_factory=list)
    """要逐条看的短板、困难。"""
    questions: list[str] = field(default_factory=list)
    """要填完成情况的任务。"""
    unfinished: list[str] = field(default_factory=list)
    """去年没有写已完成、也没有带过来的任务。"""
    expired: list[str] = field(default_factory=list)
    """过了期的单位、规划、提法。"""
    findings: list[Finding] = field(default_factory=list)


def roll_over(old: Path, new: Path) -> Rollover:
    """把 ``old`` 换成新一年，写在 ``new``。``new`` 里已经有东西的抛 :class:`~fuer_docs.errors.UsageError`。"""
    refuse_occupied(new)
    if new.absolute().is_relative_to(old.absolute()):
        raise wrong_usage(_("新的工作区不能放在旧的里面"), _("换一个地方"), new.as_posix())
    workspace, _findings, shelf = open_workspace(old)
    turn = _Turn(Pages(old), workspace.year)
    texts = turn.texts()
    copied = dict(_copied(old, turn.result))
    turn.result.expired += _expired(shelf, workspace.year + 1)
    confirmed = {name: text.encode() for name, text in texts.items() if not name.startswith(PENDING)}
    load_workspace(confirmed, new.as_posix())  # 换出来的也要读得成
    files = {name: text.encode() for name, text in texts.items()} | copied
    write_fresh(new, files)
    turn.result.files = sorted(files)
    return turn.result


def _is_unfilled(row: Mapping[str, Any]) -> bool:
    """新建时给的空条，一个字也没有填。"""
    told = [row[name] for name in ("名称", "动作", "表现", "全称", "姓名", "职务") if name in row]
    return bool(told) and all(value in ("", GAP) for value in told)


class _Turn:
    """换一个工作区的年度。"""

    def __init__(self, pages: Pages, year: int) -> None:
        self.pages, self.old, self.year = pages, year, year + 1
        self.result = Rollover(self.year)
        self.ended: set[str] = set()
        """到期的规划。"""
        self.open_tasks: list[tuple[str, Mapping[str, Any]]] = []
        """去年没有办完的任务。"""
        self.rows = list(pages.rows(FACTS))
        self.kept = {(page, kind, at) for page, kind, at, row in self.rows if self._stays(kind, row)}
        self.codes = {f"{kind}/{code_of(row)}" for page, kind, at, row in self.rows if (page, kind, at) in self.kept}

    def texts(self) -> dict[str, str]:
        """新工作区的各份 YAML。"""
        found = {SETTING_FILE: self._setting()}
        for page in self.pages.names(FACTS):
            text = self._page(page)
            if text:
                found[page] = text
        if self.pages[WORDING_FILE].strip():
            found[WORDING_FILE] = self._wordings()
        if self.open_tasks:
            found[OPEN_TASKS] = add_rows(_OPEN_HEADER, "任务", map(self._open_task, self.open_tasks))
        waiting = sum(1 for _row in self.pages.rows(PENDING))
        if waiting:
            message = _("旧工作区的 待确认/ 里还有 {n} 条没有确认，没有带过来", n=waiting)
            self.result.findings.append(note("left-unconfirmed", message, _("要用的先在旧工作区确认"), Place(PENDING)))
        return found

    # -- 带不带 --

    def _stays(self, kind: str, row: Mapping[str, Any]) -> bool:
        stays = self._lasts(kind, row)
        (self.result.carried if stays else self.result.dropped)[kind] += 1
        return stays

    def _lasts(self, kind: str, row: Mapping[str, Any]) -> bool:
        code = code_of(row)
        if _is_unfilled(row):
            return False
        if kind in {"机构", "规划"}:
            over = self._over(row)
            if over:
                self.result.expired.append(f"{kind}/{code}{over}")
                self.ended |= {code} if kind == "规划" else set()
            return not over or kind == "规划"
        if kind == "人员":
            return row.get("类别", "") in LASTING_PEOPLE and bool(row.get("职务") or row.get("类别"))
        if kind == "政策":
            national = row.get("类别") == "法律" or (row.get("类别") == "法规" and row.get("层级") == "国家")
            return national and not self._over(row)  # 本地出台的，是去年的事
        if kind == "任务":
            return self._task_lasts(code, row)
        return kind in WHOLE or kind in NAMED or kind == "指标"

    def _over(self, row: Mapping[str, Any]) -> str:
        """到新的一年已经过期：到哪天为止。"""
        for key in ("至", "止"):
            text = str(row.get(key, "")).strip()
            if not text or text in {GAP, "无"}:
                continue
            ends = parse_moment(text).end
            if ends and ends < date(self.year, 1, 1):
                return _("（到{day}为止）", day=text)
        return ""

    def _task_lasts(self, code: str, row: Mapping[str, Any]) -> bool:
        if str(row.get("期间", "")).strip() == str(self.year):
            self.result.questions.append(f"任务/{code}")
            return True
        outcome = row.get("完成情况")
        status = outcome.get("状态", "") if isinstance(outcome, Mapping) else outcome or ""
        if "完成" not in str(status) or "未完成" in str(status):
            self.result.unfinished.append(f"任务/{code}" + (_("（{status}）", status=status) if status else ""))
            self.open_tasks.append((code, row))
        return False

    # -- 一份 --

    def _page(self, page: str) -> str:
        """一份事实：不带的删去，带的该空的空着；一条也没有的不要。"""
        text = self.pages[page]
        gone: dict[str, list[int]] = {}
        edits: list[Edit] = []
        kept = 0
        for name, kind, at, row in self.rows:
            if name != page:
                continue
            if (page, kind, at) not in self.kept:
                gone.setdefault(kind, []).append(at)
                continue
            kept += 1
            edits += [([kind, at, *path], value) for path, value in self._edits(kind, row)]
        defaults = self.pages.plain(page).get("默认")
        stale = [key for key in DATED if isinstance(defaults, Mapping) and key in defaults]
        if isinstance(defaults, Mapping) and len(stale) == len(defaults):
            edits.append((["默认"], REMOVE))
        else:
            edits += [(["默认", key], REMOVE) for key in stale]
        if not kept:
            return ""
        text = set_values(text, edits)
        for kind, places in gone.items():
            text = remove_rows(text, kind, places)
        return text

    def _edits(self, kind: str, row: Mapping[str, Any]) -> Iterator[Edit]:
        """一条要改的几处。"""
        if kind == "指标":
            yield from self._indicator(row)
        elif kind in NAMED:
            yield from self._named(kind, row)
        elif kind == "任务":
            yield from _removed(row, ("截至", "时间", "数据"))
            yield ["完成情况"], {"状态": GAP, "截至": GAP}
        elif kind == "人员":
            yield from _removed(row, ("数据", "原话"))
        yield from self._links(kind, row)

    def _open_task(self, task: tuple[str, Mapping[str, Any]]) -> dict[str, Any]:
        """去年没有办完的：今年还办不办，由人定；办的改好时限，写“确认: 是”。"""
        code, row = task
        kept = {key: value for key, value in row.items() if key not in {*DATED, "完成情况", "时限", "备注", "来源"}}
        for zh, value in self._links("任务", kept):
            kept[str(zh[0])] = value
        kept = {key: value for key, value in kept.items() if value is not REMOVE}
        outcome = _told(row["完成情况"]) if row.get("完成情况") else "没有写完成情况"
        return kept | {
            "期间": str(self.year), "时限": GAP, "完成情况": {"状态": GAP, "截至": GAP}, "来源": f"{self.old}年工作区",
            QUOTE: f"任务/{code}：{outcome}", CERTAINTY: Certainty.LOW.value, DOUBTS: ["去年没有办完，今年还办不办"], ANSWER: "",
        }  # fmt: skip

    def _indicator(self, row: Mapping[str, Any]) -> Iterator[Edit]:
        yield from _removed(row, (*DATED, "进展"))
        if "状态" in row:
            yield ["状态"], GAP
        if row.get("目标") and str(row.get("规划", "")) in self.ended:
            yield ["目标"], GAP  # 旧规划的目标管不着新的一年
        yield from self._located(row)
        for key, empty in (("数值", GAP), ("分性别", {"男": GAP, "女": GAP})):
            values = row.get(key)
            if isinstance(values, Mapping) and values:
                years = [int(year) for year in values if str(year).isdecimal()]
                latest = max((year for year in years if year <= self.old), default=self.old)  # 误收的2030年不算
                if str(latest + 1) not in values:
                    yield [key, str(latest + 1)], empty

    def _located(self, row: Mapping[str, Any]) -> Iterator[Edit]:
        """写着文件、位置的来源说的是最近那一年的值，跟着那个值走；今年的值从哪里来还不知道。"""
        source, values = row.get("来源"), row.get("数值")
        if not isinstance(source, Mapping) or not isinstance(values, Mapping):
            return
        latest = max((year for year in values if str(year).isdecimal()), default="")
        if isinstance(values.get(latest), str) and values[latest] not in {"", GAP, "无"}:
            yield ["数值", latest], {"数值": values[latest], "来源": dict(source)}
        yield from self._supplier(source)

    def _named(self, kind: str, row: Mapping[str, Any]) -> Iterator[Edit]:
        """数和表现留空；上年是多少写在备注里，备注从来不印。"""
        if kind in {"短板", "困难"}:
            self.result.follow_up.append(f"{kind}/{code_of(row)}")
        said = []
        for key in NAMED[kind]:
            if key in row:
                said += [f"{key}{_told(row[key])}"] if row[key] not in ("", GAP) else []
                yield [key], GAP
        code = code_of(row)
        for key in row:
            if key in NAMED[kind] or key in STANDING or row[key] == code:
                continue
            if key == "来源":
                yield from self._supplier(row[key])
            elif key != "备注":
                said += [f"{key}{_told(row[key])}"] if key in REMEMBERED and row[key] not in ("", GAP) else []
                yield [key], REMOVE
        if said and "备注" not in row:
            yield ["备注"], f"{self.old}年：{'；'.join(said)}"

    def _supplier(self, source: Any) -> Iterator[Edit]:
        """来源只留单位：新的数从哪份文件来还不知道。"""
        if isinstance(source, Mapping):
            yield ["来源"], source["单位"] if source.get("单位") else REMOVE

    def _links(self, kind: str, row: Mapping[str, Any]) -> Iterator[Edit]:
        """指着没带过来的事实的，断开。"""
        for zh, key in keys_of(TYPES_BY_NAME[kind]).items():
            types = _strict_reference(key.shape)
            if not types or zh not in row or (kind in NAMED and zh not in STANDING):
                continue
            listed = row[zh] if isinstance(row[zh], list) else [row[zh]]
            left = [one for one in listed if not isinstance(one, str) or self._reachable(one, types)]
            if len(left) < len(listed):
                yield [zh], left or REMOVE

    def _reachable(self, text: str, types: tuple[str, ...]) -> bool:
        return text in {"", GAP, "无"} or text in self.codes or any(f"{kind}/{text}" in self.codes for kind in types)

    # -- fuer.yaml、措辞.yaml --

    def _setting(self) -> str:
        text = "\n".join(self._newer_comment(line) for line in self.pages[SETTING_FILE].split("\n"))
        edits: list[Edit] = [(["年度"], str(self.year))]
        papers = self.pages.plain(SETTING_FILE).get("文稿")
        for at, paper in enumerate(papers if isinstance(papers, list) else ()):
            if not isinstance(paper, Mapping):
                continue
            edits += [(["文稿", at, key], value) for key, value in self._paper(paper)]
        return set_values(text, edits)

    def _paper(self, paper: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for key in ("成文日期", "会议"):
            if key in paper:
                yield key, GAP
        year = str(paper.get("年度", ""))
        if year.isdecimal():
            yield "年度", str(int(year) + 1)
        for key in ("事由", "标题"):
            if re.search(r"(?:19|20)\d{2}", str(paper.get(key, ""))):
                yield key, GAP
        for zh, key_ in keys_of(Paper).items():
            types = _strict_reference(key_.shape)
            if types and zh != "会议" and zh in paper and not self._reachable(str(paper[zh]), types):
                yield zh, GAP

    def _newer_comment(self, line: str) -> str:
        """注释里的年份跟着换，免得第一行还写着去年。"""
        head, mark, comment = line.partition("#")
        newer = {str(self.old): str(self.year), str(self.year): str(self.year + 1)}
        return head + mark + _YEAR.sub(lambda match: newer.get(match[0], match[0]), comment)

    def _wordings(self) -> str:
        """措辞照旧：去年选定的写法，今年接着用；要换的自己改。"""
        text = self.pages[WORDING_FILE]
        for unit, years in self.pages.plain(WORDING_FILE).items():
            slots = years.get(str(self.old)) if isinstance(years, Mapping) else None
            if isinstance(slots, Mapping) and isinstance(years, Mapping) and str(self.year) not in years:
                text = set_value(text, [unit, str(self.year)], dict(slots))
        return text


def _removed(row: Mapping[str, Any], keys: Iterable[str]) -> Iterator[Edit]:
    for key in keys:
        if key in row:
            yield [key], REMOVE


def _strict_reference(shape: Shape) -> tuple[str, ...]:
    """一定要指着别的事实的键：可以指哪几类；不是这样的键是空的。"""
    inner = shape.item if isinstance(shape, Many) else shape
    return inner.types if isinstance(inner, Ref) and not inner.loose else ()


def _told(value: Any) -> str:
    if isinstance(value, Mapping):
        return "".join(str(value.get(key, "")) for key in ("数值", "单位", "状态"))
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _copied(root: Path, result: Rollover) -> Iterator[tuple[str, bytes]]:
    """自己的模板和片段照搬；片段里写死的年份点出来。不跟符号链接。"""
    count = 0
    for folder in COPIED:
        for where, _folders, names in os.walk(root / folder):
            for name in sorted(names):
                path = Path(where) / name
                count += 1
                if name.startswith((".", "~$")) or path.is_symlink() or count > MAX_COPIED:
                    continue
                data = read_file(path)
                shown = path.relative_to(root).as_posix()
                if name.endswith(".txt"):
                    result.findings += _typed_years(data, shown)
                yield shown, data


def _typed_years(data: bytes, file: str) -> Iterator[Finding]:
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        match = _YEAR.search(line)
        if match and not line.startswith(("编号", "有效期", "#")):
            place = Place(file, number, match.start(), match.end(), line)
            yield note("year-in-fragment", _("片段里写着年份"), _("看看今年还对不对；随年份变的用事实"), place)


def _expired(shelf: Shelf, year: int) -> Iterable[str]:
    """去年还能用、今年用不得的提法、法律、机构叫法。"""
    before, after = date(year - 1, 1, 1), date(year, 12, 31)
    for table, column in EXPIRING.items():
        rows: tuple[TableRow, ...] = shelf.tables.get(table, ())
        for row in rows:
            until = row.values.get("至")
            ends = getattr(until, "end", None)
            if isinstance(ends, date) and before <= ends <= after:
                yield _("{table}“{words}”（到{day}为止）", table=table, words=row.text(column), day=ends.isoformat())
