"""近5000多名、423余人、约100人左右、至少20人以上：约数词自己打架，或说了两遍。"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.quantities import Quantity
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_BELOW = frozenset(
    ("将近", "接近", "几乎", "不足", "不到", "近", "以下", "以内", "之内", "最多", "至多", "不超过", "不高于", "最高")
)
_ABOVE = frozenset(
    ("超过", "不少于", "不低于", "至少", "最少", "最低", "起码", "以上", "有余", "开外", "余", "多", "超", "逾", "突破")
)
_AROUND = frozenset(("大约", "大概", "大致", "大体", "约莫", "差不多", "左右", "上下", "约", "来"))
_SIDES = (_BELOW, _ABOVE, _AROUND)
_WORDS = Pattern("|".join(sorted(chain(*_SIDES), key=len, reverse=True)))
_BRIDGE = r"(?:占到?[\u4e00-\u9fff]{0,8}的|占到?|有|为|是|在|达到?|需要?[\u4e00-\u9fff]{0,4}|可[\u4e00-\u9fff]{1,4}|能[\u4e00-\u9fff]{1,4}|用时?|共|计)?"
_LED = Pattern(
    rf"(?:(?P<far>大约|大概|大致|大体|约莫|差不多|将近|接近|几乎|不足|不到|最高|不超过|不高于|超过|突破|不少于|不低于|(?<![签合节预解条公契特相])约){_BRIDGE}"
    r"|(?P<near>至少|最少|起码)[\u4e00-\u9fff]{0,4}|(?P<low>最低)|(?P<most>最多|至多)(?:不超过)?)$"
)
"""前面隔着“有”“占全县的”的约数词；至少后面还可以隔着动词。"""
_FAR = 20
_TIMES = ("年", "月", "天", "周")
_TAIL = Pattern(r"次?(?:以上|以下|以内|之内|左右|上下|有余|开外)+(?![级各的]*(?:机关|政府|妇联|部门))")
_LOOSE = Pattern(
    r"(?:数|好几|(?<![\d十百千万])几|(?:(?<![\u4e00-\u9fff])|(?<=[有达过及引的]))上)(?:十|百|千|万)(?P<more>余|多)(?=[万名人个户家件份场次篇条项])"
    r"|(?:一[二两]|[二两]三|三四|四五|五六|六七|七八|八九)(?:[十百千万]余?|余)?(?:名|人次|人|个|户|家|件|份|场|次|篇|条|项|天|年|万元)(?P<tail>左右|上下|以上)"
    r"|[十百千]几(?P<more2>余|多)(?=[名人次个户家件份场])|(?:至|到|—|～)\d+(?:岁|名|人|户|%|元|件|次|天)(?P<tail4>左右|上下)之间"
    r"|(?:大约|大概|差不多)(?:需要?|是|有|为)?(?:半|[一两二三四五六七八九十]{1,3})个?半?(?:小时|钟头|天|年|月|公里|里|斤|亩)(?P<tail3>左右|上下)"
    r"|\d+(?:\.\d+)?[—\-~至到]\d+(?:\.\d+)?万?(?:名|人次|人|个|户|家|件|份|场|次|篇|条|项|天|元|%)(?P<tail2>左右|上下)"
)
"""数百余、三四十人左右、30—40人左右：本身就是概数。"""


def _find(reading: Reading) -> Iterator[Hit]:
    told = set()
    for one in reading.quantities:
        for found in _told(one):
            told.add((found.n, found.end))
            yield found
    for passage in reading.even.passages:
        for match in _LOOSE.finditer(passage.text):
            if (passage.n, match.end()) in told:
                continue
            message = _(
                "“{text}”本身就是概数，“{more}”多余",
                text=match[0],
                more=match["more"]
                or match["more2"]
                or match["tail4"]
                or match["tail"]
                or match["tail2"]
                or match["tail3"],
            )
            yield hit(passage, *match.span(), message, _advice(), Severity.WARNING)


def _advice() -> str:
    return _("只留一个约数词，或写准数")


def _told(one: Quantity) -> Iterator[Hit]:
    start, end, words = _around(one)
    text = one.passage.text[start:end]
    sides = [[word for word in words if word in side] for side in _SIDES]
    problem, severity = "", Severity.ERROR
    if sum(map(bool, sides)) > 1:
        problem = _("“{text}”里几个约数词互相矛盾", text=text)
    elif any(len(side) > 1 for side in sides):
        problem = _("“{text}”里约数词重复", text=text)
        sure = len(sides[2]) > 1 or (sides[1] and sides[1][-1] in {"余", "多"})
        severity = Severity.ERROR if sure else Severity.WARNING
    elif one.hedge in {"余", "多"} and not one.chinese and one.step == 1 and one.value % 10 and one.value > 10:
        problem = _("“{text}”写到了个位，就不是约数", text=text)
    if problem:
        yield hit(one.passage, start, end, problem, _advice(), severity)


def _around(one: Quantity) -> tuple[int, int, list[str]]:
    """连同前后的约数词从哪里到哪里，有哪几个。"""
    text, start, end = one.passage.text, one.start, one.end
    words = _WORDS.findall(one.hedge)
    if one.unit in _TIMES and words[:1] == ["近"]:
        del words[0]  # 近十余年来：近是最近
    lead = one.before()[-_FAR:]
    led = _LED.search(lead)
    if led and not (led["far"] == "最高" and "以上" not in text[end - 2 : end]):
        word = led["far"] or led["near"] or led["low"] or led["most"]
        words.insert(0, word)
        start -= len(lead) - led.start()
    tail = _TAIL.match(text, end)
    if tail:
        words += _WORDS.findall(tail[0])
        end = tail.end()
    return start, end, words


RULE = Rule(
    id="contradictory-approximation",
    title="约数词自相矛盾",
    severity=Severity.ERROR,
    why="“近”是不到，“多、余”是超过，两个写在一起谁也不知道是多少；已经写到个位的数再加“余”也说不通。",
    basis="GB/T 15835—2011 概数的写法；惯例",
    bad=(
        "每年最低不少于2次。",
        "公共场所的母婴室约需改造35处左右。",
        "十几余次入户走访。",
        "年龄在30岁至40岁左右之间。",
        "每户谈话大概一个半小时左右。",
        "全镇有近5000多名妇女从事绣花业。",
        "其中女干部423余人。",
        "发放资料约2000余份左右。",
        "培训近300余人次。",
        "受益群众大约1.1万人左右。",
        "走访慰问不到200多户。",
        "参加人数将近800余人。",
        "约近百名干部参加培训。",
        "救助患病妇女超过60名以下。",
        "组织讲座33余场。",
        "受益家长超过900多人。",
        "每村至少配备1名以上专干。",
        "约占适龄妇女的35%左右。",
        "大概有200名左右群众到场。",
        "数百余名妇女受益。",
        "参加活动的有三四十人左右。",
        "每场30—40人左右。",
        "满意度不低于95%以上。",
        "全年不少于4次以上。",
    ),
    good=(
        "全镇有5000多名妇女从事绣花业。",
        "其中女干部423人。",
        "发放资料2000余份。",
        "培训近300人次。",
        "受益群众约1.1万人。",
        "参加培训120余人次。",
        "十余场演出，服务群众5万余人。",
        "占85%以上。",
        "约有三分之二的家庭受益，近半数是留守家庭。",
        "多次走访，发放20多种图书、300多册。",
        "1240余名家长到场。",
        "约谈3名负责人，20余人列席。",
        "约占全乡学生家长的六成。",
        "不足部分由镇政府补齐30余万元。",
        "近3年来累计20余场。",
        "线上百余人收看，会上千余名代表发言。",
        "占85%以上，其中约30%为女性。",
        "最多的一期有60余人。",
        "约定每月上门1次左右。",
        "县级以上妇联至少5个，3个以上乡镇达标。",
        "近20余年来，我县妇女事业不断发展。",
        "近十多年间，人均寿命持续提高。",
    ),
    find=_find,
)
