"""编号：标题的一、（一）1.（1），列举的一是、二是；都写成文字，序号是引擎的。"""

from __future__ import annotations

from collections.abc import Iterable

from ..model.document import Block, Document, Paragraph, Run
from ..model.numerals import cardinal, to_chinese
from ..model.values import SEQUENCE
from .source import LEVEL_ROLES
from .stream import LATE
from .tidy import run_in_split


def heading_number(level: int, number: int) -> str:
    """四级标题号（GB/T 9704—2012 7.3.3）。"""
    match level:
        case 1:
            return f"{to_chinese(number)}、"
        case 2:
            return f"（{to_chinese(number)}）"
        case 3:
            return f"{number}."
    return f"（{number}）"


def _sequence(text: str, like: Run | None, look: int | None = None) -> Run:
    shown = look if look is not None else (like.look if like else -1)
    return Run(text, shown, SEQUENCE)


def number_items(blocks: list[Block]) -> list[Block]:
    """列举：相连的编成一是、二是，只有一项的不编；接排的并进前一段。"""
    kept: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if not isinstance(block, Paragraph) or block.mark not in {"-", "+"}:
            if isinstance(block, Paragraph) and block.mark == ">":
                _append(kept, block)
            else:
                kept.append(block)
            index += 1
            continue
        group = _group(blocks, index)
        _place_group(kept, group)
        index += len(group)
    return kept


def _group(blocks: list[Block], begin: int) -> list[Paragraph]:
    """从这里起相连的列举项；项与项之间接排的话也算在内。"""
    group: list[Paragraph] = []
    first = blocks[begin]
    assert isinstance(first, Paragraph)
    for block in blocks[begin:]:
        if not isinstance(block, Paragraph) or block.mark not in {first.mark, ">"}:
            break
        group.append(block)
    while group and group[-1].mark == ">":
        group.pop()
    return group


def _place_group(kept: list[Block], group: list[Paragraph]) -> None:
    items = sum(1 for block in group if block.mark != ">")
    number = 0
    for block in group:
        if block.mark == ">":
            _append(kept, block)
            continue
        number += 1
        if items > 1:
            first = block.runs[0] if block.runs else None
            block.runs.insert(0, _sequence(f"{to_chinese(number)}是", first))
        if block.mark == "+":
            _append(kept, block)
        else:
            block.mark = ""
            kept.append(block)


def _append(kept: list[Block], block: Paragraph) -> None:
    """接在前一段后面；前面不是正文、也不是段首标题，就自成一段。"""
    previous = kept[-1] if kept else None
    block.mark = ""
    if isinstance(previous, Paragraph) and (run_in_split(previous) if previous.level else previous.role == "正文"):
        previous.runs += block.runs
    else:
        kept.append(block)


def number_headings(blocks: list[Block], role_looks: dict[str, int], body: int) -> None:
    """标题编号；段首标题用正文样板 ``body``，只有标题那一句用标题的字体。"""
    counts = [0] * 5
    for block in blocks:
        if not isinstance(block, Paragraph) or not block.level:
            if isinstance(block, Paragraph) and block.role == "附件序号":
                counts = [0] * 5
            continue
        level = block.level
        counts[level] += 1
        counts[level + 1 :] = [0] * (4 - level)
        split = run_in_split(block)
        if split:
            look = role_looks.get(LEVEL_ROLES[level], -1)
            block.runs = _styled(block.runs, split, look)
            block.role, block.prototype = "正文", body
        else:
            _drop_final_stop(block)
        first = block.runs[0] if block.runs else None
        block.runs.insert(0, _sequence(heading_number(level, counts[level]), first))


def _styled(runs: list[Run], split: int, look: int) -> list[Run]:
    out, position = [], 0
    for run in runs:
        cut = split - position
        if cut >= len(run.text):
            out.append(run._replace(look=look))
        elif cut <= 0:
            out.append(run._replace(look=-1))
        else:
            out += [run._replace(text=run.text[:cut], look=look), run._replace(text=run.text[cut:], look=-1)]
        position += len(run.text)
    return out


def _drop_final_stop(block: Paragraph) -> None:
    """独占一行的标题末尾不用句号、逗号、分号（FORMAT §6 B.4）。"""
    while (
        block.runs and block.runs[-1].origin is None and block.runs[-1].text.rstrip()[-1:] in {"。", "，", "；", "、"}
    ):
        last = block.runs[-1]
        text = last.text.rstrip()[:-1]
        block.runs[-1:] = [last._replace(text=text)] if text else []


def settle_counts(blocks: list[Block], others: Iterable[list[Block]] = ()) -> None:
    """“讲N点”的N：正文里一级标题有几个。表格、页眉页脚（``others``）里说到的也换上。"""
    total = sum(1 for block in blocks if isinstance(block, Paragraph) and block.level == 1)
    word = cardinal(total)
    for part in (blocks, *others):
        for _n, paragraph in Document("", part).paragraphs():
            if any(LATE in run.text for run in paragraph.runs):
                paragraph.runs = [run._replace(text=run.text.replace(LATE, word)) for run in paragraph.runs]
