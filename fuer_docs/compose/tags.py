"""标签：在一段文字里找出 ``{{ }}`` 和 ``{% %}``，全角写法换成半角。"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.finding import Finding, error
from ..model.place import Place
from ..model.speech import _

OPEN = re.compile(r"[{｛](?P<kind>[{｛%％#＃])")
_CLOSE = {"{": re.compile(r"[}｝]{2}"), "%": re.compile(r"[%％][}｝]"), "#": re.compile(r"[#＃][}｝]")}
_STRAY = re.compile(r"[}｝]{2}|[%％][}｝]")
_KINDS = {"{": "{", "｛": "{", "%": "%", "％": "%", "#": "#", "＃": "#"}
_NARROW = {
    "，": ",", "（": "(", "）": ")", "｜": "|", "：": ":", "＝": "=", "＞": ">", "＜": "<", "．": ".", "　": " ",
    "！": "!", "＋": "+", "－": "-", "［": "[", "］": "]", "＿": "_", "\t": " ", "\n": " ", "\u00a0": " ", "、": ",",
} | {chr(0xFF10 + digit): str(digit) for digit in range(10)}  # fmt: skip
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "“”", "‘": "’", "’": "‘’", "＂": "＂"}
_ORDINARY = re.compile("[^" + re.escape("{｛}｝%％#＃" + "".join(_NARROW) + "".join(_QUOTES)) + "]+")
"""标签里不用操心的字，一口气跳过去。"""


class Tag(NamedTuple):
    """一个标签：``{`` 印、``%`` 语句、``#`` 注；``start``、``end`` 是它在段落文字里的位置。"""

    kind: str
    body: str
    start: int
    end: int

    @property
    def source(self) -> str:
        """规整后的写法。"""
        return "{{ " + self.body + " }}" if self.kind == "{" else "{% " + self.body + " %}"


def scan(text: str, place: Place) -> tuple[list[Tag], list[Finding]]:
    """一段文字里的全部标签；没合上的、多出来的花括号记成发现。"""
    tags: list[Tag] = []
    findings: list[Finding] = []
    position = 0
    while match := OPEN.search(text, position):
        _stray(text, position, match.start(), place, findings)
        kind = _KINDS[match["kind"]]
        body, end = _body(text, match.end(), kind)
        if end < 0:
            close = {"{": "}}", "%": "%}", "#": "#}"}[kind]
            findings.append(
                error("unclosed-tag", _("标签没有合上"), _("在标签末尾写上 {close}", close=close),
                      _at(place, text, match.start(), min(len(text), match.end() + 12)))
            )  # fmt: skip
            following = OPEN.search(text, match.end())  # 这以前的收尾算它的，不另报
            position = following.start() if following else len(text)
            continue
        tags.append(Tag(kind, body.strip(" -+") if kind == "%" else body.strip(), match.start(), end))
        position = end
    _stray(text, position, len(text), place, findings)
    return tags, findings


def _stray(text: str, begin: int, end: int, place: Place, findings: list[Finding]) -> None:
    match = _STRAY.search(text, begin, end)
    if match:
        findings.append(
            error("stray-brace", _("多出来的“{mark}”", mark=match[0]), _("删去，或补上前面的开头"),
                  _at(place, text, match.start(), match.end()))
        )  # fmt: skip


def _at(place: Place, text: str, start: int, end: int) -> Place:
    return Place(place.file, place.line, start, end, text, place.where)


def _body(text: str, begin: int, kind: str) -> tuple[str, int]:
    """从 ``begin`` 读到合上为止：（半角化的内容, 合上之后的位置）；没合上位置是 -1。"""
    out: list[str] = []
    index = begin
    while index < len(text):
        plain = _ORDINARY.match(text, index)
        if plain:
            out.append(plain[0])
            index = plain.end()
            continue
        close = _CLOSE[kind].match(text, index)
        if close:
            return "".join(out), close.end()
        char = text[index]
        if kind != "#" and char in _QUOTES:
            literal, after = _literal(text, index)
            if after < 0:
                return "", -1
            out.append(literal)
            index = after
            continue
        if OPEN.match(text, index) and kind != "#":
            return "", -1
        out.append(_NARROW.get(char, char))
        index += 1
    return "", -1


def _literal(text: str, start: int) -> tuple[str, int]:
    """一个字符串：原样取里面的字，两头换成英文双引号。"""
    closers = _QUOTES[text[start]]
    index = start + 1
    while index < len(text) and text[index] not in closers:
        index += 1
    if index >= len(text):
        return "", -1
    inside = text[start + 1 : index].replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inside}"', index + 1
