"""没做好的和打算做的：短板、困难、任务，一条（一截）一个。"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from ...model.found import Certainty
from .amounts import GAP
from .draft import Draft, Line, data, draft
from .labels import GENERIC, first_phrase, topic_of
from .outline import Heading
from .sections import Sort
from .words import clauses, parties, phrase, phrases, subject_of, titled, undated, unnumbered, when_in

# -- 短板、困难 --

_CAUSE = re.compile(
    r"(?:究其原因|主要原因(?:是|在于)|原因(?:是|在于)|根源在于|(?:主要)?是?(?:由于|因为)|受制于)[，：]?(?P<cause>[^。；]{4,60})|由于(?P<since>[^，。；]{4,40})"
)
_ASK = re.compile(
    r"(?:建议|提请|恳请|提请|请求|希望|拟提请|呼吁|需要|需)(?P<ask>[^，。；]{0,12}(?:政府|上级|部门|领导)[^。；]{2,40})"
)
_NEXT = re.compile(
    r"^(?:针对[^，]{2,12}，)?(?:下一步|下步|今后|明年|来年|接下来|\d{4}年(?=，?[\u4e00-\u9fff]{0,8}?(?:将|要|计划|打算|拟|继续|扩大|新建|重点|着重|力争|加大|推进|完善|强化|健全)))"
)
_MUST_MEND = re.compile(
    "(?:对|对于)?(?:这些|上述|以上)(?:问题|不足|困难)[^。；]{0,30}(?:重视|解决|改进|整改|克服|对待|研究)"
)
"""“对这些问题，必须引起高度重视”：不是又一条。"""
_HARM = re.compile(r"(?:制约|影响|阻碍|削弱)(?P<what>[^，。；]{2,24})")
_TURN = re.compile(
    r"^(?:在?[^，。]{2,10}的同时，)?[^，。]{0,6}(?:也|还|更)(?:要|应)(?:清醒地?|清楚地?)?(?:看到|认识到)，?|^.*?(?:但是|但|然而|不过)(?:是)?[，]?(?=[\u4e00-\u9fff“])(?:[^，。]{0,4}(?:清醒地?看到|看到|认识到)，)?|^[^，。]{0,6}(?:清醒地?看到|认识到)，"
)
_LEAD = re.compile(
    r"(?:抓好|做好|突出|办好|落实|推进|完成|采取|开展|拿出|打算)[^，。]{0,8}[一二三四五六七八九十几]+(?:[件项个条]|方面)[^，。]{0,10}[。：]?$|如下|以下几|几个方面|下列|(?:有|存在)[^，。]{0,10}(?:差距|不足|问题)(?:和(?:不足|问题|困难))?[。：]$|表现在|问题(?:也|还)不少[。：]?$|(?:有|存在)[^，。]{0,4}(?:[几两三四五六]|一些|不少)[处个项]*[^，。]{0,8}[。：]$"
)
"""只是引出下文的话。"""


def shortfall(lines: Sequence[Line], hard: bool) -> list[Draft]:
    """一截里说的一条短板（或困难），和它自己带的下一步。"""
    if len(lines) > 1:
        lines = [line for line in lines if _counts(line) or _opens(line) or not is_lead(line.text)]
    elif lines and lines[0].text.endswith("：") and not _counts(lines[0]):
        return []
    lines = [line for line in lines if _counts(line) or not _MUST_MEND.match(_bare(line))]
    told = [line for line in lines if not _NEXT.match(_bare(line))]
    plans = [line for line in lines if _NEXT.match(_bare(line)) and not _ASK.search(line.text)]
    if not told:
        return [task([line], (first_phrase(_TURN.sub("", line.text)),)) for line in plans]
    whole = _span(told)
    text = "".join(line.text for line in told)
    cause = _CAUSE.search(text)
    ask = _ASK.search("".join(line.text for line in lines))
    kind = "困难" if hard or ask else "短板"
    found = draft(kind, whole, Certainty.MIDDLE)
    label = re.sub(r"（[^（）]*\d[^（）]*）", "", _SUM_LAST.sub("", _label(told[0], text)))
    found.keys["名称" if kind == "困难" else "编号"] = label
    found.keys["主题"] = topic_of(label + text)
    pieces = [
        piece
        for piece in map(unnumbered, clauses(_TURN.sub("", _without_label(told[0], text))))
        if not _CAUSE.search(piece) and not _ASK.search(piece) and piece != label and not GENERIC.fullmatch(piece)
    ]
    shows = phrases(
        piece for piece in pieces if not re.match("总的看|总体|究其原因|主要原因|经过努力|虽然|针对", piece)
    )
    if cause:
        said = cause["cause"] or cause["since"]
        shows = [one for one in shows if one not in said]
    found.keys["表现"] = shows or [label]
    found.keys["原因"] = phrase((cause["cause"] or cause["since"]), 40) if cause else ""
    harm = _HARM.search(text)
    found.keys["影响"] = phrase(harm[0]) if harm else ""
    if kind == "困难":
        found.keys["请求"] = phrase(ask["ask"], 40) if ask else ""
        if ask:
            whole = _span(lines)
            found.start, found.end = whole.start, whole.end
    _fill(found, whole)
    return [found, *_answers(plans, label)]


_SUM_LAST = re.compile(r"(?<=.{4})(?:每年|年均|需要?|约|共|达)*\d[\d.,]*[万亿]?元$")
"""名字里不带金额：“发放工资每年约190万元”叫“发放工资”。"""


def _counts(line: Line) -> bool:
    """有数字写的数：“两处工作没有做到位”不算。"""
    return any(re.search(r"\d", one.text) for one in line.amounts)


def _opens(line: Line) -> bool:
    """是一条的开头。"""
    return line.segment.opens and line.start == line.segment.start


def is_lead(text: str) -> bool:
    """引出下文的一句。"""
    short = len(text) < 60 and not _CAUSE.search(text)
    return short and (bool(_LEAD.search(text)) or text.endswith(("：", ":")))


_GOES_ON = re.compile(r"^(?:究其|主要)?原因|^(?:主要|这)是?(?:由于|因为)|^根源|^由于|^针对|^拟|^建议|^提请|^恳请|^为此")


def separate(lines: Sequence[Line]) -> list[list[Line]]:
    """没有分条的一段里，一句一个问题；说原因、说打算的跟着前一句。"""
    found: list[list[Line]] = []
    for line in lines:
        follows = _GOES_ON.match(line.text) or _NEXT.match(line.text)
        if found and follows:
            found[-1].append(line)
        elif not (is_lead(line.text) and not _counts(line)):
            found.append([line])
    return found


def _answers(plans: Sequence[Line], label: str) -> list[Draft]:
    """短板后面跟着的下一步。"""
    found = []
    for line in plans:
        action = re.sub(
            r"^(?:针对[^，]{2,12}，)?(?:下一步|下步|今后|明年|来年|\d{4}年|接下来)[，]?(?:将|要)?", "", line.text
        )
        own = task([line], (first_phrase(action),))
        own.doubt(f"原文说它针对“{label}”；两条都确认了再写“针对”")
        found.append(own)
    return found


def _bare(line: Line) -> str:
    return re.sub(r"^[一二三四五六七八九十]是", "", line.text)


def _label(line: Line, text: str) -> str:
    """短板叫什么：条目的头一个短语，太长的取自己的话。"""
    heading = line.segment.path[-1] if line.segment.path else None
    opening = line.start == line.segment.start or (heading is not None and heading.alone)
    if (
        heading is not None
        and opening
        and line.sort in {Sort.WEAK, Sort.HARD}
        and heading.title
        and (heading.item or heading.depth > 1)
        and len(heading.title) <= 30
        and not GENERIC.fullmatch(heading.title)
    ):
        return phrase(heading.title, 30)
    return phrase(re.sub(r"的?\d+[个项名处条]中$", "", first_phrase(_TURN.sub("", text))), 24)


def _without_label(line: Line, text: str) -> str:
    return text[line.segment.path[-1].end - line.segment.start :] if _opens(line) else text


def _span(lines: Sequence[Line]) -> Line:
    """连着的几句当一句。"""
    first, last = lines[0], lines[-1]
    every = tuple(amount for line in lines for amount in line.amounts)
    return replace(first, end=last.end, amounts=every)


def _fill(found: Draft, line: Line) -> None:
    rows = data(line.amounts, line.start, line.end, found)
    if rows:
        found.keys["数据"] = rows


# -- 任务 --

_OWNER = (
    re.compile(r"(?:牵头单位|责任单位|牵头部门|责任部门)(?:[：:]|为)(?P<who>[^；，。）]{2,80})"),
    re.compile(r"由(?P<who>[^，。；]{2,60}?)(?:牵头|主抓|负责|承担|组织实施)"),
    re.compile(r"(?P<who>[^，。；]{2,30}?)(?:牵头|要会同|会同)"),
)
_HELPER = (
    re.compile(r"(?:配合单位|协办单位|参与单位|配合部门)[：:](?P<who>[^；，。）]{2,120})"),
    re.compile(r"(?P<who>[^，。；]{2,120}?)(?:配合|协助|参与)(?=[，。；]|抓|做好)"),
    re.compile(r"(?:会同|联合)(?P<who>[^，。；]{2,80}?)(?=抓好|落实|做好|开展|举办|推进|建|印发|[，。；])"),
)
_WHEN = (
    r"(?:(?:(?:19|20)\d{2}年|[今明来当本]年(?:的)?)?(?:\d{1,2}月(?:\d{1,2}日|底|上旬|中旬|下旬|份)?|上半年|下半年|第?[一二三四]季度末?)"
    r"|(?:(?:19|20)\d{2}年|[今明来当本]年)年?[底末内]|[今明来当本]?年[底末内])"
)
_BY = re.compile(
    rf"(?P<when>{_WHEN})(?:以前|之前|前|底前|完成|见到|全部|下班前|建成|投用|实现|达到|培训|新建|举办|召开|开展|启动)|(?:到|至|于)(?P<till>{_WHEN}(?!(?:份)?工作))"
)
_DUE = re.compile(
    r"(?:(?:完成|办结|办理)?(?:时限|期限)|(?:完成|办结)(?:时间|日期))(?:[：:]|为)\s*(?P<due>[^；，。）)\s]{2,20})"
)
"""写明了的时限。"""
_WHOLE_YEAR = frozenset({"全年", "年内", "全年度"})
_BRACKETED = re.compile(r"[（(](?P<who>[^（()）；;，。：:]{3,60})(?:[；;，][^（()）]{2,30})?[)）][。；]?\s*$")
_GOAL = re.compile(r"(?:达到|不少于|不低于|力争|确保|实现|新建|累计|控制在|降到|提高到|覆盖率|至少)")
_SUBMIT = re.compile(
    r"(?:^|[，。；、])(?:将|把|按时保质将)?(?P<what>[^，。；]{2,24}?)(?:及资料)?(?:报送至|报送|上报至|上报|提交|报(?![告表道名到销纸刊酬]))(?P<to>[^，。；]{2,20}?(?:办公室|妇儿工委办|妇儿工委|委员会|政府|局|妇联|会议))(?=[，。；审备]|$)"
)
_SUBMITTED = re.compile(
    r"^.*?(?:要|务必|必须|请)?(?:按时|及时|保质|保量|按期|如期|于?\d{1,2}月(?:\d{1,2}日|底)?(?:下班)?前)*(?:将|把)|^.*?(?:务必|必须|请)?(?:于|在)(?=\d)|(?:务必|必须|要|请)?(?:于|在)?\d{1,2}月(?:\d{1,2}日|底)?(?:下班)?前$|^(?:要|务必|必须)?(?:按时|及时|保质|保量|按期)+"
)
"""报送的材料前面、后面那些怎么报、什么时候报的话。"""
_BLAME = re.compile(r"追究[^，。；]{0,20}责任|责任倒查|通报批评|约谈|问责|限期整改")
_BAN = re.compile(r"(?:严禁|不得|绝不能|决不能|杜绝|防止)(?P<what>[^，。；]{2,24})")
_PURPOSE = re.compile(
    r"^(?:到(?:19|20)\d{2}年[底末]?$|针对|为了?|按照|根据|围绕|以[^，]{2,30}为|通过|着力解决|目前|结合|在[^，]{2,20}(?:下|中)$|由|下一步|今后|明年|来年|接下来|近年来|[^，]{1,4}上$|这项任务|以上工作|希望$|同志们|我举个例子|一核对|比如|有人说|为什么|这样不行|从下个月起|按[^，]{1,8}分$|刚才|我都同意|这(?:个|些|两个|里)[^，]{0,12}$|今年是|也?是(?=[“\u4e00-\u9fff])|我再强调|我只强调|说到底)"
)
_NUMBERED = re.compile(
    r"^[一二三四五六七八九十]+(?:是|要)|^第[一二三四五六七八九十]+[，、]|^[（(]?\d{1,2}[）).、]|^[（(]?[一二三四五六七八九十]+[）)、]+"
)


def task(lines: Sequence[Line], names: Sequence[str], measures: Sequence[str] = ()) -> Draft:
    """一条任务。``names`` 是可以当动作的几个说法，先到先用。"""
    whole = _span(lines)
    text = "".join(line.text for line in lines)
    given = next((name for name in names if name and not GENERIC.fullmatch(name)), "")
    given = undated(given)
    if len(rest := _BY_THEN.sub("", _WHO_MUST.sub("", given))) >= 4:  # “县教育局要在……前建好……”：只要做什么
        given = rest
    action = phrase(re.sub("^要(?![求素点])", "", given), 30) if given else ""
    action = action if action not in {"", GAP} else _first_action(text)
    action = titled(given or text, 30) if action == GAP else action
    found = draft("任务", whole, 动作=action, 主题=topic_of(action + text))
    owners = _parties(_OWNER, text) or _in_brackets(text) or _subject(text)
    helpers = [one for one in _parties(_HELPER, text) if one not in owners]
    found.keys["举措"] = phrases(measures or _measures(text, action), longest=60)
    found.keys["责任单位"], found.keys["配合单位"] = owners, helpers
    deadline = _BY.search(text)
    words = (deadline["when"] or deadline["till"]) if deadline else ""
    if (said := _DUE.search(text)) is not None:
        found.keys["时限"] = _due(said["due"].strip(), whole.year, whole.own)
        deadline, words = None, ""
        if found.keys["时限"] in {"", GAP}:
            found.doubt(f"原文的时限写作“{said['due'].strip()}”，没有认出是到哪一天")
    if deadline is not None:
        found.keys["时限"] = _deadline(words, whole.year, whole.own)
        if found.keys["时限"] == "待补":
            found.doubt(f"原文的时限写作“{deadline[0]}”，不知道是哪一年")
    goals = [
        _without_date(_BY_THEN.sub("", _WHO_MUST.sub("", piece)))
        for piece in clauses(text)
        if re.search(r"\d", piece) and _GOAL.search(piece)
    ]
    found.keys["目标"] = phrase(goals[0], 30) if goals else phrase(_ranged(text), 30)
    submit, ban, blame = _SUBMIT.search(text), _BAN.search(text), _BLAME.search(text)
    if submit and (what := _SUBMITTED.sub("", submit["what"])):
        found.keys["报送"] = {"材料": phrase(what), "接收": phrase(submit["to"], 20)}
    others = {one["when"] for one in _BY.finditer(text) if one["when"] and re.search(r"\d", one["when"])}
    if deadline is not None and len(others | {words}) > 1:
        rest = "、".join(sorted(others - {words}))
        found.doubt(f"原文还有别的时限：{rest}")
    found.keys["严禁"] = [phrase(ban["what"])] if ban else []
    found.keys["追责"] = blame[0] if blame else ""
    found.certainty = Certainty.HIGH if owners and found.keys.get("时限") not in {None, "", GAP} else Certainty.MIDDLE
    _fill(found, whole)
    return found


_RANGE = re.compile(r"[^，。；：、\d]{0,30}\d[\d.]*\s*(?:—|–|－|-|~|～|至|到)\s*\d[\d.]*[\u4e00-\u9fff%]{1,3}")


def _ranged(text: str) -> str:
    """“8—10个”是一段范围，不是一个数，照原样写进目标。"""
    match = _RANGE.search(text)
    if match is None or re.search("月|年|日|时|岁", match[0][-3:]):
        return ""
    return _BY_THEN.sub("", _WHO_MUST.sub("", re.sub("^.*(?:联合|共同|负责|牵头)", "", match[0])))


_BY_THEN = re.compile(r"^在[^，。；]{2,14}?(?:之前|以前|前|底)(?=[\u4e00-\u9fff“]{2})")


def _first_action(text: str) -> str:
    """没有标题的任务叫什么：头一条举措，是谁要做的话去掉。"""
    text = re.sub("^(?:因此|所以|为此)，?", "", text)
    asked = next((_WHO_MUST.sub("", one) for one in clauses(text) if _WHO_MUST.match(one) and len(one) < 40), "")
    if len(_WHO_MUST.sub("", asked)) > 3 and not re.search(r"\d", asked):
        return phrase(asked, 30)
    first = _UNDATED.sub("", next(iter(clauses(text)), ""))
    if re.search(r"\d", text[:6]) and 4 < len(first) <= 30 and not _PURPOSE.match(first):
        return phrase(first, 30)
    pieces = _measures(re.sub(r"^(?:从|自)?(?:下一步|今后|明年|来年|接下来|\d{4}年)(?:起|开始)?[，]?", "", text), "")
    pieces = [re.sub(r"^[^，]{2,12}(?:将|打算|拟)(?=.{3})", "", piece) for piece in pieces]
    return phrase(pieces[0], 30) if pieces else first_phrase(text)


_UNDATED = re.compile(
    r"^(?:\d{1,2}[.．、](?=\d{1,2}月))?(?:(?:19|20)\d{2}年|[今明来]年)?(?:\d{1,2}月(?:\d{1,2}日|底|[上中下]旬|份)?|年?[底末]|[上下]半年)(?:之?前)?"
)
"""动作前面的日期；“1.9月底前”的 1. 是序号。"""


def _without_date(piece: str) -> str:
    return re.sub(
        r"^(?:力争|确保)?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底)?(?:以前|之前|前)|^年底前|^确保|^力争", "", piece
    )


def _due(words: str, year: int | None, this: int | None) -> str:
    """“完成时限：”后面写着的。一段时间说的是末尾；全年照写；不是日期的（长期坚持）不要。"""
    if words in _WHOLE_YEAR:
        return words
    if bare := re.fullmatch("((?:19|20)[0-9]{2})年?", words):
        return f"{bare[1]}年底"
    points = list(re.finditer(_WHEN, words))
    if not points:
        return ""
    first, last = re.match("(?:19|20)[0-9]{2}年", words), points[-1][0]
    own = re.match("(?:19|20)[0-9]{2}年|[今明来当本]年", last)
    return _deadline(f"{first[0]}{last}" if first and not own else last, year, this)


def _deadline(words: str, year: int | None, this: int | None) -> str:
    """时限照事实的写法；“年内”算年底，“明年”照这份稿子的年度推。"""
    words = re.sub("年内$", "年底", words)
    if words == "年底":
        return f"{year}年底" if year else words
    when = when_in(words, year, this)
    return when.value if when is not None else words


def _in_brackets(text: str) -> list[str]:
    """“（县教育局、县妇联；6月底前）”：句末括号里头一截全是单位的。"""
    match = _BRACKETED.search(text)
    found = parties(match["who"]) if match else []
    return found if match and len(found) == len(re.split("、|，|和", match["who"])) else []


def _parties(patterns: Sequence[re.Pattern[str]], text: str) -> list[str]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            found = parties(re.sub(r"^.*?(?:任务|工作|项)由|^由|^.*[。；]", "", match["who"]))
            if found:
                return found
    return []


_MUST = re.compile(
    r"(?:^|[，。；：])(?:希望|要求|请)?(?P<who>[^，。；：]{2,40}?)(?:(?<![主重必需紧纪概首摘简不只])要(?!求)|务必|必须|应当?|针对|根据|负责)"
)


def _subject(text: str) -> list[str]:
    """“县教育局要……”：说要谁做的头一处；没有的听主语。"""
    plain = _NUMBERED.sub("", text)
    asked = (parties(match["who"]) for match in _MUST.finditer(plain))
    return next((one for one in asked if one), []) or subject_of(plain)


def _measures(text: str, action: str) -> list[str]:
    pieces = []
    for piece in clauses(_TERMS.sub("", text)):
        short = _UNDATED.sub("", _NUMBERED.sub("", piece).strip())
        if (
            short == action
            or _ORDINAL.fullmatch(short)
            or _PURPOSE.match(short)
            or re.search(r"\d|牵头|配合单位|责任单位|报送|会同|(?:配合|协助|负责|参与)$", short)
            or short in {"完成", "见效", "落实"}
        ):
            continue
        pieces.append(_WHO_MUST.sub("", re.sub(r"^(?:并|还|因此|所以|同时)(?=[\u4e00-\u9fff])", "", short)))
    return [piece for piece in pieces if piece and piece != action and not _HALF.search(piece)]


_HALF = re.compile(
    "^(?:因此|所以|这就是|再比如|有的|我[来都说]|只是|时间|任务能)|^[^，]{2,9}的$|的(?:情况下|同时|基础上)$"
)
"""半截的话，不是举措。"""
_ORDINAL = re.compile("第[一二三四五六七八九十]+|[一二三四五六七八九十]是")
_TERMS = re.compile(
    r"[（(]?(?:(?:牵头|责任|配合|协办|参与)(?:单位|部门|人)|(?:完成|办结)?(?:时限|期限)|(?:完成|办结)时间)[：:][^；。）)]*[；）)]?"
)
"""“牵头单位：……；完成时限：……”写进别的键，不是举措。"""
_WHO_MUST = re.compile(
    r"^(?:希望|要求)?[^，]{0,30}?(?:(?<![主重必需紧纪概首摘简不只])要(?![求素点])|将(?=继续|进一步|着力|重点|全面|深入|加大|不断)|必须|务必|应当)(?=[\u4e00-\u9fff“])|^希望[^，]{2,16}?(?=针对|根据|结合)"
)


@dataclass(frozen=True, slots=True)
class Group:
    """同一个标题下面连着的几截。"""

    headings: tuple[Heading, ...]
    parts: tuple[tuple[Line, ...], ...]
    speech: bool = False
    """讲话里一层的标题是号召，不是任务。"""


_GENERIC = re.compile(
    r"(?:总体(?:目标|要求|思路)|工作目标|(?:重点|主要|工作)任务|工作重点|打算|思路|(?:推进|工作)?安排|保障措施|指导思想|计划|下一步工作|工作要求|建议|对策|体会|启示|经验)$|短板|来年工作|重点工作$"
)


def tasks(group: Group) -> list[Draft]:
    """一个标题下面的任务：条目只是几条举措的，合成一条；条目自己又展开的，一条一个。"""
    items = [part for part in group.parts if part[0].segment.opens and part[0].segment.path[-1].item]
    paragraphs = [part for part in group.parts if part not in items]
    leaf = group.headings[-1] if group.headings else None
    told = bool(paragraphs and _PLANS.search(_text(paragraphs[0])))
    title = (
        _acting(leaf.title)
        if leaf is not None and not told and not _GENERIC.search(leaf.title) and (leaf.depth > 1 or not group.speech)
        else ""
    )
    if items and title and _only_measures(items) and _same_passage(group.parts):
        lines = [line for part in group.parts for line in part]
        return [task(lines, (title,), [_item_words(part) for part in items])]
    found: list[Draft] = []
    for at, part in enumerate(paragraphs):
        leads = bool(items) and part[0].passage.n <= items[0][0].passage.n
        if (leads or is_lead(_text(part))) and not any(map(_counts, part)) and not _BY.search(_text(part)):
            continue
        run_in = leaf is not None and part[0].segment.opens
        names = (title,) if title and (at == 0 or run_in) and not items else ()
        if names or _worth(part):
            found.append(task(part, names))
    found += [task(part, (part[0].segment.path[-1].title,)) for part in items]
    return [own for own in found if not _creed(own)]


_CREED = re.compile(
    r"指导思想|^[^，。]{0,8}以[^，。；]{2,40}为(?:指导|统领|引领)|^(?:高举|坚持以|全面贯彻|深入贯彻|深入学习|认真学习|紧紧围绕|牢固树立|以[^，。；]{2,40}(?:为指导|为统领|为引领|为主线|为目标|为动力|为契机|为抓手|为主题|为载体))[^。]*(?:思想|精神|理论|指导|决策部署|论述|中心|大局|主线|目标|统领|契机)"
)


def _creed(own: Draft) -> bool:
    """指导思想不是任务：没有数，没有单位，没有时限。"""
    said = own.passage.text[own.start : own.end]
    return not (own.keys.get("数据") or own.keys.get("责任单位") or own.keys.get("时限")) and is_creed(said)


def is_creed(text: str) -> bool:
    """一句指导思想。"""
    return bool(_CREED.search(unnumbered(text.strip())))


def said_nothing(own: Draft, headings: Container[tuple[int, str]]) -> bool:
    """只是一行标题：别的什么也没说，下面自有它的条目。"""
    if own.type not in {"成绩", "短板", "困难", "任务"} or any(
        own.keys.get(name) for name in ("数据", "责任单位", "牵头单位", "时限", "原因")
    ):
        return False
    said = unnumbered(own.passage.text[own.start : own.end].strip()).strip(" 　。；：:;")
    return bool(GENERIC.fullmatch(said)) or (own.passage.n, said) in headings


def _acting(title: str) -> str:
    """标题自己是一句话的，只要说做什么的头一截：“抓好规划编制，3月底前印发两规划”。"""
    pieces = [piece for piece in clauses(title) if _UNDATED.sub("", piece).strip("由、")]
    owned = [piece for piece in pieces if not (_OWNER[1].search(piece) and len(piece) < 16)]
    return _UNDATED.sub("", (owned or pieces or [title])[0]) if len(title) > 12 else title


_PLANS = re.compile(r"(?:打算|计划|下一步|明年|今后)[^。；]{0,12}[：:]\s*$")


def _text(part: Sequence[Line]) -> str:
    return "".join(line.text for line in part)


_CALL = re.compile(r"^同志们|^希望(?:大家|同志们)|讲话完毕|谢谢大家|^让我们")


def _worth(part: Sequence[Line]) -> bool:
    """不只是号召：有标题，或者有数、有时限、有单位。"""
    text = _text(part)
    if _CALL.search(text):
        return any(line.amounts for line in part)
    return bool(
        (part[0].segment.path and not GENERIC.fullmatch(unnumbered(text).strip("。：:；")))
        or any(line.amounts for line in part)
        or _BY.search(text)
        or _OWNER[1].search(text)
        or _OWNER[2].search(text)
    )


def _only_measures(items: Sequence[Sequence[Line]]) -> bool:
    """各条都只有一句（最后一条后面可以跟着牵头单位、时限）。"""
    return (
        all(len(part) == 1 for part in items[:-1])
        and len(items[-1]) <= 4
        and all(len(part[0].text) <= 45 for part in items)
    )


def _same_passage(parts: Sequence[Sequence[Line]]) -> bool:
    return len({part[0].passage.n for part in parts}) == 1


def _item_words(part: Sequence[Line]) -> str:
    return _NUMBERED.sub("", part[0].text).strip("。；")
