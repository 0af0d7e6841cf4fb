"""行文里像人名的几个字：姓氏、常用的名字用字和前后文合着看，拿不准的不认。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .pattern import Pattern

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向"
    "常汤康易乔赖文葛施洪樊伍殷庞祝倪卓岳"
)
_GIVEN = frozenset(
    "梅兰英芳秀丽娟娜敏静燕玲婷雪雯琳倩颖慧洁莹萍霞红艳菊凤莲珍珠香桂芬蓉琴云霜瑶璐佳怡欣妍悦涵梓萱雨晨晓灿蕊蕾薇薰婉淑惠贞美玉翠珊瑜瑾蓓岚青春花兰芝荷伟强军勇杰磊涛刚鹏辉斌波超亮明建国华志海林峰飞浩宇轩博文俊豪泽睿"
    "子梦思雅嘉琪彤诗茜菲依然可心小宝天平德福贵富祥龙虎生根全庆祖荣昌盛茂柏松长春月星阳朋友良善义仁礼智信忠孝诚恩彩锦绣映织清源知微一苇蓝禾冬夏秋银金铃翔旭东升洋洲坤振兴家乐安康宁"
)
_COMMON_WORDS = (
    "关爱 安全 安康 康复 康乐 成长 明显 明确 文明 文化 文体 方面 方向 高度 高中 高危 常见 常年 家庭 平安 平均 全面 全部 万名 万人 余名 余人 白天 金额 金融 夏天 夏令 春节 钱款 易于 任何 任务 严重 严格 向上 向善 "
    "向往 向好 石家 江边 江西 江苏 马上 马路 黄金 黄河 高兴 和平 何时 田间 田地 方式 方法 方案 史上 武术 武装 林业 龙头 金秋 常态 应急 乐园 乐观 于今 于心 余万 万余 白血 白血病 严冬 金秋 江河 马兰花 毛巾 毛衣 马术 "
    "高天 高华 方志 文艺 文静 文雅 林家 石油 易生 常生 常平 常青 常德 向阳 向心 余生 康宁 平安 文旅"
)
_NOT_NAMES = frozenset(_COMMON_WORDS.split())
_END = r"(?=[、，。；：）)“”,;等和与及的因（(《\s]|同学|小朋友|女士|老人|一家|家|患|被|在|送|说|得到|得以|向|接受|办理|获|领|完成|进行|及时|收到|重返|顺利|终于|住|从|已|也|为|遭|做|申请|突发|突患|不幸|反映|带|按|考|返|父|母|今年|表示|多次|曾|正|多年|长期|自|主动|前来|来电|来访|求助|报警|起诉|提出|离婚|改嫁|去世|生|上学|读|就读|由|跟|随|$)"
_NAME = rf"(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"


class Person(NamedTuple):
    """一个像人名的地方。"""

    start: int
    end: int
    name: str


_CHAINED = Pattern(rf"(?:、|和|及|与){_NAME}{_END}")


def after(roles: str, signs: str) -> Pattern:
    """紧跟在 ``roles``（正则）后面的像名字的。"""
    return Pattern(rf"(?:{roles})[“（(]?{_NAME}{_END}", signs)


def before(roles: str, signs: str) -> Pattern:
    """紧跟着 ``roles``（小朋友、同学）的像名字的。"""
    other = _NAME.replace("name", "other")
    return Pattern(rf"(?<![\u4e00-\u9fff]){_NAME}(?:{roles})|(?<=[、，。和与及对为给向将]){other}(?:{roles})", signs)


def shown(what: str, signs: str) -> Pattern:
    """句首、标点、介词后面的像名字的，紧跟着 ``what``（正则）。"""
    return Pattern(rf"(?:^|(?<=[，。；：、的和与为给助对]))[\s\u3000]*{_NAME}(?={what})", signs)


def people(match: re.Match[str]) -> Iterator[Person]:
    """合了 :func:`after`、:func:`before` 的地方真像人名的，连同后面并列的。"""
    group = match.lastgroup or "name"
    found: re.Match[str] | None = match
    while found is not None and likely(found[group]):
        yield Person(*found.span(group), found[group])
        found = _CHAINED.match(match.string, found.end(group)) if group == "name" else None


def likely(name: str) -> bool:
    """像名字：名里至少一个常用的名字用字，又不是常用词。"""
    if name in _NOT_NAMES or name[:2] in _NOT_NAMES or name[1:] in _NOT_NAMES or "某" in name:
        return False
    return any(char in _GIVEN for char in name[1:])
