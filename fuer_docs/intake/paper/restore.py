"""修复：把网页上拷来的稿子还原成原来的字，修了什么一条条记下来。没填的空照旧是空，不猜。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, pairwise
from typing import NamedTuple

from ...model.manuscript import Manuscript, Passage
from ...model.numerals import from_chinese, to_chinese
from ...model.speech import mark
from ...reading.characters import glosses, mostly_traditional, traditional
from ...reading.furniture import DOT, furniture
from ...reading.halfwidth import narrow_marks
from .outline import PAPER_TITLE

Passages = tuple[Passage, ...]


class Mended(NamedTuple):
    """修了一样：修的是什么，几处，头一处在第几段。"""

    what: str
    times: int
    n: int


@dataclass(frozen=True, slots=True)
class Restored:
    """修好的文稿。段号还是原来的，删去的段就没有了。"""

    manuscript: Manuscript
    mended: tuple[Mended, ...]
    original: Manuscript
    """原来的字：和修好的一段对一段，断开的页、折断的行也接在一起，字一个不改。"""


def restore(manuscript: Manuscript) -> Restored:
    """把一份稿子修好。没有毛病的原样回来。"""
    passages = manuscript.passages
    mended: list[Mended] = []
    joined: dict[int, list[int]] = {}
    for step in (
        _markdown,
        _glosses,
        _simplified,
        _furniture,
        _pages,
        _wrapped,
        _decimals,
        _dots,
        _spaces,
        _punctuation,
        _run_in,
    ):
        before = passages
        passages, done = step(before)
        if step in _JOINING and done is not None:
            joined |= _swallowed(before, passages)
        if done is not None and done.what:
            mended.append(done)
    texts = {one.n: one.text for one in manuscript.passages}
    exact = tuple(one._replace(text="".join(texts[n] for n in joined.get(one.n, [one.n]))) for one in passages)
    return Restored(
        replace(manuscript, passages=passages, title="", kind="", year=None, _by_n={}), tuple(mended),
        replace(manuscript, passages=exact, _by_n={}),
    )  # fmt: skip


def _swallowed(before: Passages, after: Passages) -> dict[int, list[int]]:
    """接在一起的：留下的一段 → 它是哪几段接成的。"""
    kept = {one.n: one for one in after}
    found: dict[int, list[int]] = {}
    last = 0
    for passage in before:
        if passage.n in kept and not passage.text.strip():
            continue
        if passage.n in kept:
            last = passage.n if kept[passage.n].text != passage.text else 0
            if last:
                found[last] = [last]
        elif last:
            found[last].append(passage.n)
    return {n: pieces for n, pieces in found.items() if len(pieces) > 1}


Step = tuple[Passages, Mended | None]


def _each(passages: Passages, what: str, change: Callable[[str], tuple[str, int]]) -> Step:
    """一段一段改，数改了几处。"""
    found: list[Passage] = []
    count, first = 0, 0
    for passage in passages:
        text, times = change(passage.text)
        if times:
            count, first = count + times, first or passage.n
        found.append(passage._replace(text=text) if times else passage)
    return tuple(found), Mended(what, count, first) if count else None


# -- 字 --

_MARKS = re.compile(r"^#{1,6} +|\*\*(?=\S)|(?<=\S)\*\*")


def _markdown(passages: Passages) -> Step:
    """Markdown 的记号不是字；不必告诉人。"""
    if not any(passage.text.startswith("#") for passage in passages):
        return passages, None
    return _each(passages, "", lambda text: _MARKS.subn("", text))[0], None


_BROKEN = re.compile(
    r"\?(?P<sound>[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6})\)(?P<tail>[A-Z])?(?:\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}\))?"
)
"""字的两个字节断开了：“婦”成了“?jì)D”，“揚”成了“?yè)P(yáng)”。"""
_WHOLE = {"D": "妇", "P": "扬"}
LOST = "□"
"""认不出原来是什么字的。"""


def _glosses(passages: Passages) -> Step:
    """字后面的注音。偶尔注一两个难字的不动。"""
    found = [glosses(passage.text) for passage in passages]
    if sum(map(len, found)) < 4:
        return passages, None

    def change(text: str) -> tuple[str, int]:
        text, broken = _BROKEN.subn(lambda match: _WHOLE.get(match["tail"] or "", LOST), text)
        marks = glosses(text)
        for match in sorted(marks, key=lambda one: one.start("sound"), reverse=True):
            text = text[: match.start("sound")] + text[match.end("sound") :]
        return text, len(marks) + broken

    return _each(passages, mark("删去字后面的注音"), change)


def _simplified(passages: Passages) -> Step:
    """整篇繁体的转成简体；引语、匾额里夹几个繁体字的不动。"""
    whole = mostly_traditional("".join(passage.text for passage in passages))
    if not whole and not any(mostly_traditional(passage.text) for passage in passages):
        return passages, None
    import opencc  # 词典两兆多，遇到繁体稿子才装

    converter = opencc.OpenCC("tw2s")

    def change(text: str) -> tuple[str, int]:
        if not whole and not mostly_traditional(text):
            return text, 0
        return str(converter.convert(text)), traditional(text)

    return _each(passages, mark("繁体字转成简体"), change)


def _dots(passages: Passages) -> Step:
    """“的.医疗设备”里防抄的点；扫描认错的“弓I”。"""

    def change(text: str) -> tuple[str, int]:
        dots = sum(1 for _match in DOT.finditer(text))
        text = DOT.sub("的", text)
        text, misread = re.subn("弓I(?=[进导领])", "引", text)
        return text, dots + misread

    return _each(passages, mark("删去夹在字里的符号"), change)


_HAN = r"[\u3400-\u9fff“”《》（），。；：、！？]"
_GAP = re.compile(rf"(?<={_HAN}) (?={_HAN})|(?<={_HAN}) (?=\d)|(?<=[\d%]) (?=[\u3400-\u9fff])")
_THOUSANDS = re.compile(
    r"(?<=\d) (?=\d{3}(?:[\u4e00-\u9fff]))|(?<=(?<![\d第])[1-9])，(?=\d{3}(?:[人名户元万份册次件个]))|(?<=(?<![\d第])[1-9]\d)，(?=\d{3}(?:[人名户元万份册次件个]))|(?<=\d)[\n\v](?=\d)"
)
"""用空格、全角逗号分开的千位：10 678名，1，200人次；一个数中间换了行的。"""
_MANY_GAPS = 6


def _spaces(passages: Passages) -> Step:
    """换行留在字中间的空格：多了才算，题目、称呼里的一两个不动。"""
    passages = tuple(one._replace(text=_THOUSANDS.sub("", one.text)) for one in passages)
    if sum(len(_GAP.findall(passage.text)) for passage in passages if len(passage.text) > 60) < _MANY_GAPS:
        return passages, None
    return _each(passages, mark("删去字中间的空格"), lambda text: _GAP.subn("", text) if len(text) > 60 else (text, 0))


def _punctuation(passages: Passages) -> Step:
    """汉字边上的半角标点换成全角：查文稿的规矩说能放心改的才改。"""
    fixes = {one.n: {mark.at: mark.wide for mark in narrow_marks(one.text) if mark.safe} for one in passages}
    fixes = {n: marks for n, marks in fixes.items() if marks}
    found = tuple(_fixed(passage, fixes.get(passage.n)) for passage in passages)
    count = sum(map(len, fixes.values()))
    return found, Mended(mark("半角标点换成全角"), count, min(fixes)) if count else None


def _fixed(passage: Passage, marks: dict[int, str] | None) -> Passage:
    if not marks:
        return passage
    return passage._replace(text="".join(marks.get(at, char) for at, char in enumerate(passage.text)))


# -- 网站的字 --

_ENDS = re.compile(r"[。！？；：!?;:][”’）)]?\s*$")
_OPENS = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十]{1,3}[）)]|[㈠-㈩])")
_SUFFIX = re.compile(
    r"(?:\.docx?)?(?:VIP)?$|(?<=[结划话告])(?:\s*篇[一二三四五六七八九十\d]{1,2}|[一二三四五六七八九十]|[（(]\d+页珍藏版[）)]|第\d+页)$|。$"
)
_INLINE = re.compile(r"[（(]本文权属所有[^）)]*[）)]?[，,]?|gz85\.COM", re.I)
_NAVIGATION = re.compile(r"^\s*[•·]\s*[^。]{1,40}$|^OfficeDocs|^实名认证$|编辑推荐$")
_SURE = 2
"""有这么多行网站的字，才是网页上拷来的：正文前后的导航、推荐也一起删。"""


def _furniture(passages: Passages) -> Step:
    odd = {passage.n for passage in passages if furniture(passage.text) or _NAVIGATION.search(passage.text)}
    if not odd:
        return passages, None
    body = [one for one in passages if one.n not in odd and _is_body(one)]
    first, last = (body[0].n, body[-1].n) if body else (0, 10**9)
    web = len(odd) >= _SURE
    title = _title_line(passages, odd, first) if web else None
    kept = []
    for passage in passages:
        outside = web and not first <= passage.n <= last
        if passage is title:
            kept.append(passage._replace(text=_bare(passage.text), style="标题"))
        elif passage.n not in odd and not (outside and passage.text.strip()):
            kept.append(passage)
        elif (rest := _wanted(passage.text)) and not outside:
            kept.append(passage._replace(text=rest))
    gone = [one.n for one in passages if one.text.strip()]
    left = {one.n for one in kept}
    dropped = [n for n in gone if n not in left]
    cleaned, inline = _each(tuple(kept), "", lambda text: _INLINE.subn("", text))
    count = len(dropped) + (inline.times if inline else 0)
    start = min([*dropped, *([inline.n] if inline else [])], default=0)
    return cleaned, Mended(mark("删去网站的字"), count, start) if count else None


def _is_body(passage: Passage) -> bool:
    text = passage.text.strip()
    long = len(text) > 60 and "。" in text
    return bool(passage.in_table or long or _OPENS.match(text) or (len(text) >= 4 and _ENDS.search(text)))


def _bare(text: str) -> str:
    """题目去掉“.docxVIP”“篇1”一类的尾巴。"""
    text = text.strip()
    while (shorter := _SUFFIX.sub("", text).strip()) != text:
        text = shorter
    return text


def _title_line(passages: Passages, odd: set[int], first: int) -> Passage | None:
    """正文前面像题目的几行里，离正文最近的一行；网站把题目印好几遍，导航的几个词也可能像题目。"""
    known = [
        (passage.n, len(bare), passage) for passage in passages
        if passage.n < first and 4 < len(bare := _bare(passage.text)) <= 60
        and PAPER_TITLE.search(bare) and not furniture(bare) and not _NAVIGATION.search(passage.text)
    ]  # fmt: skip
    return max(known)[2] if known else None


def _wanted(text: str) -> str:
    """长长一段正文里夹着网站的几个字，留下正文；别的整行删去。"""
    rest = text.strip()
    while told := furniture(rest):
        if len(told) > 12 or len(rest) < 120 or "。" not in rest or "小编" in told:
            return ""
        rest = rest.replace(told, "", 1).strip()
    return "" if rest == text.strip() else rest


# -- 折断的行 --

_FEWEST_LINES = 4
_INDENT = re.compile(r"[ \u3000\t]")
_STARTS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[㈠-㈩]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]+[，、])"
)
_SLACK = 6
"""一行比别的行短这么几个半角，还算写满了。"""


def _wide(text: str) -> int:
    """一行占几个半角的位置。"""
    return sum(1 if char < "\u0100" else 2 for char in text.rstrip())


def _wrapped(passages: Passages) -> Step:
    """记事本里一行写满就回车的：接回成一段。写满的行宽窄差不多、又断在半句里，有好几行才算。"""
    broken = [
        one for one, after in pairwise(passages)
        if one.style == "正文" and one.setting is None and not one.in_table and "\t" not in one.text and "|" not in one.text
        and _wide(one.text) >= 30 and not _ENDS.search(one.text) and after.n == one.n + 1 and _continues(after)
    ]  # fmt: skip
    full = sorted(_wide(one.text) for one in broken)
    width = full[len(full) // 2] if full else 0
    close = [one for one in full if abs(one - width) <= _SLACK]
    shown = [one for one in passages if one.text.strip()]
    longer = [one for one in shown if _wide(one.text) > width + _SLACK]
    if len(close) < max(_FEWEST_LINES, 0.7 * len(full)) or len(longer) > 0.1 * len(shown):
        return passages, None
    cut = {one.n for one in broken if _wide(one.text) >= width - _SLACK}
    found: list[Passage] = []
    count = 0
    for passage in passages:
        if found and passage.n - 1 in cut:
            found[-1] = found[-1]._replace(text=found[-1].text.rstrip() + passage.text.strip())
            count += 1
        else:
            found.append(passage)
    return tuple(found), Mended(mark("接回折断的行"), count, min(cut))


def _continues(passage: Passage) -> bool:
    """不像另起一段：前面没有空格，没有序号。"""
    text = passage.text
    return bool(text.strip()) and not _INDENT.match(text) and not _STARTS.match(text)


_JAMMED = re.compile(r"(?<=[\u4e00-\u9fff”）])[.． 　]+(?=(?:一是|（一）|\(一\)|1[、.．])[\u4e00-\u9fff“])")


_DECIMAL = re.compile(r"\s*(?P<number>[1-9]\d?(?:\.[1-9]\d?){1,2})[.．、]?[ 　\t]+(?=[\u4e00-\u9fff“《\d])")
_WHOLE_NUMBER = re.compile(r"\s*(?P<number>[1-9]\d?)[ 　\t]+(?=[\u4e00-\u9fff“])")


def _decimals(passages: Passages) -> Step:
    """“1 某某”“1.1 某某”编的号换成“一、”“（一）”，好和别的稿子一样认；有两处以上 1.1 才算，不必告诉人。"""
    if sum(1 for one in passages if _DECIMAL.match(one.text)) < 2:
        return passages, None
    found = []
    for one in passages:
        match = _DECIMAL.match(one.text) or (_WHOLE_NUMBER.match(one.text) if len(one.text) <= 40 else None)
        found.append(one._replace(text=_chinese_number(match["number"]) + one.text[match.end() :]) if match else one)
    return tuple(found), None


def _chinese_number(number: str) -> str:
    parts = [int(part) for part in number.split(".")]
    if len(parts) > 2:
        return f"{parts[-1]}．"
    text = to_chinese(parts[-1])
    return f"{text}、" if len(parts) == 1 else f"（{text}）"


def _run_in(passages: Passages) -> Step:
    """“二、存在问题 一是……”：标题和正文只隔着空格、半角句点的，当句号看；不必告诉人。"""
    change = partial(_JAMMED.subn, "。")
    found, _done = _each(passages, "", change)
    found, _done = _each(found, "", partial(_FULL_SLASH.subn, "/"))
    found, _done = _each(found, "", partial(_PER_MILLE.subn, _in_figures))
    return found, None


_FULL_SLASH = re.compile(r"(?<=\d)／(?=10万)")
_DIGIT = "[零〇一二三四五六七八九]"
_PER_MILLE = re.compile(rf"(?P<of>千|十万)分之(?P<whole>[零〇一二两三四五六七八九十百]+)(?:点(?P<rest>{_DIGIT}+))?")


def _in_figures(match: re.Match[str]) -> str:
    """“千分之五点六”写作 5.6‰，好和别的数一样认；原句还是原来的字。"""
    whole = from_chinese(match["whole"])
    rest = "".join(str("〇一二三四五六七八九".index(char.replace("零", "〇"))) for char in match["rest"] or "")
    return (
        match[0] if whole is None else f"{whole}{'.' + rest if rest else ''}{'‰' if match['of'] == '千' else '/10万'}"
    )


# -- 断页 --

_PAGE_NUMBER = re.compile(r"\s*(\d{1,2})、")


def _pages(passages: Passages) -> Step:
    """按页切开、每页前面加了“1、2、”的：接回成一段。要连着编号、每页好几句又断在半句里才算，一条一行的不是。"""
    shown = [one for one in passages if one.text.strip()]
    for at, passage in enumerate(shown):
        opens = _PAGE_NUMBER.match(passage.text)
        pieces = _page_run(islice(shown, at, None)) if opens and opens[1] == "1" else []
        if len(pieces) > 1:
            return _joined(passages, pieces), Mended(mark("接回断开的页"), len(pieces) - 1, pieces[0].n)
    return passages, None


def _page_run(passages: Iterable[Passage]) -> list[Passage]:
    found: list[Passage] = []
    for number, passage in enumerate(passages, 1):
        match = _PAGE_NUMBER.match(passage.text)
        if not match or int(match[1]) != number or (found and not _is_cut(found[-1].text)):
            break
        found.append(passage)
    return found


def _is_cut(text: str) -> bool:
    """几句话，末一句没说完。"""
    return "。" in text and not _ENDS.search(text)


def _joined(passages: Passages, pieces: Sequence[Passage]) -> Passages:
    first, rest = pieces[0], {one.n for one in pieces[1:]}
    text = "".join(_PAGE_NUMBER.sub("", one.text, count=1).strip() for one in pieces)
    found = []
    for passage in passages:
        if passage.n == first.n:
            found.append(first._replace(text=_without_title(text, passages, first.n)))
        elif passage.n not in rest:
            found.append(passage)
    return tuple(found)


_JOINING = (_pages, _wrapped)


def _without_title(text: str, passages: Passages, n: int) -> str:
    """页面把题目和正文接在一起了：开头的题目（不带年份的也算）去掉。"""
    for passage in passages:
        title = _bare(passage.text)
        if passage.n >= n or not title:
            continue
        short = re.sub(r"^[\dxX×＊*_]{2,4}年", "", title)
        for name in (title, short):
            if len(name) > 4 and text.startswith(name):
                return text[len(name) :]
    return text
