"""数的名字：前面的话，数的是后面的名词的接上那个名词。只说了什么时候、比什么的，接着前一个数说。

看着不像名字的认得出来，好请人改。
"""

from __future__ import annotations

import re

from .amounts import NEAR, Amount

_BREAK = re.compile(r"[，。；：！？,;:（）()]|(?<!\d)—|、(?=[^、，。；]*\d)")
_LEADS = re.compile(
    r"^(?:[一二三四五六七八九十]是|\d{1,2}[.．](?=\d{1,2}月)|(?:到|截至)?\d{1,2}月(?:\d{1,2}日|底|末)?(?:[至—]\d{1,2}月)?(?:以来|份|前后|止)?|如|其中|另有|另外|另以|另|同时|并且|并|还|且|先后|目前|现(?![有场金代实行状])|现有(?!成员)|全年|今年(?![初底])|去年(?![初底同])|上半年|下半年|年内|一年来|截至目前|到目前为止|据统计|据[^，]{0,12}显示|共计|总计|合计|累计|一共|共有|共|已经|已|约|达到(?!目标)|为|有(?![效关望机])|是|的|了|将|向|在(?![册校编读岗职用园])|对(?![应象口接])|给|和|与|及|以及|又|也|均|各(?![级地乡镇县市区村部])|而|但|仍|若|就|才|可(?![用行])|却|这里|我们|镇里|县里|市里|区里|省里|得到|拟|仅|只(?=[完有]))+"
)
_TAILS = re.compile(
    r"(?:一共|共计|总计|合计|累计|共有|共|分别为|分别有|分别|达到了|达到|达|为了|为|有|至|到|是|了|已|超过|不到|已经|仅|只有|只|各|的|约|近|在|(?<![参温])和|(?<!参)与|(?<!普)及|从|(?<!自)由|占|增至|升至|降至|减至|提高到|提升到|增加到|下降到|减少到|增长到|调整为|增加|减少|下降|提高|增长|上升|降低|控制在|还有|还|又|也|再|就|可|可达|预计|有望|要|多出来)+$"
)
_NOUN = re.compile(r"^(?:的)?(?P<noun>[\u4e00-\u9fffA-Za-z“”‘’·《》\ue000-\ue002]{1,16})")
_VERB_END = re.compile(
    r"(?:参加|参与|举办|开展|培训|发放|救助|慰问|帮扶|组织|召开|建成|建立|新建|创建|资助|走访|帮助|办理|受理|调解|接待|化解|服务|覆盖|惠及|吸引|评选|表彰|推荐|选树|配备|设立|新增|投入|筹集|争取|捐赠|捐款|送去|筛查|检查|印发|编印|提供|完成|处理|查处|解决|安置|转移|吸纳|带动|扶持|推选|选派|招募|动员|举行|刊播|推送|报道)(?:了)?$"
)
LONGEST_NAME = 24
_STRONG = re.compile(
    "开展|举办|发放|培训|救助|慰问|帮扶|组织|召开|建成|建立|新建|资助|走访|办理|受理|调解|接待|化解|服务|选树|配备|投入|筹集|争取|捐赠|检查|印发|完成|支付|拨出"
)
_MEASURES = frozenset("名个位家所台件份场次期户对处项辆套册本条篇间座亩支批类种张部栋盒袋箱桶例宗档站队组")
"""后面跟着名词的量词。"""
_CORE = re.compile(r"了|的|在|对|为|给|把|向|到|从|将|由|率先|共同|积极|先后|分别")
_AFTER_A_FIGURE = re.compile(
    r"^.*[\d%‰]+[^、]{0,6}、(?=[^、])|^.*[\d%‰]+(?:[万亿]?元|万?人次|件次|[名个位家所台件份场次期户对处项人起](?!次))(?=[\u4e00-\u9fff]{2})"
)
"""前面并列的那个数。"""
_LISTED = re.compile(r"^.*\d[^，、]{0,10}、")
"""前面并列的。"""
_ASIDE = re.compile(r"[（(][^（()）]*[）)]")
_PLACES = re.compile(r"[（(]((?:[市区县镇乡点处]|街道|社区|高中|中专|居|人)(?:、(?:[市区县镇乡]|街道|社区))*)[）)]")
"""名字里的括号：县（市、区）、村（社区）。"""
_KEEP = str.maketrans("（）、", "\ue000\ue001\ue002")
_BACK = str.maketrans("\ue000\ue001\ue002", "（）、")


def name_of(amount: Amount, start: int, end: int) -> str:
    """给一个数起名，只看这一小句。``start``、``end`` 是这一句的头尾。"""
    ahead, behind = _around(amount, start, end)
    before = "" if _LISTED.fullmatch(ahead) else _AFTER_A_FIGURE.sub("\n", _BREAK.split(ahead)[-1])
    if "\n" in before:
        before = re.split(r"和|与|\n", before)[-1]
    after = _BREAK.split(behind)[0]
    lead = _trimmed(before)
    lead = "" if lead == "分" else lead
    noun = _NOUN.match(after)
    said = _cut_noun(noun["noun"], listed=after[noun.end() :][:1].isdigit()) if noun else ""
    return _shortened(_joined(amount, lead, said, noun=noun is not None)).translate(_BACK)


def _around(amount: Amount, start: int, end: int) -> tuple[str, str]:
    """前面和后面的话；地名里的括号不断开。"""
    text = amount.passage.text
    ahead = text[max(start, amount.start - NEAR) : amount.start]
    behind = text[amount.end : min(end, amount.end + NEAR)]
    ahead, behind = (_PLACES.sub(lambda one: one[0].translate(_KEEP), piece) for piece in (ahead, behind))
    return _ASIDE.sub("", ahead), behind


def _joined(amount: Amount, lead: str, said: str, *, noun: bool) -> str:
    if said and (amount.unit in _MEASURES or not lead):
        core = "" if lead.endswith("等") else _CORE.split(lead)[-1]
        return core + said
    if said and amount.unit == "%" and not re.search("占|率|比例|比重|面$", lead):
        return _CORE.split(lead)[-1] + said
    if noun and (not lead or _VERB_END.search(lead)):
        return lead + said
    return lead


def _trimmed(text: str) -> str:
    """去掉头尾的虚词。"""
    text = text.strip(" 　“”、")
    while True:
        shorter = _TAILS.sub("", _LEADS.sub("", text)).strip(" 　、")
        if shorter == text:
            return text
        text = shorter


_NOUN_STOP = re.compile(
    r"(?:^[是对为]|进行|开展|参加|参与|送去|提供|接受|得到|走进|(?<!达)到|在|的活动|以上|左右|就近|实现|按时|全部|(?<![平人年月日户场])均|都|已|占|被|从|共|每|(?<![工合协操制])作|获得|获(?!评)|组织|从事|同场|拟|因|也|还|则|(?<!平)均|曾|只有|就有|中$|(?<![主重])要|须|必须|来自|由)"
)


def _cut_noun(noun: str, *, listed: bool) -> str:
    """数后面的名词；``listed`` 是后面又跟着一个数：“42个班和38个班”的“和”起不要。"""
    if noun.startswith(("参加", "参与", "受益", "报名")):
        return noun[:2]
    noun = re.sub("^(?:将|以上|以下|左右)", "", noun)
    noun = re.split(r"(?:和|与|及|、)[^和与及、]*$", noun)[0] if listed else noun
    return re.sub("(?<!集)中$", "", _NOUN_STOP.split(noun)[0].strip("的等了"))


def _shortened(name: str) -> str:
    """名字太长的留后半截：离数近的说得准。"""
    name = re.sub(r"(?<=[镇区村乡县标\ue001])中有?$", "", name)
    name = name.strip("“”‘’《》 的") if name.count("“") != name.count("”") else name.strip(" 的")
    if len(name) <= LONGEST_NAME:
        return name
    verbs = [match.start() for match in _STRONG.finditer(name) if 2 < len(name) - match.start() <= LONGEST_NAME]
    if verbs:
        return name[verbs[0] :]
    return _trimmed(re.sub(r"^.*?[的了、]", "", name[-LONGEST_NAME:])) or name[-LONGEST_NAME:]


# -- 接着前一个数说的 --

_DIGITS = re.compile(r"^.*\d[^，]{0,2}")
_MOMENT = (
    r"(?:(?:19|20)\d{2}年(?:底|末|初|上半年|下半年)?|[今去前明上当]年(?:底|末|初|度)?(?:上半年|下半年|同期)?|上年同期|同期"
    r"|[一二三四]季度|[上下]半年|年[初末底])"
)
_REST = r"(?:其余|余下|剩余|剩下|其中)"
_ONLY_WHEN = re.compile(
    rf"^(?:而|但|到|截至|其中)?(?P<when>{_MOMENT}|{_REST})(?:的)?(?:是|为|有|达|达到|降到|减到|增加到|提高到|已有|的)*$"
)
_FROM_TO = re.compile(
    r"^(?P<what>.{2,20}?)(?:已|就)?[由从](?P<base>[^\d，]{0,8}?(?:(?:19|20)\d{2}年[底末初]?)?[^\d，]{0,6}?)的?(?P<rest>[\d.].*)?$"
)
_TO = re.compile(
    r"(?:降|升|增|减|提高|提升|增加|下降|上升|减少|增长|扩大|调整)(?:至|到|为)?(?P<when>(?:19|20)\d{2}年[底末初]?|上年|去年|今年|年[底末初]|现在|目前)?的?$"
)
_THAN_WHEN = re.compile(rf"^(?P<what>.{{2,}}?)[比较](?P<when>{_MOMENT})$")
_GOES_TO = re.compile("[降升增减提扩调压优缩变达到至]|下降|上升")
_AGAINST = re.compile(
    r"(?:^|[，（])(?:比|较|与)(?P<base>[^，。；\d比]{1,12}?|(?:19|20)\d{2}年[^，。；\d]{0,8}?)的(?:目标)?$"
)
_AGAINST_TOO = re.compile(
    r"(?:^|[，（])(?:比|较|与)(?P<base>[^，。；\d]{1,12}?|(?:19|20)\d{2}年[^，。；\d]{0,8}?)(?:的?\d[^，。；]*?)?(?P<way>(?:增加|增长|提高|上升|提升|减少|下降|降低|增|减|多|少|高|低)了?(?:近|约)?)$"
)
_BARELY = re.compile(
    r"(?:^|，)[^，]{0,4}?(?:比|较|优于|低于|高于)(?P<figure>\d[^，。；的]{0,8}的(?P<base>[^，。；\d]{2,8}?)(?P<way>[多少高低]|增加|减少))?$"
)
_OF_BASE = re.compile(r"^的(?P<base>[\u4e00-\u9fff]{2,8}?)(?=[，。；]|[多少高低]\d|增加|减少)")
_CHANGE = re.compile(
    r"(?P<than>(?:比|较)(?:上年|去年|上一年|同期|上年同期|去年同期|\d{4}年)|同比|与上年相比|环比)?[^，。；]{0,6}?(?P<way>增加了?|增长了?|提高了?|上升了?|提升了?|减少了?|下降了?|降低了?|(?<=，)[多少]了?|增幅|降幅)(?:近|约)?$"
)
_IMPROVES = re.compile(r"(?:改造|改建|修缮|优化|品质|提质)[^，]{0,4}提升$")
"""“改造提升6个”数的是改造提升了的，不是多出来的。"""
_SHARE = re.compile(r"占(?:比(?:为|达)?)?$")
_OF_FIGURE = re.compile(
    r"(?P<what>[\u4e00-\u9fff“”]{2,16}?)(?:\d[\d.,]*)[万亿]?[\u4e00-\u9fff]{1,3}(?:任务|目标|计划)?的$"
)
_UP_TO = re.compile(r"\d[^，；、\d]{0,3}(?:至|到|—)$")
_IN_ALL = re.compile(r"(?:^|，)(?:一共|共计|合计|总计|总共|累计|共)(?:是|有|为|达到?)?$")


def called(amount: Amount, start: int, end: int, last: str, total: str = "") -> str:
    """一个数叫什么；``last`` 是前一个数的名字，没有是空，``total`` 是这一句头一个同单位的数的名字。"""
    ahead, behind = _around(amount, start, end)
    pieces = re.split(r"[。；：！？]", ahead)
    clause = pieces[-1]
    *earlier, near = re.split("，", clause)
    if earlier and re.match("[由从](?!事)", near):
        near = _CORE.split(_DIGITS.sub("", earlier[-1]))[-1] + near  # “调整了成员单位，由原来的28个增加到30个”
    name = (
        _aim(near, behind)
        or (last and _reached(near, last))
        or _from_to(near, behind)
        or (last and _compared(clause, behind, last))
        or _of_figure(amount, near, last)
        or (last and _carried(amount, near, clause, last, total or last))
        or name_of(amount, start, end)
    ).translate(_BACK)
    than, change = _THAN_WHEN.match(name), _CHANGE.search(clause)
    if than and change:
        return f"{than['what']}比{than['when']}{change['way'].rstrip('了')}"
    return re.sub(rf"^(.{{2,}}?)(?<!\d)({_MOMENT})$", r"\1（\2）", name)


def _from_to(near: str, behind: str) -> str:
    """“甲由2020年的9.6/10万降至7.1/10万”：头一个是甲（2020年），后一个是甲。"""
    match = _FROM_TO.match(near)
    if match is None:
        return ""
    what = _trimmed(match["what"])
    if len(what) < 2:
        return ""
    if match["rest"]:
        to = _TO.search(near)
        return (f"{what}（{to['when']}）" if to["when"] else what) if to else ""
    base = match["base"].strip("的")
    if base in {"", "原来", "原先", "过去", "以前", "原"}:
        return f"{what}（原来）" if _GOES_TO.match(behind) else ""
    return f"{what}（{base}）" if re.search(_MOMENT, base) else ""


_AIM = r"(?:目标|任务|要求|计划)(?:值|数)?"
_AIM_OF = re.compile(rf"^[^，\d]{{0,4}}?{_AIM}(?:为|是)?$")
_OF_WHAT = re.compile(
    r"^的(?P<what>[\u4e00-\u9fff\d]{3,20}?)(?=，|。|；|：|（|$|我[县市区州省乡镇]|全[县市区州省]|实际|已|达|为)"
)
_REACHED = r"(?:我[县市区州省乡镇]|全[县市区州省乡镇])?(?:目前|现)?(?:实际|已)(?:达到?|完成|为|是|有|值为?)*"
_WHAT_REACHED = re.compile(
    rf"^[^，]{{0,4}}?{_AIM}(?:为|是)?[^，\u4e00-\u9fff]+[\u4e00-\u9fff]{{0,3}}?的(?P<what>[\u4e00-\u9fff\d]{{3,20}}?){_REACHED}$"
)


def _aim(near: str, behind: str) -> str:
    """“目标值为95%的某某率实际达92.1%”：头一个是某某率目标，后一个是某某率。"""
    if match := _WHAT_REACHED.match(near):
        return match["what"]
    of = _OF_WHAT.match(behind) if _AIM_OF.match(near) else None
    return f"{of['what']}目标" if of else ""


def _reached(near: str, last: str) -> str:
    """前一个数是目标，“实际达”的就是它的现状。"""
    what = re.sub(rf"{_AIM}$", "", last)
    return what if what != last and len(what) > 2 and re.fullmatch(_REACHED, near) else ""


def _compared(clause: str, behind: str, last: str) -> str:
    """“比去年底的3.9个增加0.5个”：头一个是去年底的，后一个是比去年底增加。"""
    if match := _AGAINST.search(clause):
        return f"{_stem(last)}（{match['base'].strip('的')}）"
    if match := _AGAINST_TOO.search(clause):
        than = re.sub("^(?:去年|上一?年)(?:同期)?$", "上年", match["base"].strip("的"))
        return f"{_stem(last)}比{than}{match['way'].rstrip('了近约')}"
    if match := _BARELY.search(clause):
        if match["figure"]:
            return f"{_stem(last)}比{match['base']}{match['way']}"
        base = _OF_BASE.match(behind)
        return f"{_stem(last)}（{base['base']}）" if base else ""
    return ""


def _of_figure(amount: Amount, near: str, last: str) -> str:
    """“完成年度任务4.5万人的108%”。"""
    match = _OF_FIGURE.search(near) if amount.unit in {"%", "倍"} else None
    what = _trimmed(match["what"]) if match else ""
    if len(what) < 2:
        return ""
    if what.startswith("占"):
        return f"{_stem(last)}{what}"
    return f"{what}占比" if amount.unit == "%" else f"相当于{what}的倍数"


def _carried(amount: Amount, near: str, clause: str, last: str, total: str) -> str:
    """自己没有名字的，接着前一个数的：变化、占比、别的时候、合计。"""
    name = name_of(amount, max(0, amount.start - len(near)), amount.end + NEAR) if near else ""
    change = _CHANGE.search(clause)
    if change and len(name) < 8 and not _IMPROVES.search(near):
        way = change["way"].rstrip("了")
        return f"{_stem(last)}{'比上年' if change['than'] or '比上年' in last else ''}{way}"
    if _SHARE.search(near):
        own = _trimmed(_LISTED.sub("", near))
        return f"{own if len(own) > 1 and not re.search(r'[0-9]', own) else _stem(last)}占比"
    if near.startswith("占") or name.startswith("占"):
        return f"{_stem(last)}{name if name.startswith('占') else '占' + name}"
    if _LISTED.fullmatch(near) and not name:
        return f"{_stem(last)}金额" if amount.unit.endswith("元") else _stem(last)
    if _UP_TO.search(near):
        return f"{_stem(last)}（至）"
    if match := _ONLY_WHEN.match(_LISTED.sub("", near)):
        return f"{_stem(total if re.fullmatch(_REST, match['when']) else last)}（{match['when']}）"
    return f"{_stem(total)}合计" if _IN_ALL.search(clause) and len(name) < 2 else ""


def _stem(name: str) -> str:
    name = re.sub(r"（[^（）]*）$|合计$", "", name)
    return re.sub(
        r"(?:比[^比]{1,10})?(?:增加|增长|提高|上升|提升|减少|下降|降低|[多少高低]|增幅|降幅)$|占比$|占[^占]*$", "", name
    )[:22]


# -- 像不像名字 --

_ODD_START = re.compile(
    r"^(?:后来|按(?![月季期])|加上|[的了是于次占这那比也但并而又仍则只]|和(?![睦谐])|与|因(?!病|地|公)|在(?![职校读册岗编])|就(?![业医诊读])|以(?!上)|及(?!时)|所以|因此|如果|明显|低于|高于|超过|达到(?!目标)|分别|年(?=[全以市县区])|数值$|名称|其余|余下|剩余|还|预计$|有望|力争(?!.{4})|力争比|仅|今年是|我(?!们|[国省市县区镇乡村])|有人|希望)"
)
_ODD_END = re.compile(
    r"(?:[的和与由拟于从把被将是了]|(?<![联综整融配])合|(?<!占)比|(?<![行作])为|来看|很好|不多|即将|能不能|降至|升至)$"
)
_IN_ODD = re.compile(r"\d+(?:\.\d+)?(?:[%‰万元人名个件]|$)|(?:19|20)\d{2}年$")
_ODD_TITLE = re.compile(
    r"^(?:是|这|那|以及|也|但|而|因此|所以|希望|今年是|年[全以]|我(?!们|[国省市县区镇乡村])|总的看|有人|讲得)|^[^，]{1,8}的$|^对[^，]*的$|(?:^.{0,2}不多了?|来看|很好|方面|依托|称号了|不大了|下|以来)$|^(?:[两三四五六]项|每[人户名个位]|(?:户次|[户人场月年])均)$|\d万?元"
)


def odd(name: str) -> bool:
    """数的名字不像名字：太短、虚词开头结尾、夹着数。"""
    bare = re.sub(r"（[^（）]*）|“[^”]*”|《[^》]*》", "某", name)
    return (
        len(name) < 2 or bool(re.fullmatch(f"{_MOMENT}|{_REST}", name))
        or bool(_ODD_START.search(name) or _ODD_END.search(bare) or _IN_ODD.search(bare))
    )  # fmt: skip


def odd_title(name: str) -> bool:
    """一条事实的名字、动作不像：半截的话。"""
    return len(name) < 2 or bool(_ODD_TITLE.search(name))
