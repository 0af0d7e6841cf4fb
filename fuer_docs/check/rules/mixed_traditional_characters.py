"""简体的稿子里夹着繁体字，或者整篇是繁体。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.characters import LETTER, MOSTLY, TRADITIONAL_RUN
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_KEPT = Pattern(r"“[^”]*”|《[^》]*》|「[^」]*」|(?:碑|匾|题)[^，。]{0,8}[：:].*$")


def _find(reading: Reading) -> Iterator[Hit]:
    found = list(reading.matches(TRADITIONAL_RUN))
    odd = sum(len(match[0]) for _passage, match in found)
    if odd > 20 and odd > MOSTLY * sum(len(LETTER.findall(passage.text)) for passage in reading.passages):
        first = found[0][0]
        yield hit(first, 0, len(first.text), _("全文多是繁体字"), _("转成规范汉字"))
        return
    for passage, match in found:
        kept = (one.span() for one in _KEPT.finditer(passage.text))
        if not any(start <= match.start() and match.end() <= end for start, end in kept):
            yield hit(passage, *match.span(), _("“{text}”是繁体字", text=match[0]), _("改用规范汉字"))


RULE = Rule(
    id="mixed-traditional-characters",
    title="夹着繁体字",
    severity=Severity.ERROR,
    why="公文用规范汉字，夹着繁体多半是从别处粘来的。",
    basis="《国家通用语言文字法》第九条：国家机关以普通话和规范汉字为公务用语用字",
    bad=(
        "全县婦女儿童工作会议召开。", "各乡镇要认真組織学习。", "妇女兒童事业取得新成绩。", "加强監測评估。", "县妇联與县教体局联合开展活动。", "區委副书记出席会议。",
        "全區婦女兒童工作會議總結，區委區政府領導出席會議並講話，對下一階段工作進行了部署，要求各鄉鎮各部門認真學習貫徹會議精神。",
        "提高妇女參与决策的水平，落實责任。", "走访慰问困難家庭。", "培训妇女骨干三十名，學員反响好。",
    ),
    good=(
        "全县妇女儿童工作会议召开。", "展出“婦女解放”旧标语照片。", "传唱《黃河大合唱》。", "乾隆年间的古桥旁建起儿童之家。", "皇后镇妇联组织巡讲。", "於潜村妇联主席介绍经验。",
        "墙上题字：婦女能頂半邊天", "范仲淹的名句激励大家。", "台湾同胞代表参加联谊。", "仆人、朴素、谷物、面粉、里程、征收、只有、制度。",
    ),
    find=_find,
)  # fmt: skip
