"""collect 三条命令：说什么，JSON 里有什么，退出码是几。"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Run = Callable[..., tuple[int, str, str]]
Json = Callable[..., tuple[int, Any]]


def put(path: Path, name: str, value: object) -> None:
    """在指标表里填一个本年值。"""
    book = load_workbook(path)
    sheet = next(sheet for sheet in book.worksheets if "指标" in sheet.title)
    line = next(row[0].row for row in sheet.iter_rows() if any(cell.value == name for cell in row))
    column = next(cell.column for cell in sheet[3] if str(cell.value).startswith("本年值"))
    sheet.cell(line, column).value = value  # type: ignore[union-attr]
    book.save(path)


def issued(workspace: Path, tmp_path: Path, run: Run, *units: str) -> Path:
    box = tmp_path / "箱"
    assert (
        run("collect", "new", workspace, "-o", box, "--deadline", "2022-12-05", "--contact", "田某/0000-1234567")[0]
        == 0
    )
    for path in box.glob("*.xlsx"):
        if path.stem not in units:
            path.unlink()
    return box


def test_new_lists_the_forms_and_keeps_what_is_there(workspace: Path, tmp_path: Path, run: Run, run_json: Json) -> None:
    box = issued(workspace, tmp_path, run, "县卫健局")
    put(box / "县卫健局.xlsx", "婴儿死亡率", 10.5)
    code, found = run_json("collect", "new", workspace, "-o", box)
    assert code == 0
    assert len(found["files"]) == 34
    assert [entry["unit"] for entry in found["files"] if entry["kept"]] == ["县卫健局"]
    assert {"unit", "file", "indicators", "tasks", "kept"} == set(found["files"][0])
    assert "file-kept" in [finding["rule"] for finding in found["findings"]]


def test_status_says_who_is_missing_and_writes_the_reminders(
    workspace: Path, tmp_path: Path, run: Run, run_json: Json
) -> None:
    box = issued(workspace, tmp_path, run, "县卫健局")
    put(box / "县卫健局.xlsx", "婴儿死亡率", "0.5")
    letters = tmp_path / "催报.txt"
    code, out, _err = run("collect", "status", workspace, box, "--date", "2022-12-08", "-o", letters)
    assert code == 0
    assert "没有交 33 个：县委办（过了期限3天）" in out
    assert "县卫健局：没有填完" in out
    assert "共 34 个单位，填完的 0 个，还要催的 34 个。" in out
    head, _blank, body = letters.read_text(encoding="utf-8").partition("\n\n")
    assert head.startswith("催报：一个单位一段")
    assert body.startswith("县委办：\n贵单位的2022年度妇女儿童工作情况填报表还没有收到。")
    code, found = run_json("collect", "status", workspace, box)
    assert code == 0
    states = {entry["unit"]: entry["state"] for entry in found["units"]}
    assert (states["县卫健局"], states["县委办"]) == ("incomplete", "missing")
    assert found["deadline"] == "2022-12-05"
    assert {"deadline", "units", "contradictions", "reminders", "findings"} == set(found)


def test_merge_takes_in_once_and_a_bad_file_gives_exit_code_2(
    workspace: Path, tmp_path: Path, run: Run, run_json: Json
) -> None:
    box = issued(workspace, tmp_path, run, "县卫健局")
    put(box / "县卫健局.xlsx", "婴儿死亡率", 10.5)
    code, out, _err = run("collect", "merge", workspace, box, "--dry-run")
    assert code == 0
    assert "+  - 编号: 婴儿死亡率" in out
    assert not (workspace / "待确认").exists()
    code, found = run_json("collect", "merge", workspace, box)
    assert code == 0
    assert [entry["fact"] for entry in found["added"]] == ["婴儿死亡率"]
    assert found["files"] == ["待确认/成员单位-县卫健局.yaml", "收件/县卫健局.yaml"]
    (box / "加密.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    code, out, err = run("collect", "merge", workspace, box)
    assert code == 2
    assert "新收 0 条；以前收过 1 条" in out
    assert "加密.xlsx：文件加了密码" in err


def test_wrong_usage_is_one_sentence(workspace: Path, tmp_path: Path, run: Run) -> None:
    for arguments, words in (
        (("collect",), "后面还要写一个词：new、status、merge"),
        (("collect", "new", workspace), "少写了 -o"),
        (("collect", "new", workspace, "-o", tmp_path, "--deadline", "下周"), "日期写成 2022-12-05"),
        (("collect", "status", workspace, tmp_path / "没有"), "没有这个文件夹"),
        (("collect", "new", tmp_path / "没有", "-o", tmp_path), "没有这个文件夹"),
    ):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert words in err
