"""标题末尾的句号。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ..reading import Reading
from ..rule import Hit, Rule, hit

_LONGEST = 26
_FIRST = re.compile(r"^\s*[一二三四五六七八九十]{1,3}、(?P<title>[^。；！？：]+)。\s*$")
_STYLES = {"标题", "一级标题"}


def _find(reading: Reading) -> Iterator[Hit]:
    passages = reading.passages
    for at, passage in enumerate(passages):
        if passage.in_table or not passage.text.rstrip().endswith("。"):
            continue
        following = next((one for one in passages[at + 1 : at + 4] if one.text.strip()), None)
        before = next((one for one in reversed(passages[max(0, at - 3) : at]) if one.text.strip()), None)
        if passage.style in _STYLES or (
            _looks_like_heading(passage) and _is_body(following) and (before is None or _is_body(before))
        ):
            end = len(passage.text.rstrip())
            yield hit(passage, end - 1, end, _("标题末尾有句号"), _("删去句号"))


def _looks_like_heading(passage: Passage) -> bool:
    match = _FIRST.match(passage.text)
    return match is not None and len(match["title"]) <= _LONGEST


def _is_body(passage: Passage | None) -> bool:
    """后面是正文或下一级标题，不是并列的下一条：一条一条的清单，末尾可以有句号。"""
    return passage is not None and not re.match(r"\s*[一二三四五六七八九十]{1,3}、", passage.text)


RULE = Rule(
    id="full-stop-after-heading",
    title="标题末尾有句号",
    severity=Severity.WARNING,
    why="独占一行的标题末尾不加句号；接着写正文的除外。",
    basis="GB/T 15834—2011 B.4；惯例",
    bad=(
        "一、强化组织领导。\n今年以来，召开会议三次。",
        "二、存在的问题。\n（一）机制不够健全",
        "三、下一步打算。\n\n一是抓宣传。",
    ),
    good=(
        "一、强化组织领导\n今年以来，召开会议三次。",
        "一、强化组织领导。今年以来，召开会议三次。",
        "一、会议定于5月10日上午召开。\n二、请各单位准时参加。",
        "一、能不能按时达标？\n答案是肯定的。",
        "一、报送自评报告。\n二、做好迎检准备。\n三、落实整改措施。",
        "1.召开部署会。\n2.开展自查。",
        "一、报送自评报告。\n二、双方商定的其他事项。\n以上各项请抓紧办理。",
    ),
    find=_find,
)
