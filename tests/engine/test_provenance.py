"""出处：文稿里的每个数、每个名字都查得到，算出来的数有算式（DESIGN §5、§7）。"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import docx
import pytest

from fuer_docs import Request, UsageError, build_papers, trace_paper
from fuer_docs.engine.trace import Traced, TracedParagraph
from fuer_docs.model.numerals import to_chinese

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "county-2022"
KINDS = ("讲话", "讲话（大字版）", "自评报告", "工作总结", "工作计划")
DIGIT = re.compile(r"[0-9]+(?:\.[0-9]+)?")
COUNTED = re.compile(r"[二两三四五六七八九十百]+(?=个|项|点|名|条|件|次|户|场|份|大|方面)")
ORDINAL = re.compile(
    r"(?:(?<=^)|(?<=[。；，：]))[一二三四五六七八九十]+是|^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]+）"
)
KEYS = {"fact", "field", "file", "line", "cell", "supplied_by"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """样例写成的文稿：工作区和 out/。"""
    root = tmp_path_factory.mktemp("provenance") / "county-2022"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("out"))
    build_papers(Request(root))
    return root


@pytest.fixture(scope="module")
def papers(folder: Path) -> dict[str, Path]:
    found = {}
    for path in (folder / "out").glob("*.docx"):
        found[next(kind for kind in sorted(KINDS, key=len, reverse=True) if path.stem.endswith(kind))] = path
    assert set(found) == set(KINDS)
    return found


@pytest.fixture(scope="module")
def traced(papers: dict[str, Path]) -> dict[str, list[TracedParagraph]]:
    return {kind: trace_paper(path) for kind, path in papers.items()}


def every_source(traced: dict[str, list[TracedParagraph]]) -> list[Traced]:
    return [source for paragraphs in traced.values() for paragraph in paragraphs for source in paragraph.sources]


def covered(paragraph: TracedParagraph) -> set[int]:
    return {at for source in paragraph.sources for at in range(source.start, source.end)}


def assert_covered(paragraphs: list[TracedParagraph], pattern: re.Pattern[str], least: int) -> None:
    seen = 0
    for paragraph in paragraphs:
        known = covered(paragraph)
        for match in pattern.finditer(paragraph.text):
            around = paragraph.text[max(0, match.start() - 12) : match.end() + 12]
            assert set(range(*match.span())) <= known, f"第{paragraph.n}段“{match[0]}”没有出处：…{around}…"
            seen += 1
    assert seen >= least


@pytest.mark.parametrize("kind", KINDS)
def test_every_digit_has_a_source(traced: dict[str, list[TracedParagraph]], kind: str) -> None:
    assert_covered(traced[kind], DIGIT, 20)


@pytest.mark.parametrize("kind", KINDS)
def test_every_counted_numeral_has_a_source(traced: dict[str, list[TracedParagraph]], kind: str) -> None:
    assert_covered(traced[kind], COUNTED, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_every_ordinal_is_set_by_the_engine(traced: dict[str, list[TracedParagraph]], kind: str) -> None:
    assert_covered(traced[kind], ORDINAL, 5)
    for paragraph in traced[kind]:
        for match in ORDINAL.finditer(paragraph.text):
            (source,) = [item for item in paragraph.sources if item.start <= match.start() < item.end]
            assert (source.formula, source.inputs) == ("序号", [])


@pytest.mark.parametrize("kind", KINDS)
def test_spans_say_what_the_text_says_and_do_not_overlap(traced: dict[str, list[TracedParagraph]], kind: str) -> None:
    for paragraph in traced[kind]:
        end = 0
        for source in paragraph.sources:
            assert paragraph.text[source.start : source.end] == source.text
            assert end <= source.start < source.end
            end = source.end


def test_every_input_names_a_fact_and_a_line_of_the_workspace(
    traced: dict[str, list[TracedParagraph]], folder: Path
) -> None:
    lengths: dict[str, int] = {}
    for source in every_source(traced):
        assert source.inputs or source.formula == "序号"
        for item in source.inputs:
            assert set(item) == KEYS
            assert "/" in item["fact"] or item["fact"] == "fuer.yaml"
            if item["fact"].startswith("文稿/") or item["fact"] == "fuer.yaml":
                assert item["file"] == "fuer.yaml"
            path = folder / item["file"]
            if not path.exists():
                assert item["file"].startswith("fragments/tables/"), item
                continue
            length = lengths.setdefault(item["file"], len(path.read_text(encoding="utf-8").splitlines()))
            assert 1 <= item["line"] <= length


def test_a_figure_taken_as_it_is_stands_on_the_line_that_is_named(
    traced: dict[str, list[TracedParagraph]], folder: Path
) -> None:
    seen = 0
    for source in every_source(traced):
        if source.formula is None and len(source.inputs) == 1 and source.inputs[0]["file"].startswith("facts/"):
            if source.inputs[0]["field"] in {"时间", "时限", "期间", "成文日期"}:
                continue
            lines = (folder / source.inputs[0]["file"]).read_text(encoding="utf-8").splitlines()
            line = lines[source.inputs[0]["line"] - 1]
            for digits in DIGIT.findall(source.text.replace("/10万", "")):  # 单位写在另一处
                assert digits in line, f"{source.text} 不在 {source.inputs[0]['file']}:{source.inputs[0]['line']}"
                seen += 1
    assert seen > 100


def test_a_counted_figure_has_as_many_inputs_as_it_says(traced: dict[str, list[TracedParagraph]]) -> None:
    seen = 0
    for source in every_source(traced):
        if source.formula == "计数":
            said = DIGIT.match(source.text)
            facts = {(item["fact"], item["field"], item["line"]) for item in source.inputs}
            if {field for _fact, field, _line in facts} <= {"先进集体", "先进个人", "领域"}:
                continue  # 一条表彰、一部规划里列着的名单，来历是这一条
            if said:
                assert int(said[0]) == len(facts), source
            else:
                numerals = ("二", "两") if len(facts) == 2 else (to_chinese(len(facts)),)
                assert source.text.startswith(numerals), source
            seen += 1
    assert seen > 20


def evaluate(formula: str) -> Fraction | None:
    """算式的值；不是四则运算的返回 None。"""
    if not re.fullmatch(r"[\d.+\-−×÷()（） ]+", formula):
        return None
    plain = formula.replace("−", "-").replace("×", "*").replace("÷", "/").replace("（", "(").replace("）", ")")
    return Fraction(eval(re.sub(r"\d+(?:\.\d+)?", lambda match: f"F('{match[0]}')", plain), {"F": Fraction}))


def test_formulas_come_out_at_the_figure_that_is_printed(traced: dict[str, list[TracedParagraph]]) -> None:
    kinds = set()
    for source in every_source(traced):
        result = evaluate(source.formula) if source.formula else None
        if result is None:
            continue
        printed = DIGIT.search(source.text)
        assert printed, source
        shown = Fraction(printed[0])
        if "%" in source.text and "÷" in (source.formula or ""):
            result *= 100
            kinds.add("%")
        places = len(printed[0].partition(".")[2])
        assert abs(abs(result) - shown) <= Fraction(1, 2 * 10**places), source
        kinds |= set(re.findall(r"[÷+\-−×]", source.formula or ""))
    assert {"%", "÷", "+"} <= kinds


def test_percentages_know_every_indicator_behind_them(traced: dict[str, list[TracedParagraph]]) -> None:
    rates = [s for s in every_source(traced) if s.formula and re.fullmatch(r"\d+÷114", s.formula)]
    assert rates
    for rate in rates:
        assert {item["fact"].partition("/")[0] for item in rate.inputs} == {"指标"}
        assert len({item["fact"] for item in rate.inputs}) == 114


def test_cells_and_suppliers_are_reported_where_the_facts_name_them(traced: dict[str, list[TracedParagraph]]) -> None:
    items = [item for source in every_source(traced) for item in source.inputs]
    assert {item["cell"] for item in items if item["fact"] == "指标/婴儿死亡率"} == {"儿童!F6"}
    assert {item["supplied_by"] for item in items if item["fact"] == "指标/婴儿死亡率"} == {"县统计局"}


def test_records_stand_beside_the_papers_wherever_they_are(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "别处"
    result = build_papers(Request(workspace, out=out))
    assert not (workspace / "out").exists()
    for built in result.built:
        paper = Path(built.file)
        assert paper.parent == out
        record = json.loads((out / ".trace" / f"{paper.name}.json").read_text(encoding="utf-8"))
        assert record["marks"]
        assert trace_paper(paper)


# -- 定稿、挪走、改过 --


def plain(paragraphs: list[TracedParagraph]) -> list[tuple[int, str, list[tuple[int, int, str, str | None, int]]]]:
    return [(p.n, p.text, [(s.start, s.end, s.text, s.formula, len(s.inputs)) for s in p.sources]) for p in paragraphs]


def test_a_final_copy_is_traced_like_the_draft(workspace: Path, traced: dict[str, list[TracedParagraph]]) -> None:
    for built in build_papers(Request(workspace, final=True)).built:
        with zipfile.ZipFile(built.file) as archive:
            assert b"bookmarkStart" not in archive.read("word/document.xml")
        assert plain(trace_paper(Path(built.file))) == plain(traced[built.kind])


@pytest.mark.parametrize("final", [False, True])
def test_a_moved_paper_is_traced_with_its_workspace(workspace: Path, tmp_path: Path, final: bool) -> None:
    (built,) = build_papers(Request(workspace, ("工作计划",), final=final)).built
    moved = tmp_path / "桌面" / "改了名.docx"
    moved.parent.mkdir()
    before = plain(trace_paper(Path(built.file)))
    shutil.move(built.file, moved)
    with pytest.raises(UsageError) as problem:
        trace_paper(moved)
    assert [finding.rule for finding in problem.value.findings] == ["no-trace"]
    assert plain(trace_paper(moved, workspace)) == before


def edited(path: Path, change: Callable[[docx.document.Document], None]) -> None:
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))


def replace_in_runs(document: docx.document.Document, old: str, new: str) -> None:
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if run.text == old:
                run.text = new
                return
    raise AssertionError(f"没有单独成一截的 {old}")


def sources_by_text(paragraphs: list[TracedParagraph]) -> dict[str, list[str]]:
    return {p.text: [s.text for s in p.sources] for p in paragraphs if p.sources}


@pytest.mark.parametrize("final", [False, True])
def test_an_inserted_paragraph_moves_the_others_without_losing_them(workspace: Path, final: bool) -> None:
    (built,) = build_papers(Request(workspace, ("工作总结",), final=final)).built
    path = Path(built.file)
    before = trace_paper(path)
    edited(path, lambda document: document.paragraphs[5].insert_paragraph_before("有人添了2023这一句。") and None)
    after = trace_paper(path)
    assert len(after) == len(before) + 1
    added = next(p for p in after if p.text == "有人添了2023这一句。")
    assert added.sources == []
    assert sources_by_text(after) == sources_by_text(before)
    assert [p.n for p in after] == list(range(1, len(after) + 1))


def test_an_edited_figure_loses_its_source_and_the_others_keep_theirs(workspace: Path) -> None:
    (built,) = build_papers(Request(workspace, ("工作总结",))).built
    path = Path(built.file)
    before = trace_paper(path)
    target = next(s.text for p in before for s in p.sources if s.formula == "107÷114")
    at = next(p.n for p in before for s in p.sources if s.formula == "107÷114")
    edited(path, lambda document: replace_in_runs(document, target, "95.0%"))
    after = trace_paper(path)
    assert "95.0%" in after[at - 1].text
    lost = [s.text for s in before[at - 1].sources]
    lost.remove(target)
    assert [s.text for s in after[at - 1].sources] == lost
    for one, two in zip(before, after, strict=True):
        if one.n != at:
            assert plain([one]) == plain([two])


def test_an_edited_final_copy_keeps_the_sources_of_untouched_paragraphs(workspace: Path) -> None:
    (built,) = build_papers(Request(workspace, ("工作总结",), final=True)).built
    path = Path(built.file)
    before = trace_paper(path)
    at = next(p.n for p in before for s in p.sources if s.formula == "107÷114")
    edited(path, lambda document: document.paragraphs[at - 1].add_run("另有人补了一句。") and None)
    after = trace_paper(path)
    for one, two in zip(before, after, strict=True):
        if one.n != at:
            assert plain([one]) == plain([two])
        for source in two.sources:
            assert two.text[source.start : source.end] == source.text


def test_a_strangers_paper_cannot_be_traced(tmp_path: Path) -> None:
    path = tmp_path / "别人的.docx"
    docx.Document().save(str(path))
    with pytest.raises(UsageError) as problem:
        trace_paper(path)
    assert [finding.rule for finding in problem.value.findings] == ["no-trace"]
    with pytest.raises(UsageError):
        trace_paper(path, SAMPLE)


# -- 不公开的人 --


def test_a_private_person_is_named_nowhere(
    workspace: Path, edit: Callable[[Path, str, str], None], run_json: Callable[..., tuple[int, dict[str, object]]]
) -> None:
    names = ("祝云岫", "江映蓉")
    people = workspace / "facts" / "机构人员.yaml"
    for name in names:
        edit(people, f"姓名: {name},", f"姓名: {name}, 公开: 否,")
    code, said = run_json("build", workspace)
    assert code == 0
    told = [json.dumps(said, ensure_ascii=False)]
    _code, said = run_json("facts", workspace)
    told.append(json.dumps(said, ensure_ascii=False))
    papers = sorted((workspace / "out").glob("*.docx"))
    assert len(papers) == 5
    for paper in papers:
        code, said = run_json("trace", paper)
        assert code == 0
        told.append(json.dumps(said, ensure_ascii=False))
        with zipfile.ZipFile(paper) as archive:
            told += [archive.read(name).decode() for name in archive.namelist()]
    told += [path.read_text(encoding="utf-8") for path in (workspace / "out" / ".trace").iterdir()]
    for text in told:
        for name in names:
            assert name not in text
    speech = trace_paper(next(paper for paper in papers if paper.stem.endswith("讲话")))
    hidden = [s for p in speech for s in p.sources if s.text == "某某"]
    assert hidden
    assert all(re.fullmatch(r"人员/#\d+", item["fact"]) for s in hidden for item in s.inputs)
