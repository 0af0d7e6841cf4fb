"""检查：一份文件、一个文件夹、一个工作区。"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ..check.across import across
from ..check.rule import Rule
from ..check.rules import RULES, two_values_for_one
from ..check.run import check_manuscript
from ..errors import UNREADABLE, InputError, UsageError, unreadable
from ..importers.recognise import recognised
from ..importers.text import read_text
from ..library import Library
from ..load.workspace import SETTING_FILE
from ..model.document import Document
from ..model.finding import Finding, error, in_reading_order, warning
from ..model.manuscript import Manuscript, Passage
from ..model.place import Place
from ..model.setting import Tables
from ..model.speech import _
from ..reading.reading import Reading
from .accept import ACCEPTED_FILE, Acceptance, accepted_above, read_accepted, unaccepted, unknown_rule, unused
from .files import read_file
from .workspace import Shelf


def _read_word(data: bytes, file: str) -> Manuscript:
    from ..importers.word import read_word  # 读 XML 的一套；查自己刚写成的用不着

    return read_word(data, file)


READERS = {".docx": _read_word, ".txt": read_text, ".md": read_text}
NOT_READ = "not-read"
"""文件夹里像是文稿、而读不了的格式：说一声，别的照查。"""
_OTHER_WORD = frozenset({".doc", ".docm", ".dot", ".dotx", ".wps", ".wpt", ".rtf", ".odt"})
_PICTURES = frozenset({".pdf", ".ofd"})
TOLD_BY_BUILD = ("placeholder-left", "missing-part")
"""成文时已经指着事实说过的，查自己的文稿不再说一遍。"""


@dataclass(slots=True)
class Checked:
    """查了一个文件。"""

    file: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def unreadable(self) -> bool:
        """读不了。"""
        return any(finding.rule == UNREADABLE for finding in self.findings)

    @property
    def read(self) -> bool:
        """读过、查过。"""
        return not any(finding.rule in {UNREADABLE, NOT_READ} for finding in self.findings)


def read_manuscript(path: Path) -> Manuscript:
    """读一份文稿。后缀不认识、读不了的抛 :class:`UsageError`。"""
    reader = READERS.get(path.suffix.casefold())
    name = path.as_posix()
    if reader is None:
        raise unreadable(name, _("不认识这种文件：{name}", name=path.name), _advice(path))
    return recognised(reader(read_file(path), name))


def _advice(path: Path) -> str:
    """读不了的格式怎么办。"""
    suffix = path.suffix.casefold()
    if suffix in _OTHER_WORD:
        return _("在 Word 或 WPS 里另存为 .docx 再查")
    if suffix in _PICTURES:
        return _("查原来的 Word 稿；只有扫描件的，先识别成文字存为 .docx 或 .txt")
    return _("能查的有：{suffixes}", suffixes=_("、").join(READERS))


def check_paths(paths: Iterable[Path], only: Collection[str] = (), skip: Collection[str] = ()) -> list[Checked]:
    """查几个文件或文件夹；读不了的也列出来。规矩的名字写错了抛 :class:`UsageError`。"""
    _known_rules([*only, *skip])
    found: list[Checked] = []
    for path in paths:
        if (path / SETTING_FILE).is_file():
            found += _workspace(path, only, skip)
        elif path.is_dir():
            found += _folder(path, only, skip)
        else:
            found.append(_single(path, only, skip))
    return found


def _single(path: Path, only: Collection[str], skip: Collection[str]) -> Checked:
    """点名的一份：上面最近的工作区认可过的不说。"""
    checked = check_file(path, only, skip)
    accepted, problems = accepted_above(path)
    checked.findings = in_reading_order([*unaccepted(checked.findings, accepted), *problems])
    return checked


def _folder(folder: Path, only: Collection[str], skip: Collection[str]) -> list[Checked]:
    """文件夹里的文稿；读不了的格式、一份也没有的，也说一声。"""
    found = [
        check_file(file, only, skip) if file.suffix.casefold() in READERS else _left_alone(file)
        for file in _files(folder, READERS.keys() | _OTHER_WORD | _PICTURES)
    ]
    if found:
        return found
    name = folder.as_posix()
    message = _("这个文件夹里没有能查的文件，连下层的在内；查的是 {suffixes}", suffixes=_("、").join(READERS))
    return [Checked(name, [warning(NOT_READ, message, _("核对路径；隐藏的和 ~$ 开头的不看"), Place(name))])]


def _left_alone(path: Path) -> Checked:
    name = path.as_posix()
    message = _("没有查：{suffix} 读不了", suffix=path.suffix)
    return Checked(name, [warning(NOT_READ, message, _advice(path), Place(name))])


def check_file(
    path: Path, only: Collection[str] = (), skip: Collection[str] = (), tables: Tables | None = None
) -> Checked:
    """查一个文件。没有给表的用自带的。"""
    try:
        manuscript = read_manuscript(path)
    except UsageError as problem:
        return Checked(path.as_posix(), [_unreadable(path, finding) for finding in problem.findings])
    known = bundled_tables() if tables is None else tables
    return Checked(path.as_posix(), check_manuscript(manuscript, RULES, only=only, skip=skip, tables=known))


@cache
def bundled_tables() -> Tables:
    """自带的表。"""
    return Shelf(Library()).tables


def _unreadable(path: Path, finding: Finding) -> Finding:
    return error(UNREADABLE, finding.message, finding.hint, Place(path.as_posix()))


def _files(folder: Path, suffixes: Collection[str] = READERS.keys()) -> Iterator[Path]:
    """文件夹里这些后缀的文件，连下层的；隐藏的、~$ 开头的（Word 的临时文件）不算。"""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and Path(name).suffix.casefold() in suffixes:
                yield Path(root) / name


def _known_rules(names: Sequence[str]) -> None:
    unknown = [finding for name in names if (finding := unknown_rule(name)) is not None]
    if unknown:
        raise UsageError(unknown)


def check_document(
    document: Document, file: str, accepted: Iterable[Acceptance] = (), tables: Tables | None = None
) -> list[Finding]:
    """查自己刚写成的一份；认可过的不说。版面由模板管，不在这里查。"""
    passages = tuple(
        Passage(n, paragraph.text, paragraph.role, in_table=spot is not None, cell=spot)
        for n, paragraph, spot in document.located()
    )
    found = check_manuscript(recognised(Manuscript(file, passages)), RULES, skip=TOLD_BY_BUILD, tables=tables)
    return unaccepted(found, accepted)


# -- 工作区 --


def _workspace(root: Path, only: Collection[str], skip: Collection[str]) -> list[Checked]:
    """事实和 out/ 里的文稿；认可过的不再说。"""
    from .facts import inventory

    accepted, problems = read_accepted(root)
    try:
        facts = inventory(root).findings
    except InputError as problem:
        facts = problem.findings
    except UsageError as problem:
        return [Checked(root.as_posix(), [_unreadable(root, finding) for finding in problem.findings])]
    by_file: dict[str, Checked] = {}
    for finding in [*problems, *facts]:
        name = finding.place.file if finding.place else SETTING_FILE
        by_file.setdefault(name, Checked(name)).findings.append(finding)
    tables = Shelf(Library(root)).tables
    papers = _papers(root / "out", only, skip, tables) if (root / "out").is_dir() else []
    said = [finding for paper in papers for finding in paper.findings]
    for paper in papers:
        paper.findings = unaccepted(paper.findings, accepted)
    for finding in unused(accepted, said) if not only and not skip else ():
        by_file.setdefault(ACCEPTED_FILE, Checked(ACCEPTED_FILE)).findings.append(finding)
    found = [*by_file.values(), *papers]
    for one in found:
        one.findings = in_reading_order(one.findings)
    return found or [Checked(root.as_posix())]


def _papers(folder: Path, only: Collection[str], skip: Collection[str], tables: Tables) -> list[Checked]:
    """一个工作区的几份文稿：各查各的，再拿几份互相比。"""
    found: dict[str, Checked] = {}
    readings: list[tuple[str, Reading]] = []
    for path in _files(folder):
        name = path.as_posix()
        try:
            manuscript = read_manuscript(path)
        except UsageError as problem:
            found[name] = Checked(name, [_unreadable(path, finding) for finding in problem.findings])
            continue
        found[name] = Checked(name, check_manuscript(manuscript, RULES, only=only, skip=skip, tables=tables))
        readings.append((name, Reading(manuscript, tables)))
    rule = two_values_for_one.RULE
    if rule.id not in skip and (not only or rule.id in only):
        for name, one, earlier, other in across(readings):
            quantity = one.quantity
            message = _("{name}这里写{text}，“{file}”写{before}", name=one.name, text=quantity.text,
                        file=Path(earlier).name, before=other.quantity.text)  # fmt: skip
            hint = _("核对是不是同一个数，改成一样；口径不同的写明")
            place = Manuscript(name, (quantity.passage,)).place(quantity.passage.n, quantity.start, quantity.end)
            found[name].findings.append(Finding(rule.id, rule.severity, message, hint, place, rule.basis))
    return list(found.values())


# -- 规矩 --


def rules(name: str = "") -> list[Rule]:
    """全部规矩，或点名的一条。"""
    if name:
        _known_rules([name])
    return [rule for rule in RULES if not name or rule.id == name]


def checked_json(found: Iterable[Checked]) -> dict[str, Any]:
    """接口约定的样子。"""
    return {
        "files": [
            {"file": one.file, "findings": [_without_file(finding.as_json()) for finding in one.findings]}
            for one in found
        ]
    }


def _without_file(data: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in data.items() if key != "file"}


__all__ = [
    "Acceptance", "Checked", "Rule", "check_file", "check_paths", "checked_json", "read_accepted", "read_manuscript", "rules",
]  # fmt: skip
