"""写成网页：一个文件，不连网，不跑脚本。"""

from __future__ import annotations

from html import escape

from ..model.document import Block, Document, Paragraph, Table
from .word import document_title

_STYLE = """
body{max-width:44em;margin:2em auto;font:16pt/1.8 "仿宋_GB2312","仿宋",FangSong,serif;text-align:justify}
p{margin:0;text-indent:2em}h1{font:22pt/1.6 "方正小标宋简体","宋体",serif;text-align:center;margin:0 0 1em}
h2,h3,h4,h5{font-size:16pt;font-weight:normal;margin:0;text-indent:2em}
h2{font-family:"黑体",SimHei,sans-serif}h3{font-family:"楷体_GB2312","楷体",KaiTi,serif}
.c{text-align:center;text-indent:0}.l{text-indent:0}.r{text-align:right;text-indent:0}
table{border-collapse:collapse;width:100%;font-size:12pt}td{border:1px solid;padding:.1em .4em}td p{text-indent:0}
mark{background:#fff3b0}
""".strip()
_CLASSES = {
    "副标题": "c", "称谓": "l", "署名": "r", "成文日期": "r", "附件序号": "l", "附件标题": "c", "空行": "l",
}  # fmt: skip


def render_html(document: Document) -> str:
    """整页网页；待补的地方标黄。"""
    title = escape(document_title(document))
    body = "\n".join(_block(block) for block in document.blocks)
    return (
        f'<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Table):
        rows = "".join(
            "<tr>" + "".join(f"<td>{''.join(map(_block, cell.blocks))}</td>" for cell in row.cells) + "</tr>"
            for row in block.rows
        )
        return f"<table>{rows}</table>"
    return ""


def _paragraph(paragraph: Paragraph) -> str:
    inner = "".join(
        f"<mark>{escape(run.text)}</mark>" if run.gap else escape(run.text).replace("\n", "<br>")
        for run in paragraph.runs
    )
    tag = "h1" if paragraph.role in {"标题", "附件标题"} else f"h{paragraph.level + 1}" if paragraph.level else "p"
    if tag.startswith("h") and paragraph.role == "正文":
        tag = "p"
    named = _CLASSES.get(paragraph.role)
    return f'<{tag} class="{named}">{inner}</{tag}>' if named else f"<{tag}>{inner}</{tag}>"
