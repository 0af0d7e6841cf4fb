"""不合公文口气的话：歧视的、网上的、口头的。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit


class Improper(NamedTuple):
    """一种说法：写法、换成什么、多重。"""

    pattern: Pattern
    better: str
    severity: Severity = Severity.WARNING


_WORDS = (
    Improper(Pattern(r"残废(?:人|儿童|妇女|者|军人)", "废"), "残疾人"),
    Improper(Pattern(r"(?:弱智|低能|白痴)(?:儿童|人|者|儿|孩子|妇女)", "弱低白"), "智力残疾人、智力障碍儿童"),
    Improper(Pattern(r"(?:瞎子|瘸子|聋子|哑巴|傻子|疯子)", "瞎瘸聋哑傻疯"), "视力、听力、言语、肢体、智力、精神残疾人"),
    Improper(Pattern(r"聋哑(?:人|儿童|孩子|妇女|学生)(?!协会|学校|联合会)", "聋"), "听力言语残疾人", Severity.HINT),
    Improper(Pattern(r"盲流", "盲"), "流动人口"),
    Improper(Pattern(r"(?:打工妹|打工仔|外来妹)", "妹仔"), "务工妇女、务工人员"),
    Improper(Pattern(r"(?:剩女|老姑娘|光棍汉|老光棍)", "剩姑光"), "大龄未婚青年"),
    Improper(Pattern(r"(?:妇道人家|女流之辈|婆娘)", "妇流婆"), "妇女"),
    Improper(Pattern(r"(?:问题儿童|问题少年|问题青年|问题学生)", "题"), "有不良行为的未成年人、需要特别关爱的学生"),
    Improper(Pattern(r"小编|亲们|宝宝们好|点赞收藏|转发关注", "编亲宝赞注"), "删去网上的话"),
    Improper(Pattern(r"(?:供大家参考|希望对(?:您|你|大家)有(?:所)?帮助|欢迎(?:大家)?(?:阅读|下载|收藏))", "参希欢"), "删去网上的话"),
    Improper(Pattern(r"亲自(?:部署|过问|主持|带队|参加|出席|到场|动手|抓|挂帅|担任|安排|研究|指导|督办|走访|慰问|上门|深入)", "亲"), "删去“亲自”"),
    Improper(Pattern(r"(?:说白了|老实说|不瞒大家说|忽悠|给力|搞定|山寨|吐槽|杠杠的|嗨起来)", "白实瞒忽给搞山吐杠嗨"), "换成书面的话"),
    Improper(Pattern(r"百忙之中(?:亲自)?抽出", "百"), "删去客套话", Severity.HINT),
)  # fmt: skip
_QUOTED = Pattern(r"“[^“”]{0,60}”|《[^《》]{0,60}》", "“《")
"""引别人的话、书名里的不管。"""


_DEMANDED = Pattern(r"(?:主要负责|一把手|主要领导|负责同志|党政领导|要|须|必须|应|应当|做到)[^，。；、]{0,8}$")
"""要求一把手亲自抓的，是固定的说法。"""


def _set_phrase(text: str, start: int) -> bool:
    """“亲自部署、亲自过问”连着说，或者要求负责人亲自抓。"""
    sentence = (
        re.split("[。；]", text[max(0, start - 60) : start])[-1] + re.split("[。；]", text[start : start + 60])[0]
    )
    return sentence.count("亲自") > 1 or bool(_DEMANDED.search(text[max(0, start - 16) : start]))


def _find(reading: Reading) -> Iterator[Hit]:
    spoken = reading.manuscript.kind == "讲话"
    for word in _WORDS:
        for passage, match in reading.matches(word.pattern):
            if any(quote.start() <= match.start() < quote.end() for quote in _QUOTED.finditer(passage.text)):
                continue
            if match[0].startswith("亲自") and _set_phrase(passage.text, match.start()):
                continue
            severity = Severity.HINT if spoken and word.better == "换成书面的话" else word.severity
            message = _("“{text}”不合公文的口气", text=match[0])
            yield hit(passage, *match.span(), message, _("换法：{better}", better=word.better), severity)


RULE = Rule(
    id="improper-word",
    title="歧视的、网上的、口头的话",
    severity=Severity.WARNING,
    why="残废人、弱智儿童是歧视的说法；小编、给力是网上的话；领导的工作本就该自己做，不写“亲自”。",
    basis="媒体和公文的禁用词、慎用词惯例",
    bad=(
        "慰问残废人家庭20户。",
        "为弱智儿童送去书包。",
        "下面是小编为大家整理的工作总结。",
        "县长亲自到场慰问，出席启动仪式。",
        "帮助聋哑儿童30名。",
        "组织打工妹开展技能培训。",
        "结对帮扶问题少年12名。",
        "这项工作真给力。",
        "为哑巴老人送去衣物。",
    ),
    good=(
        "慰问残疾人家庭20户。",
        "为智力残疾儿童送去书包。",
        "县长研究部署，现场解决问题。",
        "县聋哑学校师生参加演出。",
        "出版《打工妹》专刊。",
        "她说：“我当年就是个打工妹。”",
        "回收残废物品，改善环境。",
        "解决问题，少年儿童受益。",
        "母亲亲自哺乳的好处",
        "县委主要领导亲自部署、亲自过问、亲自督导。",
        "各单位主要负责同志要亲自抓，分管负责同志具体抓。",
        "市长亲自研究部署，亲自带队调研。",
    ),
    find=_find,
)
