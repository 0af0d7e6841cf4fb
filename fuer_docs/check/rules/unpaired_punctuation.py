"""引号、括号、书名号有头没尾，有尾没头。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.punctuation import CLOSERS, OPENERS
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_SAME = str.maketrans("()", "（）")
"""半角的括号和全角的配得上；是半角另有规矩管。"""
_MARKS = "".join((*OPENERS, *CLOSERS, "()"))
_LABEL = Pattern(r"\s*(?:[0-9０-９]{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])[)）]")
"""1）、a）、一）是条目的号。"""
_INLINE_LABEL = Pattern(r"(?:^|[。；;：:，,\s])(?:\d{1,2}|[a-zA-Z])[)）]")
_FAR = 10
"""引文最多隔几段才收。"""
_TURNED = Pattern(r"”[^“”]{1,16}“")
"""左右反了的引号，另有规矩管。"""
_FACE = Pattern(r"[:：;；]-?[)）(（]")


class Open(NamedTuple):
    """开了头没有收的：第几个有字的段落，在哪里。"""

    turn: int
    passage: Passage
    at: int


def _find(reading: Reading) -> Iterator[Hit]:
    waiting: dict[str, list[Open]] = {opening: [] for opening in OPENERS}
    """前面几段开了头没有收的：引文接着写下去，收在后面几段，不算；引文段段以引号开头的，也不算。"""
    written = (passage for passage in reading.passages if passage.text.strip())
    marked = {passage.n for passage in reading.holding(_MARKS)}
    for turn, passage in enumerate(written):
        first = passage.text.lstrip()[0]
        if waiting.get(first) and waiting[first][-1].turn == turn - 1:
            waiting[first].pop()
        opened, closed = _odd(passage) if passage.n in marked else ([], [])
        for at in closed:
            opening = CLOSERS[passage.text[at].translate(_SAME)]
            if waiting[opening] and not passage.in_table:
                waiting[opening].pop()
            else:
                yield _alone(passage, at, _("{mark}前面没有{other}", mark=passage.text[at], other=opening))
        for opening, stack in waiting.items():
            if stack and turn - stack[0].turn > _FAR:
                yield from (_unclosed(one) for one in stack if turn - one.turn > _FAR)
                waiting[opening] = [one for one in stack if turn - one.turn <= _FAR]
        for at in opened:
            one = Open(turn, passage, at)
            if passage.in_table:
                yield _unclosed(one)
            else:
                waiting[passage.text[at].translate(_SAME)].append(one)
    for stack in waiting.values():
        yield from map(_unclosed, stack)


def _unclosed(one: Open) -> Hit:
    mark = one.passage.text[one.at]
    message = _("{mark}后面没有{other}", mark=mark, other=OPENERS[mark.translate(_SAME)])
    return _alone(one.passage, one.at, message)


def _alone(passage: Passage, at: int, message: str) -> Hit:
    return hit(passage, at, at + 1, message, _("补上，或删去多的"))


def _odd(passage: Passage) -> tuple[list[int], list[int]]:
    """一段里配不上的：有头没尾的位置，有尾没头的位置。每种各配各的。"""
    text = passage.text.translate(_SAME)
    labels = {match.end() - 1 for match in _INLINE_LABEL.finditer(text)} | {
        m.start() + len(m[0]) - 1 for m in _FACE.finditer(text)
    }
    label = _LABEL.match(text)
    if label:
        labels.add(label.end() - 1)
    stacks: dict[str, list[int]] = {opening: [] for opening in OPENERS}
    closed = []
    turned = -1
    for at, char in enumerate(text):
        if at == turned:
            continue
        if char == "”" and not stacks["“"] and (match := _TURNED.match(text, at)):
            turned = match.end() - 1
            continue
        if char in stacks:
            stacks[char].append(at)
        elif char in CLOSERS and not (char == "）" and at in labels and not stacks["（"]):
            if char == "’" and not stacks["‘"] and text[at - 1 : at].isascii():
                continue  # 英文的撇号
            if stacks[CLOSERS[char]]:
                stacks[CLOSERS[char]].pop()
            else:
                closed.append(at)
    return sorted(at for stack in stacks.values() for at in stack), closed


RULE = Rule(
    id="unpaired-punctuation",
    title="引号、括号、书名号不成对",
    severity=Severity.ERROR,
    why="引号、括号缺了一半，后面哪些字算在里头就说不清。",
    basis="GB/T 15834—2011 4.8、4.9、4.15（成对使用，规定）",
    bad=(
        "开展“送法下乡活动，受益妇女300人。",
        "印发《实施方案，明确了责任。",
        "参加人员（含各乡镇妇联主席共40人。",
        "评出先进集体14个）。",
        "打造温馨家园”，服务妇女儿童。",
        "认真学习妇女权益保障法》。",
        "（三实施健康行动。",
        "签订责任书（一式两份。\n各单位抓好落实。",
        "五个“强化“实现新突破。",
        "【主持人：请各位就座。",
    ),
    good=(
        "开展“送法下乡”活动，受益妇女300人。",
        "1）宣传发动；2）组织实施；3）总结提高。",
        "一）指导思想",
        "a）范围",
        "《〈妇女权益保障法〉实施办法》已经印发。",
        "参加人员（含各乡镇（街道）妇联主席）共40人。",
        "她说：“我们要坚持下去。\n“我们要办好每件实事。”",
        "（一）加强领导\n（二）抓好落实",
        "参加人员(含各乡镇妇联主席)共40人。",
        "开展”童心向党“活动。",
        "播放影片It’s Me后，组织讨论。",
    ),
    find=_find,
)
