"""英文界面：每句话都有译文，印出来的英文里只有资料是中文。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

import fuer_docs
from fuer_docs.compose.fragments import FORMS
from fuer_docs.model.schema import facts_schema, setting_schema
from fuer_docs.model.speech import speak

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path(fuer_docs.__file__).resolve().parent
CATALOGUE = PACKAGE / "locale" / "en" / "messages.po"
HAN = re.compile(r"[\u4e00-\u9fff]+")


@pytest.fixture(autouse=True)
def _chinese_again() -> Iterator[None]:
    yield
    speak(None)


@pytest.fixture(scope="module")
def said() -> set[str]:
    """代码里全部要译的话。"""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file, "babel.cfg")
    found = extract_from_dir(PACKAGE, methods, options, keywords={"_": None, "mark": None})
    return {message for _file, _line, message, _comments, _context in found if isinstance(message, str)}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en", abort_invalid=True)


@pytest.fixture(scope="module")
def english(catalogue: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def placeholders(text: str) -> list[str]:
    return sorted(name for _before, name, _spec, _conversion in Formatter().parse(text) if name is not None)


def test_every_message_has_a_translation_and_none_is_left_over(said: set[str], english: dict[str, str]) -> None:
    assert len(said) > 300
    assert not said - set(english), "没有译文，重新收词"
    assert not set(english) - said, "代码里已经没有这句话"
    assert not [text for text, translated in english.items() if not translated.strip()]


def test_the_file_has_nothing_that_changes_on_each_run(catalogue: Catalog) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    assert not re.search(r"Date:|Generated-By|Translator|fuzzy|^#~|^#:", text, re.M)
    assert not catalogue.obsolete


def test_placeholders_are_the_same(english: dict[str, str]) -> None:
    for text, translated in english.items():
        if "{" not in text or '{"' in text:
            continue
        assert placeholders(text) == placeholders(translated), text
        for braces in ("{{", "}}"):
            assert text.count(braces) == translated.count(braces), text


def test_words_kept_in_chinese_are_words_of_the_original(english: dict[str, str]) -> None:
    keys = typed_words()
    for text, translated in english.items():
        for word in HAN.findall(translated):
            assert word in text or word in keys, (text, word)


def typed_words() -> set[str]:
    """要照中文写的类型名、键和选项。"""

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            yield from map(str, [*node.get("properties", {}), *node.get("enum", [])])
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from walk(child)

    return set(walk([facts_schema(), setting_schema()]))


def data_of(workspace: Path) -> str:
    """资料：工作区里的字、文件名、类型名、键和选项、译文里照写的键。"""
    files = [path for path in workspace.rglob("*") if path.suffix in {".yaml", ".txt"}]
    names = {path.stem for folder in (workspace, ROOT / "templates") for path in folder.rglob("*")}
    kept = HAN.findall("\n".join(re.findall(r"^msgstr .*$", CATALOGUE.read_text(encoding="utf-8"), re.M)))
    return "\n".join([*(path.read_text(encoding="utf-8") for path in files), *names, *typed_words(), *kept])


def chinese_left(text: str, data: str) -> set[str]:
    return {word for word in HAN.findall(text) if word not in data}


def test_help_has_no_chinese(run: Run) -> None:
    from fuer_docs.cli.main import COMMANDS

    groups = [
        ("templates", "list"),
        ("templates", "lint"),
        ("templates", "new"),
        ("fragments", "list"),
        ("fragments", "show"),
        ("collect", "new"),
        ("collect", "status"),
        ("collect", "merge"),
    ]
    for words in ((), *((name,) for name in COMMANDS), *groups, ("fragments", "lint")):
        for arguments in (("--lang", "en", *words, "--help"), (*words, "--help", "--lang=en")):
            code, out, err = run(*arguments)
            assert (code, err) == (0, "")
            assert not set(HAN.findall(out)) - typed_words() - set(FORMS), arguments
            assert "Usage:" in out
            assert "Show this help" in out


@pytest.mark.parametrize(
    "arguments",
    [("buidl",), ("build",), ("build", ".", "--nope"), ("build", ".", "--to", "pdf"), ("build", ".", "--date", "x"),
     ("templates",), ("templates", "x"), ("fragments", "show"), ("build", "nowhere"), ("fragments", "show", "x"),
     ("init",), ("init", "x", "--year", "y"), ("templates", "new"), ("fragments", "list", "--date", "x")],
)  # fmt: skip
def test_wrong_usage_has_no_chinese(run: Run, arguments: tuple[str, ...]) -> None:
    for words in (("--lang", "en", *arguments), (*arguments, "--lang", "en")):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert err.strip()
        assert not HAN.findall(err), err


def test_chinese_comes_back_after_english(run: Run) -> None:
    assert "Usage" in run("--help", "--lang", "en")[1]
    assert "用法" in run("--help")[1]


def test_facts_are_chinese_and_the_rest_is_english(workspace: Path, run: Run, run_json: Callable[..., Any]) -> None:
    _code, known = run_json("facts", workspace)
    listed = [entry["text"] for fact in known["facts"] for entry in fact["values"]]
    derived = [text for item in known["derived"] for text in (item["name"], item["text"], item["formula"] or "")]
    code, out, err = run("facts", workspace, "--lang", "en")
    assert code == 0
    assert not chinese_left(out + err, "\n".join([data_of(workspace), *listed, *derived]))
    assert "Worked out (as of" in out


def test_a_broken_workspace_is_explained_in_english(
    workspace: Path, run: Run, edit: Callable[[Path, str, str], None]
) -> None:
    facts = workspace / "facts"
    edit(facts / "指标-儿童.yaml", "状态: 预期达标难度大", "状态: 差一点达标")
    edit(workspace / "fuer.yaml", "文种: 工作计划", "文种: 工作计化")
    edit(workspace / "fuer.yaml", "字数: 3000-5000", "字数: 很长")
    (facts / "坏.yaml").write_text(
        "任务:\n  - 名称：一\n\t内容: 二\n  - {编号: 三，名称: 四}\n  - {名称: 五, 没有的: 六}\n没这类: [七]\n",
        encoding="utf-8",
    )
    (facts / "更坏.yaml").write_text("任务: [1, {2: &甲 3}\n", encoding="utf-8")
    (facts / "标签.yaml").write_text("任务:\n  - 名称: 八\n    落实: 九\n成绩: 十\n", encoding="utf-8")
    code, out, err = run("build", workspace, "--lang", "en")
    assert code == 1
    assert err.count("Error ") > 6
    assert "Nothing was written" in err
    assert not chinese_left(out + err, data_of(workspace)), err


def test_the_report_of_a_build_is_english(workspace: Path, run: Run, edit: Callable[[Path, str, str], None]) -> None:
    edit(workspace / "fuer.yaml", "字数: 3000-5000", "字数: 30000-50000")
    assert run("build", workspace)[0] == 0
    edit(workspace / "facts" / "指标-儿童.yaml", "状态: 预期达标难度大", "状态: 达标")
    code, out, err = run("build", workspace, "--lang", "en")
    assert code == 0
    assert "Wrote " in out
    assert "Since last time " in out
    fixed = re.sub(r"^  Paragraph .*$|^    .*$", "", out + err, flags=re.M)
    assert not chinese_left(fixed, data_of(workspace)), fixed


def test_papers_are_the_same_in_either_language(
    workspace: Path, run: Run, tmp_path: Path, edit: Callable[[Path, str, str], None]
) -> None:
    edit(workspace / "fuer.yaml", "成文日期: 2022-12-20", "成文日期: 待补")
    papers = []
    for language in ("zh", "en"):
        out = tmp_path / language
        assert run("build", workspace, "--out", out, "--to", "txt", "--lang", language)[0] == 0
        papers.append({path.name: path.read_text(encoding="utf-8") for path in out.glob("*.txt")})
    assert any("【待补：文稿“年度总结”的成文日期】" in text for text in papers[0].values())
    assert papers[0] == papers[1]
