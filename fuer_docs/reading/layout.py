"""版面上的各个要素：哪段是标题、主送、正文、署名、成文日期、附件；认不准的当正文。"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.manuscript import Face, Manuscript, Page, Passage, Setting
from ..model.numerals import halfwidth
from ..model.template import HEADING_LEVELS
from .headings import Mark, marks
from .pattern import Pattern

FANGSONG, KAITI, HEITI, SONGTI = "仿宋", "楷体", "黑体", "宋体"
_FAMILIES = (
    ("小标宋", re.compile("小标宋|xiaobiaosong|大标宋|中宋|stzhongsong", re.I)), (FANGSONG, re.compile("仿宋|fangsong|fzfs", re.I)),
    (KAITI, re.compile("楷|kaiti|simkai|fzkt", re.I)), (HEITI, re.compile("(?<!雅)黑|simhei|heiti|fzht", re.I)),
    (SONGTI, re.compile("宋|simsun|^song|serif cjk|source han serif", re.I)),
)  # fmt: skip
SIZES = {
    42.0: "初号", 36.0: "小初", 26.0: "一号", 24.0: "小一", 22.0: "二号", 18.0: "小二", 16.0: "三号", 15.0: "小三",
    14.0: "四号", 12.0: "小四", 10.5: "五号", 9.0: "小五",
}  # fmt: skip
DATE = Pattern(
    r"(?:(?:19|20)\d{2}|[〇○零0一二三四五六七八九]{4}|\d{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
)
_NUMBER = Pattern(r"〔\d{4}〕\s*\d+\s*号|[\[（(【]\d{4}[\]）)】]\s*第?\d+\s*号")
_MASTHEAD = Pattern(r"(?:文件|公报)$|^(?:签发人|紧急|特急|加急|平急|机密|秘密|绝密)")
_ANNEX = Pattern(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]?")
_NOTE = Pattern(r"附\s*件\s*(?:\d{1,2})?\s*[：:]\s*\S")
_ITEM = Pattern(r"\d{1,2}\s*[.．、]")
_COLOPHON = Pattern(r"^(?:抄送|抄报|主送)\s*[：:]|\d{1,2}月\d{1,2}日\s*印发?$|^主题词")
_TAIL_NOTE = Pattern(r"^[（(].{2,60}[）)]$")
_SPEECH = Pattern("讲话|致辞|主持词|发言|开幕词|闭幕词")
LONGEST_TITLE = 80


def family(name: str | None) -> str:
    """字体属于哪一类；西文字体、没听说过的原样。"""
    if not name:
        return ""
    return next((known for known, pattern in _FAMILIES if pattern.search(name)), name)


def size_word(points: float | None) -> str:
    """字号的叫法。"""
    return "" if points is None else SIZES.get(points, f"{points:g}磅")


def blank(passage: Passage) -> bool:
    """空段。"""
    return not passage.text.strip()


def setting(passage: Passage) -> Setting:
    """一段的样子；文本文件没有，是空的。"""
    return passage.setting or Setting()


def main_face(passage: Passage, start: int = 0, end: int | None = None) -> Face | None:
    """一段（或其中几个字）里汉字占得最多的样子。"""
    room = end if end is not None else len(passage.text)
    best, most = None, 0
    for face in setting(passage).faces:
        begin, stop = max(face.start, start), min(face.end, room)
        count = sum("\u3400" <= char <= "\u9fff" for char in passage.text[begin:stop])
        if count > most:
            best, most = face, count
    return best


@dataclass(frozen=True, slots=True)
class Heading:
    """一个单独成段的层次标题。"""

    passage: Passage
    level: int


@dataclass(slots=True)
class Layout:
    """一份文稿的各个要素。"""

    title: list[Passage] = field(default_factory=list)
    under: list[Passage] = field(default_factory=list)
    """标题下面居中的：讲话人、日期。"""
    recipient: Passage | None = None
    headings: list[Heading] = field(default_factory=list)
    body: list[Passage] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    """附件说明。"""
    signatures: list[Passage] = field(default_factory=list)
    date: Passage | None = None
    annexes: list[Passage] = field(default_factory=list)
    """附件页上“附件1”那一行。"""
    colophon: list[Passage] = field(default_factory=list)
    numbered: bool = False
    """有发文字号。"""
    speech: bool = False

    @property
    def official(self) -> bool:
        """有公文的样子：有主送、有发文字号，或者有署名和成文日期。讲话不算。"""
        if self.speech:
            return False
        return self.numbered or self.recipient is not None or bool(self.signatures and self.date)

    @property
    def first(self) -> Passage | None:
        """说整个版面的毛病指着哪一段：标题，没有就是正文头一段。"""
        return next(iter([*self.title, *self.body]), None)


class _Scan:
    """一段一段往下认。"""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.layout = Layout(speech=bool(_SPEECH.search(manuscript.kind + manuscript.title)))
        self.shown = [one for one in manuscript.passages if not one.in_box]
        self.colophon: set[int] = set()

    def run(self) -> Layout:
        flow = [one for one in self.shown if not one.in_table]
        self.layout.colophon = [one for one in self.shown if _COLOPHON.search(halfwidth(one.text.strip()))]
        self.colophon = {one.n for one in self.layout.colophon}
        main = self._cut_annexes(flow)
        main = self._cut_head(main)
        main = self._cut_tail(main)
        for passage in main:
            if not blank(passage):
                self._add(passage)
        return self.layout

    def _cut_annexes(self, flow: list[Passage]) -> list[Passage]:
        """头一个“附件1”以后都不是主体。"""
        for at, passage in enumerate(flow):
            fresh = setting(passage).page_break or (at > 0 and flow[at - 1].ends_page)
            before = any(DATE.fullmatch(_bare(one.text)) for one in flow[max(0, at - 6) : at])
            if at and _ANNEX.fullmatch(passage.text.strip()) and (fresh or before or passage.style == "附件序号"):
                self.layout.annexes = [
                    one for one in flow[at:] if _ANNEX.fullmatch(one.text.strip()) and len(one.text.strip()) < 8
                ]
                return flow[:at]
        return flow

    def _cut_head(self, flow: list[Passage]) -> list[Passage]:
        """标题和它上面的版头、下面的讲话人和日期、主送机关。"""
        at = next((at for at, one in enumerate(flow[:20]) if not blank(one) and self._is_title(one)), None)
        self.layout.numbered = any(
            _NUMBER.search(halfwidth(one.text)) and len(one.text) < 40 for one in flow[: (at or 0)]
        )
        if at is None:
            return flow
        title = [flow[at]]
        at += 1
        while at < len(flow) and self._goes_on(title[0], flow[at]):
            title.append(flow[at])
            at += 1
        self.layout.title = title
        while at < len(flow) and (blank(flow[at]) or self._is_under(flow[at])):
            if not blank(flow[at]):
                self.layout.under.append(flow[at])
            at += 1
        if at < len(flow) and _is_recipient(flow[at]) and not self.layout.speech:
            self.layout.recipient = flow[at]
            return flow[at + 1 :]
        if at < len(flow) and _is_recipient(flow[at]):
            return flow[at + 1 :]
        return flow[at:]

    def _is_title(self, passage: Passage) -> bool:
        text = "".join(passage.text.split())
        if passage.style in {"副标题", "空行"} or len(text) > LONGEST_TITLE or re.search(r"[。；，：:！]$", text):
            return False
        if _NUMBER.search(halfwidth(text)) or _MASTHEAD.search(text) or DATE.fullmatch(_bare(text)):
            return False
        face = main_face(passage)
        large = face is not None and (face.size or 0) >= 18
        known = bool(self.manuscript.title) and text in self.manuscript.title
        return passage.style == "标题" or setting(passage).align == "center" or large or known

    def _goes_on(self, first: Passage, passage: Passage) -> bool:
        """标题分成几段的后几段：同样居中，同样大。"""
        if blank(passage) or not self._is_title(passage) or _TAIL_NOTE.match(passage.text.strip()):
            return False
        one, other = main_face(first), main_face(passage)
        same = one is not None and other is not None and one.size == other.size and one.east_asia == other.east_asia
        return same and setting(passage).align == setting(first).align and passage.style == first.style

    @staticmethod
    def _is_under(passage: Passage) -> bool:
        text = passage.text.strip()
        centred = setting(passage).align == "center" or passage.style == "副标题"
        return (centred or bool(DATE.fullmatch(_bare(text)))) and len(text) <= 60 and not text.endswith("。")

    def _cut_tail(self, flow: list[Passage]) -> list[Passage]:
        """署名、成文日期，和它们后面的附注。"""
        end = len(flow)
        while end and (
            blank(flow[end - 1]) or _TAIL_NOTE.match(flow[end - 1].text.strip()) or flow[end - 1].n in self.colophon
        ):
            end -= 1
        if not end or not DATE.fullmatch(_bare(flow[end - 1].text)) or flow[end - 1] in self.layout.under:
            return flow
        self.layout.date = flow[end - 1]
        end -= 1
        above = next((at for at in range(end, 0, -1) if not blank(flow[at - 1])), 0)
        if above and _is_signature(flow[above - 1]):
            end = above  # 署名和日期之间空了一行的
        while end and len(self.layout.signatures) < 4 and _is_signature(flow[end - 1]):
            self.layout.signatures.insert(0, flow[end - 1])
            end -= 1
        return flow[:end]

    def _is_note(self, passage: Passage) -> bool:
        text = passage.text.strip()
        if not self.layout.notes:
            return bool(_NOTE.match(text)) and len(text) < 80
        return passage.style == "附件说明" or (bool(_ITEM.match(text)) and len(text) < 60)

    def _add(self, passage: Passage) -> None:
        if passage.n in self.colophon:
            return
        if self._is_note(passage):
            self.layout.notes.append(passage)
        elif level := _heading_level(passage):
            self.layout.headings.append(Heading(passage, level))
        elif setting(passage).align != "center":
            self.layout.body.append(passage)


def _bare(text: str) -> str:
    return halfwidth("".join(text.split()))


def _is_recipient(passage: Passage) -> bool:
    text = passage.text.strip()
    return text.endswith(("：", ":")) and len(text) <= 200 and "。" not in text


def _is_signature(passage: Passage) -> bool:
    text = passage.text.strip()
    if not text or len(text) > 40 or re.search(r"[。，；：:！？]", text) or _heading_level(passage):
        return False
    return (
        setting(passage).align in {"right", "center"}
        or text.endswith(_BODIES)
        or passage.style == "署名"
        or (setting(passage).left or 0) > 6
        or (setting(passage).first_line or 0) > 4
        or passage.text.startswith((" " * 6, "　" * 4))
    )


_BODIES = ("委员会", "妇联", "联合会", "办公室", "政府", "妇儿工委", "中心", "工委", "委办", "局", "厅")


def _heading_level(passage: Passage) -> int:
    """单独成段的层次标题是第几层；不是标题是 0。"""
    text = passage.text.strip()
    if len(text) > 45 or text.endswith(("。", "；", ";", "：", ":", "，")):
        return 0
    if passage.style in HEADING_LEVELS:
        return HEADING_LEVELS[passage.style]
    found = _head(passage)
    if found is None or not found.scheme.level or found.scheme.name in {"①", "㈠"}:
        return 0
    if found.scheme.level >= 3 and re.search(r"[。；，]", text):
        return 0
    return found.scheme.level


def _head(passage: Passage) -> Mark | None:
    return next((mark for mark in marks(passage) if mark.head), None)


# -- 量 --


def text_width(page: Page) -> float:
    """版心宽，毫米。"""
    return page.width - page.left - page.right


def cells(text: str) -> float:
    """排出来占几个字：数字、西文、半角标点各占半个。"""
    return sum(0.5 if char < "\u0300" else 1.0 for char in text)


def indent(passage: Passage) -> float:
    """第一个字离版心左边几个字；用空格、制表空出来的也算。"""
    look = setting(passage)
    lead = passage.text[: len(passage.text) - len(passage.text.lstrip())]
    spaces = sum(2.0 if char == "\t" else 1.0 if char == "\u3000" else 0.5 for char in lead)
    return (look.left or 0.0) + (look.first_line or 0.0) - (look.hanging or 0.0) + spaces


def read_layout(manuscript: Manuscript) -> Layout:
    """认一份文稿的版面。"""
    return _Scan(manuscript).run()
