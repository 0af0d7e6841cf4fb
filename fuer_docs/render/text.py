"""写成纯文本和提纲：提纲给人对照，也给测试当标准答案。"""

from __future__ import annotations

from ..model.document import Document, Paragraph, Table, table_rows


def render_text(document: Document) -> str:
    """纯文本：一段一行，表格一行一行、各格用制表符隔开。"""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines += (
                block.text.split("\n") if block.role not in {"标题", "附件标题"} else [block.text.replace("\n", "")]
            )
        elif isinstance(block, Table):
            lines += ["\t".join(row) for row in table_rows(block)]
    return "\n".join(lines) + "\n"


def render_outline(document: Document) -> str:
    """提纲：每段前面标出角色，供人一眼看清结构。"""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.text.strip():
            text = block.text.replace("\n", "／")
            lines.append(f"[{block.role}] {text}")
        elif isinstance(block, Table):
            lines += ["[表] " + " | ".join(row) for row in table_rows(block)]
    return "\n".join(lines) + "\n"
