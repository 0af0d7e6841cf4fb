"""查过的一份文稿另写副本：毛病写成批注，或者把放心能改的改好。原件不动。"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from ..check.rule import Hit
from ..check.rules import RULES
from ..check.run import safe_fixes
from ..encoding import decoded
from ..errors import UsageError
from ..importers.text import text_lines
from ..model.finding import Finding, error
from ..model.manuscript import Manuscript
from ..model.place import Place
from ..model.speech import _
from ..ooxml.revise import Change, revise
from .annotated import keep_original, write_annotated
from .check import Checked, read_manuscript
from .files import read_file, write_all


def only_file(paths: Collection[Path], option: str) -> Path:
    """这个选项只管一份文稿；给了几份、给了文件夹的抛 :class:`UsageError`。"""
    path, *others = paths
    if others or path.is_dir():
        hint = _("一次写一份：fuer-docs check 文稿.docx {option} 副本.docx", option=option)
        raise UsageError([error("wrong-usage", _("{option} 一次只能查一份文稿", option=option), hint)])
    return path


def different(annotate: Path | None, fix: Path | None) -> None:
    """批注和改好的各写各的文件。"""
    if annotate is not None and fix is not None and annotate.resolve() == fix.resolve():
        hint = _("--annotate、--fix 后面写两个名字")
        raise UsageError([error("wrong-usage", _("批注和改好的不能写进同一个文件"), hint)])


def annotate_checked(checked: Checked, path: Path, out: Path) -> None:
    """每条发现一条批注；说整个版面的批在标题上。"""
    if path.suffix.casefold() != ".docx":
        hint = _("文本文件没有批注；另存为 .docx 再查")
        raise UsageError([error("wrong-usage", _("--annotate 只能用在 .docx 上"), hint)])
    first = _title_paragraph(read_manuscript(path))
    write_annotated(read_file(path), path, [_signed(finding) for finding in checked.findings], out, first)


def _title_paragraph(manuscript: Manuscript) -> int:
    """标题在第几段；认不出的是头一个有字的段。"""
    written = [one for one in manuscript.passages if one.text.strip() and not one.in_table]
    plain = "".join(manuscript.title.split())
    titled = (one.n for one in written if plain and "".join(one.text.split()) in plain)
    return next(titled, written[0].n if written else 1)


def _signed(finding: Finding) -> Finding:
    """批注里写上依据，改的人好查。"""
    if not finding.basis:
        return finding
    basis = _("依据：{basis}", basis=finding.basis)
    return replace(finding, hint="\n".join(filter(None, (finding.hint.rstrip(), basis))))


def fix_checked(
    path: Path, out: Path, only: Collection[str] = (), skip: Collection[str] = ()
) -> tuple[int, list[Place]]:
    """放心能改的改好，写成 ``out``：.docx 里是修订，文本里直接改。返回改了几处，和要人自己改的几处。"""
    keep_original(path, out, "--fix", path.suffix.casefold())
    manuscript = read_manuscript(path)
    hits = safe_fixes(manuscript, RULES, only=only, skip=skip)
    data = read_file(path)
    if path.suffix.casefold() == ".docx":
        changes = [Change(hit.n or 0, hit.start, hit.end, hit.fix or "") for hit in hits]
        fixed, left = revise(data, path.as_posix(), changes)
    else:
        fixed, left = _fixed_text(data, path.as_posix(), hits), []
    write_all({out: fixed})
    return len(hits) - len(left), [manuscript.place(one.n, one.start, one.end) for one in left]


def _fixed_text(data: bytes, file: str, hits: list[Hit]) -> bytes:
    encoding = decoded(data, file)[1]
    lines = text_lines(data, file)
    for hit in reversed(hits):
        line, ending = lines[(hit.n or 1) - 1]
        lines[(hit.n or 1) - 1] = (line[: hit.start] + (hit.fix or "") + line[hit.end :], ending)
    text = "".join(line + ending for line, ending in lines)
    plain = encoding == "utf-8-sig" and not data.startswith(b"\xef\xbb\xbf")
    return text.encode("utf-8" if plain else encoding)
