"""两个邻县的文稿有多像：一样的十字串占多少，提法、法律、机构名这些谁写都一样的不算。

python bench/neighbours.py                 # 样例两两比，再拿一个县换个名字、事实照旧比（最坏的情形）
python bench/neighbours.py 甲县 乙县        # 比两个工作区
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import Shelf, open_workspace
from fuer_docs.model.facts import TYPES_BY_NAME
from fuer_docs.model.setting import Paper, Setting, paper_code
from fuer_docs.model.shapes import Actor, Either, Group, Many, Record, Ref, Shape, Words, keys_of
from fuer_docs.render.text import render_text

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
COUNTY = SAMPLES / "county-2022"
RUN = 10
RENAMED = (("云溪", "望川"), ("临江", "沧河"))
"""换名字：县、州各一个。"""
KEPT = {"组别", "领域", "文种", "标题", "事由", "本级", "上级", "自称", "达标口径", "字数", "用于"}
"""不换的键：引擎和片段认得这些字。"""
OWN = ("妇儿工委", "妇女儿童工作委员会", "妇联")


@dataclass(frozen=True)
class Written:
    """一份写成的文稿。"""

    workspace: str
    unit_type: str
    kind: str
    code: str
    text: str


@dataclass(frozen=True)
class Likeness:
    """两份文稿一样的十字串：几个，占短的那份多少。"""

    same: int
    all: int

    @property
    def share(self) -> float:
        """占几成。"""
        return self.same / self.all if self.all else 0.0


def papers(root: Path) -> list[Written]:
    """一个工作区写成的各份文稿的文字。"""
    workspace, _findings, shelf = open_workspace(root)
    unit_type = workspace.setting.unit_type.text  # type: ignore[union-attr]
    found = []
    for paper in workspace.setting.papers:  # type: ignore[union-attr]
        kind = paper.kind.text  # type: ignore[union-attr]
        kind = kind if kind in shelf.templates else shelf.aliases[kind]
        scene = make_scene(workspace, shelf, paper, kind)
        document = compose_paper(scene, shelf, shelf.template(kind)).document
        found.append(Written(root.name, unit_type, kind, paper_code(paper), render_text(document)))
    return found


def set_phrases(shelf: Shelf) -> list[str]:
    """谁写都一样的：表里的提法，法律、机构的名称。"""
    texts = {
        value.text
        for rows in shelf.tables[0].values()
        for row in rows
        for key, value in row.values.items()
        if key in {"文", "名称", "全称", "简称"} and len(value.text) > 2
    }
    return sorted(texts, key=len, reverse=True)


def strings(text: str, phrases: Iterable[str]) -> Iterator[str]:
    """一份文稿的各个十字串；空白不算，碰到套话就断开。"""
    plain = re.sub(r"\s", "", text)
    for phrase in phrases:
        plain = plain.replace(phrase, "\n")
    for piece in plain.split("\n"):
        yield from (piece[start : start + RUN] for start in range(len(piece) - RUN + 1))


def likeness(one: str, other: str, phrases: Iterable[str]) -> Likeness:
    """短的那份里，有多少十字串长的那份里也有。"""
    phrases = list(phrases)
    short, long = sorted((list(strings(text, phrases)) for text in (one, other)), key=len)
    known = set(long)
    return Likeness(sum(1 for string in short if string in known), len(short))


# -- 邻县 --


def neighbour(root: Path, folder: Path) -> Path:
    """同样多的事实，县名和字全换了；措辞由新名字自己定。"""
    target = folder / f"{root.name}的邻县"
    for path in (root / "fuer.yaml", *sorted((root / "facts").rglob("*.yaml"))):
        tree = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        setting = path.name == "fuer.yaml"
        changed = _group(tree, Setting) if setting else {zh: _facts(zh, facts) for zh, facts in tree.items()}
        copy = target / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(yaml.safe_dump(changed, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return target


def _facts(zh: str, facts: Any) -> Any:
    return facts if zh == "默认" else [_group(fact, TYPES_BY_NAME[zh]) for fact in facts or ()]


def _group(values: dict[str, Any], record: type[Record]) -> dict[str, Any]:
    keys = keys_of(record)
    return {
        zh: value
        if zh in KEPT or (zh == "编号" and record is Paper)
        else _changed(value, keys[zh].shape)
        if zh in keys
        else _other(value)
        for zh, value in values.items()
    }


def _changed(value: Any, shape: Shape) -> Any:
    """照形状换字：名称、文字、单位、引用换，数、日期、选项不换。"""
    match shape:
        case Many(item=item):
            return [_changed(child, item) for child in value] if isinstance(value, list) else _changed(value, item)
        case Either(scalar=scalar, mapping=mapping):
            return _changed(value, mapping if isinstance(value, dict) else scalar)
        case Group(record=record, short=short):
            return _group(value, record) if isinstance(value, dict) else _changed(value, keys_of(record)[short].shape)
        case Words() | Actor() | Ref() if isinstance(value, str):
            return _other(value)
    return value


def _other(text: str) -> str:
    """换过字的：同样的字总换成同样的字。本单位的名称只换县名。"""
    for old, new in RENAMED:
        text = text.replace(old, new)
    if text in {"待补", "无", ""} or any(word in text for word in OWN):
        return text
    return re.sub(r"[\u4e00-\u9fa5]", lambda match: chr((ord(match[0]) - 0x4E00 + 7919) % 20902 + 0x4E00), text)


# -- 印出来 --


def report(title: str, pairs: Iterable[tuple[Written, Written]], phrases: list[str]) -> None:
    """一对一行，最像的在前；最后一行是合起来的。"""
    rows = [(likeness(one.text, other.text, phrases), one, other) for one, other in pairs]
    if not rows:
        return
    print(title)
    for found, one, other in sorted(rows, key=lambda row: -row[0].share):
        print(
            f"  {found.share:6.1%}  {one.kind}：{one.workspace}/{one.code} × {other.workspace}/{other.code}（{found.same}/{found.all}）"
        )
    same, whole = sum(row[0].same for row in rows), sum(row[0].all for row in rows)
    print(f"  {same / whole if whole else 0:6.1%}  合计（{same}/{whole}）")


def main(arguments: list[str]) -> int:
    """量一遍，印出来。"""
    if len(arguments) not in {0, 2}:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        roots = [Path(name) for name in arguments] or sorted(path.parent for path in SAMPLES.glob("*/fuer.yaml"))
        phrases = set_phrases(open_workspace(roots[0])[2])
        written = [paper for root in roots for paper in papers(root)]
        neighbours = [
            (one, other)
            for one, other in combinations(written, 2)
            if one.workspace != other.workspace and one.kind == other.kind and one.unit_type == other.unit_type
        ]
        report("两个工作区，同一文种：", neighbours, phrases)
        if not arguments:
            twins = papers(neighbour(COUNTY, Path(folder)))
            ours = [paper for paper in written if paper.workspace == COUNTY.name]
            report("同样多的事实、字字不同的邻县：", zip(ours, twins, strict=True), phrases)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
