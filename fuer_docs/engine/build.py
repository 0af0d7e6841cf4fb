"""成文：一个工作区的文稿，从事实写到文件。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ..check.facts import check_facts
from ..compose.compose import Composer, Composition
from ..compose.names import issuing_body
from ..compose.scene import Scene
from ..errors import InputError, UsageError
from ..load.reader import PLACEHOLDER_RULE
from ..load.workspace import WORDING_FILE, wording_text
from ..model.document import Document, characters
from ..model.facts import Body, Indicator, Link, Meeting, Phrase, Plan
from ..model.finding import Finding, Severity, did_you_mean, error, has_errors, in_reading_order, warning
from ..model.moment import Moment, parse_moment
from ..model.place import Place
from ..model.setting import Paper, Places, Workspace, paper_code, parse_length
from ..model.speech import _
from ..model.template import Template
from ..model.values import ABSENT, Gap, Origin, Source
from ..render.text import render_text
from ..render.word import marks, write_docx
from .files import write_all
from .record import Change, Record, changes, digest, load_record, make_record, record_path
from .workspace import LARGE, Shelf, issue_day, latest_day, open_workspace

PER_MINUTE = 220
"""念稿每分钟多少字。"""
FORMATS = ("docx", "txt", "html")


@dataclass(frozen=True, slots=True)
class Request:
    """要写什么、怎么写。"""

    root: Path
    papers: tuple[str, ...] = ()
    out: Path | None = None
    to: str = "docx"
    profile: str | None = None
    day: date | None = None
    final: bool = False
    redline: bool = False
    """另写一份对照稿，和上一次写成的比。"""


@dataclass(slots=True)
class Built:
    """写成的一份。"""

    paper: str
    kind: str
    file: str
    characters: int
    minutes: int
    gaps: list[tuple[int, Gap]]
    changed: list[Change]
    compared: str = ""
    """对照稿写在哪里；没有上一次就没有。"""
    kept: bool = False
    """人改过的旧稿留着，我们的写在旁边。"""


@dataclass(slots=True)
class Result:
    """一次成文的全部结果。"""

    built: list[Built] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    """写好还没落盘的一份。"""

    paper: Paper
    kind: str
    template: Template
    composition: Composition
    wording_key: str
    name: str
    data: bytes

    @property
    def document(self) -> Document:
        return self.composition.document


def build(request: Request) -> Result:
    """写出工作区的文稿。

    事实或模板有错抛 :class:`InputError`，什么也不写；``final`` 而还有待补的也是。
    """
    workspace, findings, shelf = open_workspace(request.root)
    papers = select_papers(workspace, request.papers)
    findings = findings + shelf.fragments[1] + shelf.tables.findings()
    findings += check_facts(workspace.facts, latest_day(workspace, request.day), workspace.caliber)
    findings += _nameless_level(workspace, shelf)
    drafts: list[_Draft] = []
    for paper in papers:
        findings += _wrong_day(workspace, paper)
        drafts += _draft(workspace, shelf, paper, request, findings)
    _check_names(drafts, findings)
    if request.final:
        findings += [_left_gap(draft, n, gap) for draft in drafts for n, gap in draft.composition.gaps()]
        findings = [
            replace(item, severity=Severity.ERROR) if item.rule == PLACEHOLDER_RULE else item for item in findings
        ]
    if has_errors(findings):
        raise InputError(findings)
    out = request.out or request.root / "out"
    result = Result(findings=findings)
    files: dict[Path, bytes] = {}
    for draft in drafts:
        result.built.append(_place(draft, request, out, files, findings))
        findings += _length_findings(draft)
    files |= _wordings(workspace, drafts, request.root)
    write_all(files)
    shelf.remember()
    findings += _own_faults(request.root, shelf, drafts, result.built)
    result.findings = in_reading_order(findings)
    return result


def _own_faults(root: Path, shelf: Shelf, drafts: Sequence[_Draft], built: Sequence[Built]) -> list[Finding]:
    """检查自己写成的文稿：事实凑在一起也会前后不合。大字版和原件一字不差，查一份就够。"""
    from .check import check_document, read_accepted

    accepted, found = read_accepted(root)
    checked: set[tuple[str, ...]] = set()
    for draft, written in zip(drafts, built, strict=True):
        words = tuple("".join(paragraph.text.split()) for _n, paragraph in draft.document.paragraphs())
        if words not in checked:
            checked.add(words)
            found += check_document(draft.document, written.file, accepted, shelf.tables)
    return found


def _nameless_level(workspace: Workspace, shelf: Shelf) -> list[Finding]:
    """地名末尾要看得出是省、市、县、区、乡还是镇，县委、县政府这些叫法由它来。"""
    places = workspace.setting.places
    own = places.own if isinstance(places, Places) else None
    if not isinstance(own, Phrase) or any(
        own.text.endswith(row.code) for row in shelf.tables.get("层级", ()) if row.code
    ):
        return []
    message = _("地名“{text}”看不出是县、区还是市", text=own.text)
    hint = _("写全，例如 {text}县；特别的叫法加进 fragments/tables/层级.yaml", text=own.text)
    return [error("place-without-level", message, hint, own.origin.inputs[0].place)]


def _wrong_day(workspace: Workspace, paper: Paper) -> list[Finding]:
    """在会上讲的话，成文日期就是开会那天；不一样多半是写错了。"""
    meeting = workspace.facts.get(paper.meeting) if isinstance(paper.meeting, Link) else None
    day = issue_day(paper, None)
    time = meeting.time if meeting is not None else None
    if (
        paper.speaker is ABSENT
        or day is None
        or not isinstance(time, Moment)
        or time.grain != "day"
        or time.start == day
    ):
        return []
    message = _(
        "{ref}的成文日期是{day}，会议在{meeting}",
        ref=paper.ref,
        day=parse_moment(day.isoformat()).text,
        meeting=time.text,
    )
    place = paper.spots.get("成文日期", paper.place)
    return [warning("meeting-on-another-day", message, _("核对两个日期"), place)]


def select_papers(workspace: Workspace, wanted: Sequence[str]) -> list[Paper]:
    """按编号或文种点名的文稿；没点名就是全部。点了没有的抛 :class:`UsageError`。"""
    papers = workspace.setting.papers if isinstance(workspace.setting.papers, tuple) else ()
    if not wanted:
        return list(papers)
    chosen: list[Paper] = []
    for name in wanted:
        hits = [paper for paper in papers if name in {paper_code(paper), _kind_of(paper)}]
        if not hits:
            known = list(dict.fromkeys(word for paper in papers for word in (paper_code(paper), _kind_of(paper))))
            hint = did_you_mean(name, known, _("有：{codes}", codes="、".join(known)))
            raise UsageError(
                [error("no-such-paper", _("fuer.yaml 里没有“{name}”这份文稿", name=name), hint, Place("fuer.yaml"))]
            )
        chosen += [paper for paper in hits if paper not in chosen]
    return chosen


def _kind_of(paper: Paper) -> str:
    return paper.kind.text if isinstance(paper.kind, Phrase) else ""


# -- 写一份 --


def _draft(workspace: Workspace, shelf: Shelf, paper: Paper, request: Request, findings: list[Finding]) -> list[_Draft]:
    kinds = _kinds_to_write(shelf, paper, findings)
    drafts = []
    for kind in kinds:
        template = _template(shelf, kind, _profile(workspace, request), findings)
        if template is None:
            continue
        scene = make_scene(workspace, shelf, paper, kind.removesuffix(LARGE), request.day)
        if isinstance(scene.issued, Gap) and kind == kinds[0]:
            findings.append(
                warning(
                    "no-date",
                    _("{ref}没有成文日期", ref=paper.ref),
                    _("在 fuer.yaml 里补“成文日期”，或加 --date"),
                    paper.place,
                )
            )
        composition = compose_paper(scene, shelf, template)
        for finding in composition.findings:
            if finding not in findings:
                findings.append(finding)
        if has_errors(composition.findings):
            continue
        data = _rendered(composition.document, template, request)
        name = file_name(scene, kind, request.to)
        drafts.append(_Draft(paper, kind, template, composition, _wording_key(scene), name, data))
    return drafts


def _kinds_to_write(shelf: Shelf, paper: Paper, findings: list[Finding]) -> list[str]:
    """要用的模板：文种本身，写了“大字版: 是”的再加一份。"""
    kind = _kind_of(paper)
    if kind not in shelf.templates:
        kind = shelf.aliases.get(kind, kind)
    if kind not in shelf.templates:
        known = [name for name in shelf.templates if not name.endswith(LARGE)]
        hint = did_you_mean(kind, known) + _("现有：{kinds}；要新文种就把模板放进 templates/", kinds="、".join(known))
        place = paper.kind.origin.inputs[0].place if isinstance(paper.kind, Phrase) else paper.place
        findings.append(error("unknown-kind", _("没有文种“{kind}”的模板", kind=kind), hint, place))
        return []
    if paper.large is not True:
        return [kind]
    if kind + LARGE in shelf.templates:
        return [kind, kind + LARGE]
    findings.append(
        warning("no-large-print", _("文种“{kind}”没有大字版模板", kind=kind),
                _("把“{name}.docx”放进 templates/，或删去“大字版: 是”", name=kind + LARGE), paper.place)
    )  # fmt: skip
    return [kind]


def _profile(workspace: Workspace, request: Request) -> str:
    written = workspace.setting.profile
    return request.profile or (written.text if isinstance(written, Phrase) else "gbt9704")


def _template(shelf: Shelf, kind: str, profile: str, findings: list[Finding]) -> Template | None:
    try:
        return shelf.template(kind, profile)
    except UsageError as problem:
        findings += problem.findings
        return None


def make_scene(workspace: Workspace, shelf: Shelf, paper: Paper, kind: str, fallback: date | None = None) -> Scene:
    """一份文稿的场面。"""
    year = paper.year if isinstance(paper.year, int) else workspace.year
    day = issue_day(paper, fallback)
    issued: Moment | Gap = paper.issued if isinstance(paper.issued, (Moment, Gap)) else Gap("成文日期", paper.place)
    if day is not None and not isinstance(issued, Moment):
        origin = Origin((Source(paper.ref, "成文日期", paper.place),))
        issued = replace(parse_moment(day.isoformat()), origin=origin)
    return Scene(workspace, paper, shelf.tables, kind, day or date(year, 12, 31), year, issued)


def compose_paper(scene: Scene, shelf: Shelf, template: Template) -> Composition:
    """合成一份文稿。"""
    recorded = scene.workspace.wordings.get(_wording_key(scene), {})
    composer = Composer(template, scene, shelf.fragments[0], recorded, shelf.programs, _title_words(scene))
    return composer.compose()


def _wording_key(scene: Scene) -> str:
    """措辞.yaml 里的一节：署名单位全称/工作年度。"""
    unit = issuing_body(scene).printed
    return f"{unit.text if unit else ''}/{scene.workspace.year}"


def _title_words(scene: Scene) -> tuple[str, ...]:
    """折标题时不拆的词：词表加上机构、会议、规划、指标的名字。"""
    words = [row.code for row in scene.tables.get("词", ())]
    for zh in ("机构", "会议", "规划"):
        for fact in scene.facts.of(zh):
            if isinstance(fact, (Body, Meeting, Plan, Indicator)):
                texts = (fact.name, getattr(fact, "full", None), getattr(fact, "short", None))
                words += [text.text for text in texts if isinstance(text, Phrase)]
    places = scene.setting.places
    words += [
        text.text for text in (getattr(places, "own", None), getattr(places, "upper", None)) if isinstance(text, Phrase)
    ]
    return tuple(word for word in words if len(word) <= 12)


def _rendered(document: Document, template: Template, request: Request) -> bytes:
    if request.to == "txt":
        return render_text(document).encode()
    if request.to == "html":
        from ..render.html import render_html

        return render_html(document).encode()
    return write_docx(document, template, final=request.final)


_UNSAFE = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\r\t', " "))


def file_name(scene: Scene, kind: str, to: str) -> str:
    """``‹年度›年‹单位简称›[‹事由›]‹文种›[（大字版）].docx``；没有简称用全称。"""
    short = scene.attribute(issuing_body(scene), "简称")
    unit = short.text if isinstance(short, Phrase) else ""
    matter = scene.paper.matter.text if isinstance(scene.paper.matter, Phrase) else ""
    stem = f"{scene.year}年{unit}{matter}{kind}".translate(_UNSAFE).replace(" ", "").lstrip(".")
    return f"{stem[:80]}.{to}"


def _check_names(drafts: list[_Draft], findings: list[Finding]) -> None:
    seen: dict[str, _Draft] = {}
    for draft in drafts:
        other = seen.setdefault(draft.name.casefold(), draft)
        if other is not draft:
            message = _("{one}和{other}的文件同名：{name}", one=draft.paper.ref, other=other.paper.ref, name=draft.name)
            findings.append(
                error("same-file-name", message, _("给其中一份写“事由”，或写不同的年度、署名单位"), draft.paper.place)
            )


def _left_gap(draft: _Draft, n: int, gap: Gap) -> Finding:
    message = _("定稿里还有待补：{name}（{paper}第{n}段）", name=gap.name, paper=paper_code(draft.paper), n=n)
    return error("gap-left", message, _("补上再定稿；先看草稿就不加 --final"), gap.place)


# -- 落盘 --


def _place(draft: _Draft, request: Request, out: Path, files: dict[Path, bytes], findings: list[Finding]) -> Built:
    """决定写在哪里：人改过的旧稿留着，新的写在旁边。"""
    usual = target = out / draft.name
    previous = load_record(usual)
    kept = _edited(usual, previous)
    if kept:
        target = _beside(usual)
        previous = load_record(target) or previous
        findings.append(
            warning("edited-by-hand", _("{old} 有人改过，留着没动；新写的是 {new}", old=usual.name, new=target.name),
                    _("对照两份，把要的改动留下；不要旧稿就删掉它再写"), Place(usual.as_posix()))
        )  # fmt: skip
    record = make_record(paper_code(draft.paper), draft.data, draft.document, marks(draft.document))
    changed = changes(previous, record) if previous else []
    files[target] = draft.data
    files[record_path(target)] = record.as_json()
    compared = _compare(draft, previous, target, files) if request.redline and previous and changed else ""
    count = characters(draft.document)
    minutes = max(1, round(count / PER_MINUTE))
    gaps = draft.composition.gaps()
    return Built(paper_code(draft.paper), draft.kind, target.as_posix(), count, minutes, gaps, changed, compared, kept)


def _compare(draft: _Draft, previous: Record, target: Path, files: dict[Path, bytes]) -> str:
    """对照稿：和上一次写成的比，增删用修订标出来。"""
    from ..render.redline import redline

    path = target.with_name(f"{target.stem}（修订）.docx")
    marked = redline(draft.document, [text for _n, _role, text in previous.paragraphs], draft.template)
    files[path] = write_docx(marked, draft.template, final=True)
    return path.as_posix()


def _edited(target: Path, record: Record | None) -> bool:
    """上次写成以后有人动过，或者不是我们写的。"""
    if not target.exists():
        return False
    return record is None or record.sha256 != digest(target.read_bytes())


def _beside(target: Path) -> Path:
    """旁边的名字：（新稿）；它也被改过就（新稿2）……"""
    number = 1
    while True:
        suffix = "（新稿）" if number == 1 else f"（新稿{number}）"
        candidate = target.with_name(target.stem + suffix + target.suffix)
        if not _edited(candidate, load_record(candidate)):
            return candidate
        number += 1


def _length_findings(draft: _Draft) -> list[Finding]:
    budget = parse_length(draft.paper.length.text) if isinstance(draft.paper.length, Phrase) else None
    if budget is None:
        return []
    low, high = budget
    count = characters(draft.document)
    place = draft.paper.length.origin.inputs[0].place if isinstance(draft.paper.length, Phrase) else draft.paper.place
    if high is not None and count > high:
        message = _("{paper}有 {count} 字，超过 {high} 字", paper=paper_code(draft.paper), count=count, high=high)
        return [warning("too-long", message, _("减几条事实（用“用于”限定文种），或放宽“字数”"), place)]
    if count < low:
        message = _("{paper}有 {count} 字，不到 {low} 字", paper=paper_code(draft.paper), count=count, low=low)
        return [warning("too-short", message, _("补几条成绩、活动、任务，或放宽“字数”"), place)]
    return []


def _wordings(workspace: Workspace, drafts: list[_Draft], root: Path) -> dict[Path, bytes]:
    """措辞.yaml：只添缺的，不改已有的；没有新的就不写。"""
    recorded = {key: dict(slots) for key, slots in workspace.wordings.items()}
    added = False
    for draft in drafts:
        slots = recorded.setdefault(draft.wording_key, {})
        for slot, code in draft.composition.choices.items():
            if slot not in slots:
                slots[slot] = code
                added = True
    return {root / WORDING_FILE: wording_text(recorded).encode()} if added else {}


def exit_code(result: Result) -> int:
    """写成了：查出错误是 1，其余是 0。"""
    return 1 if any(finding.severity is Severity.ERROR for finding in result.findings) else 0
