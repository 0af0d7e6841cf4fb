"""异常树。每个异常都带着发现，界面只管印。

FuerError                 一切能说清楚的失败
├── InputError            输入有错：事实、模板、片段（退出码 1）
└── UsageError            用法不对，或文件读不了（退出码 2）
"""

from collections.abc import Iterable

from .model.finding import Finding, error, in_reading_order
from .model.place import Place

UNREADABLE = "unreadable-file"


class FuerError(Exception):
    """能说清楚的失败；``findings`` 说明全部原因。"""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = in_reading_order(findings)
        super().__init__("；".join(finding.message for finding in self.findings))


class InputError(FuerError):
    """事实、模板或片段有错；什么也没有写。"""


class UsageError(FuerError):
    """命令用法不对，或文件打不开、读不了。"""


def unreadable(file: str, message: str, hint: str) -> UsageError:
    """一个文件读不了：为什么，怎么办。"""
    return UsageError([error(UNREADABLE, message, hint, Place(file))])
