"""检查：一份文件、一个文件夹、一个工作区。"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..check.rule import Rule
from ..check.rules import RULES
from ..check.run import check_manuscript
from ..errors import InputError, UsageError
from ..importers.recognise import recognised
from ..importers.text import read_text
from ..importers.word import read_word
from ..load.workspace import SETTING_FILE
from ..load.yaml_text import Mapping, Scalar, read_yaml
from ..load.yaml_text import Sequence as NodeList
from ..model.document import Document
from ..model.finding import Finding, did_you_mean, error, in_reading_order
from ..model.manuscript import Manuscript, Passage
from ..model.place import Place
from ..model.speech import _
from .files import read_file

ACCEPTED_FILE = "接受.yaml"
READERS = {".docx": read_word, ".txt": read_text, ".md": read_text}
UNREADABLE = "unreadable-file"
TOLD_BY_BUILD = ("placeholder-left",)
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


class Acceptance(NamedTuple):
    """办公室认可的一处：哪条规矩、哪几个字（空是都认可）、理由。"""

    rule: str
    text: str
    reason: str


def read_manuscript(path: Path) -> Manuscript:
    """读一份文稿。后缀不认识、读不了的抛 :class:`UsageError`。"""
    reader = READERS.get(path.suffix.casefold())
    name = path.as_posix()
    if reader is None:
        hint = _("能查的有：{suffixes}；.doc、.wps 请在 Word 或 WPS 里另存为 .docx", suffixes="、".join(READERS))
        raise UsageError([error(UNREADABLE, _("不认识这种文件：{name}", name=path.name), hint, Place(name))])
    return recognised(reader(read_file(path), name))


def check_paths(paths: Iterable[Path], only: Collection[str] = (), skip: Collection[str] = ()) -> list[Checked]:
    """查几个文件或文件夹；读不了的也列出来。规矩的名字写错了抛 :class:`UsageError`。"""
    _known_rules([*only, *skip])
    found: list[Checked] = []
    for path in paths:
        if (path / SETTING_FILE).is_file():
            found += _workspace(path, only, skip)
        elif path.is_dir():
            found += [check_file(file, only, skip) for file in _files(path)]
        else:
            found.append(check_file(path, only, skip))
    return found


def check_file(path: Path, only: Collection[str] = (), skip: Collection[str] = ()) -> Checked:
    """查一个文件。"""
    try:
        manuscript = read_manuscript(path)
    except UsageError as problem:
        return Checked(path.as_posix(), [_unreadable(path, finding) for finding in problem.findings])
    return Checked(path.as_posix(), check_manuscript(manuscript, RULES, only=only, skip=skip))


def _unreadable(path: Path, finding: Finding) -> Finding:
    return error(UNREADABLE, finding.message, finding.hint, Place(path.as_posix()))


def _files(folder: Path) -> Iterator[Path]:
    """文件夹里能查的文件，连下层的；隐藏的、~$ 开头的（Word 的临时文件）不算。"""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and Path(name).suffix.casefold() in READERS:
                yield Path(root) / name


def _known_rules(names: Sequence[str]) -> None:
    known = [rule.id for rule in RULES]
    unknown = [name for name in names if name not in known]
    if unknown:
        hint = did_you_mean(unknown[0], known, _("用 fuer-docs rules 看有哪些"))
        raise UsageError([error("no-such-rule", _("没有规矩“{name}”", name=name), hint) for name in unknown])


def check_document(document: Document, file: str, accepted: Iterable[Acceptance] = ()) -> list[Finding]:
    """查自己刚写成的一份；认可过的不说。版面由模板管，不在这里查。"""
    passages = tuple(
        Passage(n, paragraph.text, paragraph.role, in_table=in_table) for n, paragraph, in_table in document.located()
    )
    found = check_manuscript(recognised(Manuscript(file, passages)), RULES, skip=TOLD_BY_BUILD)
    return [finding for finding in found if not is_accepted(finding, accepted)]


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
    papers = [check_file(path, only, skip) for path in _files(root / "out")] if (root / "out").is_dir() else []
    for paper in papers:
        paper.findings = [finding for finding in paper.findings if not is_accepted(finding, accepted)]
    found = [*by_file.values(), *papers]
    for one in found:
        one.findings = in_reading_order(one.findings)
    return found or [Checked(root.as_posix())]


def read_accepted(root: Path) -> tuple[list[Acceptance], list[Finding]]:
    """接受.yaml：``- {规则: …, 文字: …, 理由: …}``。没写理由的不算，说出来。"""
    path = root / ACCEPTED_FILE
    if not path.is_file():
        return [], []
    node, findings = read_yaml(read_file(path), ACCEPTED_FILE)
    accepted = []
    for item in node.items if isinstance(node, NodeList) else ():
        entries = item.entries if isinstance(item, Mapping) else ()
        texts = {name.text: value.text.strip() for name, value in entries if isinstance(value, Scalar)}
        if not texts.get("规则") or not texts.get("理由"):
            hint = _("写成“- {{规则: percentage-mismatch, 文字: 占48%, 理由: 口径不同}}”")
            findings.append(
                error(
                    "bad-acceptance",
                    _("认可一处要写“规则”和“理由”"),
                    hint.replace("{{", "{").replace("}}", "}"),
                    item.place,
                )
            )
            continue
        accepted.append(Acceptance(texts["规则"], texts.get("文字", ""), texts["理由"]))
    return accepted, findings


def is_accepted(finding: Finding, accepted: Iterable[Acceptance]) -> bool:
    """这一处认可过：规矩相同，写了文字的文字也在其中。"""
    text = finding.place.text if finding.place else ""
    return any(one.rule == finding.rule and (not one.text or one.text in text or one.text == text) for one in accepted)


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


__all__ = ["Acceptance", "Checked", "Rule", "check_file", "check_paths", "checked_json", "read_manuscript", "rules"]
