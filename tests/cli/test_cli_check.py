"""check 的批注、照改、认可：原件不动，话说到字上。"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from lxml import etree

Run = Callable[..., tuple[int, str, str]]
RunJson = Callable[..., tuple[int, dict[str, Any]]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FAULTY = "截止2022年11月底，根据云妇儿工委发[2022]5号文件，培训妇女1260人次。"


def write(path: Path, *lines: str) -> Path:
    """一份小 Word。"""
    made = python_docx.Document()
    for line in lines:
        made.add_paragraph(line)
    made.save(str(path))
    return path


def part(path: Path, name: str) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def commented(path: Path) -> list[tuple[str, str]]:
    """（批着的字, 批注的话）。"""
    said = {one.get(f"{W}id"): "".join(one.itertext()) for one in part(path, "word/comments.xml").iter(f"{W}comment")}
    found: list[tuple[str, str]] = []
    opened: dict[str, list[str]] = {}
    for element in part(path, "word/document.xml").iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            opened[number] = []
        elif element.tag == f"{W}commentRangeEnd":
            found.append(("".join(opened.pop(number)), said[number]))
        elif element.tag == f"{W}t":
            for held in opened.values():
                held.append(element.text or "")
    return found


def problems(path: Path) -> list[str]:
    from openxml_audit import OpenXmlValidator

    return [str(one) for one in OpenXmlValidator().validate(str(path)).errors]


def audit(path: Path, original: Path) -> None:
    """副本没有添出毛病。"""
    assert problems(path) == problems(original)


# -- 批注 --


def test_each_finding_becomes_a_comment_on_its_words(tmp_path: Path, run_json: RunJson) -> None:
    path = write(tmp_path / "稿.docx", "全县妇女儿童工作总结", FAULTY)
    before = path.read_bytes()
    code, said = run_json("check", path, "--annotate", tmp_path / "批.docx")
    assert code == 1
    findings = said["files"][0]["findings"]
    notes = commented(tmp_path / "批.docx")
    assert len(notes) == len(findings)
    assert ("截止" in dict(notes)) or any(words.startswith("截止") for words, _text in notes)
    for finding in findings:
        wanted = finding["text"] if finding["n"] else "全县妇女儿童工作总结"
        assert any(words == wanted and finding["message"] in text for words, text in notes), finding
    assert path.read_bytes() == before
    audit(tmp_path / "批.docx", path)


def test_a_finding_about_the_page_stands_on_the_title(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "稿.docx", "", "全县妇女儿童工作总结", "各项工作有序推进。")
    run("check", path, "--only", "wrong-paper", "--annotate", tmp_path / "批.docx")
    assert [words for words, _text in commented(tmp_path / "批.docx")] == ["全县妇女儿童工作总结"]


def test_the_copy_may_be_written_again_but_nobody_elses_file(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "稿.docx", FAULTY)
    other = write(tmp_path / "别人的.docx", "别的文稿")
    for option, copy in (("--annotate", tmp_path / "批.docx"), ("--fix", tmp_path / "改.docx")):
        for _time in range(2):
            assert run("check", path, option, copy)[0] == 1
        kept = other.read_bytes()
        for target in (other, path):
            code, _out, err = run("check", path, option, target)
            assert code == 2
            assert option in err
        assert other.read_bytes() == kept


@pytest.mark.parametrize("option", ["--annotate", "--fix"])
def test_a_copy_is_of_one_file(option: str, tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "稿.docx", FAULTY)
    for paths in ((path, path), (tmp_path,)):
        code, _out, err = run("check", *paths, option, tmp_path / "副本.docx")
        assert code == 2
        assert "一次只能查一份" in err
    assert run("check", path, option, tmp_path / "副本.doc")[0] == 2
    assert [one.name for one in tmp_path.iterdir()] == ["稿.docx"]


def test_text_has_no_comments_and_two_copies_need_two_names(tmp_path: Path, run: Run) -> None:
    text = tmp_path / "稿.txt"
    text.write_text(FAULTY, encoding="utf-8")
    assert "只能用在 .docx 上" in run("check", text, "--annotate", tmp_path / "批.docx")[2]
    path = write(tmp_path / "稿.docx", FAULTY)
    assert run("check", path, "--annotate", tmp_path / "副.docx", "--fix", tmp_path / "副.docx")[0] == 2


# -- 照改 --


def shown(path: Path, *, accepted: bool) -> list[str]:
    """接受（或拒绝）全部修订以后的各段。"""
    gone, text = (f"{W}del", f"{W}t") if accepted else (f"{W}ins", f"{W}delText")
    found = []
    for paragraph in part(path, "word/document.xml").iter(f"{W}p"):
        pieces = [
            one.text or "" for one in paragraph.iter(f"{W}t", f"{W}delText")
            if one.tag in {f"{W}t", text} and not any(parent.tag == gone for parent in one.iterancestors())
        ]  # fmt: skip
        found.append("".join(pieces))
    return found


def test_safe_corrections_are_tracked_changes(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "稿.docx", FAULTY)
    code, out, _err = run("check", path, "--fix", tmp_path / "改.docx")
    assert code == 1
    assert re.search(r"改了 \d+ 处", out)
    fixed = tmp_path / "改.docx"
    assert shown(fixed, accepted=True) == ["截至2022年11月底，根据云妇儿工委发〔2022〕5号文件，培训妇女1260人次。"]
    assert shown(fixed, accepted=False) == [FAULTY]
    marks = [one for one in part(fixed, "word/document.xml").iter(f"{W}ins", f"{W}del")]
    assert {one.get(f"{W}author") for one in marks} == {"fuer_docs"}
    assert not any(one.get(f"{W}date") for one in marks)
    assert len({one.get(f"{W}id") for one in marks}) == len(marks)
    audit(fixed, path)


def test_every_safe_kind_is_corrected_even_where_the_finding_is_said_once(tmp_path: Path, run: Run) -> None:
    wrong = [
        "(一)健全机制",
        '召开会议,落实"两纲"目标(任务),2022年08月01日印发.',
        "培训１２期,受益420人次;",
        "网址是http://a.cn/x,y;z",
    ] * 3
    right = [
        "（一）健全机制",
        "召开会议，落实“两纲”目标（任务），2022年8月1日印发。",
        "培训12期，受益420人次；",
        "网址是http://a.cn/x,y;z",
    ] * 3
    path = write(tmp_path / "稿.docx", *wrong)
    run("check", path, "--fix", tmp_path / "改.docx")
    assert shown(tmp_path / "改.docx", accepted=True) == right
    assert shown(tmp_path / "改.docx", accepted=False) == wrong
    audit(tmp_path / "改.docx", path)


def test_only_the_rules_asked_for_are_corrected(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("截止目前,已培训12期。", encoding="utf-8")
    run("check", path, "--fix", tmp_path / "改.txt", "--only", "cutoff-for-as-of")
    assert (tmp_path / "改.txt").read_text(encoding="utf-8") == "截至目前,已培训12期。"


def test_a_correction_keeps_the_look_of_its_words(tmp_path: Path, run: Run) -> None:
    made = python_docx.Document()
    paragraph = made.add_paragraph("总体看，截")
    paragraph.add_run("止").bold = True
    paragraph.add_run("2022年11月底，").italic = True
    paragraph.add_run("培训12期。")
    path = tmp_path / "稿.docx"
    made.save(str(path))
    run("check", path, "--fix", tmp_path / "改.docx")
    (added,) = part(tmp_path / "改.docx", "word/document.xml").iter(f"{W}ins")
    assert ["".join(one.itertext()) for one in added] == ["至"]
    assert added.find(f".//{W}b") is not None
    assert shown(tmp_path / "改.docx", accepted=True) == ["总体看，截至2022年11月底，培训12期。"]


def linked(path: Path, *pieces: str) -> Path:
    """一段话，第二截、第四截……各在一个链接里。"""
    made = python_docx.Document()
    paragraph = made.add_paragraph()
    for at, piece in enumerate(pieces):
        run = paragraph.add_run(piece)
        if at % 2:
            link = etree.SubElement(paragraph._p, f"{W}hyperlink", {f"{W}anchor": "x"})
            link.append(run._r)
    made.save(str(path))
    return path


@pytest.mark.parametrize(
    ("pieces", "fixed"),
    [
        (("根据云妇儿工委发[", "2022", "]5号文件。"), "根据云妇儿工委发〔2022〕5号文件。"),
        (("根据云妇儿工委发", "[2022]", "5号文件。"), "根据云妇儿工委发〔2022〕5号文件。"),
        (("总体看，截", "止2022年11月底", "，培训12期。"), "总体看，截至2022年11月底，培训12期。"),
        (('她说:"', "好", '",大家笑了。'), "她说：“好”，大家笑了。"),
    ],
)
def test_words_split_by_a_link_are_corrected_piece_by_piece(
    pieces: tuple[str, ...], fixed: str, tmp_path: Path, run: Run
) -> None:
    path = linked(tmp_path / "稿.docx", *pieces)
    _code, out, _err = run("check", path, "--fix", tmp_path / "改.docx")
    assert shown(tmp_path / "改.docx", accepted=True) == [fixed]
    assert shown(tmp_path / "改.docx", accepted=False) == ["".join(pieces)]
    assert "请自己改" not in out
    audit(tmp_path / "改.docx", path)


def test_what_is_left_to_a_person_is_named(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "稿.docx", "各项工作有序推进。", "截止目前，培训12期。", "截止目前，走访9户。")
    made = python_docx.Document(str(path))
    (words,) = made.paragraphs[1].runs
    added = etree.Element(f"{W}ins", {f"{W}id": "1", f"{W}author": "张三"})
    words._r.addprevious(added)
    added.append(words._r)
    made.save(str(path))
    _code, out, _err = run("check", path, "--fix", tmp_path / "改.docx")
    assert "改了 1 处" in out
    assert "第2段“截止”" in out
    assert shown(tmp_path / "改.docx", accepted=True)[1:] == ["截止目前，培训12期。", "截至目前，走访9户。"]


def test_a_page_break_that_word_remembers_is_no_obstacle(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "稿.docx", "截止目前，培训12期。")
    made = python_docx.Document(str(path))
    made.paragraphs[0].runs[0]._r.insert(0, etree.Element(f"{W}lastRenderedPageBreak"))
    made.save(str(path))
    run("check", path, "--fix", tmp_path / "改.docx")
    assert shown(tmp_path / "改.docx", accepted=True) == ["截至目前，培训12期。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_text_is_corrected_in_place_and_otherwise_kept(encoding: str, ending: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "稿.txt"
    path.write_bytes(f"开头{ending}截止目前，截止2022年底。{ending}{ending}完".encode(encoding))
    run("check", path, "--fix", tmp_path / "改.txt")
    fixed = (tmp_path / "改.txt").read_bytes()
    assert fixed.decode(encoding) == f"开头{ending}截至目前，截至2022年底。{ending}{ending}完"
    assert fixed[:3] == path.read_bytes()[:3]


# -- 认可 --


@pytest.fixture
def desk(tmp_path: Path, workspace: Path, run: Run) -> Path:
    """一个写过文稿的工作区，out/ 里另有一份有毛病的。"""
    (workspace / "out").mkdir(exist_ok=True)
    (workspace / "out" / "补充.txt").write_text("截止目前，截止2022年底。\n", encoding="utf-8")
    return workspace


def rules_of(said: dict[str, Any]) -> list[str]:
    return [finding["rule"] for one in said["files"] for finding in one["findings"]]


def test_what_the_office_accepts_is_not_said_again(desk: Path, run_json: RunJson) -> None:
    paper = desk / "out" / "补充.txt"
    assert rules_of(run_json("check", paper)[1]) == ["cutoff-for-as-of"] * 2
    (desk / "接受.yaml").write_text("- {规则: cutoff-for-as-of, 文字: 截止, 理由: 照录原文}\n", encoding="utf-8")
    assert rules_of(run_json("check", paper)[1]) == []
    assert "cutoff-for-as-of" not in rules_of(run_json("check", desk)[1])


def test_an_acceptance_of_certain_words_covers_only_them(desk: Path, run_json: RunJson) -> None:
    (desk / "接受.yaml").write_text(
        "- {规则: impossible-date, 理由: 无}\n- {规则: cutoff-for-as-of, 文字: 别处的字, 理由: 无}\n", encoding="utf-8"
    )
    found = rules_of(run_json("check", desk)[1])
    assert found.count("cutoff-for-as-of") == 2
    assert found.count("unused-acceptance") == 2
    assert "unused-acceptance" not in rules_of(run_json("check", desk / "out" / "补充.txt")[1])


def test_an_unused_acceptance_is_a_hint_at_its_line(desk: Path, run_json: RunJson) -> None:
    (desk / "接受.yaml").write_text("# 说明\n- {规则: impossible-date, 理由: 无}\n", encoding="utf-8")
    said = run_json("check", desk)[1]
    (finding,) = [f for one in said["files"] if one["file"].endswith("接受.yaml") for f in one["findings"]]
    assert (finding["severity"], finding["n"]) == ("hint", 2)


def test_an_acceptance_without_a_reason_is_an_error(desk: Path, run_json: RunJson) -> None:
    (desk / "接受.yaml").write_text("- {规则: cutoff-for-as-of}\n", encoding="utf-8")
    code, said = run_json("check", desk / "out" / "补充.txt")
    assert code == 1
    assert rules_of(said).count("cutoff-for-as-of") == 2
    assert "bad-acceptance" in rules_of(said)


def test_an_acceptance_of_a_rule_that_does_not_exist_is_an_error_at_its_name(desk: Path, run_json: RunJson) -> None:
    (desk / "接受.yaml").write_text(
        "- {规则: cutof-for-as-of, 理由: 照录}\n- {规则: 不知所云, 理由: 照录}\n", encoding="utf-8"
    )
    code, said = run_json("check", desk / "out" / "补充.txt")
    assert code == 1
    found = [finding for one in said["files"] for finding in one["findings"] if finding["rule"] == "no-such-rule"]
    assert [(one["n"], one["text"]) for one in found] == [(1, "cutof-for-as-of"), (2, "不知所云")]
    assert "cutoff-for-as-of" in found[0]["hint"]
    assert "fuer-docs rules" in found[1]["hint"]


@pytest.mark.parametrize("option", ["--only", "--skip"])
def test_each_unknown_rule_gets_its_own_suggestion(option: str, desk: Path, run: Run) -> None:
    paper = desk / "out" / "补充.txt"
    code, _out, err = run("check", paper, option, "percentage-mismatsh", option, "home-adress")
    assert code == 2
    assert "是不是“percentage-mismatch”" in err
    assert "是不是“home-address”" in err


def test_the_rule_of_a_finding_is_shown_so_that_it_can_be_asked_about(desk: Path, run: Run) -> None:
    err = run("check", desk / "out" / "补充.txt")[2]
    names = re.findall(r"^\S+ .*：.*  \[([a-z-]+)\]$", err, re.M)
    assert names == ["cutoff-for-as-of"] * 2
    assert run("rules", names[0])[0] == 0


def test_both_readings_of_a_copy_are_the_same_bytes(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "稿.docx", FAULTY)
    copies = []
    for name in ("甲.docx", "乙.docx"):
        run("check", path, "--annotate", tmp_path / name)
        copies.append((tmp_path / name).read_bytes())
    assert copies[0] == copies[1]
    assert zipfile.ZipFile(BytesIO(copies[0])).testzip() is None


# -- 文件夹 --


def test_a_folder_names_the_papers_it_cannot_read(tmp_path: Path, run: Run, run_json: RunJson) -> None:
    (tmp_path / "材料").mkdir()
    (tmp_path / "材料" / "好.txt").write_text("各项工作有序推进。\n", encoding="utf-8")
    for name in ("旧.doc", "扫描.PDF", "照片.jpg", "~$旧.doc"):
        (tmp_path / "材料" / name).write_bytes(b"x")
    code, said = run_json("check", tmp_path / "材料")
    found = {Path(one["file"]).name: one["findings"] for one in said["files"]}
    assert code == 0
    assert set(found) == {"好.txt", "旧.doc", "扫描.PDF"}
    assert [(one["rule"], one["severity"], one["n"]) for one in found["旧.doc"]] == [("not-read", "warning", None)]
    assert ".docx" in found["旧.doc"][0]["hint"]
    assert "扫描" in found["扫描.PDF"][0]["hint"]
    assert "看了 1 个文件" in run("check", tmp_path / "材料")[1]


def test_an_empty_folder_says_what_is_looked_for(tmp_path: Path, run: Run) -> None:
    (tmp_path / "空").mkdir()
    code, out, err = run("check", tmp_path / "空")
    assert code == 0
    assert "看了 0 个文件" in out
    assert ".docx、.txt、.md" in err
