"""检查结果怎么印：模板和片段共用。"""

from __future__ import annotations

from collections.abc import Sequence

from ..engine.shelf import Inspection
from ..model.finding import has_errors
from ..model.speech import _
from .output import Voice


def report(voice: Voice, found: Sequence[Inspection]) -> int:
    """印出发现；有错误退出码是 1。"""
    findings = [finding for item in found for finding in item.findings]
    voice.findings(findings)
    voice.say(_("看了 {n} 个文件，{bad} 处要看。", n=len(found), bad=len(findings)))
    return 1 if has_errors(findings) else 0
