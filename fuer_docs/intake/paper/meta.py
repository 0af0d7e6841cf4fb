"""一份旧稿是什么：题目、文种、单位、年度、日期、主送。看不出的空着，写成 20xx 的年份不猜。"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ...model.manuscript import Manuscript
from ...model.numerals import from_chinese, halfwidth
from ...reading.layout import DATE, read_layout
from ...reading.unfilled import unfilled
from .outline import PAPER_TITLE

_BODY = r"(?:妇女儿童工作委员会(?:办公室)?|妇女联合会|妇女儿童(?:活动)?中心|妇儿工委(?:办公室|办)?|妇联|妇女工作委员会)"
_UNIT = re.compile(rf"[\u4e00-\u9fff]{{0,16}}?{_BODY}")
_PLACE = re.compile(r"(?:中共)?[\u4e00-\u9fff]{1,12}?(?:县|区|市|州|盟|旗|乡|镇|街道|省)(?:人民政府|委员会)?")
_NOT_UNIT = re.compile(
    r"^(?:在|由|我|全|的|各|和|与|是|对|本|为|将|到|经|关于|今天|今年|近年来|一年来)+|^.*[的在由对为与和，、]"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年|([二一][〇零○九][〇零○一二三四五六七八九]{2})年")
_MASKED = re.compile(r"(?:19|20)\d?[xX×＊*_＿]{1,2}\s*年|(?<![\w])[xX×]{2,}年")
_SIGNED = re.compile(
    r"^[（(]\s*(?:(?P<unit>[\u4e00-\u9fff]{2,20}?)[\s　]+)?(?P<date>\d{4}年\d{1,2}月\d{1,2}日)\s*[）)]$"
)


@dataclass(frozen=True, slots=True)
class Meta:
    """一份旧稿的头尾。"""

    title: str
    kind: str
    """文种；认不出的是空的。"""
    unit: str
    """谁的稿子；题目、署名里没写全的，照正文的自称。"""
    year: int | None
    """年度；不知道是 ``None``。"""
    date: str = ""
    """成文日期，2022-12-20。"""
    addressee: str = ""
    masked: bool = False
    """年份写成了 20xx，要人补。"""
    said: str = ""
    """题目上说是什么；和正文对得上的是空的。"""

    @property
    def plans(self) -> bool:
        """是计划。"""
        return self.kind == "工作计划"

    @property
    def tasks_year(self) -> int | None:
        """稿子里说的打算是哪一年的：总结里的是下一年。"""
        if self.year is None or self.kind not in {"工作总结", "总结和计划", "自评报告", "经验材料"}:
            return self.year
        return self.year + 1


_PLAIN_TITLE = re.compile(r"[\u4e00-\u9fff\d（()）“”〇○—-]{2,30}")


def with_whole_title(manuscript: Manuscript) -> Manuscript:
    """题目分两三行写的（单位一行，“2021年工作总结”一行）合成一个；本来认得出文种的不动。"""
    if any(one.style == "标题" for one in manuscript.passages[:12]) or manuscript.title:
        return manuscript
    lines = [one for one in manuscript.passages[:8] if one.text.strip() and not one.in_table][:3]
    for at, passage in enumerate(lines):
        text = "".join(passage.text.split())
        if not _PLAIN_TITLE.fullmatch(text) or _SIGNED.match(text):
            return manuscript
        if PAPER_TITLE.search(text):
            whole = {one.n for one in lines[: at + 1]}
            passages = tuple(one._replace(style="标题") if one.n in whole else one for one in manuscript.passages)
            return replace(manuscript, passages=passages, _by_n={}) if at else manuscript
    return manuscript


def read_meta(manuscript: Manuscript) -> Meta:
    """认头尾。``manuscript`` 已经认过题目和文种。"""
    layout = read_layout(manuscript)
    opening = [one.text for one in manuscript.passages if one.text.strip() and not one.in_table][:6]
    unit, date = "", ""
    for text in opening:
        signed = _SIGNED.match(text.strip())
        if signed:
            unit, date = signed["unit"] or "", _iso(signed["date"])
    if layout.date is not None:
        date = _iso(layout.date.text)
    unit = "".join(one.text.strip() for one in layout.signatures) or unit or _unit(manuscript.title, opening)
    kind = _kind(manuscript)
    first = next((text for text in opening if len(text) > 40), "")
    masked = bool(_MASKED.search(manuscript.title)) or any(_MASKED.search(text) for text in opening)
    year = (
        None
        if masked
        else manuscript.year or _year(manuscript.title) or _said_year(first) or (int(date[:4]) if date else None)
    )
    said = manuscript.kind if kind != manuscript.kind else ""
    return Meta(manuscript.title, kind, unit, year, date, _addressee(opening, layout.recipient), masked, said)


_SPEAKS = re.compile(
    r"下面，我(?:再|就|代表)?[^。]{0,30}(?:[讲谈提强][^。]{0,12}(?:点|条|个方面)|意见|要求)|我的讲话完毕|我(?:谨)?代表[^。]{2,30}向[^。]{4,60}(?:祝贺|感谢|问候)|我(?:再|就)[^。]{0,20}(?:强调|讲)[一二三四五]点"
)
_BULLETIN = re.compile(
    r"出席(?:会议|大会)?并(?:作重要)?讲话|(?:会议|大会)由[^，。]{2,24}主持|在(?:大会|会)上作了?(?:重要)?讲话|^[\u4e00-\u9fff]{2,4}(?:指出|要求|强调)，"
)


def _kind(manuscript: Manuscript) -> str:
    """文种听正文的：题目叫“工作总结”，正文是讲话、会议简报的，网上很多。"""
    if manuscript.kind in {"讲话", "会议简报", "会议通知", "表彰通报"}:
        return manuscript.kind
    texts = [one.text.strip() for one in manuscript.passages if one.text.strip() and not one.in_table]
    if any(_SPEAKS.search(text) for text in texts[:6]) or any("我的讲话完毕" in text for text in texts[-3:]):
        return "讲话"
    many = 3 if len(texts) > 12 else 2
    if any("召开" in text for text in texts[:6]) and sum(bool(_BULLETIN.search(text)) for text in texts) >= many:
        return "会议简报"
    if manuscript.kind or not re.search("小结$|工作情况$|汇报$|报告$", manuscript.title):
        return manuscript.kind
    return "总结和计划" if re.search("打算|计划|安排", manuscript.title) else "工作总结"


def _addressee(opening: list[str], recipient: object) -> str:
    text = getattr(recipient, "text", "")
    if not text:
        text = next(
            (
                one
                for one in opening
                if one.strip().endswith(("：", ":")) and len(one.strip()) <= 60 and "。" not in one
            ),
            "",
        )
    return str(text).strip().rstrip("：:") if not re.search("如下|汇报|以下", str(text)) else ""


_WRITES = re.compile(
    r"(?P<unit>[\u4e00-\u9fff]{2,20}?(?:局|委|办|办公室|院|会|中心|部|站|妇联|镇|乡|街道))(?:关于|(?=(?:19|20)\d{2}年))"
)
"""“县农业农村局关于……的汇报”。"""


def _unit(title: str, opening: list[str]) -> str:
    """题目里的单位；没有就是正文头一个自称。"""
    plain = "".join(
        char for at, char in enumerate(title) if not any(start <= at < end for start, end in unfilled(title))
    )
    writes = _WRITES.match(plain)
    if writes:
        return writes["unit"]
    match = _UNIT.search(plain)
    if match and (len(match[0]) > 3 or match[0][0] in "县区市镇乡村省州"):
        return re.sub(r"^(?:年|在|关于)+|全(?=[县市区省镇乡]妇)|全[县市区省镇乡]各级(?=妇)", "", match[0])
    for text in opening[:4]:
        found = _UNIT.search(text) if text not in {title} and not text.strip().endswith(("：", ":")) else None
        name = _NOT_UNIT.sub("", found[0]) if found else ""
        if len(name) > 2 and not re.search("[被由为年月向把将]|组织$|推进|加强|实施", name):
            return name
    place = _PLACE.match(plain)
    return place[0] if place and not place[0].startswith(("全", "在", "关于")) else ""


def _said_year(text: str) -> int | None:
    """开头一段以年份起头的，或者说“现将某年工作汇报如下”的；里头提到的别的年份不算。"""
    for pattern in (r"^\s*.{0,4}?(?=(?:19|20)\d{2}年)", r"现将[^。]{0,12}?(?=(?:19|20)\d{2}年)"):
        match = re.search(pattern, halfwidth(text))
        if match:
            return _year(text[match.end() : match.end() + 6])
    return None


_LEVEL = re.compile("[省市州县区旗镇乡]")


def level_of(meta: Meta) -> str:
    """稿子的单位在哪一级：云溪县妇联是县；看不出是空的。"""
    body = _BODY_NAME.sub("", meta.unit)
    found = _LEVEL.findall(body) or re.findall("全([省市州县区旗镇乡])", meta.title)
    return found[-1] if found else ""


_BODY_NAME = re.compile(_BODY + "|[^县区市州省镇乡旗]*[局委办院]$")


def _year(text: str) -> int | None:
    match = _YEAR.search(halfwidth(text))
    if not match:
        return None
    return int(match[1]) if match[1] else from_chinese(match[2].replace("○", "〇"))


def _iso(text: str) -> str:
    plain = halfwidth("".join(text.split()))
    match = DATE.search(plain)
    if not match:
        return ""
    numbers = [
        int(part) if part.isdecimal() else from_chinese(part.replace("○", "〇").replace("0", "〇")) or 0
        for part in re.split("[年月日号]", match[0])[:3]
    ]
    year = numbers[0] + 2000 if numbers[0] < 100 else numbers[0]
    return f"{year}-{numbers[1]:02d}-{numbers[2]:02d}"
