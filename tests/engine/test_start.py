"""新建工作区：各类各级都拿来就能成文；例子打开就能用，键一个不缺；名称写得再怪也只是一句话。"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fuer_docs.check.facts import check_facts
from fuer_docs.engine.build import Request, build, exit_code
from fuer_docs.engine.check import check_paths
from fuer_docs.engine.examples import THEMES, example_files, uncommented, words_of
from fuer_docs.engine.shelf import library_shelf
from fuer_docs.engine.start import NewWorkspace, create_workspace, office_of
from fuer_docs.engine.workspace import latest_day, open_workspace
from fuer_docs.errors import InputError, UsageError
from fuer_docs.load.workspace import load_workspace
from fuer_docs.load.yaml_text import read_yaml
from fuer_docs.model.facts import FACT_TYPES, Fact
from fuer_docs.model.finding import Severity
from fuer_docs.model.setting import OFFICE_LEVELS, UNIT_TYPES
from fuer_docs.model.shapes import keys_of
from fuer_docs.ooxml.reader import read_paragraphs

PLACES = {"省": "远山省", "市": "临江州", "县区": "云溪县", "乡镇": "云溪县石桥镇"}
UNITS = {"妇儿工委": "妇女儿童工作委员会", "妇联": "妇女联合会", "中心": "妇女儿童活动中心"}
EVERY = [(unit_type, level) for unit_type in UNIT_TYPES for level in OFFICE_LEVELS]


def made(root: Path, unit_type: str = "妇儿工委", level: str = "县区", name: str = "", year: int = 2022) -> Path:
    wanted = NewWorkspace(root, unit_type, level, name or PLACES[level] + UNITS[unit_type], year)
    create_workspace(wanted, library_shelf())
    return root


def words(paper: Path) -> str:
    """文稿里的字。"""
    return "\n".join(paragraph.text for paragraph in read_paragraphs(paper.read_bytes(), paper.name))


def opened(root: Path) -> Path:
    """例子全部打开。"""
    for path in [root / "fuer.yaml", *(root / "facts").iterdir()]:
        path.write_text(uncommented(path.read_text(encoding="utf-8")), encoding="utf-8")
    return root


@pytest.mark.parametrize(("unit_type", "level"), EVERY, ids="-".join)
def test_a_new_workspace_builds_at_once_with_gaps_and_no_errors(tmp_path: Path, unit_type: str, level: str) -> None:
    result = build(Request(made(tmp_path / "新", unit_type, level)))
    assert exit_code(result) == 0
    assert {finding.rule for finding in result.findings} <= {"no-date"}
    assert result.built
    for built in result.built:
        gaps = [gap.name for _n, gap in built.gaps]
        assert any("成文日期" in name for name in gaps)
        assert any("成绩" in name or "任务" in name for name in gaps), "没填的事实印成待补"
        assert "这里的内容" not in gaps, "待补说得出该填哪一项"
        shown = re.sub("【待补：[^】]*】", "", words(Path(built.file)))
        assert not re.search("(短板|任务)一", shown), "占位的编号不印出来"
    said = [finding for one in check_paths([tmp_path / "新"]) for finding in one.findings]
    assert [finding.message for finding in said if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("unit_type", "level"), EVERY, ids="-".join)
def test_every_example_uncommented_reads_and_builds_without_errors(tmp_path: Path, unit_type: str, level: str) -> None:
    root = opened(made(tmp_path / "新", unit_type, level))
    workspace, findings, _shelf = open_workspace(root)
    assert [finding.message for finding in findings] == []
    checked = check_facts(workspace.facts, latest_day(workspace), workspace.caliber)
    assert [item.message for item in checked if item.severity is Severity.ERROR] == []
    assert exit_code(build(Request(root))) == 0


def test_every_key_of_every_fact_is_shown_in_an_example(tmp_path: Path) -> None:
    workspace, _findings, _shelf = open_workspace(opened(made(tmp_path / "新")))
    common = keys_of(Fact)
    texts = "\n".join(path.read_text(encoding="utf-8") for path in (tmp_path / "新" / "facts").iterdir())
    for kind in FACT_TYPES:
        written = {zh for fact in workspace.facts.of(kind.ZH) for zh in fact.spots}
        own = {zh for zh in keys_of(kind) if zh not in common}
        missing = {zh for zh in own - written if f"还可以写 {zh}：" not in texts}
        assert not missing, f"{kind.ZH}的例子里没有：{missing}"
    shown = {zh for fact in workspace.facts.of("成绩") for zh in fact.spots}
    assert set(common) <= shown


def test_every_key_named_in_the_examples_exists() -> None:
    """例子里写了表里没有的键，打开就读不进；这里看没有漏掉一处。"""
    words = words_of(office_of("云溪县妇女联合会", "妇联", "县区"), 2022)
    for name, text in example_files(words).items():
        node, findings = read_yaml(uncommented(text).encode(), name)
        assert node is not None
        assert findings == []
        assert "%" not in re.sub(r'"%"|\d%', "", text), "有没换掉的词"


@pytest.mark.parametrize("kind", [kind.ZH for kind in FACT_TYPES])
def test_one_example_opened_alone_only_misses_what_it_points_to(tmp_path: Path, kind: str) -> None:
    root = made(tmp_path / "新")
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")}
    for name, data in files.items():
        files[name] = _only(kind, data.decode()).encode()
    assert faults(files) <= {"dangling-reference"}


def faults(files: dict[str, bytes]) -> set[str]:
    """读不进的原因。"""
    try:
        load_workspace(files)
    except InputError as problem:
        return {finding.rule for finding in problem.findings}
    return set()


def _only(kind: str, text: str) -> str:
    """只打开一种事实的例子。"""
    blocks = re.split(r"(?m)^(?=\S+:)", text)
    return "".join(
        uncommented(block) if block.startswith(f"{kind}:") else block for block in blocks
    )  # fmt: skip


def test_each_fact_type_stands_in_one_file() -> None:
    files = example_files(words_of(office_of("云溪县妇联", "妇联", "县区"), 2022))
    heads = [line for text in files.values() for line in re.findall(r"(?m)^(\S+):$", text)]
    assert sorted(heads) == sorted(kind.ZH for kind in FACT_TYPES)
    assert [f"facts/{theme}.yaml" for theme in THEMES] == [name for name in files if "其他" not in name]


def test_the_year_moves_through_all_the_examples(tmp_path: Path) -> None:
    root = made(tmp_path / "新", year=2014)
    texts = "\n".join(path.read_text(encoding="utf-8") for path in root.rglob("*.yaml"))
    assert set(re.findall(r"\b(20\d\d)\b", texts)) <= {"2011", "2012", "2013", "2014", "2015", "2020"}
    assert "2011—2020年" in texts


# -- 单位名称 --


@pytest.mark.parametrize(
    ("name", "unit_type", "level", "place", "upper", "full", "short"),
    [
        ("云溪县妇儿工委", "妇儿工委", "县区", "云溪县", "", "云溪县妇女儿童工作委员会", "县妇儿工委"),
        ("云溪县妇儿工委办", "妇儿工委", "县区", "云溪县", "", "云溪县妇女儿童工作委员会办公室", "县妇儿工委办"),
        ("临江州云溪县妇联", "妇联", "县区", "云溪县", "临江州", "临江州云溪县妇女联合会", "县妇联"),
        ("远山省妇女联合会", "妇联", "省", "远山省", "", "远山省妇女联合会", "省妇联"),
        ("北原自治区妇联", "妇联", "省", "北原自治区", "", "北原自治区妇女联合会", "自治区妇联"),
        ("昌州市望川区妇联", "妇联", "县区", "望川区", "昌州市", "昌州市望川区妇女联合会", "区妇联"),
        ("临山市市中区妇联", "妇联", "县区", "市中区", "临山市", "临山市市中区妇女联合会", "区妇联"),
        ("兴乡市妇联", "妇联", "市", "兴乡市", "", "兴乡市妇女联合会", "市妇联"),
        ("河县区妇联", "妇联", "县区", "河县区", "", "河县区妇女联合会", "区妇联"),
        ("北乡县妇联", "妇联", "县区", "北乡县", "", "北乡县妇女联合会", "县妇联"),
        ("云溪县石桥镇妇联", "妇联", "乡镇", "石桥镇", "云溪县", "云溪县石桥镇妇女联合会", "镇妇联"),
        ("江北区望江街道妇联", "妇联", "乡镇", "望江街道", "江北区", "江北区望江街道妇女联合会", "街道妇联"),
        ("云溪县妇女儿童活动中心", "中心", "县区", "云溪县", "", "云溪县妇女儿童活动中心", "县妇女儿童活动中心"),
        ("阿尔旗妇联", "妇联", "县区", "阿尔旗", "", "阿尔旗妇女联合会", "旗妇联"),
    ],
)  # fmt: skip
def test_the_place_and_the_short_name_come_from_the_name(
    name: str, unit_type: str, level: str, place: str, upper: str, full: str, short: str
) -> None:
    office = office_of(name, unit_type, level)
    assert (office.place, office.upper, office.full, office.short) == (place, upper, full, short)


@pytest.mark.parametrize(
    ("name", "level", "says"),
    [
        ("", "县区", "是空的"), ("   ", "县区", "是空的"), ("云" * 61 + "县妇联", "县区", "太长"),
        ("云溪县/妇联", "县区", "不能有“/”"), ("../云溪县妇联", "县区", "不能有“.”"), ("云溪县妇联\n单位: 甲", "县区", "不能有"),
        ('云溪县"妇联', "县区", "不能有“\"”"), ("云溪县妇联: 甲", "县区", "不能有“:”"), ("妇联", "县区", "看不出是哪个地方"),
        ("云溪妇女之家", "县区", "看不出是哪个地方"), ("云溪县财政局", "县区", "看不出是哪个地方"),
        ("云溪县妇联", "市", "不像市级的地名"), ("临江市妇联", "乡镇", "不像乡镇级的地名"),
        ("北原自治区妇联", "县区", "不像县区级的地名"), ("云溪县妇儿工委", "县区", "--type 写的是妇联"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_used_is_refused_in_one_sentence(
    tmp_path: Path, name: str, level: str, says: str
) -> None:
    with pytest.raises(UsageError, match=re.escape(says)) as refused:
        made(tmp_path / "新", "妇联", level, name or " ")
    assert refused.value.findings[0].hint
    assert not (tmp_path / "新").exists()


# -- 文件夹 --


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "旧").mkdir()
    (tmp_path / "旧" / "我的.txt").write_text("要紧", encoding="utf-8")
    with pytest.raises(UsageError, match="里已经有东西"):
        made(tmp_path / "旧")
    assert [path.name for path in (tmp_path / "旧").iterdir()] == ["我的.txt"]


def test_an_empty_folder_and_a_deep_one_are_used(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    for root in (tmp_path / "空", tmp_path / "一" / "二" / "三"):
        assert (made(root) / "fuer.yaml").is_file()


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "占").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="是一个文件"):
        made(tmp_path / "占")
    with pytest.raises(UsageError):
        made(tmp_path / "占" / "里面")
    assert (tmp_path / "占").read_text(encoding="utf-8") == ""


def test_all_or_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """写到一半写不下去：一个文件、一个文件夹也不留。"""
    import fuer_docs.engine.files as writing

    usual, count = writing._beside, iter(range(100))

    def full_disk(target: Path, data: bytes) -> Path:
        if next(count) == 4:
            raise OSError("没有空间")
        return usual(target, data)

    monkeypatch.setattr(writing, "_beside", full_disk)
    with pytest.raises(UsageError, match="写不了"):
        made(tmp_path / "深" / "新")
    assert list(tmp_path.iterdir()) == []


def test_the_files_are_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    for path in made(tmp_path / "新").rglob("*.yaml"):
        data = path.read_bytes()
        assert data.decode("utf-8").startswith("#")
        assert b"\r" not in data
        assert not data.startswith(b"\xef\xbb\xbf")
