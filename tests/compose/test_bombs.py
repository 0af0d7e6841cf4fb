"""炸弹和撬棍：模板、片段里写什么都逃不出去，也拖不垮；用三秒的处理器时间说一句平常话。"""

from __future__ import annotations

import pytest
from desk import FACTS, cell, compose, docx, row, table
from hostile import within

from fuer_docs.errors import UsageError
from fuer_docs.model.finding import Finding

_quick = within(3.0)


def refused(*body: str, **options: object) -> list[Finding]:
    """不肯写，而且说的是平常话。"""
    written = compose(docx(*body), **options)
    assert written.errors, written.texts
    for finding in written.errors:
        assert len(finding.message) < 120
        assert "Traceback" not in finding.message
        assert "jinja" not in finding.message.lower()
    return written.errors


# -- 撬棍 --

CROWBARS = [
    "{{ 单位.__class__ }}", "{{ 单位['__class__'] }}", "{{ ''.__class__ }}", "{{ 短板.__class__.__mro__ }}",
    "{{ (短板|首).__class__ }}", "{{ (短板|首)._absent }}", "{{ (短板|首).KEYS }}", "{{ (短板|首).place }}",
    "{{ 片段.__globals__ }}", "{{ 片段['__globals__'] }}", "{{ 查.__code__ }}", "{{ 标题数.__self__ }}",
    "{{ 文稿.__dict__ }}", "{{ 文稿['ref'] }}", "{{ 年度.origin }}", "{{ 年度['value'] }}", "{{ 达标.values }}",
    "{% for 项 in 短板 %}{{ loop.__class__ }}{% endfor %}", "{% for 项 in 短板 %}{{ loop['cycle'] }}{% endfor %}",
    "{{ self }}", "{{ self._TemplateReference__context }}", "{{ config }}", "{{ request }}", "{{ namespace }}",
    "{{ cycler }}", "{{ joiner }}", "{{ lipsum }}", "{{ dict }}", "{{ range }}", "{{ __builtins__ }}",
    "{{ range(10) }}", "{{ dict(甲=1) }}", "{{ lipsum(5) }}", "{{ ''.join(短板) }}", "{{ '%s'.format(单位) }}",
    "{{ '{0.__class__}'.format(单位) }}", "{{ '%s' % 单位 }}", "{{ 短板.append(1) }}", "{{ 短板.index(1) }}",
    "{{ 单位|attr('__class__') }}", "{{ 短板|map(attribute='__class__') }}", "{{ 单位|format }}", "{{ 单位|safe }}",
    "{{ 短板|tojson }}", "{{ 短板|groupby('名称') }}", "{{ 短板|list }}", "{{ 短板|各('__class__') }}",
    "{{ 短板|求和('__dict__') }}", "{{ 片段('../../etc/passwd') }}", "{{ 片段(片段) }}", "{{ 片段('甲', **文稿) }}",
    "{{ 查(查) }}", "{{ 查('短板/__class__').__class__ }}", "{{ (查)('短板/指标弱') .__class__ }}", "{{ caller() }}",
    "{{ 标题数()() }}", "{{ super() }}", "{{ 提法(短板) }}",
    "{% macro 甲() %}乙{% endmacro %}", "{% include '乙' %}", "{% import '乙' as 丙 %}", "{% from '乙' import 丙 %}",
    "{% extends '乙' %}", "{% block 甲 %}乙{% endblock %}", "{% call 甲() %}乙{% endcall %}",
    "{% filter upper %}乙{% endfilter %}", "{% with 甲 = 1 %}乙{% endwith %}", "{% do 甲 %}", "{% autoescape true %}乙{% endautoescape %}",
    "{% debug %}", "{% trans %}乙{% endtrans %}", "{% break %}", "{% for 项 in 短板 %}{% continue %}{% endfor %}",
    "{% set 单位.简称 = '乙' %}", "{% set 甲, 乙 = 短板 %}", "{% set ns = namespace() %}",
]  # fmt: skip


@pytest.mark.parametrize("body", CROWBARS)
def test_ways_out_are_refused_in_plain_words(body: str) -> None:
    for finding in refused("甲" + body if body.startswith("{{") else body):
        assert finding.place is not None
        assert finding.place.line == 1


def test_raw_blocks_do_not_smuggle_structure_into_the_paper() -> None:
    written = compose(docx("甲{% raw %}{{ 单位.__class__ }}{% endraw %}乙"))
    assert written.errors or not any("\x01" <= char <= "\x08" for text in written.texts for char in text)


def test_a_template_cannot_call_what_a_parameter_hides() -> None:
    fragments = {"甲": "---\n编号: 甲\n参数: {数: 数}\n---\n{{ 数() }}"}
    assert [item.rule for item in refused("甲{{ 片段('甲', 数=片段) }}", fragments=fragments)] == ["not-allowed"]


# -- 炸弹 --

MANY = "短板:\n" + "".join(f"  - {{编号: 短板{number}, 表现: 弱}}\n" for number in range(300))


def test_loops_nested_four_deep_over_many_facts_stop() -> None:
    opening = "".join(f"{{% for 项{level} in 短板 %}}" for level in range(4))
    found = refused(opening + "甲" + "{% endfor %}" * 4, facts=MANY)
    assert [item.rule for item in found] == ["over-budget"]
    assert found[0].place is not None


def test_empty_loops_nested_deep_stop_too() -> None:
    opening = "".join(f"{{% for 项{level} in 短板 if 项{level} %}}" for level in range(12))
    assert {item.rule for item in refused(opening + "{% endfor %}" * 12, facts=MANY)} == {"over-budget"}


def test_a_long_filter_chain_in_a_loop_stops() -> None:
    body = "{% for 甲 in 短板 %}{% for 乙 in 短板 %}{{ 短板|取(300)|除(0)|取(300)|数 }}{% endfor %}{% endfor %}"
    assert {item.rule for item in refused(body, facts=MANY)} == {"over-budget"}


@pytest.mark.parametrize(
    "doubling",
    ["{% set 甲 = 甲 ~ 甲 %}", "{% set 甲 %}{{ 甲 }}{{ 甲 }}{% endset %}", "{% set 甲 = [甲, 甲]|顿号 %}",
     "{% set 甲 = [甲, 甲, 甲]|列举(甲) %}"],
)  # fmt: skip
def test_text_that_doubles_itself_stops(doubling: str) -> None:
    body = ["{% set 甲 = '甲' ~ 单位 %}", *[doubling] * 64, "{{ 甲 }}"]
    assert [item.rule for item in refused(*body)] == ["over-budget"]


def test_lists_that_double_themselves_are_refused() -> None:
    assert [
        item.rule for item in refused("{% set 甲 = [短板, 短板] %}", *["{% set 甲 = [甲, 甲] %}"] * 64, "{{ 甲 }}")
    ] == ["tag-error"]


def test_a_figure_that_squares_itself_stays_small_or_stops() -> None:
    facts = "合计:\n  - {编号: 甲, 名称: 甲, 数值: 99999人}\n"
    written = compose(
        docx("{% set 甲 = (合计|首).数值 %}", *["{% set 甲 = 甲 * 甲 %}"] * 40, "得{{ 甲 }}"), facts=facts
    )
    assert written.errors


@pytest.mark.parametrize(
    "body",
    ["{{ '甲' * 10000000000 }}", "{{ 10 ** 10 ** 10 }}", "{{ 短板 * 1000000 }}", "{{ '甲' ~ ('乙' * 99999999) }}"],
)
def test_replication_is_refused(body: str) -> None:
    refused("甲" + body)


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 5000 + "单位" + ")" * 5000, "not " * 3000 + "单位", "[" * 3000 + "]" * 3000, "单位" + "|引号" * 3000,
        "单位" + "|引号" * 400, "单位" + " ~ 单位" * 3000, "年度" + " + 1" * 3000, "年度" + " + 1" * 330, "文稿" + ".标题" * 3000,
        "单位 if 单位 else " * 800 + "单位", "单位" + " and 单位" * 3000, "单位" + "[0]" * 2000,
    ],
    ids=lambda text: text[:6] + str(len(text)),
)  # fmt: skip
def test_deep_expressions_are_an_error_or_harmless(expression: str) -> None:
    written = compose(docx("甲{{ " + expression + " }}"))
    assert written.errors or written.text.startswith("甲")


def test_statements_nested_a_thousand_deep_are_an_error_or_harmless() -> None:
    written = compose(docx("{% if 单位 %}" * 1000 + "甲" + "{% endif %}" * 1000))
    assert written.errors or written.text == "甲"


def test_tables_nested_deep_are_read() -> None:
    inner = "{{ 单位 }}"
    for _level in range(20):
        inner = table(row(cell(inner, "")))
    assert "青川县妇女儿童工作委员会" in compose(docx(inner)).texts


def test_tables_nested_too_deep_are_refused() -> None:
    inner = "{{ 单位 }}"
    for _level in range(200):
        inner = table(row(cell(inner, "")))
    with pytest.raises(UsageError) as caught:
        compose(docx(inner))
    assert [item.rule for item in caught.value.findings] == ["unreadable-file"]


# -- 片段 --


def test_fragments_that_call_each_other_stop_with_their_name() -> None:
    fragments = {"甲": '甲{{ 片段("乙") }}', "乙": '乙{{ 片段("甲") }}'}
    found = refused('{{ 片段("甲") }}', fragments=fragments)
    assert {item.rule for item in found} == {"over-budget"}
    assert "套得太深" in found[0].message
    assert found[0].place is not None
    assert found[0].place.file in {"fragments/甲.txt", "fragments/乙.txt"}


def test_a_fragment_that_calls_itself_ten_times_stops() -> None:
    found = refused('{{ 片段("甲") }}', fragments={"甲": '{{ 片段("甲") }}' * 10})
    assert {item.rule for item in found} == {"over-budget"}
    assert len(found) <= 20


def test_a_tower_of_fragments_that_doubles_stops() -> None:
    fragments = {f"甲{n}": ('{{ 片段("甲' + str(n + 1) + '") }}\n') * 8 for n in range(10)} | {"甲10": "底。"}
    assert {item.rule for item in refused('{{ 片段("甲0") }}', fragments=fragments)} == {"over-budget"}


# -- 收拾标点也不拖 --


def test_tidying_a_paragraph_full_of_leftover_commas_is_quick() -> None:
    facts = "短板:\n" + "".join(f"  - {{编号: 短板{number}, 表现: 弱}}\n" for number in range(1500))
    written = compose(docx("有{% for 项 in 短板 %}{{ 项 }}，[[{{ 项.影响 }}]]，；{% endfor %}完。"), facts=facts)
    assert written.errors == []
    assert "，，" not in written.text
    assert "，；" not in written.text


def test_a_fact_full_of_marks_and_braces_is_only_text() -> None:
    facts = FACTS.replace("储备不足", "'" + "，；：。" * 2000 + "'")
    written = compose(docx("因{{ (短板|首).原因 }}完。"), facts=facts)
    assert written.text == "因" + "，；：。" * 2000 + "完。"
