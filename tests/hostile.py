"""来路不明的文件：几处测试共用的炸弹，和“拖不垮”的量法。"""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Callable, Iterator

import pytest

LAUGHS = '<!DOCTYPE w [<!ENTITY a "哈哈">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip
"""十亿个笑。"""


def lying_bomb() -> bytes:
    """目录里写着一百字节，解开来却有八十兆。"""
    plain = b" " * (80 << 20)
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeeze.compress(plain) + squeeze.flush()
    name = b"word/document.xml"
    fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(plain), len(packed), 100, len(name), 0)
    local = b"PK\x03\x04" + fields + name + packed
    central = struct.pack("<4sH", b"PK\x01\x02", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    return local + central + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)


def within(seconds: float) -> Callable[[], Iterator[None]]:
    """每个测试用的处理器时间有上限；机器忙、排队等着的不算。"""

    @pytest.fixture(autouse=True)
    def quick() -> Iterator[None]:
        begun = time.process_time()
        yield
        assert time.process_time() - begun < seconds

    return quick
