"""近5000多名、423余人、约100人左右：约数词自己打架。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ..quantities import Quantity
from ..reading import Reading
from ..rule import Hit, Rule, hit

_BELOW, _ABOVE = (
    ("将近", "不足", "不到", "近", "以下", "最多"),
    ("超过", "不少于", "至少", "以上", "余", "多", "超", "逾"),
)
_AROUND = ("大约", "左右", "上下", "约")


def _find(reading: Reading) -> Iterator[Hit]:
    for one in reading.quantities:
        problem = _problem(one)
        if problem:
            yield hit(one.passage, one.start, one.end, problem, _("只留一个约数词，或写准数"))


def _problem(one: Quantity) -> str:
    sides = [any(word in one.hedge for word in words) for words in (_BELOW, _ABOVE, _AROUND)]
    if sum(sides) > 1:
        return _("“{text}”里几个约数词互相矛盾", text=one.text)
    if one.hedge in {"约左右", "约上下", "大约左右"}:
        return _("“{text}”里约数词重复", text=one.text)
    if one.hedge in {"余", "多"} and not one.chinese and one.step == 1 and one.value % 10 and one.value > 10:
        return _("“{text}”写到了个位，就不是约数", text=one.text)
    return ""


RULE = Rule(
    id="contradictory-approximation",
    title="约数词自相矛盾",
    severity=Severity.ERROR,
    why="“近”是不到，“多、余”是超过，两个写在一起谁也不知道是多少；已经写到个位的数再加“余”也说不通。",
    basis="GB/T 15835—2011 概数的写法；惯例",
    bad=(
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
    ),
    find=_find,
)
