"""不抄：片段、样例（事实和写成的文稿）里没有一串二十五个字和蓝本一样。

蓝本放在仓库旁边的 ``shared/seeds``，没有就跳过。空白不算，全角半角、各种引号看作一样。
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
RUN = 25
"""这么多个字一样就是抄。"""
SET_PHRASES: tuple[str, ...] = ()
"""谁写都是这几个字的：法律、规划、会议的全称，法定的提法。一条一行，写全，不写半句。"""
FOLDERS = ("fragments", "samples", "fuer_docs/starter")
KINDS = {".txt", ".yaml", ".yml", ".md"}
QUOTES = str.maketrans(dict.fromkeys("“”„‟「」『』＂", '"') | dict.fromkeys("‘’‚‛", "'"))


def squeezed(text: str) -> str:
    """只剩字：空白去掉，全角半角、引号归成一种。"""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text.translate(QUOTES)).translate(QUOTES))


def grams(texts: Iterable[str]) -> set[str]:
    """每一串 ``RUN`` 个字；两份文字之间不相连。"""
    return {text[start : start + RUN] for text in map(squeezed, texts) for start in range(len(text) - RUN + 1)}


def copied(text: str, known: set[str], allowed: Iterable[str] = SET_PHRASES) -> Iterator[str]:
    """和蓝本一样的各串字，相接的并成一串。"""
    plain = squeezed(text)
    for phrase in sorted(map(squeezed, allowed), key=len, reverse=True):
        plain = plain.replace(phrase, "\n")
    start = 0
    while start <= len(plain) - RUN:
        end = start
        while plain[end : end + RUN] in known:
            end += 1
        if end > start:
            yield plain[start : end + RUN - 1]
        start = max(end, start + 1)


def written() -> list[Path]:
    """我们写的每一份文字；写成的文稿放在 out/ 里的不进仓库，不看。"""
    return [
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in KINDS and "out" not in path.relative_to(ROOT).parts
    ]


@pytest.fixture(scope="module")
def seeds() -> set[str]:
    files = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if not files:
        pytest.skip("旁边没有 shared/seeds")
    return grams(path.read_text(encoding="utf-8", errors="ignore") for path in files)


def test_nothing_is_copied_from_the_seeds(seeds: set[str]) -> None:
    found = [f"{path.relative_to(ROOT)}：{run}" for path in written() for run in copied(path.read_text("utf-8"), seeds)]
    assert not found, "\n".join(found)


def test_each_set_phrase_is_needed(seeds: set[str]) -> None:
    """名单里不留用不着的：去掉它，确实有一处算抄。"""
    texts = [path.read_text("utf-8") for path in written()]
    for phrase in SET_PHRASES:
        rest = [other for other in SET_PHRASES if other != phrase]
        assert any(list(copied(text, seeds, rest)) for text in texts), f"用不着：{phrase}"


# -- 看的人自己没睡着（不要蓝本）--

SEED = "一年来，在县委、县政府的坚强领导下，全县妇女儿童工作围绕中心、服务大局，取得了新的进展。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SEED, True),
        (f"前面的话{SEED[:25]}后面的话", True),
        (f"前面的话{SEED[:24]}后面的话", False),
        (SEED.replace("，", ",").replace("、", "、 \n"), True),
        (SEED.replace("，", "，\n    "), True),
        ("另写的一句话，说的是同样的意思，一个字一个字都不一样，可也有二十五个字以上。", False),
        ("", False),
    ],
)
def test_a_copied_run_is_seen_whatever_its_spaces_and_punctuation(text: str, found: bool) -> None:
    assert bool(list(copied(text, grams([SEED]), ()))) is found


def test_the_whole_run_is_shown_once() -> None:
    assert list(copied(f"甲{SEED[3:40]}乙", grams([SEED]), ())) == [squeezed(SEED[3:40])]


def test_a_set_phrase_is_let_through_and_does_not_join_its_neighbours() -> None:
    known = grams([SEED])
    assert list(copied(SEED, known, [SEED])) == []
    assert list(copied(SEED, known, [SEED[20:24]])) == [], "切成两截都不到二十五个字"


def test_two_seeds_are_not_read_as_one() -> None:
    assert not list(copied(SEED, grams([SEED[:20], SEED[20:]]), ()))
