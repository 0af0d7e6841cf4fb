"""网站的字：下载、版权、页码、小编的话、插在字里的水印点。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.furniture import DOT, furniture
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit


def _find(reading: Reading) -> Iterator[Hit]:
    for passage in reading.passages:
        told = furniture(passage.text)
        if told:
            start = passage.text.find(told)
            message = _("“{text}”是网站上的字，不是文稿的", text=told.strip()[:16])
            yield hit(passage, start, start + len(told), message, _("删去"))
    for passage, match in reading.matches(DOT):
        yield hit(passage, *match.span(), _("“{text}”里夹着网站防抄的符号", text=match[0]), _("删去“的”后面的符号"))


RULE = Rule(
    id="site-furniture",
    title="网站的字没有删干净",
    severity=Severity.ERROR,
    why="“小编为您整理”“文档评论”留在稿子里，等于告诉别人是下载来的。",
    basis="惯例",
    bad=(
        "妇儿工委工作总结.docxVIP", "打印 | 关闭", "收藏本文 举报", "Copyright 松溪县妇联", "（接上页）全县妇联工作。", "（作者单位：县妇联）", "分享到微信朋友圈", "推荐阅读：妇联工作总结范文", "（点击下载附件）", "版权声明：本文归原作者所有。", "文档由网友上传，仅供参考。", "文档评论(0)", "下面是小编为大家整理的讲话稿，供大家参考。", "上传人：tang 文档编号：136997927 上传时间：2020-07-04",
        "第1页 / 共3页", "【妇女儿童会议总结】相关文章：", "全县妇女儿童工作总结篇1", "展开阅读全文", "当前位置：首页 > 行业资料", "经营许可证：蜀ICP备13022795号",
        "为分宜县争取到价值四万余元的.医疗设备。", "妇女儿童事业的'发展", "妇女儿童工作总结（通用20篇）", "相关推荐", "查看更多", "更多范文见www.fanwen99.com",
        "【打印本页】【关闭窗口】", "逐条答复。责任编辑：综合科　浏览次数：156", "来源：云溪县妇联　作者：张敏", "上一篇：关于召开会议的通知", "分享到：微信", "以下是为您生成的工作总结：", "点击数：356", "更多精彩讲话请关注公众号", "转载请注明出处", "(注：以上为参考模板)", "编辑：王敏 审核：张静", "©2025 县妇联",
        "抓好劳动力转移（镇妇联工作总结）第2页",
    ),
    good=(
        "请登录县政府网站下载申报表格。", "县融媒体中心小编队伍走进社区，宣传家庭教育知识。", "版权归县妇联所有。", "刊发普法文章12篇、相关报道5篇。",
        "编印家庭教育宣传手册，精选10个案例。", "讲座上，老师整理了常见问题供家长参考。", "第3页表格数据以统计局为准。", "会员单位有30家，其中VIP客户经理3名。",
        "推荐5名三好学生、10个最美家庭。", "网站点击量达2万次。", "发放《工作总结汇编》，共三篇。", "县妇儿工委办公室的同志们：", "重点搜索失踪儿童下落。", "评论员文章在县报刊发。", "数据来源：县统计局。", "微信公众号浏览量达2万人次。", "以下是今年的重点工作：", "新闻稿责任编辑由县融媒体中心指定。",
    ),
    find=_find,
)  # fmt: skip
