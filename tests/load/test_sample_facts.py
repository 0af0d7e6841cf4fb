"""样例的事实文件：只有事实，没有句子。"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FILES = sorted(SAMPLES.glob("*/facts/**/*.yaml"))
QUOTED = {"原话", "名称", "全称", "职务", "主题语", "文字", "成员", "备注"}
"""引语、名称、口号、职务：照原样写的，可以长。"""


def leaves(node: yaml.Node, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], yaml.ScalarNode]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from leaves(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from leaves(value, path)
    elif isinstance(node, yaml.ScalarNode):
        yield path, node


def test_there_are_fact_files_to_look_at() -> None:
    assert len(FILES) >= 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_fact_file_holds_no_sentences(path: Path) -> None:
    root = yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
    assert root is not None
    found = list(leaves(root))
    assert found
    wrong = [
        f"{path.name}:{node.start_mark.line + 1} {'.'.join(keys)}: {node.value}"
        for keys, node in found
        if not QUOTED & set(keys) and (len(node.value) > 40 or node.value.endswith("。"))
    ]
    assert wrong == []
