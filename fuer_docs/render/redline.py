"""对照稿：和上一次写成的相比，增删用修订标出来，在 Word 里逐处接受或拒绝。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from html import escape

from ..model.document import Block, Document, Paragraph, Run, Table
from ..model.template import Template

AUTHOR = "fuer_docs"


class _Revisions:
    """发修订的号，写修订的字节。"""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.count = 0

    def inserted(self, run: Run, usual: int) -> Run:
        """新增的一截。"""
        return self._wrapped("ins", "t", run, usual)

    def deleted(self, text: str, look: int) -> Run:
        """删去的一截。"""
        return self._wrapped("del", "delText", Run(text, look), look)

    def _wrapped(self, change: str, element: str, run: Run, usual: int) -> Run:
        if run.raw:
            return run
        self.count += 1
        look = self.template.looks[run.look if run.look >= 0 else usual].decode()
        text = f'</w:{element}><w:br/><w:{element} xml:space="preserve">'.join(
            escape(run.text, quote=False).split("\n")
        )
        return Run(
            "",
            raw=(
                f'<w:{change} w:id="{self.count}" w:author="{AUTHOR}"><w:r>{look}<w:{element} xml:space="preserve">'
                f"{text}</w:{element}></w:r></w:{change}>"
            ).encode(),
        )


def redline(document: Document, before: list[str], template: Template) -> Document:
    """一份新文稿，各段标出和 ``before``（上次各段的文字）的增删；原文稿不动。"""
    marker = _Marker(document, before, template)
    return Document(document.kind, marker.blocks(document.blocks), document.parts)


class _Marker:
    """逐段对照。"""

    def __init__(self, document: Document, before: list[str], template: Template) -> None:
        self.template = template
        self.revisions = _Revisions(template)
        after = [paragraph.text for _n, paragraph in document.paragraphs()]
        self.old: dict[int, str | None] = {}
        """新段序号（从 0 起）→ 原来的文字；``None`` 是新增的段。"""
        self.gone: dict[int, list[str]] = {}
        """新段序号 → 它前面删去的段。"""
        for kind, a0, a1, b0, b1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            for step in range(b1 - b0):
                same = kind == "equal" or a0 + step < a1
                self.old[b0 + step] = before[a0 + step] if same else None
            extra = before[a0 + (b1 - b0) : a1] if kind != "equal" else []
            if extra:
                self.gone.setdefault(b1, []).extend(text for text in extra if text.strip())
        self.index = 0

    def blocks(self, blocks: list[Block], *, top: bool = True) -> list[Block]:
        out: list[Block] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                out += self._removed_before(top)
                out.append(self._paragraph(block))
                self.index += 1
            elif isinstance(block, Table):
                rows = [
                    replace(
                        row, cells=[replace(cell, blocks=self.blocks(cell.blocks, top=False)) for cell in row.cells]
                    )
                    for row in block.rows
                ]
                out.append(replace(block, rows=rows))
            else:
                out.append(block)
                self.index += block.paragraphs
        return out + (self._removed_before(top) if top else [])

    def _removed_before(self, top: bool) -> list[Block]:
        """删去的整段：作为删去的文字放在原处；表格里删去的行不标。"""
        texts = self.gone.pop(self.index, []) if top else []
        body = self.template.roles.get("正文", 0)
        look = self.template.prototypes[body].look
        return [Paragraph(body, "正文", [self.revisions.deleted(text, look)]) for text in texts]

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        old, text = self.old.get(self.index), paragraph.text
        if old == text:
            return paragraph
        usual = self.template.prototypes[paragraph.prototype].look
        if not old:
            return replace(paragraph, runs=[self.revisions.inserted(run, usual) for run in paragraph.runs])
        return replace(paragraph, runs=list(self._changed(old, text, paragraph.runs, usual)))

    def _changed(self, old: str, new: str, runs: list[Run], usual: int) -> Iterator[Run]:
        for kind, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind in {"replace", "delete"}:
                yield self.revisions.deleted(old[a0:a1], usual)
            for run in _between(runs, b0, b1):
                yield run if kind == "equal" else self.revisions.inserted(run, usual)


def _between(runs: list[Run], start: int, end: int) -> Iterator[Run]:
    """第几个字到第几个字之间的各截。"""
    position = 0
    for run in runs:
        head, tail = max(start - position, 0), min(end - position, len(run.text))
        if head < tail or (run.raw and start <= position < max(end, start + 1)):
            yield run._replace(text=run.text[head:tail])
        position += len(run.text)
