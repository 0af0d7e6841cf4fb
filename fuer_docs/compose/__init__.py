"""成文：事实、片段、模板合成一份 :class:`~fuer_docs.model.document.Document`。"""
