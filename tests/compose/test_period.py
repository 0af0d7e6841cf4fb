"""时期：同一批事实，哪一年写就说哪一年的话；片段里不写有期限的提法和机构名。"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from fuer_docs.compose.fragments import parse_fragment
from fuer_docs.engine.build import Request, build
from fuer_docs.engine.workspace import Shelf
from fuer_docs.library import Library
from fuer_docs.model.setting import TableRow

ROOT = Path(__file__).resolve().parent.parent.parent
SETTING = """\
单位: {place}妇女儿童工作委员会
单位类型: 妇儿工委
层级: {level}
地名: {{本级: {place}, 上级: {upper}}}
年度: {year}
文稿:
  - {{编号: 讲话, 文种: 讲话, 场合: 年度会, 会议: 全体会议, 讲话人: 分管领导, 成文日期: {year}-12-05}}
  - {{编号: 自评, 文种: 自评报告, 成文日期: {year}-12-10}}
  - {{编号: 总结, 文种: 工作总结, 成文日期: {year}-12-20}}
  - {{编号: 计划, 文种: 工作计划, 年度: {following}, 成文日期: {year}-12-28}}
"""
FACTS = """\
默认: {{来源: 示例数据}}
机构:
  - {{简称: 卫计局, 全称: 卫生和计划生育局, 自: 2014-01-01, 至: 2018-12-31}}
  - {{简称: 卫健局, 全称: 卫生健康局, 前身: 卫计局, 自: 2019-01-01}}
人员:
  - {{编号: 分管领导, 姓名: 祝云岫, 职务: 妇儿工委主任}}
规划:
  - {{编号: 妇女规划, 名称: 本地妇女发展规划, 合称: 两规划, 领域: [健康], 起: {starts}, 止: {ends}}}
指标:
  - {{编号: 孕产妇死亡率, 规划: 妇女规划, 领域: 健康, 目标: ≤15, 数值: {{{before}: 12.1, {year}: 10.4}}, 状态: 达标, 责任单位: 卫计局}}
  - {{编号: 村委会主任女性比例, 规划: 妇女规划, 领域: 健康, 目标: ≥10, 数值: {{{before}: 6.1, {year}: 6.3}}, 状态: 预期达标难度大, 责任单位: 组织部}}
制度:
  - {{名称: 联络员制度, 类别: 组织, 内容: 明确分管领导和联络员}}
  - {{名称: 经费保障制度, 类别: 保障, 经费: 15万元}}
成绩:
  - {{名称: 妇幼健康服务提升, 主题: 健康, 措施: [开展免费检查, 实行专案管理], 效果: 保健水平提高, 牵头单位: 卫计局, 数据: [{{名称: 免费检查, 数值: 6120人, 上年: 5480人}}]}}
  - {{名称: 宣传更加广泛, 主题: 宣传, 措施: 组织巡回宣讲, 牵头单位: 宣传部, 下一步: 扩大宣讲覆盖面}}
  - {{名称: 维权更加有力, 主题: 维权, 措施: 开通求助渠道, 牵头单位: 司法局}}
短板:
  - {{编号: 基层参政弱, 指标: 村委会主任女性比例, 表现: 离目标有差距, 原因: 后备人选不足, 组别: 弱}}
  - {{编号: 服务能力弱, 表现: 部分乡镇服务不足, 组别: 弱}}
任务:
  - {{动作: 补强基层服务, 组别: 攻坚, 针对: 服务能力弱, 举措: [轮训人员, 添置设备], 责任单位: 卫计局, 时限: {year}-12-31, 目标: 服务覆盖全部乡镇}}
  - {{动作: 加大培养力度, 组别: 攻坚, 针对: 基层参政弱, 举措: 建立后备库, 责任单位: 组织部, 时限: {year}-12-31}}
  - {{动作: 强化指标攻坚, 组别: 强化, 期间: {following}, 针对: 基层参政弱, 举措: [一项一策, 储备人选], 责任单位: 组织部, 时限: {following}-10-31, 目标: 后备人选足额储备}}
  - {{动作: 强化服务保障, 组别: 强化, 期间: {following}, 针对: 服务能力弱, 举措: 扩大检查覆盖面, 责任单位: 卫计局, 目标: 检查不少于6500人}}
会议:
  - {{编号: 全体会议, 名称: 妇儿工委全体会议, 时间: {year}-12-05, 目的: 总结部署工作, 讲话人: 分管领导}}
督导:
  - {{名称: 年度监测, 类型: 年度监测, 主体: 统计局, 时间: {year}-04-30, 结果: 主要指标总体向好}}
"""
YEARS = {2014: (2011, 2020), 2022: (2021, 2030), 2026: (2021, 2030)}
PLACES = {
    "乡镇": ("桃源镇", "青川县"), "县区": ("青川县", "临江州"), "市": ("临江市", "江川省"), "省": ("江川省", "全国"),
}  # fmt: skip


@cache
def tables() -> dict[str, tuple[TableRow, ...]]:
    return dict(Shelf(Library()).tables)


@pytest.fixture(scope="module", params=[(level, year) for level in PLACES for year in YEARS], ids=str)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[date, str, str]:
    """同一批事实写成的四份文稿合在一起：（写的那天, 层级, 文字）。"""
    level, year = request.param
    place, upper = PLACES[level]
    starts, ends = YEARS[year]
    root = tmp_path_factory.mktemp(f"{level}{year}")
    (root / "facts").mkdir()
    slots = {"year": year, "before": year - 1, "following": year + 1, "starts": starts, "ends": ends}
    setting = SETTING.format(place=place, upper=upper, level=level, **slots)
    (root / "fuer.yaml").write_text(setting, encoding="utf-8")
    (root / "facts" / "事实.yaml").write_text(FACTS.format(**slots), encoding="utf-8")
    result = build(Request(root, out=root / "out", to="txt"))
    assert [gap.name for built in result.built for _n, gap in built.gaps] == []
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "out").glob("*.txt"))]
    assert len(texts) == 4
    return date(year, 12, 20), level, "\n".join(texts)


def out_of_season(table: str, columns: tuple[str, ...], day: date, text: str) -> list[str]:
    """这一天不该说、却说了的写法；那天有效的写法先遮掉，免得长的里头含着短的。"""
    rows = tables()[table]
    valid = {row.text(zh) for row in rows if row.valid_on(day) for zh in columns} - {""}
    for words in sorted(valid, key=len, reverse=True):
        text = text.replace(words, "□")
    wrong = {row.text(zh) for row in rows if not row.valid_on(day) for zh in columns} - valid - {""}
    return sorted(words for words in wrong if words in text)


def test_a_paper_speaks_its_own_years_formulations(written: tuple[date, str, str]) -> None:
    day, level, text = written
    guide = [row.text("文") for row in tables()["提法"] if row.code == "指导思想" and row.valid_on(day)]
    congress = [row.text("文") for row in tables()["提法"] if row.code == "大会精神" and row.valid_on(day)]
    assert guide
    assert level == "乡镇" or any(words in text for words in guide)  # 乡镇的话短，只说大会精神
    assert congress
    assert any(words in text for words in congress)


def test_a_paper_speaks_no_other_years_formulations(written: tuple[date, str, str]) -> None:
    day, _level, text = written
    assert out_of_season("提法", ("文",), day, text) == []


def test_a_paper_names_bodies_and_laws_as_they_were_then(written: tuple[date, str, str]) -> None:
    day, _level, text = written
    assert out_of_season("机构", ("简称", "全称"), day, text) == []
    assert out_of_season("法律", ("名称",), day, text) == []
    assert ("卫计局" if day.year == 2014 else "卫健局") in text
    for law, since in (("妇女权益保障法", 1992), ("反家庭暴力法", 2016), ("家庭教育促进法", 2022)):
        assert (law in text) is (day.year >= since), law


RENAMED = """\
机构:
  - {{简称: 市妇儿工委, 全称: 临江市妇女儿童工作委员会, 至: 2026-01-20}}
  - {{简称: 市妇女儿童工作联席会议, 全称: 临江市妇女儿童工作联席会议, 前身: 市妇儿工委, 自: 2026-01-21}}
"""
OWN_TABLE = """\
- {编号: 妇儿工委, 简称: 妇儿工委, 至: 2026-01-20}
- {编号: 妇儿工委, 简称: 妇女儿童工作联席会议, 自: 2026-01-21}
"""


@pytest.mark.parametrize(("year", "old"), [(2025, True), (2026, False)])
def test_where_the_committee_became_a_joint_meeting_papers_follow_the_day(year: int, old: bool, tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "fragments" / "tables").mkdir(parents=True)
    slots = {"year": year, "before": year - 1, "following": year + 1, "starts": 2021, "ends": 2030}
    setting = SETTING.format(place="临江市", upper="江川省", level="市", **slots)
    facts = FACTS.replace("机构:\n", RENAMED).format(**slots)
    (tmp_path / "fuer.yaml").write_text(setting, encoding="utf-8")
    (tmp_path / "facts" / "事实.yaml").write_text(facts.replace("妇儿工委全体会议", "全体会议"), encoding="utf-8")
    (tmp_path / "fragments" / "tables" / "机构.yaml").write_text(OWN_TABLE, encoding="utf-8")
    build(Request(tmp_path, papers=("计划",), out=tmp_path / "out", to="txt"))
    (path,) = (tmp_path / "out").glob("*.txt")
    text = path.read_text(encoding="utf-8")
    assert ("妇女儿童工作联席会议" in text) is not old
    assert ("妇儿工委" in text) is old
    assert ("妇女儿童工作委员会" in text) is old


def dated(table: str, *columns: str) -> set[str]:
    """表里有期限的写法，除去没有期限的行也用的。"""
    rows = tables()[table]
    lasting = {row.text(zh) for row in rows if "至" not in row.values for zh in columns}
    return {row.text(zh) for row in rows if "至" in row.values for zh in columns} - lasting - {""}


def misnomers() -> set[str]:
    return {words for row in tables()["法律"] for words in row.texts("误称")}


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "fragments").rglob("*.txt")), *sorted((ROOT / "scripts" / "outlines").glob("*.txt"))],
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_a_fragment_types_nothing_that_the_tables_hold_with_an_end(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    fragment = parse_fragment(text, path.name)[0]
    body = "\n".join(fragment.lines)
    typed = re.sub(r'提法\("[^"]*"\)', "", body)
    wrong = dated("提法", "文") | dated("机构", "简称", "全称") | dated("法律", "名称") | misnomers()
    # 只在有期限的写法自己管的时期里用的片段，可以写它
    if fragment.until is None:
        assert sorted(words for words in wrong if words in typed) == []
