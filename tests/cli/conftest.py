"""命令行测试共用：说完英文要换回中文。"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fuer_docs.model.speech import speak

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _chinese_again() -> Iterator[None]:
    yield
    speak(None)


@pytest.fixture
def shell(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """另起一个进程跑一条命令。"""

    def call(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "fuer_docs", *map(str, arguments)],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, capture_output=True, check=False,
        )  # fmt: skip

    return call
