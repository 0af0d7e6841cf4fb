"""读别人的文件：.docx、.txt、.md 都读成一份 :class:`~fuer_docs.model.manuscript.Manuscript`。"""
