"""不管怎么引出来，数一数就知道：“学、思、践、悟”五字，三个日期四次会议，四个题目三场讲座，下面十一条说是十二项。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.finding import Severity
from ..model.manuscript import Passage
from ..model.numerals import cardinal
from ..model.speech import _
from ..reading.counted import JOIN, listed, number_of
from ..reading.pattern import Pattern
from ..reading.reading import Reading
from .counts_after import advice
from .rule import Hit, hit

_NUMBER = r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,2})"
_NUMBER_AGAIN = r"(?P<number2>\d{1,2}|[一二两三四五六七八九十]{1,2})"
_LETTERS = Pattern(
    r"“(?P<body>[\u4e00-\u9fff](?:[、·][\u4e00-\u9fff]){2,7})”的?(?P<number>[三四五六七八九])(?:个?字|字诀)"
    r"|(?P<number2>[三四五六七八九])(?:个?字|字诀)[\u4e00-\u9fff]{0,6}(?:，?即|：|——)?“(?P<body2>[\u4e00-\u9fff](?:[、·][\u4e00-\u9fff]){2,7})”",
    "字",
)
_MEETINGS = Pattern(
    rf"(?:先后|共|累计|一共)(?:组织)?(?:召开|举办|举行|开展|组织|进行)(?:了)?[^，。；：、0-9]{{0,12}}?{_NUMBER}(?:次|场|期|轮)"
    rf"|(?:先后|共|累计|一共)(?:召开|举办|举行|开展|组织|进行)(?:了)?{_NUMBER_AGAIN}(?:次|场|期|轮)",
    "先共累",
)
_HELD = Pattern(
    r"(?:^|[，；、。])\s*(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|[初底末])?[^，。；]{0,12}?(?P<verb>召开|举办|举行|开展|组织|进行)"
)
_TITLES = Pattern(
    rf"{_NUMBER}(?:场|期|堂|讲|次|节|课|集|辑|轮)(?:[\u4e00-\u9fff]{{0,6}})，(?:主题|题目|内容|名称|课题|题为|课程|专题)?(?:分别|依次)?(?:是|为|有|包括|以)：?(?P<body>“[^“”]{{1,40}}”(?:[、和与及，]{{0,1}}“[^“”]{{1,40}}”)+)(?!等)",
    "“",
)
_NAMELY = Pattern(
    rf"{_NUMBER}(?:项|个|类|种|条)(?P<noun>[\u4e00-\u9fff]{{2,8}})，(?:即|分别是|分别为|也就是)(?P<body>[^，。；：]*、[^，。；：]*)(?=[，。；])",
    "即分也",
)
_PAPERS = Pattern(
    rf"{_NUMBER}(?:个|部|份|项|件|种|本|篇|部分)[\u4e00-\u9fff]{{0,10}}[，：]?(?:即|分别是|分别为|包括|有|是|：)?(?P<body>《[^《》]{{1,40}}》(?:[、和与及]?《[^《》]{{1,40}}》)+)(?!等)(?=[，。；]|$)",
    "《",
)
_THEY = Pattern(
    rf"{_NUMBER}(?:名|位|人|个|家|户)[，：。](?:她们|他们|它们|名单)(?:分别)?(?:是|为|如下)?[：:]?(?P<body>[\u4e00-\u9fff]{{2,12}}(?:、[\u4e00-\u9fff]{{2,12}}){{2,40}})(?=[。；]|$)",
    "们单",
)
_SINGLES = Pattern(
    "(?<![\u4e00-\u9fff、])从?(?P<body>[东西南北中红黄蓝绿橙紫白老少](?:、[东西南北中红黄蓝绿橙紫白]){2,7})(?P<number>[三四五六七八])(?:个)?(?:片区|片|方位|色|区域|方向)",
    "、",
)
_IN_MONTHS = Pattern(
    r"(?P<number>[两三四五六七八九]|\d)次[\u4e00-\u9fff]{2,10}，(?:于|在)?(?P<body>\d{1,2}月(?:、\d{1,2}月)+)(?:份)?(?:分别|先后|各)",
    "月",
)
_INDICATOR = re.compile("(?:率|比例|比重|人数|数量|指数|水平|比|度|数)$")
_TASKS = Pattern(
    rf"(?:抓好|做好|完成|抓实|落实|推进|办好|以下|下列)(?:以下|下列|如下)?{_NUMBER}(?:项|件|个方面)(?:重点)?(?:任务|工作|实事|重点工作|事)?(?:任务|工作)?[。：]$"
)
_NUMBERED = Pattern(r"^\s*(?P<number>\d{1,2})[.．、](?!\d)")
_GROUPS = Pattern(
    r"分(?:为|成|了)?(?P<number>\d|[一二两三四五六七八九])个?(?P<what>组|阶段|批|轮|期|片|队|步|层次|档)(?:[\u4e00-\u9fff]{0,8})[，：。](?P<body>[^。]{0,200})",
    "分",
)
_EACH_TIME = Pattern(
    rf"{_NUMBER}(?P<measure>次|场|期|户|家|处)：(?P<body>[^，。；：0-9]*(?:\d{{1,2}}月)?[^，。；：、0-9]*(?:、(?:\d{{1,2}}月)?[^，。；：、0-9]+)+)(?=[。；])",
    "：",
)
_TOGETHER = Pattern(
    rf"(?P<body>[\u4e00-\u9fff]{{2,8}}(?:、[\u4e00-\u9fff]{{2,8}}){{2,8}})(?<!等)共(?:计|有)?{_NUMBER}个?(?P<what>小组|工作组|专班|专项组|小队|支队伍|中队|组)(?![\u4e00-\u9fff]{{0,1}}\d)",
    "共",
)
_FEWEST, _OFF = 2, 2


def counted_plainly(reading: Reading, passage: Passage) -> Iterator[Hit]:
    """一段里数得出来的。"""
    yield from _letters(passage)
    yield from _meetings(passage)
    yield from _titles(passage)
    yield from _namely(passage)
    yield from _numbered(reading, passage)
    yield from _papers(passage)
    yield from _in_row(passage)
    yield from _groups(passage)
    yield from _each_time(passage)
    yield from _together(passage)


def _told(passage: Passage, start: int, end: int, count: int, severity: Severity) -> Hit:
    message = _("说的是{text}，后面列了{n}项", text=passage.text[start:end], n=cardinal(count))
    return hit(passage, start, end, message, advice(count), severity)


def _letters(passage: Passage) -> Iterator[Hit]:
    for match in _LETTERS.finditer(passage.text):
        group = "number" if match["number"] else "number2"
        body = match["body"] or match["body2"]
        count = len(re.findall("[\u4e00-\u9fff]", body))
        if count != number_of(match[group]):
            yield _told(passage, match.start(group), match.end(group) + 1, count, Severity.WARNING)


def _meetings(passage: Passage) -> Iterator[Hit]:
    """“2月18日召开……，3月12日召开……，上半年先后召开会议3次”：这一句里有几个日期。"""
    for match in _MEETINGS.finditer(passage.text):
        group = "number" if match["number"] else "number2"
        begin = max(passage.text.rfind(mark, 0, match.start()) for mark in "。；") + 1
        lead = passage.text[begin : match.start()]
        held = [one["verb"] for one in _HELD.finditer(lead)]
        count, number = len(held), number_of(match[group])
        if count < _FEWEST or len(set(held)) > 1 or count == number or abs(count - number) > _OFF:
            continue
        if held[0] not in match[0] or re.search("等|其中|分别|还|多次", lead):
            continue
        yield _told(passage, match.start(group), match.end(), count, Severity.HINT)


def _titles(passage: Passage) -> Iterator[Hit]:
    for match in _TITLES.finditer(passage.text):
        count, number = match["body"].count("“"), number_of(match["number"])
        if count != number and abs(count - number) <= _OFF and not passage.text.startswith("等", match.end()):
            yield _told(passage, match.start(), match.end("number") + 1, count, Severity.WARNING)


def _namely(passage: Passage) -> Iterator[Hit]:
    """“3项指标，即甲率、乙比例和丙人数，逐项成立专班”：列完以后还有别的话。"""
    for match in _NAMELY.finditer(passage.text):
        one, number = listed(match["body"]), number_of(match["number"])
        following = re.split("[，。；]", passage.text[match.end() + 1 : match.end() + 40])[0]
        if one is None or one.open or re.search(r"\d", match["body"]) or "、" in following:
            continue
        sides = JOIN.split(one.parts[-1])
        apart = len(sides) == _FEWEST and all(_INDICATOR.search(side) for side in sides)
        low = one.high if apart else one.low
        if not low <= number <= one.high and abs(low - number) <= _OFF:
            yield _told(passage, match.start(), match.end("noun"), low, Severity.WARNING)


def _numbered(reading: Reading, passage: Passage) -> Iterator[Hit]:
    """“重点抓好以下12项任务。”：下面 1. 2. 3. 通编，编到几。"""
    match = _TASKS.search(passage.text.rstrip())
    if match is None:
        return
    last, number = numbered_through(reading, passage), number_of(match["number"])
    if last > _FEWEST and last != number and abs(last - number) <= _OFF:
        yield _told(passage, match.start("number"), match.end("number") + 1, last, Severity.WARNING)


def _in_row(passage: Passage) -> Iterator[Hit]:
    """“10名，她们是：……”“东、西、南、北四个片区”“三次研究，1月、5月、8月分别听取”：顿号隔开的几样。"""
    for pattern in (_THEY, _SINGLES, _IN_MONTHS):
        for match in pattern.finditer(passage.text):
            count, number = match["body"].count("、") + 1, number_of(match["number"])
            if count != number and abs(count - number) <= _OFF and not re.search("等|和|及", match["body"]):
                yield _told(passage, match.start("number"), match.end("number") + 1, count, Severity.WARNING)


def _papers(passage: Passage) -> Iterator[Hit]:
    """“三个配套文件，即《甲》《乙》《丙》《丁》”。"""
    for match in _PAPERS.finditer(passage.text):
        count, number = match["body"].count("《"), number_of(match["number"])
        if count != number and abs(count - number) <= _OFF and number > 1:
            yield _told(passage, match.start(), match.end("number") + 1, count, Severity.WARNING)


def _groups(passage: Passage) -> Iterator[Hit]:
    """“分3个组，第一组……，第四组……”。"""
    for match in _GROUPS.finditer(passage.text):
        nth = [number_of(one) for one in re.findall(f"第([一二三四五六七八九]){match['what'][:2]}", match["body"])]
        if nth and nth == list(range(1, len(nth) + 1)) and len(nth) > 1 and len(nth) != number_of(match["number"]):
            yield _told(passage, match.start(), match.end("what"), len(nth), Severity.WARNING)


def _each_time(passage: Passage) -> Iterator[Hit]:
    """“4次：3月进清溪镇、5月进河源镇、9月进落霞镇”。"""
    for match in _EACH_TIME.finditer(passage.text):
        one, number = listed(match["body"]), number_of(match["number"])
        if one is None or one.open or max(map(len, one.parts)) > _LONGEST:
            continue
        if not one.fits(number) and abs(one.low - number) <= _OFF and number > 1:
            yield _told(passage, match.start(), match.end("measure"), one.low, Severity.WARNING)


def _together(passage: Passage) -> Iterator[Hit]:
    """“法律咨询组、心理疏导组、纠纷调解组、后勤组共3个小组”。"""
    for match in _TOGETHER.finditer(passage.text):
        parts, number = match["body"].split("、"), number_of(match["number"])
        if (
            all(part.endswith(match["what"][-1]) for part in parts)
            and len(parts) != number
            and abs(len(parts) - number) <= _OFF
        ):
            yield _told(passage, match.start("number"), match.end("what"), len(parts), Severity.WARNING)


_LONGEST = 10


def numbered_through(reading: Reading, passage: Passage) -> int:
    """这一段以后的各段 1. 2. 3. 通编，编到几；中间断了、重编的是 0。"""
    at = reading.order.get(passage.n)
    last = 0
    for one in reading.written[at + 1 :] if at is not None else ():
        found = _NUMBERED.match(one.text)
        if found is None:
            continue
        if int(found["number"]) != last + 1:
            return 0
        last += 1
    return last
