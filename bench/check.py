"""查一份文稿要几秒，长一倍慢几倍。

python bench/check.py             # 一万字的 .txt、.docx，三百页的 .docx，和它的一半、四分之一
python bench/check.py --rules     # 另外列出最慢的几条规矩
"""

from __future__ import annotations

import gc
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

from fuer_docs.check.rules import RULES
from fuer_docs.engine.build import Request, build
from fuer_docs.engine.check import bundled_tables, check_file, read_manuscript
from fuer_docs.reading.reading import Reading

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PAPER, BOOK = 10_000, 22 * 28 * 300
"""一万字；三百页，每页 22 行、每行 28 字。"""


def paragraphs(folder: Path) -> tuple[bytes, list[bytes]]:
    """样例的一份工作总结：整包，和正文的字节。"""
    desk = shutil.copytree(SAMPLES / "county-2022", folder / "工作区")
    build(Request(desk, ("年度总结",), folder))
    data = next(folder.glob("*总结.docx")).read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        body = archive.read("word/document.xml").split(b"<w:body>")[1].rpartition(b"<w:sectPr")[0]
    return data, [body]


def grown(data: bytes, pieces: list[bytes], characters: int, out: Path) -> Path:
    """正文一遍遍接下去，直到够长；每遍的数都不同，免得只查一回。"""
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                head, _old, rest = content.partition(b"<w:body>")
                tail = b"<w:sectPr" + rest.rpartition(b"<w:sectPr")[2]
                text = sum(len(_words(piece)) for piece in pieces)
                rounds = max(1, round(characters / text))
                body = b"".join(_changed(piece, turn) for turn in range(rounds) for piece in pieces)
                content = head + b"<w:body>" + body + tail
            made.writestr(name, content)
    return out


def _words(piece: bytes) -> str:
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", piece.decode()))


def _changed(piece: bytes, turn: int) -> bytes:
    return piece.replace("全县".encode(), f"第{turn}片".encode()) if turn else piece


def timed(path: Path) -> tuple[int, float]:
    """字数，秒（三回里最快的）。"""
    count = sum(len(passage.text) for passage in read_manuscript(path).passages)
    best = min(_once(path) for _turn in range(3))
    return count, best


def _once(path: Path) -> float:
    begun = time.process_time()
    check_file(path)
    return time.process_time() - begun


def process(path: Path) -> float:
    """整条命令，从起进程算起。"""
    command = [sys.executable, "-m", "fuer_docs", "check", str(path), "--format", "json"]
    subprocess.run(command, capture_output=True, check=False)
    begun = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - begun


def slowest(path: Path) -> None:
    """各条规矩用了多久；共用的一层先认好。"""
    reading = Reading(read_manuscript(path), bundled_tables())
    _ = (reading.sentences, reading.quantities, reading.marks, reading.layout)
    spent = []
    for rule in RULES:
        begun = time.perf_counter()
        list(rule.find(reading))
        spent.append((time.perf_counter() - begun, rule.id))
    for seconds, name in sorted(spent, reverse=True)[:10]:
        print(f"    {name:32} {seconds * 1000:8.1f} 毫秒")


def main() -> None:
    """印结果；三百页的超过一半的三倍，就是不成比例。"""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data, pieces = paragraphs(folder)
        paper = grown(data, pieces, PAPER, folder / "一万字.docx")
        text = folder / "一万字.txt"
        text.write_text("\n".join(one.text for one in read_manuscript(paper).passages), encoding="utf-8")
        for path in (text, paper):
            count, seconds = timed(path)
            print(f"{path.name}：{count} 字，查 {seconds:.2f} 秒，整条命令 {process(path):.2f} 秒")
        before = 0.0
        gc.disable()  # 命令行里也不收集垃圾
        for share in (4, 2, 1):
            book = grown(data, pieces, BOOK // share, folder / f"{300 // share}页.docx")
            count, seconds = timed(book)
            growth = f"，是前一份的 {seconds / before:.1f} 倍" if before else ""
            print(f"{book.name}：{count} 字，查 {seconds:.2f} 秒{growth}")
            before = seconds
        if "--rules" in sys.argv:
            slowest(folder / "300页.docx")


if __name__ == "__main__":
    main()
