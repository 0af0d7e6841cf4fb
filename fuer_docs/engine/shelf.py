"""翻看和检查模板、片段：不用事实，只看它们自己。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..compose.filters import METHODS
from ..compose.fragments import Fragment
from ..compose.grammar import read
from ..compose.language import Unreadable
from ..compose.lint import Survey, Use, literal_lines, survey, typed_numbers
from ..compose.names import FUNCTIONS
from ..compose.source import Source, fragment_source, part_source
from ..errors import UsageError
from ..library import Library
from ..model.finding import Finding, did_you_mean, error, in_reading_order, note, warning
from ..model.place import Place
from ..model.speech import _
from ..model.template import ROLES, Template
from ..ooxml.template import read_template
from .annotated import write_annotated
from .files import read_file
from .workspace import LARGE, Shelf


def library_shelf(workspace: Path | None = None) -> Shelf:
    """自带的书架，加上一个工作区的。没有这个工作区抛 :class:`UsageError`。"""
    if workspace is not None and not workspace.is_dir():
        path = workspace.as_posix()
        message = _("没有这个文件夹：{path}", path=path)
        raise UsageError([error("no-folder", message, _("核对路径；--workspace 后面写工作区文件夹"), Place(path))])
    return Shelf(Library(workspace))


@dataclass(slots=True)
class Inspection:
    """查一份模板或片段的结果。"""

    file: str
    findings: list[Finding] = field(default_factory=list)
    needs: dict[str, Place] = field(default_factory=dict)
    calls: dict[str, Place] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    formulations: dict[str, Place] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    tested: set[str] = field(default_factory=set)
    lines: list[tuple[str, Place]] = field(default_factory=list)
    """片段自己的字，标签涂空。"""


def _survey(source: Source, parameters: dict[str, str], into: Inspection) -> None:
    try:
        found: Survey = survey(source, read(source, METHODS, FUNCTIONS), parameters)
    except Unreadable:
        into.findings += source.findings + typed_numbers(source)
        return
    except RecursionError:
        hint = _("把长的式子拆成几段")
        into.findings.append(error("bad-tag", _("括号或语句套得太深"), hint, Place(source.file)))
        return
    into.findings += source.findings + found.findings + typed_numbers(source)
    into.needs |= found.needs
    into.calls |= found.calls
    into.uses += found.uses
    into.formulations |= found.formulations
    into.named |= found.named
    into.tested |= found.tested


# -- 模板 --


def inspect_template(template: Template, shelf: Shelf) -> Inspection:
    """查一份模板：标签、名字、片段、样式。"""
    found = Inspection(template.file)
    for part in template.parts:
        _survey(part_source(template, part), {}, found)
    found.findings += _unknown_fragments(found.calls, shelf)
    found.findings += _missing_styles(template)
    found.findings = in_reading_order(found.findings)
    return found


def _missing_styles(template: Template) -> list[Finding]:
    """片段要用的样式模板里没有：正文、各级标题。"""
    missing = [role for role in ROLES[3:7] if role not in template.roles]
    if not missing:
        return []
    message = _("模板里没有样式：{names}，片段里的这些段落会用正文的样子", names="、".join(missing))
    return [
        note("missing-style", message, _("在 Word 里加上同名样式，或用自带的“标题 1”到“标题 3”"), Place(template.file))
    ]


def _unknown_fragments(calls: dict[str, Place], shelf: Shelf) -> list[Finding]:
    slots = shelf.fragments[0]
    found = []
    for slot, place in calls.items():
        if slot not in slots and not any(item.code == slot for items in slots.values() for item in items):
            hint = did_you_mean(slot, slots, _("用 fuer-docs fragments list 看有哪些"))
            found.append(error("unknown-fragment", _("没有片段“{code}”", code=slot), hint, place))
    return found


def lint_templates(file: Path | None) -> list[Inspection]:
    """查一份模板，或者自带的全部。"""
    shelf = library_shelf(_workspace_of(file))
    if file is None:
        templates = [shelf.template(kind) for kind in shelf.templates]
    else:
        templates = [read_template(read_file(file), file.as_posix())]
    return [inspect_template(template, shelf) for template in templates]


def annotate_template(file: Path | None, found: Iterable[Inspection], out: Path) -> None:
    """查过的一份模板另写一份副本，毛病写成批注。没点名模板抛 :class:`UsageError`。"""
    if file is None:
        raise UsageError([error("wrong-usage", _("--annotate 要写明是哪一份模板"), _("写成 templates lint 模板.docx"))])
    write_annotated(read_file(file), file, [finding for item in found for finding in item.findings], out)


def _workspace_of(file: Path | None) -> Path | None:
    """模板放在工作区的 templates/ 里时，那个工作区。"""
    if file is not None and file.resolve().parent.name == "templates":
        root = file.resolve().parent.parent
        return root if (root / "fuer.yaml").is_file() else None
    return None


# -- 片段 --


def inspect_fragment(fragment: Fragment, shelf: Shelf) -> Inspection:
    """查一个片段：标签、名字、调用的片段、写死的数目。"""
    found = Inspection(fragment.file)
    source = fragment_source(fragment.file, list(fragment.lines), fragment.first_line)
    found.lines = literal_lines(source)
    _survey(source, dict(fragment.parameters), found)
    found.findings += _unknown_fragments(found.calls, shelf)
    if not any(line.strip() for line in fragment.lines):
        found.findings.append(
            warning("empty-fragment", _("片段是空的"), _("写上正文，或删掉这个文件"), Place(fragment.file))
        )
    return found


def inspected_templates(shelf: Shelf) -> Iterator[tuple[str, Inspection]]:
    """书架上的各份模板：文种和查的结果。读不了的跳过，查模板时再报。"""
    for kind in sorted(shelf.templates):
        try:
            template = shelf.template(kind)
        except UsageError:
            continue
        yield kind, inspect_template(template, shelf)


def all_fragments(shelf: Shelf) -> list[Fragment]:
    """全部片段，按编号排。"""
    return sorted((item for items in shelf.fragments[0].values() for item in items), key=lambda item: item.code)


# -- 文种 --


@dataclass(frozen=True, slots=True)
class Kind:
    """一个文种：模板、说明、别名、要用到的事实。"""

    kind: str
    file: str
    title: str
    description: str
    aliases: tuple[str, ...]
    large_print: bool
    needs: tuple[str, ...]


def kinds(workspace: Path | None = None) -> list[Kind]:
    """现有的文种：一份模板一个；大字版不另算。"""
    shelf = library_shelf(workspace)
    found = []
    for name, (path, _item) in sorted(shelf.templates.items()):
        if name.endswith(LARGE):
            continue
        template = shelf.template(name)
        needs = _all_needs(inspect_template(template, shelf), shelf)
        found.append(
            Kind(
                name, path, template.title, template.subject, template.keywords, name + LARGE in shelf.templates, needs
            )
        )
    return found


def _all_needs(start: Inspection, shelf: Shelf) -> tuple[str, ...]:
    """模板和它一路调用到的片段用到的事实。"""
    needs: dict[str, None] = dict.fromkeys(start.needs)
    queue, seen = list(start.calls), set(start.calls)
    while queue:
        slot = queue.pop()
        for fragment in shelf.fragments[0].get(slot, ()):
            inspected = inspect_fragment(fragment, shelf)
            needs |= dict.fromkeys(inspected.needs)
            queue += [call for call in inspected.calls if call not in seen]
            seen |= set(inspected.calls)
    return tuple(sorted(needs))


def findings_json(inspections: Iterable[Inspection]) -> dict[str, Any]:
    """和 check 一样的样子。"""
    return {
        "files": [
            {"file": item.file, "findings": [finding.as_json() for finding in item.findings]} for item in inspections
        ]
    }
