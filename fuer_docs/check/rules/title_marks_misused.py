"""书名号里不是文件、作品。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_NAMED = Pattern(r"(?<![〈《])《(?P<name>[^《》〈〉\n]{1,40})》", "《")
_NOT_WORKS = Pattern(
    r"(?P<spirit>(?:会议|全会|大会|讲话|批示|指示|文件)精神)$|(?P<short>^两(?:个?规划|纲|规|癌)$)"
    r"|(?P<other>(?:培训班|座谈会|表彰会|推进会|部署会|联席会议|工作会议|代表大会|委员会|办公室|联合会|妇女联合会|协会|有限公司|营业执照|身份证|资格证|毕业证|结婚证|准生证|独生子女证))$"
)


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_NAMED):
        odd = _NOT_WORKS.search(match["name"])
        if odd is None:
            continue
        message = _("《{name}》不是文件、作品，不用书名号", name=match["name"])
        hint = (
            _("简称用引号：“{name}”", name=match["name"]) if odd["short"] else _("去掉书名号；要引文件的，写文件的全称")
        )
        yield hit(passage, *match.span(), message, hint)


RULE = Rule(
    id="title-marks-misused",
    title="书名号用错了地方",
    severity=Severity.WARNING,
    why="书名号只标文件、书刊、作品的名字，会议、活动、机构、证件和“精神”都不能用。",
    basis="GB/T 15834—2011 4.15、A.13（不能视为作品的不用书名号，规定）",
    bad=(
        "认真学习《全国妇女儿童工作会议精神》。",
        "举办《妇女干部培训班》。",
        "为落实《两纲》目标任务，",
        "召开《全县妇女工作会议》。",
        "补办《结婚证》12本。",
        "《县妇女儿童工作委员会》印发通知。",
    ),
    good=(
        "认真学习全国妇女儿童工作会议精神。",
        "印发《关于召开全县妇女工作会议的通知》。",
        "下发《关于贯彻落实会议精神的意见》",
        "学习《习近平关于妇女儿童和妇联工作论述摘编》。",
        "《中国妇女发展纲要》和《中国儿童发展纲要》（以下简称“两纲”）",
        "播放《我和我的祖国》。",
        "《妇儿工委成员单位职责》",
    ),
    find=_find,
)
