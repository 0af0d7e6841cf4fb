"""看一份写成的文稿读得通不通：标点、标题、列举、数目。只看形式，不管是谁写的话。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from fuer_docs.model.document import Block, Document, Paragraph, Raw, Run, Table
from fuer_docs.model.numerals import from_chinese
from fuer_docs.model.values import SEQUENCE

FREE = {"标题", "副标题", "称谓", "附件说明", "署名", "成文日期", "附件序号", "附件标题", "表头", "表格文字", "空行"}
"""不是一句句话的段落。"""
_ITEM = re.compile(r"([一二三四五六七八九十]+)是")
_FAULTS = (
    ("标点叠在一起", re.compile(r"[，、；：。！？][，、；：。]")),
    ("开头是标点", re.compile(r"^[，、；：。！？）》”]")),
    ("空的引号、书名号、括号", re.compile(r"“”|《》|（）|〔〕|“《》”")),
    ("括号边上是标点", re.compile(r"[（“《〔][，、；：。）]|[，、；：（][）”》〕]")),
    ("连接词没有下文", re.compile(r"(?:同时|此外|其中|以及|并且|特别是|尤其是|另外|对此|为此)(?:[。；！？）]|$)")),
    ("连词悬着", re.compile(r"(?:^|[，。；：、（])(?:和|与|及|以及)(?:[，。；：、）]|$)")),
    ("和字后面没有东西", re.compile(r"(?<![温祥缓平总饱中亲谦调])和[，。；：、）]")),
    ("介词没有宾语", re.compile(r"(?:^|[，。；：、])(?:由|向|对|把|将|被|从|在|以|为|使|让|据)(?:[，。；：、]|$)")),
    ("由谁牵头没有写", re.compile(r"(?:^|[，。；])由?(?:牵头|配合|主抓|负责)[，。；]")),
    ("顿号列举断了", re.compile(r"、(?:和(?!谐|睦)|及(?!时)|与|等(?!着))|(?:(?<![温祥缓平总饱中亲谦调])和|(?<!参)与)、")),
    ("动词没有宾语", re.compile(r"(?:[，。；](?:用于|占|达到|实现|完成|做到|开展|组织|召开|印发|围绕|对标|贯彻|投入|发放|报送|推进|建立))(?:[，。；]|$)")),
    ("等字前面没有东西", re.compile(r"(?:^|[，。；：、])等\d")),
    ("不封闭的值漏了出来", re.compile(r"<|\{\{|\}\}|\[\[|\]\]|None|\ue000")),
)  # fmt: skip
_MORE = (
    ("逐条只有一条", re.compile(r"一[项个条](?:任务|工作|问题)?逐[条项]")),
    ("等字只带一项", re.compile(r"等1[项个名]")),
    ("零个", re.compile(r"零[个项点条名]|(?<![\d.])(?<!达标)0[个项名场件]")),
    ("重复的词", re.compile(r"(上级有关部门)[^。]{0,6}\1|(制度到位)[^。]*。\2")),
)  # fmt: skip
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))


def faults(document: Document) -> Iterator[str]:
    """一份文稿里全部毛病，一处一句话。"""
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield from _sentence_faults(block)
            yield from _ending_faults(block, blocks[index + 1 :])
            yield from _heading_faults(block, blocks[index + 1 :])
    yield from _item_faults(blocks)
    yield from _count_faults(blocks)


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 18) : match.end() + 14]


def _sentence_faults(block: Paragraph) -> Iterator[str]:
    text = block.text
    for name, pattern in (*_FAULTS, *_MORE):
        for match in pattern.finditer(text):
            yield f"{name}：…{_around(text, match)}…"
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            yield f"{opening}{closing}不成对：{text[:60]}"


def _ending_faults(block: Paragraph, rest: list[Block]) -> Iterator[str]:
    text = block.text.rstrip()
    if block.role in FREE or block.level or not text:
        return
    if text[-1] in "：":
        follower = next((item for item in rest if not isinstance(item, Paragraph) or item.text.strip()), None)
        if isinstance(follower, Raw) or follower is None or _role(follower) in FREE - {"表头", "表格文字"}:
            yield f"冒号后面没有下文：…{text[-40:]}"
    elif text[-1] not in "。！？…”）】":
        yield f"正文没有句号收尾：…{text[-40:]}"


def _role(block: Block) -> str:
    return block.role if isinstance(block, Paragraph) else ""


_RANK = {"附件序号": -2, "附件标题": -1}


def _heading_faults(block: Paragraph, rest: list[Block]) -> Iterator[str]:
    """标题后面有内容：要么自己接排了正文，要么跟着正文、表格或更低一级的标题。"""
    heading = block.level and block.role != "正文"
    if not heading and block.role not in _RANK:
        return
    rank = _RANK.get(block.role, block.level)
    for follower in rest:
        if isinstance(follower, Table):
            return
        if isinstance(follower, Raw) or follower.role == "空行":
            continue
        if follower.role in _RANK or (follower.level and follower.role != "正文"):
            if _RANK.get(follower.role, follower.level) > rank:
                return
            break
        if follower.role in {"署名", "成文日期", "附件说明"}:
            break
        if follower.text.startswith("同志们，"):
            break  # 结尾不是哪一部分的内容
        if follower.text.strip():
            return
    yield f"标题没有内容：{block.text}"


_NAMED = re.compile(r"“([一两三四五六七八九十]+)个(强化|突破)”")
_LISTED = re.compile(r"([一两三四五六七八九十]+)项任务逐条列入台账")


def _said(word: str) -> int | None:
    return 2 if word == "两" else from_chinese(word)


def _named_count_faults(block: Paragraph, blocks: list[Block], index: int) -> Iterator[str]:
    """“五个强化”就有五条叫“强化……”的；列入台账的任务有几项，附表就有几行。"""
    for match in _NAMED.finditer(block.text):
        titles = [
            item.text.partition("。")[0] for item in blocks[index + 1 :]
            if isinstance(item, Paragraph) and (item.level == 2 or (item.runs and _ITEM.fullmatch(item.runs[0].text)))
        ]  # fmt: skip
        titles = [title for title in titles if match[2] in title]
        if titles and len(titles) != _said(match[1]):
            yield f"说“{match[1]}个{match[2]}”，后面列了{len(titles)}条：{titles[0]}"
    match = _LISTED.search(block.text)
    if match:
        rows = [row for item in blocks if isinstance(item, Table) for row in item.rows if not row.header]
        if len(rows) != _said(match[1]):
            yield f"说{match[0]}，附表有{len(rows)}行"


# -- 列举 --


def _numbers(blocks: list[Block]) -> list[tuple[int, int, int]]:
    """引擎编的一是、二是：（第几，第几块，在段里的位置）。"""
    found = []
    for index, block in enumerate(blocks):
        position = 0
        for run in block.runs if isinstance(block, Paragraph) else ():
            match = _ITEM.fullmatch(run.text) if _is_sequence(run) else None
            if match:
                found.append((from_chinese(match[1]) or 0, index, position))
            position += len(run.text)
    return found


def _is_sequence(run: Run) -> bool:
    return run.origin == SEQUENCE


def groups(blocks: list[Block]) -> list[list[tuple[int, int, int]]]:
    """一组一组的列举。"""
    found: list[list[tuple[int, int, int]]] = []
    for item in _numbers(blocks):
        if item[0] == 1:
            found.append([])
        assert found, f"没有一是就有了{item[0]}"
        found[-1].append(item)
    return found


def _item_faults(blocks: list[Block]) -> Iterator[str]:
    for group in groups(blocks):
        numbers = [number for number, _index, _position in group]
        block = blocks[group[0][1]]
        text = block.text if isinstance(block, Paragraph) else ""
        if len(numbers) < 2:
            yield f"只有一个一是：{text[:60]}"
        if any(b != a + 1 for a, b in pairwise(numbers)):
            yield f"一是、二是跳了号{numbers}：{text[:60]}"


_COUNTED = re.compile(r"([一二两三四五六七八九十]+)(?:个(?!月|小时|乡镇)|项|点|条|方面)")


def _count_faults(blocks: list[Block]) -> Iterator[str]:
    """“N个X”后面跟着的一是、二是正好N个；讲N点就有N个一级标题。"""
    for group in groups(blocks):
        _number, index, position = group[0]
        block = blocks[index]
        assert isinstance(block, Paragraph)
        lead = block.text[:position]
        if not lead.strip():
            before = blocks[index - 1] if index else None
            lead = before.text if isinstance(before, Paragraph) and before.level == 0 else ""
        sentence = re.split(r"(?<=[。！？])", lead.rstrip("。！？："))[-1]
        for match in _COUNTED.finditer(sentence):
            said = _said(match[1])
            if said != len(group):
                yield f"说是{match[0]}，列了{len(group)}项：…{sentence[-50:]}"
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield from _named_count_faults(block, blocks, index)
    headings = sum(1 for block in blocks if isinstance(block, Paragraph) and block.level == 1)
    for block in blocks:
        match = re.search(r"讲([一两二三四五六七八九十]*)点", block.text) if isinstance(block, Paragraph) else None
        if match and _said(match[1] or "零") != headings:
            yield f"说{match[0]}，一级标题有{headings}个"
        if isinstance(block, Paragraph) and "见附件" in block.text and not any(
            isinstance(item, Paragraph) and item.role == "附件序号" for item in blocks
        ):  # fmt: skip
            yield f"说见附件，没有附件：{block.text[:50]}"
