"""认可：办公室看过、不改的几处，记在工作区的 接受.yaml，写明理由，以后不再说。"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..check.rules import RULES
from ..load.workspace import SETTING_FILE
from ..load.yaml_text import Mapping, Scalar, read_yaml
from ..load.yaml_text import Sequence as NodeList
from ..model.finding import Finding, did_you_mean, error, note
from ..model.place import Place
from ..model.speech import _
from .files import read_file

ACCEPTED_FILE = "接受.yaml"


class Acceptance(NamedTuple):
    """办公室认可的一处：哪条规矩、哪几个字（空是都认可）、理由。"""

    rule: str
    text: str
    reason: str
    place: Place | None = None


def unknown_rule(name: str, place: Place | None = None) -> Finding | None:
    """没有这条规矩就说出来，像哪一条也说；有的是 ``None``。"""
    known = [rule.id for rule in RULES]
    if name in known:
        return None
    hint = did_you_mean(name, known, _("用 fuer-docs rules 看有哪些"), alike=0.6)
    return error("no-such-rule", _("没有规矩“{name}”", name=name), hint, place)


def read_accepted(root: Path) -> tuple[list[Acceptance], list[Finding]]:
    """接受.yaml：``- {规则: …, 文字: …, 理由: …}``。没写理由的、没有的规矩不算，说出来。"""
    path = root / ACCEPTED_FILE
    if not path.is_file():
        return [], []
    node, findings = read_yaml(read_file(path), ACCEPTED_FILE)
    accepted = []
    for item in node.items if isinstance(node, NodeList) else ():
        entries = item.entries if isinstance(item, Mapping) else ()
        given = {name.text: value for name, value in entries if isinstance(value, Scalar)}
        texts = {name: value.text.strip() for name, value in given.items()}
        if not texts.get("规则") or not texts.get("理由"):
            hint = _("写成“- {example}”", example="{规则: percentage-mismatch, 文字: 占48%, 理由: 口径不同}")
            findings.append(error("bad-acceptance", _("认可一处要写“规则”和“理由”"), hint, item.place))
            continue
        if (unknown := unknown_rule(texts["规则"], given["规则"].place)) is not None:
            findings.append(unknown)
            continue
        accepted.append(Acceptance(texts["规则"], texts.get("文字", ""), texts["理由"], item.place))
    return accepted, findings


def accepted_above(path: Path) -> tuple[list[Acceptance], list[Finding]]:
    """单独查一份文稿时，上面最近的工作区的认可。"""
    for folder in path.resolve().parents:
        if (folder / SETTING_FILE).is_file():
            return read_accepted(folder)
    return [], []


def is_accepted(finding: Finding, accepted: Iterable[Acceptance]) -> bool:
    """这一处认可过：规矩相同，写了文字的文字也在其中。"""
    return any(_covers(one, finding) for one in accepted)


def unaccepted(findings: Iterable[Finding], accepted: Iterable[Acceptance]) -> list[Finding]:
    """没有认可过的。"""
    known = list(accepted)
    return [finding for finding in findings if not is_accepted(finding, known)]


def unused(accepted: Iterable[Acceptance], findings: Iterable[Finding]) -> list[Finding]:
    """用不上了的认可：哪份文稿里都没有这一处。"""
    said = list(findings)
    hint = _("别的文稿也用不着它，就从接受.yaml里删去这一条")
    return [
        note("unused-acceptance", _("事实和 out/ 里已经没有认可的这一处：{rule}", rule=one.rule), hint, one.place)
        for one in accepted
        if not any(_covers(one, finding) for finding in said)
    ]


def _covers(one: Acceptance, finding: Finding) -> bool:
    text = finding.place.text if finding.place else ""
    return one.rule == finding.rule and (not one.text or one.text in text)
