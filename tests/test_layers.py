"""单向的门：哪间屋子可以用哪间，多一处就不过。"""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "fuer_docs"
ROOMS: dict[str, set[str]] = {
    "model": set(),
    "errors": {"model"},
    "library": {"model", "errors"},
    "encoding": {"model", "errors"},
    "ooxml": {"model", "errors"},
    "load": {"model", "errors"},
    "compose": {"model", "errors"},
    "render": {"model", "errors", "ooxml"},
    "importers": {"model", "errors", "ooxml", "encoding"},
    "reading": {"model", "errors"},
    "check": {"model", "errors", "reading"},
    "intake": {"model", "errors", "ooxml", "encoding", "reading"},
    "engine": {
        "model",
        "errors",
        "library",
        "encoding",
        "ooxml",
        "load",
        "compose",
        "render",
        "importers",
        "reading",
        "check",
        "intake",
    },
    "cli": {"model", "errors", "engine"},
    "__main__": {"cli"},
    "__init__": {"model", "errors", "engine"},
}
OUTSIDE: dict[str, set[str]] = {
    "model": set(), "errors": set(), "library": set(), "encoding": set(), "reading": set(), "check": set(), "render": set(), "engine": set(),
    "ooxml": {"lxml"}, "importers": {"lxml"}, "intake": {"openpyxl", "xlrd", "opencc"}, "load": {"yaml"}, "compose": {"jinja2"}, "cli": {"click", "babel"},
    "__main__": set(), "__init__": set(),
}  # fmt: skip


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> list[tuple[str, str]]:
    """一个文件用到的：（屋子, 来处）和（外面的包, 来处）。"""
    found = []
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = ["fuer_docs", *path.relative_to(PACKAGE).parts[:-1]][: depth - node.level + 1]
            parts = [*base, *(node.module or "").split(".")]
            found.append(("inside", parts[1] if len(parts) > 1 and parts[1] else node.names[0].name))
        elif isinstance(node, ast.ImportFrom):
            found.append(("outside", (node.module or "").split(".")[0]))
        elif isinstance(node, ast.Import):
            found += [("outside", name.name.split(".")[0]) for name in node.names]
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_doors_open_one_way(path: Path) -> None:
    import sys

    room = room_of(path)
    for kind, name in imports(path):
        if kind == "inside":
            assert name == room or name in ROOMS[room], f"{path.name}（{room}）用了 {name}"
        elif name not in sys.stdlib_module_names:
            assert name in OUTSIDE[room], f"{path.name}（{room}）用了外面的 {name}"
