"""做了的事：一句认成哪种事实；哪种都不是的是成绩。"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...model.found import Certainty
from .draft import Draft, Line, draft, fill
from .events import activity, meeting
from .help import assistance, project
from .labels import IDLE, body_of, first_of, first_phrase, heading_name, led_by, topic_of, without_figure
from .praise import commendation, honour, inspection
from .words import ONLY_DATE, clauses, joined_by, phrase, phrases, subject_of

Recogniser = Callable[[Line], Draft | None]


def recognise(line: Line) -> Draft:
    """一句做了的事。"""
    for recogniser in _RECOGNISERS:
        found = recogniser(line)
        if found is not None:
            return fill(found, line)
    return fill(achievement(line), line)


_EFFECT = re.compile(
    r"^(?:使|有效|进一步|推动了|促进了|提高了|增强了|营造了|得到了|取得|受到|切实|极大|有力|让|确保)|(?:得到|明显|显著|进一步|不断|持续|稳步|更加)[^，]{0,12}(?:改善|提高|提升|增强|优化|好转|保障|浓厚|加强|落实|顺畅)|畅通$|好评$|欢迎$|肯定$|减轻$"
)


def achievement(line: Line) -> Draft:
    """一句成绩。名字听标题的，没有标题就是头一个短语。"""
    text = line.text
    name = heading_name(line) or without_figure(first_phrase(body_of(line)))
    found = draft("成绩", line, 名称=name, 主题=topic_of(name + text))
    pieces = [piece for piece in clauses(body_of(line)) if not (re.search(r"\d", piece) or ONLY_DATE.fullmatch(piece))]
    effects = [piece for piece in pieces if _EFFECT.search(piece)]
    found.keys["措施"] = phrases(
        piece for piece in pieces if piece not in effects and not IDLE.match(piece) and piece != name
    )
    found.keys["效果"] = phrase(effects[-1]) if effects else ""
    leads = led_by(text)
    found.keys["牵头单位"] = leads or subject_of(text)
    found.keys["配合单位"] = [one for one in joined_by(text) if one not in found.keys["牵头单位"]]
    found.keys["首创"] = first_of(text)
    found.certainty = Certainty.MIDDLE if line.amounts else Certainty.LOW
    return found


_RECOGNISERS: tuple[Recogniser, ...] = (
    commendation, honour, inspection, meeting, activity, assistance, project,
)  # fmt: skip
