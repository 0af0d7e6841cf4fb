"""固定的提法写错了一个字。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..set_phrases import SET_PHRASES

_HAN = Pattern(r"[\u3400-\u9fff]")
_NUMERALS = set("零一二三四五六七八九十百千两")
_LIGHT = set("的和与及地了、")
_SHORTEST = 8
_PIECE = 4


class Phrase(NamedTuple):
    """一个提法：原文，只留汉字的样子，照它说的毛病有多重。"""

    text: str
    bare: str
    severity: Severity | None = None


def _find(reading: Reading) -> Iterator[Hit]:
    phrases = _phrases(reading)
    pieces = _pieces(phrases)
    right = {phrase.bare for phrase in phrases}
    for passage in reading.passages:
        if len(passage.text) < _SHORTEST:
            continue
        places = [match.start() for match in _HAN.finditer(passage.text)]
        bare = "".join(passage.text[at] for at in places)
        seen: set[tuple[int, int]] = set()
        for at in range(len(bare) - _PIECE + 1):
            for phrase, offset in pieces.get(bare[at : at + _PIECE], ()):
                start = at - offset
                found = _misquoted(bare, start, phrase.bare)
                if (
                    found is None
                    or bare[found[0] : found[1]] in right
                    or any(begin < found[1] and found[0] < end for begin, end in seen)
                ):
                    continue
                seen.add(found)
                begin, end = places[found[0]], places[found[1] - 1] + 1
                message = _("“{text}”和固定的提法差一点", text=passage.text[begin:end])
                yield hit(passage, begin, end, message, _("应是“{right}”", right=phrase.text), phrase.severity)


def _phrases(reading: Reading) -> list[Phrase]:
    listed = {entry.name: entry.severity for entry in reading.entries("提法", "文")}
    texts = listed | dict.fromkeys(SET_PHRASES)
    found = [Phrase(text, "".join(_HAN.findall(text)), severity) for text, severity in texts.items()]
    return [phrase for phrase in found if len(phrase.bare) >= _SHORTEST]


def _pieces(phrases: list[Phrase]) -> dict[str, list[tuple[Phrase, int]]]:
    """头、中、尾各取四个字作引子：错一处，总有一个引子是好的。"""
    found: dict[str, list[tuple[Phrase, int]]] = {}
    for phrase in phrases:
        size = len(phrase.bare)
        for offset in sorted({0, (size - _PIECE) // 2, size - _PIECE}):
            found.setdefault(phrase.bare[offset : offset + _PIECE], []).append((phrase, offset))
    return found


def _misquoted(text: str, start: int, right: str) -> tuple[int, int] | None:
    """从这里起的话和提法只差一个实字，或两项颠倒；一样的、差得多的不算。"""
    if start < 0:
        return None
    window = text[start : start + len(right)]
    if window == right or len(window) < len(right):
        return None
    differing = [at for at, (one, other) in enumerate(zip(window, right, strict=True)) if one != other]
    if len(differing) == 1:
        at = differing[0]
        pair = {window[at], right[at]}
        return None if pair & (_NUMERALS | _LIGHT) or at in {0, len(right) - 1} else (start, start + len(right))
    if _swapped(window, right, differing):
        return start, start + len(right)
    return None


def _swapped(window: str, right: str, differing: list[int]) -> bool:
    """相邻两个字颠倒。"""
    first, last = differing[0], differing[-1]
    return (
        last - first == 1
        and Counter(window[first : last + 1]) == Counter(right[first : last + 1])
        and not set(window[first : last + 1]) & (_NUMERALS | _LIGHT)
    )


RULE = Rule(
    id="misquoted-formulation",
    title="固定的提法写错了字",
    severity=Severity.WARNING,
    why="重要提法一个字都不能错，多半是打字时选错了词，印出去要收回重发。",
    basis="权威文本；提法表",
    bad=(
        "坚持以习近平新时代中国特色社会主意思想为指导，",
        "深刻领悟“两个确立”的决顶性意义，",
        "深刻领误“两个确立”的决定性意义，",
        "增强“四个意识”、坚定“四个自信”、作到“两个维护”。",
        "铸劳中华民族共同体意识。",
        "党委领导、政府主则、部门协同、社会参与",
        "倡导自尊、自信、自主、自强精神。",
        "贯彻男女平等基本国策和儿童优选原则。",
    ),
    good=(
        "坚持以习近平新时代中国特色社会主义思想为指导，",
        "深刻领悟“两个确立”决定性意义，坚决做到“两个维护”，",
        "增强“四个意识”，坚定“四个自信”，做到“两个维护”。",
        "深刻认识“两个确立”的决定性意义。",
        "形成党委领导、政府主抓、部门负责、社会协同的格局。",
        "党的二十大和二十届三中全会精神",
        "以习近平新时代中国特色社会主义思想武装头脑",
        "坚持男女平等基本国策，保障妇女儿童权益",
        "铸牢中华民族共同体意识教育走进校园。",
        "第八次全国妇女儿童工作会议精神",
        "全面建成小康社会、全面建设小康社会先后写进报告。",
    ),
    find=_find,
)
