"""批注：挂在说的那几个字上，正文一个字不动，别人的批注都在。"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
from desk import BOLD, docx, p, r, row, table
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fuer_docs.errors import UsageError
from fuer_docs.ooxml.comments import Comment, annotate
from fuer_docs.ooxml.reader import read_paragraphs
from fuer_docs.ooxml.template import WORD

W = f"{{{WORD}}}"
ROOT = Path(__file__).resolve().parents[2]
HYPERLINK = f'<w:hyperlink w:anchor="x">{r("链接里的字")}</w:hyperlink>'
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{p('框里的字')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def notes(data: bytes) -> dict[str, tuple[str, str]]:
    """批注号 → （批着的字, 批注的话）。"""
    root, book = part(data, "word/document.xml"), part(data, "word/comments.xml")
    said = {
        item.get(f"{W}id"): "\n".join("".join(line.itertext()) for line in item.iter(f"{W}p"))
        for item in book.iter(f"{W}comment")
    }
    open_now: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for element in root.iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_now[number] = []
        elif element.tag == f"{W}commentRangeEnd":
            words[number] = "".join(open_now.pop(number))
        elif element.tag in {f"{W}t", f"{W}tab"}:
            for held in open_now.values():
                held.append(element.text or "" if element.tag == f"{W}t" else "\t")
    referred = [element.get(f"{W}id") for element in root.iter(f"{W}commentReference")]
    assert sorted(referred) == sorted(words) == sorted(said), "每条批注各有一头一尾一处引用"
    return {number: (words[number], said[number]) for number in said}


def texts(data: bytes) -> list[tuple[int, str, str]]:
    return [(item.n, item.style, item.text) for item in read_paragraphs(data, "稿.docx")]


def commented(data: bytes, *comments: Comment) -> list[tuple[str, str]]:
    """加上批注；正文必须一字不变。返回（批着的字, 批注的话）。"""
    made = annotate(data, "稿.docx", comments)
    assert texts(made) == texts(data)
    return list(notes(made).values())


def test_a_comment_sits_on_the_exact_words_and_splits_the_run_around_them() -> None:
    data = docx(p(r("全县有", BOLD) + r("114项指标达标")))
    assert commented(data, Comment(1, 3, 7, "核对")) == [("114项", "核对")]
    looks = [run.find(f"{W}rPr") for run in part(annotate(data, "稿", [Comment(1, 1, 5, "核对")]), "word/document.xml").iter(f"{W}r")]  # fmt: skip
    assert [look is not None for look in looks] == [True, True, False, False, False], "切开的两截格式照旧"


PIECE = st.one_of(
    st.text("甲乙丙丁，。 ", min_size=1, max_size=5).map(r),
    st.just("<w:r><w:t>前</w:t><w:tab/><w:t>后</w:t></w:r>"),
    st.just("<w:r><w:br/></w:r>"),
    st.just(HYPERLINK),
    st.just(r("粗", BOLD)),
    st.just('<w:bookmarkStart w:id="9" w:name="b"/><w:bookmarkEnd w:id="9"/>'),
    st.just('<w:del w:id="7" w:author="某"><w:r><w:delText>删</w:delText></w:r></w:del>'),
)


@given(
    pieces=st.lists(PIECE, min_size=1, max_size=5),
    spans=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=4),
)
@settings(max_examples=150, deadline=None)
def test_any_words_of_any_paragraph_are_covered_and_nothing_else_changes(
    pieces: list[str], spans: list[tuple[int, int]]
) -> None:
    data = docx("题", p("".join(pieces)))
    text = texts(data)[1][2]
    wanted = sorted((start, end) for start, end in spans if start < min(end, len(text)))
    if not wanted:
        return
    made = commented(data, *(Comment(2, start, end, "看") for start, end in wanted))
    assert [words for words, _said in made] == [text[start:end].replace("\n", "") for start, end in wanted]


def test_words_across_runs_links_and_tabs_are_covered_whole() -> None:
    tabbed = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t></w:r>"
    data = docx(p(r("前") + HYPERLINK + tabbed))
    assert commented(data, Comment(1, 3, 9, "长")) == [("里的字甲\t乙", "长")]
    assert commented(data, Comment(1, 7, 9, "制表")) == [("\t乙", "制表")]


def test_overlapping_comments_keep_their_own_words() -> None:
    data = docx("一二三四五六七八")
    assert commented(data, Comment(1, 0, 5, "先"), Comment(1, 3, 8, "后"), Comment(1, 4, 5, "里")) == [
        ("一二三四五", "先"), ("四五六七八", "后"), ("五", "里"),
    ]  # fmt: skip


def test_a_comment_in_a_table_cell_counts_paragraphs_as_the_reader_does() -> None:
    data = docx("题", table(row("甲", "乙丙丁"), row("戊", "己")), "尾")
    assert commented(data, Comment(3, 1, 2, "格"), Comment(6, 0, 1, "尾")) == [("丙", "格"), ("尾", "尾")]


def test_a_comment_on_a_text_box_sits_on_its_paragraph_and_quotes_the_words() -> None:
    data = docx(p(r("旁边") + BOX), "后")
    assert [n for n, _style, _text in texts(data)] == [1, 2, 3]
    ((words, said),) = commented(data, Comment(2, 1, 3, "错字"))
    assert "旁边" in words
    assert said == "文本框里的“里的”：错字"


def test_empty_or_overrunning_positions_fall_back_to_the_whole_paragraph() -> None:
    data = docx("一二三", "<w:p/>")
    assert commented(data, Comment(1, 2, 2, "整段")) == [("一二三", "整段")]
    assert commented(data, Comment(1, 2, 99, "过头")) == [("三", "过头")]
    assert commented(data, Comment(1, 50, 99, "没有这些字")) == [("一二三", "没有这些字")]
    assert commented(data, Comment(2, 0, 4, "空段")) == [("", "空段")]
    assert commented(data, Comment(99, 0, 1, "没有这一段")) == [("", "没有这一段")]


def test_deleted_words_are_not_counted_and_inserted_ones_are() -> None:
    gone = '<w:del w:id="7" w:author="某"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    added = f'<w:ins w:id="8" w:author="某">{r("添上")}</w:ins>'
    assert commented(docx(p(r("前") + gone + added + r("后"))), Comment(1, 2, 4, "看")) == [("上后", "看")]


def test_comments_already_there_stay_and_numbers_do_not_clash() -> None:
    once = annotate(docx("一二三四"), "稿", [Comment(1, 0, 2, "旧")])
    twice = annotate(once, "稿", [Comment(1, 1, 3, "新")], "别人")
    assert list(notes(twice).values()) == [("一二", "旧"), ("二三", "新")]
    authors = [item.get(f"{W}author") for item in part(twice, "word/comments.xml").iter(f"{W}comment")]
    assert authors == ["fuer_docs", "别人"]
    names = zipfile.ZipFile(BytesIO(twice)).namelist()
    assert len(names) == len(set(names))


def test_the_words_of_a_comment_may_be_anything() -> None:
    nasty = "第一行 <w:p> & “引号”\n第二行\x0b\x00\ufffe"
    ((_words, said),) = commented(docx("一"), Comment(1, 0, 1, nasty))
    assert said == "第一行 <w:p> & “引号”\n第二行\ufffd\ufffd\ufffd"


def test_same_input_gives_the_same_bytes_and_no_comment_changes_nothing() -> None:
    data = docx("一二")
    assert annotate(data, "稿", []) == data
    made = [annotate(data, "稿", [Comment(1, 0, 1, "甲")]) for _time in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize("data", [b"", b"not a zip", docx()[:100]])
def test_a_file_that_cannot_be_read_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(UsageError) as refused:
        annotate(data, "稿.docx", [Comment(1, 0, 1, "甲")])
    assert refused.value.findings[0].rule == "unreadable-file"


def test_a_document_without_a_paragraph_cannot_be_annotated() -> None:
    with pytest.raises(UsageError, match="没有可以批注的段落"):
        annotate(docx(), "稿.docx", [Comment(1, 0, 1, "甲")])


def test_python_docx_and_a_validator_read_the_result(tmp_path: Path) -> None:
    data = (ROOT / "templates" / "docx" / "工作总结.docx").read_bytes()
    made = annotate(data, "稿", [Comment(n, 1, 4, f"第{n}条") for n, _style, _text in texts(data)])
    assert len(list(python_docx.Document(BytesIO(made)).comments)) == len(texts(data))
    audit = shutil.which("openxml-audit", path=str(Path(sys.executable).parent))
    if audit is None:
        pytest.skip("没有装 openxml-audit")
    (tmp_path / "稿.docx").write_bytes(made)
    done = subprocess.run([audit, str(tmp_path / "稿.docx")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
