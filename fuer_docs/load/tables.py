"""片段库里的表：提法、层级……一行一条，值都是文字。"""

from __future__ import annotations

from ..model.finding import Finding, error
from ..model.setting import TableRow
from ..model.speech import _
from ..model.values import Origin, Source, phrase
from .yaml_text import Mapping, Scalar, Sequence, read_yaml


def load_table(data: bytes, file: str, name: str) -> tuple[tuple[TableRow, ...], list[Finding]]:
    """一张表。每个值的来历是 ``表/‹表名›/‹编号›``。"""
    node, findings = read_yaml(data, file)
    if node is None or (isinstance(node, Scalar) and not node.text):
        return (), findings
    if not isinstance(node, Sequence):
        hint = _("每行写“- {编号: …, 文: …}”")
        return (), [*findings, error("wrong-kind", _("表应当是一条一条的列表"), hint, node.place)]
    rows = []
    for item in node.items:
        if not isinstance(item, Mapping):
            findings.append(error("wrong-kind", _("表的这一行没有键"), _("写成“键: 值”"), item.place))
            continue
        texts = {key.text: value for key, value in item.entries if isinstance(value, Scalar)}
        code = next((texts[key].text for key in ("编号", "末字") if key in texts), "")
        ref = f"表/{name}/{code}"
        values = {key: phrase(value.text, Origin((Source(ref, key, value.place),))) for key, value in texts.items()}
        rows.append(TableRow(code, values, item.place))
    return tuple(rows), findings
