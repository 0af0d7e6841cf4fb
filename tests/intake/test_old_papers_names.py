"""收旧稿：数的名字像名字，拿不准的说拿不准；任务的单位、时限、举措不丢不断。"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuer_docs.engine.old_papers import OldPaper, old_paper
from fuer_docs.intake.paper.names import odd, odd_title
from fuer_docs.model.found import Certainty, Found

SUMMARY = "清禾县妇儿工委办2024年工作总结\n一、做好重点工作\n（一）抓好落实。{text}\n清禾县妇儿工委办\n2024年12月20日\n"
PLAN = "清禾县妇儿工委办2025年工作计划\n一、重点任务\n（一）抓好落实。{text}\n清禾县妇儿工委办\n2025年1月8日\n"
SPEECH = "在全县妇女儿童工作会议上的讲话\n（2024年3月5日）\n同志们：\n下面，我讲两点意见。\n一、看清形势\n{text}\n"


@pytest.fixture
def paper(tmp_path: Path) -> Any:
    def read(text: str) -> OldPaper:
        path = tmp_path / "旧稿.txt"
        path.write_text(text, encoding="utf-8")
        return old_paper(path)

    return read


def figures(one: OldPaper) -> dict[str, str]:
    """各个数：写法 → 名字。"""
    rows = [row for found in one.founds for row in found.keys.get("数据", ())]
    rows += [found.keys for found in one.founds if found.type == "合计"]
    return {row["数值"]: row["名称"] for row in rows}


def of(one: OldPaper, kind: str) -> list[Found]:
    return [found for found in one.founds if found.type == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "入园率由2021年的81.3%提高到2024年的88.5%，提高7.2个百分点。",
            {"81.3%": "入园率（2021年）", "88.5%": "入园率（2024年）", "7.2个百分点": "入园率提高"},
        ),
        (
            "现有托位640个，比去年底的580个增加60个。",
            {"580个": "托位（2023年底）", "60个": "托位比去年底增加"},
        ),
        ("儿童之家的满意度为90.5%，今年上半年为93.1%。", {"93.1%": "儿童之家的满意度（2024年上半年）"}),
        ("接待来访75件，比上年多6件。", {"6件": "接待来访比上年多"}),
        ("完成体检3200人，完成全年任务3000人的107%。", {"107%": "完成全年任务占比"}),
        (
            "全县14个县（市、区）级部门派了人，9个村（社区）建了儿童之家。",
            {"9个": "村（社区）建了儿童之家"},
        ),
        ("开设25个班和30个班。", {"25个": "开设班"}),
        ("招募志愿者90名，其中大学生50名，其余40名是退休教师。", {"40名": "招募志愿者（其余）"}),
        ("月均工资2100元至2800元。", {"2800元": "月均工资（至）"}),
        ("发放贷款45笔、960万元。", {"960万元": "发放贷款金额"}),
    ],
)
def test_a_figure_is_called_by_what_it_counts(paper: Any, text: str, names: dict[str, str]) -> None:
    found = figures(paper(SUMMARY.format(text=text)))
    assert {value: found.get(value) for value in names} == names


def test_hotlines_anniversaries_and_clock_times_are_not_figures(paper: Any) -> None:
    text = "12338热线全年接听来电63个，建中心30周年之际，“4点半课堂”每天开到晚上6点，年满18周岁的退出。"
    assert set(figures(paper(SUMMARY.format(text=text)))) == {"63个"}


def test_a_name_that_is_no_name_is_low_and_says_so(paper: Any) -> None:
    one = paper("清禾镇工作情况\n（2024年5月6日）\n这82户，镇里都走到了。\n")
    found = next(found for found in one.founds if found.keys.get("数值") == "82户")
    assert found.certainty is Certainty.LOW
    assert any("不像名字" in doubt for doubt in found.doubts)


@pytest.mark.parametrize("name", ["因此", "的", "册", "比去年", "其余", "占", "低于", "达标率为"])
def test_half_words_are_odd(name: str) -> None:
    assert odd(name)


@pytest.mark.parametrize("name", ["达标率占比", "在册儿童", "就业妇女", "和睦家庭", "有效监测", "入园率（2021年）"])
def test_plain_names_are_not_odd(name: str) -> None:
    assert not odd(name)


@given(st.text(alphabet="在儿童之家占比的年12%（）", max_size=12))
def test_whatever_the_name_it_is_judged(name: str) -> None:
    assert odd(name) in {True, False}
    assert odd_title(name) in {True, False}


def test_all_the_parties_share_the_each(paper: Any) -> None:
    text = "各乡镇、成员单位要对照清单逐项整改。"
    (task,) = of(paper(PLAN.format(text=text)), "任务")
    assert task.keys["责任单位"] == ["各乡镇", "各成员单位"]


def test_the_other_deadlines_are_told(paper: Any) -> None:
    text = "各乡镇要在3月25日前传达，8月底前完成自查。"
    (task,) = of(paper(PLAN.format(text=text)), "任务")
    assert task.keys["时限"] == "2025-03-25"
    assert "原文还有别的时限：8月底" in task.doubts


def test_measures_are_whole_and_do_not_repeat_the_action(paper: Any) -> None:
    whole = "会同县卫生健康局、县医保局、县残联、县慈善总会和各乡镇卫生院共同建好困难妇女的健康档案"
    text = f"各级各部门主要负责同志要亲自抓，把{whole}。"
    (task,) = of(paper(PLAN.format(text=text)), "任务")
    assert task.keys["举措"][0] == "亲自抓"
    assert not any(one.startswith(("负责同志", "不要")) or one == task.keys["动作"] for one in task.keys["举措"])


def test_what_is_handed_in_is_the_paper_itself(paper: Any) -> None:
    text = "各乡镇要按时保质将自评报告报送至县妇儿工委办公室。"
    (task,) = of(paper(PLAN.format(text=text)), "任务")
    assert task.keys["报送"] == {"材料": "自评报告", "接收": "县妇儿工委办公室"}


def test_making_up_a_shortfall_is_no_shortfall(paper: Any) -> None:
    text = "一、对照标准补短板\n各乡镇逐项核对台账，已经核对26本。\n"
    one = paper(f"清禾县妇儿工委办2024年工作总结\n{text}清禾县妇儿工委办\n2024年12月20日\n")
    assert not of(one, "短板")


def test_what_is_planned_after_the_shortfalls_is_a_task(paper: Any) -> None:
    text = (
        "一、存在的不足和下步安排\n8个村的活动室偏小，师资也不够充分。"
        "下一步，将抓好两方面工作：一是扩建活动室5间；二是与师范学校签订合作协议。\n"
    )
    one = paper(f"清禾县妇儿工委办2024年工作总结\n{text}清禾县妇儿工委办\n2024年12月20日\n")
    assert [task.keys["动作"] for task in of(one, "任务")] == ["扩建活动室5间", "与师范学校签订合作协议"]


def test_a_plan_that_looks_back_tells_what_was_done(paper: Any) -> None:
    text = "一、2024年工作回顾\n全年举办家长课堂35场，受益家长4100人次。\n二、2025年任务\n举办家长课堂40场。\n"
    one = paper(f"清禾县妇联2025年工作计划\n{text}清禾县妇联\n2025年1月8日\n")
    assert [found.type for found in one.founds if "35场" in found.quote] == ["成绩"]
    assert [found.type for found in one.founds if "40场" in found.quote] == ["任务"]


def test_money_got_is_no_honour_and_being_praised_is_no_praising(paper: Any) -> None:
    text = "有18人获得“两癌”救助金，人均1万元。全县有2个集体、3名个人受到省级表扬。"
    one = paper(SUMMARY.format(text=text))
    assert not of(one, "荣誉")
    assert not of(one, "表彰")


def test_the_facts_in_a_speech_stay_together_under_their_heading(paper: Any) -> None:
    text = "去年全县新建活动室24个，改造18个，投入资金350万元。\n"
    one = paper(SPEECH.format(text=text))
    assert {"24个", "18个", "350万元"} <= set(figures(one)) | {found.keys.get("金额") for found in one.founds}
    assert not of(one, "合计")


def test_a_doubt_goes_to_the_figure_it_is_about(paper: Any) -> None:
    one = paper("清禾县妇儿工委办2024年工作总结\n2024年，全县新建活动室16个，占总数的三成多。\n一、略\n略。\n")
    doubted = {found.keys["数值"] for found in of(one, "合计") if found.doubts}
    assert doubted == {"30%"}


def test_a_festival_to_come_is_not_when_it_was_done(paper: Any) -> None:
    text = "在“三八”妇女节到来之际，召开全县妇女工作座谈会。"
    (meeting,) = of(paper(SUMMARY.format(text=text)), "会议")
    assert meeting.keys["时间"] == "待补"


def test_what_is_left_for_the_second_half_is_of_the_same_year(paper: Any) -> None:
    text = "一、下半年重点工作\n1.9月底前完成体检剩余的120人，力争超额完成。\n"
    one = paper(f"清禾镇妇联2024年上半年工作总结\n{text}清禾镇妇联\n2024年7月2日\n")
    (task,) = of(one, "任务")
    assert task.keys["时限"] == "2024年9月底"
    assert task.keys["动作"] == "完成体检剩余的120人"


def test_advice_is_a_task(paper: Any) -> None:
    text = "一、主要问题与建议\n（一）主要问题。托位还不足。\n（二）几点建议。一是扩大普惠托育；二是完善分性别统计。\n"
    one = paper(f"清禾县妇儿工委办2024年工作总结\n{text}清禾县妇儿工委办\n2024年12月20日\n")
    assert [task.keys["动作"] for task in of(one, "任务")] == ["扩大普惠托育", "完善分性别统计"]


def test_an_office_is_a_party_too(paper: Any) -> None:
    text = "县纪委监委、妇儿工委办公室要加强督查。"
    (task,) = of(paper(PLAN.format(text=text)), "任务")
    assert task.keys["责任单位"] == ["县纪委监委", "妇儿工委办公室"]


def test_shares_listed_side_by_side_keep_their_own_names(paper: Any) -> None:
    text = "报名660人次，声乐类占45.5%、书画类占33.3%、其他占21.2%。"
    assert figures(paper(SUMMARY.format(text=text)))["33.3%"] == "书画类占比"


def test_what_comes_after_respectively_unmatched_is_doubted(paper: Any) -> None:
    text = "全年按学期招生，分别开设17个、23个班。"
    one = paper(SUMMARY.format(text=text))
    assert any("“分别”后面的“23个”没有对上是谁的" in found.doubts for found in one.founds)


def test_a_change_against_a_year_in_one_clause(paper: Any) -> None:
    text = "全县立案数比2021年下降18.2%，比2020年的高点下降31%。"
    found = figures(paper(SUMMARY.format(text=text)))
    assert found["18.2%"] == "全县立案数比2021年下降"
    assert found["31%"] == "全县立案数比2020年的高点下降"


def test_the_second_phase_of_a_work_is_not_a_figure(paper: Any) -> None:
    assert set(figures(paper(SUMMARY.format(text="二期改造概算72万元。")))) == {"72万元"}
