"""schema：fuer.yaml 和事实文件的 JSON Schema。"""

from __future__ import annotations

import json

import click

from ..model.schema import facts_schema, setting_schema
from ..model.speech import mark
from .output import Voice, command


@command("schema", {}, mark('印出 JSON Schema：{"fuer.yaml": …, "facts": …}，编辑器用它提示和补全。'))
def command_(voice: Voice) -> int:
    click.echo(json.dumps({"fuer.yaml": setting_schema(), "facts": facts_schema()}, ensure_ascii=False, indent=1))
    return 0
