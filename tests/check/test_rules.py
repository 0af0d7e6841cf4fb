"""规矩：反例都查得出，正例都不误报；一个文件一条，一条不漏。"""

from __future__ import annotations

from pathlib import Path

import pytest

import fuer_docs.check.rules as registry
from fuer_docs.check.rule import Example, Rule
from fuer_docs.check.rules import RULES
from fuer_docs.check.run import check_manuscript
from fuer_docs.engine.check import bundled_tables
from fuer_docs.importers.recognise import recognised
from fuer_docs.model.finding import Finding
from fuer_docs.model.manuscript import Manuscript, Passage

FOLDER = Path(registry.__file__).parent


def read(example: Example) -> Manuscript:
    if isinstance(example, Manuscript):
        return example
    if callable(example):
        return example()
    lines = example.split("\n")
    return recognised(Manuscript("例子.txt", tuple(Passage(n, line) for n, line in enumerate(lines, 1))))


def found(rule: Rule, example: Example) -> list[Finding]:
    return check_manuscript(read(example), [rule], tables=bundled_tables())


BAD = [(rule, example) for rule in RULES for example in rule.bad]
GOOD = [(rule, example) for rule in RULES for example in rule.good]


@pytest.mark.parametrize(("rule", "example"), BAD, ids=[f"{rule.id}-{at}" for at, (rule, _example) in enumerate(BAD)])
def test_a_rule_finds_its_bad_examples(rule: Rule, example: Example) -> None:
    assert found(rule, example)


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=[f"{rule.id}-{at}" for at, (rule, _example) in enumerate(GOOD)])
def test_a_rule_is_silent_on_its_good_examples(rule: Rule, example: Example) -> None:
    assert [finding.message for finding in found(rule, example)] == []


def test_every_rule_file_is_in_the_list_once() -> None:
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("*.py") if path.stem != "__init__"}
    assert files == {rule.id for rule in RULES}
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_why_and_on_what_ground(rule: Rule) -> None:
    assert rule.title
    assert rule.why.endswith("。")
    assert rule.basis
    assert rule.bad
    assert rule.good


def test_a_gap_is_told_once_and_its_name_is_not_read_as_text() -> None:
    text = "2022年，在【待补：fuer.yaml的地名.上级】妇联指导下，县妇联做了三件事,件件落地。"
    findings = check_manuscript(read(text), RULES, tables=bundled_tables(), skip=["missing-part"])
    assert [(finding.rule, finding.place.text) for finding in findings if finding.place] == [
        ("halfwidth-punctuation", ","),
        ("placeholder-left", "【待补：fuer.yaml的地名.上级】"),
    ]
