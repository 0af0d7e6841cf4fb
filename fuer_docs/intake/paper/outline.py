"""提纲：各层标题，单独成段的、接排正文的、Word 自动编号的都算；再照标题把正文分成一截一截。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ...model.manuscript import Passage
from ...model.template import HEADING_LEVELS
from ...reading.headings import Mark, marks
from ...reading.layout import HEITI, KAITI, family, main_face
from ...reading.lists import LONGEST_HEADING
from ...reading.reading import Reading, in_table
from .amounts import amounts
from .words import ONLY_DATE

ITEM = 5
"""一是、第一这样的条目。"""
_DECIMAL = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){1,3})[.．、]?\s*(?=[\u4e00-\u9fff“《])")
_SURE_SCHEMES = frozenset({"一、", "（一）", "㈠"})
"""写成这样的级别不会错；别的听样式的。"""
PAPER_TITLE = re.compile(
    r"(?:总结|小结|计划|讲话|报告|要点|汇报|打算|思路|方案|简报|通报|纪要|材料|通知|决定|意见|主持词|发言|致辞)(?:稿|范文)?[）)]?[一二三四五六七八九十]?$"
)
"""一行像文稿的题目：几份稿子放在一个文件里，到这里是新的一份。"""
_ANEW = re.compile(r"^\s*(?:(?:19|20)\S{2}年|一年来|今年|近年来|[xX×]{2,}年)|现将[^。]{0,30}如下")
_STOP = re.compile(r"[。；！？：，、;:,.]$")


class Heading(NamedTuple):
    """一个标题或条目。"""

    n: int
    """第几段。"""
    start: int
    """序号从第几个字起。"""
    end: int
    """标题到第几个字止，后面是接排的正文。"""
    level: int
    """公文里的层级，1 至 4；条目是 5。"""
    depth: int
    """在这一篇里套了几层，1 起。"""
    title: str
    number: int = 0
    alone: bool = False
    """自己占一段。"""
    asks: bool = False
    """一要、二要这样提要求的。"""

    @property
    def item(self) -> bool:
        """一是、第一这样的条目。"""
        return self.level == ITEM


class Segment(NamedTuple):
    """一截正文：一个标题（或条目）下面、一段之内的字。"""

    passage: Passage
    start: int
    end: int
    path: tuple[Heading, ...]
    """上面的各层标题，连它自己的。"""

    @property
    def text(self) -> str:
        """这一截的字，序号不算。"""
        return self.passage.text[self.start : self.end]

    @property
    def opens(self) -> bool:
        """这一截以自己的标题开头。"""
        return bool(self.path) and (self.path[-1].n, self.path[-1].start) == (self.passage.n, self.start)


def outline(reading: Reading) -> list[Heading]:
    """各层标题和条目，按先后。"""
    found: list[Heading] = []
    open_: list[Heading] = []
    depths: dict[int, int] = {}
    bare, labels = _bare_lines(reading), _labels(reading)
    for passage in reading.even.passages:
        if in_table(passage) or passage.style == "标题" or not passage.text.strip():
            continue
        here: list[tuple[int, Mark | None, Mark | None]] = [(1, None, None)]
        if passage.n not in bare:
            here = [*(here if passage.n in labels else []), *_in(reading, passage)]
        for level, upper, mark in here:
            if upper is not None and id(upper) in depths:
                del open_[depths[id(upper)] :]
            else:
                rank = 0 if mark is None and _PART.match(passage.text.strip()) else level
                while open_ and (0 if _PART.match(open_[-1].title) else open_[-1].level) >= rank:
                    open_.pop()
            heading = _heading(passage, mark, level, len(open_) + 1, labels.get(passage.n) if mark is None else None)
            depths[id(mark)] = heading.depth
            open_.append(heading)
            found.append(heading)
    return found


_PART = re.compile(r"第[一二三四五六七八九十]{1,3}(?:部分|篇|章|编)")
"""一篇分成几大部分的，“一、”在它下面。"""
_LABEL = re.compile(
    r"\s*(?:(?:主要|具体)?(?:做法|工作|成效|成绩)(?:和|与|及)?(?:做法|成效|成绩)?|(?:当前|目前)?(?:存在|面临)?的?(?:主要|突出)?(?:问题|不足|困难|短板)(?:[和与及](?:问题|不足|困难|建议))?"
    r"|下一?步(?:工作)?(?:的)?(?:打算|计划|安排|思路|措施)?|(?:明年|来年|今后)(?:工作)?(?:打算|计划|安排|思路)|工作(?:打算|计划|建议)|意见建议)[：:]"
)


def _labels(reading: Reading) -> dict[int, int]:
    """“存在问题：……”这样的话头当标题：全文没有“一、”、这样的段又不止一处的才认。段号 → 话头到第几个字止。"""
    if any(mark.head and mark.scheme.level == 1 for mark in reading.marks):
        return {}
    shown = [one for one in reading.even.passages if not in_table(one) and one.style == "正文"]
    found = {one.n: match.end() for one in shown if (match := _LABEL.match(one.text))}
    return found if len(found) > 1 else {}


def _in(reading: Reading, passage: Passage) -> Iterator[tuple[int, Mark | None, Mark | None]]:
    """一段里的标题：哪一级；条目里又分的条目，外面是哪一条；哪个序号，样式说是标题而没有序号的没有。"""
    found = reading.marks_of(passage)
    if not found or not found[0].head:
        level = _unnumbered(passage)
        if level:
            yield level, None, None
            return
    for mark in found:
        run = reading.run_of.get(id(mark))
        upper = run.parent if run and run.items else None
        yield _level(mark), upper if upper and not upper.scheme.level else None, mark


_BARE = re.compile(r"[\u4e00-\u9fff“”、]{4,16}")


def _bare_lines(reading: Reading) -> set[int]:
    """从网页拷来的文本，标题没有序号，自己占短短一行，下面跟着长长一段：全文没有“一、”、这样的行又不止一处的才认。"""
    shown = [one for one in reading.passages if one.text.strip() and not in_table(one)]
    if any(one.setting is not None for one in shown) or any(
        mark.head and mark.scheme.level == 1 for mark in reading.marks
    ):
        return set()
    found = {
        one.n for one, after in pairwise(shown[1:])
        if _BARE.fullmatch(one.text.strip()) and one.style == "正文" and len(after.text) >= 40 and "。" in after.text
        and not PAPER_TITLE.search(one.text.strip())
    }  # fmt: skip
    return found if len(found) > 1 else set()


def _level(mark: Mark) -> int:
    styled = HEADING_LEVELS.get(mark.passage.style, 0) if mark.head else 0
    if styled and mark.scheme.name not in _SURE_SCHEMES:
        return styled
    return mark.scheme.level or ITEM


def _unnumbered(passage: Passage) -> int:
    """没有序号的标题：样式、大纲级别、字体说是，或者写成 1.1。"""
    text = passage.text.strip()
    if len(text) > LONGEST_HEADING or _STOP.search(text):
        return 0
    decimal = _DECIMAL.match(passage.text) or _DECIMAL.match(passage.label + "一")
    if decimal:
        return min(decimal[1].count(".") + 1, 4)
    if passage.style in HEADING_LEVELS:
        return HEADING_LEVELS[passage.style]
    setting = passage.setting
    if setting is None or setting.align in {"center", "right"}:
        return 0
    if setting.outline:
        return min(setting.outline, 4)
    face = main_face(passage)
    looks = {HEITI: 1, KAITI: 2}
    return looks.get(family(face.east_asia), 0) if face is not None else 0


def _heading(passage: Passage, mark: Mark | None, level: int, depth: int, label: int | None = None) -> Heading:
    if label is not None:
        title = passage.text[:label].strip(" 　\t：:")
        return Heading(passage.n, 0, label, level, depth, title, 0, not passage.text[label:].strip())
    if mark is None:
        decimal = _DECIMAL.match(passage.text)
        title = passage.text[decimal.end() if decimal else 0 :].strip()
        return Heading(passage.n, 0, len(passage.text), level, depth, title, 0, True)
    begin = _AFTER_MARK.match(passage.text, mark.end).end()  # type: ignore[union-attr]
    end = _title_end(passage.text, begin, level, head=mark.head)
    title = re.sub("（[^）]*$", "", passage.text[begin:end]).strip(" 　\t。；;：:！")
    alone = mark.head and not passage.text[end:].strip(" 　\t。；;：:")
    return Heading(passage.n, mark.start, end, level, depth, title, mark.number, alone, mark.scheme.name == "一要")


_TITLE_STOP = re.compile(r"[。；;！!？?]|(?<=[\u4e00-\u9fff])(?=一是[\u4e00-\u9fff])")
_CLAUSE = re.compile(r"[，：:]|,(?!\d)")


_AFTER_MARK = re.compile(r"[，、：:\s]*")


def _title_end(text: str, begin: int, level: int, *, head: bool) -> int:
    """标题到哪里为止：到句号；条目、接排的长句、自己就是一句话的，只算头一个短语。"""
    match = _TITLE_STOP.search(text, begin)
    end = match.start() if match else len(text)
    stops = [one.start() for one in _CLAUSE.finditer(text, begin, end)]
    while stops and ONLY_DATE.fullmatch(text[begin : stops[0]].strip()):  # “3月8日，县妇联……”：日期不是标题
        stops.pop(0)
    whole = match is not None and not text[match.end() :].strip()
    numbers = re.search(r"\d", text[begin:end]) is not None
    sentence = head and ((numbers and (whole or level >= 3)) or (whole and level >= 3))
    if level == ITEM or sentence:
        return stops[0] if stops and stops[0] - begin <= LONGEST_HEADING else end
    if end - begin <= LONGEST_HEADING:
        return end
    short = [at for at in stops if at - begin <= LONGEST_HEADING]
    return short[-1] if short else min(end, begin + LONGEST_HEADING)


def segments(reading: Reading, headings: list[Heading]) -> list[Segment]:
    """正文一截一截，带着上面的各层标题；表格里的、单独成段的标题不算。"""
    by_passage: dict[int, list[Heading]] = {}
    for heading in headings:
        by_passage.setdefault(heading.n, []).append(heading)
    found: list[Segment] = []
    path: list[Heading] = []
    leaves = set(childless(reading, headings))
    for passage in reading.even.passages:
        if in_table(passage) or passage.style == "标题" or not passage.text.strip():
            continue
        here = by_passage.get(passage.n, [])
        if not here and len(passage.text.strip()) <= 40 and PAPER_TITLE.search(passage.text.strip()):
            path = []
            continue
        cuts = [*(one.start for one in here), len(passage.text)]
        if not here or not here[0].alone:
            path = [one for one in path if not one.item] if not here and _closes(path, passage) else path
        if passage.text[: cuts[0]].strip():
            found.append(Segment(passage, 0, cuts[0], tuple(path)))
        if here and here[0].level == 1 and here[0].number == 1:
            _start_anew(found)
        for heading, end in zip(here, cuts[1:], strict=True):
            path = [*path[: heading.depth - 1], heading]
            if not heading.alone or amounts(passage) or (heading in leaves and _tells(path, passage)):
                found.append(Segment(passage, heading.start, end, tuple(path)))
    return found


def childless(reading: Reading, headings: list[Heading]) -> list[Heading]:
    """自己占一段、下面没有字也没有表的标题：计划里一行就是一条。"""
    shown = [one.n for one in reading.even.passages if one.text.strip()]
    after = dict(pairwise(shown))
    at = {heading.n: heading for heading in reversed(headings)}
    tail = {
        one.n for one in (*reading.layout.signatures, *reading.layout.notes, reading.layout.date) if one is not None
    }
    found = []
    for heading in headings:
        n = after.get(heading.n, 0)
        follower = at.get(n)
        ends = not n or n in tail
        if heading.alone and (ends or (follower is not None and follower.depth <= heading.depth)):
            found.append(heading)
    return found


_FLAWS = re.compile("问题|不足|困难|短板|差距|薄弱")


def _tells(path: list[Heading], passage: Passage) -> bool:
    """一行自己就是一条，不只是个名目：几个短语，或者写着单位、时限，或者是存在问题下面的一条。"""
    text = passage.text.strip()
    return bool(re.search("[，；：。]|负责|牵头|[。；]$", text)) or any(_FLAWS.search(one.title) for one in path[:-1])


def _start_anew(found: list[Segment]) -> None:
    """又从“一、”起：前面没有标题的开场白是新一份稿子的，不归上一份的末一个标题管。"""
    for at in range(len(found) - 1, -1, -1):
        segment = found[at]
        if segment.opens or not segment.path or not _ANEW.search(segment.text):
            return
        found[at] = segment._replace(path=())


def _closes(path: list[Heading], passage: Passage) -> bool:
    """没有序号的一段接在条目后面：条目在段中的，到段末就完了；在段首的，后面的段还是它的。"""
    return bool(path) and path[-1].item and path[-1].n < passage.n and path[-1].start > 0


__all__ = ["ITEM", "Heading", "Segment", "marks", "outline", "segments"]
