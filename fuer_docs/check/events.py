"""同一件事写了两个日子，同一次会写了两个届次，同一个人写了两个职务。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.finding import Severity
from ..model.speech import _
from ..reading.counted import number_of
from ..reading.names import SURNAMES, likely
from ..reading.pattern import Pattern
from ..reading.reading import Reading
from .rule import Hit, hit

_WHEN = r"(?P<{0}>(?:19|20)\d{{2}}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?)"
_BEGAN = r"(?:正式)?(?P<{0}>成立|创办|组建|挂牌|印发|颁布|施行|发布|出台|通过)"
_BEGUN = Pattern(
    rf"(?P<what>《[^》]{{4,40}}》|[\u4e00-\u9fff]{{3,12}}?)(?:已?于|自){_WHEN.format('a')}(?:起)?{_BEGAN.format('va')}"
    rf"|(?P<of>[\u4e00-\u9fff]{{3,12}}?){_BEGAN.format('vd')}于{_WHEN.format('d')}"
    rf"|{_WHEN.format('b')}{_BEGAN.format('vb')}的(?P<named>《[^》]{{4,40}}》)"
    rf"|(?:自|从){_WHEN.format('c')}(?P<body>[\u4e00-\u9fff]{{3,12}}?){_BEGAN.format('vc')}(?:以来|起)",
    "年",
)


def begun_twice(reading: Reading) -> Iterator[Hit]:
    """一个单位、一份文件是哪年有的，前后说得不一样：“成立于1952年”“自1955年县妇联成立以来”。"""
    first: dict[tuple[str, str], str] = {}
    for passage, match in reading.matches(_BEGUN, even=True):
        name = next(match[group] for group in ("what", "of", "named", "body") if match[group]).lstrip("我本自")
        verb = next(match[group] for group in ("va", "vd", "vb", "vc") if match[group])
        group = next(group for group in "abcd" if match[group])
        before = first.setdefault((name, verb), match[group])
        if not (before.startswith(match[group]) or match[group].startswith(before)):
            message = _(
                "{name}{verb}的时间，前面写{before}，这里写{text}",
                name=name,
                verb=verb,
                before=before,
                text=match[group],
            )
            yield hit(passage, *match.span(group), message, _("核对年份"))


_HELD = Pattern(
    r"(?P<when>(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日)(?:上午|下午)?，?[^，。；、0-9]{0,12}?(?:召开|举办|举行|启动)(?P<de>了|的)?(?P<what>[^，。；、：0-9（）]{4,30})",
    "月",
)


def held_twice(reading: Reading) -> Iterator[Hit]:
    """“3月7日，召开纪念大会”“3月8日召开的纪念大会上”：一次会两个日子。"""
    held: dict[str, str] = {}
    for passage, match in reading.matches(_HELD, even=True):
        what = re.sub(r"[“”]|(?:上|中|时|后|期间|以来)$", "", match["what"])
        when = re.sub(r"^\d{4}年", "", match["when"])
        before = held.get(what[-_NAMED:])
        if match["de"] != "的":
            held.setdefault(what[-_NAMED:], when)
        elif before is not None and before != when:
            message = _("{name}前面写{before}，这里写{text}", name=what, before=before, text=when)
            yield hit(passage, *match.span("when"), message, _("核对日子"), Severity.HINT)


_NAMED = 4
"""会的名字末几个字一样的当一次会。"""


_DAY = r"(?:(?:19|20)\d\d年)?(?P<day>\d{1,2}月\d{1,2}日)"
_OCCASION = "会议|活动|培训班?|评审|座谈会|启动仪式|大会|比赛|演出|仪式|推进会|现场会"
_SET = Pattern(
    rf"(?P<what>{_OCCASION})(?:举办|召开|举行|开展)?(?:的)?(?:时间|日期)(?:：|:|为|定在|定于|是)\s*{_DAY}(?![—\-－~～至到]|[^。；]{{0,6}}[—至])",
    "时日",
)
_SPOKEN_OF = Pattern(
    rf"{_DAY}(?:上午|下午|晚上?)?(?:举办|召开|举行|开展)?的?(?P<what>{_OCCASION})(?!通知|报名|前)", "月"
)


def set_twice(reading: Reading) -> Iterator[Hit]:
    """“会议时间：9月18日”“参加9月16日会议的同志”：定的日子和后面说的日子。"""
    days: dict[str, set[str]] = {}
    for _passage, match in reading.matches(_SET, even=True):
        days.setdefault(match["what"], set()).add(match["day"])
    if not days:
        return
    for passage, match in reading.matches(_SPOKEN_OF, even=True):
        before = days.get(match["what"])
        if before and match["day"] not in before:
            message = _(
                "{name}前面写{before}，这里写{text}",
                name=match["what"],
                before="、".join(sorted(before)),
                text=match["day"],
            )
            yield hit(passage, *match.span("day"), message, _("核对日子"), Severity.HINT)


_ORDER = Pattern(
    r"第(?P<number>[一二三四五六七八九十\d]{1,4})[次届](?P<what>妇女代表大会|妇代会|代表大会|党代会)", "第"
)
_NOW = re.compile("召开|开幕|闭幕|今天|胜利|隆重|即将|举行|选举产生")
_THEN = re.compile("自|上[一次届]|以来|首届|历[届次]|五年前|过去")
_AROUND = 14


def congress_twice(reading: Reading) -> Iterator[Hit]:
    """“第十三次妇女代表大会于6月召开”“第十二次妇代会隆重召开”：开的这一次写了两个届次。"""
    first: dict[tuple[str, str], str] = {}
    for passage, match in reading.matches(_ORDER, even=True):
        lead, rest = (
            passage.text[max(0, match.start() - _AROUND) : match.start()],
            passage.text[match.end() :][:_AROUND],
        )
        if _THEN.search(lead) or _THEN.search(rest) or not (_NOW.search(lead) or _NOW.search(rest)):
            continue
        level = re.findall("[国省市州县区旗镇乡]", lead)
        key = (level[-1] if level else "", "党" if "党" in match[0] + lead[-2:] else "妇")
        before = first.setdefault(key, match["number"])
        if number_of(before) != number_of(match["number"]):
            message = _("{name}前面写第{before}次，这里写{text}", name=match["what"], before=before, text=match[0])
            yield hit(passage, *match.span(), message, _("核对届次"))


_POSTS = "书记|县长|区长|市长|州长|旗长|镇长|乡长|主席|主任|局长|部长|院长|校长|会长|秘书长|检察长|所长|科长|站长"
_SINGLE = frozenset(("书记", "县长", "区长", "市长", "州长", "旗长", "镇长", "乡长"))
"""一级只有一个，不必看是哪个单位的。"""
_ENDED = "(?=[，。、；：（）]|同志|主持|出席|作|宣|强调|指出|参加|讲|到会|率|带|介绍|通报|汇报|代表|致辞|说|在|为|一行|深入|陪同|总结|传达|部署|发言|$)"
_HOLDER = Pattern(
    rf"(?P<posts>[\u4e00-\u9fff、（）]{{0,30}}(?:{_POSTS}))(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?){_ENDED}"
)
_POST = re.compile(rf"(?P<org>[\u4e00-\u9fff（）]*?)(?P<vice>(?:常务|第一)?副)?(?P<post>{_POSTS})$")


def posts_twice(reading: Reading) -> Iterator[Hit]:
    """“区妇联主席王芳”“区妇联副主席王芳”：一个人正职、副职写了两样。"""
    held: dict[tuple[str, str, str], bool] = {}
    for passage, match in reading.matches(_HOLDER, even=True):
        if not likely(match["name"]):
            continue
        for one in re.split("[、和]", match["posts"]):
            found = _POST.search(one)
            if found is None or (len(found["org"]) < 2 and found["post"] not in _SINGLE):
                continue
            org = "" if found["post"] in _SINGLE - {"书记"} else found["org"][-2:]
            vice = bool(found["vice"])
            if held.setdefault((match["name"], found["post"], org), vice) != vice:
                post = ("副" if vice else "") + found["post"]
                other = found["post"] if vice else "副" + found["post"]
                message = _("{name}前面写{before}，这里写{text}", name=match["name"], before=other, text=post)
                yield hit(passage, *match.span("name"), message, _("核对职务"))
