"""收旧稿：读一份旧的文稿，修好字，认出事实，等人确认。"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from ..errors import unreadable
from ..importers.recognise import recognised
from ..importers.word import read_word
from ..intake.catalogue import Catalogue
from ..intake.paper.meta import Meta, with_whole_title
from ..intake.paper.outline import Heading
from ..intake.paper.read import Unread, read_paper
from ..intake.paper.restore import Mended, restore
from ..model.finding import Finding, note, warning
from ..model.found import Found
from ..model.manuscript import Manuscript
from ..model.place import Place
from ..model.setting import Tables
from ..model.speech import _, mark
from .check import READERS
from .files import read_file

SUFFIXES = (*READERS, ".doc")
"""收得进来的旧稿。"""
CONVERT_SECONDS = 120


@dataclass(frozen=True, slots=True)
class OldPaper:
    """收进来的一份旧稿。"""

    meta: Meta
    outline: tuple[Heading, ...]
    founds: tuple[Found, ...]
    findings: tuple[Finding, ...]
    """修了什么，还缺什么。"""
    manuscript: Manuscript
    """修好的文稿。"""
    unread: tuple[Unread, ...]
    """没有认出事实的句子。"""
    original: Manuscript
    """原来的文稿，和修好的一段对一段；原句都在这里头。"""


def old_paper(path: Path, tables: Tables | None = None, catalogue: Catalogue | None = None) -> OldPaper:
    """读一份旧稿。``tables`` 是办公室的表，``catalogue`` 是指标的目录；读不了的抛 :class:`UsageError`。"""
    read, unseen = _read(path)
    restored = restore(read)
    manuscript = recognised(with_whole_title(restored.manuscript))
    paper = read_paper(manuscript, tables, catalogue, restored.original)
    findings = [*unseen, *(_mended(one, manuscript) for one in restored.mended), *_lacking(paper.meta, manuscript)]
    if not paper.founds:
        hint = _("看看是不是扫描的图片，或者不是工作文稿")
        findings.append(warning("nothing-found", _("没有认出事实"), hint, Place(manuscript.file)))
    return OldPaper(
        paper.meta, paper.outline, paper.founds, tuple(findings), manuscript, paper.unread, restored.original
    )


def about(paper: OldPaper) -> dict[str, str]:
    """这是一份什么稿子：题目、文种、单位、年度、日期、主送；没有认出来的是空的。"""
    meta = paper.meta
    return {
        mark("题目"): meta.title, mark("文种"): meta.kind, mark("单位"): meta.unit,
        mark("年度"): str(meta.year or ""), mark("日期"): meta.date, mark("主送"): meta.addressee,
    }  # fmt: skip


def outline_text(paper: OldPaper) -> str:
    """提纲，一行一个标题，照层级缩进。"""
    return "\n".join("  " * (heading.depth - 1) + heading.title for heading in paper.outline)


def _mended(one: Mended, manuscript: Manuscript) -> Finding:
    place = manuscript.place(one.n) if manuscript.passage(one.n) else Place(manuscript.file, one.n)
    return note("restored-text", _("{what}：{n}处", what=_(one.what), n=one.times), _("对着原文看一眼"), place)


def _lacking(meta: Meta, manuscript: Manuscript) -> list[Finding]:
    """头尾里要人补的。"""
    found = []
    if meta.year is None:
        message = _("原文的年份没有填") if meta.masked else _("看不出是哪一年的稿子")
        hint = _("没写年份的日期都记成了待补，确认的时候补上")
        found.append(warning("year-unknown", message, hint, Place(manuscript.file)))
    if meta.said:
        message = _("题目说是{said}，看正文是{kind}", said=meta.said, kind=meta.kind)
        found.append(note("kind-differs", message, _("照正文收的"), Place(manuscript.file)))
    if not meta.unit:
        found.append(note("unit-unknown", _("看不出是哪个单位的稿子"), "", Place(manuscript.file)))
    return found


# -- 读文件 --


def _read(path: Path) -> tuple[Manuscript, list[Finding]]:
    """读好的文稿，和没有读的字：Word 里隐藏的、划掉的、上角的注码。"""
    name, suffix = path.as_posix(), path.suffix.casefold()
    if suffix in {".doc", ".docx"}:
        data = _converted(path) if suffix == ".doc" else read_file(path)
        whole, printed = read_word(data, name), read_word(data, name, printed=True)
        unlike = [one for one in whole.passages if one.text != getattr(printed.passage(one.n), "text", "")]
        message = _("隐藏的、划掉的字和上角的注码没有读：{n}段", n=len(unlike))
        return printed, [
            note("unprinted-text", message, _("对着原文看一眼"), whole.place(unlike[0].n))
        ] if unlike else []
    reader = READERS.get(suffix)
    if reader is None:
        hint = _("能收的有：{suffixes}", suffixes="、".join(SUFFIXES))
        raise unreadable(name, _("不认识这种文件：{name}", name=path.name), hint)
    return reader(read_file(path), name), []


def _converted(path: Path) -> bytes:
    """.doc 请 LibreOffice 转成 .docx；没装的说清楚怎么办。"""
    read_file(path)  # 没有这个文件、读不了，先在这里说
    office = which("soffice") or which("libreoffice")
    if office is None:
        hint = _("装上 LibreOffice，或在 Word、WPS 里另存为 .docx 再来")
        raise unreadable(path.as_posix(), _("读 .doc 要用 LibreOffice，这台电脑上没有"), hint)
    with TemporaryDirectory() as folder:
        profile = (Path(folder) / "profile").as_uri()
        command = [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(path.absolute()),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=CONVERT_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise unreadable(
                path.as_posix(), _("LibreOffice 没有转成"), _("在 Word、WPS 里另存为 .docx 再来")
            ) from problem
        made = Path(folder) / f"{path.stem}.docx"
        if not made.is_file():
            raise unreadable(
                path.as_posix(), _("LibreOffice 没有转成"), _("文件可能坏了；在 Word、WPS 里打开，另存为 .docx 再来")
            )
        return made.read_bytes()
