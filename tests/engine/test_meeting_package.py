"""一次会议的各份材料：人名、职务、次序、时间、数目处处一样；改一处，份份都改；缺什么，什么就不说。"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from fuer_docs.engine.build import Request, build, compose_paper, make_scene
from fuer_docs.engine.workspace import open_workspace
from fuer_docs.model.finding import Severity
from fuer_docs.model.setting import paper_code
from fuer_docs.ooxml.template import read_template
from fuer_docs.render.text import render_outline

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
MEETING, PEOPLE = "facts/会议.yaml", "facts/机构人员.yaml"
LEADERS = {
    "沈砚秋": "区委副书记、区长",
    "程怀瑾": "区委常委、统战部部长",
    "陆以宁": "区人大常委会副主任",
    "温若岚": "副区长、区妇儿工委主任",
    "顾长汀": "区政协副主席",
    "蒋维舟": "区政府办主任",
    "白芷兰": "区妇儿工委办主任、区妇联主席",
}
"""出席的领导，照本办的排序。"""
EXCHANGE = ("区统计局", "区教体局", "沸泉镇", "禾溪镇")
Papers = dict[str, str]


def papers_of(root: Path) -> Papers:
    """每份文稿的提纲：编号 → 文字；折行的标题接回一行。"""
    workspace, findings, shelf = open_workspace(root)
    assert [item.message for item in findings if item.severity is Severity.ERROR] == []
    found: Papers = {}
    for paper in workspace.setting.papers:
        file, item = shelf.templates[paper.kind.text]
        template = read_template(item.read_bytes(), file, "gbt9704")
        composition = compose_paper(make_scene(workspace, shelf, paper, paper.kind.text), shelf, template)
        assert [item.message for item in composition.findings if item.severity is Severity.ERROR] == []
        found[paper_code(paper)] = render_outline(composition.document).replace("／", "")
    return found


@pytest.fixture(scope="module")
def papers() -> Papers:
    return papers_of(SAMPLES / "district-meeting")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    target = tmp_path / "district-meeting"
    shutil.copytree(SAMPLES / "district-meeting", target, ignore=shutil.ignore_patterns("out"))
    return target


def naming(papers: Papers, word: str) -> set[str]:
    return {code for code, text in papers.items() if word in text}


def in_order(text: str, words: tuple[str, ...]) -> bool:
    """这些话在一段里依次出现。"""
    return any(
        all(a < b for a, b in pairwise(spots)) and min(spots) >= 0
        for line in text.split("\n")
        if (spots := [line.find(word) for word in words])
    )


# -- 处处一样 --


def test_the_package_has_all_its_papers(papers: Papers) -> None:
    assert list(papers) == [
        "会议通知", "会议议程", "主持词", "区长讲话", "监测通报", "表扬通报", "简报短讯", "简报详报",
    ]  # fmt: skip


@pytest.mark.parametrize("name", LEADERS)
def test_a_leader_is_first_named_with_the_whole_title_in_every_paper(papers: Papers, name: str) -> None:
    where = naming(papers, name)
    assert {"会议议程", "简报详报"} <= where
    for code in where:
        text = papers[code]
        assert text[: text.index(name)].endswith(LEADERS[name]), code


def test_leaders_stand_in_the_offices_order_wherever_they_are_listed(papers: Papers) -> None:
    names = tuple(LEADERS)
    assert in_order(papers["会议议程"], names)
    assert in_order(papers["主持词"], tuple(name for name in names if name != "温若岚")), "主持人不自己介绍自己"
    assert in_order(papers["简报详报"], names)


def test_the_order_in_which_attendance_is_typed_does_not_matter(
    root: Path, papers: Papers, edit: Callable[..., None]
) -> None:
    edit(root / MEETING, "[区长, 统战部部长, 人大副主任, 副区长,", "[副区长, 人大副主任, 区长, 统战部部长,")
    assert papers_of(root) == papers


def test_every_paper_about_the_meeting_names_it_and_its_day(papers: Papers) -> None:
    about = set(papers) - {"监测通报", "表扬通报"}
    assert naming(papers, "全区妇女儿童工作会议") >= about
    assert naming(papers, "3月27日") >= about
    assert naming(papers, "2017年3月27日（星期一）上午9:30") == {"会议通知", "会议议程"}
    assert naming(papers, "3月27日上午，") == {"简报短讯", "简报详报"}, "消息里说上午，不说几点几分"
    assert naming(papers, "区行政中心三楼会议室") == {"会议通知", "会议议程", "简报详报"}


def test_items_come_in_one_order_in_notice_agenda_and_hosts_script(papers: Papers) -> None:
    steps = ("宣读通报表扬决定", "过去五年妇女儿童工作和下一阶段“两纲”实施意见", "交流发言", "讲话")
    for code in ("会议通知", "会议议程", "主持词"):
        text = papers[code]
        begin = text.index(steps[0])
        spots = [text.index(step, begin) for step in steps]
        assert spots == sorted(spots), code
    assert "今天的会议共有四项议程" in papers["主持词"]
    assert len(re.findall(r"第[一二三]项议程|最后一项议程", papers["主持词"])) == 4


def test_the_exchanging_units_are_the_same_and_in_one_order(papers: Papers) -> None:
    where = {"会议通知", "会议议程", "主持词", "区长讲话", "简报短讯", "简报详报"}
    for code in where - {"主持词"}:
        assert in_order(papers[code], EXCHANGE), code
    calls = re.findall(r"请(\S{3,4})发言", papers["主持词"])
    assert tuple(calls) == EXCHANGE
    assert "4个先进集体的代表" in papers["简报详报"]


def test_the_honoured_are_counted_alike_everywhere(papers: Papers) -> None:
    for code in ("主持词", "表扬通报", "简报短讯", "简报详报"):
        assert "8个先进集体和" in papers[code], code
        assert "6名先进个人" in papers[code], code
    annex = papers["表扬通报"].partition("一、先进集体（8个）")[2]
    assert len(re.findall(r"^\s*(?:\[[^\]]*\]\s*)?\d+\b", annex, re.M)) >= 14


def test_indicator_figures_are_the_same_in_bulletin_and_speech(papers: Papers) -> None:
    for code in ("监测通报", "区长讲话"):
        assert re.search(r"30项[^。]*24项[^。]*80%", papers[code]), code
    for name in ("村委会主任女性比例", "农村卫生厕所普及率", "高中三年毛入学率"):
        assert {"监测通报", "简报详报"} <= naming(papers, name)


def test_the_speech_and_the_reports_of_it_ask_for_the_same_things(papers: Papers) -> None:
    tasks = ("促进妇女在共建共享中全面发展", "把儿童发展放在优先位置", "依法维护妇女儿童合法权益", "推进“两纲”指标达标",
             "强化主体责任", "强化统筹协调", "强化氛围营造")  # fmt: skip
    for code in ("区长讲话", "简报短讯", "简报详报"):
        text = papers[code]
        spots = [text.rindex(task) if code == "区长讲话" else text.index(task) for task in tasks]
        assert spots == sorted(spots), code


def test_the_bulletin_says_how_far_each_indicator_is_from_its_target(papers: Papers) -> None:
    gaps = re.findall(r"(\d+\.\d)(%|岁)[^。]*，距(\d+)(?:%|岁)的目标还差(\d+\.\d)", papers["监测通报"])
    assert len(gaps) == 4
    for value, _unit, target, gap in gaps:
        assert Decimal(value) + Decimal(gap) == Decimal(target)


# -- 一次会议，两份简报 --


def test_the_length_asked_for_decides_the_form_of_the_report(papers: Papers) -> None:
    short, full = papers["简报短讯"], papers["简报详报"]
    assert len(short) < len(full) * 0.6
    assert "一是" not in short
    assert re.findall("([一二三四])是", full) == ["一", "二", "三", "四", "一", "二", "三"]
    assert "程怀瑾" not in short
    for text in (short, full):
        assert not re.search("我[区县市们]|同志们", text), "简报是第三人称"


def test_without_a_length_the_report_is_full(root: Path, papers: Papers, edit: Callable[..., None]) -> None:
    edit(root / "fuer.yaml", ", 字数: 900-1500", "")
    assert papers_of(root)["简报详报"] == papers["简报详报"]


# -- 改一处，份份都改 --


def test_a_changed_title_changes_in_every_paper(root: Path, papers: Papers, edit: Callable[..., None]) -> None:
    old, new = "副区长、区妇儿工委主任温若岚", "区委常委、副区长、区妇儿工委主任温若岚"
    edit(root / PEOPLE, "职务: 副区长、区妇儿工委主任", "职务: 区委常委、副区长、区妇儿工委主任")
    after = papers_of(root)
    where = naming(papers, old)
    assert where == {"会议议程", "主持词", "简报短讯", "简报详报"}
    assert naming(after, new) == where
    for code in papers:
        assert after[code].replace(new, old) == papers[code], code


def test_a_new_speaker_is_the_new_speaker_everywhere(root: Path, papers: Papers, edit: Callable[..., None]) -> None:
    edit(root / PEOPLE, "姓名: 沈砚秋", "姓名: 韩疏雨")
    after = papers_of(root)
    assert naming(after, "沈砚秋") == set()
    for code in papers:
        assert after[code].replace("韩疏雨", "沈砚秋") == papers[code], code


def test_a_changed_hour_changes_in_every_paper(root: Path, papers: Papers, edit: Callable[..., None]) -> None:
    edit(root / MEETING, "2017-03-27上午9:30", "2017-03-28下午2:30")
    after = papers_of(root)
    assert naming(after, "2017年3月28日（星期二）下午2:30") == {"会议通知", "会议议程"}
    assert naming(after, "3月28日下午，") == {"简报短讯", "简报详报"}
    for code in ("会议通知", "会议议程", "主持词", "简报短讯", "简报详报"):
        lines = [line for line in after[code].split("\n") if "3月27日" in line]
        assert all("成文日期" in line or "（区妇儿工委办" in line for line in lines), lines


def test_one_honoured_unit_less_is_one_less_everywhere(root: Path, papers: Papers, edit: Callable[..., None]) -> None:
    edit(root / MEETING, "区公安局, 云峤乡]", "区公安局]")
    after = papers_of(root)
    assert naming(after, "8个先进集体") == set()
    assert naming(after, "7个先进集体") == naming(papers, "8个先进集体")
    assert naming(after, "云峤乡") == set()


def test_an_added_item_is_added_in_notice_agenda_script_and_report(root: Path, edit: Callable[..., None]) -> None:
    edit(
        root / MEETING,
        "      - {人: 区长, 方式: 讲话}",
        "      - {人: 人大副主任, 方式: 通报, 事项: 执法检查情况}\n      - {人: 区长, 方式: 讲话}",
    )
    after = papers_of(root)
    assert naming(after, "执法检查情况") == {"会议通知", "会议议程", "主持词", "区长讲话", "简报详报"}
    assert "今天的会议共有五项议程" in after["主持词"]


# -- 议程没有写全，按常例补 --


def test_honours_exchange_and_speech_are_in_the_agenda_though_not_typed_there(
    root: Path, edit: Callable[..., None]
) -> None:
    edit(root / MEETING, "      - {人: 政府办主任, 方式: 宣读, 事项: 通报表扬决定}\n", "")
    edit(root / MEETING, "      - {人: 区长, 方式: 讲话}\n", "")
    agenda = papers_of(root)["会议议程"]
    rows = [agenda.index(word) for word in ("报告过去五年", "通报表扬全区妇女儿童工作先进集体和先进个人", "交流发言")]
    assert rows == sorted(rows)
    assert agenda.rindex("沈砚秋") > agenda.index("禾溪镇")


# -- 缺什么，什么就不说 --


def without(root: Path, *keys: str) -> None:
    """去掉会议的几个键，连同下面的条目。"""
    path = root / MEETING
    head, mark, rest = path.read_text(encoding="utf-8").partition("会议:\n")
    meeting, following, tail = rest.partition("\n表彰:\n")
    assert mark
    assert following
    for key in keys:
        meeting, count = re.subn(rf"^    {key}:.*\n(?:      .*\n)*", "", meeting, flags=re.M)
        assert count == 1, key
    path.write_text(head + mark + meeting + following + tail, encoding="utf-8")


DANGLING = re.compile(r"【待补|[，、；：][，、；：。]|[，、]$|（）|“”|由。|和。|^\[正文\] [，。、]", re.M)


@pytest.mark.parametrize(
    ("keys", "gone"),
    [
        (("议程",), ("宣读",)), (("表彰",), ("先进个人",)), (("出席",), ("程怀瑾",)), (("参会",), ("乡（镇）长",)),
        (("要点",), ("沈砚秋指出",)), (("交流发言",), ("交流发言",)), (("报名",), ("回执",)), (("会务",), ("静音",)),
        (("地点",), ("三楼会议室",)), (("联系人", "电话"), ("联系人：", "联系电话：")), (("主持",), ("主持会议",)),
        (("议程", "表彰", "出席", "参会", "要点", "交流发言", "目的", "目标", "主持", "地点"), ("程怀瑾", "交流发言", "议程，")),
    ],
    ids=lambda value: "、".join(value) if isinstance(value, tuple) else None,
)  # fmt: skip
def test_what_is_not_known_is_not_spoken_of(root: Path, keys: tuple[str, ...], gone: tuple[str, ...]) -> None:
    without(root, *keys)
    for code, text in papers_of(root).items():
        if code in {"区长讲话", "监测通报", "表扬通报"}:
            continue
        assert not DANGLING.search(text), f"{code}：{[line for line in text.split(chr(10)) if DANGLING.search(line)]}"
        for word in gone:
            assert word not in text, f"{code} 还说{word}"


def test_a_meeting_of_which_only_name_and_day_are_known_still_makes_its_papers(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "fuer.yaml").write_text(
        "单位: 青岚区妇儿工委\n单位类型: 妇儿工委\n层级: 县区\n地名: {本级: 青岚区}\n年度: 2017\n文稿:\n"
        + "".join(
            f"  - {{文种: {kind}, 会议: 例会, 成文日期: 2017-03-20}}\n"
            for kind in ("会议通知", "议程", "主持词", "会议简报")
        ),
        encoding="utf-8",
    )
    (tmp_path / "facts" / "会议.yaml").write_text(
        "会议:\n  - {编号: 例会, 名称: 联络员例会, 时间: 2017-03-27}\n", encoding="utf-8"
    )
    found = papers_of(tmp_path)
    assert not [code for code, text in found.items() if DANGLING.search(text)]
    assert "联络员例会" in found["会议简报"]
    assert "有关要求" not in found["会议通知"]
    assert "议程" not in found["主持词"]


VILLAGES = """\
单位: 芦汀镇妇联
单位类型: 妇联
层级: 乡镇
地名: {本级: 芦汀镇, 上级: 白荡县}
年度: 2023
文稿:
  - {编号: 会议通知, 文种: 会议通知, 会议: 推进会, 成文日期: 2023-05-10}
  - {编号: 主持词, 文种: 主持词, 会议: 推进会, 成文日期: 2023-05-15}
  - {编号: 简报, 文种: 会议简报, 会议: 推进会, 成文日期: 2023-05-16}
"""
SMALL = """\
会议:
  - {编号: 推进会, 名称: 全镇关爱留守儿童工作推进会, 时间: 2023-05-15下午2:30, 地点: 镇政府三楼会议室, 主持: 镇妇联主席,
     出席: 副镇长, 参会: 各村妇联主席, 讲话人: 副镇长, 目的: "安排暑期关爱服务", 交流发言: 柳塘村,
     议程: [{单位: 镇妇联, 方式: 通报, 事项: 留守儿童摸底情况}, {单位: 派出所, 方式: 发言}],
     要点: [{方式: 要求, 内容: 暑期}]}
人员:
  - {编号: 副镇长, 姓名: 葛闻笛, 职务: 副镇长, 类别: 领导}
  - {编号: 镇妇联主席, 姓名: 庾闻溪, 职务: 镇妇联主席, 类别: 领导}
任务:
  - {动作: 把底数再摸一遍, 组别: 暑期, 举措: [逐户走访, 一人一档], 责任单位: 各村}
  - {动作: 办好暑期托管班, 组别: 暑期}
"""


def test_a_small_township_meeting_is_told_in_its_own_measure(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "fuer.yaml").write_text(VILLAGES, encoding="utf-8")
    (tmp_path / "facts" / "会议.yaml").write_text(SMALL, encoding="utf-8")
    found = papers_of(tmp_path)
    assert not [code for code, text in found.items() if DANGLING.search(text)]
    assert "各村（社区），各有关单位：" in found["会议通知"]
    script = found["主持词"]
    assert "副镇长葛闻笛。" in script, "只有一位领导也要介绍"
    assert script.count("柳塘村") == 1, "只有一家发言，不说先请、最后请"
    assert "把任务领回去" in script
    report = found["简报"]
    assert (
        "葛闻笛就做好下一步工作提出两点要求。一是要把底数再摸一遍。各村要逐户走访，一人一档。二是要办好暑期托管班。"
        in report
    )


# -- 表彰会 --


def test_an_incomplete_list_gives_two_examples_and_the_reported_totals() -> None:
    papers = papers_of(SAMPLES / "district-award")
    for code in ("表彰决定", "表彰简报"):
        assert "和川镇妇联、区财政局等14个先进集体和陈芷清、张未晞等30名先进个人" in papers[code]
    assert "附件" not in papers["表彰决定"], "名单不全，不附名单"
    assert papers["表彰简报"].count("颁奖") == 1
    assert "讲了三点意见。一是" in papers["表彰简报"]
    assert len(re.findall("([一二三四])是", papers["表彰简报"])) == 3
    assert in_order(papers["表彰简报"], ("柏承远", "隋永澄", "郁廷樾", "星若岚", "沈延波", "范雪岑", "郑文澜"))


def test_durations_add_up_to_the_length_of_the_meeting() -> None:
    assert "会期约60分钟。" in papers_of(SAMPLES / "district-award")["会议议程"]


def test_the_notice_keeps_the_hour_also_in_word(root: Path, tmp_path: Path) -> None:
    result = build(Request(root, to="docx", out=tmp_path / "out"))
    assert [finding.message for finding in result.findings] == []
