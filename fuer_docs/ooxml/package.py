"""打开和写出 .docx 包：开时有上限，写时逐字节可重复。"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from ..errors import unreadable
from ..model.speech import _

if TYPE_CHECKING:
    from lxml import etree

OLE = b"\xd0\xcf\x11\xe0"
"""旧版 Office 文件和加了密码的文件的开头。"""
MAX_PART = 64 * 1024 * 1024
MAX_TOTAL = 256 * 1024 * 1024
MAX_PARTS = 4096
LEVEL = 3
"""压缩级别：比 6 级快一倍，只大百分之四。"""
MEMORY = 7
"""压缩用的散列表：比常用的 8 小一半，留得住在缓存里，快一成多，压得一样小。"""

Packed = tuple[str, bytes, int, int]
"""已压缩的部件：名、压缩后的字节、原长、校验和。"""


def open_package(data: bytes, file: str) -> dict[str, bytes]:
    """Word 包里的各个部件。不是 .docx、加密、过大或损坏的抛 :class:`UsageError`。"""
    if data.startswith(OLE):
        raise unreadable(file, _("这是旧版 .doc 或加了密码的文件"), _("用 Word 或 WPS 打开，去掉密码，另存为 .docx"))
    parts = open_archive(data, file, ".docx")
    if "word/document.xml" not in parts:
        raise unreadable(file, _("这不是 Word 文档"), _("要 .docx 文件"))
    return parts


def open_archive(data: bytes, file: str, suffix: str) -> dict[str, bytes]:
    """包里的各个部件，有上限。过大、损坏的抛 :class:`UsageError`；``suffix`` 是该用的后缀，说给人听。"""
    from zipfile import BadZipFile, ZipFile  # 写文件用不着，读才装

    large = _("换一份正常的 {suffix}", suffix=suffix)
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_TOTAL:
                raise unreadable(file, _("文件解开后过大"), large)
            parts = {}
            for info in infos:
                if info.file_size > MAX_PART:
                    raise unreadable(file, _("文件解开后过大"), large)
                if info.filename in parts:
                    raise unreadable(file, _("文件里有重名的部件"), _("打开后另存一份"))
                with archive.open(info) as stream:
                    content = stream.read(MAX_PART + 1)
                if len(content) > MAX_PART:
                    raise unreadable(file, _("文件解开后过大"), large)
                parts[info.filename] = content
    except (BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as problem:
        message = _("这不是完好的 {suffix} 文件", suffix=suffix)
        raise unreadable(file, message, _("打开后另存为 {suffix}", suffix=suffix)) from problem
    return parts


def parse_xml(data: bytes, file: str) -> etree._Element:
    """读一个 XML 部件；不取外部实体，不连网，过大的拒绝。"""
    from lxml import etree

    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise unreadable(file, _("文件里有不该有的 XML 声明"), _("用 Word 打开后另存一份"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise unreadable(file, _("文件内容损坏"), _("用 Word 打开后另存一份")) from problem


class Packer:
    """边写边压一个部件。"""

    def __init__(self) -> None:
        self._squeeze = zlib.compressobj(LEVEL, zlib.DEFLATED, -15, MEMORY)
        self._packed: list[bytes] = []
        self._size = self._crc = 0

    def add(self, data: bytes) -> None:
        """接着写。"""
        self._packed.append(self._squeeze.compress(data))
        self._size += len(data)
        self._crc = zlib.crc32(data, self._crc)

    def finish(self, name: str) -> Packed:
        """写完了。"""
        return name, b"".join((*self._packed, self._squeeze.flush())), self._size, self._crc


def pack(name: str, data: bytes) -> Packed:
    """压缩一个部件。"""
    packer = Packer()
    packer.add(data)
    return packer.finish(name)


_STAMP = (1 << 5) | 1
"""固定的日期：1980-01-01，免得同样的内容写出不同的字节。"""


def write_package(parts: list[Packed]) -> bytes:
    """写出 .docx：[Content_Types].xml 在前，其余按给的次序。"""
    ordered = sorted(parts, key=lambda part: part[0] != "[Content_Types].xml")
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, packed, size, crc in ordered:
        encoded = name.encode()
        fields = struct.pack("<HHHHHIIIHH", 20, 0x800, 8, 0, _STAMP, crc, len(packed), size, len(encoded), 0)
        local = b"PK\x03\x04" + fields + encoded
        central = struct.pack("<4sH", b"PK\x01\x02", 20) + fields
        directory.append(central + struct.pack("<HHHII", 0, 0, 0, 0, offset) + encoded)
        chunks += [local, packed]
        offset += len(local) + len(packed)
    central_size = sum(map(len, directory))
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(ordered), len(ordered), central_size, offset, 0)
    return b"".join([*chunks, *directory, end])
