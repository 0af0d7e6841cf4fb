"""讲话和计划的每一种写法都走一遍：换场合、换层级、换单位类型，逐个点名，写出来都读得通。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from erosion import SAMPLE, Eroder, load_sample
from prose import faults

from fuer_docs.compose.compose import Composition
from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import Shelf, open_workspace
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.finding import Severity
from fuer_docs.ooxml.template import read_template

KINDS = ("讲话", "工作计划")
OCCASIONS = ("部署会", "年度会", "表彰会", "")
OFFICES = {
    "妇儿工委": ("云溪县妇女儿童工作委员会", "云溪县", "县区"),
    "妇联": ("云溪县妇女联合会", "云溪县", "县区"),
    "中心": ("云溪县妇女儿童活动中心", "云溪县", "县区"),
    "市妇儿工委": ("云溪市妇女儿童工作委员会", "云溪市", "市"),
    "省妇儿工委": ("云溪省妇女儿童工作委员会", "云溪省", "省"),
    "乡镇妇联": ("桐花乡妇女联合会", "桐花乡", "乡镇"),
}
UNIT_TYPES = {"市妇儿工委": "妇儿工委", "省妇儿工委": "妇儿工委", "乡镇妇联": "妇联"}
SEEDS = (-1, 0, 5, 10, 15)
"""-1 是一条不删；其余照种子删，越往后删得越狠。"""


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    return load_sample()


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return open_workspace(SAMPLE)[2]


def _files(sample: dict[str, Any], office: str, occasion: str, seed: int) -> dict[str, bytes]:
    files = Eroder(max(seed, 0)).erode(sample) if seed >= 0 else Eroder.untouched(sample)
    name, place, level = OFFICES[office]
    occasion_line = f", 场合: {occasion}" if occasion else ""
    files["fuer.yaml"] = (
        f"单位: {name}\n单位类型: {UNIT_TYPES.get(office, office)}\n层级: {level}\n"
        f"地名: {{本级: {place}, 上级: 临江州}}\n年度: 2022\n文稿:\n"
        f"  - {{编号: 讲话, 文种: 讲话{occasion_line}, 会议: 迎检部署会, 讲话人: 分管副县长, 成文日期: 2022-05-10,"
        f" 代表: [县政府], 致谢: [广大妇女儿童工作者]}}\n"
        f"  - {{编号: 计划, 文种: 工作计划, 年度: 2023, 成文日期: 2022-12-28}}\n"
    ).encode()
    if "会议: 迎检部署会" in files["fuer.yaml"].decode() and "迎检部署会" not in str(
        files.get("facts/会议督导.yaml", b"").decode()
    ):
        files["fuer.yaml"] = files["fuer.yaml"].replace(" 会议: 迎检部署会,".encode(), b"")
    if "分管副县长" not in files.get("facts/机构人员.yaml", b"").decode():
        files["fuer.yaml"] = files["fuer.yaml"].replace(" 讲话人: 分管副县长,".encode(), b"")
    return files


def _papers(files: dict[str, bytes], shelf: Shelf) -> Iterator[tuple[str, Composition]]:
    workspace, _findings = load_workspace(files)
    for paper in workspace.setting.papers:
        kind = paper.kind.text
        file, item = shelf.templates[kind]
        scene = make_scene(workspace, shelf, paper, kind)
        yield kind, compose_paper(scene, shelf, read_template(item.read_bytes(), file, "gbt9704"))


def _rounds(shelf: Shelf) -> int:
    return max(len(items) for slot, items in shelf.fragments[0].items() if slot.partition("/")[0] in KINDS)


def _wordings(shelf: Shelf, office: str, turn: int) -> bytes:
    """每个位置都点名用第 ``turn`` 种写法；不合用的引擎自会另挑。"""
    name = OFFICES[office][0]
    lines = [f"{name}:", "  2022:"]
    for slot, items in shelf.fragments[0].items():
        if slot.partition("/")[0] in KINDS and len(items) > 1:
            lines.append(f"    {slot}: {items[turn % len(items)].code}")
    return ("\n".join(lines) + "\n").encode()


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("occasion", OCCASIONS, ids=lambda name: name or "没有场合")
def test_every_wording_reads_well(office: str, occasion: str, sample: dict[str, Any], shelf: Shelf) -> None:
    found: dict[str, str] = {}
    for seed in SEEDS:
        files = _files(sample, office, occasion, seed)
        for turn in range(_rounds(shelf) if seed < 0 else 3):
            for kind, composition in _papers(files | {"措辞.yaml": _wordings(shelf, office, turn)}, shelf):
                errors = [item.message for item in composition.findings if item.severity is Severity.ERROR]
                for fault in [*errors, *faults(composition.document)]:
                    found.setdefault(f"{kind}　{fault}", f"种子{seed}第{turn}轮")
    assert not found, "\n".join(f"{where}　{fault}" for fault, where in found.items())


@pytest.mark.parametrize("name", ["city-annual", "district-plan"])
def test_the_annual_speech_and_the_plan_read_well_whatever_is_missing(name: str, shelf: Shelf) -> None:
    tree = load_sample(SAMPLE.parent / name)
    found: dict[str, str] = {}
    for seed in range(80):
        for kind, composition in _papers(Eroder(seed).erode(tree), shelf):
            errors = [item.message for item in composition.findings if item.severity is Severity.ERROR]
            for fault in [*errors, *faults(composition.document)]:
                found.setdefault(f"{kind}　{fault}", f"种子{seed}")
    assert not found, "\n".join(f"{where}　{fault}" for fault, where in found.items())


EVERY_PAPER_HAS = [
    *(f"讲话/{part}" for part in ("开头", "祝贺", "过渡", "标题", "认识/政策", "认识/大局", "问题", "结尾")),
    *(f"讲话/{occasion}/{part}" for occasion in ("年度会", "表彰会") for part in ("开头", "过渡", "标题", "结尾")),
    *(f"工作计划/{part}" for part in ("开头", "目标", "督办", "结尾")),
]


@pytest.mark.parametrize("slot", EVERY_PAPER_HAS)
def test_what_every_paper_has_can_be_said_in_three_ways(slot: str, shelf: Shelf) -> None:
    assert len(shelf.fragments[0][slot]) >= 3


def test_headings_of_one_family_are_about_as_long(shelf: Shelf) -> None:
    families = [item for slot, items in shelf.fragments[0].items() if slot.endswith("/标题") for item in items]
    for fragment in families:
        headings = [line for line in fragment.lines if line.startswith("# ") and "{%" not in line]
        lengths = [len(heading) for heading in headings]
        assert not lengths or max(lengths) - min(lengths) <= 1, fragment.code
