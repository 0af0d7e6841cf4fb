"""汉字数字与阿拉伯数字互换（GB/T 15835—2011 的汉字小写数字）。"""

import re

_DIGITS = "零一二三四五六七八九"
_VALUES = {char: value for value, char in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
NUMERAL_CHARS = "零〇一二两三四五六七八九十百千万亿"


def to_chinese(number: int) -> str:
    """整数读成汉字：12 → 十二，105 → 一百零五，20000 → 二万。只收 0 以上、一万亿以下的数。"""
    if not 0 <= number < 10**12:
        raise ValueError(number)
    if number == 0:
        return "零"
    text, skipped = "", False
    for size, scale in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, size)
        if part:
            gap = "零" if text and (skipped or part < 1000) else ""
            text += gap + _below_ten_thousand(part) + scale
        skipped = not part
    return text.removeprefix("一") if text.startswith("一十") else text


def cardinal(number: int) -> str:
    """数目，写在量词前面：二写成两。"""
    return "两" if number == 2 else to_chinese(number)


def _below_ten_thousand(number: int) -> str:
    text, skipped = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if skipped and text else "") + _DIGITS[digit] + unit
            skipped = False
        else:
            skipped = True
    return text


def from_chinese(text: str) -> int | None:
    """汉字数字读成整数：一百零五 → 105，百 → 100，二〇二二 → 2022；读不通的是 ``None``。"""
    if not text or any(char not in NUMERAL_CHARS for char in text):
        return None
    if not any(char in _UNITS or char in _SCALES for char in text):
        return int("".join(str(_VALUES[char]) for char in text)) if len(text) > 1 else _VALUES[text]
    total = section = digit = 0
    fresh = False
    for char in text:
        if char in _VALUES:
            digit, fresh = _VALUES[char], True
        elif char in _UNITS:
            section += (digit if fresh else 1) * _UNITS[char]
            digit, fresh = 0, False
        else:
            section += digit
            if char == "万":
                total += (section or 1) * _SCALES[char]
            else:
                total = (total + section or 1) * _SCALES[char]
            section, digit, fresh = 0, 0, False
    return total + section + digit


_WIDE = str.maketrans("０１２３４５６７８９．％－−＋～", "0123456789.%--+~")
_ANY_WIDE = re.compile("[０-９．％－−＋～]")
"""多半一个也没有；逐字换比找一遍慢得多。"""


def halfwidth(text: str) -> str:
    """全角数字和数里的标点换成半角，方便辨认。"""
    return text.translate(_WIDE) if _ANY_WIDE.search(text) else text
