"""共用：样例工作区、在里面成文、跑命令行。"""

from __future__ import annotations

import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "county-2022"


@pytest.fixture(scope="session", autouse=True)
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """引擎的记性放在测试自己的文件夹里，不动用户的。"""
    folder = tmp_path_factory.mktemp("memory")
    before = os.environ.get("FUER_DOCS_CACHE")
    os.environ["FUER_DOCS_CACHE"] = str(folder)
    yield folder
    if before is None:
        del os.environ["FUER_DOCS_CACHE"]
    else:
        os.environ["FUER_DOCS_CACHE"] = before


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="重写样例的提纲，然后在版本对比里看")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """样例工作区的一份拷贝，随便改。"""
    target = tmp_path / "county-2022"
    shutil.copytree(SAMPLE, target, ignore=shutil.ignore_patterns("out"))
    return target


@pytest.fixture
def edit() -> Callable[[Path, str, str], None]:
    """把文件里的一处字换成另一处；没有那处字就报错，免得测试空转。"""

    def replace(path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{path} 里没有 {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """在本进程里跑一条命令：（退出码, 标准输出, 标准错误）。"""
    import sys

    from fuer_docs.cli.main import main

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["fuer-docs", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        gc.enable()  # 命令自己关了收垃圾；测试一跑几千条，不收会把内存吃光
        captured = capsys.readouterr()
        return int(stop.value.code or 0), captured.out, captured.err

    return call


@pytest.fixture
def run_json(run: Callable[..., tuple[int, str, str]]) -> Callable[..., tuple[int, dict[str, Any]]]:
    """跑一条命令，读它的 JSON。"""

    def call(*arguments: object) -> tuple[int, dict[str, Any]]:
        code, out, _err = run(*arguments, "--format", "json")
        return code, json.loads(out)

    return call
