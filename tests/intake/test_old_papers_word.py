"""收旧的 Word 稿：自动编号、内容控件、文本框、表格里的都读；自己成的稿再收回来，事实还在。"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from fuer_docs.engine.build import Request, build
from fuer_docs.engine.old_papers import OldPaper, old_paper
from fuer_docs.engine.workspace import read_folder
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.facts import Phrase, Task

from .test_old_papers import ROOT, of, take_all

_NUMBERING = """\
<w:abstractNum {ns} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
"""


def numbered(paragraph: Paragraph, level: int) -> None:
    """给一段加上 Word 的自动编号。"""
    properties = paragraph._p.get_or_add_pPr()
    number = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", 77)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        number.append(element)
    properties.append(number)


def report(path: Path) -> Path:
    """一份表格多的报告。"""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_NUMBERING.format(ns=nsdecls("w"))))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    document.add_heading("安泽县妇女儿童发展规划2022年实施情况报告", 0)
    numbered(document.add_paragraph("主要成效"), 0)
    numbered(document.add_paragraph("健康服务更优"), 1)
    document.add_paragraph("全年免费检查妇女5230人，发放叶酸1860份。")
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>县妇联调解家庭纠纷48起，成功率95.8%。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(len(document.element.body) - 1, control)
    box = parse_xml(
        f'<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>全县建成儿童之家73个，配备儿童主任91名。</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    document.element.body.insert(len(document.element.body) - 1, box)
    numbered(document.add_paragraph("监测指标"), 0)
    fill(document.add_table(3, 6), [
        ["序号", "指标名称", "单位", "目标", "2022年监测值", "达标情况"],
        ["1", "孕产妇系统管理率", "%", "≥90", "93.6", "达标"],
        ["2", "村委会主任中女性比例", "%", "≥10", "6.4", "预期达标难度大"],
    ])  # fmt: skip
    document.add_paragraph("单位：万元")
    money = document.add_table(4, 3)
    fill(
        money,
        [["类别", "项目", "金额"], ["收入", "财政拨款", "86.5"], ["支出", "两癌救助", "24"], ["", "培训费", "12.8"]],
    )
    money.cell(2, 0).merge(money.cell(3, 0))
    numbered(document.add_paragraph("下一步打算"), 0)
    fill(document.add_table(2, 5), [
        ["重点任务", "主要举措", "责任单位", "配合单位", "完成时限"],
        ["提升村级女性任职", "建后备库；开展轮训", "县委组织部、县民政局", "各乡镇", "2023年9月底前"],
    ])  # fmt: skip
    visits = document.add_table(3, 3)
    fill(visits, [["乡镇", "走访户数（户）", "慰问金（元）"], ["东河镇", "126", "25200"], ["西岭乡", "88", "17,600"]])
    document.save(str(path))
    return path


def fill(table: docx.table.Table, rows: list[list[str]]) -> None:
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> OldPaper:
    return old_paper(report(tmp_path_factory.mktemp("旧稿") / "报告.docx"))


def test_headings_with_automatic_numbers_are_in_the_outline(paper: OldPaper) -> None:
    assert [(one.level, one.title) for one in paper.outline] == [
        (1, "主要成效"), (2, "健康服务更优"), (1, "监测指标"), (1, "下一步打算"),
    ]  # fmt: skip


def test_text_in_controls_and_boxes_is_read(paper: OldPaper) -> None:
    said = str([dict(one.keys) for one in paper.founds])
    for figure in ("5230人", "1860份", "48起", "95.8%", "73个", "91名"):
        assert figure in said


def test_a_table_of_indicators_becomes_indicators(paper: OldPaper) -> None:
    first, second = of(paper, "指标")
    assert first.keys["编号"] == "孕产妇系统管理率"
    assert (first.keys["单位"], first.keys["目标"], first.keys["数值"], first.keys["状态"]) == (
        "%",
        "≥90",
        {"2022": "93.6"},
        "达标",
    )
    assert second.keys["状态"] == "预期达标难度大"
    assert "表1第2行" in first.where


def test_a_table_of_money_takes_its_unit_from_the_caption_and_fills_merged_cells(paper: OldPaper) -> None:
    assert [(one.keys["类别"], one.keys["名称"], one.keys["金额"]) for one in of(paper, "财务")] == [
        ("收入", "财政拨款", "86.5万元"), ("支出", "两癌救助", "24万元"), ("支出", "培训费", "12.8万元"),
    ]  # fmt: skip


def test_a_table_of_tasks_becomes_tasks(paper: OldPaper) -> None:
    found = next(one for one in of(paper, "任务") if one.keys["动作"] == "提升村级女性任职")
    assert found.keys["举措"] == ["建后备库", "开展轮训"]
    assert found.keys["责任单位"] == ["县委组织部", "县民政局"]
    assert found.keys["时限"] == "2023年9月底"


def test_any_other_table_gives_its_figures_with_the_units_of_the_head(paper: OldPaper) -> None:
    found = next(one for one in of(paper, "成绩") if "西岭乡" in str(one.keys["名称"]))
    assert found.keys["数据"] == [{"名称": "走访户数", "数值": "88户"}, {"名称": "慰问金", "数值": "17600元"}]


def test_the_report_can_be_confirmed_whole(paper: OldPaper, tmp_path: Path) -> None:
    assert take_all(tmp_path / "县", paper) == len(paper.founds)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="没有装 LibreOffice")
def test_an_old_doc_is_read_through_libreoffice(tmp_path: Path) -> None:
    made = report(tmp_path / "报告.docx")
    profile = (tmp_path / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
        str(made),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    paper = old_paper(tmp_path / "报告.doc")
    assert "5230人" in str([dict(one.keys) for one in paper.founds])
    assert of(paper, "指标")


# -- 成文再收 --

SAMPLES = sorted(path.name for path in (ROOT / "samples").iterdir() if (path / "fuer.yaml").is_file())


def figures(value: object) -> set[str]:
    """事实里的数，按印出来的样子。"""
    from fuer_docs.model.figure import Figure
    from fuer_docs.model.shapes import Record

    if isinstance(value, Figure):
        return {f"{value.hedge}{value.number}{value.more}{value.unit[:1]}"}
    if isinstance(value, (tuple, list)):
        return set().union(*map(figures, value))
    if isinstance(value, dict):
        return set().union(*map(figures, value.values()))
    if isinstance(value, Record):
        return set().union(*(figures(getattr(value, key.attr)) for key in value.KEYS.values()))
    return set()


@pytest.fixture(scope="module", params=SAMPLES)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[OldPaper]]:
    """一个样例，和它成的文稿收回来的样子。"""
    sample, out = ROOT / "samples" / request.param, tmp_path_factory.mktemp("成文")
    build(Request(sample, out=out))
    return sample, [old_paper(path) for path in sorted(out.glob("*.docx")) if "大字版" not in path.name]


def test_a_paper_we_wrote_gives_the_facts_back(written: tuple[Path, list[OldPaper]]) -> None:
    sample, papers = written
    printed = "".join(passage.text for paper in papers for passage in paper.manuscript.passages)
    said = str([dict(found.keys) for paper in papers for found in paper.founds])
    workspace, _findings = load_workspace(read_folder(sample), sample.as_posix())
    wanted = {text for facts in workspace.facts.by_type.values() for text in figures(facts)}
    wanted = {text for text in wanted if len(text) > 2 and text in printed}
    back = {text for text in wanted if text in said}
    assert len(back) >= 0.95 * len(wanted), sorted(wanted - back)
    actions = [
        task.action.text
        for task in workspace.facts.of("任务")
        if isinstance(task, Task) and isinstance(task.action, Phrase)
    ]
    told = [action for action in actions if action in printed]
    known = [action for action in told if action in said]
    assert len(known) >= 0.8 * len(told), sorted({*told} - {*known})


def test_all_that_a_sample_gives_back_can_be_confirmed(written: tuple[Path, list[OldPaper]], tmp_path: Path) -> None:
    for at, paper in enumerate(written[1]):
        assert take_all(tmp_path / f"区{at}", paper) == len(paper.founds)
