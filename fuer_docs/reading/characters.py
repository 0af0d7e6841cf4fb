"""字：繁体字、字后面的注音。"""

from __future__ import annotations

import re

from .pattern import Pattern

_TRADITIONAL = (
    "婦兒區會議總結學習發現關愛國務門經濟縣鄉鎮黨報導領幹達標實際開組織協調黨產業農權護監測評個項計劃規範綱標準題廣東體種類風義務處辦級條執單員聯動為與這來時對說過後無從進運"
    "還讓應該當點線頭書記長張陳劉趙吳孫馬楊黃鄭馮許蘭鳳蓮麗華強歲園藝術圖館讀寫語課師醫療衛藥養老貧困難幫扶檢查驗證據數據網絡電視頻傳統資金額財錢費價貨車輛鐵橋樓層廳室內際陽陰電燈"
)
_SAME = frozenset(
    "總結學習報導領達標際開組織協調產業農權護監測評個項計劃規範綱標準題廣東體種類風義務處辦級條執單員聯動"
)
_SIMPLE = frozenset("老困扶查金室内内藥据据後幹术习结达标范准东体种类风义务处办级条执单员动")
_WORDS = frozenset(_TRADITIONAL) - frozenset("習業達標準東種單動老困扶查據金額室內藝術後幹") | frozenset(
    "習業達標準東種單動據額內藝術"
)
LETTER = re.compile(r"[\u4e00-\u9fff]")
_SIGNS = "".join(sorted(_WORDS))
TRADITIONAL_RUN = Pattern(f"[{_SIGNS}]+", _SIGNS)
_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü"
PINYIN = Pattern(rf"(?P<word>[\u4e00-\u9fff])(?P<sound>[（(][a-z]{{0,4}}[{_TONED}][a-z]{{0,4}}[）)])", _TONED)
BARE_PINYIN = Pattern(
    r"(?P<word>[\u4e00-\u9fff])(?P<sound>\((?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?(?:a|o|e|i|u|ai|ei|ao|ou|an|en|ang|eng|ong|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui|uan|un|uang|ue)\))",
    "(",
)
MOSTLY = 0.15


def traditional(text: str) -> int:
    """有几个繁体字。"""
    return sum(len(match[0]) for match in TRADITIONAL_RUN.finditer(text))


def mostly_traditional(text: str) -> bool:
    """整篇是繁体字。"""
    odd = traditional(text)
    return odd > 20 and odd > MOSTLY * len(LETTER.findall(text))


def glosses(text: str) -> list[re.Match[str]]:
    """像是注音的各处：一个字和它后面括号里的音。"""
    return [match for pattern in (PINYIN, BARE_PINYIN) for match in pattern.finditer(text)]
