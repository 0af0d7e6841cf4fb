"""指标目录接到工作区上。"""

from __future__ import annotations

from dataclasses import replace

from ..load.tables import with_catalogue
from ..model.setting import Workspace
from .workspace import Shelf


def catalogued(workspace: Workspace, shelf: Shelf) -> Workspace:
    """指标没写的单位、方向、目标由指标目录补上；没有可补的就是原来那个。"""
    facts = with_catalogue(workspace.facts, shelf.tables[0])
    return workspace if facts is workspace.facts else replace(workspace, facts=facts)
