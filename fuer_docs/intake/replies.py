"""填报表的一行 → 一条等人确认的事实，和它填了什么；哪些问题还没有答。"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ..model.facts import STATUSES, TOPICS
from ..model.figure import NotAFigure, parse_figure, plain
from ..model.found import Certainty, Found
from ..model.indicators import reaches
from ..model.numerals import halfwidth
from ..model.speech import _
from .answers import NOTHING, Answer, moment_in, named_years, pieces, read_choice, read_data, read_date, read_number
from .questionnaire import ANSWERED, PROGRESS, TABLE_OF, AskIndicator, AskTask, Form, bare
from .returned import Returned, Row, answer_heads
from .values import status_of

LONGEST = 40
"""一项事实最多几个字；再长要人改短。"""
NO_DATA = "无数据"


@dataclass(frozen=True, slots=True)
class Reply:
    """一个单位对一个问题的回答。"""

    question: str
    """问题编号：指标/婴儿死亡率；自己写的行是 表名/名称。"""
    answer: str
    """填的字，认同一个答案用。"""
    said: str
    """填了什么，一句话说给人听：10.5‰、达标。"""
    found: Found
    value: Decimal | None = None
    """指标的数，比上年、比别的单位用。"""
    status: str = ""
    to_check: tuple[str, ...] = ()
    """疑问里要填报单位核对的。"""


@dataclass(frozen=True, slots=True)
class Asked:
    """工作区问的全部问题。"""

    year: int
    indicators: Mapping[str, AskIndicator] = field(default_factory=dict)
    tasks: Mapping[str, AskTask] = field(default_factory=dict)


def replies(returned: Returned, unit: str, asked: Asked) -> Iterator[Reply | str]:
    """一本填报表里的回答；不知道问的是什么的行，给一句话。"""
    reader = _Reader(returned, unit, asked)
    for row in returned.rows:
        if row.answer and not _is_nothing(row):
            yield reader.reply(row)


def _is_nothing(row: Row) -> bool:
    """自己写的表里写“无”。"""
    table = TABLE_OF[row.table]
    filled = [row.text(head) for head in row.cells if row.text(head)]
    return bool(table.blank_rows) and len(filled) == 1 and filled[0] in NOTHING


class _Reader:
    def __init__(self, returned: Returned, unit: str, asked: Asked) -> None:
        self.returned, self.unit, self.asked = returned, unit, asked
        self.day = read_day(returned)
        self.asides: list[str] = []
        """这一行里办公室自己要看的，不必问填报单位。"""

    def reply(self, row: Row) -> Reply | str:
        """一行的回答。"""
        ways: dict[str, Callable[[Row], Reply | str]] = {
            "指标": self._indicator, "任务": self._task, "成绩": self._achievement, "活动": self._activity,
            "短板": self._weakness, "打算": self._plan, "推荐": self._commended,
        }  # fmt: skip
        self.asides = []
        return ways[row.table](row)

    # -- 问了的 --

    def _indicator(self, row: Row) -> Reply | str:
        asked, doubts = self._asked(row, self.asked.indicators, "指标名称"), list[str]()
        if asked is None:
            return self._unknown(row, "指标名称")
        before = exact(asked.before)
        year = str(self.asked.year)
        number = read_number(row.cells.get("本年值"), asked.unit, asked.most, before)
        men = read_number(row.cells.get("其中男"), asked.unit, asked.most)
        women = read_number(row.cells.get("其中女"), asked.unit, asked.most)
        status = _status(row)
        if not asked.is_figure and number.text:
            doubts.append(_("定性指标，本年值里写着“{text}”", text=row.text("本年值")))
        doubts += [*number.doubts, *men.doubts, *women.doubts, *status.doubts]
        doubts += _between(number, men, women, asked.unit)
        doubts += () if number.doubts else _against_target(asked, number, status.text)
        if row.text("备注"):
            self.asides.append(_("备注：{text}", text=row.text("备注")))
        keys: dict[str, Any] = {"编号": asked.code}
        if number.text or number.none:
            keys["数值"] = {year: self._figure(row, "本年值", number)}
        sexes = {sex: self._figure(row, f"其中{sex}", one) for sex, one in (("男", men), ("女", women)) if one.text}
        if sexes:
            keys["分性别"] = {year: sexes}
        chosen = status.text or (NO_DATA if number.none else "")
        if number.none and status.text not in {"", NO_DATA}:
            doubts.append(_("数说没有，状态选的却是{status}", status=status.text))
        if chosen:
            keys["状态"] = [self._dated({"状态": chosen}, row, "状态", doubts)]
        said = "、".join(filter(None, (_with_unit(number, asked.unit), chosen)))
        return self._made(row, f"指标/{asked.code}", "指标", keys, doubts, "本年值", said, number.value, chosen)

    def _task(self, row: Row) -> Reply | str:
        asked, doubts = self._asked(row, self.asked.tasks, "任务"), list[str]()
        if asked is None:
            return self._unknown(row, "任务")
        progress = read_choice(row.cells.get("完成情况"), PROGRESS)
        as_of = read_date(row.cells.get("截至"), self.asked.year)
        items, unread = read_data(row.cells.get("数据"))
        doubts += [*progress.doubts, *as_of.doubts, *unread, *self._odd_day(as_of.text)]
        outcome: dict[str, Any] = {"状态": progress.text} if progress.text else {}
        if not progress.text and not progress.doubts:
            doubts.append(_("没有选完成情况"))
        if as_of.text:
            outcome |= {"截至": as_of.text, "来源": self._source(row, "完成情况")}
        else:
            outcome = self._dated(outcome, row, "完成情况", doubts)
        if items:
            outcome["数据"] = self._data(row, items)
        if row.text("佐证材料"):
            outcome["佐证"] = row.text("佐证材料")
        keys = {"编号": asked.code, "完成情况": outcome}
        return self._made(
            row, f"任务/{asked.code}", "任务", keys, doubts, "完成情况", progress.text, None, progress.text
        )

    def _odd_day(self, text: str) -> Iterator[str]:
        """截至的日子不在这一年，或者比填报的日子还晚。"""
        moment = moment_in(text, self.asked.year) if text else None
        if moment is None or moment.start is None:
            return
        if moment.year != self.asked.year:
            yield _("截至“{text}”不在{year}年", text=text, year=self.asked.year)
        elif self.day and moment.start.isoformat() > self.day:
            yield _("截至“{text}”比填报的{day}还晚", text=text, day=self.day)

    def _asked(self, row: Row, known: Mapping[str, Any], head: str) -> Any:
        """问的是哪一个：先看编号，编号没有了再看名称。"""
        coded = known.get(row.code.partition("/")[2])
        name = bare(row.text(head))
        hits = [one for one in known.values() if name and name in {bare(one.code), bare(_printed_name(one))}]
        if coded is not None and (coded in hits or not name):
            return coded
        if len(hits) == 1:
            said = _("这一行印的是“{name}”，藏着的编号却是“{code}”；行可能挪动过，照印的认的")
            lost = _("这一行的编号没有了，凭“{name}”认的")
            self.asides.append((said if coded else lost).format(name=row.text(head), code=row.code.partition("/")[2]))
            return hits[0]
        if coded is not None:
            message = _(
                "这一行印的是“{name}”，问的是“{asked}”：看是不是改了名字",
                name=row.text(head),
                asked=_printed_name(coded),
            )
            self.asides.append(message)
        return coded

    def _unknown(self, row: Row, head: str) -> str:
        return _(
            "{where} 的“{name}”不在工作区问的问题里，没有收", where=row.where(head), name=row.text(head) or row.code
        )

    # -- 自己写的 --

    def _achievement(self, row: Row) -> Reply:
        topic = read_choice(row.cells.get("领域"), TOPICS)
        items, unread = read_data(row.cells.get("数据"))
        doubts = [*topic.doubts, *unread]
        keys: dict[str, Any] = {"名称": self._name(row, "名称", doubts), "主题": topic.text, "牵头单位": self.unit}
        keys |= {"措施": self._pieces(row, "措施"), "效果": self._words(row, "效果")}
        keys |= {"数据": self._data(row, items), "截至": self.day}
        return self._own(row, "成绩", "名称", keys, doubts)

    def _activity(self, row: Row) -> Reply:
        doubts: list[str] = []
        keys: dict[str, Any] = {"名称": self._name(row, "活动名称", doubts), "时间": self._time(row, doubts)}
        keys |= {"地点": self._words(row, "地点"), "主办": self.unit}
        attendance = row.text("参加人数")
        if attendance.startswith(("-", "−", "－", "—")):
            doubts.append(_("参加人数“{text}”不是一个数，没有收", text=attendance))
        elif attendance:
            try:
                number = parse_figure(attendance, "人")
                source = self._source(row, "参加人数")
                keys["参加"] = {"数值": number.text.replace(",", ""), "来源": source}
            except NotAFigure:
                doubts.append(_("参加人数“{text}”不是一个数，没有收", text=attendance))
        keys |= {"内容": self._pieces(row, "内容"), "效果": self._words(row, "效果")}
        return self._own(row, "活动", "活动名称", keys, doubts)

    def _weakness(self, row: Row) -> Reply:
        doubts: list[str] = []
        first, *others = self._pieces(row, "存在的问题") or [""]
        name, _comma, rest = first.partition("，")  # 头一句话是名字，印的时候不必再说一遍
        keys: dict[str, Any] = {"名称": name, "表现": [one for one in (rest, *others) if one] or name}
        keys |= {"原因": self._words(row, "原因"), "影响": self._words(row, "影响")}
        return self._own(row, "短板", "存在的问题", keys, doubts)

    def _plan(self, row: Row) -> Reply:
        doubts: list[str] = []
        keys: dict[str, Any] = {"动作": self._name(row, "准备做的事", doubts), "期间": str(self.asked.year + 1)}
        keys |= {"举措": self._pieces(row, "具体举措"), "责任单位": self.unit}
        keys |= {"时限": self._deadline(row, doubts), "目标": self._words(row, "预期目标")}
        return self._own(row, "任务", "准备做的事", keys, doubts)

    def _commended(self, row: Row) -> Reply:
        chosen = read_choice(row.cells.get("类别"), ("先进集体", "先进个人"))
        doubts = list(chosen.doubts)
        self.asides.append(_("这是推荐，还没有决定表彰；决定了再确认"))
        if not chosen.text and not chosen.doubts:
            doubts.append(_("没有选是先进集体还是先进个人"))
        name = self._name(row, "推荐对象", doubts)
        keys: dict[str, Any] = {"名称": f"{self.asked.year}年度妇女儿童工作表彰（推荐）"}
        keys |= {chosen.text: [name]} if chosen.text and row.text("推荐对象") else {}
        return self._own(row, "表彰", "推荐对象", keys, doubts)

    def _own(self, row: Row, kind: str, head: str, keys: dict[str, Any], doubts: list[str]) -> Reply:
        name = " ".join(row.text(head).split())
        code = {"编号": f"{self.unit}·{name}"} if name and kind != "表彰" else {}  # 几家都有“三八节活动”，不是一件事
        filled = code | {key: value for key, value in keys.items() if value}
        return self._made(row, f"{row.table}/{name}", kind, filled, doubts, head, "")

    # -- 一样一样 --

    def _name(self, row: Row, head: str, doubts: list[str]) -> str:
        name = " ".join(row.text(head).split())
        if not name:
            doubts.append(_("“{head}”没有填", head=head))
        return name or "待补"

    def _words(self, row: Row, head: str) -> str:
        text = "，".join(row.text(head).split("\n")).rstrip("。")
        if len(text) > LONGEST or "。" in text:
            self.asides.append(_("“{head}”写成了句子，改短再用", head=head))
        return text

    def _pieces(self, row: Row, head: str) -> list[str]:
        found = pieces(row.text(head))
        if any(len(piece) > LONGEST for piece in found):
            self.asides.append(_("“{head}”写成了句子，改短再用", head=head))
        return found

    def _time(self, row: Row, doubts: list[str]) -> str:
        text = halfwidth(row.text("时间"))
        moment = moment_in(text, self.asked.year) if text else None
        if text and moment is None:
            doubts.append(_("日历上没有“{text}”这一天，没有收", text=text))
            return ""
        if moment is not None and moment.start is None:
            doubts.append(_("时间“{text}”认不出是哪一天", text=text))
            return text
        if moment is not None and moment.year != self.asked.year:
            doubts.append(_("时间“{text}”不在{year}年", text=text, year=self.asked.year))
        return moment.text if moment else ""

    def _deadline(self, row: Row, doubts: list[str]) -> str:
        """时限：明年、今年从填表的那一年数，写成哪一年。"""
        text = named_years(halfwidth(row.text("完成时限")), self.asked.year)
        moment = moment_in(text, self.asked.year + 1) if text else None
        if text and moment is None:
            doubts.append(_("日历上没有“{text}”这一天，没有收", text=text))
            return ""
        if moment is not None and moment.start is not None and moment.year == self.asked.year:
            doubts.append(_("时限“{text}”就在{year}年，不是下一年", text=text, year=self.asked.year))
        return text

    def _data(self, row: Row, items: list[tuple[str, str]]) -> list[dict[str, Any]]:
        source = self._source(row, "数据")
        return [
            {**({"名称": name} if name else {}), "数值": {"数值": number, "来源": source}} for name, number in items
        ]

    def _figure(self, row: Row, head: str, answer: Answer) -> Any:
        return {"数值": answer.text, "来源": self._source(row, head)} if answer.text else "无"

    def _source(self, row: Row, head: str) -> dict[str, str]:
        return {"单位": self.unit, "文件": self.returned.file, "位置": row.where(head)}

    def _dated(self, said: dict[str, Any], row: Row, head: str, doubts: list[str]) -> dict[str, Any]:
        """到哪一天的状态：封面上的填报日期。"""
        if self.day:
            said = {**said, "截至": self.day}
        elif said:
            doubts.append(_("封面没有写填报日期，“{head}”不知道截至哪一天", head=head))
        return {**said, "来源": self._source(row, head)}

    def _made(
        self, row: Row, question: str, kind: str, keys: Mapping[str, Any], doubts: list[str], head: str, said: str,
        value: Decimal | None = None, status: str = "",
    ) -> Reply:  # fmt: skip
        if not self.returned.intact:
            self.asides.append(_("不是发下去的原表（表号没有了），凭栏头认的"))
        doubts += [_("{cell} 有公式，没有存下得数；请打开保存一次再交", cell=cell.ref)
                   for name, cell in row.cells.items() if cell.empty_formula and name in answer_heads(row.table)]  # fmt: skip
        every = tuple(dict.fromkeys([*doubts, *self.asides]))
        certainty = Certainty.MIDDLE if every else Certainty.HIGH
        found = Found(kind, keys, row.quote, row.where(head), certainty, every, self.unit)
        return Reply(question, row.answer, said or row.answer, found, value, status, tuple(dict.fromkeys(doubts)))


def _printed_name(asked: AskIndicator | AskTask) -> str:
    return asked.name if isinstance(asked, AskIndicator) else asked.action


def _status(row: Row) -> Answer:
    """选的状态；不是照列表选的，认得出的换成列表里的，说出来。"""
    answer = read_choice(row.cells.get("状态"), STATUSES)
    text = row.text("状态")
    meant = status_of(text) if answer.doubts else ""
    return Answer(meant, doubts=(_("状态写的是“{text}”，当作{status}", text=text, status=meant),)) if meant else answer


def _between(number: Answer, men: Answer, women: Answer, unit: str) -> Iterator[str]:
    """率的合计总在男女之间。"""
    if unit not in {"%", "‰", "/10万"} or number.value is None or men.value is None or women.value is None:
        return
    low, high = sorted((men.value, women.value))
    if not low <= number.value <= high:
        yield _("男{men}、女{women}，合计{total}不在两者之间",
                men=plain(men.value), women=plain(women.value), total=plain(number.value))  # fmt: skip


def _against_target(asked: AskIndicator, number: Answer, status: str) -> Iterator[str]:
    """状态和目标对不上。"""
    reached = reaches(asked.target, number.value) if number.value is not None else None
    if (reached is False and status in {"达标", "提前达标"}) or (reached and status == "未达标"):
        yes = _("到了") if reached else _("没有到")
        yield _("{value}{yes}目标{target}，状态选的是{status}",
                value=_with_unit(number, asked.unit), yes=yes, target=asked.target, status=status)  # fmt: skip


def _with_unit(answer: Answer, unit: str) -> str:
    return f"{answer.text}{unit}" if answer.value is not None else answer.text


def exact(text: str) -> Decimal | None:
    """光是一个数的；带着话的、约数不拿来比。"""
    try:
        return Decimal(text) if text else None
    except ArithmeticError:
        return None


def read_day(returned: Returned) -> str:
    """封面上的填报日期，ISO；没有填、认不出是空的。"""
    moment = moment_in(halfwidth(returned.cover.get("填报日期", "")), int(returned.year or 0) or 2000)
    return moment.start.isoformat() if moment and moment.start and moment.grain == "day" else ""


# -- 还没有答的 --


def unanswered(returned: Returned, form: Form, asked: Asked, unit: str) -> list[str]:
    """发给这个单位的问题，哪些还没有答，一个一句。"""
    given = {reply.question: reply for reply in replies(returned, unit, asked) if isinstance(reply, Reply)}
    found = [_("封面的{names}没有填", names="、".join(blank))] if (blank := _blank_cover(returned)) else []
    for one in form.indicators:
        missing = list(_missing(one, given.get(f"指标/{one.code}")))
        if missing:
            found.append(_("指标“{name}”的{what}没有填", name=one.name, what="、".join(missing)))
    for task in form.tasks:
        reply = given.get(f"任务/{task.code}")
        if reply is None or not reply.status:
            found.append(_("任务“{name}”没有选完成情况", name=task.action))
    for code, head in ANSWERED.items():
        if not any(row.table == code and row.text(head) for row in returned.rows):
            found.append(_("“{title}”没有填，没有就写“无”", title=TABLE_OF[code].title))
    return found


def _blank_cover(returned: Returned) -> list[str]:
    return [name for name in ("填报人", "填报日期") if not returned.cover.get(name)]


def _missing(asked: AskIndicator, reply: Reply | None) -> Iterator[str]:
    keys = reply.found.keys if reply else {}
    if asked.is_figure and "数值" not in keys and (reply is None or reply.status != NO_DATA):
        yield "本年值"
    if (
        asked.by_sex
        and len(next(iter(keys.get("分性别", {}).values()), {})) < 2
        and (not reply or reply.status != NO_DATA)
    ):
        yield "男、女分别的数"
    if not reply or not reply.status:
        yield "状态"
