"""样张：一份格式全对的小公文，改一处就是格式规矩的例子。"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ..model.manuscript import Face, Manuscript, Page, PageNumber, Passage, Setting, Table

NUMBERS = (
    PageNumber("— PAGE —", "default", "right", None, 1.0, "宋体", 14.0),
    PageNumber("— PAGE —", "even", "left", 1.0, None, "宋体", 14.0),
)
PAGE = Page(210.0, 297.0, 37.0, 35.0, 28.0, 26.0, 25.5, "linesAndChars", 28.95, False, True, NUMBERS)
"""37 毫米天头、22 行的版面。"""

_TEXTS = (
    ("title", "云溪县妇女儿童工作委员会\n2022年工作总结"),
    ("blank", ""),
    ("recipient", "各乡镇人民政府，县妇儿工委各成员单位："),
    ("body", "2022年，全县妇女儿童工作稳步推进，有关情况总结如下。"),
    ("heading1", "一、健全工作机制"),
    ("body", "召开全体会议2次，印发通报3期，成员单位述职1次。"),
    ("heading2", "（一）压实责任"),
    ("body", "指标逐项分解到单位，难点指标由分管领导“包联”督办。"),
    ("heading2", "（二）强化督导"),
    ("body", "对落后指标发提醒函12份，年底前全部办结。"),
    ("heading1", "二、办好民生实事"),
    ("body", "新建示范儿童之家6个，服务儿童3000余人次。"),
    ("before_note", ""),
    ("note", "附件：重点任务分工表"),
    ("before_signature", ""),
    ("signature", "云溪县妇女儿童工作委员会"),
    ("date", "2022年12月20日"),
    ("annex", "附件"),
    ("blank", ""),
    ("annex_title", "重点任务分工表"),
)
_TITLE = {"font": "方正小标宋简体", "size": 22.0, "align": "center", "first_line": 0.0}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": _TITLE, "annex_title": _TITLE, "recipient": {"first_line": 0.0}, "heading1": {"font": "黑体"},
    "heading2": {"font": "楷体_GB2312"}, "note": {"first_line": 0.0, "left": 5.0, "hanging": 3.0},
    "signature": {"first_line": 0.0, "align": "right", "right": 2.0}, "date": {"first_line": 0.0, "align": "right", "right": 5.0},
    "annex": {"first_line": 0.0, "font": "黑体", "page_break": True},
}  # fmt: skip


def specimen(
    *extra: Passage,
    page: Page = PAGE,
    tables: tuple[Table, ...] = (),
    kind: str = "工作总结",
    **changes: dict[str, Any] | None,
) -> Callable[[], Manuscript]:
    """样张，用到才排。``changes`` 按要素改样子或文字（``text``），``None`` 是去掉这个要素；``extra`` 插在正文末尾。"""
    return partial(_made, extra, page, tables, kind, changes)


def _made(
    extra: tuple[Passage, ...],
    page: Page,
    tables: tuple[Table, ...],
    kind: str,
    changes: dict[str, dict[str, Any] | None],
) -> Manuscript:
    made: list[Passage] = []
    for role, text in _TEXTS:
        change = changes.get(role, {})
        if role == "before_note":
            made += extra
        if change is not None:
            made.append(line(**{"text": text, **_LOOKS.get(role, {}), **change}))
    passages = tuple(one._replace(n=n) for n, one in enumerate(made, 1))
    title = "".join(passages[0].text.split())
    return Manuscript("例子.docx", passages, (page,), tables, kind, title, 2022)


def line(text: str, **look: Any) -> Passage:
    """一段；没写的样子是三号仿宋、首行空两字、固定行距。``split`` 是从第几个字起换成 ``then`` 的样子。"""
    values: dict[str, Any] = {
        "font": "仿宋_GB2312", "size": 16.0, "first_line": 2.0, "align": "both", "line": 28.95, "line_rule": "exact", **look,
    }  # fmt: skip
    text = str(values.pop("text", text))
    ends_page, style = bool(values.pop("ends_page", False)), str(values.pop("style", "正文"))
    cut, then = int(values.pop("split", len(text))), values.pop("then", {})
    faces = [_face(0, cut, values)]
    if cut < len(text):
        faces.append(_face(cut, len(text), {**values, **then}))
    kept = {key: value for key, value in values.items() if key in Setting._fields}
    return Passage(0, text, style, setting=Setting(**kept, faces=tuple(faces) if text else ()), ends_page=ends_page)


def _face(start: int, end: int, look: dict[str, Any]) -> Face:
    font = look["font"]
    return Face(
        start, end, font, look.get("ascii", font), look["size"], look.get("bold"), look.get("color"), look.get("mark", font),
        look.get("shadowed"),
    )  # fmt: skip


def paper_of(year: int, *lines: str) -> Manuscript:
    """某一年的几段话，没有版面：看年份的规矩的例子。"""
    passages = tuple(Passage(n, line) for n, line in enumerate(lines, 1))
    return Manuscript("例子.txt", passages, year=year)
