"""删：照种子从样例里随机删事实、删可写可不写的键，连同指向删去的事实的引用，剩下的仍读得进。"""

from __future__ import annotations

import random
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from fuer_docs.model.facts import ONE_OF, REQUIRED_NAME, REQUIRED_TIME, TYPES_BY_NAME
from fuer_docs.model.shapes import Either, Group, Key, Many, Ref, Shape, keys_of

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "county-2022"
NAMED_BY = {
    "机构": ("编号", "简称", "全称", "名称"),
    "人员": ("编号", "姓名", "名称", "职务"),
    "任务": ("编号", "动作", "名称"),
    "参政": ("编号", "名称", "范围"),
    "宣传": ("编号", "名称", "内容"),
}
NEVER = {"文种", "编号", "年度", "成文日期"}
"""文稿里不删的键。"""
WHOLE = {"成员"}
"""要删就整个删的键：口号的名字里有数目，成员少一个就对不上了。"""
CHANCES = (0.02, 0.15, 0.4, 0.75)
"""轻删到重删；按种子轮着用。"""


class _Plain(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """写 YAML：什么都照原来的字写，不替它猜类型。"""

    def __init__(self, stream: Any) -> None:
        Emitter.__init__(self, stream, allow_unicode=True, width=100000)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, sort_keys=False)
        BaseResolver.__init__(self)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def load_sample(sample: Path = SAMPLE) -> dict[str, Any]:
    """样例的各个 YAML，全都是文字。"""
    paths = [sample / "fuer.yaml", *sorted((sample / "facts").rglob("*.yaml"))]
    return {
        path.relative_to(sample).as_posix(): yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for path in paths
    }


def dump(tree: Any) -> bytes:
    """写回 YAML。"""
    stream = StringIO()
    writer = _Plain(stream)
    writer.open()
    writer.represent(tree)
    writer.close()
    return stream.getvalue().encode()


def code_of(zh: str, fact: dict[str, Any]) -> str:
    """一条事实的编号。"""
    return next((fact[key] for key in NAMED_BY.get(zh, ("编号", "名称")) if isinstance(fact.get(key), str)), "")


class Eroder:
    """一个种子的删法。"""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)
        self.facts_chance = CHANCES[seed % 4]
        self.keys_chance = CHANCES[seed // 4 % 4]
        self.gone: set[str] = set()
        """删去的事实：类型/编号。"""

    def erode(self, sample: dict[str, Any]) -> dict[str, bytes]:
        """删过的工作区。"""
        kept = {name: self._facts(tree) for name, tree in sample.items() if name != "fuer.yaml"}
        files = {name: {zh: [self._linked(zh, fact) for fact in facts] if zh != "默认" else facts
                        for zh, facts in tree.items()} for name, tree in kept.items()}  # fmt: skip
        files["fuer.yaml"] = self._setting(sample["fuer.yaml"])
        return {name: dump(tree) for name, tree in files.items()}

    def _drop(self, chance: float) -> bool:
        return self.luck.random() < chance

    def _facts(self, tree: dict[str, Any]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for zh, facts in tree.items():
            if zh == "默认":
                kept[zh] = facts
                continue
            whole = self._drop(self.facts_chance / 2)
            kept[zh] = []
            for fact in facts:
                if whole or self._drop(self.facts_chance):
                    self.gone.add(f"{zh}/{code_of(zh, fact)}")
                else:
                    kept[zh].append(self._pruned(fact, keys_of(TYPES_BY_NAME[zh]), self._needed(zh, fact)))
        return {zh: facts for zh, facts in kept.items() if facts}

    def _needed(self, zh: str, fact: dict[str, Any]) -> set[str]:
        needed = {"编号", "名称", "来源", *NAMED_BY.get(zh, ())}
        needed |= {key.zh for key in keys_of(TYPES_BY_NAME[zh]).values() if key.required}
        needed |= {"名称"} if zh in REQUIRED_NAME else set()
        needed |= {"时间"} if zh in REQUIRED_TIME else set()
        choices = [key for key in ONE_OF.get(zh, ()) if key in fact]
        return needed | ({self.luck.choice(choices)} if choices else set())

    def _pruned(self, fact: dict[str, Any], keys: dict[str, Key], needed: Iterable[str]) -> dict[str, Any]:
        """删去一些可不写的键；小组里头的也删。"""
        found = {}
        for name, value in fact.items():
            if name not in needed and self._drop(self.keys_chance):
                continue
            whole = name not in keys or name in WHOLE
            found[name] = value if whole else self._inside(value, keys[name].shape)
        return found

    def _inside(self, value: Any, shape: Shape) -> Any:
        if isinstance(shape, Many):
            items = value if isinstance(value, list) else [value]
            done = [self._inside(item, shape.item) for item in items if not self._drop(self.keys_chance / 3)]
            return done or [self._inside(items[0], shape.item)]
        if isinstance(shape, Either):
            return self._inside(value, shape.mapping) if isinstance(value, dict) else value
        if isinstance(shape, Group) and isinstance(value, dict):
            keys = keys_of(shape.record)
            needed = {key.zh for key in keys.values() if key.required} | {"名称", "状态"}
            return self._pruned(value, keys, needed) or value
        return value

    # -- 引用 --

    def _linked(self, zh: str, fact: dict[str, Any]) -> dict[str, Any]:
        """指向删去的事实的引用也删。"""
        kept = self._relinked(fact, keys_of(TYPES_BY_NAME[zh]))
        if zh in ONE_OF and not any(name in kept for name in ONE_OF[zh]):
            kept[ONE_OF[zh][0]] = "仍有差距"
        return kept

    def _relinked(self, values: dict[str, Any], keys: dict[str, Key]) -> dict[str, Any]:
        found = {}
        for name, value in values.items():
            kept = self._target(value, keys[name].shape) if name in keys else value
            if kept is not None:
                found[name] = kept
        return found

    def _target(self, value: Any, shape: Shape) -> Any:
        if isinstance(shape, Many):
            items = value if isinstance(value, list) else [value]
            return [kept for kept in (self._target(item, shape.item) for item in items) if kept is not None] or None
        if isinstance(shape, Either):
            return self._target(value, shape.mapping if isinstance(value, dict) else shape.scalar)
        if isinstance(shape, Group) and isinstance(value, dict):
            return self._relinked(value, keys_of(shape.record)) or None
        if isinstance(shape, Ref) and not shape.loose and isinstance(value, str):
            return None if any(f"{zh}/{value}" in self.gone for zh in shape.types) else value
        return value

    def _setting(self, tree: dict[str, Any]) -> dict[str, Any]:
        papers = []
        for paper in tree["文稿"]:
            kept = {}
            for name, value in paper.items():
                lost = f"{name if name != '讲话人' else '人员'}/{value}" in self.gone
                if name in NEVER or not (lost or self._drop(self.keys_chance / 2)):
                    kept[name] = value
            papers.append(kept)
        return {**tree, "文稿": papers}
