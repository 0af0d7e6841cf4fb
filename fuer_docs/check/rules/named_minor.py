"""写出了未成年人的姓名。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ..names import after, before, people
from ..reading import Reading
from ..rule import Hit, Rule, hit

_NAMED = (
    after(
        r"春蕾女童|女童|男童|幼童|幼女|留守儿童|困境儿童|困难儿童|贫困儿童|残疾儿童|家庭儿童|儿童|孤儿|弃婴|患儿|小学生|初中生|中学生|贫困学生|困难学生|女学生|小朋友|未成年人|未成年(?:女孩|男孩)|女孩|男孩|少年犯|失学少年|辍学学生",
        "童女儿婴生友人孩犯年",
    ),
    before(r"小朋友|同学(?!们|会)", "友学"),
)


def _find(reading: Reading) -> Iterator[Hit]:
    told: set[tuple[int, int, int]] = set()
    for pattern in _NAMED:
        for passage, match in reading.matches(pattern):
            for one in people(match):
                if (spot := (passage.n, one.start, one.end)) not in told:
                    told.add(spot)
                    yield hit(
                        passage, one.start, one.end, _("写出了未成年人的姓名"), _("公开的文稿隐去姓名，例如“王某某”")
                    )


RULE = Rule(
    id="named-minor",
    title="写出了未成年人的姓名",
    severity=Severity.WARNING,
    why="困境儿童、受助儿童的姓名见诸文稿，伤了孩子，也违反未成年人保护法。",
    basis="《未成年人保护法》第四条、第四十九条、第一百零三条：保护未成年人隐私权和个人信息",
    bad=(
        "结对帮扶春蕾女童罗晓兰，送去救助金500元。", "看望留守儿童王小宝、李佳怡，送去书包。", "为困难家庭儿童邵雨和刘雨晨同学送去慰问金。", "孤儿陈思琪（8岁）由民政局安置。",
        "张梓涵小朋友收到了生日礼物。", "资助贫困学生周丽娟完成学业。", "对女童赵雨欣进行心理疏导。", "患儿刘浩宇得到及时救治。", "未成年人何晓东因盗窃被训诫。", "看望困境儿童马小燕一家。",
    ),
    good=(
        "结对帮扶春蕾女童罗某某，送去救助金500元。", "落实儿童安全、儿童关爱、儿童康复等措施。", "女童平等受教育权利得到保障。", "为孤儿安家、为残疾儿童康复提供帮助。", "县妇联主席张敏看望留守儿童。",
        "促进儿童全面发展、儿童文明素养提升。", "小学生文明礼仪讲座走进校园。", "儿童乐园、儿童之家建成开放。", "留守儿童严重缺乏陪伴，亟待关注。", "组织女学生高中阶段助学。", "各位同学、小朋友参加活动。", "儿童方面、妇女方面的指标稳步提升。",
    ),
    find=_find,
)  # fmt: skip
