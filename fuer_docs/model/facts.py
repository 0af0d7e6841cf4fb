"""事实：二十一种，键名见各字段；这里就是中文键名和代码名对照的唯一一张表。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .figure import Figure as Figure
from .moment import Moment
from .place import Place
from .shapes import (
    Actor,
    ByYear,
    Choice,
    Either,
    Group,
    Many,
    Number,
    Ref,
    Time,
    Whole,
    Words,
    YesNo,
    key,
    record,
)
from .shapes import Record as Record
from .values import Absent, Closed, Gap, Origin, Source
from .values import Phrase as Phrase

Hole = Absent | Gap
Text = Phrase | Hole
Count = Figure | Hole
When = Moment | Hole

TOPICS = (
    "健康", "教育", "就业", "参政", "维权", "社会保障", "环境", "家庭", "关爱", "宣传", "组织建设", "财务",
)  # fmt: skip
LEVELS = ("国家", "省", "市", "县区", "乡镇", "村")
MET = ("提前达标", "达标", "基本达标", "预期可达标")
UNMET = ("未达标", "预期达标难度大")
STATUSES = (*MET, *UNMET, "无法判断", "无数据")
DIRECTIONS = ("越高越好", "越低越好", "均衡", "定性")


@dataclass(frozen=True, slots=True)
class Link:
    """指向一条事实：``类型/编号``。"""

    target: str
    written: str
    origin: Origin


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Party(Closed):
    """一个单位，照事实里的写法印；``body`` 是对得上的机构编号。"""

    written: str
    body: str | None
    origin: Origin

    @property
    def text(self) -> str:
        """事实里写的叫法。"""
        return self.written


@record
class Supply(Record):
    """来源：哪个单位、哪份文件、哪个位置。"""

    unit: Text = key("单位", Words())
    file: Text = key("文件", Words(quoted=True))
    cell: Text = key("位置", Words(quoted=True))
    date: When = key("日期", Time())


@record
class Share(Record):
    """其中的一部分。"""

    name: Text = key("名称", Words(quoted=True), required=True)
    value: Count = key("数值", Number(), required=True)


@record
class Datum(Record):
    """一项数据。"""

    name: Text = key("名称", Words(quoted=True))
    value: Count = key("数值", Number(), required=True)
    whole: Count = key("基数", Number(), doc="占比的分母")
    before: Count = key("上年", Number())
    rank: Text = key("排名", Words())
    as_of: When = key("截至", Time())
    period: When = key("期间", Time())
    basis: Text = key("口径", Words())
    within: tuple[Share, ...] | Hole = key("其中", Many(Group(Share)))


@record
class Quote(Record):
    """原话。"""

    speaker: Link | Phrase | Hole = key("人", Ref(("人员",), loose=True))
    words: Text = key("文字", Words(quoted=True), required=True)


@record
class Fact(Record):
    """每种事实都有的键。"""

    ZH: ClassVar[str] = ""
    place: Place
    code: str
    """编号；与名称互为默认。"""
    ref: str
    """类型/编号，给人看的；不公开的人员是 人员/#n。"""
    order: int
    """书写次序。"""
    name: Phrase | Gap = key("名称", Words(quoted=True))
    time: When = key("时间", Time())
    period: When = key("期间", Time())
    as_of: When = key("截至", Time())
    venue: Text = key("地点", Words())
    topics: tuple[Phrase, ...] | Hole = key("主题", Many(Choice(TOPICS)))
    group: Text = key("组别", Words())
    rank: int | Hole = key("排序", Whole())
    first: Text = key("首创", Words(), doc="例如 全省率先")
    data: tuple[Link | Datum, ...] | Hole = key(
        "数据", Many(Either(Ref(("合计", "财务", "指标", "参政")), Group(Datum)))
    )
    quotes: tuple[Quote, ...] | Hole = key("原话", Many(Group(Quote)))
    supply: Supply | Hole = key("来源", Group(Supply, short="单位"))
    public: bool | Hole = key("公开", YesNo())
    used_for: tuple[Phrase, ...] | Hole = key("用于", Many(Words()))
    remark: Text = key("备注", Words(quoted=True))


@record
class Body(Fact):
    """机构。"""

    ZH: ClassVar[str] = "机构"
    full: Text = key("全称", Words(quoted=True), required=True)
    short: Text = key("简称", Words(quoted=True))
    category: Text = key(
        "类别",
        Choice((
            "党委", "政府", "人大", "政协", "纪委监委", "司法机关", "部门", "妇儿工委", "妇联", "群团", "事业单位",
            "学校", "村社区", "社会组织", "国际组织", "媒体", "企业", "集合",
        )),
    )  # fmt: skip
    member: bool | Hole = key("成员单位", YesNo())
    members: tuple[Party, ...] | Hole = key("成员", Many(Actor()))
    level: Text = key("层级", Choice(LEVELS))
    formerly: Text = key("前身", Words(quoted=True))
    since: When = key("自", Time())
    until: When = key("至", Time())


@record
class Post(Record):
    """一段时间的职务。"""

    title: Text = key("职务", Words(quoted=True), required=True)
    since: When = key("自", Time())
    until: When = key("至", Time())


@record
class Person(Fact):
    """人员。"""

    ZH: ClassVar[str] = "人员"
    full: Text = key("姓名", Words(quoted=True))
    post: tuple[Phrase | Post, ...] | Hole = key("职务", Many(Either(Words(quoted=True), Group(Post))))
    address: Text = key("称谓", Words())
    category: Text = key("类别", Choice(("领导", "联络员", "先进个人", "案例人物", "服务对象", "未成年人", "患者")))


@record
class Plan(Fact):
    """规划：纲要、规划。"""

    ZH: ClassVar[str] = "规划"
    short: Text = key("简称", Words(quoted=True))
    joint: Text = key("合称", Words(), doc="两纲、两规划")
    domains: tuple[Phrase, ...] | Hole = key("领域", Many(Words()))
    starts: int | Hole = key("起", Whole())
    ends: int | Hole = key("止", Whole())
    parent: Link | Phrase | Hole = key("上级规划", Ref(("规划",), loose=True))


@record
class StatusAt(Record):
    """指标到某日的状态。"""

    status: Text = key("状态", Choice(STATUSES), required=True)
    as_of: When = key("截至", Time(exact=True))
    supply: Supply | Hole = key("来源", Group(Supply, short="单位"), doc="谁报的；不写就是这条事实的来源")


@record
class BySex(Record):
    """分性别的值。"""

    male: Count = key("男", Number())
    female: Count = key("女", Number())


@record
class Indicator(Fact):
    """指标。"""

    ZH: ClassVar[str] = "指标"
    plan: Link | Hole = key("规划", Ref(("规划",)))
    domain: Text = key("领域", Words())
    unit: Text = key("单位", Words(), doc="不写就取指标目录的")
    direction: Text = key("方向", Choice(DIRECTIONS), doc="不写就取指标目录的")
    target: Text = key("目标", Words())
    values: dict[int, Figure | Hole] | Hole = key("数值", ByYear(Number()))
    by_sex: dict[int, BySex] | Hole = key("分性别", ByYear(Group(BySex)))
    statuses: tuple[StatusAt, ...] | Hole = key("状态", Many(Group(StatusAt, short="状态")))
    progress: Text = key("进展", Words())
    focus: Text = key("重难点", Choice(("重点", "难点", "重点难点")))
    owners: tuple[Party, ...] | Hole = key("责任单位", Many(Actor()))


@record
class Total(Fact):
    """合计：报来的总数，名单不在手里。"""

    ZH: ClassVar[str] = "合计"
    value: Count = key("数值", Number(must=True), required=True)
    part_of: Link | Hole = key("属于", Ref(("合计",)))
    basis: Text = key("口径", Words())
    complete: bool | Hole = key("齐全", YesNo(), doc="属于它的事实已列全，和与数必须相符")


@record
class Achievement(Fact):
    """成绩。"""

    ZH: ClassVar[str] = "成绩"
    background: Text = key("背景", Words(), doc="针对什么情况")
    measures: tuple[Phrase, ...] | Hole = key("措施", Many(Words()))
    effect: Text = key("效果", Words())
    leads: tuple[Party, ...] | Hole = key("牵头单位", Many(Actor()))
    helpers: tuple[Party, ...] | Hole = key("配合单位", Many(Actor()))
    related: tuple[Link, ...] | Hole = key("相关", Many(Ref(("活动", "项目", "帮扶", "督导", "荣誉", "制度", "案例"))))
    next_step: Text = key("下一步", Words())


@record
class Handout(Record):
    """发放的东西。"""

    name: Text = key("名称", Words(quoted=True))
    value: Count = key("数值", Number())
    to: Text = key("对象", Words())


@record
class Stage(Record):
    """漏斗的一环：每一环不多于前一环。"""

    name: Text = key("名称", Words())
    value: Count = key("数值", Number())


@record
class Prize(Record):
    """一档奖。"""

    section: Text = key("组别", Words())
    name: Text = key("名称", Words(quoted=True))
    value: Count = key("数值", Number())


@record
class Activity(Fact):
    """活动。"""

    ZH: ClassVar[str] = "活动"
    theme: Text = key("主题语", Words(quoted=True))
    hosts: tuple[Party, ...] | Hole = key("主办", Many(Actor()))
    organisers: tuple[Party, ...] | Hole = key("承办", Many(Actor()))
    partners: tuple[Party, ...] | Hole = key("协办", Many(Actor()))
    advisers: tuple[Party, ...] | Hole = key("指导", Many(Actor()))
    attendance: Count = key("参加", Number(unit="人"))
    attendees: tuple[Party, ...] | Hole = key("参加对象", Many(Actor()), doc="来了哪些单位、哪些人，可以只举几个")
    content: tuple[Phrase, ...] | Hole = key("内容", Many(Words()))
    handouts: tuple[Handout, ...] | Hole = key("发放", Many(Group(Handout)))
    stages: tuple[Stage, ...] | Hole = key("环节", Many(Group(Stage)))
    prizes: tuple[Prize, ...] | Hole = key("奖项", Many(Group(Prize)))
    frequency: Text = key("频次", Words())
    duration: Text = key("时长", Words())
    effect: Text = key("效果", Words())


@record
class Project(Fact):
    """项目。"""

    ZH: ClassVar[str] = "项目"
    initiators: tuple[Party, ...] | Hole = key("发起单位", Many(Actor()))
    partners: tuple[Party, ...] | Hole = key("合作单位", Many(Actor()))
    owners: tuple[Party, ...] | Hole = key("责任单位", Many(Actor()))
    amount: Count = key("金额", Number(must=True))
    content: tuple[Phrase, ...] | Hole = key("内容", Many(Words()))
    stage: Text = key("阶段", Words())
    pilot: Text = key("试点", Words())
    rollout: Text = key("推广目标", Words())
    deadline: When = key("时限", Time())
    effect: Text = key("效果", Words())


@record
class Goods(Record):
    """物资。"""

    name: Text = key("名称", Words(quoted=True))
    value: Count = key("数值", Number())
    worth: Count = key("价值", Number(must=True))


@record
class Pairing(Record):
    """结对：几家对几家。"""

    giving: Count = key("帮扶方", Number())
    receiving: Count = key("受帮方", Number())


@record
class Assistance(Fact):
    """帮扶。"""

    ZH: ClassVar[str] = "帮扶"
    recipients: tuple[Link | Phrase, ...] | Hole = key("对象", Many(Ref(("人员",), loose=True)), required=True)
    who: Text = key("对象说明", Words())
    manner: Text = key("方式", Choice(("捐赠", "慰问", "救助", "结对", "争取", "拨款")))
    givers: tuple[Party, ...] | Hole = key("帮扶单位", Many(Actor()))
    people: Count = key("人数", Number(unit="名"))
    each: Count = key("人均", Number(must=True))
    total: Count = key("总额", Number(must=True))
    goods: tuple[Goods, ...] | Hole = key("物资", Many(Group(Goods)))
    purpose: Text = key("用途", Words())
    pairing: Pairing | Hole = key("结对", Group(Pairing))
    effect: Text = key("效果", Words())


@record
class Commendation(Fact):
    """表彰。"""

    ZH: ClassVar[str] = "表彰"
    manner: Text = key("形式", Choice(("表彰", "通报表扬", "颁奖")))
    awarders: tuple[Party, ...] | Hole = key("授予单位", Many(Actor()))
    approval: Text = key("批准依据", Words(quoted=True))
    collectives: tuple[Party, ...] | Hole = key("先进集体", Many(Actor()))
    collectives_total: Count = key("集体合计", Number(unit="个"))
    individuals: tuple[Link | Phrase, ...] | Hole = key("先进个人", Many(Ref(("人员",), loose=True)))
    individuals_total: Count = key("个人合计", Number(unit="名"))
    complete: bool | Hole = key("齐全", YesNo())


@record
class Honour(Fact):
    """荣誉。"""

    ZH: ClassVar[str] = "荣誉"
    winners: tuple[Link | Phrase, ...] | Hole = key("获得者", Many(Ref(("机构", "人员"), loose=True)), required=True)
    awarders: tuple[Party, ...] | Hole = key("授予单位", Many(Actor()))
    level: Text = key("层级", Choice(LEVELS))
    value: Count = key("数值", Number())
    activity: Link | Phrase | Hole = key("活动", Ref(("活动",), loose=True))
    comparison: Text = key("对比", Words())


@record
class Weakness(Fact):
    """短板。"""

    ZH: ClassVar[str] = "短板"
    shows: tuple[Phrase, ...] | Hole = key("表现", Many(Words()))
    indicators: tuple[Link, ...] | Hole = key("指标", Many(Ref(("指标",))))
    cause: Text = key("原因", Words())
    impact: Text = key("影响", Words())


@record
class Occurrence(Record):
    """经过里的一步。"""

    time: When = key("时间", Time())
    what: Text = key("事项", Words())
    unit: Party | Hole = key("单位", Actor())


@record
class Difficulty(Fact):
    """困难。"""

    ZH: ClassVar[str] = "困难"
    cause: Text = key("原因", Words())
    shows: tuple[Phrase, ...] | Hole = key("表现", Many(Words()))
    impact: Text = key("影响", Words())
    course: tuple[Occurrence, ...] | Hole = key("经过", Many(Group(Occurrence)))
    request: Text = key("请求", Words())


@record
class Assignment(Record):
    """分工的一行。"""

    unit: tuple[Party, ...] | Hole = key("单位", Many(Actor()))
    measures: tuple[Phrase, ...] | Hole = key("举措", Many(Words()))


@record
class Submission(Record):
    """报送：什么材料，交给谁。"""

    material: Text = key("材料", Words())
    receiver: Party | Hole = key("接收", Actor())


@record
class Outcome(Record):
    """完成情况。"""

    status: Text = key("状态", Words())
    as_of: When = key("截至", Time())
    data: tuple[Link | Datum, ...] | Hole = key(
        "数据", Many(Either(Ref(("合计", "财务", "指标", "参政")), Group(Datum)))
    )
    evidence: Text = key("佐证", Words(quoted=True), doc="凭什么材料；不印")
    supply: Supply | Hole = key("来源", Group(Supply, short="单位"), doc="谁报的；不写就是这条事实的来源")


@record
class Task(Fact):
    """任务。"""

    ZH: ClassVar[str] = "任务"
    action: Text = key("动作", Words(quoted=True), required=True)
    answers: tuple[Link, ...] | Hole = key("针对", Many(Ref(("短板", "困难", "指标"))))
    measures: tuple[Phrase, ...] | Hole = key("举措", Many(Words()))
    owners: tuple[Party, ...] | Hole = key("责任单位", Many(Actor()))
    helpers: tuple[Party, ...] | Hole = key("配合单位", Many(Actor()))
    division: tuple[Assignment, ...] | Hole = key("分工", Many(Group(Assignment)))
    forbidden: tuple[Phrase, ...] | Hole = key("严禁", Many(Words()))
    deadline: When = key("时限", Time())
    goal: Text = key("目标", Words())
    submission: Submission | Hole = key("报送", Group(Submission))
    accountability: Text = key("追责", Words())
    outcome: Outcome | Hole = key("完成情况", Group(Outcome, short="状态"))


@record
class AgendaItem(Record):
    """议程的一项。"""

    person: Link | Phrase | Hole = key("人", Ref(("人员",), loose=True))
    unit: Party | Hole = key("单位", Actor())
    on_behalf: Text = key("代表", Words())
    manner: Text = key("方式", Words())
    matter: Text = key("事项", Words())
    length: Count = key("时长", Number(unit="分钟"))


@record
class Enrolment(Record):
    """报名：什么材料，什么时候以前，交给谁。"""

    material: Text = key("材料", Words())
    receiver: Party | Hole = key("接收", Actor())
    deadline: When = key("时限", Time())


@record
class Point(Record):
    """会议要点。"""

    manner: Text = key("方式", Choice(("指出", "要求", "强调", "肯定")))
    name: Text = key("名称", Words(quoted=True))
    content: Text = key("内容", Words(quoted=True), doc="编号、组别、类型名，或几个字")
    person: Link | Phrase | Hole = key("人", Ref(("人员",), loose=True))


@record
class Meeting(Fact):
    """会议。"""

    ZH: ClassVar[str] = "会议"
    chair: Link | Phrase | Hole = key("主持", Ref(("人员",), loose=True))
    present: tuple[Link | Phrase, ...] | Hole = key("出席", Many(Ref(("人员",), loose=True)))
    attending: tuple[Phrase, ...] | Hole = key("参会", Many(Words()))
    speaker: Link | Phrase | Hole = key("讲话人", Ref(("人员",), loose=True))
    purpose: Text = key("目的", Words())
    agenda: tuple[AgendaItem, ...] | Hole = key("议程", Many(Group(AgendaItem)))
    points: tuple[Point, ...] | Hole = key("要点", Many(Group(Point)))
    exchanges: tuple[Party, ...] | Hole = key("交流发言", Many(Actor()))
    commendation: Link | Phrase | Hole = key("表彰", Ref(("表彰",), loose=True))
    goal: Text = key("目标", Words())
    enrolment: Enrolment | Hole = key("报名", Group(Enrolment, short="材料"))
    rules: tuple[Phrase, ...] | Hole = key("会务", Many(Words()), doc="对参会人员的要求：提前10分钟入场")
    contact: Link | Phrase | Hole = key("联系人", Ref(("人员",), loose=True))
    phone: Text = key("电话", Words(quoted=True))


@record
class Policy(Fact):
    """政策。"""

    ZH: ClassVar[str] = "政策"
    organs: tuple[Party, ...] | Hole = key("机关", Many(Actor()), required=True)
    session: Text = key("届次", Words(quoted=True))
    level: Text = key("层级", Choice(LEVELS))
    category: Text = key("类别", Choice(("法律", "法规", "规划", "文件", "会议", "报告", "讲话", "举措")))
    short: Text = key("简称", Words(quoted=True))
    topic: Text = key("专题", Words(quoted=True))
    action: Text = key("动作", Choice(("强调", "部署", "要求", "规定", "建立", "出台", "实施")))
    theme: Text = key("主题语", Words(quoted=True))
    since: When = key("自", Time())
    until: When = key("至", Time())


@record
class Inspection(Fact):
    """督导。"""

    ZH: ClassVar[str] = "督导"
    subjects: tuple[Party, ...] | Hole = key("主体", Many(Actor()))
    level: Text = key("层级", Choice(LEVELS))
    category: Text = key("类型", Choice(("中期评估", "终期评估", "专项督导", "年度监测")))
    plans: tuple[Link, ...] | Hole = key("规划", Many(Ref(("规划",))))
    objects: tuple[Phrase, ...] | Hole = key("对象", Many(Words()))
    result: Text = key("结果", Words())
    verdict: Text = key("评价", Words())


@record
class Participation(Fact):
    """参政。"""

    ZH: ClassVar[str] = "参政"
    scope: Text = key("范围", Words(), required=True)
    women: Count = key("女性", Number(unit="人"), required=True)
    total: Count = key("总数", Number(unit="人"))
    share: Count = key("比例", Number(unit="%"), doc="只在不知道总数时写")
    grade: Text = key("职级", Words())
    standing: Text = key("排名", Words())
    rule: Text = key("要求", Words())


@record
class Contract(Record):
    """合同。"""

    name: Text = key("名称", Words(quoted=True))
    signed: When = key("签订", Time())
    subject: Text = key("标的", Words())
    terms: tuple[Phrase, ...] | Hole = key("条款", Many(Words()))


@record
class Money(Fact):
    """财务。"""

    ZH: ClassVar[str] = "财务"
    category: Text = key("类别", Choice(("收入", "支出", "债务", "应收", "补助", "贷款")), required=True)
    amount: Count = key("金额", Number(must=True), required=True)
    frequency: Text = key("频次", Words())
    includes: tuple[Phrase, ...] | Hole = key("含", Many(Words()))
    part_of: Link | Hole = key("属于", Ref(("合计",)))
    counterparty: Party | Hole = key("对方", Actor())
    contract: Contract | Hole = key("合同", Group(Contract))
    paid: Count = key("已付", Number(must=True))
    paid_on: When = key("付款时间", Time())
    state: Text = key("状态", Choice(("正常", "拒付", "停发", "已清")))
    reason: Text = key("理由", Words())


@record
class Institution(Fact):
    """制度。"""

    ZH: ClassVar[str] = "制度"
    category: Text = key("类别", Choice(("制度", "组织", "保障", "宣传")))
    content: tuple[Phrase, ...] | Hole = key("内容", Many(Words()))
    staffing: Text = key("人员编制", Words())
    funding: Text = key("经费", Words())


@record
class Case(Fact):
    """案例。"""

    ZH: ClassVar[str] = "案例"
    subject: tuple[Link | Phrase, ...] | Hole = key("对象", Many(Ref(("人员",), loose=True)), required=True)
    background: Text = key("背景", Words())
    support: tuple[Phrase, ...] | Hole = key("支持", Many(Words()))
    investment: Text = key("投入", Words())
    course: tuple[Occurrence, ...] | Hole = key("经过", Many(Group(Occurrence)))
    result: Text = key("结果", Words())
    honour: Text = key("荣誉", Words(quoted=True))


@record
class Coverage(Fact):
    """宣传。"""

    ZH: ClassVar[str] = "宣传"
    outlets: tuple[Party, ...] | Hole = key("媒体", Many(Actor()), required=True)
    times: Count = key("次数", Number(unit="次"), required=True)
    content: Text = key("内容", Words())
    manner: Text = key("形式", Words())


@record
class Slogan(Fact):
    """口号。"""

    ZH: ClassVar[str] = "口号"
    members: tuple[Phrase, ...] | Hole = key("成员", Many(Words(quoted=True)))
    words: Text = key("文字", Words(quoted=True))
    source_of: Text = key("出处", Words(quoted=True))


FACT_TYPES: tuple[type[Fact], ...] = (
    Body, Person, Plan, Indicator, Total, Achievement, Activity, Project, Assistance, Commendation, Honour, Weakness,
    Difficulty, Task, Meeting, Policy, Inspection, Participation, Money, Institution, Case, Coverage, Slogan,
)  # fmt: skip
TYPES_BY_NAME: dict[str, type[Fact]] = {kind.ZH: kind for kind in FACT_TYPES}

REQUIRED_NAME = frozenset({
    "规划", "成绩", "活动", "项目", "表彰", "荣誉", "困难", "会议", "政策", "督导", "制度",
})  # fmt: skip
"""名称必填的类型；其余类型名称由编号、简称、姓名、动作等代替。"""

ONE_OF: dict[str, tuple[str, ...]] = {
    "人员": ("姓名", "职务"),
    "短板": ("表现", "指标"),
    "口号": ("成员", "文字"),
}
"""至少写一个的键。"""

REQUIRED_TIME = frozenset({"会议"})


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """一个工作区的全部事实，按类型分、按书写次序排，另有按 类型/编号 的索引。"""

    by_type: dict[str, tuple[Fact, ...]]
    by_key: dict[str, Fact]

    def of(self, zh: str) -> tuple[Fact, ...]:
        """一种事实的全部。"""
        return self.by_type.get(zh, ())

    def get(self, link: Link | str) -> Fact | None:
        """按链接或 ``类型/编号`` 找。"""
        return self.by_key.get(link.target if isinstance(link, Link) else link)


def source_of(fact: Fact, zh: str, place: Place) -> Source:
    """一条事实某一项的来源。"""
    supply = fact.supply if isinstance(fact.supply, Supply) else None
    cell = supply.cell.text if supply and isinstance(supply.cell, Phrase) else None
    unit = supply.unit.text if supply and isinstance(supply.unit, Phrase) else None
    return Source(fact.ref, zh, place, cell, unit)
