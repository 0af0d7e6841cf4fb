"""写出了受害人、患者、救助对象的姓名。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.names import after, people, shown
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_NAMED = (
    after(
        r"受害人|被害人|受害妇女|受害者|当事人|求助人|求助者|来访人|信访人|患者|病人|艾滋病人|精神病人|感染者|救助对象|帮扶对象|受助人|受助妇女|低保户|贫困户|特困户|单亲母亲|单亲妈妈|贫困母亲|困难母亲|离异妇女"
        r"|患病妇女|贫困妇女|困难妇女|残疾妇女|两癌妇女|“两癌”妇女|被拐妇女|(?:遭受?|受)(?:家暴|家庭暴力|侵害|虐待)的(?:妇女|女性|女子)?|家暴的(?:妇女|女性)?|戒毒人员|服刑人员|刑满释放人员|失独老人|嫌疑人|施暴者|施暴人",
        "人者妇户母象妈员暴害待",
    ),
    shown(
        r"(?:多次|长期|经常)?(?:遭受?|被|受)(?:其)?(?:丈夫|前夫|男友|公公|婆婆|家人|继父|父亲|他人|邻居)?[^，。；]{0,4}(?:殴打|家暴|家庭暴力|虐待|性侵|侵害|猥亵|拐卖|打伤|遗弃)"
        r"|与(?:其)?(?:丈夫|前夫|前妻|妻子)[^，。；]{0,10}(?:离婚|纠纷|调解|抚养|协议|矛盾)|[（(][^（）()]{0,12}(?:癌|白血病|尿毒症|抑郁|精神|艾滋|残疾|低保)[^（）()]{0,8}[）)]",
        "打暴虐侵亵卖伤弃夫妻癌病症郁精艾残低",
    ),
)


def _find(reading: Reading) -> Iterator[Hit]:
    told: set[tuple[int, int]] = set()
    for pattern in _NAMED:
        for passage, match in reading.matches(pattern):
            for one in people(match):
                if (passage.n, one.start) in told or passage.text.startswith(("（化名", "(化名"), one.end):
                    continue
                told.add((passage.n, one.start))
                message = _("写出了受害人、患者或救助对象的姓名")
                advice = _("公开的文稿隐去姓名，例如“王某某”；征得本人同意的不用改")
                yield hit(passage, one.start, one.end, message, advice)


RULE = Rule(
    id="named-victim-or-patient",
    title="写出了受害人、患者或救助对象的姓名",
    severity=Severity.WARNING,
    why="受害人、患者、救助对象的姓名不宜写进公开的文稿。",
    basis="《妇女权益保障法》第二十八条、《个人信息保护法》第二十八条：保护隐私和敏感个人信息",
    bad=(
        "乳腺癌患者胡玉平得到了救助。", "受害人李秀英向妇联求助。", "走访单亲母亲王桂芬，送去慰问金。", "帮助当事人张丽与前夫达成调解。", "救助对象陈月娥一家住进新房。".replace("月娥", "月梅"),
        "贫困妇女刘凤英的危房得到改造。", "感染者周志强接受随访。", "为被拐妇女何兰英办理户口。", "家暴受害者赵敏获得人身安全保护令。", "困难妇女孙秀兰、马红梅领到救助金。", "李秀英遭丈夫殴打，向妇联求助。", "张桂芳（48岁，乳腺癌）获得救助。", "帮助王桂兰与前夫达成抚养费协议。", "遭受家暴的妇女李秀英申请了保护令。", "信访人赵玉梅反映情况。",
    ),
    good=(
        "乳腺癌患者胡某某得到了救助。", "患者康复、患者安全等服务持续改进。", "受害人高度认可。", "县妇联副主席王秀英走访贫困户。", "救助对象万余人次。", "当事人何时申请均可受理。",
        "向全国三八红旗手张桂梅学习。", "贫困户易地搬迁、低保户应保尽保。", "患者方便就医。", "创业典型彭织锦带动困难妇女就业。", "受害人文化程度普遍偏低。", "王秀英（化名）遭丈夫殴打，向妇联求助。", "三八红旗手李秀英（县妇幼保健院）作报告。", "任何人不得与前夫家属发生冲突。", "高度重视遭受家暴的妇女高风险个案。",
    ),
    find=_find,
)  # fmt: skip
