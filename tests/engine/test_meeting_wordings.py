"""会议材料的每一种写法都用得上、读得通：点名用它，看它写成的那份文稿。"""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from fuer_docs.compose.fragments import Fragment, parse_fragment
from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import open_workspace
from fuer_docs.model.finding import Severity
from fuer_docs.ooxml.template import read_template
from fuer_docs.render.text import render_outline

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("会议通知", "议程", "主持词", "监测情况通报", "表彰通报", "会议简报")
DANGLING = re.compile(r"【待补|[，、；：][，、；：。]|[，、]$|（）|“”|由。|和。|^\[正文\] [，。、；]", re.M)
PLACES = {"省": "青岚省", "市": "青岚市", "县区": "青岚区", "乡镇": "青岚镇"}


def wordings() -> list[Fragment]:
    files = [path for folder in FOLDERS for path in sorted((ROOT / "fragments" / folder).glob("*.txt"))]
    files += sorted((ROOT / "fragments" / "通用").glob("会议-*.txt"))
    return [parse_fragment(path.read_text(encoding="utf-8"), f"fragments/{path.name}")[0] for path in files]


VARIANTS = [item for item in wordings() if "#" in item.code]


def texts_with(tmp_path: Path, fragment: Fragment) -> tuple[set[str], list[str]]:
    """点名用一种写法，写出全部会议材料：用到的写法，各份的提纲。"""
    award = "表彰会" in fragment.fits.get("场景", ()) or "妇联" in fragment.fits.get("单位类型", ())
    sample = "district-award" if award else "district-meeting"
    root = tmp_path / sample
    shutil.copytree(ROOT / "samples" / sample, root, ignore=shutil.ignore_patterns("out"))
    level = next(iter(fragment.fits.get("层级", ())), "县区")
    setting = root / "fuer.yaml"
    text = setting.read_text(encoding="utf-8").replace("层级: 县区", f"层级: {level}")
    setting.write_text(re.sub("本级: ..区", f"本级: {PLACES[level]}", text), encoding="utf-8")
    form = next(iter(fragment.fits.get("形式", ())), "")
    slots = [fragment.slot, *(f"{fragment.slot}（{form}）" for form in fragment.fits.get("形式", ()))]
    unit = re.search(r"^单位: (\S+)", text, re.M)
    assert unit
    lines = "".join(f"    {slot}: {fragment.code}\n" for slot in slots)
    (root / "措辞.yaml").write_text(f"{unit[1]}:\n  2017:\n{lines}", encoding="utf-8")
    workspace, _findings, shelf = open_workspace(root)
    used: set[str] = set()
    outlines = []
    for paper in workspace.setting.papers:
        file, item = shelf.templates[paper.kind.text]
        template = read_template(item.read_bytes(), file, "gbt9704")
        composition = compose_paper(make_scene(workspace, shelf, paper, paper.kind.text), shelf, template)
        assert [found.message for found in composition.findings if found.severity is Severity.ERROR] == []
        used |= set(composition.choices.values())
        if paper.kind.text != "讲话":
            outlines.append(render_outline(composition.document))
    assert form in {"", "短", "长"}
    return used, outlines


@pytest.mark.parametrize("fragment", VARIANTS, ids=lambda item: item.code)
def test_every_wording_can_be_chosen_and_reads_well(fragment: Fragment, tmp_path: Path) -> None:
    used, outlines = texts_with(tmp_path, fragment)
    assert fragment.code in used
    for text in outlines:
        assert not DANGLING.search(text), [line for line in text.split("\n") if DANGLING.search(line)]
        for one, two in pairwise(re.findall(r"[^。！？\n]{12,}[。！？]", text)):
            assert one != two, "接连两句一样"


def test_wordings_of_one_place_are_really_different() -> None:
    """同一位置的两种写法，自己的字（标签以外）大半不同。"""

    def own(fragment: Fragment) -> str:
        return re.sub(r"\{%.*?%\}|\{\{.*?\}\}|[\[\]#>+\-\s]", "", "".join(fragment.lines))

    def grams(text: str) -> set[str]:
        return {text[at : at + 6] for at in range(len(text) - 5)}

    alike = []
    for index, one in enumerate(VARIANTS):
        for two in VARIANTS[index + 1 :]:
            if one.slot != two.slot or not grams(own(one)) or not grams(own(two)):
                continue
            shared = grams(own(one)) & grams(own(two))
            share = len(shared) / min(len(grams(own(one))), len(grams(own(two))))
            if share > 0.5:
                alike.append(f"{one.code} {two.code} {share:.0%}")
    assert alike == []
