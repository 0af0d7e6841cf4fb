"""往干净的文稿里放错，一次一处，看查出几成；原样的文稿里报了几处，就是误报。

python bench/mutations.py             # 样例写成的文稿，每种错最多放二十处
python bench/mutations.py --missed    # 另外列出没查出来的
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fuer_docs.check.rules import RULES
from fuer_docs.check.run import check_manuscript
from fuer_docs.engine.build import Request, build
from fuer_docs.engine.check import bundled_tables, read_manuscript
from fuer_docs.importers.recognise import recognised
from fuer_docs.model.finding import Finding
from fuer_docs.model.manuscript import Manuscript, Passage, Setting
from fuer_docs.reading.layout import read_layout

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
MOST = 20
"""每种错最多放几处。"""
Sites = Iterator[tuple[Manuscript, str]]
"""放了错的文稿，和放在哪里。"""
Inject = Callable[[Manuscript], Sites]


@dataclass(frozen=True)
class Kind:
    """一种错。"""

    name: str
    inject: Inject


# -- 怎么放 --


def with_passages(manuscript: Manuscript, passages: list[Passage]) -> Manuscript:
    """换了各段的文稿，段号重排。"""
    numbered = tuple(one._replace(n=n) for n, one in enumerate(passages, 1))
    return recognised(Manuscript(manuscript.file, numbered, manuscript.pages, manuscript.tables, manuscript.kind))


def words(pattern: str, better: str | Callable[[re.Match[str]], str], *, table: bool = False) -> Inject:
    """把合 ``pattern`` 的字换掉，一次一处；一段只换头一处。"""
    compiled = re.compile(pattern)

    def inject(manuscript: Manuscript) -> Sites:
        for at, passage in enumerate(manuscript.passages):
            match = compiled.search(passage.text)
            if match is None or passage.in_table != table or passage.style in {"标题", "副标题"}:
                continue
            new = better(match) if callable(better) else match.expand(better)
            if new == match[0]:
                continue
            text = passage.text[: match.start()] + new + passage.text[match.end() :]
            changed = list(manuscript.passages)
            changed[at] = passage._replace(text=text)
            yield with_passages(manuscript, changed), f"{match[0]} → {new}"

    return inject


def more(text: str) -> Inject:
    """正文段末添一句。"""

    def inject(manuscript: Manuscript) -> Sites:
        for at, passage in enumerate(manuscript.passages):
            if passage.style == "正文" and not passage.in_table and len(passage.text) > 60:
                changed = list(manuscript.passages)
                changed[at] = passage._replace(text=passage.text + text)
                yield with_passages(manuscript, changed), text

    return inject


def lines(make: Callable[[list[Passage], int], list[Passage] | None]) -> Inject:
    """增删一段；``make`` 给出换过的各段，放不了是 ``None``。"""

    def inject(manuscript: Manuscript) -> Sites:
        for at, passage in enumerate(manuscript.passages):
            changed = None if passage.in_table else make(list(manuscript.passages), at)
            if changed is not None:
                yield with_passages(manuscript, changed), passage.text[:20]

    return inject


def repeated(passages: list[Passage], at: int) -> list[Passage] | None:
    """同一段写两遍。"""
    if passages[at].style != "正文" or len(passages[at].text) < 60:
        return None
    return [*passages[: at + 1], passages[at], *passages[at + 1 :]]


def emptied(passages: list[Passage], at: int) -> list[Passage] | None:
    """标题下面没有内容，接着又是同级标题。"""
    if not passages[at].style.endswith("级标题"):
        return None
    end = at + 1
    while end < len(passages) and passages[end].style == "正文":
        end += 1
    if end == at + 1 or end >= len(passages) or passages[end].style != passages[at].style:
        return None
    return [*passages[: at + 1], *passages[end:]]


def blank_between(passages: list[Passage], at: int) -> list[Passage] | None:
    """正文中间多一个空行。"""
    if passages[at].style != "正文" or at + 1 >= len(passages) or passages[at + 1].style != "正文":
        return None
    return [*passages[: at + 1], Passage(0, "", setting=Setting()), *passages[at + 1 :]]


def looks(pick: Callable[[Manuscript], list[Passage]], **changes: Any) -> Inject:
    """换几段的样子：段落的和字的一起给。"""
    faces = {key: value for key, value in changes.items() if key in {"east_asia", "size", "color", "mark", "bold"}}
    settings = {key: value for key, value in changes.items() if key not in faces}

    def inject(manuscript: Manuscript) -> Sites:
        chosen = {one.n for one in pick(manuscript)}
        if not chosen or not manuscript.pages:
            return
        passages = [
            one._replace(setting=one.setting._replace(
                **settings, faces=tuple(face._replace(**faces) for face in one.setting.faces)))
            if one.n in chosen and one.setting is not None else one
            for one in manuscript.passages
        ]  # fmt: skip
        yield with_passages(manuscript, passages), str(changes)

    return inject


def pages(**changes: Any) -> Inject:
    """换版面。"""

    def inject(manuscript: Manuscript) -> Sites:
        if manuscript.pages:
            changed = tuple(page._replace(**changes) for page in manuscript.pages)
            yield replace(manuscript, pages=changed, _by_n={}), str(changes)

    return inject


def totals(manuscript: Manuscript) -> Sites:
    """表格合计那一行的数改一个。"""
    sums = {
        (one.cell.table, one.cell.row) for one in manuscript.passages if one.cell is not None and re.match("合计|总计", one.text)
    }  # fmt: skip
    for at, passage in enumerate(manuscript.passages):
        if passage.cell is not None and (passage.cell.table, passage.cell.row) in sums and passage.text.isdecimal():
            changed = list(manuscript.passages)
            changed[at] = passage._replace(text=str(int(passage.text) + 7))
            yield with_passages(manuscript, changed), f"{passage.text} → {changed[at].text}"


def wide_tables(manuscript: Manuscript) -> Sites:
    """表格出格。"""
    if manuscript.tables:
        tables = tuple(table._replace(width=table.width + 20) for table in manuscript.tables)
        yield replace(manuscript, tables=tables, _by_n={}), "加宽 20 毫米"


def bare_numbers(manuscript: Manuscript) -> Sites:
    """页码没有一字线。"""
    for page in manuscript.pages[:1]:
        numbers = tuple(one._replace(text="PAGE") for one in page.page_numbers)
        yield replace(manuscript, pages=(page._replace(page_numbers=numbers),), _by_n={}), "PAGE"


def twice_said(manuscript: Manuscript) -> Sites:
    """同一个数说了两回，后一回改掉。"""
    seen: set[str] = set()
    for at, passage in enumerate(manuscript.passages):
        for match in re.finditer(r"[\u4e00-\u9fff]{4}(\d{3,6})[余多]?(?:人次|人|名|万元|项|户)", passage.text):
            if match[0] in seen and not passage.in_table:
                other = str(int(match[1]) + 37)
                changed = list(manuscript.passages)
                changed[at] = passage._replace(
                    text=passage.text[: match.start(1)] + other + passage.text[match.end(1) :]
                )
                yield with_passages(manuscript, changed), f"{match[0]} → {other}"
                return
            seen.add(match[0])


def body(manuscript: Manuscript) -> list[Passage]:
    """正文各段。"""
    return read_layout(manuscript).body


def one_body(manuscript: Manuscript) -> list[Passage]:
    """正文中间的一段。"""
    found = body(manuscript)
    return found[len(found) // 2 :][:1] if len(found) > 3 else []


def headed(level: int) -> Callable[[Manuscript], list[Passage]]:
    """一级的标题。"""
    return lambda manuscript: [one.passage for one in read_layout(manuscript).headings if one.level == level]


def part(name: str) -> Callable[[Manuscript], list[Passage]]:
    """版面的一个要素。"""

    def pick(manuscript: Manuscript) -> list[Passage]:
        found = getattr(read_layout(manuscript), name)
        return found if isinstance(found, list) else [found] if found is not None else []

    return pick


def only_if(fit: Callable[[Manuscript], bool], inject: Inject) -> Inject:
    """只放在算得上错的文稿里。"""
    return lambda manuscript: inject(manuscript) if fit(manuscript) else iter(())


def official(manuscript: Manuscript) -> bool:
    """有公文的样子。"""
    return read_layout(manuscript).official


def spoken(manuscript: Manuscript) -> bool:
    """讲话一类。"""
    return read_layout(manuscript).speech


def after_civil_code(manuscript: Manuscript) -> bool:
    """民法典施行以后写的。"""
    return (manuscript.year or 0) > 2021


def quoting(manuscript: Manuscript) -> bool:
    """正文里有引号、破折号。"""
    return any(char in "“”‘’—" for one in body(manuscript) for char in one.text)


def bumped(match: re.Match[str]) -> str:
    """数加大一截。"""
    text = match["number"]
    grown = f"{float(text) + 7.3:.1f}" if "." in text else str(int(text) + 7)
    return match[0][: match.start("number") - match.start()] + grown + match[0][match.end("number") - match.start() :]


def next_week(match: re.Match[str]) -> str:
    """星期错一天。"""
    week = "一二三四五六日"
    return match[0].replace(match["day"], week[(week.index(match["day"]) + 1) % 7])


NEXT = {"一": "二", "二": "三", "三": "四", "四": "五", "五": "六", "六": "七", "七": "八", "八": "九"}
KINDS = (
    Kind("占比改一个数", words(r"占[^，。；%]{0,12}?(?P<number>\d+(?:\.\d+)?)%", bumped)),
    Kind("达标数改一个", words(r"(?<=达标)(?P<number>\d{2,3})(?=项)", bumped)),
    Kind("百分点写成百分号", words(r"(?<=[升降高加少长])(\d+(?:\.\d+)?)个百分点", r"\1%")),
    Kind("同一个数两个样", twice_said),
    Kind("合计改一个数", totals),
    Kind("说几个、列的少一个", words(r"(?<=[有以下])(?P<cn>[三四五六])(?=[个项点条])", lambda m: NEXT[m["cn"]])),
    Kind(
        "讲几点意见说错", words(r"[两三四五](?=点(?:意见|要求|建议))", lambda m: {"两": "四"}.get(m[0]) or NEXT[m[0]])
    ),
    Kind("日历上没有的日子", words(r"(?<!\d)\d{1,2}月\d{1,2}日", "11月31日")),
    Kind("星期不对", words(r"\d{4}年\d+月\d+日（星期(?P<day>[一二三四五六日])）", next_week)),
    Kind("约数打架", words(r"(?<![近约超\d.])(\d{2,5})余(?=[人名份件场])", r"近\1余")),
    Kind("年份少一位", words(r"(?<!\d)20(\d)\d年", r"20\1年")),
    Kind("截至写成截止", words("截至", "截止")),
    Kind("截止写成截至", more("报名截至日期为6月30日。")),
    Kind("起止写倒", more("集中走访从9月25日开始，到9月22日结束。")),
    Kind("节日的日子不对", more("5月25日国际家庭日当天开展活动。")),
    Kind("周年差得多", more("开展庆祝新中国成立20周年活动。")),
    Kind("一是二是重号", words("三是", "二是")),
    Kind("一是二是跳号", words("二是", "三是")),
    Kind("一级标题重号", words("^二、", "一、")),
    Kind("一级标题跳号", words("^二、", "三、")),
    Kind("二级标题重号", words("^（二）", "（一）")),
    Kind("二级标题跳号", words("^（二）", "（三）")),
    Kind("标题换一种序号", words("^（二）", "㈡")),
    Kind("标题末尾有句号", words("^([一二三四]、[^。]{2,20})$", r"\1。")),
    Kind("标题下面是空的", lines(emptied)),
    Kind("一段写了两遍", lines(repeated)),
    Kind("没填的 XX", words(r"\d+(?=[人名场期])", "XX")),
    Kind("没填的 20XX 年", words(r"(?<!\d)20\d\d(?=年)", "20XX")),
    Kind("没填的空", words(r"\d+(?=万元|人次)", "__")),
    Kind("待补没补", more("【待补：落实情况】。")),
    Kind("挖掉了名字", more("坚持以为指导，深入贯彻党的精神。")),
    Kind("网站的字", more("更多范文请关注公众号")),
    Kind("半角逗号", words("(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", ",")),
    Kind("半角括号", words("（([\u4e00-\u9fff]{2,8})）", r"(\1)")),
    Kind("直引号", words("“([^”“]{2,8})”", r'"\1"')),
    Kind("引号少一半", words("“([^”“]{2,8})”", r"“\1")),
    Kind("标点重复", words("(?<=[\u4e00-\u9fff])，", "，，")),
    Kind("顿号加等", words("(?<=[\u4e00-\u9fff])等(?=[工活方项部])", "、等")),
    Kind("省略号不对", more("还有许多工作。。。")),
    Kind("日期补零", words(r"(?<!\d)([1-9])月(?=\d)", r"0\1月")),
    Kind(
        "全角数字", words(r"\d{2,4}(?=[人名项个场])", lambda m: m[0].translate({48 + n: 0xFF10 + n for n in range(10)}))
    ),
    Kind("日写成号", words(r"(\d{1,2}月\d{1,2})日", r"\1号")),
    Kind("年份缩写", words(r"(?<!\d)20(\d\d)年(?=[，全，\d])", r"\1年")),
    Kind("起止用短横", words(r"(?<=\d)—(?=\d)", "-")),
    Kind("没有这部法", more("认真宣传《中华人民共和国妇女儿童权益保障法》。")),
    Kind("废止的法", only_if(after_civil_code, more("认真宣传《中华人民共和国婚姻法》。"))),
    Kind("错别字", more("深入开展爱过卫生运动。")),
    Kind("级别写重", more("山东省省委对此高度重视。")),
    Kind("手机号", more("受助人电话13812345678。")),
    Kind("身份证号", more("身份证号11010519491231002X。")),
    Kind("点了未成年人的名", more("留守儿童王小明（男，9岁）由祖母照看。")),
    Kind("边距", pages(top=25.4, bottom=25.4)),
    Kind("纸张", pages(width=215.9, height=279.4)),
    Kind("页码", only_if(official, bare_numbers)),
    Kind("表格出格", wide_tables),
    Kind("正文字体", looks(body, east_asia="宋体")),
    Kind("正文一段字号不同", looks(one_body, size=14.0)),
    Kind("标题字体", looks(part("title"), east_asia="黑体")),
    Kind("一级标题字体", looks(headed(1), east_asia="仿宋")),
    Kind("二级标题字号", looks(headed(2), size=15.0)),
    Kind("段首不空", looks(one_body, first_line=0.0)),
    Kind("主送没顶格", looks(part("recipient"), first_line=2.0)),
    Kind("署名的位置", looks(part("signatures"), align="left", right=None)),
    Kind("附件不另起页", looks(part("annexes"), page_break=False)),
    Kind("附件名称带句号", words(r"^(附件：[^。]{3,30})$", r"\1。")),
    Kind("引号的字体", only_if(quoting, looks(body, mark="Times New Roman"))),
    Kind("红字", looks(one_body, color="FF0000")),
    Kind("多出空行", only_if(lambda one: not spoken(one), lines(blank_between))),
    Kind("成文日期用汉字", words(r"^20\d\d年\d{1,2}月\d{1,2}日$", "二〇二二年十二月二十日")),
)


# -- 量 --


def written(folder: Path) -> list[Manuscript]:
    """样例写成的各份文稿。"""
    for sample in sorted(SAMPLES.iterdir()):
        if (sample / "fuer.yaml").is_file():
            desk = shutil.copytree(sample, folder / sample.name, ignore=shutil.ignore_patterns("out"))
            build(Request(desk, out=folder / "out" / sample.name))
    return [read_manuscript(path) for path in sorted((folder / "out").rglob("*.docx"))]


def said(manuscript: Manuscript) -> list[Finding]:
    """查出来的。"""
    return check_manuscript(manuscript, RULES, tables=bundled_tables())


def key(finding: Finding) -> tuple[str, str, str]:
    """同一处发现：段号会挪，不算在内。"""
    return finding.rule, finding.message, finding.place.text if finding.place else ""


def measure(
    kind: Kind, papers: list[Manuscript], before: list[Counter[tuple[str, str, str]]]
) -> tuple[int, int, list[str]]:
    """放了几处，查出几处，没查出的是哪些；各份文稿轮着放。"""
    tried, found, missed = 0, 0, []
    sites = [(kind.inject(paper), known) for paper, known in zip(papers, before, strict=True)]
    while sites and tried < MOST:
        left = []
        for site, known in sites:
            made = next(site, None)
            if made is None or tried >= MOST:
                continue
            left.append((site, known))
            tried += 1
            if Counter(map(key, said(made[0]))) - known:
                found += 1
            else:
                missed.append(f"{Path(made[0].file).stem}：{made[1]}")
        sites = left
    return tried, found, missed


def main() -> None:
    """印出每种错查出几成，和一千字误报几处。"""
    with tempfile.TemporaryDirectory() as name:
        papers = written(Path(name))
    clean = [said(paper) for paper in papers]
    before = [Counter(map(key, findings)) for findings in clean]
    total = Counter[str]()
    for kind in KINDS:
        tried, found, missed = measure(kind, papers, before)
        total += Counter(tried=tried, found=found)
        print(f"{kind.name}：{found}/{tried}" + (f"（{found / tried:.0%}）" if tried else "，没有地方放"))
        for line in missed[:5] if "--missed" in sys.argv else ():
            print(f"    没查出 {line}")
    characters = sum(len("".join(one.text.split())) for paper in papers for one in paper.passages)
    false = Counter(finding.severity.value for findings in clean for finding in findings)
    print(
        f"\n{len(KINDS)} 种，放了 {total['tried']} 处，查出 {total['found']} 处，{total['found'] / total['tried']:.1%}"
    )
    print(
        f"原样的 {len(papers)} 份、{characters} 字：报了 {dict(false)}，一千字 {false.total() / characters * 1000:.2f} 处"
    )


if __name__ == "__main__":
    main()
