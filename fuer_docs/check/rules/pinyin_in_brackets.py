"""字后面带着注音的残渣：學(xué)習(xí)。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.characters import BARE_PINYIN, PINYIN, traditional
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_MANY = 4


def _find(reading: Reading) -> Iterator[Hit]:
    found = [one for pattern in (PINYIN, BARE_PINYIN) for one in reading.matches(pattern)]
    many = len(found) >= _MANY
    told: set[int] = set()
    for passage, match in found:
        if (many or traditional(match["word"])) and passage.n not in told:
            told.add(passage.n)
            message = _("“{text}”的括号里是注音", text=match[0])
            yield hit(passage, *match.span(), message, _("删去；难字确要注音的只注一次"))


RULE = Rule(
    id="pinyin-in-brackets",
    title="字后面带着注音",
    severity=Severity.ERROR,
    why="从转换过的网页粘来的字，每个难字后面跟着拼音，没法念。",
    basis="惯例",
    bad=(
        "全區婦女兒童工作會(huì)議總結(jié)", "各鄉(xiāng)鎮(zhèn)要認真落實(shí)。", "区(qū)委副书(shū)记(jì)出(chū)席会议。", "認真學(xué)習。", "發(fā)展。",
        "大力营(yíng)造氛围(wéi)，促进(jìn)发展(zhǎn)。", "婦聯(lián)主席", "慰问(wen)困难(nan)家庭(ting)儿童(tong)。", "權(quán)益保護", "開(kāi)展活動",
    ),
    good=(
        "向李翀（chōng）同志学习。", "儿童之家取名“馨(xīn)苑”。", "血压单位写作毫米汞柱(mmHg)。", "方案(a)和方案(b)任选其一。", "第二组（B组）获胜。", "世界卫生组织（WHO）发布指南。",
        "家庭教育（jiā tíng jiào yù）专题片上线。", "读音是zhèn，不读chén。", "公众号“云溪妇儿”(yxfe)已上线。", "本（běn）册供内部使用。",
    ),
    find=_find,
)  # fmt: skip
