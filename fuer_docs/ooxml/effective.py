"""真正的样子：文档默认、样式一路继承、直接格式层层盖下来的结果；主题字体换成字体名，自动编号写成字。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from ..model.numerals import to_chinese
from .package import parse_xml
from .template import ROLE_NAMES, WORD

W = f"{{{WORD}}}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
Properties = dict[str, etree._Element]
"""属性元素的本名 → 元素；后来的盖住先前的。"""


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """一个属性元素的值。"""
    return element.get(f"{W}{name}") if element is not None else None


def switched_on(element: etree._Element | None) -> bool | None:
    """开关属性：没有是 ``None``。"""
    return None if element is None else (value(element) or "1") not in _OFF


@dataclass(slots=True)
class Style:
    """一个样式自己写的属性。"""

    role: str
    based_on: str | None
    paragraph: etree._Element | None
    run: etree._Element | None


@dataclass(slots=True)
class Styles:
    """全部样式和文档默认。"""

    default_paragraph: etree._Element | None = None
    default_run: etree._Element | None = None
    styles: dict[str, Style] = field(default_factory=dict)
    normal: str = ""
    theme: dict[str, str] = field(default_factory=dict)
    """主题字体：minorEastAsia 之类 → 字体名。"""

    def chain(self, style_id: str | None) -> list[Style]:
        """一个样式和它一路依据的，从最底下的起。"""
        found: list[Style] = []
        seen: set[str] = set()
        while style_id and style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            found.append(self.styles[style_id])
            style_id = self.styles[style_id].based_on
        return found[::-1]


def read_styles(parts: dict[str, bytes], file: str) -> Styles:
    """读 styles.xml 和主题。"""
    styles = Styles(theme=_theme(parts, file))
    data = parts.get("word/styles.xml")
    if data is None:
        return styles
    root = parse_xml(data, file)
    styles.default_paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    styles.default_run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    for element in root.findall(f"{W}style"):
        style_id = element.get(f"{W}styleId", "")
        name = value(element.find(f"{W}name")) or ""
        styles.styles[style_id] = Style(
            ROLE_NAMES.get(name.lower(), name), value(element.find(f"{W}basedOn")), element.find(f"{W}pPr"),
            element.find(f"{W}rPr"),
        )  # fmt: skip
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") == "1":
            styles.normal = style_id
    return styles


def _theme(parts: dict[str, bytes], file: str) -> dict[str, str]:
    name = next((name for name in sorted(parts) if name.startswith("word/theme/theme")), None)
    if name is None:
        return {}
    root = parse_xml(parts[name], file)
    found: dict[str, str] = {}
    for group in ("major", "minor"):
        fonts = root.find(f".//{_DRAWING}{group}Font")
        if fonts is None:
            continue
        latin, east = fonts.find(f"{_DRAWING}latin"), fonts.find(f"{_DRAWING}ea")
        hans = next((one for one in fonts.findall(f"{_DRAWING}font") if one.get("script") == "Hans"), None)
        if latin is not None and latin.get("typeface"):
            found |= dict.fromkeys((f"{group}Ascii", f"{group}HAnsi"), str(latin.get("typeface")))
        face = (east.get("typeface") if east is not None else "") or (hans.get("typeface") if hans is not None else "")
        if face:
            found[f"{group}EastAsia"] = str(face)
    return found


def merged(layers: Iterable[etree._Element | None]) -> Properties:
    """几层属性叠起来。``rFonts``、``ind``、``spacing`` 逐个属性地叠，别的整个盖。"""
    found: Properties = {}
    for layer in layers:
        for child in layer if layer is not None else ():
            if not isinstance(child.tag, str):
                continue
            name = _local(child)
            if name in {"rFonts", "ind", "spacing"} and name in found:
                combined = etree.Element(child.tag)
                for key, text in found[name].attrib.items():
                    combined.set(key, text)
                for key, text in child.attrib.items():
                    _drop_rival(combined, str(key))
                    combined.set(key, text)
                found[name] = combined
            else:
                found[name] = child
    return found


_RIVALS = {
    "ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme",
    "firstLine": "hanging", "hanging": "firstLine", "firstLineChars": "hangingChars", "hangingChars": "firstLineChars",
}  # fmt: skip


def _drop_rival(element: etree._Element, key: str) -> None:
    """后写的字体名盖过先前的主题字体；后写的悬挂盖过先前的首行。"""
    name = etree.QName(key).localname
    for one, other in _RIVALS.items():
        if name == one and element.get(f"{W}{other}") is not None:
            del element.attrib[f"{W}{other}"]


def font_name(fonts: etree._Element | None, slot: str, styles: Styles) -> str | None:
    """一种字用的字体：``slot`` 是 eastAsia 或 ascii。同一层里主题盖过字体名。"""
    if fonts is None:
        return None
    theme = fonts.get(f"{W}{slot}Theme")
    return styles.theme.get(theme, theme) if theme else fonts.get(f"{W}{slot}")


# -- 自动编号 --

_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(slots=True)
class Numbering:
    """自动编号：编号号、级别 → 格式；一路数着。"""

    levels: dict[tuple[str, int], tuple[str, str, int]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number_id: str, level: int) -> str:
        """下一个号印成什么；项目符号和没有的是空的。"""
        abstract = self.abstract.get(number_id, number_id)
        known = self.levels.get((abstract, level))
        if known is None or number_id == "0":
            return ""
        kind, pattern, start = known
        counts = self.counts.setdefault(abstract, {})
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if kind in {"bullet", "none"}:
            return ""
        text = pattern
        for at in range(level + 1):
            other = self.levels.get((abstract, at), (kind, "", 1))
            text = text.replace(f"%{at + 1}", _numeral(counts.get(at, other[2]), other[0]))
        return text


def _numeral(number: int, kind: str) -> str:
    if kind.startswith(("chinese", "ideograph", "taiwanese", "japanese")) and "Digital" not in kind:
        return to_chinese(number)
    if kind == "decimalEnclosedCircle" and 1 <= number <= len(_CIRCLES):
        return _CIRCLES[number - 1]
    if kind in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if kind == "upperLetter" else letter.lower()
    return str(number)


def read_numbering(parts: dict[str, bytes], file: str) -> Numbering:
    """读 numbering.xml。"""
    found = Numbering()
    data = parts.get("word/numbering.xml")
    if data is None:
        return found
    root = parse_xml(data, file)
    for abstract in root.findall(f"{W}abstractNum"):
        name = abstract.get(f"{W}abstractNumId", "")
        for level in abstract.findall(f"{W}lvl"):
            start = value(level.find(f"{W}start")) or "1"
            found.levels[name, int(level.get(f"{W}ilvl", "0"))] = (
                value(level.find(f"{W}numFmt")) or "decimal", value(level.find(f"{W}lvlText")) or "",
                int(start) if start.isdecimal() else 1,
            )  # fmt: skip
    for number in root.findall(f"{W}num"):
        found.abstract[number.get(f"{W}numId", "")] = value(number.find(f"{W}abstractNumId")) or ""
    return found
