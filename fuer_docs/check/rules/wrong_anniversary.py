"""周年、年数和起始的年份对不上：2025年的“三八”国际妇女节写成116周年。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import halfwidth
from ...model.speech import _
from ...reading.catalogue import origins
from ...reading.counted import number_of
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import paper_of

_N = r"(?P<number>\d{1,3}|[一二两三四五六七八九十百]{1,5})"
_COUNT = re.compile(
    rf"(?<![\d第.])(?P<hedge>近|约|逾|超过?|满)?{_N}(?P<more>多|余)?(?:(?P<exact>周年)|(?P<unit>个年头|个春秋|年|载)(?P<later>多|余|有余)?(?![级代度龄制期]|级|规划|计划|一|以上|以内|的?(?:任务|目标|行动)))(?P<tail>来|以来|间|多来)?"
)
_DONE = "成立|建立|设立|诞生|诞辰|召开|举办|举行|胜利|提出|确立|实施|施行|颁布|公布|出台|通过|发布|发起|发表|题词|题词发表|回归|祖国|纪念日|启动|开展|运动|创立|创刊|组建"
_GAP = rf"[》”·]?(?:新?修[订正]后?)?(?:在京|在北京|在我国|首次|胜利|正式)?(?:{_DONE})?(?:{_DONE})?(?:至今|以来|已有?|这|，)?(?:的|已有?)?(?:[^。；0-9《》]{{0,12}}?(?:至今|迄今|到今年|走过了?|过去了?)(?:已经?|整整|走过了?|过去了?|有)*)?"
_ORDER = r"第(?P<order>\d{1,3}|[一二两三四五六七八九十百]{1,5})(?:个|次|届)"
_BEGUN = "成立|创办|始建|组建|创建|设立|建立|建成|诞生|启动|颁布|施行|创刊|开办|挂牌|建会|建院|建校|建站|开通|运行|开馆|落成开放|落成|建成开放|开放|投用|投入使用|实施"
_FROM_TEXT = re.compile(
    rf"(?:(?P<before>{_BEGUN}|始|起步|发端|入职|任职)于(?P<a>(?:19|20)\d{{2}})年|(?<!\d)(?P<b>(?:19|20)\d{{2}})年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?(?:正式|率先|起|开始|在|由|经[^，。；]{{1,12}}批准)?(?:(?!迎来|纪念|庆祝)[^，。；、！？0-9《》]){{0,14}}?(?P<after>{_BEGUN})(?!的|\d|[一二三四五六七八九十百]+周?年))"
)
_LINK = re.compile(
    r"(?:走过|迎来|已有|已经|已|整|整整|历经|历时|至今|迄今|今年|连续|跨越|经过|度过|届满|满|成立|建会|实施|运行|走过了|经历了|有着|有|即将迎来|将迎来|纪念|庆祝|庆祝成立|是[^，。；0-9]{0,14}成立|近|了|的|以来)(?:了|的|近|约|整|整整|第|建会|成立)?$"
)
_NAMED = Pattern(
    r"(?P<who>[\u4e00-\u9fff]{2,20}?)(?:正式)?(?:成立|创办|创建|组建|设立|挂牌)于(?P<year>(?:19|20)\d{2})年", "年"
)


_SPAN = re.compile(
    r"周年|(?<!\d\d\d)[\d一二两三四五六七八九十百]多?余?(?:个年头|个春秋|年(?!\d)|载)|第[\d一二三四五六七八九十百]+[个次届]"
)
"""有几年、第几个的句子才看。"""
_ALONE = r"(?:(?<![\u4e00-\u9fff])|(?<=[是我本在祝念]))"
"""两个字的名字（中心、协会）前面不能连着别的字，连着就是别家。"""
_LAW = 4
"""不加书名号的，名字几个字以上才认。"""
_REACH = 40
"""年数离起始的年份最多隔几个字。"""


class Known(NamedTuple):
    """一样有据可查的：叫什么、从哪几年算都行、头一个在哪年。"""

    name: str
    since: frozenset[int]
    first: int | None = None


def _find(reading: Reading) -> Iterator[Hit]:
    told: set[tuple[int, int]] = set()
    for one in (*_from_tables(reading), *_from_text(reading), *_later(reading)):
        if one.n is not None and (one.n, one.end) not in told:
            told.add((one.n, one.end))
            yield one


# -- 起始的年份有据可查的 --


def _from_tables(reading: Reading) -> Iterator[Hit]:
    known = {
        name: Known(one.names[0], frozenset({one.since}), one.first)
        for one in origins(reading.tables)
        for name in one.names
    }
    names = "|".join(_loose(name) for name in sorted(known, key=len, reverse=True)) or "(?!)"
    found = re.compile(
        rf"(?:(?P<name>{names})|《(?:中华人民共和国)?(?P<law>[\u4e00-\u9fff]{{2,20}})》|(?P<bare>{_bare_laws(reading)})|(?P<that>该法|这部法律?|该条例|该部法律)){_GAP}{_COUNT.pattern}|{_ORDER}[“”]?(?P<day>{names})"
    )
    for passage, start, end in reading.sentences:
        if _SPAN.search(passage.text, start, end) is None:
            continue
        for match in found.finditer(halfwidth(passage.text), start, end):
            if match["day"]:
                yield from _order(reading, passage, match, known[_bare(match["day"])], (start, end))
                continue
            law = match["law"] or match["bare"] or _last_law(reading, passage, match.start())
            one = known[_bare(match["name"])] if match["name"] else _law(reading, law)
            problem = _problem(match, one.since, _years(reading, passage, (start, end), one.since)) if one else None
            if one and problem:
                yield _said(passage, match, one.name, *problem)


def _bare_laws(reading: Reading) -> str:
    """没有加书名号的法律名。"""
    names = sorted((name for name in reading.laws.dates if len(name) >= _LAW), key=len, reverse=True)
    return "|".join(map(re.escape, names)) or "(?!)"


def _last_law(reading: Reading, passage: Passage, until: int) -> str:
    """“该法”说的是前面最近的哪一部。"""
    text = passage.text[:until]
    found = [(text.rfind(name), len(name), name) for name in reading.laws.dates if name in text]
    return max(found)[2] if found else ""


def _law(reading: Reading, name: str) -> Known | None:
    dates = reading.laws.dates.get(name)
    return Known(f"《{name}》", frozenset(day.year for _column, day in dates)) if dates else None


def _loose(name: str) -> str:
    """名字里可以夹引号。"""
    return "[“”]?".join(map(re.escape, name))


def _bare(name: str) -> str:
    return re.sub("[“”]", "", name)


def _order(
    reading: Reading, passage: Passage, match: re.Match[str], one: Known, sentence: tuple[int, int]
) -> Iterator[Hit]:
    years, count = _years(reading, passage, sentence, one.since), number_of(match["order"])
    if not one.first or not count or not years or any(one.first + count - 1 == year for year in years):
        return
    year = _nearest(years, one.first + count - 1)
    message = _("{year}年是第{n}个{name}，写的是第{text}个", year=year, n=year - one.first + 1, name=one.name,
                text=match["order"])  # fmt: skip
    yield hit(passage, *match.span(), message, _("核对年份和第几个"))


def _years(reading: Reading, passage: Passage, sentence: tuple[int, int], since: frozenset[int]) -> frozenset[int]:
    """算到哪一年：这句里说到的、这一部分说的。"""
    years = reading.years.said(passage, *sentence) | reading.years.section(passage)
    return frozenset(year for year in years if year not in since)


def _problem(match: re.Match[str], since: frozenset[int], years: frozenset[int]) -> tuple[int, int] | None:
    """对不上的：(从哪年, 到哪年)。"""
    count = number_of(match["number"])
    if not count or not years:
        return None
    if any(_fits(match, count, year - one) for one in since for year in years):
        return None
    one = max(since)
    return one, _nearest(years, one + count)


def _nearest(years: frozenset[int], wanted: int) -> int:
    return min(years, key=lambda year: abs(year - wanted))


def _fits(match: re.Match[str], count: int, real: int) -> bool:
    if match["more"] or match["later"] or match["hedge"] in {"逾", "超", "超过"}:
        return count <= real < count + (10 if count % 10 == 0 else 2)
    if match["hedge"] in {"近", "约"}:
        return count - max(3, count // 8) <= real <= count + (0 if match["hedge"] == "近" else 3)
    if match["exact"]:
        return count == real
    return real - 1 <= count <= real + 1


def _said(passage: Passage, match: re.Match[str], name: str, since: int, year: int) -> Hit:
    message = _("{name}从{since}年算起，到{year}年是{n}年，写的是{text}", name=name, since=since, year=year, n=year - since,
                text=match["number"])  # fmt: skip
    return hit(passage, match.start("number"), match.end(), message, _("核对起始年份和年数"))


# -- 起始的年份写在文稿里的 --


def _from_text(reading: Reading) -> Iterator[Hit]:
    """“成立于1993年，到今年已经走过22年”。"""
    for passage, start, end in reading.sentences:
        text = halfwidth(passage.text)
        begun = list(_FROM_TEXT.finditer(text, start, end)) if _SPAN.search(text, start, end) else []
        counts = [match for match in _COUNT.finditer(text, start, end) if _counts(match)] if begun else []
        for at, origin in enumerate(begun):
            since = int(origin["a"] or origin["b"])
            until = begun[at + 1].start() if at + 1 < len(begun) else end
            match = next((one for one in counts if origin.end() <= one.start() < until), None)
            if match is None or match.start() - origin.end() > _REACH:
                continue
            if (
                match["exact"]
                or match["tail"]
                or match["unit"] != "年"
                or _LINK.search(text[origin.end() : match.start()])
            ):
                years = _until(reading, passage, origin.end(), match.start(), since)
                problem = _problem(match, frozenset({since}), years)
                if problem is not None:
                    yield _said(passage, match, origin["before"] or origin["after"], *problem)


def _counts(match: re.Match[str]) -> bool:
    return bool(match["number"]) and number_of(match["number"]) > 1


def _until(reading: Reading, passage: Passage, start: int, end: int, since: int) -> frozenset[int]:
    written = frozenset(
        int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})年", halfwidth(passage.text)[start:end])
    )
    return (written or reading.years.section(passage)) - {since}


def _later(reading: Reading) -> Iterator[Hit]:
    """前面写了“县妇联成立于1956年”，后面写“县妇联成立60周年”。"""
    founded: dict[str, tuple[Passage, int]] = {}
    for passage, match in reading.matches(_NAMED, even=True):
        founded.setdefault(match["who"][-6:], (passage, int(match["year"])))
    if not founded:
        return
    names = "|".join(
        (_ALONE if len(name) == 2 else "") + re.escape(name) for name in sorted(founded, key=len, reverse=True)
    )
    wanted = re.compile(rf"(?P<who>{names})(?:正式)?(?:成立|创办|创建|组建|设立|挂牌)(?:以来)?(?:的)?{_COUNT.pattern}")
    for passage in reading.even.passages:
        for match in wanted.finditer(passage.text):
            _where, since = founded[match["who"]]
            problem = _problem(match, frozenset({since}), _years(reading, passage, match.span(), frozenset({since})))
            if problem is not None:
                yield _said(passage, match, match["who"], *problem)


RULE = Rule(
    id="wrong-anniversary",
    title="周年和起始的年份对不上",
    severity=Severity.WARNING,
    why="2025年纪念“三八”国际妇女节，写成了116周年，是从下一年的稿子里抄来的，一念就听出来。",
    basis="算术；纪念日、会议、组织的起始年份（纪念表），法律的通过、施行日期（法律表）",
    bad=(
        paper_of(2025, "3月7日，举办纪念“三八”国际妇女节116周年大会。"),
        paper_of(2024, "召开庆祝三八妇女节113周年座谈会。"),
        paper_of(2025, "1995年北京世界妇女大会召开20年来，男女平等基本国策深入人心。"),
        paper_of(2024, "2025年是北京世界妇女大会召开20周年，也是“十四五”收官之年。"),
        paper_of(2021, "开展庆祝中国共产党成立90周年巾帼宣讲。"),
        paper_of(2024, "喜迎新中国成立70周年，组织文艺汇演3场。"),
        paper_of(2025, "县妇儿工委成立于1993年，到今年已经走过22年。"),
        paper_of(2026, "镇妇联成立于1956年，2026年将迎来成立60周年。"),
        paper_of(2025, "为纪念抗战胜利70周年，组织参观烈士陵园。"),
        paper_of(2024, "《反家庭暴力法》施行五周年，开展宣传12场。"),
        paper_of(2025, "2016年3月1日反家庭暴力法施行。2025年3月1日，在该法施行八周年之际，公布典型案例5起。"),
        paper_of(2025, "以家庭教育促进法施行五周年为契机，开展宣讲。"),
        paper_of(2025, "巾帼家政服务中心创办于2015年，至今已有15年。"),
        paper_of(2025, "镇妇联成立于1956年。", "庆祝镇妇联成立59周年，举办座谈会。"),
        paper_of(2025, "1995年第四次世界妇女大会在北京召开，至今已走过25年。"),
        paper_of(2025, "组织“庆三八·114周年”文艺汇演。"),
        paper_of(2025, "中心自1995年6月落成开放，今年恰逢建成开放29周年。"),
        paper_of(2025, "《家庭教育促进法》自2022年1月1日起施行，到现在已经五年多了。"),
        paper_of(2025, "今年是中心成立20周年。", "中心成立于2003年。"),
        paper_of(2025, "在第40个教师节来临之际，走访女教师20名。"),
        "2025年工作总结和2026年工作打算\n一、2025年主要工作\n举办纪念“三八”国际妇女节116周年活动。",
    ),
    good=(
        paper_of(2025, "3月7日，举办纪念“三八”国际妇女节115周年大会。"),
        paper_of(2024, "庆祝“三八”国际妇女节114周年，并筹备2025年115周年活动。"),
        paper_of(2025, "1995年北京世界妇女大会召开30年来，男女平等基本国策深入人心。"),
        paper_of(2024, "2025年是北京世界妇女大会召开30周年。"),
        paper_of(2021, "开展庆祝中国共产党成立100周年巾帼宣讲。"),
        paper_of(2025, "县妇儿工委成立于1993年，到今年已经走过32年。"),
        paper_of(2025, "县妇儿工委成立于1993年，走过了30余年的历程。"),
        paper_of(2025, "协会成立于2019年，2024年成立五周年时召开了座谈会。"),
        paper_of(2025, "反家庭暴力法施行以来，近十年间接待来访320件。"),
        paper_of(2025, "《反家庭暴力法》自2016年3月1日起施行，至今已近十年。"),
        paper_of(2025, "1993年成立的妇儿工委，近3年开展督导12次。"),
        paper_of(2025, "中心成立于2015年，建有三年行动计划。"),
        paper_of(2025, "在第41个教师节来临之际，走访女教师20名。"),
        paper_of(2025, "2016年3月1日反家庭暴力法施行。2025年3月1日，在该法施行九周年之际，公布典型案例5起。"),
        paper_of(2025, "以家庭教育促进法施行三周年为契机，开展宣讲；母婴保健法施行30年来，成效明显。"),
        paper_of(2025, "《妇女权益保障法》修订施行两周年，开展宣讲12场。"),
        "2025年工作总结\n三、下一步打算\n筹备纪念“三八”国际妇女节116周年活动。",
        "2025年工作总结和2026年工作打算\n三、2026年工作打算\n举办纪念“三八”国际妇女节116周年活动。",
    ),
    find=_find,
)  # fmt: skip
