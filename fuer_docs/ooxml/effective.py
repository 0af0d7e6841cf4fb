"""真正的样子：文档默认、样式一路继承、直接格式层层盖下来的结果；主题字体换成字体名，自动编号写成字。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from ..model.numerals import to_chinese
from .package import parse_xml
from .template import ROLE_NAMES, WORD, local_name

W = f"{{{WORD}}}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
Properties = dict[str, etree._Element]
"""属性元素的本名 → 元素；后来的盖住先前的。"""


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
    styles = Styles(theme=_theme(parts, file, _script(parts, file)))
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


_SCRIPTS = {"zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant", "ja": "Jpan", "ko": "Hang"}


def _script(parts: dict[str, bytes], file: str) -> str:
    """主题里的汉字字体按哪种文字取：settings.xml 的 themeFontLang，没写的是简体。"""
    data = parts.get("word/settings.xml")
    language = value(parse_xml(data, file).find(f"{W}themeFontLang"), "eastAsia") if data is not None else None
    known = (language or "zh-CN").casefold()
    return _SCRIPTS.get(known) or _SCRIPTS.get(known.partition("-")[0]) or "Hans"


def _theme(parts: dict[str, bytes], file: str, script: str) -> dict[str, str]:
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
        own = next((one for one in fonts.findall(f"{_DRAWING}font") if one.get("script") == script), None)
        if latin is not None and latin.get("typeface"):
            found |= dict.fromkeys((f"{group}Ascii", f"{group}HAnsi"), str(latin.get("typeface")))
        face = (east.get("typeface") if east is not None else "") or (own.get("typeface") if own is not None else "")
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
            name = local_name(child)
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
    """一种字用的字体：``slot`` 是 eastAsia、ascii 或 hAnsi。同一层里主题盖过字体名；主题里没有的说不准。"""
    if fonts is None:
        return None
    theme = fonts.get(f"{W}{slot}Theme")
    return styles.theme.get(theme) if theme else fonts.get(f"{W}{slot}")


def shadowed_name(fonts: etree._Element | None, slot: str) -> str | None:
    """写了字体名，却被同一层的主题字体盖住的那个名字。"""
    return fonts.get(f"{W}{slot}") if fonts is not None and fonts.get(f"{W}{slot}Theme") else None


def toggled(
    name: str, default: etree._Element | None, *chains: list[Style], direct: etree._Element | None
) -> bool | None:
    """粗体一类的开关：直接写的说了算；段落样式和字符样式都开，就互相抵消。全没写是 ``None``。"""
    if direct is not None and direct.find(W + name) is not None:
        return switched_on(direct.find(W + name))
    said = [one for chain in chains if (one := _said(name, chain)) is not None]
    base = switched_on(default.find(W + name)) if default is not None else None
    if not said:
        return base
    return bool(base) or sum(said) % 2 == 1


def _said(name: str, chain: list[Style]) -> bool | None:
    """一串样式里说的：后来的盖住先前的。"""
    for style in reversed(chain):
        element = style.run.find(W + name) if style.run is not None else None
        if element is not None:
            return switched_on(element)
    return None


# -- 自动编号 --

_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(slots=True)
class Level:
    """一级编号的格式。"""

    kind: str
    pattern: str
    start: int
    paragraph: etree._Element | None = None
    style: str = ""
    """连着的段落样式。"""


@dataclass(slots=True)
class Numbering:
    """自动编号：编号号、级别 → 格式；一路数着。"""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    """这个编号头一回用时从几起。"""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def level(self, number_id: str, level: int) -> Level | None:
        """一级编号的格式；没有的是 ``None``。"""
        if number_id == "0":
            return None
        return self.levels.get((self.abstract.get(number_id, number_id), level))

    def level_of_style(self, number_id: str, style_id: str) -> int:
        """样式里写了编号、没写级别：看编号的哪一级连着这个样式。"""
        abstract = self.abstract.get(number_id, number_id)
        return next(
            (at for at in range(9) if (known := self.levels.get((abstract, at))) and known.style == style_id), 0
        )

    def label(self, number_id: str, level: int) -> str:
        """下一个号印成什么；项目符号和没有的是空的。"""
        known = self.level(number_id, level)
        if known is None:
            return ""
        abstract = self.abstract.get(number_id, number_id)
        counts = self.counts.setdefault(abstract, {})
        restart = self.restarts.pop((number_id, level), None)
        counts[level] = counts.get(level, known.start - 1) + 1 if restart is None else restart
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if known.kind in {"bullet", "none"}:
            return ""
        text = known.pattern
        for at in range(level + 1):
            other = self.levels.get((abstract, at), known)
            text = text.replace(f"%{at + 1}", _numeral(counts.get(at, other.start), other.kind))
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
            found.levels[name, whole(level.get(f"{W}ilvl"))] = _level(level)
    for number in root.findall(f"{W}num"):
        number_id = number.get(f"{W}numId", "")
        found.abstract[number_id] = value(number.find(f"{W}abstractNumId")) or ""
        for override in number.findall(f"{W}lvlOverride"):
            start = value(override.find(f"{W}startOverride"))
            if start is not None:
                found.restarts[number_id, whole(override.get(f"{W}ilvl"))] = whole(start, 1)
    return found


def _level(level: etree._Element) -> Level:
    return Level(
        value(level.find(f"{W}numFmt")) or "decimal", value(level.find(f"{W}lvlText")) or "",
        whole(value(level.find(f"{W}start")), 1), level.find(f"{W}pPr"), value(level.find(f"{W}pStyle")) or "",
    )  # fmt: skip


def whole(text: str | None, otherwise: int = 0) -> int:
    """写成整数的属性；没写、写坏了的是 ``otherwise``。"""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise
