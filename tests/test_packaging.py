"""装得上、带得全：wheel 里有全部模板和片段，换个文件夹也跑得起来（HOUSE §4.5）。"""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

import fuer_docs

ROOT = Path(__file__).resolve().parent.parent
CARRIED = ("templates", "fragments")
SKIPPED = (".git", ".venv", "out", "__pycache__", ".*_cache", "node_modules", "bench", "dist")


def bare_environment(**more: str) -> dict[str, str]:
    return {key: text for key, text in os.environ.items() if key != "PYTHONPATH"} | more


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """源码的一份拷贝。"""
    target = tmp_path_factory.mktemp("checkout") / "fuer_docs_repo"
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*SKIPPED))
    return target


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """打好的 wheel；不连网。"""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=checkout, capture_output=True, text=True, check=False, env=bare_environment(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (only,) = folder.glob("*.whl")
    return only


def test_the_wheel_carries_every_template_and_fragment(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for folder in CARRIED:
            here = {
                path.relative_to(ROOT).as_posix(): path.read_bytes()
                for path in (ROOT / folder).rglob("*")
                if path.is_file() and not path.name.startswith((".", "~$"))
            }
            assert len(here) >= 4
            inside = {
                name.removeprefix("fuer_docs/_bundled/"): archive.read(name)
                for name in archive.namelist()
                if name.startswith(f"fuer_docs/_bundled/{folder}/")
            }
            assert set(inside) == set(here)


def test_the_wheel_carries_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"fuer_docs"}
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "fuer_docs").rglob("*.py")}
    assert code <= set(names)
    assert not [name for name in names if "__pycache__" in name or name.startswith("fuer_docs/_bundled/samples")]


def test_an_installed_wheel_runs_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(target), str(wheel)],
        check=True, capture_output=True, env=bare_environment(PIP_DISABLE_PIP_VERSION_CHECK="1"),
    )  # fmt: skip
    shutil.copytree(ROOT / "samples" / "county-2022", tmp_path / "ws", ignore=shutil.ignore_patterns("out"))
    environment = bare_environment(PYTHONPATH=str(target), PYTHONSAFEPATH="1", PYTHONIOENCODING="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "fuer_docs", *arguments],
            cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    kinds = run("kinds")
    assert kinds.returncode == 0, kinds.stderr
    for kind in ("讲话", "工作总结", "工作计划"):
        assert kind in kinds.stdout
    assert run("build", "ws").returncode == 0
    assert len(list((tmp_path / "ws" / "out").glob("*.docx"))) == 4
    assert (
        run("init", "新", "--type", "妇联", "--level", "县区", "--name", "云溪县妇联", "--year", "2022").returncode == 0
    )
    assert run("templates", "new", "情况汇报", "-o", "新").returncode == 0
    assert run("templates", "lint", "新/templates/情况汇报.docx", "--annotate", "批注.docx").returncode == 0
    assert run("build", "新").returncode == 0
    linted = run("fragments", "lint", "--format", "json")
    assert linted.returncode == 0, linted.stdout[:2000]
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert run("--version").stdout.strip() == f"fuer-docs {declared}"
    assert run("--lang", "en", "kinds").returncode == 0
    where = subprocess.run(
        [sys.executable, "-c", "import fuer_docs; print(fuer_docs.__file__)"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(target), "跑的是装上的那一份"


def test_an_editable_install_works_and_copies_nothing(checkout: Path, tmp_path: Path) -> None:
    pytest.importorskip("editables", reason="hatchling 以编辑方式安装要它")
    venv.create(tmp_path / "venv", with_pip=False, symlinks=os.name != "nt")
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip())
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index",
         "--no-build-isolation", "-e", str(checkout)],
        capture_output=True, text=True, check=False, env=bare_environment(PIP_DISABLE_PIP_VERSION_CHECK="1"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not (site / "fuer_docs").exists()
    assert not list(site.rglob("_bundled"))
    assert not [path for path in site.rglob("*.docx")]
    command = scripts / ("fuer-docs.exe" if os.name == "nt" else "fuer-docs")
    kinds = subprocess.run(
        [str(command), "kinds"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
        env=bare_environment(PYTHONIOENCODING="utf-8"),
    )  # fmt: skip
    assert kinds.returncode == 0, kinds.stderr
    assert "工作总结" in kinds.stdout
    fragment = next((checkout / "fragments").rglob("*.txt"))
    fragment.write_text(fragment.read_text(encoding="utf-8") + "编辑装的改了就见效。\n", encoding="utf-8")
    shown = subprocess.run(
        [str(command), "fragments", "show", code_of(fragment)], cwd=tmp_path, capture_output=True, text=True,
        encoding="utf-8", check=False, env=bare_environment(PYTHONIOENCODING="utf-8"),
    )  # fmt: skip
    assert "编辑装的改了就见效。" in shown.stdout


def code_of(fragment: Path) -> str:
    return next(
        line.partition(":")[2].strip().strip("'\"")
        for line in fragment.read_text(encoding="utf-8").splitlines()
        if line.startswith("编号:")
    )


# -- 公开的门面 --


def test_every_public_name_is_there_and_nothing_is_missing() -> None:
    assert sorted(set(fuer_docs.__all__)) == sorted(fuer_docs.__all__)
    for name in fuer_docs.__all__:
        assert getattr(fuer_docs, name).__module__.startswith("fuer_docs.")
    assert set(fuer_docs._HOMES) == set(fuer_docs.__all__)
    assert not hasattr(fuer_docs, "没有这个名字")


def test_public_names_do_not_shadow_a_room() -> None:
    rooms = {
        path.stem for path in (ROOT / "fuer_docs").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert not rooms & set(fuer_docs.__all__)


def test_public_verbs_name_what_they_act_on() -> None:
    for name in fuer_docs.__all__:
        assert callable(getattr(fuer_docs, name))
        assert getattr(fuer_docs, name).__doc__


def test_the_documented_example_runs(workspace: Path) -> None:
    from fuer_docs import Request, build_papers, list_facts, trace_paper

    result = build_papers(Request(workspace))
    assert len(result.built) == 4
    assert any(paragraph.sources for paragraph in trace_paper(Path(result.built[0].file)))
    assert list_facts(workspace).derived


def test_every_module_can_be_imported_alone() -> None:
    for path in (ROOT / "fuer_docs").rglob("*.py"):
        if path.name != "__main__.py":
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            importlib.import_module(name)


def test_declared_dependencies_are_the_ones_that_are_used() -> None:
    import ast

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {line.partition(">=")[0].strip().lower() for line in project["dependencies"]}
    names = {"yaml": "pyyaml"}
    used = set()
    for path in (ROOT / "fuer_docs").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                used.add(node.module.partition(".")[0])
    outside = {names.get(name, name) for name in used if name not in sys.stdlib_module_names and name != "fuer_docs"}
    assert outside == declared
