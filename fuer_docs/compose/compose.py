"""成文：模板、事实、片段合成一份文稿。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.document import Block, Document, Paragraph
from ..model.finding import Finding, did_you_mean, error, warning
from ..model.place import Place
from ..model.speech import _
from ..model.template import HEADING_LEVELS, Part, Template
from ..model.values import Absent, Gap, Phrase
from .bundle import HEADING_COUNT
from .evaluate import Budget, Frame, Runtime
from .filters import Filters
from .fragments import Fragment, choose
from .language import LanguageError
from .layout import break_titles, keep_together, place_signatures
from .names import build_names
from .number import number_headings, number_items, settle_counts
from .program import Program, Programs
from .scene import Scene
from .stream import Assembly, Blocks
from .tidy import drop_annex_notes, drop_lead_ins, merge_period_notes, prune_headings, tidy

MAX_DEPTH = 12
"""片段里调用片段最多几层。"""
FRAGMENT_COST = 40
"""调用一次片段算多少次：一份文稿最多一万次。"""


@dataclass(slots=True)
class Composition:
    """一次成文的结果。"""

    document: Document
    findings: list[Finding]
    choices: dict[str, str]
    """这份文稿用到的写法：位置到片段编号。"""

    def gaps(self) -> list[tuple[int, Gap]]:
        """待补的地方：段落序号和缺什么，同一段同一样只列一次。"""
        found = [
            (n, run.gap) for n, paragraph in self.document.paragraphs() for run in paragraph.runs if run.gap is not None
        ]
        return list({(n, gap.name): (n, gap) for n, gap in found}.values())


@dataclass(slots=True)
class Composer:
    """写一份文稿。"""

    template: Template
    scene: Scene
    fragments: Mapping[str, list[Fragment]]
    recorded: Mapping[str, str]
    programs: Programs
    title_words: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    _depth: int = 0
    _runtime: Runtime | None = None
    _counts_headings: bool = False
    _names: dict[str, Any] = field(default_factory=dict)

    def compose(self) -> Composition:
        """写出来。错误都在 ``findings`` 里，有错误的文稿不可用。"""
        filters = Filters(self.scene)
        self._names = build_names(self.scene, filters)
        self._names["片段"] = self._fragment
        self._names["标题数"] = self._heading_count
        self._runtime = Runtime(
            self.scene.attribute, filters.arithmetic, filters.concat, filters.table(), self._names, Budget()
        )
        parts = [self._part(part) for part in self.template.parts]
        body = self._arranged(parts[0]) if parts else []
        rest = {part.name: tidy(blocks) for part, blocks in zip(self.template.parts[1:], parts[1:], strict=True)}
        if self._counts_headings:
            settle_counts(body, rest.values())
        document = Document(self.template.kind, body, rest)
        return Composition(document, list(dict.fromkeys(self.findings + self.scene.findings)), self.choices)

    # -- 求值 --

    def _part(self, part: Part) -> list[Block]:
        return self._evaluate(self.programs.part(self.template, part), {})

    def _evaluate(self, program: Program, values: Mapping[str, Any]) -> list[Block]:
        source = program.source
        if program.step is None:
            self.findings += source.findings
            return []
        assembly = Assembly(source, self.scene, self.template.roles, self.template.role_looks, self.findings)
        assert self._runtime is not None
        try:
            program.step(Frame(self._runtime, dict(values)), assembly.take)
            return assembly.finish()
        except LanguageError as problem:
            if not problem.told:
                place = problem.place or source.place_of(problem.line)
                self.findings.append(error(problem.rule, problem.message, problem.hint, place))
            if problem.rule == "over-budget" and self._depth:
                problem.told = True
                raise
        except RecursionError:
            hint = _("检查片段有没有互相调用")
            self.findings.append(error("over-budget", _("片段套得太深"), hint, Place(source.file)))
        return []

    def _heading_count(self) -> Any:
        self._counts_headings = True
        return HEADING_COUNT

    # -- 片段 --

    def _fragment(self, slot: Any, **values: Any) -> Any:
        name = slot.text if isinstance(slot, Phrase) else slot
        if not isinstance(name, str):
            raise LanguageError(_('片段(…) 的第一项要写位置，例如 片段("讲话/开头")'))
        wanted = values.pop("形式", None)
        fragment = self._chosen(name, wanted.text if isinstance(wanted, Phrase) else wanted)
        if fragment is None:
            return Blocks([], name)  # 没有合用的写法：什么也不印
        if self._depth >= MAX_DEPTH:
            raise LanguageError(_("片段“{code}”套得太深", code=name), _("检查片段有没有互相调用"), "over-budget")
        program = self.programs.fragment(fragment)
        assert self._runtime is not None
        self._runtime.budget.spend(FRAGMENT_COST)
        self._depth += 1
        try:
            blocks = self._evaluate(program, {**dict.fromkeys(fragment.parameters, Absent()), **values})
        finally:
            self._depth -= 1
        return Blocks(blocks, fragment.code)

    def _chosen(self, slot: str, form: str | None) -> Fragment | None:
        candidates = self.fragments.get(slot)
        if candidates is None and "#" in slot:
            return next((item for item in self.fragments.get(slot.partition("#")[0], []) if item.code == slot), None)
        if candidates is None:
            hint = did_you_mean(slot, self.fragments, _("用 fuer-docs fragments list 看有哪些"))
            raise LanguageError(_("没有片段“{code}”", code=slot), hint, "unknown-fragment")
        circumstances = self.circumstances() | ({"形式": form} if form else {})
        key = f"{slot}（{form}）" if form else slot
        recorded = self.choices.get(key) or self.recorded.get(key)
        unit = self.scene.setting.unit
        seed = f"{getattr(unit, 'written', '')}|{key}|{self.scene.workspace.year}"
        fragment = choose(candidates, circumstances, self.scene.day, recorded, seed)
        if fragment is None:
            if len(candidates) > 1:
                return None
            self._unfit(candidates[0], slot)
            return None
        if recorded and fragment.code != recorded:
            self.findings.append(
                warning("wording-gone", _("措辞.yaml 记的写法“{old}”用不了，改用“{new}”", old=recorded, new=fragment.code),
                        _("看看这一处合不合意；合意就把措辞.yaml 里的编号改成新的"), Place("措辞.yaml"))
            )  # fmt: skip
        if len(candidates) > 1:
            self.choices[key] = fragment.code
        return fragment

    def _unfit(self, fragment: Fragment, slot: str) -> None:
        expired = fragment.until is not None and self.scene.day > fragment.until
        if expired:
            message = _("片段“{code}”到成文日期已过有效期，没有用", code=slot)
            self.findings.append(warning("expired-fragment", message, _("另写一个现在用的写法"), Place(fragment.file)))

    def circumstances(self) -> dict[str, str]:
        """这份文稿的文种、层级、单位类型、场景。"""
        paper, setting = self.scene.paper, self.scene.setting
        found = {"文种": self.scene.kind}
        for key, value in (("层级", setting.level), ("单位类型", self._unit_type()), ("场景", paper.occasion)):
            if isinstance(value, Phrase):
                found[key] = value.text
        return found

    def _unit_type(self) -> Any:
        """署名单位另有类别（妇联、妇儿工委）时用它的，否则用 fuer.yaml 的。"""
        issuer = self.scene.paper.issuer
        body = self.scene.facts.get(f"机构/{issuer.body}") if getattr(issuer, "body", None) else None  # type: ignore[union-attr]
        category = getattr(body, "category", None)
        if isinstance(category, Phrase) and category.text in {"妇儿工委", "妇联"}:
            return category
        return self.scene.setting.unit_type

    # -- 排定 --

    def _arranged(self, blocks: list[Block]) -> list[Block]:
        for block in blocks:
            if isinstance(block, Paragraph) and not block.level:
                block.level = HEADING_LEVELS.get(block.role, 0)
        blocks = tidy(blocks)
        blocks = drop_lead_ins(blocks)
        annexed = any(isinstance(block, Paragraph) and block.role == "附件序号" for block in blocks)
        blocks = prune_headings(blocks)
        if annexed:
            blocks = drop_annex_notes(blocks)
        if self._counts_headings:
            settle_counts(blocks)
        blocks = number_items(blocks)
        for block in blocks:
            if isinstance(block, Paragraph):
                merge_period_notes(block)
        number_headings(blocks, self.template.role_looks, self.template.roles.get("正文", 0))
        break_titles(blocks, self.template.prototypes, self.title_words)
        place_signatures(blocks, self.scene.paper.sealed is True)
        keep_together(blocks)
        return blocks
