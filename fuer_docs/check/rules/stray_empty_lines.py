"""用空行隔开段落，用回车换页。"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...model.finding import Severity
from ...model.manuscript import Manuscript, Passage
from ...model.speech import _
from ...reading.layout import blank
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import line, specimen

_PAGE = 5
"""连着这么多空行，是拿回车换页。"""
_STOPS = tuple("。！？；：…”）")


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    if not reading.formatted or layout.first is None:
        return
    # 话说到这里完；后面都是没有句号的短行，是落款（认不出署名的也算），前面空一行是应当的
    said = max((one.n for one in layout.body if one.text.rstrip().endswith(_STOPS)), default=0)
    inside = {n for n in [*(one.n for one in layout.body), *(one.passage.n for one in layout.headings)] if n <= said}
    stray: list[Passage] = []
    paging: list[Passage] = []
    run: list[Passage] = []
    before = 0
    for passage in reading.passages:
        if passage.in_box or passage.in_table:
            run, before = [], 0
        elif blank(passage) and not passage.ends_page:
            run.append(passage)
        else:
            if len(run) >= _PAGE and before:
                paging += run[:1]
            elif run and before in inside and passage.n in inside and not layout.speech:
                stray += run
            run, before = [], passage.n
    if stray:
        yield hit(
            stray[0], 0, 0, _("正文的段落之间有空行，共{n}处", n=len(stray)), _("删去空行；要隔开用段前、段后间距")
        )
    if paging:
        yield hit(paging[0], 0, 0, _("连着{n}个以上空行，像是用回车换页", n=_PAGE), _("用分页符，或者段落设“段前分页”"))


def _ending(*lines: Passage) -> Callable[[], Manuscript]:
    """样张换一种落款，没有附件。"""
    return specimen(
        line("各单位要高度重视。"), *lines, before_note=None, note=None, before_signature=None, signature=None, date=None,
        annex=None, blank=None, annex_title=None,
    )  # fmt: skip


RULE = Rule(
    id="stray-empty-lines",
    title="多余的空行",
    severity=Severity.HINT,
    why="正文段落之间不空行；用回车顶到下一页，前面一改就全乱。",
    basis="惯例",
    bad=(
        specimen(line("各单位要高度重视。"), line(""), line("各单位要压实责任。")),
        specimen(*(line("") for _count in range(8))),
    ),
    good=(
        specimen(),
        specimen(before_signature=None),
        specimen(line("各单位要高度重视。"), line(""), line("")),
        _ending(line(""), line("县妇联"), line("2022年12月")),
        _ending(line(""), line("云溪县妇女联合会"), line(""), line("2022年12月20日")),
        _ending(line(""), line("汇报人 张小娟")),
    ),
    find=_find,
)
