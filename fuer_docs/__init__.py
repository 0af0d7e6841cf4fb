"""fuer_docs：妇儿工委办、妇联的公文起草引擎。

>>> from pathlib import Path
>>> from fuer_docs import Request, build_papers
>>> result = build_papers(Request(Path("samples/county-2022")))  # doctest: +SKIP

名字用到才装，``import fuer_docs`` 本身不花时间。
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .engine.build import Request, Result
    from .engine.build import build as build_papers
    from .engine.facts import inventory as list_facts
    from .engine.trace import trace as trace_paper
    from .errors import FuerError, InputError, UsageError
    from .model.finding import Finding

__all__ = [
    "Finding",
    "FuerError",
    "InputError",
    "Request",
    "Result",
    "UsageError",
    "build_papers",
    "list_facts",
    "trace_paper",
]

_HOMES = {
    "Finding": ("model.finding", "Finding"),
    "FuerError": ("errors", "FuerError"),
    "InputError": ("errors", "InputError"),
    "UsageError": ("errors", "UsageError"),
    "Request": ("engine.build", "Request"),
    "Result": ("engine.build", "Result"),
    "build_papers": ("engine.build", "build"),
    "list_facts": ("engine.facts", "inventory"),
    "trace_paper": ("engine.trace", "trace"),
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        module, attribute = _HOMES[name]
        return getattr(import_module(f".{module}", __name__), attribute)
    raise AttributeError(name)
