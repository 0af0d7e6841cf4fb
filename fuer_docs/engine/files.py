"""写文件：先写在旁边，再一下换上；要么全写，要么不写。"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from ..errors import UsageError, unreadable
from ..model.finding import error
from ..model.place import Place
from ..model.speech import _


def read_file(path: Path) -> bytes:
    """一个文件的内容；打不开的抛 :class:`UsageError`。"""
    try:
        return path.read_bytes()
    except OSError as problem:
        name = path.as_posix()
        raise unreadable(name, _("打不开 {file}", file=name), _("核对路径；正开着就先关掉")) from problem


def write_all(files: Mapping[Path, bytes]) -> None:
    """写一批文件。任何一个写不成，已经换上的也换回来，抛 :class:`UsageError`。"""
    staged: list[tuple[Path, Path]] = []
    swapped: list[tuple[Path, Path | None]] = []
    target = Path()
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.append((_beside(target, data), target))
        for temporary, target in staged:
            swapped.append((target, _beside(target, target.read_bytes()) if target.exists() else None))
            os.replace(temporary, target)
    except KeyboardInterrupt:
        _restore_all(swapped)
        raise
    except OSError as problem:
        _restore_all(swapped)
        hint = _("文件可能正开着：在 Word 或 WPS 里关掉它再试；也看看文件夹能不能写")
        if isinstance(problem, (FileExistsError, NotADirectoryError)):
            hint = _("要放文件的文件夹被一个同名的文件占着，给那个文件改个名字")
        blamed = target.as_posix()
        raise UsageError([error("unwritable-file", _("写不了 {file}", file=blamed), hint, Place(blamed))]) from problem
    finally:
        for leftover in (*(pair[0] for pair in staged), *(pair[1] for pair in swapped)):
            if leftover is not None:
                leftover.unlink(missing_ok=True)


def _beside(target: Path, data: bytes) -> Path:
    """写在目标旁边的临时文件；名字带进程号，几条命令同时写也不相干。"""
    number = 0
    while True:
        path = target.parent / f".~{os.getpid()}-{number}.tmp"
        try:
            stream = path.open("xb")
        except FileExistsError:
            number += 1
            continue
        try:
            with stream:
                stream.write(data)
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path


def _restore_all(swapped: Iterable[tuple[Path, Path | None]]) -> None:
    for done, former in swapped:
        _restore(done, former)


def _restore(target: Path, former: Path | None) -> None:
    """换回原来的；原来没有就删去新的。"""
    try:
        if former is None:
            target.unlink(missing_ok=True)
        else:
            os.replace(former, target)
    except OSError:
        return  # 换不回来也只能到此：原来的内容还在旁边的临时文件里


def wrong_usage(message: str, hint: str, path: str | None = None) -> UsageError:
    """命令用得不对：名字不能用、那里已经有了。"""
    return UsageError([error("wrong-usage", message, hint, Place(path) if path else None)])


# -- 新文件夹 --


def refuse_occupied(root: Path) -> None:
    """要新建的文件夹已经有东西、是个文件、打不开的，抛 :class:`UsageError`。"""
    path = root.as_posix()
    try:
        other = root.is_symlink() or (root.exists() and not root.is_dir())
        occupied = not other and root.is_dir() and any(root.iterdir())
    except OSError as problem:
        raise wrong_usage(_("打不开文件夹 {path}", path=path), _("名字短一些，放在能写的地方"), path) from problem
    if other:
        raise wrong_usage(_("{path} 是一个文件，不是文件夹", path=path), _("换一个名字"), path)
    if occupied:
        message = _("文件夹 {path} 里已经有东西", path=path)
        raise wrong_usage(message, _("换一个新名字，或先把里面的东西挪走；已有的文件不会动"), path)


def write_fresh(root: Path, files: Mapping[str, bytes]) -> None:
    """在新文件夹里写一批文件；写不成就把新建的文件夹也收走。"""
    targets = {root / name: data for name, data in files.items()}
    folders = {folder for path in targets for folder in path.absolute().parents}
    fresh = sorted((folder for folder in folders if not folder.exists()), key=lambda one: len(one.parts), reverse=True)
    try:
        write_all(targets)
    except UsageError:
        for folder in fresh:
            with suppress(OSError):
                folder.rmdir()
        raise
