"""别处的名字没有改：清溪县的总结里写着“在云溪县委的领导下”。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_STOP = "在请由经向为以对的和与及将给让共省市州县区、，。；：（）“”《》\\s"
_BLACK = "全我各本该在由向为把同将于年月日报交请经需要给让使从被与和及等的了都也就又很最更已正其之这那里前后底项是到妇儿女童党政府委办局县市区镇乡村旗一二三四五六七八九十两几次每所个"
_BLACKED = Pattern(f"[{_BLACK}]")
_INSTITUTION = "委|人民政府|政府|党委|人大|政协|妇联|妇女联合会|妇儿工委|妇女儿童|妇儿|教育局|教体局|教育体育局|卫健局|卫生健康局|民政局|统计局|财政局|公安局|司法局|人社局|法院|检察院|残联|医保局|团委|总工会"
_VERBS = "推动|帮助|促进|维护|建设|支持|助力|服务|展现|彰显|关心|指导|推进|带动|增强|打造|提升|激发|惠及|希望|祝愿|投身|扎根|贡献|代表|加快|书写|谱写|擦亮|凝聚|守护|保障"
_DONE_VERBS = "推动了|帮助了|促进了|维护了|支持了|助力了|展现了|彰显了|体现了|带动了|增强了|提升了|激发了|惠及了|保障了|守护了|改善了|提高了|丰富了|擦亮了"
"""前面是这些话的，后面的地名是本地。"""
_PLACE = Pattern(
    rf"(?:(?<=[{_STOP}])|(?<={_VERBS})|(?<={_DONE_VERBS})|^)(?!{_VERBS})(?P<name>(?:(?![{_BLACK}])[\u4e00-\u9fff]){{2,4}}?)(?P<level>县|市|区|镇|乡|旗|州|街道|省)(?!级|长|域|内|外|里|民(?!政)|情|直|中)(?P<after>[\u4e00-\u9fff]{{0,8}})"
)
_OWN_INSTITUTION = Pattern(
    rf"(?:{_INSTITUTION})(?!员)|(?:作出|贡献|发展|经济社会|实际|改革|现代化|高质量|新篇章|人民|巾帼|贡献)"
)
_RELATION = Pattern(
    r"赴|到访|来自|考察|学习|对口|协作|兄弟|邻近|周边|相邻|籍|对比|结对|支援|援助|借鉴|为例|交流|来访|参观|来我|友好|如|像|联合|会同|与$|同$|和$|、$|典型|代表|成员单位|发言|汇报|介绍|表彰|表扬|通报"
)
_NOT_PLACE = Pattern(
    r"加上|外加|连同|改善|改造|改建|扩建|新建|修建|建议|推动|联合|会同|会议|大会|围绕|现有|纳入|落实|召开|代表|结合|成立|配备|传达|支持|提|课上|任务|工作|加强|推进|完善|做好|抓好|针对|以来|部分|上级|下级|设|辖|对照|根据|按照|协助|配合|通过|形成|完成|争取|监督|统筹|组织|指导|领导|帮助|服务|带领|团结|邀|接受|获|促|动员|覆盖|实现|依托|聚焦|紧扣|突出|坚持|强化|深化|贯彻|学习|宣传|牵|关于|属|位|作|成为|方便|面|涉及|包括|负责|主动|积极|定期|及时|参|出席|协调|联系|增|多|配|建设|建立|建有|共建|担任|兼|聘|推|选|举|印|发|下拨|拨"
    r"|示范|先进|试点|贫困|脱贫|兄弟|周边|邻近|有关|相关|所在|部分|个别|辖|开发|高新|经开|新城|城郊|自治|直辖|地级|县级|设区|副省|全国|我们|他们|本地|外地|城乡|乡村|农牧|度假|保税|工业|居住|生活|功能|责任|包保|联系|帮扶|受援|重点|达标|创建|文明|卫生|平安|美丽|宜居|特色|中心|建制|民族"
)
_AREA = Pattern("[山社小园校街片库牧林灾疫景]$")
"""山区、林区、园区。"""
_GIVEN = Pattern(
    r"贡献(?P<name>(?!更|自己|全部|应有|自身|我们|基层|广大|青春|社会|家庭|巾帼|积极|一份|独特|智慧|新的|全[省市县区镇乡])[\u4e00-\u9fff]{2,3}?)(?:教育|巾帼|妇联|妇女|民政|卫健|司法)(?:力量|智慧|经验|方案)"
)
"""“贡献云溪巾帼力量”：没有写县、镇的。"""
_LINES, _LONGEST = 4, 40
_SELF = Pattern(r"我(?P<self>县|区|旗|市|州|镇|乡|街道|村|社区|局|委|院|校|办|中心)(?![长域级员务公])", "我")
_ALL = Pattern(r"(?<![自己])[全我](?P<self>县|区|旗|市|州|镇|乡)(?![长域级员务公])", "全我")
_MANY = 5
"""“全市”写了这么多回，才算通篇。"""
_OFFICE = Pattern(
    r"(?:^|(?<=[，。；：、（请由在向经与和及将把对]))(?P<self>县|区|旗)(?=教育局|教体局|民政局|卫健局|卫生健康局|司法局|公安局|财政局|人社局|统计局|妇联|妇儿工委|妇女儿童工作委员会|委、|政府)",
    "县区旗",
)
_OFFICE_NAME = Pattern(r"[\u4e00-\u9fff]{2,6}?(?:局|联|委|会|府)")
_RANKS = {"市": 4, "州": 4, "县": 3, "区": 3, "旗": 3, "镇": 2, "乡": 2, "街道": 2, "村": 1, "社区": 1}
_OFFICES = dict.fromkeys(("局", "委", "院", "校", "办", "中心"), 0)
_PEERS = {"县", "区", "旗"}
"""同一级的。"""
_USUAL = 3
"""自称用了这么多回，才算通篇。"""
_RARE = 2
"""别处的名字出现这么多回以内，才像是没改干净的。"""


class Place(NamedTuple):
    """一个地名：名字、是县还是镇，在哪里。"""

    passage: Passage
    start: int
    end: int
    name: str
    level: str
    after: str

    @property
    def helped(self) -> bool:
        """帮助某县、维护了某县：说的是本地。"""
        lead = self.passage.text[max(0, self.start - 3) : self.start]
        if self.passage.text[self.end : self.end + 1] == "、":
            return False
        return lead[-2:] in _VERBS.split("|") or lead in _DONE_VERBS.split("|")

    @property
    def whole(self) -> str:
        """连着级别。"""
        return self.name + self.level


def _places(passage: Passage) -> Iterator[Place]:
    for match in _PLACE.finditer(passage.text):
        if match["name"][0] in "起出好" or _NOT_PLACE.search(match["name"]):
            continue
        one = Place(passage, match.start("name"), match.end("level"), match["name"], match["level"], match["after"])
        if match["level"] != "区" or one.helped or not _AREA.search(match["name"]):
            yield one


def _misspelt(passage: Passage, own: set[str]) -> Iterator[Place]:
    """和本地的名字只差一个字的：云岭县写成云岑县。"""
    for whole in own:
        name, level = whole[:-1], whole[-1]
        at = passage.text.find(level, len(name)) if len(name) > 1 else -1
        while at >= 0:
            written = passage.text[at - len(name) : at]
            if sum(a != b for a, b in zip(written, name, strict=True)) == 1 and not _BLACKED.search(written):
                yield Place(passage, at - len(name), at + 1, written, level, passage.text[at + 1 : at + 9])
            at = passage.text.find(level, at + 1)


def _find(reading: Reading) -> Iterator[Hit]:
    yield from _selves(reading)
    yield from _whole(reading)
    yield from _offices(reading)
    own = _own(reading)
    if not own:
        return
    levels = {"街道" if one.endswith("街道") else one[-1] for one in own}
    peers = _PEERS if levels & _PEERS else set()
    mentioned = [one for passage in reading.written for one in (*_places(passage), *_misspelt(passage, own))]
    counts = Counter(one.whole for one in mentioned)
    ends = {one.n for one in _ends(reading)}
    told: set[tuple[int, int]] = set()
    for one in mentioned:
        if (
            (one.passage.n, one.end) in told
            or one.level not in levels | (peers if one.helped else set())
            or _same(one, own)
            or one.passage.n in ends
        ):
            continue
        before = one.passage.text[max(0, one.start - 12) : one.start]
        led = _led(one)
        if (counts[one.whole] > _RARE and not led) or (not led and _RELATION.search(before)):
            continue
        if led or _meant(one) or (one.helped and not _RELATION.search(before + one.after)):
            told.add((one.passage.n, one.end))
            message = _("文稿是{own}的，这里写着“{text}”", own=sorted(own)[0], text=one.whole)
            severity = Severity.ERROR if led else Severity.WARNING
            yield hit(
                one.passage, one.start, one.end, message, _("改成{own}；真是那里的不用改", own=sorted(own)[0]), severity
            )
    yield from (one for one in _closing(reading, own) if (one.n, one.end) not in {(n, end - 1) for n, end in told})
    for passage in reading.written:
        for match in _GIVEN.finditer(passage.text) if "贡献" in passage.text else ():
            if not any(match["name"] in other for other in own):
                message = _("文稿是{own}的，这里写着“{text}”", own=sorted(own)[0], text=match["name"])
                yield hit(passage, *match.span("name"), message, _("核对是不是别处的名字没有改"))


_CLOSING = Pattern(
    r"(?:希望|凝聚起?|建设|谱写|书写|维护了?|助力|共建|共创|为|让)(?:(?:和美|幸福|美丽|平安|法治|现代化|更高水平的?平安|富强|富裕|富饶|文明|和谐|新时代|开放|健康|宜居|活力|生态|绿色|繁荣|美好|、|的){1,8})?新?(?P<name>(?!我们|全[省市县区]|各级|广大|社会|家庭)[\u4e00-\u9fff]{2,3})(?P<level>县|市|区|镇|乡|街道|社区)(?=广大|百万|[十几]+万|妇女|儿童|姐妹|高质量|新篇章|贡献|提供|经济|更加|美好|的明天|的未来|振兴)"
    r"|(?:和美|幸福|美丽|平安|法治|现代化)(?P<bare>(?!中国|乡村|家庭|社区|校园|生活|医院|单位|城市|县域|县城|庭院)[\u4e00-\u9fff]{2})(?=提供|贡献|作出|添砖|增光)"
)
_LAST = 8
"""末尾几段是表态的话。"""


def _closing(reading: Reading, own: set[str]) -> Iterator[Hit]:
    """末尾的表态：“希望云陂县广大妇女”“为建设和美金坪乡贡献力量”，写的却是别处。"""
    everywhere = "".join(passage.text for passage in reading.written)
    for passage in reading.written[-_LAST:]:
        for match in _CLOSING.finditer(passage.text):
            name = match["name"] or match["bare"]
            if any(name in other or other[:-1] in name for other in own) or everywhere.count(name) > _RARE:
                continue
            message = _("文稿是{own}的，这里写着“{text}”", own=sorted(own)[0], text=name + (match["level"] or ""))
            start = match.start("name") if match["name"] else match.start("bare")
            hint = _("改成{own}；真是那里的不用改", own=sorted(own)[0])
            yield hit(passage, start, start + len(name), message, hint)


def _selves(reading: Reading) -> Iterator[Hit]:
    """通篇“我县”，忽然一处“我区”“我镇”；通篇“我局”，忽然一处“我委”。"""
    found = [(passage, match) for passage, match in reading.matches(_SELF) if not passage.in_table]
    for ranks in (_RANKS, _OFFICES):
        some = [(passage, match) for passage, match in found if match["self"] in ranks]
        counts = Counter(match["self"] for _passage, match in some)
        if len(counts) < 2:
            continue
        usual, most = counts.most_common(1)[0]
        signed = next((sign for sign in _OFFICES if ranks is _OFFICES and any(_signed(reading, sign))), "")
        if signed in counts:
            usual, most = signed, max(most, _USUAL)
        for passage, match in some:
            other = match["self"]
            if other == usual or counts[other] > 1 or most < _USUAL or ranks[other] > ranks[usual]:
                continue
            message = _("别处都写“我{usual}”，这里写着“{text}”", usual=usual, text=match[0])
            yield hit(passage, *match.span(), message, _("核对是不是别处的名字没有改"))


def _whole(reading: Reading) -> Iterator[Hit]:
    """全市的讲话里“推动我县事业发展”，全县的总结里“全镇妇女”。"""
    found = [(passage, match) for passage, match in reading.matches(_ALL) if not passage.in_table]
    counts = Counter(match["self"] for _passage, match in found)
    titled = [match["self"] for passage in _ends(reading) for match in _ALL.finditer(passage.text)]
    usual, most = counts.most_common(1)[0] if counts else ("", 0)
    if most < _MANY or (titled and usual not in titled):
        return
    for passage, match in found:
        other = match["self"]
        if other == usual or counts[other] > 1 or _RANKS[other] >= _RANKS[usual]:
            continue
        around = passage.text[max(0, match.start() - 160) : match.start()]
        if re.search(rf"[\u4e00-\u9fff]{{2}}{other}(?!级)|[各一某该个]{other}|{other}[、（]|“[^”]*$", around):
            continue
        message = _("别处都是“{usual}……”，这里写着“{text}”", usual=f"全{usual}", text=match[0])
        yield hit(passage, *match.span(), message, _("核对是不是别处的名字没有改"))


def _offices(reading: Reading) -> Iterator[Hit]:
    """通篇“区民政局”“区妇联”，忽然一处“县教育局”。"""
    some = [(passage, match) for passage, match in reading.matches(_OFFICE) if not passage.in_table]
    counts = Counter(match["self"] for _passage, match in some)
    if len(counts) != 2:
        return
    (usual, most), (other, once) = counts.most_common(2)
    if most < _USUAL or once > 1:
        return
    passage, match = next((one, found) for one, found in some if found["self"] == other)
    name = _OFFICE_NAME.match(passage.text, match.start())
    text = name[0] if name else other
    message = _("别处都是“{usual}……”，这里写着“{text}”", usual=usual, text=text)
    yield hit(passage, match.start(), match.start() + len(text), message, _("核对是不是别处的名字没有改"))


def _signed(reading: Reading, office: str) -> Iterator[bool]:
    """署名是这样的机关。"""
    for passage in reading.layout.signatures:
        yield passage.text.strip().endswith(office)


def _own(reading: Reading) -> set[str]:
    """题目、署名、讲话人那里写的地方。"""
    found = {one.whole for passage in _ends(reading) for one in _places(passage)}
    return found or _spoken_of(reading)


_TITLED = Pattern("全(?P<level>[县市区旗州镇乡])")
_SUBJECT = Pattern("各级|委|人民|妇|把|坚持|认真|全面|始终|深入|大力|持续|扎实|高度|的?(?:妇女|儿童|广大)")


def _spoken_of(reading: Reading) -> set[str]:
    """题目只说全县的：正文里作主语的那个县，只有一个才算。"""
    titled = _TITLED.search(reading.manuscript.title)
    if titled is None:
        return set()
    found = {
        one.whole
        for passage in reading.written[:-_TAIL]
        for one in _places(passage)
        if one.level == titled["level"]
        and (one.start == 0 or one.passage.text[one.start - 1] in "，。；、　 ")
        and _SUBJECT.match(one.after)
    }
    return found if len(found) == 1 else set()


_TAIL = 3


def _ends(reading: Reading) -> list[Passage]:
    """开头、末尾不成句的几行。"""
    few = [*reading.written[:_LINES], *reading.written[-_LINES:]]
    short = [one for one in few if len(one.text) <= _LONGEST and not re.search("[。；，！：]", one.text)]
    return [*reading.layout.title, *reading.layout.under, *reading.layout.signatures, *short]


def _same(one: Place, own: set[str]) -> bool:
    """就是本地：名字一样，或者前面连着别的字。"""
    return any(one.whole.endswith(other) or other.endswith(one.whole) for other in own)


def _led(one: Place) -> bool:
    """在某县委、县政府的领导下。"""
    text = one.passage.text
    lead = text[max(0, one.start - 1) : one.start] == "在"
    rest = text[one.end : one.end + 24]
    return lead and bool(re.match(r"(?:委|党委|人民政府|政府)[^，。；]{0,20}(?:领导|关心|支持|重视|指导)", rest))


def _meant(one: Place) -> bool:
    """后面跟着本地才有的：县委、县政府、妇联，或者“作出更大贡献”。"""
    if one.level == "市" and re.match("(?:妇联|妇儿工委办?|妇女联合会)[将要]", one.after):
        return True
    if one.level == "市" and not re.match(r"委|政府|人民政府|妇女儿童|广大妇女|经济社会|高质量", one.after):
        return False
    if one.level == "区" and re.match("域", one.after):
        return False
    found = _OWN_INSTITUTION.search(one.after[:4])
    return found is not None and (found.start() == 0 or found[0] in {"作出", "贡献"})


RULE = Rule(
    id="another-place-left",
    title="别处的名字没有改",
    severity=Severity.WARNING,
    why="套用别县的稿子，换了题目忘了换里面的“云溪县委”，一眼就看出是抄来的。",
    basis="惯例",
    bad=(
        "澜州市妇女儿童工作委员会办公室2024年工作总结\n荆湖市妇儿工委办将以迎接省级评估为契机，做好工作。",
        "梅川县教育体育局关于实施规划情况的自查报告\n全县218名儿童主任定期走访。清河县民政局还建立了比对机制。",
        "在全市中期评估迎检工作部署会上的讲话\n澜江市人民政府副市长　周明远\n（2025年9月12日）\n让我们为推动东湾市妇女儿童事业高质量发展作出新的更大贡献！",
        "望湖街道妇联2025年工作总结\n引导妇女依法理性表达诉求，有力维护了滨河街道妇女儿童合法权益。",
        "澜溪县妇儿工委办公室2024年工作总结\n社会力量捐资助学，有效提升了桐林区妇女儿童工作的知晓度。",
        "《澜川县儿童发展规划（2011—2020年）》终期评估自评报告\n建议市级统一监测指标口径，帮助青埠县培训统计业务骨干。",
        "在全市工作部署会议上的讲话\n全市上下齐心。全市投入1.8亿元。全市建成136个。全市达标118项。\n推动我县妇女儿童事业高质量发展，向市委、市政府和全市人民交上满意答卷。",
        "松河县妇女联合会2025年工作总结\n全县妇女工作取得新成效。\n希望青峡县广大妇女自立自强。\n松河县妇女联合会\n2026年1月5日",
        "清溪县妇女联合会2025年工作总结\n2025年，在云溪县委的坚强领导下，县妇联扎实开展工作。\n清溪县妇女联合会\n2025年12月20日",
        "清溪县妇联2025年工作总结\n云溪县委、县政府主要领导多次听取汇报，要求办好实事。",
        "清溪镇妇联工作总结\n镇妇联将努力争取更多支持，请云桥镇党委、政府和县妇联一如既往给予关心。",
        "清溪县妇儿工委工作总结\n为建设幸福美丽的云溪县作出新的更大贡献。",
        "在全县会议上的讲话\n（2025年9月17日）\n清溪县副县长　林知远\n同志们：\n会议开得很好。\n让我们为建设美丽的云溪县作出新的更大贡献！",
        "澜州市妇女联合会关于2024年度工作情况的报告\n市委：\n2024年，在临江市委的坚强领导和省妇联的精心指导下，市妇联扎实工作。\n澜州市妇女联合会\n2024年12月27日",
        "清溪县妇联2025年工作计划\n经云溪县妇联主席会议研究，制定本计划。",
        "清溪区妇儿工委关于中期评估的报告\n在云溪区委、区政府的关心支持下，指标稳步向好。",
        "河源乡妇联上半年工作总结\n落霞乡党委、政府高度重视妇女工作。",
        "清溪县妇女发展规划自评报告\n云溪县政府把规划纳入国民经济和社会发展计划。",
        "县妇联总结\n我县高度重视。我县率先启动。我县全部达标。\n下一步，我区将继续努力。",
        "关于规划实施情况的报告\n我局认真落实。我局牵头的指标全部达标。我局每季调度。\n下阶段，我委将加强督导。",
        "云岭县卫健局关于妇女儿童健康工作的汇报\n工作有序推进。\n请县妇儿工委给予支持，为建设健康云岑县贡献力量。",
        "云岭县卫健局工作汇报\n2025年，我局认真落实。\n下一步，我委将重点抓好落实。\n云岭县卫健局\n2025年12月9日",
        "关于召开会议的通知\n请区妇联、区民政局、区卫健局、区司法局参会。\n请县教育局准备发言材料。",
        "云岭省妇儿工委办公室2024年工作情况的汇报\n努力推动东海省妇女儿童事业再上新台阶。",
        "在全县妇女儿童工作会议上的讲话\n同志们：\n过去一年，云溪县各级各部门认真落实基本国策。\n下面我讲三点意见。\n一是抓统筹。\n二是抓落实。\n奋力开创新局面，为建设富裕文明幸福新河湾县贡献更大力量！\n谢谢大家。",
    ),
    good=(
        "松溪县妇联2025年工作总结\n帮助云岭县、清江县籍务工妇女36人追讨欠薪。",
        "清溪县妇联2025年工作总结\n组织骨干赴云溪县学习，带动云溪县妇联来访交流。",
        "在全市工作部署会议上的讲话\n全市上下齐心。全市投入1.8亿元。全市建成136个。全市达标118项。全市推广。\n云溪县率先启动，全县建成12个。",
        "全市情况通报\n全市上下齐心。全市投入1.8亿元。全市建成136个。全市达标118项。全市推广。\n各县要对照查摆，一个县一个县过，我县怎么办，要有答案。",
        "清溪县妇女联合会2025年工作总结\n2025年，在清溪县委的坚强领导下，县妇联扎实开展工作。",
        "清溪县妇联2025年工作总结\n组织赴云溪县妇联考察学习，借鉴好的做法。",
        "清溪县妇联2025年工作总结\n与云溪县妇联签订协作协议，云溪县政府给予支持。",
        "澜州市妇联工作总结\n云溪县妇联、清溪县妇联作了交流发言。",
        "澜州市妇联工作总结\n临江市妇联率先完成改革，云溪县委专题研究。",
        "清溪县妇联工作总结\n清溪镇党委、河源镇党委高度重视，落霞乡政府配套资金。",
        "清溪县妇联工作总结\n获评全国先进县，示范区政府给予奖励。",
        "妇联工作总结\n在云溪县委的坚强领导下，工作有序推进。",
        "云南省清溪县妇联工作总结\n在清溪县委、县政府领导下，各乡镇党委重视。",
        "清溪县妇联工作总结\n邀请云溪县妇联主席介绍经验，云溪县政府、云溪县人民医院派员参加。",
        "县妇联总结\n我县高度重视。我县率先启动。我县全部达标，走在我市前列。",
        "汇报\n我镇有妇女组织16个。我县要求每季调度。",
        "市妇联工作总结\n区妇联、区民政局、区卫健局、县妇联、县民政局参加。",
        "在全县妇女儿童工作会议上的讲话\n同志们：\n过去一年，云溪县各级各部门认真落实基本国策。\n下面我讲三点意见。\n一是抓统筹。\n二是抓落实。\n奋力开创新局面，为建设富裕文明幸福新云溪县贡献更大力量！\n谢谢大家。",
        "在全市妇女儿童工作会议上的讲话\n同志们：\n过去一年，各县市认真落实。\n云溪县、清河县作了发言。\n希望云溪县广大妇女再接再厉。\n谢谢大家。",
    ),
    find=_find,
)
