"""读一份旧稿：修好，认头尾、提纲，一句一句认事实。每一条都带着原句，每一个数都有着落。"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from ...model.facts import ONE_OF, REQUIRED_TIME, TYPES_BY_NAME
from ...model.figure import NotAFigure, parse_figure
from ...model.found import Certainty, Found
from ...model.manuscript import Manuscript, Passage
from ...model.setting import Tables
from ...model.shapes import keys_of
from ...reading.reading import Reading
from ..catalogue import Catalogue
from .amounts import GAP, Amount, amounts, sentences
from .counts import coverages, finances, indicators, participations
from .deeds import recognise
from .draft import Draft, Line, data, draft, fill
from .events import is_spoken, of_meeting, points_of
from .labels import GENERIC, body_of
from .mentions import PRIVATE, institutions, is_private, named_privately, persons, policies
from .meta import Meta, level_of, read_meta
from .needs import Group, is_creed, is_lead, said_nothing, separate, shortfall, tasks
from .original import Original
from .outline import Heading, Segment, childless, outline, segments
from .sections import SAYS_TASK, Sort, lead_of, sort_of, sort_of_sentence
from .tables import tables
from .words import RELATIVE, clauses, subject_of, titled, unnumbered


class Unread(NamedTuple):
    """没有认出事实的一句：第几段，原来的字。"""

    n: int
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    """读好的旧稿。"""

    meta: Meta
    outline: tuple[Heading, ...]
    founds: tuple[Found, ...]
    unread: tuple[Unread, ...] = ()
    """没有认出事实的句子，按先后。"""


def read_paper(
    manuscript: Manuscript,
    tables_known: Tables | None = None,
    catalogue: Catalogue | None = None,
    written: Manuscript | None = None,
) -> Paper:
    """一份修好的、认过题目和文种的文稿。``tables_known`` 是办公室的表，``catalogue`` 是指标的目录，``written`` 是原来的稿子。"""
    original = Original(written or manuscript, manuscript)
    reading = Reading(manuscript, tables_known)
    known = catalogue or Catalogue(())
    meta = read_meta(manuscript)
    headings = outline(reading)
    body, lines = _body(reading, meta, headings, known)
    rows, empty = tables(manuscript, meta, known, original)
    founds = _told_apart(_nameless([_exact(one, original).found(meta) for one in [*body, *rows]]), meta)
    bare = [one for one in childless(reading, headings) if one.n not in {line.passage.n for line in lines}]
    unread = [*_unread(lines, body, original), *(Unread(one.n, original.text(one.n).strip()) for one in bare)]
    unread += [Unread(n, text) for n, text in empty]
    return Paper(meta, tuple(headings), tuple(founds), tuple(sorted(unread, key=lambda one: one.n)))


def _nameless(founds: list[Found]) -> list[Found]:
    """点了名的普通人，在别的事实里写“某某”，说他的事的不公开；原句不动。"""
    names = sorted((str(one.keys["姓名"]) for one in founds if one.type == "人员"), key=len, reverse=True)
    founds = [
        replace(one, keys={**one.keys, "公开": "否"}) if one.type in PRIVATE and is_private(one.quote, names) else one
        for one in founds
    ]
    if not names:
        return founds
    pattern = re.compile("|".join(map(re.escape, names)))
    return [one if one.type == "人员" else replace(one, keys=_without(dict(one.keys), pattern)) for one in founds]


def _without(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(item, pattern) for name, item in value.items()}
    if isinstance(value, list):
        return [_without(item, pattern) for item in value]
    return pattern.sub("某某", value) if isinstance(value, str) else value


def _exact(one: Draft, original: Original) -> Draft:
    """原句一字不改：标点匀过的、遮住的、修过的都换回原文。"""
    return one if one.quote else replace(one, quote=original.said(one.passage.n, one.start, one.end))


# -- 一截一截 --


def _body(
    reading: Reading, meta: Meta, headings: list[Heading], catalogue: Catalogue
) -> tuple[list[Draft], list[Line]]:
    """正文里的事实，和正文各句。合起来看的几截一道认，最后补上夹在句子里的和没有着落的数；只是一行标题的不算。"""
    parts = segments(reading, headings)
    leads = lead_of(parts)
    tail = _tail(reading)
    lines: list[list[Line]] = []
    for part in parts:
        last = lines[-1][-1] if lines and lines[-1][-1].passage.n == part.passage.n else None
        if part.passage.n not in tail and (own := _lines(part, meta, leads, last)):
            lines.append(own)
    found, lines = _indicators(lines, catalogue, level_of(meta))
    meeting: Draft | None = None
    for _key, group in groupby(lines, key=partial(_together, meta)):
        fresh = _group([tuple(part) for part in group], meta, meeting)
        meeting = next((one for one in reversed(fresh) if one.type == "会议" and "要点" not in one.keys), meeting)
        found += fresh
    every = [line for part in lines for line in part]
    titles = {(one.n, one.title) for one in headings if not one.item and one not in childless(reading, headings)}
    found = [own for own in found if not said_nothing(own, titles)]
    return [*found, *_mentioned(every, reading.laws.mistaken), *_left(every, found)], every


def _indicators(lines: list[list[Line]], catalogue: Catalogue, level: str) -> tuple[list[Draft], list[list[Line]]]:
    """先把目录里有的指标认走，剩下的数再看是谁的；打算里写的是目标，不认。"""
    found: list[Draft] = []
    rest: list[list[Line]] = []
    for part in lines:
        kept = []
        for line in part:
            drafts = indicators(line, catalogue, level) if line.sort is not Sort.TASK else []
            used = {start for own in drafts for start in own.used}
            found += drafts
            kept.append(
                replace(line, amounts=tuple(one for one in line.amounts if one.start not in used)) if used else line
            )
        rest.append(kept)
    return found, rest


def _group(parts: list[tuple[Line, ...]], meta: Meta, meeting: Draft | None) -> list[Draft]:
    """合起来看的几截。``meeting`` 是前面刚说过的那次会。"""
    first = parts[0][0]
    if _speaks(first, meta):
        return [points_of([line for part in parts for line in part], meeting)]
    if first.sort is Sort.TASK:
        asked = tuple(kept for part in parts if (kept := _asked(part, meta)))
        over = tuple(one for one in first.segment.path if not one.item)
        return tasks(Group(over, asked, meta.kind == "讲话")) if asked else []
    if first.sort in {Sort.WEAK, Sort.HARD}:
        return [own for part in parts for own in _needs(part, first.sort, meta)]
    return [own for part in parts for own in _deeds(part, meta, meeting)]


Key = tuple[Sort, tuple[tuple[int, int], ...]]


def _together(meta: Meta, part: Sequence[Line]) -> Key:
    """哪几截合起来看：任务看整个标题，讲话的要点看整段，别的各看各的。"""
    first = part[0]
    if _speaks(first, meta):
        return Sort.DONE, ((first.passage.n, -1),)
    if first.sort is Sort.TASK:
        over = tuple((one.n, one.start) for one in first.segment.path if not one.item)
        return first.sort, over or ((first.passage.n, 0),)
    return first.sort, ((first.passage.n, first.segment.start),)


def _speaks(line: Line, meta: Meta) -> bool:
    return meta.kind == "会议简报" and is_spoken(line)


_CONTACT = re.compile(
    r"\s*(?:联系人|联系电话|电话|传真|邮箱|填报人|审核人|抄送)[：:]|\s*(?:特此(?:报告|通知|汇报|说明)|妥否，|以上(?:报告|汇报)|此致)"
)


def _tail(reading: Reading) -> set[int]:
    """署名、日期、附件说明、主送，都不是正文。"""
    layout = reading.layout
    ends = [
        *layout.title,
        *layout.under,
        *layout.signatures,
        *layout.notes,
        *layout.annexes,
        *layout.colophon,
        layout.date,
        layout.recipient,
    ]
    contacts = (one for one in reading.even.passages if _CONTACT.match(one.text))
    return {one.n for one in contacts} | {
        one.n for one in ends if one is not None and "。" not in one.text and not amounts(one)
    }


def _lines(part: Segment, meta: Meta, leads: dict[tuple[int, int], str], last: Line | None = None) -> list[Line]:
    """一截里的各句；``last`` 是同一段里前面的那一句，它说的是去年的，跟着的条目也是。"""
    lead = leads.get((part.passage.n, part.start), "")
    usual = sort_of(part.path, meta, lead)
    every = amounts(part.passage)
    year = _year_said(part, meta, lead, usual)
    past = told = year if usual is not Sort.TASK else _year_said(part, meta, lead, Sort.DONE)
    hint = ""
    if last is not None and part.path and part.path[-1].item and last.told is not None and last.told != past:
        told = last.told
        hint = f"前面说的是{told}年的事，这一句没写年份，也先算{told}年的"
    found = []
    for start, end in sentences(part.passage.text, part.start, part.end):
        text = part.passage.text[start:end]
        sort = (
            usual
            if part.path and part.path[-1].item and usual is not Sort.DONE
            else sort_of_sentence(text.strip(), usual, meta)
        )
        own = within(every, start, end)
        ahead = sort is Sort.TASK and usual is not Sort.TASK and year == meta.year
        opens = _OPENS_WITH.match(unnumbered(text))
        if opens:
            told = int(opens["year"]) if opens["year"] else _relative(opens["than"], meta.year)
            hint = "" if told == past else f"前面说的是{told}年的事，这一句没写年份，也先算{told}年的"
        elif re.search(r"(?:19|20)\d{2}年|(?<![比较与])[今去上前]年(?!同期)", text):  # 自己又说了年份的，不接前一句的
            told, hint = past, ""
        done = sort is Sort.DONE
        when = meta.tasks_year if ahead else told if done else year
        doubt = hint if done and not opens else ""
        found.append(Line(part.passage, start, end, part, sort, own, when, meta.year, doubt, told, meta.kind == "讲话"))
    return found


def within(every: Sequence[Amount], start: int, end: int) -> tuple[Amount, ...]:
    """几个字之间的数；``every`` 按先后排好。"""
    first = bisect_left(every, start, key=lambda one: one.start)
    return tuple(every[first : bisect_left(every, end, key=lambda one: one.start)])


_OPENS_WITH = re.compile(
    r"\W{0,2}(?:(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]，)|同志们[，：！])?(?:在|过去的)?"
    r"(?:(?P<year>(?:19|20)\d{2})年度?(?!以来|至|起|前|以前|底前|[—－-]|[^，。]{0,8}(?:规划|计划|纲要|预算|目标))|(?P<than>[去上前今]年)(?!同期|相比|的?基础|底前|以来))"
)
"""一句以哪一年起头：“去年我县……”说的是去年的事。"""


def _relative(words: str, year: int | None) -> int | None:
    return None if year is None else year + RELATIVE[words[0]]


_LOOKS_AT = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年|(?P<than>[去上]年|过去一年))(?:度)?[^，。]{0,10}(?:工作|回顾|情况|成效|总结|完成|成绩)"
)
"""标题说明是哪一年的：“2022年工作回顾”。"""
_SAID = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?!.{0,3}(?:以来|至))")


def _year_said(part: Segment, meta: Meta, lead: str, sort: Sort) -> int | None:
    """没写年份的月日是哪一年的：标题、引出的话里写着的，没有就是这份稿子的年度。"""
    if sort is not Sort.TASK:
        titles = (one.title for one in reversed(part.path) if not one.item)
        match = next((match for title in titles if (match := _LOOKS_AT.match(title))), None)
        if match is None:
            return meta.year
        return int(match["year"]) if match["year"] else meta.year - 1 if meta.year else None
    for text in (lead, *(one.title for one in reversed(part.path))):
        match = _SAID.search(text)
        if match:
            return int(match[1])
        if "下半年" in text:
            return meta.year
    return meta.tasks_year


def _runs(part: Sequence[Line]) -> Iterator[tuple[Sort, list[Line]]]:
    for sort, lines in groupby(part, key=lambda line: line.sort):
        yield sort, list(lines)


def _asked(part: tuple[Line, ...], meta: Meta) -> tuple[Line, ...]:
    """讲话里先讲道理再提要求：没有分条的一段，从提要求的那句起；一句要求都没有的不算。"""
    part = part[:1] + tuple(line for line in part[1:] if not line.text.startswith("同志们"))
    if meta.kind != "讲话" or (part[0].segment.opens and part[0].segment.path[-1].item):
        return part
    return part[next((at for at, line in enumerate(part) if _asks(line.text)), len(part)) :]


def _asks(text: str) -> bool:
    """提要求的一句：有“要”“务必”，或者说哪个单位做什么。"""
    plain = re.sub("^(?:因此|所以|为此)，?", "", text)
    return bool(SAYS_TASK.search(plain)) or (
        bool(subject_of(plain)) and "了" not in plain and not plain.startswith(("今年是", "这是"))
    )


def _needs(part: Sequence[Line], usual: Sort, meta: Meta) -> list[Draft]:
    """短板、困难的一截；只是引出各条的话不算。"""
    found: list[Draft] = []
    money = [own for line in part for own in finances(line)] if usual is Sort.HARD else []
    itself = part[0].segment
    if _only_leads(part) or (money and itself.opens and itself.path[-1].item):
        return _rest_on(money, part)
    used = {start for own in money for start in own.used}
    kept = [replace(line, amounts=tuple(one for one in line.amounts if one.start not in used)) for line in part]
    whole = part[0].segment.opens or usual is Sort.HARD
    together = [kept] if whole else separate([piece for line in kept for piece in _apart(line)])
    for lines in together:
        found += shortfall(lines, usual is Sort.HARD)
    return [*found, *money]


def _apart(line: Line) -> list[Line]:
    """一句里用分号隔开的几条不足，一条一个。"""
    stops = [line.start + match.end() for match in re.finditer("；", line.passage.text[line.start : line.end])]
    spans = [(start, end) for start, end in pairwise([line.start, *stops, line.end]) if end - start > 6]
    if len(spans) < 2 or re.search("一是|第一", line.text):
        return [line]
    return [replace(line, start=start, end=end, amounts=within(line.amounts, start, end)) for start, end in spans]


def _rest_on(money: list[Draft], part: Sequence[Line]) -> list[Draft]:
    """几笔钱之外的数，挂在头一笔下面。"""
    used = {start for own in money for start in own.used}
    for line in part:
        rest = tuple(one for one in line.amounts if one.start not in used)
        if rest and money:
            fill(money[0], replace(line, amounts=rest))
    return money


def _only_leads(part: Sequence[Line]) -> bool:
    """一句引出下文的话：没有数，也没说是什么。"""
    text = "".join(line.text for line in part)
    return (
        len(text) < 45
        and not any(line.amounts for line in part)
        and not part[0].segment.opens
        and bool(re.search(r"差距。$|问题[：。]$|不足[：。]$|如下|以下|主要表现|方面[：。]$", text))
    )


def _deeds(part: Sequence[Line], meta: Meta, spoken: Draft | None) -> list[Draft]:
    """做了的一截，一句一句认；夹在里面的“但是”“下一步”另算。"""
    found: list[Draft] = []
    for sort, lines in _runs(part[1:] if len(part) > 1 and _only_title(part[0]) else part):
        if sort in {Sort.WEAK, Sort.HARD}:
            for piece in (piece for line in lines for piece in _apart(line)):
                found += shortfall([piece], False)
        elif sort is Sort.TASK:
            found += tasks(Group((), (tuple(lines),)))
        else:
            for line in lines:
                told = of_meeting(line, spoken) if spoken is not None else None
                for own in [told] if told is not None else _sentence(line, meta):
                    _add(found, own)
                    spoken = own if own.type == "会议" and told is None else spoken
    return found


def _only_title(line: Line) -> bool:
    """只是接排的标题自己。"""
    segment = line.segment
    title = segment.opens and line.start == segment.start and not line.amounts
    return title and not line.passage.text[segment.path[-1].end : line.end].strip(" 　。；：！")


def _sentence(line: Line, meta: Meta) -> Iterator[Draft]:
    """一句做了的事：几件事用分号隔开的，一件一条。"""
    money = finances(line) or participations(line) or coverages(line)
    if money:
        yield from money
        rest = tuple(one for one in line.amounts if not any(one.start in own.used for own in money))
        if rest and money[0].type != "财务":
            fill(money[0], line)
        if not rest or money[0].type != "财务":
            return
        line = replace(line, amounts=rest)
    for piece in _pieces(line):
        if not piece.segment.path and piece.amounts and _opening(piece):
            yield from _totals(piece)
        elif piece.amounts or not (_idle(piece, meta) or _told_all(piece)):
            yield recognise(piece)


def _told_all(line: Line) -> bool:
    """数都认作指标了，句子里没有别的话。"""
    pieces = [piece for piece in clauses(body_of(line)) if not re.search(r"\d", piece)]
    return bool(within(amounts(line.passage), line.start, line.end)) and not any(len(piece) > 5 for piece in pieces)


def _pieces(line: Line) -> Iterator[Line]:
    stops = [match.end() for match in re.finditer("；", line.passage.text[line.start : line.end])]
    cuts = [line.start, *(line.start + stop for stop in stops), line.end]
    spans = [(start, end) for start, end in pairwise(cuts) if line.passage.text[start:end].strip()]
    told = all(within(line.amounts, start, end) for start, end in spans)
    met = all("召开" in line.passage.text[start:end] for start, end in spans)
    if len(spans) < 2 or not (told or met):
        yield line
        return
    for start, end in spans:
        yield replace(line, start=start, end=end, amounts=within(line.amounts, start, end))


_BOILER = re.compile(
    r"现将.{0,30}(?:汇报|报告|总结)如下|^同志们[：，！]?$|^谢谢大家|讲话完毕|^(?:今天|刚才|下面)，?我|指导思想|坚持以.{4,60}为指导|以习近平|三点(?:意见|要求)|^以下数字|(?:是|关系|事关)[^，。]{2,30}的(?:重要|必然|根本|基本|内在|鲜明)[^，。]{0,8}(?:标志|要求|保证|保障|基础|内容|途径|体现|任务|举措)。?$"
)


def _idle(line: Line, meta: Meta) -> bool:
    """套话：没有数，又在没有标题的开头结尾，或者太短。"""
    text = line.text
    if _BOILER.search(text) or len(text) < 12 or (len(text) < 40 and not re.search("[，。；：！]", text)):
        return True
    return (not line.segment.path or meta.kind == "会议简报") and recognise(line).type == "成绩"


def _opening(line: Line) -> bool:
    """开头概括的数，没有标题管着。"""
    return recognise(line).type in {"成绩", "参政"}


def _totals(line: Line) -> Iterator[Draft]:
    """开头概括的数：一个数一条合计；没有单位的并作一条成绩的数据。"""
    own = draft("合计", line)
    loose: list[Draft] = []
    doubts = {one.text: one.doubt for one in line.amounts}
    for row in data(line.amounts, line.start, line.end, own):
        value = str(row["数值"])
        if _has_unit(value):
            total = _using(own, draft("合计", line, 名称=row["名称"], 数值=value))
            total.doubt(doubts.get(value, ""))
            yield total
            if "上年" in row:
                yield _using(own, draft("合计", line, 名称=f"上年{row['名称']}", 数值=row["上年"]))
        else:
            loose.append(_using(own, draft("成绩", line, 名称=row["名称"], 数据=[row])))
    yield from loose


def _using(own: Draft, one: Draft) -> Draft:
    """``own`` 用掉的数，分出来的这一条也算。"""
    one.used = own.used
    return one


def _has_unit(value: str) -> bool:
    try:
        return bool(parse_figure(value).base_unit)
    except NotAFigure:
        return False


LONGEST_QUOTE = 400


def _said(own: Draft) -> str:
    return own.passage.text[own.start : own.end]


def _add(found: list[Draft], own: Draft) -> None:
    """接着说同一件成绩、同一次会的几句并成一条：原句是连着的一段。"""
    last = found[-1] if found else None
    if last is not None and _same_meeting(last, own):
        last.end = own.end
        last.keys = {**own.keys, **{name: value for name, value in last.keys.items() if value}}
        last.doubts += [one for one in own.doubts if one not in last.doubts]
        last.used |= own.used
        return
    if last is not None and _of_activity(last, own):
        last.end = own.end
        last.keys["数据"] = [*last.keys.get("数据", []), *own.keys.get("数据", [])]
        last.keys.setdefault("内容", own.keys.get("措施", [])[:4])
        last.keys.setdefault("效果", own.keys.get("效果", ""))
        last.used |= own.used
        return
    if (
        last is None or last.type != "成绩" or own.type != "成绩" or last.passage.n != own.passage.n
        or named_privately(_said(last)) != named_privately(_said(own)) or last.keys.get("名称") != own.keys.get("名称") or last.passage.text[last.end : own.start].strip() or own.end - last.start > LONGEST_QUOTE
    ):  # fmt: skip
        found.append(own)
        return
    last.end = own.end
    for name in ("措施", "数据", "牵头单位"):
        old, new = last.keys.get(name) or [], own.keys.get(name) or []
        if isinstance(old, list) and isinstance(new, list) and new:
            last.keys[name] = [*old, *(one for one in new if one not in old or name == "数据")]
    last.keys["措施"] = last.keys.get("措施", [])[:8]
    last.keys["效果"] = own.keys.get("效果") or last.keys.get("效果", "")
    last.doubts += [one for one in own.doubts if one not in last.doubts]
    last.used |= own.used
    if own.certainty is Certainty.MIDDLE:
        last.certainty = own.certainty


_STILL = re.compile(
    r"^(?:(?:在)?活动(?:中|现场|上|期间|内容|安排)|本次|此次|这次|当天|通过(?:此次|本次|这次|活动|培训|[^，]{0,10}活动)|会上|课上|培训(?:班上|中|内容|结束|的主要)|比赛|现场|讲座|孩子们)"
)


def _of_activity(last: Draft, own: Draft) -> bool:
    """接着说刚才那项活动的一句。"""
    text = own.passage.text[own.start : own.end].strip()
    return last.type == "活动" and own.type == "成绩" and bool(_STILL.match(text)) and _adjoining(last, own)


def _same_meeting(last: Draft, own: Draft) -> bool:
    """接着说刚才那次会的一句，说的是还没说过的：谁主持、谁讲话、谁发言。"""
    if not last.type == own.type == "会议" or last.keys["名称"] != own.keys["名称"] or not _adjoining(last, own):
        return False
    return not any(last.keys.get(name) and own.keys.get(name) for name in own.keys if name not in {"名称", "时间"})


def _adjoining(last: Draft, own: Draft) -> bool:
    """两条的原句连着，合起来也不太长。"""
    if last.passage.n != own.passage.n or last.passage.text[last.end : own.start].strip():
        return False
    return own.end - last.start < LONGEST_QUOTE


# -- 没有认出事实的 --


def _unread(lines: Sequence[Line], found: Sequence[Draft], original: Original) -> Iterator[Unread]:
    """哪条事实的原句里都没有的句子；套话、话头、只是标题的不算。"""
    spans: dict[int, list[tuple[int, int]]] = {}
    for own in found:
        spans.setdefault(own.passage.n, []).append((own.start, own.end))
    merged = {n: sorted(one) for n, one in spans.items()}
    for line in lines:
        n = line.passage.n
        if any(start < line.end and line.start < end for start, end in merged.get(n, ())) or _empty(line):
            continue
        yield Unread(n, original.said(n, line.start, line.end))


_COURTESY = re.compile(
    r"^(?:同志们|各位|大家|谢谢|以上(?:汇报|报告)|特此|妥否|不当之处|请(?:予)?批评指正|刚才|今天|让我们|(?:下面|现在)[，,]?(?:我|请|大家)|成绩来之不易|联系人|附件|此致)"
    r"|(?:如下|以下)[：:。]?$|现将.{0,40}(?:汇报|报告|总结)|我都?(?:赞成|同意)|制定(?:如下|本)(?:计划|要点|方案)"
)


def _empty(line: Line) -> bool:
    """没有说什么：太短、客套话、引出下文的话、指导思想，或者就是标题自己。"""
    text = unnumbered(line.text).strip(" 　。；：:;！")
    if not line.segment.path and not re.search("[。；！？：，]", line.text):  # 题目下面的讲话人、日期
        return True
    if line.segment.opens and line.start == line.segment.start:
        more = line.passage.text[line.end : line.segment.end].strip()
        if text == line.segment.path[-1].title and (more or not line.segment.path[-1].alone):
            return bool(more) or not line.segment.path[-1].item
    return (
        len(re.findall(r"[\u4e00-\u9fff]", text)) < 6 or bool(_COURTESY.search(text)) or bool(GENERIC.fullmatch(text))
        or (is_lead(line.text) and not line.amounts) or is_creed(line.text)
    )  # fmt: skip


# -- 收尾 --


def _mentioned(lines: Sequence[Line], mistaken: Mapping[str, str]) -> Iterator[Draft]:
    """夹在句子里的法律、文件、制度、人：同一个名字只记头一次。"""
    seen: set[tuple[str, str]] = set()
    for line in lines:
        for own in [*policies(line, mistaken), *(institutions(line) if line.sort is Sort.DONE else ()), *persons(line)]:
            mark = own.type, str(own.keys.get("名称") or own.keys.get("姓名"))
            if mark not in seen:
                seen.add(mark)
                yield own


def _left(lines: Sequence[Line], found: Sequence[Draft]) -> Iterator[Draft]:
    """哪条事实都没收走的数，也不丢：有标题管着的整句记成做了的事，别的记成合计（没有单位的记成成绩的数据）。"""
    sets = {id(own.used): (own.passage.n, own.used) for own in found}  # 一句分出来的几条合用一套，看一遍就够
    taken = {(n, start) for n, used in sets.values() for start in used}
    told: list[Draft] = []
    for line in lines:
        rest: tuple[Amount, ...] = tuple(one for one in line.amounts if (one.passage.n, one.start) not in taken)
        if not rest:
            continue
        if rest == line.amounts and line.segment.path:
            _add(told, recognise(replace(line, sort=Sort.DONE, year=line.told)))
            continue
        for own in _totals(replace(line, amounts=rest)):
            own.certainty = Certainty.LOW
            yield own
    yield from told


_CODES = ("编号", "名称", "姓名", "动作", "范围")


def _told_apart(founds: list[Found], meta: Meta) -> list[Found]:
    """同一类里重名的另起编号；一模一样的（原文重复了一段）只留一条。会议的要点和会议同名，一项指标的几个年份同名，不动。"""
    seen: dict[tuple[str, str], int] = {}
    meetings: set[tuple[str, str]] = set()
    whole: set[tuple[str, str, str]] = set()
    kept: list[Found] = []
    for one in founds:
        keys = dict(one.keys)
        code = next((str(keys[name]) for name in _CODES if keys.get(name) and keys[name] != "待补"), "")
        same = one.type, one.quote, repr(keys)
        if same in whole:
            continue
        whole.add(same)
        if not code and one.type != "宣传":
            keys["编号"] = code = titled(one.quote, 16) or f"第{len(kept) + 1}条"
        number = seen[one.type, code] = seen.get((one.type, code), 0) + 1
        again = one.type == "会议" and (code, str(keys.get("时间"))) in meetings
        meetings.add((code, str(keys.get("时间"))))
        if number > 1 and not again and one.type != "指标":
            keys = {"编号": f"{code}（{number}）", **{name: value for name, value in keys.items() if name != "编号"}}
        kept.append(replace(one, keys={**keys, **_lacking(one.type, keys)}))
    return kept


def _lacking(kind: str, keys: Mapping[str, Any]) -> dict[str, str]:
    """非有不可、原文又没写出来的键：待补。"""
    needed = [name for name, key in keys_of(TYPES_BY_NAME[kind]).items() if key.required]
    if kind in REQUIRED_TIME:
        needed.append("时间")
    if kind in ONE_OF and not set(ONE_OF[kind]) & set(keys):
        needed.append(ONE_OF[kind][0])
    return {name: GAP for name in needed if name not in keys}


def quoted_in(found: Found, passages: Sequence[Passage]) -> bool:
    """原句确在原文里；表里的一行，各格都在。"""
    if any(found.quote in passage.text for passage in passages):
        return True
    text = "\n".join(passage.text for passage in passages)
    return " | " in found.quote and all(
        piece in text for cell in found.quote.split(" | ") for piece in cell.split("；")
    )
