"""trace：文稿里每个数、每个名字从哪来。"""

from __future__ import annotations

import re
from pathlib import Path

import click

from ..engine.trace import Traced, TracedParagraph, trace
from ..model.speech import _, mark
from .output import Voice, command


def _input_text(source: dict[str, object]) -> str:
    cell = f" {source['cell']}" if source["cell"] else ""
    supplier = f"（{source['supplied_by']}{cell}）" if source["supplied_by"] else cell
    return f"{source['fact']}·{source['field']}  {source['file']}:{source['line']}{supplier}"


def _say(voice: Voice, paragraph: TracedParagraph) -> None:
    shown = paragraph.text.replace("\n", "")
    voice.say(
        _(
            "第{n}段 [{style}] {text}",
            n=paragraph.n,
            style=paragraph.style,
            text=shown[:60] + ("…" if len(shown) > 60 else ""),
        )
    )
    for source in paragraph.sources:
        _say_source(voice, source)


_NUMBER = re.compile(r"\d[\d,.]*")
_GAP = re.compile("【待补：[^】]*】")


def _untraced(paragraph: TracedParagraph) -> list[str]:
    """不在任何出处里的数字；待补的名字里的不算。"""
    spans = [(source.start, source.end) for source in paragraph.sources]
    spans += [gap.span() for gap in _GAP.finditer(paragraph.text)]
    return [
        match[0]
        for match in _NUMBER.finditer(paragraph.text)
        if not any(start <= match.start() and match.end() <= end for start, end in spans)
    ]


def _say_source(voice: Voice, source: Traced) -> None:
    formula = f" = {source.formula}" if source.formula else ""
    if not source.inputs:
        voice.say(f"    {source.text}{formula}")
        return
    first = _input_text(source.inputs[0])
    more = _("，等{n}处", n=len(source.inputs)) if len(source.inputs) > 1 else ""
    voice.say(f"    {source.text}{formula}  ← {first}{more}")


@command(
    "trace",
    {"file": None, "paragraphs": []},
    mark("文稿里每个数、每个名字背后的事实：哪条、哪个文件、哪一行，算出来的还有算式。"),
)
@click.argument("file", type=click.Path(path_type=Path), metavar=mark("文稿.docx"))
@click.option("--workspace", type=click.Path(path_type=Path), help=mark("文稿挪过地方时，它出自哪个工作区"))
def command_(voice: Voice, file: Path, workspace: Path | None) -> int:
    paragraphs = trace(file, workspace)
    voice.show({
        "file": file.as_posix(),
        "paragraphs": [
            {
                "n": paragraph.n, "style": paragraph.style, "text": paragraph.text,
                "sources": [
                    {"start": s.start, "end": s.end, "text": s.text, "formula": s.formula, "inputs": s.inputs}
                    for s in paragraph.sources
                ],
            }
            for paragraph in paragraphs
        ],
    })  # fmt: skip
    for paragraph in paragraphs:
        unknown = _untraced(paragraph)
        if paragraph.sources or unknown:
            _say(voice, paragraph)
        for text in unknown:
            voice.say(_("    {text}  ← 查不到出处：人写的，或者写成以后改过", text=text))
    return 0
