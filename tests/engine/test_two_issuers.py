"""一套事实，两家的文稿：同一件事两边数目一样，只给一家的事不串到另一家。"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fuer_docs import Request, build_papers

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "district-2014"
FEDERATION, COMMITTEE = "工作总结", "总结和计划"
SHARED = (
    "6577名", "10名", "130万元", "160名", "4期", "2期", "100%", "1月、3月", "3月6日", "9月", "第二阶段6月启动", "三年内",
    "青石街道锦苑社区", "3月8日", "全省首个由妇联牵头组建", "沈素云", "纪南乔",
)  # fmt: skip
"""两家都写的事。"""
FEDERATION_ONLY = (
    "40名",
    "30名",
    "4名",
    "莲塘社区",
    "雅园社区",
    "红枫桥社区",
    "群众路线",
    "爱心义卖",
    "把创业服务送到街镇",
)
COMMITTEE_ONLY = (
    "95场次", "240处", "5场", "90%以上", "1人", "14人", "321人", "98%", "21人", "17个街镇", "3人", "85%以上", "62人",
    "28.3%", "64人", "31.8%", "423人", "约47%", "17687人", "5764人", "土地权益", "突破难点",
)  # fmt: skip


def papers(root: Path) -> dict[str, str]:
    return {
        built.kind: Path(built.file).read_text(encoding="utf-8")
        for built in build_papers(Request(root, to="txt")).built
    }


def copied(root: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, root / "district-2014", ignore=shutil.ignore_patterns("out")))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return papers(copied(tmp_path_factory.mktemp("two-issuers")))


@pytest.mark.parametrize("words", SHARED)
def test_a_shared_fact_stands_in_both_papers(texts: dict[str, str], words: str) -> None:
    assert words in texts[FEDERATION]
    assert words in texts[COMMITTEE]


@pytest.mark.parametrize("words", FEDERATION_ONLY)
def test_what_is_the_federations_stays_out_of_the_committees_paper(texts: dict[str, str], words: str) -> None:
    assert words in texts[FEDERATION]
    assert words not in texts[COMMITTEE]


@pytest.mark.parametrize("words", COMMITTEE_ONLY)
def test_what_is_the_committees_stays_out_of_the_federations_paper(texts: dict[str, str], words: str) -> None:
    assert words in texts[COMMITTEE]
    assert words not in texts[FEDERATION]


def test_each_paper_is_signed_by_its_own_issuer(texts: dict[str, str]) -> None:
    assert texts[FEDERATION].rstrip().splitlines()[-2:] == ["荷岭区妇女联合会", "2014年12月19日"]
    assert texts[COMMITTEE].rstrip().splitlines()[-2:] == ["荷岭区妇女儿童工作委员会", "2014年12月26日"]
    assert "区妇儿工委" not in texts[FEDERATION]


def test_each_issuer_has_its_own_headings(texts: dict[str, str]) -> None:
    assert "强基固本，加强妇联自身建设" in texts[FEDERATION]
    assert "压实责任，规划实施机制更加健全" in texts[COMMITTEE]


def test_the_two_papers_do_not_repeat_each_other(texts: dict[str, str]) -> None:
    """同一件事两种说法：一模一样的句子只占少数。"""
    ours, theirs = (
        {line for line in text.replace("。", "。\n").splitlines() if len(line) > 12} for text in texts.values()
    )
    assert len(ours & theirs) < min(len(ours), len(theirs)) / 2


def test_one_change_reaches_both_papers(tmp_path: Path) -> None:
    root = copied(tmp_path)
    path = root / "facts" / "成绩.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("6577名", "6612名"), encoding="utf-8")
    changed = papers(root)
    for kind in (FEDERATION, COMMITTEE):
        assert "6612名" in changed[kind]
        assert "6577名" not in changed[kind]
