"""YAML 的笔误：每一种都说得清哪条规矩、哪个文件、哪一行、哪几个字、怎么改。"""

import re
import time
from unicodedata import east_asian_width

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuer_docs.errors import InputError
from fuer_docs.load.workspace import load_workspace
from fuer_docs.load.yaml_text import read_yaml
from fuer_docs.model.finding import Finding, describe

FILE = "facts/甲.yaml"
SETTING = """单位: 县妇联
单位类型: 妇联
层级: 县区
地名: {本级: 云溪县}
年度: 2022
文稿: [{文种: 工作总结}]
"""
HEAD = "活动:\n  - 名称: 植树\n"


def problems(facts: str | bytes, setting: str = SETTING, **others: str) -> list[Finding]:
    data = facts if isinstance(facts, bytes) else facts.encode()
    files = {"fuer.yaml": setting.encode(), FILE: data} | {name: text.encode() for name, text in others.items()}
    try:
        return load_workspace(files)[1]
    except InputError as problem:
        found = problem.findings
    assert found, "报错却不说错在哪里"
    return found


def only(facts: str | bytes, rule: str) -> Finding:
    found = problems(facts)
    assert [item.rule for item in found] == [rule], "\n".join(map(describe, found))
    return found[0]


def columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def under_caret(finding: Finding) -> str:
    """印出来的尖号正上方是哪几个字：按汉字两列、别的一列数。"""
    _head, source, marks, *_rest = describe(finding).split("\n")
    begin = len(marks) - len(marks.lstrip(" "))
    end = len(marks)
    column, covered = 0, ""
    for char in source:
        here = column
        column += columns(char)
        if begin <= here < end:
            covered += char
            assert column <= end, "尖号只盖了半个字"
    assert set(marks.strip()) == {"^"}
    return covered


# 名字 → (事实文件, 规则, 行, 尖号下的字, 提示里要有的话)
SLIPS: dict[str, tuple[str, str, int, str, str]] = {
    "全角冒号": ("活动:\n  - 名称：植树\n", "wide-colon", 2, "：", "半角冒号"),
    "花括号里的全角冒号": ("活动:\n  - {编号: 甲, 名称：植树}\n", "wide-colon", 2, "：", "“: ”"),
    "类型后面的全角冒号": ("活动：\n  - 名称: 植树\n", "wide-colon", 1, "：", "半角冒号"),
    "年份后面的全角冒号": ("指标:\n  - {编号: 甲, 数值: {2020：11.2}}\n", "wide-colon", 2, "：", "半角冒号"),
    "冒号后面没有空格": ("活动:\n  - 名称:植树\n", "tight-colon", 2, ":", "加一个空格"),
    "全角逗号": ("活动:\n  - {编号: 甲，名称: 植树}\n", "wide-comma", 2, "，", "半角逗号"),
    "制表符缩进": ("活动:\n  - 名称: 植树\n\t时间: 2022-05-05\n", "tab-indent", 3, " ", "只用空格"),
    "全角空格缩进": ("活动:\n　- 名称: 植树\n", "wide-space-indent", 2, "　", "半角空格"),
    "全角花括号": ("活动:\n  - ｛编号: 甲｝\n", "wide-bracket", 2, "｛", "半角"),
    "全角短横": ("活动:\n  － 名称: 植树\n", "wide-dash", 2, "－", "“- ”"),
    "圆点当短横": ("活动:\n  • 名称: 植树\n", "wide-dash", 2, "•", "“- ”"),
    "全角引号": ("活动:\n  - 名称: “植树”\n", "wide-quotes", 2, "“植树”", "去掉"),
    "星号开头": ("活动:\n  - 名称: *植树\n", "odd-first-character", 2, "*", "'*植树'"),
    "与号开头": ("活动:\n  - 名称: &植树\n", "odd-first-character", 2, "&", "'&植树'"),
    "百分号开头": ("活动:\n  - 名称: %植树\n", "odd-first-character", 2, "%", "'%植树'"),
    "电邮号开头": ("活动:\n  - 名称: @植树\n", "odd-first-character", 2, "@", "'@植树'"),
    "大于号开头": ("活动:\n  - 名称: 甲\n    参加: >60名\n", "odd-first-character", 3, ">", "'>60名'"),
    "大于号空格开头": ("活动:\n  - 名称: 甲\n    参加: > 60名\n", "odd-first-character", 3, ">", "'> 60名'"),
    "大于一位数": ("指标:\n  - 编号: 甲\n    目标: >5\n", "odd-first-character", 3, ">", "'>5'"),
    "竖线开头": ("活动:\n  - 名称: |植树\n", "odd-first-character", 2, "|", "'|植树'"),
    "反引号开头": ("活动:\n  - 名称: `植树`\n", "odd-first-character", 2, "`", "'`植树`'"),
    "花括号里星号开头": ("活动:\n  - {名称: *甲, 时间: 2022-05-01}\n  - {名称: 乙}\n", "odd-first-character", 2, "*", "'*甲'"),
    "重复的键": (HEAD + "    时间: 2022-05-01\n    时间: 2022-05-02\n", "duplicate-key", 4, "时间", "删去一个"),
    "重复的类型": (HEAD + "活动:\n  - 名称: 种花\n", "duplicate-key", 3, "活动", "并成一个"),
    "写错的键": ("任务:\n  - {动作: 甲, 责任单为: 县妇联}\n", "unknown-key", 2, "责任单为", "是不是“责任单位”"),
    "写错的类型": ("任各:\n  - 动作: 甲\n", "unknown-type", 1, "任各", "是不是“任务”"),
    "默认里不能写的键": ("默认: {动作: 甲}\n", "unknown-key", 1, "动作", "来源"),
    "没有单位": ("合计:\n  - {编号: 甲, 数值: 114}\n", "missing-unit", 2, "114", "114项"),
    "只有万": ("帮扶:\n  - {对象: 甲, 总额: 5万}\n", "missing-unit", 2, "5万", "5万元"),
    "查不到的引用": ("短板:\n  - {编号: 机制弱, 表现: 弱}\n任务:\n  - {动作: 甲, 针对: 机制若}\n",
                 "dangling-reference", 4, "机制若", "是不是“机制弱”"),
    "没写过的引用": ("任务:\n  - {动作: 甲, 针对: 天气不好}\n", "dangling-reference", 2, "天气不好", "先在 facts/ 里写"),
    "引用之间的全角逗号": ("短板:\n  - {编号: 子, 表现: 弱}\n  - {编号: 丑, 表现: 弱}\n任务:\n  - 动作: 甲\n    针对: [子，丑]\n",
                    "dangling-reference", 6, "子，丑", "半角逗号"),
    "两可的引用": ("短板:\n  - {编号: 经费, 表现: 少}\n困难:\n  - {编号: 经费}\n任务:\n  - {动作: 甲, 针对: 经费}\n",
               "ambiguous-reference", 6, "经费", "短板/经费 或 困难/经费"),
    "不是数": ("活动:\n  - {名称: 甲, 参加: 许多}\n", "unreadable-value", 2, "许多", "近60名"),
    "两个数": ("活动:\n  - {名称: 甲, 参加: 男30人女40人}\n", "several-figures", 2, "男30人女40人", "一项只写一个数"),
    "约数写错": ("活动:\n  - {名称: 甲, 参加: {数值: 20, 单位: 名, 约数: 好多}}\n", "unreadable-value", 2, "好多", "余"),
    "数里写错的键": ("活动:\n  - {名称: 甲, 参加: {数值: 20, 单为: 名}}\n", "unknown-key", 2, "单为", "是不是“单位”"),
    "没有这一天": ("活动:\n  - {名称: 甲, 时间: 2022-02-30}\n", "impossible-date", 2, "2022-02-30", "核对"),
    "要写到日": ("指标:\n  - {编号: 甲, 状态: [{状态: 达标, 截至: 2022-04}]}\n", "unreadable-value", 2, "2022-04", "写到日"),
    "不在单子上": ("指标:\n  - {编号: 甲, 状态: 基本达}\n", "not-an-option", 2, "基本达", "是不是“基本达标”"),
    "不是是否": ("机构:\n  - {全称: 县妇联, 成员单位: yes}\n", "unreadable-value", 2, "yes", "“是”或“否”"),
    "不是整数": ("机构:\n  - {全称: 县妇联, 排序: 第一}\n", "unreadable-value", 2, "第一", "整数"),
    "键不是年份": ("指标:\n  - {编号: 甲, 数值: {去年: 11.2}}\n", "unreadable-value", 2, "去年", "四位年份"),
    "列表当成几个键": (HEAD + "    来源: [甲, 乙]\n", "wrong-kind", 3, "[", "键: 值"),
    "几个键当成一个值": (HEAD + "    效果: {甲: 乙}\n", "wrong-kind", 3, "{", "一个值"),
    "列表当成一个值": (HEAD + "    时间: [2022-05-05, 2022-05-06]\n", "wrong-kind", 3, "[", "一个值"),
    "列表里套列表": (HEAD + "    内容: [[甲]]\n", "wrong-kind", 3, "[", "不要再套"),
    "类型下面没有短横": ("活动:\n  名称: 植树\n", "wrong-kind", 1, "活动", "“- ”"),
    "这一条没有键": ("活动:\n  - 植树\n", "wrong-kind", 2, "植树", "键: 值"),
    "最外层是列表": ("- 名称: 植树\n", "wrong-kind", 1, "-", "类型名"),
    "最外层是一个词": ("植树\n", "wrong-kind", 1, "植树", "类型名"),
    "按年份的写成一个数": ("指标:\n  - {编号: 甲, 数值: 11.2}\n", "wrong-kind", 2, "11.2", "{2019: 11.6, 2020: 11.2}"),
    "默认写成列表": ("默认: [来源]\n", "wrong-kind", 1, "默认", "默认: {来源: 县统计局}"),
    "缺必填的键": ("会议:\n  - {名称: 部署会}\n", "missing-key", 2, "部署会", "时间: 待补"),
    "编号用了两次": ("活动:\n  - 名称: 甲\n  - 编号: 甲\n", "duplicate-code", 3, "甲", "另写一个编号"),
    "控制字符": ("活动:\n  - 名称: 植\x08树\n", "control-character", 2, "□", "删去"),
    "删除符": ("活动:\n  - 名称: 植\x7f树\n", "control-character", 2, "□", "删去"),
    "看不见的换行": ("活动:\n  - 名称: 植\u2028树\n", "control-character", 2, "□", "删去"),
    "转义出的控制字符": ('活动:\n  - 名称: "植\\x07树"\n', "control-character", 2, '"植\\x07树"', "删去"),
    "列表里的别名": (HEAD + "    内容: [*甲]\n", "yaml-syntax", 3, "甲", "英文引号"),
    "一个文件几份": (HEAD + "---\n任务: []\n", "many-documents", 3, "---", "删去"),
    "引号没有合上": ('活动:\n  - 名称: "植树\n', "yaml-syntax", 2, '"', "英文引号"),
    "花括号没有合上": ("活动:\n  - {名称: 植树\n", "yaml-syntax", 2, "树", "补上 ]"),
    "一行两个冒号": ("活动:\n  - 名称: 甲: 乙\n", "yaml-syntax", 2, ":", "英文引号"),
    "缩进不齐": (HEAD + "   时间: 2022-05-05\n", "yaml-syntax", 3, "时", "左边对齐"),
    "短横写在键后面": ("活动: - 名称: 甲\n", "yaml-syntax", 1, "-", "换一行"),
    "键不是一个词": (HEAD + "    ? [甲]\n    : 乙\n", "key-not-a-word", 3, "[", "检查"),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_says_where_it_is_and_what_to_write(name: str) -> None:
    text, rule, line, pointed, advice = SLIPS[name]
    finding = only(text, rule)
    assert finding.place is not None
    assert (finding.place.file, finding.place.line) == (FILE, line)
    assert under_caret(finding) == pointed
    assert describe(finding).startswith(f"错误 {FILE}:{line}：")
    assert advice in finding.hint
    assert describe(finding).endswith("    → " + finding.hint)
    assert not re.search(r"[{}]{2}|\{[a-z]+\}", finding.message + finding.hint), "花括号没有填好"


@pytest.mark.parametrize("name", [name for name, row in SLIPS.items() if row[1] not in {"wide-bracket"}])
def test_a_slip_is_found_in_crlf_files_too(name: str) -> None:
    text, rule, line, pointed, _advice = SLIPS[name]
    finding = only(text.replace("\n", "\r\n").encode(), rule)
    assert finding.place is not None
    assert finding.place.line == line
    assert under_caret(finding) == pointed


@pytest.mark.parametrize("name", SLIPS)
def test_every_slip_in_a_long_line_still_has_its_caret(name: str) -> None:
    text, rule, _line, pointed, _advice = SLIPS[name]
    found = problems("# " + "说明" * 40 + "\n" + text)
    assert [item.rule for item in found] == [rule]
    assert under_caret(found[0]) == pointed


def test_a_caret_far_to_the_right_shows_only_the_neighbourhood() -> None:
    finding = only("活动:\n  - {编号: 植树, 名称: " + "植" * 60 + ", 参加: 许多}\n", "unreadable-value")
    excerpt = describe(finding).split("\n")[1]
    assert excerpt.strip().startswith("…")
    assert len(excerpt) < 70
    assert under_caret(finding) == "许多"


def test_a_comma_that_splits_a_value_is_told_apart_from_a_misspelt_key() -> None:
    found = problems("帮扶:\n  - {对象: 甲, 总额: 1,200元}\n")
    split = next(item for item in found if item.rule == "split-by-comma")
    assert under_caret(split) == "200元"
    assert "英文引号" in split.hint
    assert "千分逗号" in split.hint
    assert not problems('帮扶:\n  - {对象: 甲, 总额: "1,200元"}\n')


def test_a_second_error_on_a_mended_line_is_pointed_at_in_the_original_text() -> None:
    found = problems("活动:\n  - {编号：植树, 名称：植树, 参加: 许多, 时间: 2022-02-30}\n")
    assert [(item.rule, under_caret(item)) for item in found] == [
        ("wide-colon", "："), ("wide-colon", "："), ("unreadable-value", "许多"), ("impossible-date", "2022-02-30"),
    ]  # fmt: skip


def test_errors_in_several_files_are_all_told_at_once() -> None:
    found = problems(
        "活动:\n  - {名称: 甲, 参加: 许多, 时间: 2022-02-30}\n  - 名称：乙\n",
        SETTING.replace("年度: 2022", "年度: 2022\n达标口径: 甲÷乙\n版试: gbt9704"),
        **{"facts/乙.yaml": "任务:\n  - {动作: 甲, 责任单为: 县妇联}\n", "facts/丙.yaml": "- 甲\n",
           "facts/丁.yaml": "活动:\n  - {名称: 甲\n"},
    )  # fmt: skip
    assert {(item.place.file, item.place.line, item.rule) for item in found if item.place} == {
        (FILE, 2, "unreadable-value"), (FILE, 2, "impossible-date"), (FILE, 3, "wide-colon"),
        ("fuer.yaml", 6, "unreadable-value"), ("fuer.yaml", 7, "unknown-key"), ("facts/乙.yaml", 2, "unknown-key"),
        ("facts/丙.yaml", 1, "wrong-kind"), ("facts/丁.yaml", 2, "yaml-syntax"),
    }  # fmt: skip


def test_the_same_finding_is_told_once() -> None:
    found = problems("默认: {时间: 2022-02-30}\n活动:\n  - 名称: 甲\n  - 名称: 乙\n")
    assert [item.rule for item in found] == ["impossible-date"]


def test_a_file_that_could_not_be_read_does_not_make_references_to_it_wrong() -> None:
    found = problems("短板:\n  - {编号: 机制弱\n", **{"facts/乙.yaml": "任务:\n  - {动作: 甲, 针对: 机制弱}\n"})
    assert [item.rule for item in found] == ["yaml-syntax"]


# -- 不是笔误 --


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"), ("010", "010"), ("12:30", "12:30"), ("1.10", "1.10"), ("2022-5-1", "2022-5-1"), ("1e3", "1e3"),
        ("true", "true"), ("0x1F", "0x1F"), ("<<", "<<"), ("'是'", "是"), ("“两纲”实施", "“两纲”实施"),
        ("领导重视，目标：明确", "领导重视，目标：明确"), ("领导重视，时间:五月", "领导重视，时间:五月"),
        ("'甲: 乙'", "甲: 乙"), ("甲#乙", "甲#乙"), ("甲 # 注", "甲"), ("a，b", "a，b"), ("“甲”和“乙”", "“甲”和“乙”"),
        ("'*甲'", "*甲"), ("\"名称：甲\"", "名称：甲"), ("，时间：甲", "，时间：甲"),
    ],
)  # fmt: skip
def test_values_are_text_and_mean_what_they_say(written: str, read: str) -> None:
    workspace, found = load_workspace(
        {"fuer.yaml": SETTING.encode(), FILE: f"活动:\n  - 名称: 甲\n    效果: {written}\n".encode()}
    )
    assert found == []
    assert workspace.facts.of("活动")[0].effect.text == read  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "活动:\n", "活动: []\n", "默认:\n活动:\n"])
def test_empty_files_and_lists_are_no_error(text: str) -> None:
    assert problems(text) == []


def test_a_byte_order_mark_is_no_error() -> None:
    assert problems(b"\xef\xbb\xbf" + HEAD.encode()) == []


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_a_file_in_another_encoding_says_how_to_save_it(encoding: str) -> None:
    finding = only(HEAD.encode(encoding), "not-utf8")
    assert finding.place is not None
    assert (finding.place.file, finding.place.line) == (FILE, None)
    assert "另存为" in finding.hint
    assert describe(finding) == f"错误 {FILE}：{finding.message}\n    → {finding.hint}"


def test_every_control_character_is_told() -> None:
    found = problems("活动:\n  - 名称: 植\x01树\n    效果: 绿\x02化\n")
    assert [(item.rule, item.place.line) for item in found if item.place] == [
        ("control-character", 2), ("control-character", 3),
    ]  # fmt: skip
    assert all(char.isprintable() or char == "\n" for item in found for char in describe(item))


@pytest.mark.parametrize("setting", ["", "# 空的\n", "- 甲\n", "单位: 县妇联\n"])
def test_a_setting_without_content_says_so(setting: str) -> None:
    found = problems("", setting)
    assert {item.place.file for item in found if item.place} == {"fuer.yaml"}
    assert all(item.hint for item in found)


def test_a_folder_without_a_setting_says_how_to_make_one() -> None:
    with pytest.raises(InputError) as problem:
        load_workspace({FILE: HEAD.encode()})
    (finding,) = problem.value.findings
    assert finding.rule == "no-setting"
    assert "fuer-docs init" in finding.hint


WORDING_SLIPS = {
    "值后面还有行": ("县妇联:\n  2022:\n    总结/开头： 总结/开头#甲\n    总结/结尾: 总结/结尾#乙\n", 3, "："),
    "下面缩进的": ("县妇联：\n  2022:\n    总结/开头: 总结/开头#甲\n", 1, "："),
    "末一行": ("县妇联:\n  2022:\n    总结/开头: 总结/开头#甲\n    总结/结尾： 总结/结尾#乙\n", 4, "："),
}


@pytest.mark.parametrize("name", WORDING_SLIPS)
def test_a_wide_colon_after_any_word_is_blamed_itself(name: str) -> None:
    text, line, mark = WORDING_SLIPS[name]
    (finding,) = problems("", **{"措辞.yaml": text})
    assert finding.rule == "wide-colon"
    assert finding.place is not None
    assert (finding.place.line, finding.place.text) == (line, mark)


@pytest.mark.parametrize(
    ("text", "path"), [("县妇联: [甲]\n", "县妇联"), ("县妇联:\n  2022: 甲\n", "县妇联.2022"), ("县妇联:\n  2022:\n    开头: [甲]\n", "开头")]
)  # fmt: skip
def test_wordings_in_another_shape_are_told_with_their_place(text: str, path: str) -> None:
    (finding,) = problems("", **{"措辞.yaml": text})
    assert finding.rule == "wrong-kind"
    assert f"“{path}”" in finding.message


@pytest.mark.parametrize(
    ("facts", "line", "words"),
    [("活动:\n  - {编号: 甲, 名称: '甲, 时间: 2022-05-05}\n  - {编号: 乙, 名称: 乙}\n", 2, "'"),
     ("活动:\n  - 编号: 甲\n    名称: \"甲\n    时间: 2022-05-05\n  - {编号: 乙, 名称: 乙}\n", 3, '"')],
)  # fmt: skip
def test_a_quote_left_open_is_shown_where_it_opens(facts: str, line: int, words: str) -> None:
    finding = only(facts, "yaml-syntax")
    assert "引号没有合上" in finding.message
    assert finding.place is not None
    assert (finding.place.line, finding.place.text) == (line, words)


def test_a_value_where_keys_are_due_names_the_keys() -> None:
    finding = only("活动:\n  - {编号: 甲, 名称: 植树, 环节: [报名]}\n", "wrong-kind")
    assert "名称、数值" in finding.hint


WRONG_TIMES = {
    "2022-05-05至2022-04-01": ("impossible-date", "起止写反"),
    "2022-02-30": ("impossible-date", "核对月和日"),
    "2022-05-05上午25:30": ("unreadable-value", "25:30"),
    "上午25:30": ("unreadable-value", "25:30"),
    "每周三9:75": ("unreadable-value", "9:75"),
    "明天": ("unreadable-value", "2022-12-20"),
    "下周三": ("unreadable-value", "2022-12-20"),
}


@pytest.mark.parametrize("text", WRONG_TIMES)
def test_a_time_that_never_was_says_what_is_wrong_with_it(text: str) -> None:
    rule, words = WRONG_TIMES[text]
    assert words in only(f"活动:\n  - {{编号: 甲, 名称: 植树, 时间: '{text}'}}\n", rule).hint


@pytest.mark.parametrize("text", ["暑假", "每周三14:30", "2022-05-05上午9:30", "每天2小时间隔24时", "农历腊月"])
def test_words_for_a_time_may_stand(text: str) -> None:
    assert problems(f"活动:\n  - {{编号: 甲, 名称: 植树, 时间: '{text}'}}\n") == []


# -- 恶意的 --

HOSTILE = {
    "标签": "活动:\n  - 名称: !!python/object/apply:os.system [ls]\n",
    "裸标签": "活动:\n  - !植树 {名称: 甲}\n",
    "锚点": "活动:\n  - &甲 {名称: 甲}\n",
    "别名": "活动: [*甲]\n",
    "合并": "活动:\n  - {<<: {名称: 甲}}\n",
    "方括号": "活动: " + "[" * 20_000,
    "花括号": "活动: " + "{a: " * 20_000,
    "短横": "活动:\n" + "- " * 20_000,
    "缩进": "\n".join(" " * n + "甲:" for n in range(400)),
    "十亿个笑": "甲: &甲 [哈, 哈]\n" + "".join(
        f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("甲乙丙丁戊己庚辛", "乙丙丁戊己庚辛壬", strict=True)),
    "没名字的锚点": "甲: [&乙 [1, 2], *乙]\n",
    "很多冒号": "活动:\n" + "：" * 50_000,
    "很多逗号": "活动:\n  - {" + "编号，" * 10_000 + "}\n",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_plainly_and_fast(name: str) -> None:
    begin = time.process_time()
    found = problems(HOSTILE[name])
    assert time.process_time() - begin < 3
    assert found
    assert all(item.place and item.place.file == FILE for item in found)


def test_a_file_too_large_is_not_read() -> None:
    node, found = read_yaml(b"#" * (8 * 1024 * 1024 + 1), FILE)
    assert node is None
    assert [item.rule for item in found] == ["file-too-large"]


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from("活动:名称- \n{}[],：，“”'\"*&|>#甲1\t"), max_size=60))
def test_no_text_however_odd_gets_past_with_anything_but_findings(text: str) -> None:
    for item in problems(text):
        assert item.message
        assert item.place is not None
        assert item.place.file == FILE
        if item.place.source.strip():
            assert text.split("\n")[(item.place.line or 0) - 1] == item.place.source
            describe(item)
