"""“以下四件实事：”“5项指标为”“七大领域，即”：说了几个什么、后面怎么引出来、同一段里列了几项。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.manuscript import Passage
from .counted import FIXED, NOT_BEFORE, NOT_ETC, listed, number_of, past_stop, split_top
from .pattern import Pattern

_HEAD_WORDS = (
    "方面 层面 环节 领域 维度 板块 问题 困难 不足 短板 差距 弱项 难题 难点 瓶颈 矛盾 隐患 风险 教训 原因 因素 特点 特征 亮点 变化 成效 成果 成绩 突破 创新 进展 经验 "
    "做法 体会 启示 收获 感受 认识 事 事情 实事 大事 好事 要事 小事 工作 任务 重点 措施 举措 办法 对策 机制 制度 体系 平台 阵地 载体 品牌 项目 工程 行动 活动 计划 "
    "文章 仗 硬仗 攻坚战 关系 关口 防线 底线 红线 主线 抓手 关键 意见 要求 建议 希望 想法 打算 目标 指标 原则 步骤 阶段 渠道 途径 路径 方式 方法 形式 模式 内容 主题 "
    "专题 课程 清单 台账 保障 支撑 优势 机遇 挑战 类型 情形 情况 条件 标准 能力 意识 作用 责任 职责 功能 服务 力量 群体 人群 队伍 网络 纪律 规定 政策 倾向 现象 环境 "
    "到位 强化 转变 提升 结合 步 招 话 点 条 课 关 线 纳入 议题 议程 事项 议案 信号 飞跃 跨越 根基 支点 板斧 招数 难关 底色 专业 班次 工种 岗位 产业 奖项 系列 "
    "模块 语种 "
)
HEADS = tuple(_HEAD_WORDS.split())
_HEAD = "|".join(
    head if len(head) > 1 else rf"{head}(?![\u4e00-\u9fff])" for head in sorted(HEADS, key=len, reverse=True)
)
_NAMED = Pattern(rf"(?P<mod>[\u4e00-\u9fff]{{0,6}}?)(?P<head>(?:{_HEAD})+)(?P<more>.*)")
_WHOLE = Pattern(rf"(?P<mod>[\u4e00-\u9fff]{{0,6}}?)(?P<head>(?:{_HEAD})+)(?P<more>)")
_MEASURE = "方面|个|块|面|大|项|点|条|种|类|件|步|句|对|支|篇|场|道|张|招|层|环|批|轮|套|组|门|家|所|处|名|位|座|间|部|款|本|首|级"
_ABSTRACT_MEASURE = frozenset(("方面", "大", "项", "点", "条", "种", "类", "件", "步", "句", "招", "块"))
_NAMED_BEFORE = Pattern(rf"(?:{'|'.join(head for head in HEADS if len(head) > 1)})$")
"""难点问题四个：、重点任务5项：。"""
_WIDE = Pattern(
    rf"{NOT_BEFORE}(?P<number>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}}) ?(?P<measure>{_MEASURE})(?P<rest>[\u4e00-\u9fff]{{0,16}})"
)
_HAS = Pattern(r"(?<=[题点因法征处难足议验会求])(?:主要)?有(?P<number>[二三四五六七八九])(?=[：:])")
"""问题有三：、原因有二：。"""
_JOINING = Pattern(
    r"(?:，|,)?(?:即|也就是|就是|分别是|分别为|依次是|依次为|具体是|具体为|具体有|主要是|主要有|主要包括|包括|涵盖|涉及|概括起来是|新增|为|是)?(?:：|——|（)?"
)
_ENDED_BY = Pattern(
    r"(?P<noun>[\u4e00-\u9fff]*?)(?P<join>分别是|分别为|依次是|依次为|具体是|具体为|主要是|主要有|主要包括|包括|涵盖|涉及|即|如下|为|是)?$"
)
LED = Pattern(
    r"(?:以下|下列|如下|下面|主要有|主要是|存在|存在着|突出|做好|抓好|抓住|重点做好|着重|体现在|表现在|表现为|概括为|归纳为|从|在|按|就|以|用|有|还有|尚有|仍有|共有|只有|分|分成|分为|即|是|为|采取|采取了|开展|实施|抓实|抓牢|办好|办实|打好|打造|建好|建立|建立健全|健全|完善|落实|围绕|聚焦|紧扣|把握|把握好|处理好|用好|推进|推动|实现|坚持|强化|突出|突出抓好|呈现|呈现出|取得|总结出|归结为|提出|统筹|统筹抓好|依托|通过|通过了|抓了|办了|做了|抓|办|做|念好|唱好|下好|走好|守好|守住|筑牢|织密|补齐|破解)(?:的|了)?$"
)
"""数目前面引出列举的动词。"""
PARTIAL = ("包括", "涵盖", "涉及", "主要是", "主要有")
_MODIFIER = Pattern(
    r"(?:(?:方面|层面|环节|领域|维度)的|(?!.*(?:的|有|是|在|对|把|被|乡|镇|村|社区|单位|部门|县|市|区|学校|家庭|妇联|家|中|各|每|等|和|与|及|年|月|天|取得|实现|推动|推进|开展|形成|进行|完成|发力|入手|着手|加强|提高|存))[\u4e00-\u9fff]{0,6})$"
)
_NOT_LIST = Pattern(r"情况|以下|其中|之一|[中里]$|各|每|等|后|前|时|余|多|左右|以上")


class Announcement(NamedTuple):
    """说有几个什么。"""

    passage: Passage
    start: int
    end: int
    """名词说完的地方。"""
    number: int
    measure: str
    noun: str
    abstract: bool
    """方面、措施、实事这样后面多半要列出来的；不是的（乡镇、单位）后面列的是名单。"""
    plain: bool
    """名词说完就是标点或者引出列举的话；不然后面还有谓语（“三项工作进度偏慢：”）。"""
    join: str
    """名词后面引出列举的：即、分别为、包括。"""
    arabic: bool

    @property
    def text(self) -> str:
        """写着的字。"""
        return self.passage.text[self.start : self.end]


def announcements(passage: Passage) -> Iterator[Announcement]:
    """一段里说有几个什么的地方。"""
    for match in _WIDE.finditer(passage.text):
        number = number_of(match["number"])
        if not 2 <= number <= 40 or FIXED.search(passage.text, match.start(), match.end()):
            continue
        one = _read(passage, match, number)
        if one is not None:
            yield one
    yield from _bare(passage)


def _bare(passage: Passage) -> Iterator[Announcement]:
    for match in _HAS.finditer(passage.text):
        yield Announcement(
            passage, *match.span(), number_of(match["number"]), "", "", abstract=True, plain=True, join="", arabic=False
        )


def _read(passage: Passage, match: re.Match[str], number: int) -> Announcement | None:
    rest, measure = match["rest"], match["measure"]
    ended = _ENDED_BY.fullmatch(rest)
    noun, join = (ended["noun"], ended["join"] or "") if ended else (rest, "")
    if join == "如下":
        join = ""
    arabic = match["number"].isdecimal()
    start, end = match.start(), match.end("measure") + len(noun)
    if passage.text.startswith("”", end) and passage.text[start - 1 : start] == "“":
        start, end = start - 1, end + 1
    named = bool(_NAMED_BEFORE.search(passage.text[max(0, start - 6) : start])) and not noun
    if not noun and (measure in _ABSTRACT_MEASURE or named):
        return Announcement(passage, start, end, number, measure, noun, True, True, join, arabic)
    head = _WHOLE.fullmatch(noun)
    if head is None or not _MODIFIER.match(head["mod"]):
        head = _NAMED.fullmatch(noun)
    if head and _MODIFIER.match(head["mod"]):
        more = head["more"]
        if not more:
            return Announcement(passage, start, end, number, measure, noun, True, True, join, arabic)
        if not _NOT_LIST.search(more) and passage.text[match.end() : match.end() + 1] in "：:":
            short = match.end("measure") + head.end("head")
            return Announcement(passage, start, short, number, measure, noun, True, False, join, arabic)
    peek = _JOINING.match(passage.text, match.end())
    led_to = bool(join or (peek and peek[0].strip("，,")))
    if (noun or led_to) and not _NOT_LIST.search(noun) and len(noun) <= 10:
        return Announcement(passage, start, end, number, measure, noun, False, True, join, arabic)
    return None


# -- 同一段里列出来的 --


class Spelt(NamedTuple):
    """列了几项：可能的各个数，是不是开口的（有等、用“包括”引出），有几分把握。"""

    counts: frozenset[int]
    open: bool
    sure: bool
    parts: tuple[str, ...]
    parallel: bool = False
    """逗号分开、样子相同的几小句。"""
    pieces: int = 0
    """同一句里还用分号分成几块。"""

    def fits(self, number: int) -> bool:
        """说成 ``number`` 个对得上。"""
        return number in self.counts or number == self.pieces or (self.open and number >= min(self.counts))


_AFTER_QUOTE = Pattern(r"(?:工作法|工作机制|机制|行动|管理|责任制|制度|工程|活动|要求|发力|目标|标准)?")
_LATER = Pattern(r"^(?:同时|此外|另外|并|还|其中|这|以上|上述|从而|确保|推动|让|使|力争|为|共)")
_MARKED = Pattern(r"[^，。；]{0,8}(?:一是|一要|第一|其一|1[.、．]|（1）|（一）|①|首先|一方面)")
_ENDS = re.compile(r"[。！？!?\n]")
LONGEST = 600


def body_of(one: Announcement) -> tuple[str, str] | None:
    """引出列举的话和列举的一段；没有引出来的是 ``None``。"""
    text = one.passage.text
    at = one.end + len(one.join)
    if text.startswith("如下", at):
        at += 2
    if text[at - 1] == "”":
        at += len(_AFTER_QUOTE.match(text, at)[0])  # type: ignore[index]
    at = past_stop(text, at)
    lead = _JOINING.match(text, at)
    opened = one.join + (lead[0] if lead else "")
    rest = text[lead.end() if lead else at :][:LONGEST]
    if opened.endswith("（"):
        return opened, re.split(r"[）)]", rest, maxsplit=1)[0]
    sentence = _ENDS.split(rest, maxsplit=1)[0]
    if opened.strip("，,"):
        return opened, sentence
    if not one.abstract:
        return None
    told = re.match(r"[\u4e00-\u9fff]{0,14}：" if not one.plain else r"[^。；：！？]{2,40}：", rest)
    if told and (opened or not one.plain):
        return ("……：" if one.plain else "："), sentence[told.end() :]
    return (opened, sentence) if opened else None


def spelt(body: str) -> Spelt | None:
    """一段列举有几项：分号分开的、顿号分开的，或者几个样子相同的逗号小句。"""
    if _MARKED.match(body):
        return None
    pieces = [piece for piece in split_top(body, "；;") if piece.strip()]
    first = _stopped(split_top(pieces[0], "，,")[0]) if pieces else None
    if first is not None and len(first.parts) >= 3:
        return first._replace(pieces=len(pieces)) if len(pieces) > 1 else first
    while len(pieces) > 2 and _LATER.match(pieces[-1].strip()):
        pieces.pop()
    if len(pieces) >= 2:
        return Spelt(frozenset({len(pieces)}), False, True, tuple(pieces))
    commas = [piece.strip() for piece in split_top(body, "，,")]
    grouped = [piece for piece in commas if "、" in piece]
    if len(grouped) == len(commas) >= 3 and len({piece[-2:] for piece in commas}) == 1:
        return Spelt(frozenset({len(commas)}), False, True, tuple(commas))
    return _stopped(commas[0]) or _parallel(commas) or _even(commas) or _done(commas)


def _stopped(text: str) -> Spelt | None:
    """顿号分开的；“等”后面还有名词的也是开口的。"""
    etc = re.search(rf"{NOT_ETC}等[\u4e00-\u9fff]{{0,8}}$", text)
    one = listed(text[: etc.start()] + "等" if etc else text)
    if one is None or max(map(len, one.parts)) > 36:
        return None
    return Spelt(frozenset(range(one.low, one.high + 1)), one.open, True, one.parts)


def _parallel(pieces: list[str]) -> Spelt | None:
    """联合开展……，联合实施……；与……相结合，与……相结合：头上两个字，或者头上一个字和末了两个字一样的几小句。"""
    first = pieces[0]
    same = 0
    for piece in pieces:
        alike = piece[:2] == first[:2] or (
            piece[:1] == first[:1] and (piece[-2:] == first[-2:] or piece[:1] in "为对向把给从以")
        )
        if not alike or len(piece) < 4:
            break
        same += 1
    if same < 2 or not re.match(r"[\u4e00-\u9fff]", first):
        return None
    return Spelt(frozenset({same}), False, same == len(pieces), tuple(pieces[:same]), True)


_VERB = re.compile(
    "完善|健全|建立|落实|推进|推动|开展|加强|加大|强化|抓好|做好|办好|实施|组织|举办|提高|提升|优化|深化|规范|培育|打造|创建|构建|建设|扩大|改善|保障|维护|严格|落细|压实|培养|选树|发挥|拓宽|畅通|夯实|筑牢|织密|补齐|突出|坚持|聚焦|围绕|整合|统筹|密切|丰富|创新|探索"
)


def _even(pieces: list[str]) -> Spelt | None:
    """完善……办法，健全……制度，建立……档案：动词起头、长短差不多的几小句。"""
    if len(pieces) < 3 or any(not _VERB.match(piece) or re.search(r"\d", piece) for piece in pieces):
        return None
    lengths = [len(piece) for piece in pieces]
    if max(lengths) - min(lengths) > 3 or max(lengths) > 16:
        return None
    return Spelt(frozenset({len(pieces)}), False, False, tuple(pieces), True)


_TO_DO = re.compile(
    rf"(?:[^，]{{0,6}}(?:前|底|内))?(?:全面|全部|集中|切实|继续|新|再)?(?:(?:为|对|给|向|在|把|将|依托|面向)[^，]{{2,14}}?)?(?:{_VERB.pattern}|完成|建成|新建|改建|改造|开通|开展|购买|发放|救助|慰问|检查|体检|配备|设立|修建|提供|资助|培训|帮扶|帮助|服务|筛查|免费|装|添置|修缮)"
)
_GOES_ON = re.compile("确保|让|使|并|推动|惠及|共|累计|覆盖|受益|新增|其中|切实保障|不断|有效|达到|解决|力争")


def _done(pieces: list[str]) -> Spelt | None:
    """年底前完成检查，建成2个空间，为100名女童购买保险：几小句各办一件事，没有接着说效果的。"""
    if len(pieces) < 3 or any(_GOES_ON.match(piece) or not _TO_DO.match(piece) or len(piece) < 5 for piece in pieces):
        return None
    return Spelt(frozenset({len(pieces)}), False, False, tuple(pieces), True)


# -- 第一阶段、第二阶段；首先、其次、最后 --

_STEP = Pattern(r"(?<![每前])第(?P<number>[一二三四五六七八九十])(?P<kind>步|阶段|批|类|轮|季度|个|方面|层面|条|档|期)")
_FIRSTS = re.compile("首先|其次|再次|再者|最后")


def steps(text: str) -> int | None:
    """一段里第一阶段、第二阶段……数到几，首先、其次、最后有几个；没有这样数的是 ``None``。"""
    found: dict[str, list[int]] = {}
    for match in _STEP.finditer(text):
        numbers = found.setdefault(match["kind"], [])
        if number_of(match["number"]) not in numbers:
            numbers.append(number_of(match["number"]))
    for numbers in found.values():
        if len(numbers) >= 2 and numbers == list(range(1, len(numbers) + 1)):
            return len(numbers)
    words = _FIRSTS.findall(text)
    if len(words) >= 2 and words[0] == "首先" and words.count("首先") == 1:
        return len(words)
    return None


_NTH = Pattern(r"第(?P<number>[一二三四五六七八九十])[项个]议程")
_LAST_ONE = Pattern("最后一[项个]议程")
_TURN = Pattern(r"^\s*(?:首先|接下来|其次|然后|最后|下面(?!逐项)|现在(?!开会|散会))[，进请由]")


def agenda(texts: Iterable[str]) -> int | None:
    """主持词里一项一项进行了几项：第几项议程、最后一项议程；没有写第几的，数“首先”到“最后”的几段。"""
    nth, turns, ended, last = 0, 0, False, False
    for text in texts:
        for match in _NTH.finditer(text):
            nth = max(nth, number_of(match["number"]))
        last = last or bool(_LAST_ONE.search(text))
        turn = _TURN.match(text)
        if turn and not ended and (turns or "首先" in turn[0]):
            turns += 1
            ended = "最后" in turn[0]
    if nth:
        return nth + (1 if last else 0)
    return turns if ended and turns > 1 else None
