"""错别字：本领域文稿里常见的。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.punctuation import widened
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..wrong_words import WORDS, Word

_LOOK = 48
"""前后文看多远。"""
_BY_WRONG: dict[str, list[Word]] = {}
for _word in WORDS:
    _BY_WRONG.setdefault(_word.wrong, []).append(_word)
_ANY = Pattern("|".join(map(re.escape, sorted(_BY_WRONG, key=len, reverse=True))))


def _find(reading: Reading) -> Iterator[Hit]:
    for passage in reading.passages:
        text = widened(passage.text)
        for match in _ANY.finditer(text):
            word = next((word for word in _BY_WRONG[match[0]] if _is_wrong(word, text, match)), None)
            if word is None:
                continue
            message = _("“{wrong}”应是“{right}”", wrong=word.wrong, right=word.right)
            hint = _("改成“{right}”", right=word.right)
            yield hit(passage, *match.span(), message, hint, None if word.sure else Severity.WARNING)


def _is_wrong(word: Word, text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - _LOOK) : match.start()], text[match.end() : match.end() + _LOOK]
    return (
        (not word.before or re.search(f"(?:{word.before})$", before) is not None)
        and (not word.after or re.match(word.after, after) is not None)
        and not (word.but_before and re.search(f"(?:{word.but_before})$", before))
        and not (word.but_after and re.match(word.but_after, after))
    )


RULE = Rule(
    id="wrong-word",
    title="错别字",
    severity=Severity.ERROR,
    why="“爱过卫生”“壁画蓝图”是输入法选错了词，念的人会卡住，印出去要重印。",
    basis="《现代汉语词典》、《第一批异形词整理表》；固定搭配",
    bad=tuple(dict.fromkeys([word.example or word.wrong for word in WORDS])),
    good=(
        "组织孩子们在文化墙上创作壁画，描绘美好家园。",
        "通令嘉奖先进集体3个。",
        "加强与成员单位的联系，会议要求按月通报。",
        "部属高校和省属高校对口帮扶。",
        "这次活动给我们的启示是：要贴近群众。",
        "加强对权力运行的监督，保障妇女参与权力机关选举。",
        "接种后未见不良反应，群众反映良好。",
        "生活必需品发放到户，各单位必须严格执行。",
        "采取灵活多样的形式，认清面临的形势。",
        "这是不争的事实，要多为群众办实事。",
        "她用优异成绩回报社会。",
        "度过了快乐的节日，渡过了难关。",
        "村里养了大象、画了象棋盘一样的格子。",
        "她做的很多事都被大家记在心里。",
        "改变的很彻底，明显的更多，价值的体现。",
        "领取的新证、争取的资金、收获的第一桶金、双赢的局面。",
        "蚊帐、帐篷等物资300件，建立台账。",
        "纪录片《她们》开播，做好会议记录。",
        "侯主席主持会议。等侯同志到会。",
        "一副好嗓子，一副担子两头挑。",
        "检查、筛查、体检、婚检同步开展。",
        "既然即使一如既往，再接再厉。",
        "全县新建全民健身点12处，推进新建全省示范点。",
        "继承权利、受教育权利得到保障。",
        "当时的形式是座谈，活动形式多样。",
        "拔河比赛、选拔干部、提拔任用。",
        "其他单位要配合。",
        "查办事实清楚的案件5起。",
        "抚养子女、赡养老人。",
        "坚持作为第一责任，主动作为。",
        "不能凭估计办事，社工做好陪伴，联合做社区服务。",
        "幼儿园满意度、王教授于5月授课、按装修标准验收。",
        "既使妇女受益，又使家庭和睦。",
        "跟进一部分案件，带来的及时雨，立刻服药，颁发杨某奖状。",
        "对帐篷逐一核对，良好象征，对像她这样的妇女，出现像去年那样的情况。",
        "外形像花，天气像夏天，必须品德优良，点缀学校环境，红领巾国旗下讲话。",
        "疫苗接种反应情况良好，快速反映群众诉求。",
        "自身分析、完成份额、三份量表、慰问侯主席。",
        "就业形式更加灵活，妇女工作会报道见报。",
        "不变的更是初心，生活必须有规律。",
        "不能仅仅围绕指标转，空气中有害物质，甲醛、苯等物质，物质文明。",
        "县妇联于3月8日联合县司法局举办，县妇联于近日会同县公安局走访。",
        "扎扎实实的做法，实实在在的成效，深入浅出的讲座。",
    ),
    find=_find,
)
