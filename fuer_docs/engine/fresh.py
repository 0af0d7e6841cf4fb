"""新文种的模板：已有的文种照抄一份来改，没有的给一份能用的底稿。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..load.workspace import SETTING_FILE
from ..model.speech import _
from ..ooxml.blank import refilled
from .files import write_all, wrong_usage
from .workspace import Shelf

LONGEST_KIND = 40
BASE = "工作总结"
"""底稿借这个文种的版面和样式。"""
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f{}｛｝\[\]%]')

OUTLINE = (
    ("标题", "{% if 文稿.标题 %}{{ 文稿.标题 }}{% else %}{{ 单位 }}{{ 年度 }}年[[{{ 文稿.事由 }}]]{{ 文稿.文种 }}{% endif %}"),
    ("空行", ""),
    ("正文", "{# 井号括起来的段落写给改模板的人看，不印。用 Word 或 WPS 改这份提纲：标题、正文照各自的样式写，花括号里的由引擎填。 #}"),
    ("正文", "{# 现成的写法整段调用：独占一段写 片段(“位置”)，外面套两层花括号；有哪些看 fuer-docs fragments list。 #}"),
    ("正文", "{{ 年度 }}年，{{ 单位.简称 }}[[认真贯彻{{ 提法(\"大会精神\") }}，]]围绕中心、服务大局，扎实做好妇女儿童工作。现将有关情况报告如下。"),
    ("一级标题", "主要工作"),
    ("正文", "{% for 项 in 成绩 %}"),
    ("二级标题", "{{ 项 }}"),
    ("正文", "[[[[{{ 项.牵头单位|顿号(末=\"\") }}]]{{ 项.措施|顿号(\"，\") }}[[，{{ 项.效果 }}]]。]]"),
    ("正文", "{% endfor %}"),
    ("一级标题", "存在问题"),
    ("正文", "{% for 项 in 短板 %}"),
    ("正文", "{{ 项 }}。[[{{ 项.表现|顿号(\"，\") }}[[，{{ 项.影响 }}]]。]]"),
    ("正文", "{% endfor %}"),
    ("一级标题", "工作打算"),
    ("正文", "{% for 项 in 下年任务 %}"),
    ("正文", "{{ 项 }}。[[{{ 项.举措|顿号(\"，\") }}。]][[由{{ 项.责任单位|顿号(末=\"\") }}牵头。]]"),
    ("正文", "{% endfor %}"),
    ("空行", ""),
    ("署名", "{{ 单位 }}"),
    ("成文日期", "{{ 文稿.成文日期|年月日 }}"),
)  # fmt: skip
"""底稿：一行是（样式的角色, 文字）。"""


@dataclass(frozen=True, slots=True)
class NewTemplate:
    """写好的模板。"""

    kind: str
    file: str
    copied: bool
    """照抄自带的；不是就是底稿。"""


def create_template(kind: str, out: Path | None, shelf: Shelf) -> NewTemplate:
    """写一份新模板，从不覆盖。

    ``out`` 是文件名，或者一个文件夹（工作区就放进它的 ``templates/``）；不写就放在当前文件夹。
    名字不能用、已有同名文件的抛 :class:`UsageError`。
    """
    kind = kind.strip().removesuffix(".docx")
    _refuse_odd(kind)
    try:
        target = _target(kind, out)
        taken = target.exists() or target.is_symlink()
    except OSError as problem:
        path = (out or Path()).as_posix()
        raise wrong_usage(_("打不开文件夹 {path}", path=path), _("名字短一些，放在能写的地方"), path) from problem
    if taken:
        message = _("已经有 {file}", file=target.as_posix())
        raise wrong_usage(message, _("不覆盖；换个文件夹，或先把它改名"), target.as_posix())
    known = shelf.templates.get(kind)
    if known:
        data = known[1].read_bytes()
    else:
        file, item = shelf.templates[BASE]
        data = refilled(item.read_bytes(), file, OUTLINE, kind, f"{kind}：写一句这个文种说什么")
    write_all({target: data})
    return NewTemplate(kind, target.as_posix(), known is not None)


def _target(kind: str, out: Path | None) -> Path:
    name = f"{kind}.docx"
    if out is None:
        return Path(name)
    if out.is_dir():
        return (out / "templates" if (out / SETTING_FILE).is_file() else out) / name
    if out.name != name:
        message = _("模板的文件名就是文种名，“{file}”对不上“{kind}”", file=out.name, kind=kind)
        raise wrong_usage(message, _("-o 后面写工作区文件夹，或写成 {file}", file=out.with_name(name).as_posix()))
    return out


def _refuse_odd(kind: str) -> None:
    """文种名要能做文件名，也要能写进 fuer.yaml。"""
    hint = _("文种名写几个汉字，例如 会议纪要")
    if not kind or kind.startswith((".", "~$", "#", "-", "&", "!", "'", "@", "`")):
        raise wrong_usage(_("文种名不能这样写：“{kind}”", kind=kind), hint)
    if len(kind) > LONGEST_KIND:
        raise wrong_usage(_("文种名太长：{n} 个字", n=len(kind)), hint)
    odd = _UNSAFE.search(kind)
    if odd:
        raise wrong_usage(_("文种名里不能有“{char}”", char=odd[0]), hint)
