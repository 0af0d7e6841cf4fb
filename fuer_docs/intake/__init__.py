"""收材料：工作簿、旧稿读成一条条 :class:`~fuer_docs.model.found.Found`，等人确认。"""
