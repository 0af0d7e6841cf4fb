"""量速度用的活：题目、四个一级标题、二十节（引子加五条）、114 行六列的表；×N 就是节和行都乘 N。"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

SECTIONS, ITEMS, ROWS = 20, 5, 114


def facts(size: int) -> dict[str, list[dict[str, Any]]]:
    """事实：两边用同一份。"""
    achievements = [
        {
            "编号": f"成绩{n}",
            "名称": f"办好第{n}件妇女儿童实事",
            "效果": f"惠及妇女儿童{n}余人次，群众反映良好",
            "措施": [f"第{n}节第{k}条措施，责任单位按季度推进并按时报送情况" for k in range(ITEMS)],
        }
        for n in range(SECTIONS * size)
    ]
    indicators = [
        {
            "编号": f"指标{n}", "名称": f"监测指标第{n}项", "单位": "%", "目标": "≥90",
            "领域": "健康", "责任单位": ["县卫健局", "县教体局"], "状态": "达标",
        }
        for n in range(ROWS * size)
    ]  # fmt: skip
    return {"成绩": achievements, "指标": indicators}


def template(*, prefixes: bool) -> bytes:
    """模板；``prefixes`` 给 docxtpl 加它要的 p、tr 前缀。"""
    p, tr = ("p ", "tr ") if prefixes else ("", "")
    document = docx.Document()
    document.add_heading("年度工作总结", 0)
    for part in range(4):
        document.add_heading(f"第{'一二三四'[part]}部分", 1)
        if part != 1:
            document.add_paragraph("本部分说明工作的总体安排和主要做法。")
            continue
        document.add_paragraph(f"{{%{p}for 项 in 成绩 %}}")
        document.add_heading("{{ 项.名称 }}", 2)
        document.add_paragraph("本节引子：{{ 项.名称 }}，{% if 项.效果 %}{{ 项.效果 }}{% endif %}。")
        document.add_paragraph(f"{{%{p}for 句 in 项.措施 %}}")
        document.add_paragraph("{{ 句 }}。")
        document.add_paragraph(f"{{%{p}endfor %}}")
        document.add_paragraph(f"{{%{p}endfor %}}")
    _table(document, tr)
    _format(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(document: Any, tr: str) -> None:
    table = document.add_table(rows=4, cols=6)
    heads = ("编号", "指标", "单位", "目标", "领域", "状态")
    for column, head in enumerate(heads):
        table.cell(0, column).text = head
    table.cell(1, 0).text = f"{{%{tr}for 项 in 指标 %}}"
    for column, key in enumerate(("编号", "名称", "单位", "目标", "领域", "状态")):
        table.cell(2, column).text = "{{ 项." + key + " }}"
    table.cell(3, 0).text = f"{{%{tr}endfor %}}"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _format(document: Any) -> None:
    """公文的直接格式：每段、每截都写全，和办公室里的模板一样。"""
    cells = [paragraph for row in document.tables[0].rows for cell in row.cells for paragraph in cell.paragraphs]
    for paragraph in [*document.paragraphs, *cells]:
        paragraph.paragraph_format.line_spacing = Pt(28.95)
        paragraph.paragraph_format.first_line_indent = Pt(32)
        for run in paragraph.runs:
            run.font.name, run.font.size, run.font.bold = "仿宋_GB2312", Pt(16), False
            run.font.color.rgb = RGBColor(0, 0, 0)
            run._r.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")


def workspace(folder: Path, size: int) -> Path:
    """同一份事实写成工作区。"""
    import yaml

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "facts").mkdir(exist_ok=True)
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "fuer.yaml").write_text(
        "单位: 云溪县妇女儿童工作委员会\n单位类型: 妇儿工委\n层级: 县区\n地名: {本级: 云溪县}\n年度: 2022\n"
        "文稿:\n  - {文种: 量速度, 成文日期: 2022-12-20}\n",
        encoding="utf-8",
    )
    text = yaml.safe_dump(facts(size), allow_unicode=True, sort_keys=False)
    (folder / "facts" / "全部.yaml").write_text(text, encoding="utf-8")
    (folder / "templates" / "量速度.docx").write_bytes(template(prefixes=False))
    return folder
