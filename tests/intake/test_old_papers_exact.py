"""收旧稿：原句照原来的稿子，没认出的句子点名，年份、单位、从多少到多少说得准。"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from fuer_docs.engine.intake import import_files
from fuer_docs.engine.old_papers import OldPaper, about, old_paper, outline_text
from fuer_docs.importers.recognise import recognised
from fuer_docs.intake.catalogue import Catalogue, Entry
from fuer_docs.intake.paper.original import Original
from fuer_docs.intake.paper.read import quoted_in, read_paper
from fuer_docs.intake.paper.restore import restore
from fuer_docs.intake.paper.words import unnumbered
from fuer_docs.model.found import Found
from fuer_docs.model.manuscript import Manuscript, Passage

CATALOGUE = Catalogue(
    [
        Entry("妇纲2011/孕产妇死亡率", ("孕产妇死亡率",), "妇纲2011", unit="/10万", target="≤20"),
        Entry("妇纲2021/孕产妇死亡率", ("孕产妇死亡率",), "妇纲2021", unit="/10万", target="≤12"),
        Entry("儿纲2021/婴儿死亡率", ("婴儿死亡率",), "儿纲2021", unit="‰"),
        Entry("儿纲2021/5岁以下儿童死亡率", ("5岁以下儿童死亡率",), "儿纲2021", unit="‰"),
    ]
)
SUMMARY = "清禾县妇儿工委办2022年工作总结\n一、主要工作\n{text}\n清禾县妇儿工委办\n2022年12月20日\n"
PLAN = "清禾县妇儿工委办2022年工作计划\n一、重点任务\n{text}\n清禾县妇儿工委办\n2022年1月8日\n"
SPEECH = "在全县妇女儿童工作会议上的讲话\n（2022年3月5日）\n同志们：\n下面，我讲两点意见。\n一、看清形势\n{text}\n"


@pytest.fixture
def paper(tmp_path: Path) -> Any:
    def read(text: str, catalogue: Catalogue | None = None) -> OldPaper:
        path = tmp_path / "旧稿.txt"
        path.write_text(text, encoding="utf-8")
        return old_paper(path, None, catalogue)

    return read


def of(one: OldPaper, kind: str) -> list[Found]:
    return [found for found in one.founds if found.type == kind]


def rows(one: OldPaper) -> list[dict[str, str]]:
    return [row for found in one.founds for row in found.keys.get("数据", ())]


# -- 原句 --


def test_the_sentence_is_as_the_paper_has_it_though_the_marks_were_mended(paper: Any) -> None:
    text = "全年办班3期,培训１,256人次(其中妇女900人次),受到好评."
    assert text in {found.quote for found in paper(SUMMARY.format(text=text)).founds}


def test_the_sentence_keeps_the_sounds_written_behind_the_characters(paper: Any) -> None:
    text = "全縣(xiàn)婦(fù)女兒童工作會(huì)議總結(jié)\n今年,縣婦聯(lián)組織(zhī)培訓(xùn)班12期,培訓(xùn)婦女骨幹560人,為婦女兒童辦(bàn)實(shí)事,推動婦女兒童事業發展。\n"
    one = paper(text)
    assert any("培訓(xùn)婦女骨幹560人" in found.quote for found in one.founds)
    assert all(quoted_in(found, one.original.passages) for found in one.founds)


def test_lines_broken_at_the_margin_are_one_sentence_again(paper: Any) -> None:
    body = (
        "    今年以来，县妇联围绕中心、服务大局，多措并举抓培训，全县共举办各类培训\n"
        "班12期，培训妇女骨干560人次，发放各类宣传资料2000余份，新建改建妇女之家8\n"
        "个，受到姐妹们的一致好评，县电视台作了专题报道，市妇联也专门派人前来学习\n"
        "调研，全年接待外地同行参观考察5批86人次，进一步扩大了我县妇女工作的影响力\n"
        "和知名度。\n"
    )
    one = paper("清禾县妇联2022年工作总结\n" + body)
    values = {str(found.keys.get("数值")) for found in one.founds} | {row["数值"] for row in rows(one)}
    assert {"12期", "560人次", "8个", "86人次"} <= values
    assert [one.rule for one in one.findings] == ["restored-text"]


def test_the_sentence_cut_by_a_page_is_found_in_the_paper(paper: Any) -> None:
    text = "区妇联2021年工作计划\n1、2021年，区妇联抓好两件事。（一）抓培训.办骨干班6期,培训妇女\n\n2、干部300人次。（二）抓阵地。新建妇女微家12个，力争年底前全部\n\n3、挂牌开放。\n"
    one = paper(text)
    assert len(one.founds) == 2
    assert all(quoted_in(found, one.original.passages) for found in one.founds)


def test_a_row_of_a_table_keeps_every_cell(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("清禾县妇联2022年工作总结")
    table = document.add_table(2, 4)
    for cell, text in zip(table.rows[0].cells, ["乡镇", "培训（人次）", "宣讲（场）", "走访（户）"], strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ["石桥镇", "100", "100", "１００"], strict=True):
        cell.text = text
    path = tmp_path / "表.docx"
    document.save(str(path))
    (found,) = old_paper(path).founds
    assert found.quote == "石桥镇 | 100 | 100 | １００"


_BITS = st.sampled_from(["培训,妇女30人.", "縣(xiàn)婦(fù)女", "１2场", "。", "二、问题 一是", "千分之五点六", " ", "（一)抓宣传;", "12，300人次", "甲"])  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(_BITS, min_size=1, max_size=8).map("".join), min_size=1, max_size=6))
def test_whatever_is_mended_the_sentence_stands_in_the_paper(lines: list[str]) -> None:
    restored = restore(Manuscript("甲.txt", tuple(Passage(n, text) for n, text in enumerate(lines, 1))))
    manuscript = recognised(restored.manuscript)
    for found in read_paper(manuscript, written=restored.original).founds:
        assert quoted_in(found, restored.original.passages)
    original = Original(restored.original, manuscript)
    for passage in manuscript.passages:
        assert original.said(passage.n, 0, len(passage.text)) in original.text(passage.n)


# -- 没有认出事实的 --


def test_a_sentence_that_gave_no_fact_is_named_and_courtesies_are_not(paper: Any) -> None:
    one = paper(SPEECH.format(text="妇女儿童事业是文明进步的重要标志。谢谢大家！"))
    assert [(unread.n, unread.text) for unread in one.unread] == [(6, "妇女儿童事业是文明进步的重要标志。")]


def test_a_heading_with_nothing_below_is_no_fact_but_named(paper: Any) -> None:
    one = paper(PLAN.format(text="（一）抓宣传\n（二）抓培训\n办培训班3期。"))
    assert [found.keys["动作"] for found in of(one, "任务")] == ["抓培训"]
    assert [unread.text for unread in one.unread] == ["（一）抓宣传"]


def test_what_the_paper_is_and_what_gave_no_fact_is_kept_beside_the_facts(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "旧稿.txt"
    path.write_text(SPEECH.format(text="去年新建活动室24个。妇女儿童事业是文明进步的重要标志。"), encoding="utf-8")
    (done,), pages = import_files(workspace, [path])
    text = pages["待确认/旧稿.yaml"]
    assert "# 题目：在全县妇女儿童工作会议上的讲话" in text
    assert "# 文种：讲话" in text
    assert "# 提纲：看清形势" in text
    assert text.rstrip().endswith("# 第6段：妇女儿童事业是文明进步的重要标志。")
    assert done.paper is not None
    assert about(done.paper)["文种"] == "讲话"
    pages.write()
    (again,), pages = import_files(workspace, [path])
    assert again.known == len(done.added)
    assert pages.changed() == {}


# -- 名字、任务 --


@pytest.mark.parametrize(
    ("text", "name"),
    [("（一）抓宣传", "抓宣传"), ("2．县司法局", "县司法局"), ("二、1. 一是抓培训", "抓培训"), ("3.5万元", "3.5万元"), ("一、二级医院", "一、二级医院")],
)  # fmt: skip
def test_numbers_before_a_name_go(text: str, name: str) -> None:
    assert unnumbered(text) == name


def test_what_guides_the_work_is_no_task(paper: Any) -> None:
    one = paper(PLAN.format(text="以科学的思想为指导，全面贯彻上级精神。\n（一）抓培训。办班3期。"))
    assert [found.keys["动作"] for found in of(one, "任务")] == ["抓培训"]
    assert one.unread == ()


def test_all_who_do_a_thing_together_are_written_down(paper: Any) -> None:
    (found,) = of(paper(SUMMARY.format(text="1．县公安局、县检察院联合开展“护蕾”行动，侦破案件19起。")), "成绩")
    assert found.keys["牵头单位"] == ["县公安局", "县检察院"]


def test_who_must_do_it_after_a_comma_is_the_owner(paper: Any) -> None:
    (found,) = of(paper(PLAN.format(text="（一）保护未成年人，县民政局、团县委要建好保护站12个。")), "任务")
    assert found.keys["责任单位"] == ["县民政局", "团县委"]


def test_a_word_that_only_leads_in_is_no_name(paper: Any) -> None:
    one = paper("清禾县民政局2022年工作小结\n存在问题：基层儿童主任待遇低，流动大。\n下一步：建成儿童之家10个。\n")
    assert [found.keys["编号"] for found in of(one, "短板")] == ["基层儿童主任待遇低"]
    assert [found.keys["动作"] for found in of(one, "任务")] == ["建成儿童之家10个"]


def test_a_range_is_kept_as_it_is_in_the_goal(paper: Any) -> None:
    (found,) = of(paper(PLAN.format(text="（一）建阵地。新建驿站6—8个，县妇联负责。")), "任务")
    assert found.keys["目标"] == "新建驿站6—8个"


# -- 年份 --


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("明年6月底前完成自查。", "2023年6月底"),
        ("到明年底全部达标。", "2023年底"),
        ("今年9月底前完成自查。", "2022年9月底"),
        ("2025年底前建成。", "2025年底"),
    ],
)
def test_next_year_is_reckoned_from_the_paper(paper: Any, text: str, when: str) -> None:
    (found,) = of(paper(PLAN.format(text=f"（一）抓落实。{text}")), "任务")
    assert found.keys["时限"] == when


def test_next_year_of_nobody_knows_when_is_a_gap(paper: Any) -> None:
    one = paper("清禾县妇儿工委办工作计划\n一、任务\n（一）抓落实。明年6月底前完成自查。\n")
    (found,) = of(one, "任务")
    assert found.keys["时限"] == "待补"
    assert any("明年6月底" in doubt for doubt in found.doubts)


def test_a_sentence_about_last_year_is_of_last_year(paper: Any) -> None:
    one = paper(SPEECH.format(text="去年我县荣获“全省先进集体”称号。全县建成儿童之家42个。"))
    (honour,) = of(one, "荣誉")
    assert (honour.keys["期间"], honour.keys["获得者"]) == ("2021", ["我县"])
    (deed,) = of(one, "成绩")
    assert deed.keys["期间"] == "2021"
    assert any("没写年份" in doubt for doubt in deed.doubts)


def test_a_year_that_is_not_the_date_of_the_paper_is_doubted(paper: Any) -> None:
    text = SUMMARY.replace("2022年12月20日", "2023年1月10日").format(text="（一）抓培训。今年3月办班3期。")
    assert any("照2022年推" in doubt for found in paper(text).founds for doubt in found.doubts)


# -- 数 --


def test_from_so_many_to_so_many_is_one_figure(paper: Any) -> None:
    one = paper(SUMMARY.format(text="调整了成员单位，由原来的28个增加到30个；办结率由上年的91%提高到96%。"))
    assert {"名称": "成员单位", "数值": "30个", "上年": "28个"} in rows(one)
    assert {"名称": "办结率", "数值": "96%", "上年": "91%"} in rows(one)
    assert any("没说是不是上年" in doubt for found in one.founds for doubt in found.doubts)


def test_figures_after_respectively_go_to_their_own_indicators(paper: Any) -> None:
    text = "婴儿死亡率、5岁以下儿童死亡率分别为2.4‰、3.7‰。"
    founds = of(paper(SUMMARY.format(text=text), CATALOGUE), "指标")
    assert {found.keys["编号"]: found.keys["数值"]["2022"] for found in founds} == {
        "婴儿死亡率": "2.4‰",
        "5岁以下儿童死亡率": "3.7‰",
    }


@pytest.mark.parametrize(
    "text",
    ["全市婴儿死亡率为8.1‰。", "婴儿死亡率控制在5‰以内。", "到2025年，婴儿死亡率要降到3‰。", "城市婴儿死亡率为2.0‰。"],
)
def test_another_places_figure_or_an_aim_is_no_indicator_of_ours(paper: Any, text: str) -> None:
    assert not of(paper(SUMMARY.format(text=text), CATALOGUE), "指标")


def test_an_indicator_goes_to_the_year_its_sentence_says(paper: Any) -> None:
    one = paper(SUMMARY.format(text="2018年，婴儿死亡率为4.4‰。婴儿死亡率由2020年的3.9‰降到3.1‰。"), CATALOGUE)
    said = [(found.keys["数值"], bool(found.doubts)) for found in of(one, "指标")]
    assert said == [({"2018": "4.4‰"}, False), ({"2020": "3.9‰"}, False), ({"2022": "3.1‰"}, True)]


def test_the_catalogue_of_the_papers_own_years_is_used() -> None:
    new, old = CATALOGUE.named("孕产妇死亡率", 2022), CATALOGUE.named("孕产妇死亡率", 2018)
    assert new is not None
    assert old is not None
    assert (new.target, old.target) == ("≤12", "≤20")
    assert new.called == "孕产妇死亡率"


def test_the_workspaces_own_code_comes_first() -> None:
    own = Catalogue([Entry("孕死率", ("孕产妇死亡率",), "本地规划", own=True), *CATALOGUE._entries])
    entry = own.named("孕产妇死亡率", 2022)
    assert entry is not None
    assert entry.called == "孕死率"


def test_what_is_hidden_or_struck_out_and_the_marks_of_notes_are_not_read(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("清禾县妇联2022年工作总结")
    paragraph = document.add_paragraph("建成儿童之家")
    paragraph.add_run("99").font.hidden = True
    paragraph.add_run("25个，惠及儿童")
    paragraph.add_run("1500").font.strike = True
    paragraph.add_run("1600人，婴儿死亡率5.6")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run("‰。")
    buffer = io.BytesIO()
    document.save(buffer)
    path = tmp_path / "旧稿.docx"
    path.write_bytes(buffer.getvalue())
    one = old_paper(path)
    values = json.dumps([dict(found.keys) for found in one.founds], ensure_ascii=False)
    assert all(value in values for value in ("25个", "1600人", "5.6‰"))
    assert "unprinted-text" in [finding.rule for finding in one.findings]


def test_numbers_that_only_order_the_sentences_are_no_figures(paper: Any) -> None:
    text = "（一）抓组织。1.召开专题会3次。2.办现场会1次，分值由2分提高到4分。"
    values = [row["数值"] for row in rows(paper(SUMMARY.format(text=text)))]
    assert values == ["3次", "1次", "4分"]


def test_two_figures_side_by_side_are_of_one_thing(paper: Any) -> None:
    found = rows(paper(SUMMARY.format(text="办结案件2起5人，资助学生41人12.3万元。")))
    assert {"名称": "办结案件", "数值": "5人"} in found


# -- 讲话 --


def test_what_a_speech_asks_for_is_tasks_and_what_it_confesses_shortfalls(paper: Any) -> None:
    text = (
        "去年工作成效明显。主要体现在两个方面：一是新建公办园21所；二是发出保护令34份。\n"
        "也要看到，还有13项指标没有达标；一些部门重视不够。对这些问题，必须引起高度重视。\n"
        "一要盯紧评估。县统计局要在3月底前拿出清单。二要办好实事。县卫健局、县妇联要完成检查4500人。"
    )
    one = paper(SPEECH.replace("一、看清形势\n", "").format(text=text))
    assert [(task.keys["动作"], task.keys["责任单位"]) for task in of(one, "任务")] == [
        ("盯紧评估", ["县统计局"]),
        ("办好实事", ["县卫健局", "县妇联"]),
    ]
    assert len(of(one, "短板")) == 2
    assert {found.keys["期间"] for found in of(one, "成绩")} == {"2021"}


# -- 人、题目 --


def test_a_case_under_a_false_name_is_not_public(paper: Any) -> None:
    one = paper(SUMMARY.format(text="被害人小芸（化名）一案入选典型案例。全年办案37件。"))
    (person,) = of(one, "人员")
    assert (person.keys["姓名"], person.keys["公开"]) == ("小芸", "否")
    private = [found for found in one.founds if found.keys.get("公开") == "否" and found.type != "人员"]
    assert len(private) == 1
    assert not any("37件" in str(found.keys) for found in private)


def test_headings_numbered_in_decimals_are_headings(paper: Any) -> None:
    text = "清禾县妇联2022年工作总结\n1 主要工作\n1.1 抓培训\n办班3期。\n1.2 抓维权。接访12件。\n2 下步打算\n2.1 7月底前新建驿站8个，县妇联负责。\n"
    one = paper(text)
    assert [(head.level, head.title) for head in one.outline][:4] == [
        (1, "主要工作"), (2, "抓培训"), (2, "抓维权"), (1, "下步打算"),
    ]  # fmt: skip
    assert [row["数值"] for row in rows(one)] == ["3期", "12件", "8个"]
    (task,) = of(one, "任务")
    assert task.quote == "2.1 7月底前新建驿站8个，县妇联负责。"


def test_a_title_in_two_lines_is_one(paper: Any) -> None:
    one = paper("清禾县妇女儿童工作委员会\n2021年工作总结\n\n一、主要工作\n办班3期。\n")
    assert (one.meta.title, one.meta.kind, one.meta.year) == (
        "清禾县妇女儿童工作委员会2021年工作总结",
        "工作总结",
        2021,
    )
    assert outline_text(one) == "主要工作"


def test_the_last_row_of_a_table_gives_totals(paper: Any) -> None:
    table = "乡镇\t儿童之家（个）\t培训（人次）\n石桥镇\t12\t420\n河口镇\t6\t200\n合计\t18\t620\n"
    found = of(paper(SUMMARY.format(text=table)), "合计")
    assert [(one.keys["名称"], one.keys["数值"]) for one in found] == [("儿童之家", "18个"), ("培训", "620人次")]


def test_a_table_of_projects_with_owners_and_deadlines_is_tasks(paper: Any) -> None:
    table = "序号\t项目\t目标\t责任单位\t完成时限\n1\t妇女之家提升\t改造4个\t县妇联\t9月底\n"
    (found,) = of(paper(PLAN.format(text=table)), "任务")
    assert (found.keys["动作"], found.keys["责任单位"], found.keys["时限"]) == (
        "妇女之家提升",
        ["县妇联"],
        "2022年9月底",
    )
