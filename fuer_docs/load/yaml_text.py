"""YAML 文本 → 带出处的节点，先把常见的笔误认出来。

每个值都当文字读（``no``、``010``、``12:30`` 就是它们自己），再由键的形状决定是什么。
不收标签、锚点和别名：事实文件用不着，恶意文件才用。
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

import yaml

from ..model.facts import FACT_TYPES, Record
from ..model.finding import Finding, error
from ..model.place import Place
from ..model.setting import Paper, Places, Setting
from ..model.shapes import Either, Group, Many, Shape, keys_of
from ..model.speech import _, mark

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 24


class Scalar(NamedTuple):
    """一个值。``plain`` 为真表示没有加引号。"""

    text: str
    place: Place
    plain: bool = True
    in_flow: bool = False


class Mapping(NamedTuple):
    """键和值。"""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place
    in_flow: bool = False


class Sequence(NamedTuple):
    """一条一条的列表。"""

    items: tuple[Node, ...]
    place: Place


Node = Scalar | Mapping | Sequence


def _collect(record: type[Record], known: set[str], seen: set[type]) -> None:
    if record in seen:
        return
    seen.add(record)
    for zh, entry in keys_of(record).items():
        known.add(zh)
        _collect_shape(entry.shape, known, seen)


def _collect_shape(shape: Shape, known: set[str], seen: set[type]) -> None:
    match shape:
        case Many(item=item):
            _collect_shape(item, known, seen)
        case Either(scalar=scalar, mapping=mapping):
            _collect_shape(scalar, known, seen)
            _collect_shape(mapping, known, seen)
        case Group(record=record):
            _collect(record, known, seen)


@cache
def _known_keys() -> set[str]:
    """全部中文键名；文件里像是有笔误才用得着。"""
    known: set[str] = {"默认", "编号", "起", "止", "文", "约数", "年"}
    seen: set[type] = set()
    for record in (*FACT_TYPES, Setting, Paper, Places):
        _collect(record, known, seen)
    return known | {record.ZH for record in FACT_TYPES}


_WORD = r"(?P<key>[\u4e00-\u9fff]{1,6}|\d{4})"
"""像键的词；是不是真有这个键，认出来以后再查。"""
_WIDE_COLON = rf"(?:^[ \u3000]*(?:- +)*|[{{,，]\s*){_WORD}(?P<mark>：)"
_TIGHT_COLON = rf"(?:^[ \u3000]*(?:- +)*|[{{,，]\s*){_WORD}(?P<mark>:)(?=[^\s,，}}\]])"
_WIDE_COMMA = rf"\{{[^{{}}]*?(?P<mark>，)\s*{_WORD}\s*[:：]"
_INDENT_TAB = r"^ *(?P<mark>\t+)"
_WIDE_SPACE = r"^ *(?P<mark>\u3000+)"
_WIDE_BRACKET = r"(?:[:：]|^ *-)\s*(?P<mark>[｛［])"
_WIDE_DASH = r"^ *(?P<mark>[－—–·•])\s*\S"
_ODD_START = r"(?:(?<=[^\s:]):|^ *-)\s+(?P<mark>[*&%@`!]|[>|](?![+-]?\s*(?:#.*)?$))(?P<rest>.*)$"
_WIDE_QUOTED = r"(?:(?<=[^\s:]):|^ *-)\s+(?P<mark>[“＂][^“”＂]*[”＂])\s*(?:#.*)?$"


class Slip(NamedTuple):
    """一种笔误：样子、说法、改法、替人改好以便接着读。"""

    rule: str
    signs: frozenset[str]
    """行里一个这样的字也没有，就不会有这种笔误，不必去试。"""
    pattern: str
    message: Callable[[re.Match[str]], str]
    hint: Callable[[re.Match[str]], str]
    repair: Callable[[re.Match[str]], str]


def _swap(new: str) -> Callable[[re.Match[str]], str]:
    def repaired(match: re.Match[str]) -> str:
        line = match.string
        return line[: match.start("mark")] + new + line[match.end("mark") :]

    return repaired


def _quoted(match: re.Match[str]) -> str:
    line, start = match.string, match.start("mark")
    value = _odd_value(match)
    return line[:start] + "'" + value.replace("'", "''") + "'" + line[start + len(value) :]


def _odd_value(match: re.Match[str]) -> str:
    """开头不对的那个值；在花括号、方括号里的到逗号或括号为止。"""
    line, start = match.string, match.start("mark")
    value = line[start:].rstrip()
    return re.split(r"[,，}\]]", value)[0].rstrip() if _opened(line[:start]) > 0 else value


def _opened(text: str) -> int:
    """还有几个花括号、方括号没有合上。"""
    return text.count("{") + text.count("[") - text.count("}") - text.count("]")


def _spaced(match: re.Match[str]) -> str:
    return _swap("  " * len(match["mark"]))(match)


_NARROW = str.maketrans("｛｝［］，：", "{}[],:")
SLIPS = (
    Slip("wide-colon", frozenset("："), _WIDE_COLON, lambda m: _("键后面用了全角冒号“：”"),
         lambda m: _("改成半角冒号加一个空格：“: ”"), _swap(": ")),
    Slip("tight-colon", frozenset(":"), _TIGHT_COLON, lambda m: _("冒号后面少一个空格"),
         lambda m: _("冒号后面加一个空格：“: ”"), _swap(": ")),
    Slip("wide-comma", frozenset("，"), _WIDE_COMMA, lambda m: _("花括号里用了全角逗号“，”隔开两项"),
         lambda m: _("改成半角逗号加一个空格：“, ”"), _swap(", ")),
    Slip("tab-indent", frozenset("\t"), _INDENT_TAB, lambda m: _("行首用了制表符（Tab 键）"),
         lambda m: _("行首只用空格，每一层缩进两格"), _spaced),
    Slip("wide-space-indent", frozenset("\u3000"), _WIDE_SPACE, lambda m: _("行首用了全角空格"),
         lambda m: _("行首只用半角空格，每一层缩进两格"), _spaced),
    Slip("wide-bracket", frozenset("｛［"), _WIDE_BRACKET, lambda m: _("用了全角括号“{mark}”", mark=m["mark"]),
         lambda m: _("花括号、方括号都用半角"), lambda m: m.string.translate(_NARROW)),
    Slip("wide-dash", frozenset("－—–·•"), _WIDE_DASH, lambda m: _("列表的短横用了“{mark}”", mark=m["mark"]),
         lambda m: _("改成半角减号加一个空格：“- ”"), _swap("- ")),
    Slip("odd-first-character", frozenset("*&%@`!>|"), _ODD_START, lambda m: _("值不能以“{mark}”开头", mark=m["mark"]),
         lambda m: _("给整个值加英文单引号：'{value}'", value=_odd_value(m)), _quoted),
    Slip("wide-quotes", frozenset("“＂"), _WIDE_QUOTED, lambda m: _("整个值套在全角引号里，引号会原样印出来"),
         lambda m: _("去掉两头的“”；要印引号时引擎会加"),
         lambda m: _swap(m["mark"][1:-1] or "''")(m)),
)  # fmt: skip


def _in_quotes(line: str, column: int) -> bool:
    """这一列之前有没有没合上的英文引号，或已是注释。"""
    open_mark = ""
    for index, char in enumerate(line[:column]):
        if open_mark:
            open_mark = "" if char == open_mark else open_mark
        elif char in "'\"" and (index == 0 or line[index - 1] in " [{,:："):
            open_mark = char
        elif char == "#" and (index == 0 or line[index - 1] in " \t"):
            return True
    return bool(open_mark)


def _is_key(match: re.Match[str]) -> bool:
    """这种笔误要看键的，键得是真有的键（或年份）。"""
    word = match.groupdict().get("key")
    return word is None or word in _known_keys() or word.isdecimal()


def mend(text: str, file: str) -> tuple[str, list[Finding]]:
    """认出常见笔误，逐个报告，并改好一份供接着读：行数不变。"""
    findings: list[Finding] = []
    lines = text.split("\n")
    depth = 0
    for index, original in enumerate(lines):
        line = original
        chars = set(original)
        for slip in SLIPS:
            if slip.signs.isdisjoint(chars):
                continue
            pattern, begin = re.compile(slip.pattern), 0
            while match := pattern.search(line, begin):
                begin = match.end("mark")
                if _in_quotes(line, match.start("mark")) or not _is_key(match):
                    continue
                if match[0][0] in ",，" and depth + _opened(line[: match.start()]) <= 0:
                    continue  # 逗号不在括号里，是话里的逗号
                start = original.find(match["mark"], max(0, match.start("mark") - len(line) + len(original)))
                start = match.start("mark") if start < 0 else start
                place = Place(file, index + 1, start, start + len(match["mark"]), original)
                findings.append(error(slip.rule, slip.message(match), slip.hint(match), place))
                line, begin = slip.repair(match), 0
                if len(findings) > 500:
                    return text, findings
                if slip.rule in {"odd-first-character", "wide-bracket"}:
                    break
        lines[index] = line
        depth = max(0, depth + _opened(line))
    return "\n".join(lines), findings


_UNCLOSED = "found unexpected end of stream"
_PROBLEMS = (
    ("mapping values are not allowed", mark("这一行的冒号多了，或者上一行没有写完"),
     mark("一个值里有冒号时给整个值加英文引号；也看看上一行的缩进")),
    ("did not find expected key", mark("这里的缩进和上面对不齐，或者引号、括号没有合上"), mark("同一层的键左边要对齐")),
    ("did not find expected '-'", mark("列表里这一行少了“- ”，或者缩进不对"), mark("每条前面写“- ”，同一条的各行左边对齐")),
    ("found character that cannot start any token", mark("这个字符不能用在值的开头"), mark("给整个值加英文单引号")),
    ("did not find expected ',' or", mark("方括号或花括号没有合上，或者两项之间少了半角逗号"), mark("补上 ] 或 }}，各项之间用“, ”")),
    ("could not find expected ':'", mark("这一行少了冒号"), mark("写成“键: 值”，冒号用半角，后面空一格")),
    (_UNCLOSED, mark("引号没有合上"), mark("补上另一个英文引号")),
    ("block sequence entries are not allowed", mark("“- ”不能和上一个键写在同一行"), mark("换一行再写“- ”")),
    ("found undefined", mark("这里用了 YAML 的锚点、别名或标签"), mark("事实文件不用这些，给值加英文引号")),
    ("did not find expected alphabetic", mark("这里用了 YAML 的锚点、别名或标签"), mark("事实文件不用这些，给值加英文引号")),
    ("did not find expected node content", mark("括号里有多余的逗号或漏了一项"), mark("删去多余的逗号")),
)  # fmt: skip


class _Refused(Exception):
    """遇到不收的写法，带着发现。"""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def _events(text: str) -> Iterator[Any]:
    """一个个事件；有 libyaml 就用它，快得多。"""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    event: Any = loader.get_event()
    while event is not None:
        yield event
        event = loader.get_event()


class _Composer:
    """把事件流搭成节点。"""

    def __init__(self, text: str, file: str, source: list[str]) -> None:
        self.events = _events(text)
        self.file = file
        self.source = source
        self.lines = text.split("\n")
        self.mended = self.lines != source
        self.findings: list[Finding] = []

    def place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        number, column = start.line, start.column
        line = self.source[number] if number < len(self.source) else ""
        last = end.column if end.line == number else len(line)
        if self.mended:
            column = self.column(number, column)
            last = self.column(number, last) if end.line == number else last
        width = len(line)
        column = column if column < width else width
        last = last if last < width else width
        return Place(self.file, number + 1, column, last if last > column else column, line)

    def column(self, number: int, column: int) -> int:
        """改好的那一行里的列，换算成原来那一行的。"""
        if number >= len(self.source) or self.lines[number] == self.source[number]:
            return column
        from difflib import SequenceMatcher  # 改过笔误的才用

        matcher = SequenceMatcher(None, self.lines[number], self.source[number], autojunk=False)
        for _tag, ours, until, theirs, theirs_until in matcher.get_opcodes():
            if ours <= column < until:
                return min(theirs + column - ours, theirs_until)
        return len(self.source[number])

    def document(self) -> Node | None:
        for event in self.events:
            if isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
                continue
            if isinstance(event, (yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                return None
            node = self.node(event, 0)
            for rest in self.events:
                if isinstance(rest, yaml.DocumentStartEvent):
                    place = self.place(rest)
                    raise _Refused(
                        error("many-documents", _("一个文件里有几份 YAML（---）"), _("删去中间的 ---"), place)
                    )
            return node
        return None

    def node(self, event: yaml.Event, depth: int) -> Node:
        place = self.place(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise _Refused(
                error(
                    "yaml-machinery",
                    _("这里用了 YAML 的锚点、别名或标签"),
                    _("事实文件不用这些，给值加英文引号"),
                    place,
                )
            )
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, place)
        if depth > MAX_DEPTH:
            raise _Refused(error("too-deep", _("嵌套太深"), _("事实最多三四层，检查缩进和括号"), place))
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(child := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(child, depth + 1))
            return Sequence(tuple(items), place)
        return self.mapping(event, place, depth)

    def scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        """一个值；写在英文双引号里的可能转义出看不见的字，别的整份查过了。"""
        text = _unwrapped(event)
        if event.style == '"' and (hidden := _HIDDEN.search(text)):
            code = f"\\x{ord(hidden[0]):02x}"
            self.findings.append(
                error("control-character", _("有看不见的控制字符（{code}）", code=code), _("删去它"), place)
            )
        return Scalar(text, place, not event.style)

    def mapping(self, event: yaml.Event, place: Place, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Place] = {}
        flow = bool(getattr(event, "flow_style", False))
        while not isinstance(child := next(self.events), yaml.MappingEndEvent):
            name = self.node(child, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(name, Scalar):
                self.findings.append(error("key-not-a-word", _("键应当是一个词"), _("检查括号和冒号"), name.place))
                continue
            if name.text in first:
                self.findings.append(
                    error(
                        "duplicate-key",
                        _("“{key}”写了两次，第一次在第{line}行", key=name.text, line=first[name.text].line),
                        _("删去一个，或并成一个列表"),
                        name.place,
                    )
                )
                continue
            first[name.text] = name.place
            entries.append((name, value))
        return Mapping(tuple(entries), place, flow)


_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""看不见、Word 文件也不收的字；有的还会被 YAML 当成换行。"""
_CJK = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…]"
_FOLD = rf"(?<={_CJK}) (?=\d|{_CJK})|(?<=[\d%]) (?={_CJK})"


def _unwrapped(event: yaml.ScalarEvent) -> str:
    """折行的值：汉字之间不留空格。"""
    value: str = event.value
    if event.start_mark is None or event.end_mark is None or event.start_mark.line == event.end_mark.line:
        return value
    if event.style == "|":
        return value.rstrip("\n")
    return re.sub(_FOLD, "", value.rstrip("\n"))


_KEY_WITH_WIDE_COLON = re.compile(r"^[ \u3000]*(?:- +)*[^\s：:'\"#{\[][^：:'\"#]*(?P<mark>：)")
"""整行没有半角冒号，头一个词后面是全角的：键可以是随便什么词的地方（措辞.yaml）也认得出。"""
_NO_COLON = ("mapping values are not allowed", "could not find expected ':'")
"""少了冒号的那一行，libyaml 说成下一行不对。"""


def _wide_colon(wording: str, line: int, file: str, source: list[str]) -> Finding | None:
    """说是冒号不对，其实是这一行或上一行用了全角冒号。"""
    if not any(needle in wording for needle in _NO_COLON):
        return None
    written = [number for number in range(min(line, len(source) - 1), -1, -1) if source[number].strip()]
    for number in written[:2]:
        match = _KEY_WITH_WIDE_COLON.match(source[number])
        if match is not None and ":" not in source[number]:
            slip = SLIPS[0]
            return error(slip.rule, slip.message(match), slip.hint(match),
                         Place(file, number + 1, *match.span("mark"), source[number]))  # fmt: skip
    return None


def _explain(problem: yaml.YAMLError, file: str, source: list[str]) -> Finding:
    wording = str(getattr(problem, "problem", "") or problem)
    # 引号没合上，指开头的那个引号，不指读到的文件末尾
    mark = getattr(problem, "context_mark" if _UNCLOSED in wording else "problem_mark", None)
    wide = _wide_colon(wording, mark.line, file, source) if mark is not None else None
    if wide is not None:
        return wide
    message, hint = _("这里写得不合 YAML 的格式"), _("看看这一行和上一行的缩进、冒号、引号")
    for needle, said, advice in _PROBLEMS:
        if needle in wording:
            message, hint = _(said), _(advice).replace("}}", "}")
            break
    if mark is None:
        return error("yaml-syntax", message, hint, Place(file))
    index = min(mark.line, len(source) - 1)
    while index > 0 and not source[index].strip():
        index -= 1
    line = source[index]
    column = min(mark.column, max(0, len(line) - 1)) if index == mark.line else max(0, len(line) - 1)
    return error("yaml-syntax", message, hint, Place(file, index + 1, column, min(column + 1, len(line)), line))


def read_yaml(data: bytes, file: str) -> tuple[Node | None, list[Finding]]:
    """一个文件的节点和全部笔误；读不成时节点是 ``None``，原因在发现里。"""
    if len(data) > MAX_BYTES:
        return None, [error("file-too-large", _("文件超过 8 MB"), _("拆成几个文件放在 facts/ 里"), Place(file))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [error("not-utf8", _("文件不是 UTF-8 编码"), _("用记事本打开，另存为时编码选 UTF-8"), Place(file))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = text.split("\n")
    if _HIDDEN.search(text):
        findings = []
        for number, line in enumerate(source, 1):
            for match in _HIDDEN.finditer(line):
                place = Place(file, number, match.start(), match.end(), _HIDDEN.sub("□", line))
                findings.append(error("control-character", _("有看不见的控制字符"), _("删去重打这几个字"), place))
        return None, findings
    mended, findings = mend(text, file)
    composer = _Composer(mended, file, source)
    try:
        node = composer.document()
    except _Refused as refused:
        return None, [*findings, refused.finding]
    except yaml.YAMLError as problem:
        explained = _explain(problem, file, source)
        near = any(item.place and explained.place and item.place.line == explained.place.line for item in findings)
        return None, [*findings, *([] if near else [explained]), *composer.findings]
    except RecursionError:
        return None, [*findings, error("too-deep", _("嵌套太深"), _("检查括号有没有合上"), Place(file))]
    return node, [*findings, *composer.findings]
