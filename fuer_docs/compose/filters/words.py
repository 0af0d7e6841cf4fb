"""收时间、名称和别的值的：换写法，接起来。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...model.moment import Moment
from ...model.speech import _
from ...model.values import Absent, Gap, Phrase, join, phrase
from ..language import LanguageError
from .base import OnScene, text_of, values_only

WHOLE_YEAR = frozenset({"全年", "全年度", "年内", "本年内", "当年内"})
METHODS = {
    "年月日": "full_date",
    "月日": "month_day",
    "年月": "year_month",
    "时刻": "full_moment",
    "全称": "full_name",
    "简称": "short_name",
    "或": "otherwise",
    "引号": "quoted",
    "止于": "ends_with",
}


class WordFilters(OnScene):
    """收时间、名称和别的值的。"""

    __slots__ = ()

    def full_date(self, value: Any) -> Any:
        """2022年5月10日。"""
        return self._date(value, lambda moment: moment.say(day_only=True))

    def month_day(self, value: Any) -> Any:
        """5月10日；往年的带上年份，不会读成今年的。后面多接“前”，“全年”“年内”说成年底。"""
        return self._date(value, self._month_day)

    def _month_day(self, moment: Moment) -> str:
        if moment.words in WHOLE_YEAR:
            return "年底"
        return moment.say(year=(moment.year or self.scene.year) < self.scene.year, day_only=True)

    def year_month(self, value: Any) -> Any:
        """2022年5月。"""
        return self._date(value, lambda moment: moment.say(month_only=True))

    def full_moment(self, value: Any) -> Any:
        """2022年5月10日（星期二）上午9:30。"""
        return self._date(value, Moment.full)

    def _date(self, value: Any, say: Callable[[Moment], str]) -> Any:
        if isinstance(value, (Absent, Gap)):
            return value
        if not isinstance(value, Moment):
            raise LanguageError(_("这里要一个日期"))
        return phrase(say(value), value.origin)

    def full_name(self, value: Any) -> Any:
        """全称。"""
        return self._name(value, "全称")

    def short_name(self, value: Any) -> Any:
        """简称；没有简称用全称。"""
        short = self._name(value, "简称")
        return short if isinstance(short, (Phrase, Gap, tuple)) else self._name(value, "全称")

    def _name(self, value: Any, zh: str) -> Any:
        if isinstance(value, tuple):
            return tuple(self._name(item, zh) for item in value)
        if isinstance(value, (Absent, Gap, Phrase, str)):
            return value
        return self.scene.attribute(value, zh)

    def otherwise(self, value: Any, other: Any) -> Any:
        """没有时用后面的。"""
        return other if isinstance(value, Absent) or value == () or value is False else value

    @values_only
    def quoted(self, value: Any) -> Any:
        """加“”；已有引号的不加。"""
        text = self.scene.printed(value)
        if not isinstance(text, Phrase) or text.text.startswith("“"):
            return text
        return join((phrase("“"), text, phrase("”")), "")

    def ends_with(self, value: Any, *endings: str) -> bool:
        """印出来以这几个字收尾：动词随它换，培训班用举办，活动用开展。"""
        shown = self.scene.printed(value)
        return isinstance(shown, Phrase) and shown.text.endswith(tuple(map(text_of, endings)))

    def concat(self, values: Iterable[Any]) -> Any:
        """``~``。"""
        parts = [self.scene.printed(value) for value in values]
        for kind in (Gap, Absent):
            for part in parts:
                if isinstance(part, kind):
                    return part
        return join((part for part in parts if isinstance(part, Phrase)), "")
