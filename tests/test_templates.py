"""自带的模板：就是脚本现在写的那些，查得干净；大纲写错了说得清在哪一行。"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from fuer_docs.engine.shelf import lint_templates
from fuer_docs.ooxml.template import read_template
from scripts import script_module

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "scripts" / "make_templates.py"
BUNDLED = ROOT / "templates" / "docx"
ROLES = {
    "标题", "副标题", "称谓", "正文", "一级标题", "二级标题", "三级标题", "四级标题", "空行", "附件说明", "署名", "成文日期",
    "附件序号", "附件标题", "表头", "表格文字",
}  # fmt: skip


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return script_module(SCRIPT)


def test_bundled_templates_are_what_the_script_writes_now(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--output", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    bundled = {path.name: path.read_bytes() for path in BUNDLED.glob("*.docx")}
    assert set(made) == set(bundled), "多了或少了模板；跑一遍 scripts/make_templates.py"
    for name, data in made.items():
        assert data == bundled[name], f"{name} 旧了；跑一遍 scripts/make_templates.py"


def test_the_script_needs_no_package_and_writes_the_same_bytes_twice(tmp_path: Path) -> None:
    for folder in ("一", "二"):
        subprocess.run(
            [sys.executable, "-I", str(SCRIPT), "--output", str(tmp_path / folder)], check=True, capture_output=True
        )
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / folder).iterdir()} for folder in ("一", "二"))
    assert one == two


def test_bundled_templates_are_clean() -> None:
    inspections = lint_templates(None)
    assert {Path(item.file).stem for item in inspections} == {path.stem for path in BUNDLED.glob("*.docx")}
    assert [finding for item in inspections for finding in item.findings] == []


@pytest.mark.parametrize("path", sorted(BUNDLED.glob("*.docx")), ids=lambda path: path.stem)
def test_a_bundled_template_has_every_style_and_says_what_it_is(path: Path) -> None:
    template = read_template(path.read_bytes(), path.name)
    assert set(template.roles) >= ROLES
    assert template.kind == path.stem
    assert template.title
    assert template.subject
    assert template.keywords


def test_large_print_belongs_to_a_kind() -> None:
    names = {path.stem for path in BUNDLED.glob("*.docx")}
    large = {name for name in names if name.endswith("（大字版）")}
    assert large
    assert {name.removesuffix("（大字版）") for name in large} <= names


@pytest.mark.parametrize(
    ("lines", "line", "word"),
    [
        ("没有的样式|字", 1, "没有的样式"),
        ("标题|题\n正文没有竖线", 2, "样式|文本"),
        ("属性|作者=某人", 1, "作者"),
        ("行|表格文字|甲‖乙", 1, "表格"),
        ("标题|题\n表格|1|2\n行|表格文字|甲‖乙‖丙", 3, "2列"),
        ("表格|一|二", 1, "1:3:2"),
        ("表格|1|0", 1, "大于零"),
    ],
)
def test_a_wrong_outline_is_refused_with_its_line(tmp_path: Path, lines: str, line: int, word: str) -> None:
    outlines, output = tmp_path / "outlines", tmp_path / "out"
    outlines.mkdir()
    (outlines / "坏.txt").write_text(lines, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--outlines", str(outlines), "--output", str(output)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"坏.txt:{line}:" in done.stderr
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert not output.exists()


@pytest.mark.parametrize("shares", ["1", "1|1|1", "1|7|2|3|3|3|4", "1:3:2", "1.7|3|6|4|4|3|3", "2 8 2.4"])
def test_columns_are_together_as_wide_as_the_text(script: ModuleType, shares: str) -> None:
    widths = script.column_widths(shares)
    assert sum(widths) == script.TEXT_WIDTH == 8844
    assert min(widths) > 0


def test_the_three_widths_and_heights_are_those_of_the_standard(script: ModuleType) -> None:
    millimetre = 1440 / 25.4
    assert abs(script.TEXT_WIDTH / millimetre - 156) < 0.1
    height = script.PAGE["h"] - script.MARGINS["top"] - script.MARGINS["bottom"]
    assert abs(height / millimetre - 225) < 0.1
    assert height // script.STANDARD.pitch == 22
