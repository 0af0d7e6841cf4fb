"""一个办公室自己的文种：放一份 Word 文件就是；自己的片段和表盖过自带的。"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

SETTING = """\
单位: 青川县妇女联合会
单位类型: 妇联
层级: 县区
地名: {本级: 青川县, 上级: 临江州, 自称: 我县}
年度: 2022
文稿:
  - {编号: 一期, 文种: 工作简报, 成文日期: 2022-06-01}
"""
FACTS = """\
默认: {来源: 县妇联}
活动:
  - {编号: 招聘会, 名称: 春风招聘会, 时间: 2022-02-18, 参加: 1200人, 效果: 搭起平台}
  - {编号: 普法周, 名称: 普法宣传周, 时间: 2022-03-08, 参加: 300人}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """一个只有自己文种的工作区。"""
    root = tmp_path / "青川县妇联"
    for folder in ("facts", "templates", "fragments/tables"):
        (root / folder).mkdir(parents=True)
    (root / "fuer.yaml").write_text(SETTING, encoding="utf-8")
    (root / "facts" / "活动.yaml").write_text(FACTS, encoding="utf-8")
    paper = docx.Document()
    paper.core_properties.title = "一期一题的简报"
    paper.add_heading("{{ 单位 }}工作简报", 0)
    paper.add_paragraph("今年以来，{{ 自称 }}举办活动{{ 活动|几('场') }}，参加{{ 活动|求和('参加') }}。")
    paper.add_heading("活动情况", 1)
    paper.add_paragraph('{{ 片段("简报/活动") }}')
    table = paper.add_table(3, 2)
    table.cell(0, 0).text = "{% for 项 in 活动 %}"
    table.cell(1, 0).text, table.cell(1, 1).text = "{{ loop.index }}", "{{ 项 }}"
    table.cell(2, 0).text = "{% endfor %}"
    paper.add_heading("困难", 1)
    paper.add_paragraph("[[{{ (困难|首).原因 }}。]]")
    paper.save(root / "templates" / "工作简报.docx")
    text = (
        "---\n编号: 简报/活动\n标题: 活动\n---\n{% for 项 in 活动 %}\n- {{ 项 }}[[，{{ 项.效果 }}]]。\n{% endfor %}\n"
    )
    (root / "fragments" / "活动.txt").write_text(text, encoding="utf-8")
    return root


Run = Callable[..., tuple[int, str, str]]


def read(root: Path) -> list[tuple[str, str]]:
    (path,) = (root / "out").glob("*.docx")
    return [(item.style.name, item.text) for item in docx.Document(str(path)).paragraphs]


def test_a_word_file_in_templates_is_a_kind(office: Path, run: Run) -> None:
    code, out, err = run("build", office)
    assert (code, err) == (0, "")
    assert "工作简报" in out
    assert read(office) == [
        ("Title", "青川县妇女联合会工作简报"),
        ("Normal", "今年以来，我县举办活动两场，参加1500人。"),
        ("Heading 1", "一、活动情况"),
        ("Normal", "一是春风招聘会，搭起平台。"),
        ("Normal", "二是普法宣传周。"),
    ]
    (path,) = (office / "out").glob("*.docx")
    assert path.name == "2022年青川县妇女联合会工作简报.docx"
    (table,) = docx.Document(str(path)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["1", "春风招聘会"], ["2", "普法宣传周"]]


def test_the_new_kind_is_listed_and_verified(office: Path, run: Run) -> None:
    code, out, err = run("templates", "lint", office / "templates" / "工作简报.docx")
    assert code == 0, out + err


def test_a_mistake_in_the_new_template_is_told_and_nothing_is_written(office: Path, run: Run) -> None:
    paper = docx.Document()
    paper.add_paragraph("各位")
    paper.add_paragraph("共{{ 活动|几场 }}")
    paper.save(office / "templates" / "工作简报.docx")
    code, out, err = run("build", office)
    assert code == 1
    assert "templates/工作简报.docx:2：没有过滤器“几场”" in out + err
    assert "^" in out + err
    assert not (office / "out").exists()


def test_the_offices_own_fragment_overrides_the_bundled_one(workspace: Path, run: Run) -> None:
    fragments = workspace / "fragments"
    fragments.mkdir()
    (fragments / "我们的.txt").write_text(
        "---\n编号: 讲话/结尾#自写\n文种: [讲话]\n场景: [部署会]\n---\n我们自己的结尾。\n", encoding="utf-8"
    )
    record = workspace / "措辞.yaml"
    record.write_text(
        "".join(line for line in record.read_text(encoding="utf-8").splitlines(True) if "讲话/结尾" not in line),
        encoding="utf-8",
    )
    assert run("build", workspace, "讲话", "--to", "txt")[0] == 0
    for path in (workspace / "out").glob("*.txt"):
        assert path.read_text(encoding="utf-8").rstrip().endswith("我们自己的结尾。")


def test_a_fragment_with_the_same_code_replaces_the_bundled_one(workspace: Path, run: Run) -> None:
    from fuer_docs.engine.workspace import open_workspace

    bundled = open_workspace(workspace)[2].fragments[0]
    fragments = workspace / "fragments"
    fragments.mkdir()
    code = bundled["讲话/过渡"][0].code
    (fragments / "换.txt").write_text(f"---\n编号: {code}\n---\n换了。\n", encoding="utf-8")
    own = open_workspace(workspace)[2].fragments[0]
    assert len(own["讲话/过渡"]) == len(bundled["讲话/过渡"])
    (replaced,) = [item for item in own["讲话/过渡"] if item.code == code]
    assert (replaced.file, replaced.lines[0]) == ("fragments/换.txt", "换了。")


def test_the_offices_own_table_rows_override_the_bundled_ones(office: Path, run: Run) -> None:
    paper = docx.Document()
    paper.add_paragraph("在{{ 党委 }}、{{ 政府 }}领导下，{{ 下级 }}抓好落实，牢记“{{ 提法('口号') }}”。")
    paper.save(office / "templates" / "工作简报.docx")
    tables = office / "fragments" / "tables"
    (tables / "层级.yaml").write_text(
        "- {末字: 县, 级: 县, 党委: 自治县委, 政府: 自治县政府, 下级: 各乡镇街道, 范围: 全县}\n", encoding="utf-8"
    )
    (tables / "提法.yaml").write_text(
        "- {编号: 口号, 文: 早先的话, 至: 2021-12-31}\n- {编号: 口号, 文: 眼下的话, 自: 2022-01-01}\n", encoding="utf-8"
    )
    code, out, err = run("build", office)
    assert code == 0, out + err
    assert read(office) == [("Normal", "在自治县委、自治县政府领导下，各乡镇街道抓好落实，牢记“眼下的话”。")]


def test_the_same_kind_in_the_workspace_hides_the_bundled_template(workspace: Path, run: Run) -> None:
    (workspace / "templates").mkdir()
    paper = docx.Document()
    paper.add_paragraph("{{ 单位 }}自己的计划。")
    paper.save(workspace / "templates" / "工作计划.docx")
    assert run("build", workspace, "工作计划")[0] == 0
    assert read(workspace) == [("Normal", "云溪县妇女儿童工作委员会自己的计划。")]


def test_an_unknown_kind_gets_a_suggestion(office: Path, run: Run, edit: Callable[[Path, str, str], None]) -> None:
    edit(office / "fuer.yaml", "文种: 工作简报", "文种: 工作减报")
    code, out, err = run("build", office)
    assert code == 1
    assert "没有文种“工作减报”的模板" in out + err
    assert "工作简报" in out + err
