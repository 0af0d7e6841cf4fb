"""版面上要算的：标题折行、署名和日期的缩进、附件序号。"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, pairwise

from ..model.document import Block, Paragraph, Run
from ..model.template import Prototype
from .tidy import TAIL_ROLES

_CLOSING = set("，。、；：！？）》〉”’】〕·—…％%")
_OPENING = set("（《〈“‘【〔")
_WEAK = set("的了和与及之为")
"""这些字不放在行首。"""


# -- 标题折行（GB/T 9704—2012 7.3.1：词意完整、排列对称、梯形或菱形） --


def break_title(text: str, width: int, words: Iterable[str]) -> list[str]:
    """把标题折成几行：每行不超过 ``width`` 字，不拆词，梯形或菱形。一行放得下就一行。"""
    if len(text) <= width:
        return [text]
    atoms = _atoms(text, tuple(words), width)
    for lines in range(-(-len(text) // width), 6):
        shapes = list(_splits(atoms, lines, width))
        if shapes:
            return min(shapes, key=_ugliness)
    return [text[at : at + width] for at in range(0, len(text), width)]


def _atoms(text: str, words: tuple[str, ...], width: int) -> list[str]:
    """不可拆的小块：词表里的词、引号书名号括号里的话、数字，其余一字一块再并上前后标点。"""
    atoms: list[str] = []
    at = 0
    ordered = _by_length(words)
    while at < len(text):
        piece = _match_word(text, at, ordered) or _match_number(text, at) or text[at]
        if atoms and (piece[0] in _CLOSING or atoms[-1][-1] in _OPENING or piece[0] in _WEAK):
            atoms[-1] += piece
        else:
            atoms.append(piece)
        at += len(piece)
    return [part for atom in _paired_singles(atoms) for part in ([atom] if len(atom) <= width else list(atom))]


@lru_cache(maxsize=64)
def _by_length(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if len(word) > 1}, key=len, reverse=True))


def _match_word(text: str, at: int, words: tuple[str, ...]) -> str:
    return next((word for word in words if text.startswith(word, at)), "")


def _match_number(text: str, at: int) -> str:
    end = at
    while end < len(text) and (text[end].isascii() and text[end].isalnum()):
        end += 1
    if end > at and end < len(text) and text[end] in "年月日%届次":
        end += 1
    return text[at:end]


def _paired_singles(atoms: list[str]) -> list[str]:
    """词表里没有的字，两字两字地抱在一起，免得把双音词拆开。"""
    out: list[str] = []
    single = ""
    for atom in [*atoms, ""]:
        if len(atom) == 1:
            single += atom
            if len(single) == 2:
                out.append(single)
                single = ""
            continue
        if single:
            if out and len(out[-1]) == 2:
                out[-1] += single
            else:
                out.append(single)
            single = ""
        if atom:
            out.append(atom)
    return out


def _splits(atoms: list[str], lines: int, width: int) -> Iterable[list[str]]:
    if lines > 4 or len(atoms) > 40:
        return
    for cuts in combinations(range(1, len(atoms)), lines - 1):
        edges = (0, *cuts, len(atoms))
        rows = ["".join(atoms[start:end]) for start, end in pairwise(edges)]
        if all(len(row) <= width for row in rows) and _is_symmetric([len(row) for row in rows]):
            yield rows


def _is_symmetric(lengths: list[int]) -> bool:
    """梯形（一路变长或变短）或菱形（先长后短）；不要沙漏形。"""
    peak = lengths.index(max(lengths))
    up = all(a <= b for a, b in pairwise(lengths[: peak + 1]))
    down = all(a >= b for a, b in pairwise(lengths[peak:]))
    return up and down


def _ugliness(rows: list[str]) -> tuple[int, int]:
    lengths = [len(row) for row in rows]
    spread = max(lengths) - min(lengths)
    return (abs(spread - 2), lengths[0] < lengths[-1])


def break_titles(blocks: list[Block], prototypes: tuple[Prototype, ...], words: Iterable[str]) -> None:
    """给标题段插入换行。"""
    known = tuple(words)
    for block in blocks:
        if isinstance(block, Paragraph) and block.role in {"标题", "附件标题"} and "\n" not in block.text:
            width = max(4, int(prototypes[block.prototype].line_chars))
            rows = break_title(block.text, width, known)
            if len(rows) > 1:
                block.runs = _broken(block.runs, [len(row) for row in rows[:-1]])


def _broken(runs: list[Run], lengths: list[int]) -> list[Run]:
    """在这些长度处换行；换行自成一截，不带来历。"""
    edges: list[int] = []
    for length in lengths:
        edges.append((edges[-1] if edges else 0) + length)
    out: list[Run] = []
    position = 0
    for run in runs:
        rest = run
        while edges and edges[0] < position + len(rest.text):
            cut = edges.pop(0) - position
            if cut:
                out.append(rest._replace(text=rest.text[:cut]))
            out.append(Run("\n", run.look))
            position += cut
            rest = rest._replace(text=rest.text[cut:])
        if rest.text or rest.raw:
            out.append(rest)
        position += len(rest.text)
        if edges and edges[0] == position:
            edges.pop(0)
            out.append(Run("\n", run.look))
    return out


# -- 署名和成文日期（GB/T 9704—2012 7.3.5.1、7.3.5.2） --


def text_width(text: str) -> float:
    """几个字宽：汉字一字，半角半字。"""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def place_signatures(blocks: list[Block], sealed: bool) -> None:
    """署名和紧跟的日期：算出各自右空几字。"""
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.role != "署名":
            continue
        follower = blocks[index + 1] if index + 1 < len(blocks) else None
        if not isinstance(follower, Paragraph) or follower.role != "成文日期":
            continue
        block.right, follower.right = _sealed(block, follower) if sealed else _unsealed(block, follower)


SHORT_ENDING = 12
"""结尾一句不超过几个字时，要和前一段排在一起。"""


def keep_together(blocks: list[Block]) -> None:
    """署名、日期不单独落在一页：前面至少带上一段正文；短短一句的结尾也一样（FORMAT §5.9）。"""
    for index, block in enumerate(blocks[1:], 1):
        before = blocks[index - 1]
        if not isinstance(block, Paragraph) or not isinstance(before, Paragraph):
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        is_tail = block.role in TAIL_ROLES and _leads_to_signature(blocks, index)
        is_short_ending = after is None and block.role == "正文" and len(block.text) <= SHORT_ENDING
        if (is_tail and before.role != "成文日期") or is_short_ending:
            before.keep = True


def _leads_to_signature(blocks: list[Block], index: int) -> bool:
    for block in blocks[index:]:
        if not isinstance(block, Paragraph) or block.role not in TAIL_ROLES:
            return False
        if block.role in {"署名", "成文日期"}:
            return True
    return False


def _unsealed(signature: Paragraph, issued: Paragraph) -> tuple[float, float]:
    """无印章：署名右空二字，日期首字比署名首字右移二字；日期更长时日期右空二字，署名相应右空。"""
    name, day = text_width(signature.text), text_width(issued.text)
    if name >= day:
        return 2, name - day
    return 4 + day - name, 2


def _sealed(signature: Paragraph, issued: Paragraph) -> tuple[float, float]:
    """有印章：日期右空四字，署名以日期居中；署名更长时署名右空二字。"""
    name, day = text_width(signature.text), text_width(issued.text)
    right = 4 + (day - name) / 2
    if right < 2:
        return 2, 2 + (name - day) / 2
    return right, 4
