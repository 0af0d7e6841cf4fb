"""法律全称没有书名号，或同一部有时有有时没有。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_AFTER = "(?![律规制治庭院学理典人])"
_SHORTEST = 6
_DEFINED = Pattern(r"(?:简称|统称|称)[“]?$")


def _find(reading: Reading) -> Iterator[Hit]:
    names = sorted((name for name in reading.laws.known if len(name) >= _SHORTEST), key=len, reverse=True)
    if not names:
        return
    found = re.compile(
        rf"(?P<open>[《〈])?(?P<full>(?P<prefix>中华人民共和国)?(?P<name>{'|'.join(map(re.escape, names))})){_AFTER}"
    )
    matches = [(passage, match) for passage in reading.passages for match in found.finditer(passage.text)]
    marked = {match["name"] for _passage, match in matches if match["open"]}
    said = {
        match["name"]
        for passage, match in matches
        if _DEFINED.search(passage.text[max(0, match.start() - 4) : match.start()])
    }
    """“以下简称”后面说定了的简称。"""
    for passage, match in matches:
        name = match["name"]
        if (
            match["open"]
            or name in said
            or passage.text.strip("# ") == match["full"]
            or not (match["prefix"] or name in marked)
            or _inside(passage.text, match.start())
        ):
            continue
        said.add(name)
        message = _("“{name}”没有加书名号", name=match["full"])
        yield hit(passage, *match.span("full"), message, _("写成《{name}》", name=match["full"]))


def _inside(text: str, at: int) -> bool:
    """在书名号、引号里面：文件名、口号里引的。"""
    before = text[max(0, at - 200) : at]
    return any(before.count(opening) > before.count(close) for opening, close in ("《》", "“”", "〈〉"))


RULE = Rule(
    id="law-without-title-marks",
    title="法律名没有加书名号",
    severity=Severity.HINT,
    why="法律写了全称要加书名号；同一篇里同一部法律有的加有的不加，看着不整齐。",
    basis="GB/T 15834—2011 4.15（书名号标示法律名，一般）；惯例",
    bad=(
        "贯彻实施中华人民共和国妇女权益保障法。",
        "学习《反家庭暴力法》。\n各村要宣传反家庭暴力法。",
    ),
    good=(
        "贯彻实施《中华人民共和国妇女权益保障法》。",
        "要宣传反家庭暴力法、家庭教育促进法。",
        "《反家庭暴力法》（以下简称反家庭暴力法）施行以来，各部门按照反家庭暴力法办案。",
        "学习《反家庭暴力法》，开展“反家庭暴力法进万家”活动。",
        "印发《关于学习宣传家庭教育促进法的通知》，学习《家庭教育促进法》。",
        "保护未成年人，《未成年人保护法》是准绳，加强未成年人保护法律宣传。",
    ),
    find=_find,
)
