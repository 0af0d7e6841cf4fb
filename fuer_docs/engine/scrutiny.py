"""查片段库：一个一个看，真的排一遍，再合起来看。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..compose.fragments import Fragment
from ..compose.hygiene import (
    dated_wordings,
    expired_wordings,
    near_copies,
    nobody_calls,
    own_words,
    unknown_formulations,
    unused,
    unused_parameters,
    wrong_arguments,
)
from ..model.finding import Finding, has_errors, in_reading_order
from .shelf import Inspection, all_fragments, inspect_fragment, inspected_templates, library_shelf
from .trial import Trial
from .workspace import Shelf


def lint_fragments(workspace: Path | None) -> list[Inspection]:
    """查全部片段：自带的和工作区的。一个一个查，真的排一遍，再合起来查。"""
    shelf = library_shelf(workspace)
    _slots, head_findings = shelf.fragments
    fragments = all_fragments(shelf)
    looked = {fragment.code: inspect_fragment(fragment, shelf) for fragment in fragments}
    found = {fragment.file: looked[fragment.code] for fragment in fragments}
    together = _together(fragments, looked, shelf, own_only=workspace is not None)
    for finding in [*head_findings, *_each(fragments, looked, shelf), *together]:
        file = finding.place.file if finding.place else ""
        found.setdefault(file, Inspection(file)).findings.append(finding)
    for inspection in found.values():
        inspection.findings = in_reading_order(inspection.findings)
    return [found[file] for file in sorted(found)]


def _each(fragments: list[Fragment], looked: dict[str, Inspection], shelf: Shelf) -> Iterator[Finding]:
    """逐个片段：说法过没过时，参数用没用上，排出来有没有错。"""
    tables = shelf.tables[0]
    uses = [use for inspection in looked.values() for use in inspection.uses]
    tested = {code: inspection.tested for code, inspection in looked.items()}
    wordings, trial = dated_wordings(tables), Trial(shelf, uses)
    for fragment in fragments:
        inspection = looked[fragment.code]
        yield from expired_wordings(fragment, inspection.lines, wordings)
        if has_errors(inspection.findings):
            continue  # 读都读不通的，先改那里
        variants = shelf.fragments[0][fragment.slot]
        yield from unused_parameters(fragment, {name for item in variants for name in looked[item.code].named})
        yield from unknown_formulations(inspection.formulations, tables.get("提法", ()))
        wrong = list(wrong_arguments(inspection.uses, shelf.fragments[0], tested))
        guesses = not all(use.whole for use in inspection.uses)
        yield from wrong or trial.findings(fragment, guesses=guesses)


def _together(
    fragments: list[Fragment], looked: dict[str, Inspection], shelf: Shelf, *, own_only: bool
) -> Iterator[Finding]:
    """合起来看：差不多的写法，没有谁调用的写法。

    查工作区时只说它自己的没人用：换了模板、换了写法，自带的用不到是当然的。
    """
    texts = {fragment.code: (fragment, own_words(looked[fragment.code].lines)) for fragment in fragments}
    yield from near_copies(texts)
    uses = {code: inspection.uses for code, inspection in looked.items()}
    roots = [use for _kind, inspection in inspected_templates(shelf) for use in inspection.uses]
    for fragment in unused(fragments, roots, uses):
        if fragment.own or not own_only:
            yield nobody_calls(fragment, shelf.fragments[0])
