"""旧稿认得准不准：人标过的文稿里，数回来几成、标题的级别对几成。

python bench/old_papers.py                 # tests/intake/papers 里标过的
python bench/old_papers.py 文件夹 --missed   # 别的文件夹；列出漏的和多的
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fuer_docs.engine.old_papers import OldPaper, old_paper  # noqa: E402
from fuer_docs.model.figure import NotAFigure, parse_figure  # noqa: E402

PAPERS = ROOT / "tests" / "intake" / "papers"
Value = tuple[Decimal, str]


class Score(NamedTuple):
    """一份文稿的成绩。"""

    name: str
    figures: int
    figures_found: int
    missed: tuple[str, ...]
    extra: tuple[str, ...]
    headings: int
    headings_right: int
    wrong: tuple[str, ...]


def value_of(text: str, *, alone: bool = False) -> Value | None:
    """值和单位。``alone`` 时夹在别的话里的不算。"""
    try:
        figure = parse_figure(text)
    except NotAFigure:
        return None
    if alone and (len(figure.unit) > 5 or figure.trail or len(figure.lead) > 3):
        return None
    return figure.base, figure.base_unit


def figures_in(keys: Any) -> Iterator[Value]:
    """一条事实里的数：整项就是一个数的才算，词里夹着的不算。"""
    if isinstance(keys, dict):
        for name, item in keys.items():
            if name not in {"编号", "名称", "动作", "时间", "期间", "时限", "范围"}:
                yield from figures_in(item)
    elif isinstance(keys, list):
        for item in keys:
            yield from figures_in(item)
    elif isinstance(keys, str) and (found := value_of(keys, alone=True)) is not None:
        yield found


def annotated(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """标过的文稿：同名的 .yaml 是标注。"""
    for notes in sorted(folder.glob("*.yaml")):
        path = next((one for one in sorted(folder.glob(f"{notes.stem}.*")) if one.suffix != ".yaml"), None)
        if path is not None:
            yield path, yaml.safe_load(notes.read_text(encoding="utf-8"))


def score(path: Path, notes: dict[str, Any], paper: OldPaper | None = None) -> Score:
    """一份的成绩。"""
    read = paper or old_paper(path)
    wanted = [(str(text), value) for text in notes["数"] if (value := value_of(str(text))) is not None]
    have = Counter(value for found in read.founds for value in figures_in(dict(found.keys)))
    known = Counter(value for _text, value in wanted)
    missed = [text for text, value in wanted if not have[value]]
    extra = [f"{value[0]}{value[1]}" for value in have if value not in known]
    headings = {(int(level), str(title)) for level, title in notes["标题"]}
    found = {(heading.level, heading.title) for heading in read.outline}
    wrong = [f"{level} {title}" for level, title in sorted(headings ^ found)]
    return Score(
        path.name, len(wanted), len(wanted) - len(missed), tuple(missed), tuple(extra), max(len(headings), len(found)), len(headings & found), tuple(wrong)
    )  # fmt: skip


def main() -> None:
    """印成绩。"""
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    folder = Path(names[0]) if names else PAPERS
    scores = [score(path, notes) for path, notes in annotated(folder)]
    for one in scores:
        print(f"{one.name}：数 {one.figures_found}/{one.figures}，标题 {one.headings_right}/{one.headings}")
        if "--missed" in sys.argv:
            for title, items in (("漏的数", one.missed), ("多的数", one.extra), ("不对的标题", one.wrong)):
                if items:
                    print(f"  {title}：{'、'.join(items)}")
    figures, found = sum(one.figures for one in scores), sum(one.figures_found for one in scores)
    headings, right = sum(one.headings for one in scores), sum(one.headings_right for one in scores)
    print(f"合计：数回来 {found / figures:.1%}，标题对 {right / headings:.1%}")


if __name__ == "__main__":
    main()
