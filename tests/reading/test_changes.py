"""原来多少、现在多少、差多少，部分、整体、百分之几：怎么写都读成一样的三个数。"""

from __future__ import annotations

import pytest

from fuer_docs.check.rules import RULES
from fuer_docs.check.run import check_manuscript
from fuer_docs.model.manuscript import Manuscript, Passage
from fuer_docs.reading.reading import Reading


def read(text: str) -> Reading:
    return Reading(Manuscript("例子.txt", (Passage(1, text),)))


@pytest.mark.parametrize(
    ("text", "old", "new", "change"),
    [
        ("儿童之家由8个增加到14个，增加6个。", "8个", "14个", "6个"),
        ("宣讲86场，比上年的72场增加14场。", "72场", "86场", "14场"),
        ("2023年办讲座38场，2024年52场，多14场。", "38场", "52场", "14场"),
        ("接访132件，去年同期为150件，下降12%。", "150件", "132件", "12%"),
        ("讲座52场，比2023年多14场（2023年为38场）。", "38场", "52场", "14场"),
        ("在去年300人的基础上增加60人，达到360人。", "300人", "360人", "60人"),
        ("销售318万元，是去年同期159万元的2倍。", "159万元", "318万元", "2倍"),
        ("年度任务8000人，实际检查8126人，超额126人。", "8000人", "8126人", "126人"),
        ("要配3名，现有1人，还需补充2人。", "3名", "1人", "2人"),
        ("毛入园率96.3%，高于90%的规划目标6.3个百分点。", "90%", "96.3%", "6.3个百分点"),
        ("男童986人、女童860人，男童比女童多126人。", "860人", "986人", "126人"),
        ("市区为93.4%，最低的县为86.9%，相差6.5个百分点。", "93.4%", "86.9%", "6.5个百分点"),
        ("规划目标是60%，目前只有56.7%，还差3.3个百分点。", "60%", "56.7%", "3.3个百分点"),
        ("计划建320户，实际建成352户，超额完成任务32户。", "320户", "352户", "32户"),
        ("结案36件，占36.1%；上年结案31件，占29.0%，提高7.1个百分点。", "29.0%", "36.1%", "7.1个百分点"),
        ("一季度销售86万元，二季度销售103.2万元，环比增长20%。", "86万元", "103.2万元", "20%"),
        ("儿童之家由86个增加到152个，实现村村有，增长76.7%。", "86个", "152个", "76.7%"),
        ("其中财政拨款410万元。财政拨款一项较上年的328万元增长25%。", "328万元", "410万元", "25%"),
    ],
)  # fmt: skip
def test_a_change_is_read_the_same_however_it_is_told(text: str, old: str, new: str, change: str) -> None:
    found = [(one.old.text, one.new.text, one.change.text) for one in read(text).changes.changes if one.change]
    assert (old, new, change) in found


@pytest.mark.parametrize(
    "text",
    [
        "就业人员由731人增加到786人，其中女性增加30人。",
        "覆盖率达到93.1%，比2019年提高8.3个百分点；家长学校覆盖率由2019年的85.7%提高到90.3%。",
        "离婚登记312对，比上年增加6对，撤回申请86对。",
        "其余14项中，接近目标的有9项，尚需努力的有5项。",
    ],
)
def test_numbers_of_different_things_make_no_change(text: str) -> None:
    assert [one for one in read(text).changes.changes if one.change is not None] == []


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("指标114项，达标107项，占93.9%。", "107项", "114项"),
        ("计划检查12000人，实际完成12360人，完成率103%。", "12360人", "12000人"),
        ("140个村中，已建儿童之家的有126个，覆盖率为90%。", "126个", "140个"),
        ("已检查41.6万人，任务52万人，完成任务52万人的80%。", "41.6万人", "52万人"),
        ("收到作品640件，96件作品获奖，获奖作品占总数的15%。", "96件", "640件"),
        ("全县干部800人，女干部312人（39%）。", "312人", "800人"),
        ("600户家庭中，有三成（180户）存在隔代抚养。", "180户", "600户"),
        ("两批共15家，其中城区7家，不到一半。", "7家", "15家"),
        ("检查19800人，为年度任务18000人的110%。", "19800人", "18000人"),
        ("任务均为8000人，分别检查6120人和6080人，完成率分别为76.5%和76%。", "6080人", "8000人"),
        ("调解成功720起，成功率达到84.7%，共介入纠纷850起。", "720起", "850起"),
        ("托位总数9万个，实际入托4.05万人，托位使用率为45%。", "4.05万人", "9万个"),
        ("女干部占35.8%。全县干部1152名，其中女干部412名。", "412名", "1152名"),
        ("贷款1.26亿元、548笔，其中妇女5460万元、260笔，笔数占47.4%。", "260笔", "548笔"),
        ("问了80户，说得出的54户，知晓率只有57.5%。", "54户", "80户"),
    ],
)
def test_a_share_is_read_the_same_however_it_is_told(text: str, part: str, whole: str) -> None:
    found = [(one.part.text, [number.text for number in one.wholes]) for one in read(text).shares]
    assert any(one == part and whole in wholes for one, wholes in found), found


@pytest.mark.parametrize(
    "text",
    [
        "女性比例35.2%，比上届的31.5%提高4.7个百分点。",
        "志愿者300人，男性120人，其余190人为女性。",
        "宫颈癌检查任务1.2万人，已检查9600人，还剩3400人未检查。",
        "全年目标是评选200户，目前已评选110户，尚有80户待评。",
    ],
)
def test_one_difference_is_told_once(text: str) -> None:
    assert len(check_manuscript(Manuscript("例子.txt", (Passage(1, text),)), RULES)) == 1
