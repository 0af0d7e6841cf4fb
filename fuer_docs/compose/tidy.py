"""收拾：半句去掉以后留下的标点、没有下文的引子、没有内容的标题。"""

from __future__ import annotations

import re

from ..model.document import Block, Paragraph, Raw, Run, Table
from .bundle import PERIOD

_CONNECTIVES = "同时|此外|其中|另外|并且|以及|特别是|尤其是|一方面|另一方面|因此|为此|对此"
_RULES: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(rf"(?<=[。；！？])(?:{_CONNECTIVES})[，：、]*(?=[。；！？]|$)"), 0),
    (re.compile(rf"^(?:{_CONNECTIVES})[，：、]*(?=[。；！？]|$)"), 0),
    (re.compile(r"[，、；：]+(?=[。！？])"), 0),
    (re.compile(r"[，、]+(?=[；：])"), 0),
    (re.compile(r"[，、；：][，、；：]+"), 1),
    (re.compile(r"(?<=[。！？；])[，、；：。]+"), 0),
    (re.compile(r"^[，、；：。]+"), 0),
    (re.compile(r"（）|“”|《》"), 0),
)
"""要去掉的写法，和其中留下头几个字。"""
_ANY = re.compile("|".join(pattern.pattern for pattern, _kept in _RULES))
_MAYBE = re.compile(rf"[\n，、；：。！？（“《](?:[，、；：。！？）”》]|(?:{_CONNECTIVES})[，：、]*(?:[。；！？]|$))")
"""一条也不沾的段落占绝大多数，先粗看一眼：凡沾上的，都是段首（换行代表）或标点后面紧跟着标点或连词。"""
_SHOWN = re.compile(r"[^\W_]|[【—…]")
"""看得见的字。"""
_LEAD_INS = ("：", "，", "、")
_SENTENCE_END = re.compile(r"[。！？]")
_NO_TRIM = {
    "称谓",
    "附件说明",
    "标题",
    "副标题",
    "署名",
    "成文日期",
    "附件序号",
    "附件标题",
    "表头",
    "表格文字",
    "空行",
}


def _is_tidy(text: str) -> bool:
    return not (_MAYBE.search("\n" + text) and _ANY.search(text))


def tidy_runs(runs: list[Run]) -> list[Run]:
    """一段里的标点：只动模板和片段自己的字，不动事实的字。"""
    text = "".join([run.text for run in runs])
    if _is_tidy(text):
        return runs
    cuts: set[int] = set()
    live, index = text, list(range(len(text)))
    before = -1
    while before < len(cuts):  # 去掉一处可能又露出一处，到没有了为止
        before = len(cuts)
        for pattern, kept in _RULES:
            while found := [match.span() for match in pattern.finditer(live)]:
                cuts |= {index[at] for start, end in found for at in range(start + kept, end)}
                live, index = _without(text, cuts)
    return _cut(runs, cuts) if cuts else runs


def _without(text: str, cuts: set[int]) -> tuple[str, list[int]]:
    kept = [at for at in range(len(text)) if at not in cuts]
    return "".join(text[at] for at in kept), kept


def _cut(runs: list[Run], cuts: set[int]) -> list[Run]:
    kept, position = [], 0
    for run in runs:
        end = position + len(run.text)
        if run.origin is None and run.gap is None:
            text = "".join(char for at, char in enumerate(run.text, position) if at not in cuts)
            if text or run.raw:
                kept.append(run._replace(text=text))
        else:
            kept.append(run)
        position = end
    return kept


def tidy(blocks: list[Block]) -> list[Block]:
    """各段收拾标点；收拾完没有字的段不要。表格里的写到哪格收拾到哪格，见 :func:`tidy_cell`。"""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            text = before = block.text
            if not _is_tidy(text):
                block.runs = tidy_runs(block.runs)
                text = block.text
            if not _SHOWN.search(text) and before.strip() and not _has_raw(block):
                continue
        kept.append(block)
    return kept


def tidy_cell(blocks: list[Block]) -> None:
    """一格里各段收拾标点；只有一截的不动。"""
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.runs) > 1:
            block.runs = tidy_runs(block.runs)


def _has_raw(paragraph: Paragraph) -> bool:
    return any(run.raw for run in paragraph.runs)


def merge_period_notes(paragraph: Paragraph) -> None:
    """一句话里几个数同属一个期间，只在句末注一次；句里还有本年的数就不并，免得张冠李戴。"""
    if len([run for run in paragraph.runs if run.origin is not None and _is_note(run)]) < 2:
        return
    out: list[Run] = []
    for sentence in _sentences(paragraph.runs):
        notes = [run for run in sentence if _is_note(run)]
        same = len(notes) > 1 and len({run.text for run in notes}) == 1
        out += _noted_once(sentence, notes[-1]) if same and not _has_plain_figure(sentence) else sentence
    paragraph.runs = out


def _sentences(runs: list[Run]) -> list[list[Run]]:
    """按句号分开；分在一截中间的就把这一截切开。"""
    found: list[list[Run]] = [[]]
    for run in runs:
        pieces = re.split(r"(?<=[。！？])", run.text) if run.origin is None and not run.raw else [run.text]
        for index, piece in enumerate(pieces):
            if index:
                found.append([])
            if piece or run.raw:
                found[-1].append(run._replace(text=piece))
    return [sentence for sentence in found if sentence]


def _is_note(run: Run) -> bool:
    return run.origin is not None and run.origin.formula == PERIOD


_NAMING = {"名称", "编号", "动作", "全称", "简称", "主题语", "目标", "专题", "届次"}


def _has_plain_figure(sentence: list[Run]) -> bool:
    """句里有没有不带期间说明的原数。"""
    for run, after in zip(sentence, [*sentence[1:], None], strict=True):
        origin = run.origin
        if origin is None or origin.formula is not None or not any(char.isdigit() for char in run.text):
            continue
        naming = origin.inputs and origin.inputs[0].field.rpartition(".")[2] in _NAMING
        if not naming and not (after is not None and _is_note(after)):
            return True
    return False


def _noted_once(sentence: list[Run], note: Run) -> list[Run]:
    kept = [run for run in sentence if not _is_note(run)]
    shown = note._replace(text=f"（均为{note.text[1:-1]}数据）")
    last = kept[-1]
    if last.origin is None and last.text[-1:] in {"。", "！", "？"}:
        head = [last._replace(text=last.text[:-1])] if len(last.text) > 1 else []
        return [*kept[:-1], *head, shown, last._replace(text=last.text[-1])]
    return [*kept, shown]


def drop_lead_ins(blocks: list[Block]) -> list[Block]:
    """以“：”收尾却没有下文的引子：砍到上一句，整段都是引子的就不要。"""
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and not block.mark:
            text = block.text.rstrip()
            if text.endswith(_LEAD_INS) and _is_prose(block):
                follower = blocks[index + 1] if index + 1 < len(blocks) else None
                if not _continues(follower, text) and not _trim_to_sentence(block):
                    continue
        kept.append(block)
    return kept


def _is_prose(block: Paragraph) -> bool:
    """一句句话的段落；段首标题后面接排的也是。"""
    return block.role not in _NO_TRIM and (block.level == 0 or run_in_split(block) > 0)


def _continues(follower: Block | None, text: str) -> bool:
    """引子后面有没有接得上的：一是、正文或表格；“总结如下：”后面可以是一级标题。"""
    mark = text[-1]
    if isinstance(follower, Paragraph):
        if mark == "：" and text.endswith("如下：") and follower.level == 1:
            return True
        return bool(follower.mark) or (mark == "：" and follower.level == 0 and follower.role == "正文")
    return isinstance(follower, Table)


def _trim_to_sentence(paragraph: Paragraph) -> bool:
    """砍到模板或片段自己写的最后一个句号；事实里的句号不算，免得把一个值砍成两半。"""
    text = "".join(run.text if run.origin is None else " " * len(run.text) for run in paragraph.runs)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    if not ends:
        return False
    paragraph.runs = _head_of(paragraph.runs, ends[-1])
    return True


def _head_of(runs: list[Run], length: int) -> list[Run]:
    kept, used = [], 0
    for run in runs:
        room = length - used
        if room <= 0:
            break
        kept.append(run._replace(text=run.text[:room]))
        used += len(run.text)
    return kept


def prune_headings(blocks: list[Block]) -> list[Block]:
    """没有内容的标题不要：后面是同级或更高一级的标题，或者什么也没有。"""
    kept: list[Block] = []
    for block in reversed(blocks):
        if isinstance(block, Paragraph) and _is_hollow_heading(block) and not _has_content(block, kept):
            continue
        kept.append(block)
    kept.reverse()
    return kept


def _is_hollow_heading(paragraph: Paragraph) -> bool:
    """标题，而且后面没有接排正文。"""
    if paragraph.role in {"附件序号", "附件标题"}:
        return True
    return paragraph.level > 0 and not run_in_split(paragraph)


def run_in_split(paragraph: Paragraph) -> int:
    """段首标题到第几个字为止；不是段首标题返回 0。"""
    at = paragraph.text.find("。")
    rest = paragraph.text[at + 1 :].strip() if at >= 0 else ""
    return at + 1 if rest else 0


def drop_annex_notes(blocks: list[Block]) -> list[Block]:
    """附件都没有内容、去掉了，前面的附件说明也不要，连同它上面的空行。"""
    if any(isinstance(block, Paragraph) and block.role == "附件序号" for block in blocks):
        return blocks
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "附件说明":
            if kept and isinstance(kept[-1], Paragraph) and kept[-1].role == "空行":
                kept.pop()
            continue
        kept.append(block)
    return kept


_RANK = {"附件序号": -2, "附件标题": -1}
TAIL_ROLES = {"署名", "成文日期", "附件说明", "空行"}
"""正文以后的几样：落款和它前面的附件说明、空行。"""


def _has_content(heading: Paragraph, following_reversed: list[Block]) -> bool:
    rank = _RANK.get(heading.role, heading.level)
    for block in reversed(following_reversed):
        if isinstance(block, Raw):
            continue
        if isinstance(block, Table):
            return True
        if block.role in _RANK or block.level:
            return _RANK.get(block.role, block.level) > rank
        if block.role in TAIL_ROLES:
            continue
        if block.text.strip():
            return True
    return False
