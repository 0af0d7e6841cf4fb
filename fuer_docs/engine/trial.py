"""试写：给每个片段一套样例事实，真的排一遍，看看会不会出错。样例事实就是新工作区里的那些例子。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ..compose.fragments import Fragment
from ..compose.lint import Use, owner_of
from ..errors import FuerError
from ..load.workspace import SETTING_FILE, load_workspace
from ..model.facts import TYPES_BY_NAME
from ..model.finding import Finding, Severity, warning
from ..model.place import Place
from ..model.setting import Workspace
from ..model.speech import _
from ..model.template import ParagraphNode, Segment, Template
from .build import compose_paper, make_scene
from .examples import example_files, uncommented, words_of
from .start import office_of
from .workspace import Shelf

USUAL_DAY = date(2022, 12, 20)
"""片段没写有效期时，当作这一天写的。"""
_PLACES = {"省": "远山省", "市": "临江市", "县区": "云溪县", "乡镇": "云溪县石桥镇"}
_UNITS = {"妇儿工委": "妇女儿童工作委员会", "妇联": "妇女联合会", "中心": "妇女儿童活动中心"}
_SETTING = """\
单位: {full}
单位类型: {unit_type}
层级: {level}
地名: {{本级: {place}, 上级: 上级地方}}
年度: {year}
文稿:
  - {{编号: 试写, 文种: {kind}, 成文日期: {day}{more}}}
"""
_ARGUMENTS: dict[str, tuple[str, ...]] = {
    "数据": ('(成绩|有("数据")|首).数据|首',), "[数据]": ('(成绩|有("数据")|首).数据',), "数": ("(合计|首).数值", "1"),
    "文字": ("单位.简称",), "[文字]": ('(成绩|有("措施")|首).措施',), "日期": ("文稿.成文日期",), "是否": ("1 == 1",),
    "单位名": ('(任务|有("责任单位")|首).责任单位|首',), "[单位名]": ('(任务|有("责任单位")|首).责任单位',),
    "单位": ("单位",), "达标": ("达标",), "文稿": ("文稿",),
}  # fmt: skip
"""参数的类型 → 试写时给它什么；写了几样的，一样不成再试一样。"""
_UNTOLD = {"unknown-fragment"}
"""位置由参数拼出来的片段，试写时位置多半不对，这种错不算。"""


@dataclass
class Trial:
    """试写用的书架、版面和各种单位的样例工作区；工作区写一次就留着。"""

    shelf: Shelf
    uses: Sequence[Use] = ()
    """各处的调用：参数里直接写的字，试写时照着给。"""
    _workspaces: dict[tuple[str, ...], Workspace] = field(default_factory=dict)
    _template: Template | None = None

    def findings(self, fragment: Fragment, *, guesses: bool = False) -> list[Finding]:
        """这个片段排出来的错误：事实齐全排一遍；不要参数的，一条事实也没有再排一遍。

        ``guesses`` 说它调用的位置有的是拼出来的。
        """
        odd = [name for name, kind in fragment.parameters.items() if not arguments(kind)]
        if odd:
            return [_unknown_type(fragment, name) for name in odd]
        found: list[Finding] = []
        for call in self._calls(fragment):
            found = self._errors(fragment, call, full=True)
            if not found:
                break
        if not found and not fragment.parameters:
            found = self._errors(fragment, next(self._calls(fragment)), full=False)
        return [item for item in found if not guesses or item.rule not in _UNTOLD]

    def _calls(self, fragment: Fragment) -> Iterator[str]:
        """几种调用的写法：先照别处写的字给参数，再照类型给。"""
        form = fragment.fits.get("形式", ())
        tail = [f'形式="{form[0]}"'] if form else []
        told = [dict(use.constants) for use in self.uses if use.constants and use.reaches(fragment.slot, fragment.code)]
        choices = {name: arguments(kind) for name, kind in fragment.parameters.items()}
        for turn in range(max([len(told), *map(len, choices.values()), 1])):
            written = told[turn] if turn < len(told) else {}
            given = {
                name: f'"{written[name]}"' if name in written else values[min(turn, len(values) - 1)]
                for name, values in choices.items()
            }
            yield ", ".join([f'"{fragment.slot}"', *(f"{name}={value}" for name, value in given.items()), *tail])

    def _errors(self, fragment: Fragment, call: str, *, full: bool) -> list[Finding]:
        try:
            workspace = self._workspace(fragment, full=full)
        except FuerError as problem:
            return problem.findings
        (paper,) = workspace.setting.papers if isinstance(workspace.setting.papers, tuple) else ()
        alone = Shelf(self.shelf.library)
        slots, findings = self.shelf.fragments
        alone.programs, alone.tables = self.shelf.programs, self.shelf.tables
        others = [item for item in slots[fragment.slot] if item.fits.get("形式") != fragment.fits.get("形式")]
        alone.fragments = ({**slots, fragment.slot: [fragment, *others]}, findings)
        scene = make_scene(workspace, alone, paper, _first(fragment, "文种", "工作总结"))
        composed = compose_paper(scene, alone, self._page(f"{{{{ 片段({call}) }}}}"))
        return [_at_home(item, fragment) for item in composed.findings if item.severity is Severity.ERROR]

    def _page(self, text: str) -> Template:
        """只有一段的模板，版面借自带的。"""
        if self._template is None:
            self._template = self.shelf.template(next(iter(self.shelf.templates)))
        body = self._template.parts[0]
        node = ParagraphNode(self._template.roles.get("正文", 0), (Segment(text, 0),))
        return replace(self._template, file="试写", parts=(body._replace(nodes=(node,)),))

    def _workspace(self, fragment: Fragment, *, full: bool) -> Workspace:
        level, unit_type = _first(fragment, "层级", "县区"), _first(fragment, "单位类型", "妇儿工委")
        kind, occasion = _first(fragment, "文种", "工作总结"), _first(fragment, "场景", "部署会")
        day = trial_day(fragment)
        key = (level, unit_type, kind, occasion, day.isoformat(), str(full))
        if key not in self._workspaces:
            office = office_of(_PLACES[level] + _UNITS[unit_type], unit_type, level)
            more = f", 场合: {occasion}, 会议: 年度会, 讲话人: 分管领导, 代表: {office.short}, 致谢: [各成员单位]"
            setting = _SETTING.format(
                full=office.full, unit_type=unit_type, level=level, place=office.place, year=day.year, kind=kind,
                day=day.isoformat(), more=more if full else "",
            )  # fmt: skip
            files = {SETTING_FILE: setting.encode()}
            if full:
                words = words_of(office, day.year)
                files |= {name: _filled_only(text).encode() for name, text in example_files(words).items()}
            self._workspaces[key] = load_workspace(files)[0]
        return self._workspaces[key]


def arguments(kind: str) -> tuple[str, ...]:
    """试写时给一个参数什么；不认识的类型一样也没有。"""
    if kind in _ARGUMENTS:
        return _ARGUMENTS[kind]
    inner = kind.removeprefix("[").removesuffix("]")
    if inner in TYPES_BY_NAME:
        return (inner if kind == f"[{inner}]" else f"{inner}|首",)
    owner, key = owner_of(inner), inner.removesuffix("项")
    return (f'({owner}|有("{key}")|首).{key}' + ("" if kind == f"[{inner}]" else "|首"),) if owner else ()


def trial_day(fragment: Fragment) -> date:
    """片段有效的一天：平常的那一天在有效期里就用它，不在就用有效期的一头。"""
    if fragment.since and fragment.since > USUAL_DAY:
        return fragment.until or date(fragment.since.year, 12, 31)
    return min(USUAL_DAY, fragment.until or USUAL_DAY)


def _first(fragment: Fragment, key: str, usual: str) -> str:
    return next(iter(fragment.fits.get(key, ())), usual)


def _filled_only(text: str) -> str:
    """例子全打开，等着人填的几条去掉。"""
    items = re.sub(r"(?m)^  - .*\n(?:    .*\n)*", lambda match: "" if "待补" in match[0] else match[0], text)
    return uncommented(items)


def _at_home(finding: Finding, fragment: Fragment) -> Finding:
    """指着样例事实或试写用的模板说的，改指这个片段：那些文件作者手里没有。"""
    if finding.place and finding.place.file.startswith("fragments/"):
        return finding
    return replace(finding, place=Place(fragment.file), message=_("试写时出错：{message}", message=finding.message))


def _unknown_type(fragment: Fragment, name: str) -> Finding:
    kind = fragment.parameters[name]
    message = _("参数“{name}”的类型“{kind}”不认识", name=name, kind=kind)
    hint = _(
        "写事实类型名，或 {words}；列表写 [指标]", words=_("、").join(word for word in _ARGUMENTS if "[" not in word)
    )
    return warning("unknown-parameter-type", message, hint, Place(fragment.file))
