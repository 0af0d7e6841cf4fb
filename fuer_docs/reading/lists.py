"""序号排成的一串一串：谁和谁是一串、套在谁下面、有没有断。"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.manuscript import Passage
from ..model.numerals import to_chinese
from .headings import Mark

RANKS = {"一、": 1, "（一）": 2, "㈠": 2, "1.": 3, "1、": 3, "（1）": 4, "①": 5}
"""层级，1 最高；同一层的几种写法算一家。句内的条目（一是、第一）不在内。"""
_ITEM = 9
_DEEPEST = 24
"""层层套着的最多记几层。"""
LONGEST_HEADING = 45


@dataclass(slots=True, eq=False)
class Run:
    """一串同一层的序号。"""

    rank: int
    family: str
    """同一层的标题是一家；一是、一要、第一各是一家。"""
    parent: Mark | None
    before: Run | None
    """同一个上级下面，前一串同样的。"""
    marks: list[Mark] = field(default_factory=list)

    @property
    def items(self) -> bool:
        """一是、第一这样句内的条目，不是标题。"""
        return self.rank == _ITEM

    @property
    def numbers(self) -> list[int]:
        """各项写的第几。"""
        return [mark.number for mark in self.marks]

    @property
    def whole(self) -> bool:
        """从一起，不断不重。"""
        return self.numbers == list(range(1, len(self.marks) + 1))


def runs(marks: Iterable[Mark]) -> list[Run]:
    """全文的各串，按开头的先后。"""
    found: list[Run] = []
    stack: list[Run] = []
    closed: dict[tuple[str, int], Run] = {}
    for mark in marks:
        rank = RANKS.get(mark.scheme.name, _ITEM)
        family = f"{rank}" if rank != _ITEM else mark.scheme.name
        run = _continued(stack, mark, rank, family)
        if run is None:
            _close(stack, mark, rank, family)
            parent = stack[-1].marks[-1] if stack else None
            key = (family, id(parent))
            run = Run(rank, family, parent, closed.get(key))
            closed[key] = run
            found.append(run)
            stack.append(run)
            del stack[:-_DEEPEST]
        run.marks.append(mark)
    return found


def _continued(stack: list[Run], mark: Mark, rank: int, family: str) -> Run | None:
    """接得上的那一串，它下面的都收起来；接不上又不是从一起的，算在最近的同一家里，由规矩去说。"""
    same = [at for at, run in enumerate(stack) if run.family == family and not _shut(stack, at, mark, rank)]
    next_of = [at for at in reversed(same) if mark.number == stack[at].marks[-1].number + 1]
    next_of.sort(key=lambda at: (stack[at].marks[-1].head != mark.head, not _alike(stack[at], mark)))
    for at in next_of[:1]:
        del stack[at + 1 :]
        return stack[at]
    if same and mark.number != 1:
        del stack[same[-1] + 1 :]
        return stack[same[-1]]
    return None


def _alike(run: Run, mark: Mark) -> bool:
    """前面的标点和这一串里的一样：外层用句号分开，里层用逗号。"""
    return len(run.marks) < 2 or _stop(run.marks[-1]) == _stop(mark)


def _stop(mark: Mark) -> str:
    return mark.passage.text[max(0, mark.start - 4) : mark.start].rstrip()[-1:]


def _shut(stack: list[Run], at: int, mark: Mark, rank: int) -> bool:
    """段首的标题接不到条目里面的小标题上，除非它正接着。"""
    return mark.head and rank != _ITEM and any(run.items for run in stack[:at]) and not stack[at].marks[-1].head


def _close(stack: list[Run], mark: Mark, rank: int, family: str) -> None:
    """新起一串，先把不能在它上面的收起来。"""
    while stack:
        top = stack[-1]
        if rank == _ITEM:
            if top.family != family or _nested(top, mark):
                return
        elif top.items:
            if not mark.head or (rank >= 3 and top.marks[-1].head):
                return
        elif top.rank < rank:
            return
        stack.pop()


def _nested(top: Run, mark: Mark) -> bool:
    """一是里面又分一是：外层的在段首，里层的在同一段里；或者还在外层的那一句里。"""
    last = top.marks[-1]
    if mark.head or last.passage.n != mark.passage.n or mark.number != 1:
        return False
    return last.head or "。" not in mark.passage.text[last.end : mark.start]


def missed(between: Iterable[Passage], before: Mark, after: Mark, number: int) -> str:
    """两个序号之间其实写着第几项，只是换了写法（三是、其三、三，），没认成一串；写成了什么，没有的是空的。

    另有自己的第一项的（（一）（二）套在一、下面），是里层的，不算。
    """
    texts = []
    for passage in between:
        start = before.end if passage.n == before.passage.n else 0
        end = after.start if passage.n == after.passage.n else len(passage.text)
        texts.append(passage.text[start:end])
        if passage.label and passage.n not in {before.passage.n, after.passage.n}:
            texts.append(passage.label)
    for form, first in zip(_forms(before, number), _forms(before, 1), strict=True):
        if any(first.search(text) for text in texts):
            continue
        for text in texts:
            match = form.search(text)
            if match:
                return match[0].strip()
    return ""


def _forms(before: Mark, number: int) -> list[re.Pattern[str]]:
    """第几项还可能怎么写。"""
    han = to_chinese(number)
    shapes: tuple[str, ...]
    if before.scheme.level:
        shapes = (rf"[（(](?:{han}|{number})[）)]", rf"^\s*{han}(?:、|，|\.|：)", rf"^\s*{number}[.．、，）)]")
    else:
        shapes = (
            rf"{han}是", rf"{han}要", rf"{han}(?:、|，|\.|：)", rf"[（(]{han}[）)]", rf"[第其]{han}(?=[，、：:是])", rf"(?<!\d){number}(?:[.．、，）)])",
        )  # fmt: skip
    return [re.compile(shape) for shape in shapes]


def led_anew(between: Iterable[Passage]) -> bool:
    """中间另起了头：附件、另一个题目、“存在问题：”这样引出下文的一段。"""
    for passage in between:
        text = passage.text.strip()
        if re.match(r"附\s*[件表录]|（此页", text) or text.endswith(("：", ":")) or passage.style in {"标题", "附件"}:
            return True
        if 2 <= len(text) <= LONGEST_HEADING and not re.search(r"[。；！？]", text):
            return True
    return False


def stands_alone(mark: Mark) -> bool:
    """标题自己占一段，后面没有接排的正文。"""
    rest = mark.passage.text[mark.end :].strip().rstrip("。.．；;：:")
    return mark.head and 0 < len(rest) <= LONGEST_HEADING and not re.search(r"[。；！？;]", rest)
