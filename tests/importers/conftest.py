"""读别人文件的测试也用 tests/compose 的写字台。"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "compose"))
