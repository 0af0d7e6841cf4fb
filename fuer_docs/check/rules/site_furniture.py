"""网站的字：下载、版权、页码、小编的话、插在字里的水印点。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ..reading import Reading
from ..rule import Hit, Rule, hit

_SURE = re.compile(
    r"文档评论|原创力文档|金锄头文库|百度文库|道客巴巴|豆丁网|book118|024文库网|版权申诉|侵权必究|文库版权所有|网站文档一经付费"
    r"|上传人[:：]|文档编号[:：]|上传时间[:：]|文档贡献者|该用户很懒|VIP(?:文档|会员|精品)|\.docx?VIP|成为VIP"
    r"|展开阅读全文|点击下载(?:文档|本文|全文)|下载本文档|二次下载|查看更多$|全部预览完了|喜欢就下载|本文已影响|热词搜索|推荐访问$|相关热词"
    r"|(?:珍藏版|可在线阅读)[^。]{0,20}(?:搜索|下载)|当前位置[:：]\s*首页|[ICP]{3}(?:备|证)\d*号?|公网安备|经营许可证[:：]"
    r"|小编(?:为|给|精心|今天|整理|就|来|和大家)|(?:为大家|为您|为你)(?:精心)?整理(?:了|的)|希望(?:对|能)(?:您|你|大家)有(?:所)?帮助|供大家参考|收藏本页|建议你收藏"
    r"|第\s*\d+\s*页\s*[/／共]\s*(?:共\s*)?\d+\s*页|_第\d+页|[)）]第\d+页$|^返回\s*下载|^资源描述$|^相关(?:文档|资源|搜索|推荐|文章)$|相关(?:文章|推荐)[:：]\s*$"
    r"|(?:总结|计划|讲话|报告|心得|范文)(?:\s*)篇[一二三四五六七八九十\d]{1,2}$|(?:通用|精选|热门|推荐|最新)\d+篇|范文\d{2}-\d{2}|总结\d*篇?\d{2}-\d{2}$|^1?亿?VIP精品文档"
    r"|(?:电脑版|手机版)\s*\||更多(?:范文|文章|资料|内容)[^。]{0,8}(?:关注|访问|点击|搜索)"
)
_DOT = re.compile(r"(?<=[\u4e00-\u9fff])的[.'’`·](?=[\u4e00-\u9fff“《])")
_LINK = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9./_-]*(?:wenku|docin|book118|doc88|jinchutou|024|fanwen|gongwen|wenmi|xuexila|jianshu|51wendang|360docs|liuxue86|unjs|ruiwen)[A-Za-z0-9./_-]*"
)


def _find(reading: Reading) -> Iterator[Hit]:
    for passage in reading.passages:
        for pattern in (_SURE, _LINK):
            match = pattern.search(passage.text.strip())
            if match:
                start = passage.text.find(match[0])
                message = _("“{text}”是网站上的字，不是文稿的", text=match[0].strip()[:16])
                yield hit(passage, start, start + len(match[0]), message, _("删去"))
                break
        for match in _DOT.finditer(passage.text):
            yield hit(passage, *match.span(), _("“{text}”里夹着网站防抄的符号", text=match[0]), _("删去“的”后面的符号"))


RULE = Rule(
    id="site-furniture",
    title="网站的字没有删干净",
    severity=Severity.ERROR,
    why="“小编为您整理”“文档评论”留在稿子里，等于告诉别人是下载来的。",
    basis="惯例",
    bad=(
        "妇儿工委工作总结.docxVIP", "文档评论(0)", "下面是小编为大家整理的讲话稿，供大家参考。", "上传人：tang 文档编号：136997927 上传时间：2020-07-04",
        "第1页 / 共3页", "【妇女儿童会议总结】相关文章：", "全县妇女儿童工作总结篇1", "展开阅读全文", "当前位置：首页 > 行业资料", "经营许可证：蜀ICP备13022795号",
        "为分宜县争取到价值四万余元的.医疗设备。", "妇女儿童事业的'发展", "妇女儿童工作总结（通用20篇）", "相关推荐", "查看更多", "更多范文见www.fanwen99.com",
        "抓好劳动力转移（镇妇联工作总结）第2页",
    ),
    good=(
        "请登录县政府网站下载申报表格。", "县融媒体中心小编队伍走进社区，宣传家庭教育知识。", "版权归县妇联所有。", "刊发普法文章12篇、相关报道5篇。",
        "编印家庭教育宣传手册，精选10个案例。", "讲座上，老师整理了常见问题供家长参考。", "第3页表格数据以统计局为准。", "会员单位有30家，其中VIP客户经理3名。",
        "推荐5名三好学生、10个最美家庭。", "网站点击量达2万次。", "发放《工作总结汇编》，共三篇。", "县妇儿工委办公室的同志们：", "重点搜索失踪儿童下落。", "评论员文章在县报刊发。",
    ),
    find=_find,
)  # fmt: skip
