"""收旧稿：标过的文稿数和标题认得准，每一条都有原句，全部装得进一个空工作区。"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuer_docs.engine import old_papers
from fuer_docs.engine.check import bundled_tables
from fuer_docs.engine.confirming import confirm
from fuer_docs.engine.old_papers import OldPaper, old_paper, outline_text
from fuer_docs.engine.pending import pending, set_aside
from fuer_docs.engine.workspace import read_folder
from fuer_docs.errors import UsageError
from fuer_docs.importers.recognise import recognised
from fuer_docs.intake.catalogue import Catalogue, Entry
from fuer_docs.intake.paper.amounts import amounts
from fuer_docs.intake.paper.read import quoted_in, read_paper
from fuer_docs.intake.paper.restore import restore
from fuer_docs.load.workspace import load_workspace
from fuer_docs.load.yaml_edit import add_rows
from fuer_docs.model.found import Found
from fuer_docs.model.manuscript import Manuscript, Passage

ROOT = Path(__file__).resolve().parent.parent.parent
PAPERS = Path(__file__).resolve().parent / "papers"
sys.path.insert(0, str(ROOT / "bench"))

from old_papers import annotated, score  # noqa: E402

SETTING = """\
单位: 清禾县妇女儿童工作委员会
单位类型: 妇儿工委
层级: 县区
地名: {本级: 清禾县}
年度: 2023
文稿: [{文种: 工作总结}]
"""
ANNOTATED = {path.stem: (path, notes) for path, notes in annotated(PAPERS)}


def read(name: str) -> OldPaper:
    return old_paper(ANNOTATED[name][0])


def text_paper(tmp_path: Path, text: str, name: str = "旧稿.txt") -> OldPaper:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return old_paper(path)


def of(paper: OldPaper, kind: str) -> list[Found]:
    return [found for found in paper.founds if found.type == kind]


def take_all(root: Path, paper: OldPaper) -> int:
    """全部确认，装进一个空工作区；装不进就在这里报错。"""
    (root / "facts").mkdir(parents=True)
    (root / "fuer.yaml").write_text(SETTING, encoding="utf-8")
    pages = pending(root)
    added = len(set_aside(pages, "旧稿", paper.founds, "旧稿.docx").added)
    page = "待确认/旧稿.yaml"
    pages[page] = re.sub(r"确认:(?: '')?$", "确认: 是", pages[page], flags=re.M).replace("确认: ''", "确认: 是")
    confirm(pages)
    pages.write()
    load_workspace(read_folder(root), root.as_posix())
    return added


# -- 数、标题、头尾 --


@pytest.mark.parametrize("name", sorted(ANNOTATED))
def test_figures_come_in_with_value_and_unit_and_headings_at_their_level(name: str) -> None:
    path, notes = ANNOTATED[name]
    result = score(path, notes)
    assert result.figures_found >= 0.9 * result.figures, result.missed
    assert result.headings_right >= 0.95 * result.headings, result.wrong


@pytest.mark.parametrize("name", sorted(ANNOTATED))
def test_title_kind_unit_year_and_date_are_read(name: str) -> None:
    meta, wanted = read(name).meta, ANNOTATED[name][1]["头尾"]
    known = {"文种": meta.kind, "单位": meta.unit, "年度": meta.year, "日期": meta.date}
    assert {key: known[key] for key in wanted} == {
        key: str(value) if key == "日期" else value for key, value in wanted.items()
    }


@pytest.mark.parametrize("name", sorted(ANNOTATED))
def test_every_fact_has_its_sentence_and_place(name: str) -> None:
    paper = read(name)
    assert paper.founds
    for found in paper.founds:
        assert quoted_in(found, paper.original.passages), found
        assert re.match(r"第\d+段", found.where)


@pytest.mark.parametrize("name", sorted(ANNOTATED))
def test_everything_found_can_be_confirmed_into_an_empty_workspace(name: str, tmp_path: Path) -> None:
    paper = read(name)
    assert take_all(tmp_path / "区", paper) == len(paper.founds)


# -- 各种事实 --


def test_a_task_has_owner_helpers_deadline_and_goal() -> None:
    first = of(read("county_summary"), "任务")[0]
    assert first.keys["动作"] == "攻坚难点指标"
    assert first.keys["责任单位"] == ["县委组织部"]
    assert first.keys["配合单位"] == ["县民政局", "各乡镇"]
    assert first.keys["时限"] == "2024-09-30"


def test_tasks_of_a_summary_are_next_years() -> None:
    assert all(str(task.keys.get("时限", "2024")).startswith("2024") for task in of(read("county_summary"), "任务"))


def test_a_weakness_has_its_label_signs_and_cause() -> None:
    first = of(read("county_summary"), "短板")[0]
    assert first.keys["编号"] == "个别指标差距较大"
    assert first.keys["原因"] == "后备女干部培养不够"


def test_an_activity_has_time_hosts_attendance_and_handouts() -> None:
    found = next(one for one in of(read("county_summary"), "活动") if "六一" in str(one.keys["名称"]))
    assert found.keys["时间"] == "2023-06-01"
    assert found.keys["主办"] == ["县教体局", "团县委"]
    assert found.keys["参加"] == "1200余名"
    assert found.keys["发放"] == [{"名称": "图书", "数值": "860册"}]


def test_help_has_people_per_head_and_total() -> None:
    (found,) = of(read("county_summary"), "帮扶")
    assert (found.keys["人数"], found.keys["人均"], found.keys["总额"]) == ("36名", "5000元", "18万元")


def test_last_years_figure_stands_beside_this_years(tmp_path: Path) -> None:
    paper = text_paper(
        tmp_path, "甲县妇联2022年工作总结\n一、工作成效\n培训妇女骨干320人次（上年280人次），组织宣讲45场。\n"
    )
    (found,) = of(paper, "成绩")
    assert found.keys["数据"][0] == {"名称": "培训妇女骨干", "数值": "320人次", "上年": "280人次"}
    assert found.keys["期间"] == "2022"


def test_women_in_posts_come_one_by_one_with_their_share(tmp_path: Path) -> None:
    text = "甲县妇联2022年工作总结\n一、工作成效\n全县现有女性人大代表58人，占人大代表总数的29.1%，女性政协委员61人，占委员总数的31.2%。\n"
    founds = of(text_paper(tmp_path, text), "参政")
    assert [(one.keys["范围"], one.keys["女性"], one.keys["比例"]) for one in founds] == [
        ("女性人大代表", "58人", "29.1%"),
        ("女性政协委员", "61人", "31.2%"),
    ]


def test_debts_and_income_come_one_sum_a_fact(tmp_path: Path) -> None:
    text = "甲县妇女儿童中心2022年工作总结\n一、存在的困难\n目前欠款合计420余万元，其中银行贷款300万元，工程欠款120余万元。\n"
    founds = of(text_paper(tmp_path, text), "财务")
    assert [(one.keys["类别"], one.keys["金额"]) for one in founds] == [
        ("债务", "420余万元"),
        ("债务", "300万元"),
        ("债务", "120余万元"),
    ]


def test_a_meeting_report_gives_the_meeting_and_its_points(tmp_path: Path) -> None:
    text = """全区妇女工作会议召开
3月12日上午，全区妇女工作会议在区党校召开，区委副书记陆青出席会议并讲话。会议由区妇联主席常安主持。
陆青指出，过去一年妇女工作有新气象。
陆青要求，要盯紧重点任务。一是要抓培训。办好骨干班。二是要抓阵地。建好妇女之家。
会议表彰了12个先进集体和20名先进个人。
2018年3月12日
"""
    paper = text_paper(tmp_path, text)
    meetings = of(paper, "会议")
    assert {one.keys["名称"] for one in meetings} == {"全区妇女工作会议"}
    assert {one.keys["时间"] for one in meetings} == {"2018-03-12上午"}
    assert any(one.keys.get("主持") == "区妇联主席常安" for one in meetings)
    points = [point["名称"] for one in meetings for point in one.keys.get("要点", [])]
    assert {"盯紧重点任务", "抓培训", "抓阵地"} <= set(points)
    (award,) = of(paper, "表彰")
    assert (award.keys["集体合计"], award.keys["个人合计"]) == ("12个", "20名")


def test_what_is_said_on_about_the_same_meeting_is_one_fact(tmp_path: Path) -> None:
    text = """全区妇女工作会议召开
3月12日上午，全区妇女工作会议在区党校召开，区委副书记陆青出席会议并讲话。会议由区妇联主席常安主持。区教体局、区卫健局作了交流发言。
3月20日，各镇妇联主席座谈会在区妇联会议室召开。全区妇女工作会议由区妇联承办。
（2022年3月21日）
"""
    paper = text_paper(tmp_path, text)
    meeting, *others = of(paper, "会议")
    assert (meeting.keys["主持"], meeting.keys["讲话人"]) == ("区妇联主席常安", "区委副书记陆青")
    assert meeting.keys["交流发言"] == ["区教体局", "区卫健局"]
    assert meeting.quote.endswith("作了交流发言。")
    assert [one.keys["名称"] for one in others] == ["各镇妇联主席座谈会"]


def test_laws_and_papers_mentioned_are_policies_named_once(tmp_path: Path) -> None:
    text = "甲县妇联2022年工作总结\n一、维权\n宣传《妇女权益保障法》。县政府印发《甲县儿童发展规划（2021—2030年）》。再讲《妇女权益保障法》。\n"
    founds = of(text_paper(tmp_path, text), "政策")
    assert [(one.keys["名称"], one.keys["类别"], one.keys["机关"]) for one in founds] == [
        ("妇女权益保障法", "法律", "待补"),
        ("甲县儿童发展规划（2021—2030年）", "规划", ["县政府"]),
    ]


def test_a_private_person_is_not_public_and_not_named_elsewhere() -> None:
    paper = read("township")
    (person,) = of(paper, "人员")
    assert (person.keys["姓名"], person.keys["公开"]) == ("周秀兰", "否")
    assert not any("周秀兰" in str(one.keys) for one in paper.founds if one.type != "人员")


def test_a_figure_keeps_its_approximation() -> None:
    values = str([dict(one.keys) for one in read("township").founds])
    assert "110多名" in values
    assert "60余户" in values


# -- 修字 --


def test_traditional_text_with_pinyin_is_restored(tmp_path: Path) -> None:
    text = "全縣(xiàn)婦(fù)女兒童工作會(huì)議總結(jié)\n今年,縣婦聯(lián)組織(zhī)培訓(xùn)班12期,培訓(xùn)婦女骨幹560人,發(fā)放資料2000余份,開(kāi)展維權(quán)宣傳,調(diào)處糾紛38件,為婦女兒童辦(bàn)實(shí)事,推動婦女兒童事業發展,各鄉鎮認真貫徹落實會議精神。\n"
    paper = text_paper(tmp_path, text)
    body = paper.manuscript.passages[1].text
    assert body.startswith("今年，县妇联组织培训班12期，培训妇女骨干560人")
    assert [one.rule for one in paper.findings].count("restored-text") == 3
    assert paper.meta.title == "全县妇女儿童工作会议总结"


def test_pages_cut_in_the_middle_of_a_sentence_are_joined(tmp_path: Path) -> None:
    text = """区妇联2021年工作计划
1、区妇联2021年工作计划2021年，区妇联将抓好两件事。（一）抓培训。举办骨干培训班6期，培训妇女
2、干部300人次。（二）抓阵地。新建妇女微家12个，改造提升8个，力争年底前全部
3、挂牌开放。
"""
    paper = text_paper(tmp_path, text)
    assert [(one.level, one.title) for one in paper.outline] == [(2, "抓培训"), (2, "抓阵地")]
    assert "培训妇女干部300人次" in paper.manuscript.passages[1].text


def test_site_furniture_is_taken_away_and_the_body_stays(tmp_path: Path) -> None:
    text = """首页 办公文档 研究报告
  • 工作计划
县妇联工作总结.docxVIP
1. 本站所有内容由网友上传,侵权必究。
县妇联工作总结篇1
今年,县妇联办培训班9期,培训妇女410人次。
一、抓就业
为合作社争取到价值3万元的.设备。
文档评论(0)
相关文档
一份好看的作文 四年级作文
"""
    paper = text_paper(tmp_path, text)
    assert [one.text for one in paper.manuscript.passages if one.text.strip()] == [
        "县妇联工作总结", "今年，县妇联办培训班9期，培训妇女410人次。", "一、抓就业", "为合作社争取到价值3万元的设备。",
    ]  # fmt: skip
    assert "410人次" in str([dict(one.keys) for one in paper.founds])


def test_a_masked_year_and_a_masked_figure_stay_gaps(tmp_path: Path) -> None:
    text = (
        "县妇联20xx年工作总结\n一、工作成效\n5月8日，县妇联举办家庭教育讲座，近200名家长参加。争取项目经费2__万元。\n"
    )
    paper = text_paper(tmp_path, text)
    assert paper.meta.year is None
    assert paper.meta.masked
    assert [one.rule for one in paper.findings] == ["year-unknown"]
    (event,) = of(paper, "活动")
    assert event.keys["时间"] == "待补"
    assert "5月8日" in event.doubts[0]
    assert "待补" in str([dict(one.keys) for one in paper.founds if one.type != "活动"])


def test_clean_text_is_left_alone() -> None:
    manuscript = Manuscript("甲.txt", (Passage(1, "县妇联工作总结"), Passage(2, "一、培训妇女（含骨干）300人次。")))
    assert restore(manuscript).mended == ()
    assert restore(manuscript).manuscript.passages == manuscript.passages


# -- 读文件 --


def test_doc_without_libreoffice_is_one_plain_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "旧稿.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    monkeypatch.setattr(old_papers, "which", lambda name: None)
    with pytest.raises(UsageError) as raised:
        old_paper(path)
    (finding,) = raised.value.findings
    assert "LibreOffice" in finding.message
    assert finding.hint


def test_a_strange_suffix_is_one_plain_sentence(tmp_path: Path) -> None:
    path = tmp_path / "照片.jpg"
    path.write_bytes(b"x")
    with pytest.raises(UsageError):
        old_paper(path)


def test_an_empty_paper_says_so(tmp_path: Path) -> None:
    assert "nothing-found" in [one.rule for one in text_paper(tmp_path, "\n\n").findings]


def test_the_outline_reads_as_indented_lines() -> None:
    assert outline_text(read("plan")).splitlines()[:4] == ["总体要求", "重点任务", "  守护健康", "    扩大免费检查"]


def test_twice_the_text_takes_about_twice_the_time() -> None:
    body = [one.text for one in read("county_summary").manuscript.passages]

    def seconds(times: int) -> float:
        passages = tuple(Passage(n, text) for n, text in enumerate(body * times, 1))
        manuscript = recognised(Manuscript("长.txt", passages))
        start = time.perf_counter()
        read_paper(restore(manuscript).manuscript)
        return time.perf_counter() - start

    seconds(1)
    short, long = min(seconds(10) for _ in range(2)), min(seconds(40) for _ in range(2))
    assert long < 8 * short


def test_a_list_of_short_items_is_not_taken_for_broken_pages(tmp_path: Path) -> None:
    paper = text_paper(tmp_path, "县妇联2022年工作计划\n1、抓培训\n2、抓宣传\n3、抓维权\n")
    assert [one.title for one in paper.outline] == ["抓培训", "抓宣传", "抓维权"]


@pytest.mark.parametrize(
    "piece",
    [
        "培训妇女30人；",
        "培训30人、",
        "一是抓培训。",
        "（一）抓宣传。发放2000份。",
        "20xx年",
        "妇女",
        "甲、乙和丙分别为3人、4人、5人，",
        "《妇女权益保障法》",
        "“",
        "1、",
        "3月8日，",
    ],
)
def test_an_endless_paragraph_takes_no_more_than_its_share_of_time(piece: str) -> None:
    def seconds(times: int) -> float:
        manuscript = Manuscript("长.txt", (Passage(1, "县妇联2022年工作总结"), Passage(2, piece * times)))
        start = time.perf_counter()
        read_paper(recognised(restore(manuscript).manuscript))
        return time.perf_counter() - start

    short, long = seconds(300), seconds(1200)
    assert long < 10 * short + 0.5


# -- 性质 --

_PIECES = st.sampled_from([
    "无", "待补", "2月30日召开全县妇女大会。", "其中：", "收入80万元，支出90万元。", "{甲: 1}", "- 项目", "# 一", "长沙晚报报道3次。", "由县卫健局牵头，县妇联配合。", "第一，抓好。", "三分之二", "近亿元", "~", "@甲", "*星*",
    "女童王小兰、患者李大山", "甲、乙和丙分别为3人、4人、5人", "类别\t项目\t金额（万元）\n收入\t拨款\t-\n支出\t培训\t1,200.5\n", "任务\t责任单位\t时限\n抓培训\t县妇联\t即办\n", "百分之三十", "全年共5人次（上年3人次）",
    "县妇联举办培训班12期，培训妇女300余人次。", "但是，基层力量仍然不足。", "下一步，要抓好落实，6月底前完成。", "一是抓培训；二是抓阵地。", "（一）抓宣传", "二、存在的困难",
    "3月8日，发放资料2000份，慰问困难母亲30名，每人500元。", "20xx年，XX县投入1__万元。", "《妇女权益保障法》", "被市妇联评为“先进集体”。", "会议由县长主持。", "“", "（", "占93.9%", "李小兰同学",
    "全县女干部21人，占30%；", "序号\t指标\t目标\n1\t婴儿死亡率\t≤5", "王兰指出，要重视。", "召开会议", "\n",
])  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_whatever_the_text_no_fact_is_without_its_sentence(text: str) -> None:
    passages = tuple(Passage(n, line) for n, line in enumerate(text.split("\n"), 1))
    manuscript = recognised(restore(Manuscript("甲.txt", passages)).manuscript)
    for found in read_paper(manuscript).founds:
        assert found.quote.strip()
        assert quoted_in(found, manuscript.passages)
        assert found.keys


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_whatever_the_text_what_is_found_can_be_read_as_facts(text: str) -> None:
    passages = tuple(Passage(n, line) for n, line in enumerate(["县妇联2022年工作总结", *text.split("\n")], 1))
    paper = read_paper(recognised(restore(Manuscript("甲.txt", passages)).manuscript))
    rows: dict[str, dict[str, dict[str, object]]] = {}
    for at, found in enumerate(paper.founds):
        # 同一次会、同一项指标的几条，确认时并成一条
        code = str(found.keys.get("名称") or found.keys["编号"]) if found.type in {"会议", "指标"} else str(at)
        rows.setdefault(found.type, {}).setdefault(code, dict(found.keys))
    page = ""
    for kind, facts in rows.items():
        page = add_rows(page, kind, list(facts.values()))
    load_workspace({"fuer.yaml": SETTING.encode(), "facts/旧稿.yaml": page.encode()}, ".")


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=10).map("".join))
def test_whatever_the_text_no_figure_is_lost(text: str) -> None:
    passages = tuple(Passage(n, line) for n, line in enumerate(["县妇联2022年工作总结", *text.split("\n")], 1))
    manuscript = recognised(restore(Manuscript("甲.txt", passages)).manuscript)
    said = str([dict(found.keys) for found in read_paper(manuscript).founds])
    for passage in manuscript.passages:
        if "\t" not in passage.text and passage.style != "标题":
            for amount in amounts(passage):
                assert amount.text in said


# -- 对着目录 --

_CATALOGUE = Catalogue(
    [
        Entry("婴儿死亡率", ("婴儿死亡率",), "儿纲2021", unit="‰"),
        Entry("村委会主任女性", ("村委会主任中女性比例",), "妇纲2021", unit="%"),
    ]
)


def test_an_indicator_of_the_catalogue_goes_to_its_year(tmp_path: Path) -> None:
    path = tmp_path / "旧稿.txt"
    path.write_text(
        "甲县妇联2022年工作总结\n一、工作成效\n全县婴儿死亡率为3.1‰（2021年），村委会主任中女性比例达到11.2%，群众满意率98%。\n",
        encoding="utf-8",
    )
    paper = old_paper(path, None, _CATALOGUE)
    first, second = of(paper, "指标")
    assert (first.keys, first.doubts) == ({"编号": "婴儿死亡率", "数值": {"2021": "3.1‰"}}, ())
    assert second.keys == {"编号": "村委会主任中女性比例", "数值": {"2022": "11.2%"}}
    assert second.doubts == ("原文没有写是哪一年的数，先算2022年的",)
    assert "98%" in str([dict(one.keys) for one in of(paper, "成绩")])


def test_a_law_that_does_not_exist_is_doubted(tmp_path: Path) -> None:
    path = tmp_path / "旧稿.txt"
    path.write_text("甲县妇联2022年工作总结\n一、维权\n发放《母婴保护法》读本200册。\n", encoding="utf-8")
    paper = old_paper(path, bundled_tables())
    (law,) = of(paper, "政策")
    assert any("母婴保健法" in doubt for doubt in law.doubts)


def test_bare_lines_over_long_paragraphs_are_headings_where_nothing_is_numbered(tmp_path: Path) -> None:
    body = "县妇联围绕中心工作，组织巾帼志愿者走村入户，全年开展宣讲32场，受众5600余人次，姐妹们反响热烈。"
    paper = text_paper(
        tmp_path,
        f"甲县妇联2022年工作总结\n{body}\n组织建设工作\n{body}\n关爱帮扶工作\n{body}\n甲县妇联\n2022年12月1日\n",
    )
    assert [(one.level, one.title) for one in paper.outline] == [(1, "组织建设工作"), (1, "关爱帮扶工作")]


def test_a_speech_titled_as_a_summary_is_taken_as_a_speech(tmp_path: Path) -> None:
    text = "县妇儿工委工作总结\n同志们：\n今天召开全县妇女儿童工作会议，刚才大家都发了言，我都赞成。下面，我讲两点意见。\n一、看到成绩\n去年办了两件实事。\n二、抓好落实\n各成员单位要在6月底前报送自评报告。\n"
    paper = text_paper(tmp_path, text)
    assert (paper.meta.kind, paper.meta.said) == ("讲话", "工作总结")
    assert "kind-differs" in [one.rule for one in paper.findings]
