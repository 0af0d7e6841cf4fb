"""发现：读入、成文、检查时看出的一处毛病。全程只用这一种。"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .place import Place, caret
from .speech import _, mark


class Severity(Enum):
    """轻重：错误一定不对，警告多半不对，提示值得一看。"""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


_LABELS = {Severity.ERROR: mark("错误"), Severity.WARNING: mark("警告"), Severity.HINT: mark("提示")}
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """一处毛病：什么规则、多重、在哪里、怎么改。"""

    rule: str
    severity: Severity
    message: str
    hint: str = ""
    place: Place | None = None
    basis: str | None = None

    def as_json(self) -> dict[str, object]:
        """接口约定的键：rule severity message hint file n start end text basis。"""
        place = self.place
        located = place is not None and place.line is not None
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "message": self.message,
            "hint": self.hint.rstrip(),
            "file": place.file if place else None,
            "n": place.line if place else None,
            "start": place.start if place and located else None,
            "end": place.end if place and located else None,
            "text": place.text if place and located else "",
            "basis": self.basis,
        }


def error(rule: str, message: str, hint: str = "", place: Place | None = None) -> Finding:
    """一条错误。"""
    return Finding(rule, Severity.ERROR, message, hint, place)


def warning(rule: str, message: str, hint: str = "", place: Place | None = None) -> Finding:
    """一条警告。"""
    return Finding(rule, Severity.WARNING, message, hint, place)


def note(rule: str, message: str, hint: str = "", place: Place | None = None) -> Finding:
    """一条提示。"""
    return Finding(rule, Severity.HINT, message, hint, place)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", *, shared: int = 0, alike: float = 0.4) -> str:
    """“是不是‘…’？”：认得的里头最像的一个，没有像的就说 ``otherwise``。

    ``alike`` 是 0 到 1 的相似度；``shared`` 给了就再退一步，有这么多个字相同的也算像。
    """
    from difflib import get_close_matches  # 有人写错了才用

    names = list(known)
    close = get_close_matches(word, names, 1, alike)
    if not close and shared:
        close = [name for name in names if len(set(name) & set(word)) >= shared][:1]
    return _("是不是“{word}”？", word=close[0]) if close else otherwise


def has_errors(findings: Iterable[Finding]) -> bool:
    """里面有没有错误。"""
    return any(finding.severity is Severity.ERROR for finding in findings)


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """先错误后警告，同类的按文件、行、字排；同一处同一条只留一次。"""

    def key(finding: Finding) -> tuple[int, str, int, int]:
        place = finding.place
        return (
            _ORDER[finding.severity],
            place.file if place else "",
            (place.line or 0) if place else 0,
            place.start if place else 0,
        )

    return sorted(dict.fromkeys(findings), key=key)


def severity_word(severity: Severity) -> str:
    """错误、警告、提示。"""
    return _(_LABELS[severity])


def describe(finding: Finding) -> str:
    """印给人看的样子：哪里、什么毛病、哪条规矩、原文和尖号、怎么改。

    有依据的是文稿的规矩，名字印出来，好拿去问 ``rules``、写进 接受.yaml。
    """
    place = finding.place
    head = severity_word(finding.severity)
    if place is None:
        where = ""
    elif place.line is None:
        where = place.file + _("：") if place.file else ""
    else:
        spot = _("（{where}）", where=place.where) if place.where else ""
        where = f"{place.file}:{place.line}{spot}" + _("：")
    name = f"  [{finding.rule}]" if finding.basis else ""
    lines = [f"{head} {where}{finding.message}{name}"]
    if place is not None:
        lines += ["    " + line for line in caret(place)]
    if finding.hint:
        lines.append("    → " + finding.hint.rstrip())
    return "\n".join(lines)
