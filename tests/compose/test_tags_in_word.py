"""标签：Word 怎么拆、写成全角还是弯引号、放在哪里，都认；格式取标签第一个字的。"""

from __future__ import annotations

import pytest
from desk import BOLD, FACTS, ITALIC, RED, cell, compose, docx, fail, p, r, row, show, table, write

from fuer_docs.model.document import Table
from fuer_docs.ooxml.template import read_template
from fuer_docs.render.word import render_docx

NAME = "青川县妇女儿童工作委员会"
LOOP, END = "{% for 项 in 短板 %}", "{% endfor %}"


# -- Word 拆开的 --


@pytest.mark.parametrize("cut", range(1, len("{{ 单位 }}")))
def test_a_tag_is_read_wherever_word_splits_it(cut: int) -> None:
    tag = "{{ 单位 }}"
    assert write(p(r("由") + r(tag[:cut]) + r(tag[cut:]) + r("承办"))).text == f"由{NAME}承办"


def test_a_tag_split_into_single_letters_with_spell_marks_is_read() -> None:
    between = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="书签"/><w:bookmarkEnd w:id="1"/>'
    body = between.join(r(char, attributes=' w:rsidR="00AB12CD"') for char in "{{ 单位 }}")
    assert write(p(body)).text == NAME


def test_a_statement_split_over_runs_still_opens_its_loop() -> None:
    opening = r("{% for 项 ", RED) + '<w:proofErr w:type="gramStart"/>' + r("in 短板 %}", BOLD)
    assert write(p(opening), "{{ 项 }}", END).texts == ["指标弱", "机制弱", "保障弱"]


def test_clause_marks_split_over_runs_are_read() -> None:
    body = r("甲") + r("[", BOLD) + r("[，乙{{ 文稿.事由 }}]") + r("]", RED) + r("丙")
    assert write(p(body)).text == "甲丙"
    assert write(p(body), more=", 事由: 督导").text == "甲，乙督导丙"


def test_deleted_text_is_not_read_and_inserted_text_is() -> None:
    body = '<w:del><w:r><w:delText>{{ 坏</w:delText></w:r></w:del><w:ins w:id="1">' + r("{{ 单位 }}") + "</w:ins>"
    assert write(p("<w:r/>" + body)).text == NAME


# -- 全角、弯引号 --


@pytest.mark.parametrize(
    "tag",
    [
        "｛｛ 短板｜几（“个”） ｝｝", "{{ 短板|几(‘个’) }}", "{{短板|几(”个“)}}", "｛{ 短板｜几（'个'） }｝",
        "{{\u3000短板\u3000|\u00a0几（\"个\"）\u3000}}",
    ],
)  # fmt: skip
def test_full_width_and_curly_forms_mean_the_same(tag: str) -> None:
    assert write("有" + tag).text == "有三个"


def test_full_width_statements_and_operators_mean_the_same() -> None:
    body = "｛％ if 短板｜数 ＞ 2 and 年度 ＝＝ ２０２２ ％｝多{% else %}少｛% endif ％}"
    assert write("很" + body).text == "很多"


def test_characters_inside_a_string_literal_stay_as_they_are() -> None:
    assert show('文稿.事由|或("甲，（乙）｜丙：１＝２　！")') == "甲，（乙）｜丙：１＝２　！"


def test_braces_and_backslashes_inside_a_string_literal_are_plain_text() -> None:
    assert show(r'文稿.事由|或("{{ 甲 }} %}乙\n丙\")') == "{{ 甲 }} %}乙\\n丙\\"


# -- 格式 --


def test_a_value_takes_the_look_of_its_tags_first_character() -> None:
    data = docx(p(r("由", ITALIC) + r("{", BOLD) + r("{ 单位 }}", RED) + r("承办", ITALIC)))
    written, looks = compose(data), read_template(data, "样张.docx").looks
    assert b"<w:b/>" in looks[written.run(NAME).look]
    assert b"<w:i/>" in looks[written.run("由").look]
    assert b"<w:i/>" in looks[written.run("承办").look]


def test_two_tags_in_one_paragraph_keep_their_own_looks() -> None:
    data = docx(p(r("{{ 本级 }}", BOLD) + r("和") + r("{{ 上级 }}", RED)))
    written, looks = compose(data), read_template(data, "样张.docx").looks
    assert b"<w:b/>" in looks[written.run("青川县").look]
    assert b"FF0000" in looks[written.run("临江州").look]
    assert b"<w:b/>" not in looks[written.run("和").look]


def test_a_value_keeps_its_source_in_its_own_run() -> None:
    run = write(p(r("弱在{{ 短板|各('表现')|首 }}。"))).run("达标难度大")
    assert run.origin is not None
    assert [(source.fact, source.field) for source in run.origin.inputs] == [("短板/指标弱", "表现")]
    assert run.origin.inputs[0].place.file == "facts/事实.yaml"


# -- 放在哪里 --


def test_tags_work_in_headers_and_footers() -> None:
    written = write("正文", header=p("{{ 单位 }}"), footer=p("{{ 年度 }}年·") + p("{% if 短板 %}有{% endif %}"))
    texts = {name: [block.text for block in blocks] for name, blocks in written.document.parts.items()}
    assert texts == {"word/header1.xml": [NAME], "word/footer1.xml": ["2022年·", "有"]}


def test_a_header_without_tags_is_copied_as_it_is() -> None:
    data = docx("正文", header=p("固定的页眉"))
    template = read_template(data, "样张.docx")
    assert [part.name for part in template.parts] == ["word/document.xml"]
    assert "word/header1.xml" in {part[0] for part in template.static}


def test_the_number_of_headings_is_known_in_headers_and_cells() -> None:
    written = write(
        p("部分甲", "一级标题"), "内容。", p("部分乙", "一级标题"), "内容。", table(row("讲{{ 标题数() }}点")),
        header=p("共{{ 标题数() }}点"),
    )  # fmt: skip
    assert written.tables == [[["讲两点"]]]
    assert [block.text for block in written.document.parts["word/header1.xml"]] == ["共两点"]


def test_tags_work_in_table_cells() -> None:
    assert write(table(row("单位", "{{ 单位 }}"))).tables == [[["单位", NAME]]]


def test_tags_work_in_inline_and_block_content_controls() -> None:
    control = "<w:sdt><w:sdtPr><w:alias w:val='名'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert write(p("<w:r/>" + control.format(r("{{ 单") + r("位 }}")) + r("办"))).text == NAME + "办"
    assert write(control.format(p("{{ 单位 }}")), "后").texts == [NAME, "后"]


def test_tags_work_in_hyperlinks_and_the_link_stays() -> None:
    body = r("见") + '<w:hyperlink w:anchor="附件">' + r("{{ 本级 }}附件") + "</w:hyperlink>" + r("。")
    data = docx(p(body))
    written = compose(data)
    assert written.text == "见青川县附件。"
    xml = render_docx(written.document, read_template(data, "样张.docx"), final=True)[0]
    assert b'<w:hyperlink w:anchor="' in _document(xml)
    assert _document(xml).count(b"</w:hyperlink>") == 1


def _document(data: bytes) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(data)).read("word/document.xml")


# -- 消失的 --


def test_a_paragraph_of_statements_only_vanishes() -> None:
    assert write("前", "{% if 短板 %}{% set 甲 = 1 %}", "中", "{% endif %}", "后").texts == ["前", "中", "后"]


def test_a_paragraph_left_empty_by_its_tags_vanishes_and_a_typed_empty_one_stays() -> None:
    assert write("前", "{% if 任务 %}有任务{% endif %}", "", "[[{{ 文稿.事由 }}]]", "后").texts == ["前", "", "后"]


def test_a_table_row_of_statements_only_vanishes() -> None:
    rows = [row("序号", "短板", header=True), row(LOOP, ""), row("{{ loop.index }}", "{{ 项 }}"), row("", END)]
    assert write(table(*rows)).tables == [[["序号", "短板"], ["1", "指标弱"], ["2", "机制弱"], ["3", "保障弱"]]]


def test_a_looping_table_without_rows_vanishes_with_its_heading_row() -> None:
    rows = [row("短板", header=True), row(LOOP), row("{{ 项 }}"), row(END)]
    written = write("前", table(*rows), "后", facts="默认: {来源: 示例数据}\n")
    assert written.texts == ["前", "后"]
    assert not any(isinstance(block, Table) for block in written.document.blocks)


def test_a_table_with_a_fixed_row_stays_when_its_loop_is_empty() -> None:
    rows = [row("短板", header=True), row(LOOP), row("{{ 项 }}"), row(END), row("合计")]
    assert write(table(*rows), facts="默认: {来源: 示例数据}\n").tables == [[["短板"], ["合计"]]]


def test_nested_tables_loop_on_their_own() -> None:
    inner = table(row("{% for 现 in 项.表现 %}"), row("{{ 现 }}"), row("{% endfor %}"))
    outer = write(table(row("短板", header=True), row(LOOP), row(cell("{{ 项 }}", inner, "完")), row(END)))
    (found,) = [block for block in outer.document.blocks if isinstance(block, Table)]
    nested = [next(b for b in line.cells[0].blocks if isinstance(b, Table)) for line in found.rows[1:]]
    assert [len(item.rows) for item in nested] == [2, 1, 1]
    assert outer.texts[1:5] == ["指标弱", "达标难度大", "数据不全", "完"]


def test_every_cell_ends_with_a_paragraph_even_when_its_loop_is_empty() -> None:
    data = docx(table(row(cell("{% for 项 in 任务 %}", "{{ 项 }}", "{% endfor %}"), "甲")), "后")
    written = compose(data)
    xml = _document(render_docx(written.document, read_template(data, "样张.docx"))[0])
    for chunk in xml.split(b"</w:tc>")[:-1]:
        assert chunk.rstrip().endswith((b"</w:p>", b"<w:p/>")), chunk[-80:]


# -- 语句 --


def test_loops_nest_and_know_first_last_and_index() -> None:
    body = (
        "{% for 项 in 短板 %}{{ loop.index }}{% if loop.first %}首{% elif loop.last %}末{% else %}中{% endif %}"
        "{% for 现 in 项.表现 %}（{{ loop.index }}{{ 现 }}）{% endfor %}；{% endfor %}完。"
    )
    assert write(body).text == "1首（1达标难度大）（2数据不全）；2中（1机制不完善）；3末（1资源不足）；完。"


def test_a_loop_condition_renumbers_what_is_left() -> None:
    body = "{% for 项 in 短板 if 项.原因 or 项.影响 %}{{ loop.index }}{{ 项 }}{% if not loop.last %}、{% endif %}{% endfor %}"
    assert write(body).text == "1指标弱、2保障弱"


def test_a_loop_without_items_takes_its_else() -> None:
    assert write("{% for 项 in 任务 %}{{ 项 }}{% else %}没有任务{% endfor %}").text == "没有任务"


@pytest.mark.parametrize(("year", "shown"), [(2021, "早"), (2022, "正"), (2023, "晚")])
def test_if_elif_else_takes_one_branch(year: int, shown: str) -> None:
    body = "是{% if 年度 < 2022 %}早{% elif 年度 == 2022 %}正{% else %}晚{% endif %}"
    assert write(body, year=year).text == "是" + shown


def test_set_keeps_a_value_and_a_set_block_keeps_text_with_its_sources() -> None:
    written = write("{% set 头 = 短板|首 %}", "{% set 话 %}弱在{{ 头.原因 }}{% endset %}", "甲{{ 话 }}，乙{{ 话 }}")
    assert written.text == "甲弱在储备不足，乙弱在储备不足"
    origin = written.run("储备不足").origin
    assert origin is not None
    assert origin.inputs[0].field == "原因"


def test_a_set_inside_a_loop_does_not_leak_out() -> None:
    body = ("{% set 甲 = '外' %}", "{% for 项 in 短板 %}{% set 甲 = '里' %}{{ 甲 }}{% endfor %}{{ 甲 }}")
    assert write(*body).text == "里里里外"


def test_captured_text_is_not_a_list() -> None:
    body = ("{% set 话 %}甲{{ 本级 }}{% endset %}", "{% for 字 in 话 %}{{ 字 }}{% endfor %}")
    assert [item.rule for item in fail(*body)] == ["tag-error"]


# -- [[ ]] --


def test_a_clause_with_something_absent_is_dropped_with_its_words() -> None:
    assert write("做好工作[[，围绕{{ 文稿.事由 }}]]。").text == "做好工作。"
    assert write("做好工作[[，围绕{{ 文稿.事由 }}]]。", more=", 事由: 迎检").text == "做好工作，围绕迎检。"


def test_nested_clauses_drop_only_what_lacks_something() -> None:
    body = "办好[[，由{{ 单位.简称 }}[[会同{{ 文稿.事由 }}]]牵头]]。"
    assert write(body).text == f"办好，由{NAME}牵头。"
    outer = "办好[[，由{{ 文稿.事由 }}[[会同{{ 单位.简称 }}]]牵头]]。"
    assert write(outer).text == "办好。"


def test_a_gap_inside_a_clause_is_printed_because_it_was_promised() -> None:
    written = write("办好[[，主题是{{ 文稿.事由 }}]]。", more=", 事由: 待补")
    assert written.text.startswith("办好，主题是【待补：")
    assert len(written.gaps) == 1


def test_something_absent_outside_a_clause_is_a_gap_with_its_place() -> None:
    written = write("主题是{{ 文稿.事由 }}。")
    assert written.text == "主题是【待补：文稿“样张”的事由】。"
    ((n, gap),) = written.composition.gaps()
    assert n == 1
    assert gap.place is not None
    assert gap.place.file == "fuer.yaml"


def test_what_is_written_as_none_is_known_and_drops_its_clause_without_a_gap() -> None:
    facts = "短板:\n  - {编号: 指标弱, 表现: 难, 影响: 无}\n"
    written = write("{% for 项 in 短板 %}{{ 项 }}[[，致使{{ 项.影响 }}]]。{% endfor %}", facts=facts)
    assert written.text == "指标弱。"
    assert written.gaps == []


def test_keys_inside_groups_are_named_plainly_in_gaps() -> None:
    facts = "会议:\n  - {编号: 全会, 名称: 全会, 时间: 2022-03-01, 议程: [{方式: 报告}]}\n"
    written = write(
        "{% for 会 in 会议 %}{% for 项 in 会.议程 %}{{ 项.单位 }}作{{ 项.方式 }}。{% endfor %}{% endfor %}", facts=facts
    )
    facts = "活动:\n  - {编号: 招聘会, 名称: 招聘会, 环节: [{名称: 进场}]}\n"
    stages = write(
        "{% for 动 in 活动 %}{% for 环 in 动.环节 %}{{ 环.名称 }}{{ 环.数值 }}。{% endfor %}{% endfor %}", facts=facts
    )
    assert written.gaps == ["议程的一项的单位"]
    assert stages.gaps == ["漏斗的一环的数值"]


# -- 片段 --

TWO = "第一段。\n第二段。"


def test_a_fragment_alone_in_its_paragraph_expands_to_paragraphs_in_their_styles() -> None:
    written = write(
        "前", '{{ 片段("甲/乙") }}', "后", fragments={"甲/乙": "@称谓 同志们：\n# 部分\n内容。\n## 小节\n内容。"}
    )
    assert [(item.role, item.text) for item in written.paragraphs] == [
        ("正文", "前"), ("称谓", "同志们："), ("一级标题", "一、部分"), ("正文", "内容。"), ("二级标题", "（一）小节"),
        ("正文", "内容。"), ("正文", "后"),
    ]  # fmt: skip


def test_a_fragment_inside_a_sentence_joins_it() -> None:
    assert (
        write('会上，{{ 片段("议程") }}。', fragments={"议程": "{{ 本级 }}作了报告"}).text == "会上，青川县作了报告。"
    )


def test_a_fragment_of_two_paragraphs_inside_a_sentence_is_an_error() -> None:
    (found,) = fail('会上，{{ 片段("议程") }}。', fragments={"议程": TWO})
    assert found.rule == "fragment-too-long"
    assert "2段" in found.message
    assert "{{ 片段(…) }} 独占一段" in found.hint
    assert found.place is not None
    assert found.place.text == '{{ 片段("议程") }}'


def test_a_fragment_that_yields_nothing_drops_its_clause_or_its_paragraph() -> None:
    fragments = {"空": "{% if 任务 %}有{% endif %}"}
    assert write('甲[[，{{ 片段("空") }}好]]。', fragments=fragments).text == "甲。"
    assert write("前", '{{ 片段("空") }}', "后", fragments=fragments).texts == ["前", "后"]


def test_a_fragment_takes_parameters_and_does_not_see_the_callers_names() -> None:
    fragments = {"条目": "---\n编号: 条目\n参数: {短板: 短板}\n---\n{{ 短板 }}[[，{{ 短板.影响 }}]]"}
    body = '{% for 项 in 短板 %}{{ 片段("条目", 短板=项) }}；{% endfor %}'
    assert write(body, fragments=fragments).text == "指标弱；机制弱；保障弱，服务跟不上；"
    (found,) = fail(LOOP, '{{ 片段("漏") }}', END, fragments={"漏": "{{ 项 }}"})
    assert (found.rule, found.place.file) == ("unknown-name", "fragments/漏.txt")


def test_a_fragment_expands_inside_a_table_cell() -> None:
    written = write(table(row('{{ 片段("两段") }}', "乙")), fragments={"两段": TWO})
    assert written.texts == ["第一段。", "第二段。", "乙"]


def test_facts_never_become_tags() -> None:
    facts = FACTS.replace("储备不足", "'{{ 单位 }}[[{% if %}]]'")
    assert write("{{ (短板|首).原因 }}", facts=facts).text == "{{ 单位 }}[[{% if %}]]"


def test_unprintable_characters_in_a_fragment_are_left_out() -> None:
    fragments = {"甲": "---\n编号: 甲\n标题: 测试\n---\n乙\x00{{ '丙\x00\x0b丁' }}戊\n"}
    assert write("{{ 片段('甲') }}", fragments=fragments).text == "乙丙丁戊"
