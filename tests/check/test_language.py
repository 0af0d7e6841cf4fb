"""用语：表从引擎来，写作的时间看得出，半角多的文件只说一次，名录里的词条不自相矛盾。"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fuer_docs.check.rule import Hit, gathered
from fuer_docs.check.rules import RULES
from fuer_docs.check.run import check_manuscript
from fuer_docs.check.set_phrases import SET_PHRASES
from fuer_docs.check.wrong_words import WORDS
from fuer_docs.engine.check import bundled_tables, check_paths
from fuer_docs.importers.recognise import recognised
from fuer_docs.model.finding import Severity
from fuer_docs.model.manuscript import Manuscript, Passage
from fuer_docs.reading.catalogue import LAW_TABLES, laws
from fuer_docs.reading.period import when_written
from fuer_docs.reading.punctuation import addresses, widened


def paper(*lines: str) -> Manuscript:
    return recognised(Manuscript("例子.txt", tuple(Passage(n, line) for n, line in enumerate(lines, 1))))


def found(manuscript: Manuscript, *only: str) -> list[str]:
    return [finding.rule for finding in check_manuscript(manuscript, RULES, only=only, tables=bundled_tables())]


# -- 写作的时间 --


def test_a_dated_line_says_the_day() -> None:
    span = when_written(paper("2022年工作总结", "正文。", "2023年1月5日"))
    assert span is not None
    assert (span.start, span.end) == (date(2023, 1, 5), date(2023, 1, 5))


def test_a_plan_is_written_before_its_year_and_a_summary_after() -> None:
    plan, summary = when_written(paper("2023年工作计划")), when_written(paper("2023年工作总结"))
    assert plan is not None
    assert summary is not None
    assert plan.start < date(2023, 1, 1) <= summary.start
    assert plan.end < date(2024, 1, 1) < summary.end


def test_without_a_year_nothing_is_said_about_time() -> None:
    assert when_written(paper("工作总结", "宣传《婚姻法》。")) is None
    assert when_written(paper("工作总结", "12月30日")) is None


# -- 表 --


def test_without_tables_the_rules_that_need_them_are_silent() -> None:
    manuscript = paper("2024年工作总结", "宣传《婚姻法》《妇女儿童权益保障法》，学习贯彻党的十八大精神，县卫计局参加。")
    names = {"no-such-law", "law-outside-its-period", "formulation-outside-its-period", "body-outside-its-period"}
    assert found(manuscript, *names)
    assert check_manuscript(manuscript, RULES, only=names) == []


def test_no_wrong_name_is_the_name_of_a_real_law() -> None:
    known, mistaken, _dates = laws(bundled_tables())
    assert not set(known) & set(mistaken)
    assert set(mistaken.values()) <= set(known)
    assert len(known) > 100


def test_every_successor_is_in_the_catalogue() -> None:
    known = laws(bundled_tables()).known
    for entry in known.values():
        assert not entry.successor or entry.successor in known, entry
        assert entry.since is None or entry.until is None or entry.since < entry.until


def test_a_workspace_adds_laws_of_its_own(workspace: Path) -> None:
    table = workspace / "fragments" / "tables" / f"{LAW_TABLES[-1]}.yaml"
    table.parent.mkdir(parents=True)
    row = "- {编号: 川条例, 名称: 儿童友好促进条例, 自: 2023-01-01, 误称: 儿童友好条例}\n"
    table.write_text(row, encoding="utf-8")
    (workspace / "out").mkdir(exist_ok=True)
    (workspace / "out" / "试.txt").write_text("学习《儿童友好条例》。\n", encoding="utf-8")
    rules = [finding.rule for one in check_paths([workspace], only=["no-such-law"]) for finding in one.findings]
    assert "no-such-law" in rules


# -- 标点 --


def test_a_file_full_of_halfwidth_punctuation_gets_one_warning_with_the_count() -> None:
    manuscript = paper(*["今年以来,我们开展了活动,成效明显。"] * 12)
    (finding,) = check_manuscript(manuscript, RULES, only=["halfwidth-punctuation"])
    assert finding.severity is Severity.WARNING
    assert "24" in finding.message


def test_a_few_halfwidth_marks_are_named_one_by_one() -> None:
    manuscript = paper(*["今年以来，我们开展了活动，成效明显。"] * 12, "走访,慰问。")
    assert found(manuscript, "halfwidth-punctuation") == ["halfwidth-punctuation"]


def test_many_hits_are_gathered_into_one() -> None:
    hits = [Hit(n, 0, 1, "一处") for n in range(1, 9)]
    assert [one.message for one in gathered(hits, lambda n: f"共{n}处")] == ["共8处"]
    assert len(list(gathered(hits[:3], lambda n: f"共{n}处"))) == 3


def test_addresses_are_found_and_widening_keeps_positions() -> None:
    passage = Passage(1, "见http://a.cn/b,c和x@y.cn。")
    assert [passage.text[start:end] for start, end in addresses(passage.text)] == ["http://a.cn/b,c", "x@y.cn"]
    assert widened("好,的:(一)") == "好，的：（一）"


# -- 词条 --


@pytest.mark.parametrize("word", WORDS, ids=[f"{word.wrong}-{at}" for at, word in enumerate(WORDS)])
def test_a_wrong_word_is_found_and_its_correction_is_not(word: object) -> None:
    example = word.example or word.wrong  # type: ignore[attr-defined]
    assert word.wrong in example  # type: ignore[attr-defined]
    assert "wrong-word" in found(paper(example), "wrong-word")
    corrected = example.replace(word.wrong, word.right)  # type: ignore[attr-defined]
    assert found(paper(corrected), "wrong-word") == [], corrected


@pytest.mark.parametrize("phrase", SET_PHRASES)
def test_a_set_phrase_written_right_is_silent(phrase: str) -> None:
    assert found(paper(f"我们要坚持{phrase}，继续努力。"), "misquoted-formulation") == []


@pytest.mark.parametrize(
    ("year", "text", "rule", "severity"),
    [
        (2024, "认真落实第六次全国妇女儿童工作会议精神，", "formulation-outside-its-period", Severity.WARNING),
        (2024, "深入学习贯彻党的十九大精神，", "formulation-outside-its-period", Severity.HINT),
        (2020, "学习贯彻党的二十大和二十届二中全会精神，", "formulation-outside-its-period", Severity.HINT),
        (2024, "以习近平新时代中国特色社会主意思想为指导，", "misquoted-formulation", Severity.WARNING),
        (2024, "聚焦最关心、最直接、最现买的利益问题，", "misquoted-formulation", Severity.HINT),
    ],
)
def test_what_rests_on_an_unverified_row_is_at_most_a_hint(year: int, text: str, rule: str, severity: Severity) -> None:
    manuscript = paper(text)
    manuscript.year = year
    findings = check_manuscript(manuscript, RULES, only=[rule], tables=bundled_tables())
    assert [finding.severity for finding in findings] == [severity]
