"""工作区的各个文件 → 一个读好的 :class:`Workspace`，或者全部错误。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import InputError
from ..model.facts import (
    FACT_TYPES,
    ONE_OF,
    REQUIRED_NAME,
    REQUIRED_TIME,
    TYPES_BY_NAME,
    Fact,
    Facts,
    Phrase,
)
from ..model.finding import Finding, did_you_mean, error, has_errors
from ..model.moment import parse_moment
from ..model.place import Place
from ..model.setting import (
    DEFAULT_CALIBER,
    DENOMINATORS,
    Caliber,
    Paper,
    Setting,
    Workspace,
    paper_code,
    parse_caliber,
    parse_length,
)
from ..model.shapes import Ref, keys_of
from ..model.speech import _
from ..model.values import Absent, Gap, Source, phrase
from .reader import Reader
from .yaml_text import Mapping as MappingNode
from .yaml_text import Node, Scalar, read_yaml
from .yaml_text import Sequence as SequenceNode

SETTING_FILE = "fuer.yaml"
WORDING_FILE = "措辞.yaml"

_NAMED_BY = {
    "机构": ("编号", "简称", "全称", "名称"),
    "人员": ("编号", "姓名", "名称", "职务"),
    "任务": ("编号", "动作", "名称"),
    "参政": ("编号", "名称", "范围"),
    "宣传": ("编号", "名称", "内容"),
}
_PRINTED_BY = {
    "机构": ("名称", "简称", "全称", "编号"),
    "人员": ("名称", "姓名", "职务", "编号"),
    "任务": ("名称", "动作", "编号"),
    "参政": ("名称", "范围", "编号"),
}


@dataclass(slots=True)
class _Raw:
    """还没读的一条事实。"""

    zh: str
    node: MappingNode
    code: str
    ref: str
    defaults: dict[str, tuple[Scalar, Node]]
    order: int


@dataclass(slots=True)
class _Index:
    """全部编号，供引用时查。"""

    raws: list[_Raw] = field(default_factory=list)
    keys: dict[str, _Raw] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    private: list[str] = field(default_factory=list)
    broken: bool = False
    """有文件没读成：查不到的引用先不报。"""


def load_workspace(files: Mapping[str, bytes], root: str = "") -> tuple[Workspace, list[Finding]]:
    """读一个工作区。``files`` 是文件名到内容，例如 ``facts/指标.yaml``。

    返回工作区和不妨碍成文的发现；有错误时抛 :class:`InputError`，带着全部发现。
    """
    findings: list[Finding] = []
    nodes: dict[str, Node | None] = {}
    for name in sorted(files, key=lambda name: (name != SETTING_FILE, name)):
        node, found = read_yaml(files[name], name)
        nodes[name] = node
        findings += found
    if SETTING_FILE not in files:
        hint = _("检查文件夹对不对；还没有工作区就新建一个：fuer-docs init 文件夹")
        raise InputError([*findings, error("no-setting", _("这个文件夹里没有 fuer.yaml"), hint, Place(root or "."))])
    facts_nodes = {name: node for name, node in nodes.items() if name not in {SETTING_FILE, WORDING_FILE}}
    index = _index(facts_nodes, findings)
    index.broken |= any(node is None and files[name].strip() for name, node in nodes.items())
    setting_node = nodes[SETTING_FILE]
    year = _raw_year(setting_node)
    facts = _read_facts(index, year, findings)
    setting = _read_setting(setting_node, index, year, findings)
    wordings = _read_wordings(nodes.get(WORDING_FILE), findings)
    if setting is None or has_errors(findings):
        raise InputError(findings)
    return Workspace(root, setting, year, _caliber(setting), facts, wordings), findings


# -- 编号 --


def _index(nodes: Mapping[str, Node | None], findings: list[Finding]) -> _Index:
    index = _Index()
    counts: dict[str, int] = {}
    for node in nodes.values():
        for zh, child, defaults in _facts_in(node, findings):
            counts[zh] = counts.get(zh, 0) + 1
            code = _first_text(child, _NAMED_BY.get(zh, ("编号", "名称"))) or f"#{counts[zh]}"
            public = _first_text(child, ("公开",)) or (_text_of(defaults["公开"][1]) if "公开" in defaults else "")
            private = zh == "人员" and public == "否"
            ref = f"{zh}/#{counts[zh]}" if private else f"{zh}/{code}"
            raw = _Raw(zh, child, code, ref, defaults, len(index.raws))
            index.raws.append(raw)
            _enter(index, raw, findings)
            if private:
                index.private += filter(None, (_first_text(child, ("姓名",)), _first_text(child, ("编号",))))
    return index


def _facts_in(
    node: Node | None, findings: list[Finding]
) -> Iterator[tuple[str, MappingNode, dict[str, tuple[Scalar, Node]]]]:
    """一个文件里的各条事实：类型、节点、这个文件的默认值。"""
    if node is None or (isinstance(node, Scalar) and not node.text.strip()):
        return
    if not isinstance(node, MappingNode):
        hint = _("最左边一层写“成绩:”“任务:”这样的类型名，下面用“- ”逐条写")
        findings.append(error("wrong-kind", _("文件最外层应当是事实类型"), hint, node.place))
        return
    defaults: dict[str, tuple[Scalar, Node]] = {}
    for name, value in node.entries:
        if name.text == "默认" and isinstance(value, MappingNode):
            defaults = _defaults(value, findings)
        elif name.text == "默认" and not (isinstance(value, Scalar) and not value.text.strip()):
            hint = _("写成“键: 值”，例如  默认: {来源: 县统计局}")
            findings.append(error("wrong-kind", _("“默认”下面应当是几个“键: 值”"), hint, name.place))
    for name, value in node.entries:
        if name.text == "默认":
            continue
        if name.text not in TYPES_BY_NAME:
            hint = did_you_mean(name.text, TYPES_BY_NAME) + _("可以写：{keys}", keys="、".join(TYPES_BY_NAME))
            findings.append(error("unknown-type", _("不认识的事实类型“{key}”", key=name.text), hint, name.place))
            continue
        yield from ((name.text, child, defaults) for child in _items(name, value, findings))


def _defaults(node: MappingNode, findings: list[Finding]) -> dict[str, tuple[Scalar, Node]]:
    known = keys_of(Fact)
    found: dict[str, tuple[Scalar, Node]] = {}
    for name, value in node.entries:
        if name.text in known and name.text not in {"编号", "名称"}:
            found[name.text] = (name, value)
        else:
            hint = _("默认只能写每种事实都有的键：{keys}", keys="、".join(key for key in known if key != "名称"))
            findings.append(error("unknown-key", _("默认里不能写“{key}”", key=name.text), hint, name.place))
    return found


def _items(name: Scalar, value: Node, findings: list[Finding]) -> Iterator[MappingNode]:
    if isinstance(value, Scalar) and not value.text.strip():
        return
    if not isinstance(value, SequenceNode):
        hint = _("每条事实前面写“- ”，例如  - {编号: …, 名称: …}")
        findings.append(error("wrong-kind", _("“{key}”下面应当是一条一条的列表", key=name.text), hint, name.place))
        return
    for child in value.items:
        if isinstance(child, MappingNode):
            yield child
        else:
            hint = _("写成“键: 值”，例如  - 名称: …")
            findings.append(error("wrong-kind", _("“{key}”里的这一条没有键", key=name.text), hint, child.place))


def _first_text(node: MappingNode, names: tuple[str, ...]) -> str:
    found = {name.text: value for name, value in node.entries if name.text in names}
    for name in names:
        value = found.get(name)
        if isinstance(value, Scalar) and value.text.strip() not in {"", "待补"}:
            return value.text.strip()
    return ""


def _text_of(node: Node) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _enter(index: _Index, raw: _Raw, findings: list[Finding]) -> None:
    key = f"{raw.zh}/{raw.code}"
    if key in index.keys:
        other = index.keys[key].node.place
        message = _("{type}的编号“{code}”用了两次，另一处在 {file}:{line}",
                    type=raw.zh, code=raw.code, file=other.file, line=other.line)  # fmt: skip
        place = next((v.place for k, v in raw.node.entries if isinstance(v, Scalar) and v.text.strip() == raw.code),
                     raw.node.place)  # fmt: skip
        findings.append(error("duplicate-code", message, _("给其中一条另写一个编号"), place))
        return
    index.keys[key] = raw
    if raw.zh == "机构":
        for name in ("编号", "简称", "全称", "名称"):
            text = _first_text(raw.node, (name,))
            if text:
                index.bodies.setdefault(text, raw.code)


def _raw_year(node: Node | None) -> int:
    text = _first_text(node, ("年度",)) if isinstance(node, MappingNode) else ""
    return int(text) if text.isdecimal() and len(text) == 4 else 2000


# -- 引用 --


def _resolver(index: _Index, findings: list[Finding]) -> Any:
    def resolve(text: str, shape: Ref, place: Place) -> str | None:
        if text in index.keys and text.partition("/")[0] in shape.types:
            return text
        hits = [f"{zh}/{text}" for zh in shape.types if f"{zh}/{text}" in index.keys]
        if len(hits) == 1:
            return hits[0]
        if len(hits) > 1:
            message = _("编号“{text}”不止一种事实在用", text=text)
            findings.append(error("ambiguous-reference", message, _("写成 {hits}", hits=" 或 ".join(hits)), place))
        elif not shape.loose and not index.broken:
            findings.append(_dangling(text, shape, place, index))
        return hits[0] if hits else None

    return resolve


def _dangling(text: str, shape: Ref, place: Place, index: _Index) -> Finding:
    codes = [raw.code for raw in index.raws if raw.zh in shape.types]
    message = _("没有编号是“{text}”的{types}", text=text, types="、".join(shape.types))
    if "，" in text:
        return error("dangling-reference", message, _("几项之间用半角逗号加空格：“, ”"), place)
    first = _("先在 facts/ 里写这条{types}", types=_("或").join(shape.types))
    return error("dangling-reference", message, did_you_mean(text, codes, first), place)


def _masker(private: list[str]) -> Any:
    names = sorted(set(private), key=len, reverse=True)

    def mask(text: str) -> str:
        for name in names:
            if name in text:
                text = text.replace(name, "某某")
        return text

    return mask if names else (lambda text: text)


# -- 事实 --


def _read_facts(index: _Index, year: int, findings: list[Finding]) -> Facts:
    resolve, mask = _resolver(index, findings), _masker(index.private)
    by_type: dict[str, list[Fact]] = {record.ZH: [] for record in FACT_TYPES}
    by_key: dict[str, Fact] = {}
    for raw in index.raws:
        fact = _read_fact(raw, index, resolve, mask, year, findings)
        by_type[raw.zh].append(fact)
        by_key.setdefault(f"{raw.zh}/{raw.code}", fact)
    return Facts({zh: tuple(facts) for zh, facts in by_type.items()}, by_key)


def _read_fact(raw: _Raw, index: _Index, resolve: Any, mask: Any, year: int, findings: list[Finding]) -> Fact:
    record = TYPES_BY_NAME[raw.zh]
    given = {name.text for name, _value in raw.node.entries}
    inherited = tuple(pair for zh, pair in raw.defaults.items() if zh not in given)
    node = MappingNode(tuple(raw.node.entries) + inherited, raw.node.place, raw.node.in_flow)
    label, ref = f"{raw.zh}“{mask(raw.code)}”", mask(raw.ref)
    reader = Reader(ref, label, year, resolve=resolve, find_body=index.bodies.get, mask=mask, findings=findings)
    reader.supplier, reader.cell = (text and mask(text) for text in _supply(node))
    reader.period = parse_moment(str(year))
    # 编号只是钥匙，不是键；读的时候拿开
    body = MappingNode(tuple(pair for pair in node.entries if pair[0].text != "编号"), node.place, node.in_flow)
    values = reader.fields(body, record)
    values.setdefault("name", _name(raw, node, reader))
    _check_required(raw, values, {name.text for name, _value in node.entries}, findings)
    return record(place=_spot(raw), code=raw.code, ref=ref, order=raw.order, **values)


def _supply(node: MappingNode) -> tuple[str | None, str | None]:
    value = next((value for name, value in node.entries if name.text == "来源"), None)
    if isinstance(value, Scalar):
        return value.text.strip() if value.text.strip() not in {"", "待补", "无"} else None, None
    if isinstance(value, MappingNode):
        return _first_text(value, ("单位",)) or None, _first_text(value, ("位置",)) or None
    return None, None


def _spot(raw: _Raw) -> Place:
    """整条事实指它的编号或第一个键。"""
    for name, value in raw.node.entries:
        if isinstance(value, Scalar) and value.text.strip() == raw.code:
            return value.place
        if name.text == "编号":
            return value.place
    return raw.node.entries[0][0].place if raw.node.entries else raw.node.place


def _name(raw: _Raw, node: MappingNode, reader: Reader) -> Phrase | Gap:
    for zh in _PRINTED_BY.get(raw.zh, ("名称", "编号")):
        for name, value in node.entries:
            if name.text == zh and isinstance(value, Scalar) and value.text.strip() not in {"", "待补"}:
                return phrase(reader.mask(value.text.strip()), reader.origin(zh, value.place))
    if raw.code.startswith("#"):
        return Gap(f"{reader.label}的名称", _spot(raw))
    return phrase(reader.mask(raw.code), reader.origin("编号", raw.node.place))


def _check_required(raw: _Raw, values: Mapping[str, Any], given: set[str], findings: list[Finding]) -> None:
    zh, place = raw.zh, _spot(raw)
    if zh in REQUIRED_NAME and not given & {"名称", "编号"}:
        findings.append(error("missing-key", _("这条{type}缺“名称”", type=zh), _("补一行“名称: …”"), place))
    if zh in REQUIRED_TIME and "时间" not in given:
        findings.append(
            error("missing-key", _("{type}“{code}”缺“时间”", type=zh, code=raw.code),
                  _("补一行“时间: …”；暂时不知道就写“时间: 待补”"), place)
        )  # fmt: skip
    choices = ONE_OF.get(zh, ())
    if choices and not given & set(choices):
        findings.append(
            error("missing-key", _("{type}“{code}”至少要写一样：{keys}", type=zh, code=raw.code, keys="、".join(choices)),
                  _("补上其中一项"), place)
        )  # fmt: skip


# -- 设置 --


def _read_setting(node: Node | None, index: _Index, year: int, findings: list[Finding]) -> Setting | None:
    if node is None or (isinstance(node, Scalar) and not node.text.strip()):
        if not has_errors(findings):
            hint = _("照 README 和 samples/county-2022 的样子写")
            findings.append(error("no-setting", _("fuer.yaml 是空的"), hint, Place(SETTING_FILE)))
        return None
    if not isinstance(node, MappingNode):
        findings.append(error("wrong-kind", _("fuer.yaml 里应当是“键: 值”"), _("照 README 的样子写"), node.place))
        return None
    reader = Reader(
        SETTING_FILE, SETTING_FILE, year, resolve=_resolver(index, findings), find_body=index.bodies.get,
        mask=_masker(index.private), findings=findings,
    )  # fmt: skip
    values = reader.fields(node, Setting)
    setting = Setting(place=node.place, **values)
    _check_setting(setting, node, findings)
    return setting


def _check_papers(setting: Setting, findings: list[Finding]) -> None:
    papers = setting.papers if isinstance(setting.papers, tuple) else ()
    if not papers and not (isinstance(setting.papers, Absent) and not setting.papers.known):
        hint = _("在“文稿:”下面逐条写，例如  - 文种: 工作总结")
        findings.append(error("missing-key", _("fuer.yaml 的“文稿”里没有一份文稿"), hint, setting.place))
    seen: dict[str, Paper] = {}
    for paper in papers:
        code = paper_code(paper)
        if code in seen:
            message = _("文稿的编号“{code}”用了两次，另一处在第{line}行", code=code, line=seen[code].place.line)
            findings.append(error("duplicate-code", message, _("给其中一份写一个“编号”"), paper.place))
        seen.setdefault(code, paper)
        if isinstance(paper.length, Phrase) and parse_length(paper.length.text) is None:
            message = _("{ref}的字数“{text}”读不成", ref=paper.ref, text=paper.length.text)
            findings.append(
                error(
                    "unreadable-value",
                    message,
                    _("写成 3000-5000、3000以上 或 5000以内"),
                    paper.spots.get("字数", paper.place),
                )
            )


def _check_setting(setting: Setting, node: MappingNode, findings: list[Finding]) -> None:
    by_name = {name.text: value.place for name, value in node.entries}
    caliber = setting.caliber
    if isinstance(caliber, Phrase) and parse_caliber(caliber.text) is None:
        hint = _("写成“{example}”；分母可以是：{words}", example=DEFAULT_CALIBER, words="、".join(DENOMINATORS))
        findings.append(
            error("unreadable-value", _("达标口径“{text}”读不成", text=caliber.text), hint, by_name["达标口径"])
        )
    _check_papers(setting, findings)


def _caliber(setting: Setting) -> Caliber:
    written = setting.caliber
    text = written.text if isinstance(written, Phrase) else DEFAULT_CALIBER
    parsed = parse_caliber(text)
    assert parsed is not None
    source = (
        written.origin.inputs[0] if isinstance(written, Phrase) else Source(SETTING_FILE, "达标口径", setting.place)
    )
    return Caliber(*parsed, text, source)


# -- 措辞 --


def _read_wordings(node: Node | None, findings: list[Finding]) -> dict[str, dict[str, str]]:
    """``{单位: {年度: {位置: 片段编号}}}`` 展平成 ``{单位/年度: {位置: 编号}}``。"""
    chosen: dict[str, dict[str, str]] = {}
    if isinstance(node, Scalar) and not node.text.strip():
        return chosen
    for unit, years in _wording_pairs(node, "", findings):
        for year, slots in _wording_pairs(years, unit.text, findings):
            pairs = list(_wording_pairs(slots, f"{unit.text}.{year.text}", findings))
            chosen[f"{unit.text}/{year.text}"] = {
                slot.text: value.text for slot, value in pairs if isinstance(value, Scalar)
            }
            findings += [_odd_wording(slot.text, value) for slot, value in pairs if not isinstance(value, Scalar)]
    return chosen


def _wording_pairs(node: Node | None, path: str, findings: list[Finding]) -> Iterator[tuple[Scalar, Node]]:
    """这一层的键和值；写成别的样子就说出来，空着的不算。"""
    if isinstance(node, MappingNode):
        yield from node.entries
    elif node is not None and not (isinstance(node, Scalar) and not node.text.strip()):
        findings.append(_odd_wording(path, node))


def _odd_wording(path: str, node: Node) -> Finding:
    message = _("措辞.yaml 的“{path}”读不成", path=path) if path else _("措辞.yaml 读不成")
    return error("wrong-kind", message, _("照引擎写的样子改回来；不要了就删掉这个文件"), node.place)


def wording_text(wordings: Mapping[str, Mapping[str, str]]) -> str:
    """措辞.yaml 的内容。"""
    lines = ["# 各处用了哪个写法。引擎只在缺的时候添，不改已有的；要换写法，改这里的 #甲、#乙。"]
    units: dict[str, list[str]] = {}
    for key in sorted(wordings):
        unit, _slash, year = key.rpartition("/")
        units.setdefault(unit, []).append(year)
    for unit, years in units.items():
        lines.append(f"{unit}:")
        for year in years:
            lines.append(f"  {year}:")
            slots = wordings[f"{unit}/{year}"]
            lines += [f"    {slot}: {slots[slot]}" for slot in sorted(slots)]
    return "\n".join(lines) + "\n"
