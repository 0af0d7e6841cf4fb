"""量词前的“二”。"""

from __future__ import annotations

from ...model.finding import Severity
from ...model.speech import mark
from ...reading.pattern import Pattern
from ..rule import Rule, replace

_UNITS = "个|名|位|家|户|种|件|项|条|天|场|份|套|所|处|台|批|支|辆|张|本|部|间"

RULE = Rule(
    id="er-for-liang",
    title="量词前写了“二”",
    severity=Severity.WARNING,
    why="一般量词前用“两”，“二个”“二名”读着别扭。",
    basis="现代汉语用法；惯例",
    bad=("召开了二场座谈会。", "配备二名专职人员。", "建成儿童之家二个。", "奖励二户家庭。", "开展二项工作。"),
    good=(
        "完成阵地改造二期，投资60万元。",
        "召开了两场座谈会。",
        "第二个百年奋斗目标",
        "十二个乡镇",
        "一、二名分获金奖。",
        "二期工程开工。",
        "获二等奖二人。",
        "二十二名学员",
        "实施二孩政策。",
        "一二三种类型",
        "建设二期、三期项目。",
        "一式二份，由二名以上人员签字。",
    ),
    find=replace(
        [
            (
                Pattern(
                    rf"(?<![第十百千万零〇一二三四五六七八九式、至到—～初老星期周廿两])(?<!改造)(?<!工程)(?<!项目)(?<!建设)(?<!小区)二({_UNITS})(?!以上|以下|月|工程|项目|建设|、|规划|任务|部)",
                    "二",
                ),
                r"两\1",
            )
        ],
        mark("“{text}”一般说“{better}”"),
    ),
)
