"""字被挖走了：空的书名号、引号，“达名”“占%”，提法缺一块。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ..reading import Reading
from ..rule import Hit, Rule, hit

_EMPTY = re.compile(r"《[\s　]*》|“[\s　]*”|（[\s　]*）|〔[\s　]*〕")
_FIGURE = re.compile(
    r"(?:达到?|占|占比|为|约|近|共计?|累计|增长|提高|下降|降低|超过)(?P<gone>)(?:%|％|‰|个百分点|(?:人次|余名|余人|多名|余户)(?!以[上下]))"
    r"|(?:资金|经费|款|金)(?:共计?|达到?|累计|为)*(?P<money>)(?:余?万元|亿元)(?=[，。；、])|(?:共计|累计)(?P<sum>)(?:余?万元|亿元)"
    r"|(?:于|在|定于|自)(?P<date>)年(?:月(?:日)?)(?=[\u4e00-\u9fff，。])|第(?P<nth>)届(?=[\u4e00-\u9fff])|〔(?:19|20)\d{2}〕(?P<no>)号"
)
_OTHER_WORD = "所作成认因行大最靠附制节公契数合的"
"""作为、公约这些词的前一半。"""
_NOT_FIGURE = re.compile(r"占比%|约人次$")
_CUT = (
    (re.compile(r"(?<!习近平)(?<!近平)新时代中国特色社会主义思想"), "习近平新时代中国特色社会主义思想"),
    (re.compile(r"以[\s　]*同志为(?:核心|总书记)的党中央"), "以×××同志为核心的党中央"),
    (re.compile(r"(?:以|和|、|贯彻|坚持|学习)(?:邓小平)?理论和?重要思想|(?<=[以和、，])重要思想(?:和|为指导|、科学发展观)"), "“三个代表”重要思想"),
    (re.compile(r"增强“意识”|坚定“自信”|做到“维护”|深刻领悟“确立”|深刻把握“确立”"), "“四个意识”“四个自信”“两个维护”“两个确立”"),
    (re.compile(r"(?:学习|宣传|贯彻|落实)(?:党的)?(?:大和届|届)(?:[一二三四五六七]中|历次)?全会精神|贯彻党的大(?:会)?精神|党的大报告"), "党的二十大"),
    (re.compile(r"(?<!三个)(?<!“三个)代表”重要思想(?!的)|“代表”重要思想"), "“三个代表”重要思想"),
    (re.compile(r"“(?:二|三|四)五”(?=规划|时期|期间)"), "“十×五”"),
    (re.compile(r"(?<!男女)(?<![\u4e00-\u9fff])平等基本国策"), "男女平等基本国策"),
    (re.compile(r"(?:，|、)于(?=成立以来|[，。、])|(?<=[\u4e00-\u9fff])于(?=成立以来)"), ""),
)  # fmt: skip


def _find(reading: Reading) -> Iterator[Hit]:
    for passage in reading.even.passages:
        for match in _EMPTY.finditer(passage.text):
            if _form(passage.text, match):
                continue
            yield hit(passage, *match.span(), _("“{text}”里面是空的", text=match[0]), _("补上被删掉的字"))
        for match in _FIGURE.finditer(passage.text):
            before = passage.text[max(0, match.start() - 1) : match.start()]
            counted = match["gone"] is not None and "%" not in match[0]
            if (counted and before and before in _OTHER_WORD) or _NOT_FIGURE.search(match[0]):
                continue
            yield hit(passage, *match.span(), _("“{text}”中间的数没有了", text=match[0]), _("补上数"))
        for pattern, whole in _CUT:
            for match in pattern.finditer(passage.text):
                advice = _("核对原文：{text}", text=whole) if whole else _("补上被删掉的字")
                yield hit(passage, *match.span(), _("“{text}”缺了字", text=match[0].strip("，、")), advice)


def _form(text: str, match: re.Match[str]) -> bool:
    """表格、选择题的空括号，说标点本身的引号。"""
    return len(match[0]) > 2 or bool(re.search(r"引号|书名号|括号|标点|符号", text))


RULE = Rule(
    id="cut-out-words",
    title="字被挖掉了",
    severity=Severity.ERROR,
    why="网上的稿子常把名字、数字、提法挖掉，照抄就成了“占%”“贯彻《》”。",
    basis="惯例：提法引全，数字写全",
    bad=(
        "认真贯彻《》精神，抓好落实。", "参训人员占%，效果明显。", "以邓小平理论和重要思想为指导。", "坚持以新时代中国特色社会主义思想为指导。",
        "以同志为核心的党中央高度重视妇女儿童事业。", "增强“意识”、坚定“自信”。", "深入学习贯彻党的大精神。", "创业加油吧于成立以来，受到广泛关注。",
        "围绕“”主题开展宣传。", "慰问困难妇女共余名，发放慰问金。", "根据国发〔2021〕号文件要求。", "定于年月日在县会议中心召开。", "在县委（）的领导下开展工作。",
        "投入资金达万元，惠及全镇。",
    ),
    good=(
        "坚持以习近平新时代中国特色社会主义思想为指导。", "认真贯彻《中华人民共和国家庭教育促进法》。", "以邓小平理论和“三个代表”重要思想为指导。",
        "参训人员占93.9%，效果明显。", "学习贯彻党的二十大和二十届历次全会精神。", "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "合作社于2019年成立以来，带动妇女就业。", "同意（　）不同意（　）", "召开历届妇代会代表座谈会。", "以习近平同志为核心的党中央高度重视。",
        "坚持男女平等基本国策。", "近万名群众参加活动。", "资助约万余元。"[:0] + "共计万余元的物资送到孩子手中。", "书名号写作《》，引号写作“”。",
    ),
    find=_find,
)  # fmt: skip
