#!/usr/bin/env python3
"""Faulty workbooks go back marked, are corrected in the marked copy, and are accepted.

usage: round_trip.py PROGRAM ROOT SCRATCH

The messy sample campaign with a deadline and addresses. openpyxl looks at the copies and corrects one;
LibreOffice opens them and saves one; Python's mail package reads the letters."""
import csv
import email
import email.policy
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys

PROGRAM, ROOT, SCRATCH = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
CAMPAIGN = SCRATCH / "dot"
HUA_BUM, KHOANG_THEN, PA_KHUYET = "H01-D01-C04", "H01-D01-C10", "H01-D01-C17"
failed = []

try:
    import openpyxl
except ImportError:
    print("SKIPPED: no openpyxl")
    sys.exit(0)


def check(good, what):
    if not good:
        failed.append(what)


def prepare():
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir(parents=True)
    shutil.copytree(ROOT / "samples" / "lon-xon", CAMPAIGN)
    with open(CAMPAIGN / "dot.yaml", "a", encoding="utf-8") as file:
        file.write("deadline: 2023-12-10T17:00:00+07:00\n")
    register = CAMPAIGN / "don-vi.csv"
    rows = list(csv.reader(register.read_text(encoding="utf-8").splitlines()))
    rows[0].append("Email")
    addresses = {"H01": "bantochuc@phongtho.vn", "H01-D01": "muongso@phongtho.vn",
                 HUA_BUM: "huabum@phongtho.vn; bithu.huabum@phongtho.vn",
                 KHOANG_THEN: "khoang then@phongtho.vn, x"}
    for row in rows[1:]:
        row.append(addresses.get(row[0], ""))
    with open(register, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def run(*more):
    ended = subprocess.run([PROGRAM, "run", str(CAMPAIGN), "--forms", str(ROOT / "forms"), *more],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    check(ended.returncode == 1, f"run ends with {ended.returncode}: {ended.stderr[-500:]}")
    return ended.stdout


def result():
    return json.loads((CAMPAIGN / "ket-qua" / "ket-qua.json").read_text(encoding="utf-8"))


def folder_of(code):
    found = sorted((CAMPAIGN / "tra-lai").glob(code + "_*"))
    return found[0] if found else None


def copy_of(code):
    return sorted(folder_of(code).glob("*_diem-can-xem.xlsx"))[0]


def letter_of(file):
    return email.message_from_bytes(file.read_bytes(), policy=email.policy.default)


def states():
    return {file["file"]: file["state"] for file in result()["files"]}


def tree_of(folder):
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in folder.rglob("*") if file.is_file()}


def check_copy():
    book = openpyxl.load_workbook(copy_of(HUA_BUM))
    check(book.sheetnames == ["Điểm cần xem", "Biểu 1", "Biểu 2"], f"sheets are {book.sheetnames}")
    points, form = book.worksheets[:2]
    check(book.active.title == "Điểm cần xem", "the list is not in front")
    check(form["C10"].fill.fgColor.rgb == "FFF6A5A1", f"C10 is {form['C10'].fill.fgColor.rgb}")
    check(form["D10"].fill.fgColor.rgb == "FFFBDDDB", "D10 is not pale")
    check(form["J10"].fill.fgColor.rgb == "FFFFE07A", "J10 is not yellow")
    check(form["B10"].fill.fill_type is None, "B10 is coloured")
    comment = form["C10"].comment
    check(comment is not None and "LỖI A101" in comment.text and "SH-01" in comment.text,
          f"comment of C10: {comment and comment.text}")
    rows = [[cell.value for cell in row] for row in points.iter_rows()]
    head = next(at for at, row in enumerate(rows) if row[0] == "Số")
    first = rows[head + 1]
    check(first[1:4] == ["LỖI", "Biểu 1", "C10"] and first[10] == "A101", f"first point: {first}")
    link = points.cell(head + 2, 4).hyperlink
    check(link is not None and link.location == "'Biểu 1'!C10", f"link: {link and link.location}")
    check(points.column_dimensions["O"].hidden, "our own column is shown")
    original = openpyxl.load_workbook(CAMPAIGN / "nop" / "04-hua-bum-sai-quy-tac.xlsx").worksheets[0]
    for row in original.iter_rows():
        for cell in row:
            check(form[cell.coordinate].value == cell.value, f"{cell.coordinate} has another value")
    check([str(one) for one in original.merged_cells.ranges] ==
          [str(one) for one in form.merged_cells.ranges] or
          {str(one) for one in original.merged_cells.ranges} ==
          {str(one) for one in form.merged_cells.ranges}, "merges differ")


def check_letters():
    folder = folder_of(HUA_BUM)
    letter = letter_of(folder / "thu.eml")
    check(letter["X-Unsent"] == "1", "no draft")
    check([one.addr_spec for one in letter["to"].addresses] ==
          ["huabum@phongtho.vn", "bithu.huabum@phongtho.vn"], f"to {letter['to']}")
    check(letter["from"].addresses[0].addr_spec == "bantochuc@phongtho.vn", f"from {letter['from']}")
    check(letter["subject"] == "Đề nghị xem lại biểu đã gửi: Chi bộ bản Hua Bum – "
                               "Đợt mẫu – một hộp thư lộn xộn", f"subject {letter['subject']}")
    check(letter["date"].datetime.isoformat() == "2023-12-10T17:00:00+07:00", f"date {letter['date']}")
    parts = list(letter.iter_attachments())
    check([part.get_filename() for part in parts] == [copy_of(HUA_BUM).name], "name of attachment")
    check(parts[0].get_content() == copy_of(HUA_BUM).read_bytes(), "the attachment is another file")
    text = letter.get_body().get_content().replace("\r\n", "\n")
    pasted = (folder / "thu.txt").read_text(encoding="utf-8-sig")
    check(text == pasted, "thu.txt and thu.eml differ")
    for words in ("Kính gửi: Chi bộ bản Hua Bum", "ô C10", "Hạn nộp: 17 giờ 00 ngày 10/12/2023",
                  copy_of(HUA_BUM).name):
        check(words in text, f"the letter lacks '{words}'")
    check(not [defect for part in letter.walk() for defect in part.defects], "defects of the letter")
    other = letter_of(folder_of(KHOANG_THEN) / "thu.eml")
    check(other["to"] is None, f"an unusable address is used: {other['to']}")
    told = [one for one in result()["findings"] if one["code"] == "W221"]
    check(len(told) == 1 and "khoang then@" in told[0]["text"], f"W221: {told}")


def check_covers():
    stem = CAMPAIGN / "ket-qua" / "dang-bo-co-so" / "H01-D01_dang-uy-xa-muong-so_2023"
    letter = letter_of(stem.with_name(stem.name + "_thu.eml"))
    workbook = stem.with_suffix(".xlsx").read_bytes()
    check(letter["to"].addresses[0].addr_spec == "bantochuc@phongtho.vn", f"cover to {letter['to']}")
    check(next(letter.iter_attachments()).get_content() == workbook, "cover with another workbook")
    text = letter.get_body().get_content()
    check(hashlib.sha256(workbook).hexdigest() in text, "the cover has another hash")
    check(re.search(r"7/18 đơn vị", text), "the cover tells no coverage")


def check_folders():
    listed = [file["file"] for folder in result()["returned"] for file in folder["files"]]
    there = [str(file.relative_to(CAMPAIGN)) for file in (CAMPAIGN / "tra-lai").rglob("*") if file.is_file()]
    check(sorted(listed) == sorted(there), f"ket-qua.json and tra-lai differ: {set(listed) ^ set(there)}")
    kinds = {folder["unit"]: folder["kind"] for folder in result()["returned"] if folder["unit"]}
    check(kinds[HUA_BUM] == "faulty" and kinds["H01-D01-C18"] == "missing", f"kinds: {kinds}")
    check((folder_of("H01-D01-C18") / "thu-nhac.eml").exists(), "no reminder")


def office(*arguments):
    return subprocess.run(["soffice", f"-env:UserInstallation=file://{SCRATCH}/office", "--headless",
                           *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=150)


def correct_with_openpyxl():
    book = openpyxl.load_workbook(copy_of(HUA_BUM))
    book["Biểu 1"]["G10"] = 1
    book.save(CAMPAIGN / "nop" / copy_of(HUA_BUM).name)


def correct_half():
    """One of two faults is mended, and nothing of the other."""
    book = openpyxl.load_workbook(copy_of(HUA_BUM))
    book["Biểu 1"]["C10"] = 11
    book.save(CAMPAIGN / "nop" / copy_of(HUA_BUM).name)


def main():
    prepare()
    run()
    check_copy()
    check_letters()
    check_covers()
    check_folders()

    before = tree_of(CAMPAIGN / "tra-lai")
    stamps = {file: file.stat().st_mtime_ns for file in (CAMPAIGN / "tra-lai").rglob("*")}
    run("--threads", "4")
    check(tree_of(CAMPAIGN / "tra-lai") == before, "a second run changes what goes back")
    check(stamps == {file: file.stat().st_mtime_ns for file in (CAMPAIGN / "tra-lai").rglob("*")},
          "a second run writes what is there already")

    if shutil.which("soffice"):
        office("--convert-to", "pdf", "--outdir", str(SCRATCH / "pdf"), str(copy_of(HUA_BUM)))
        check((SCRATCH / "pdf" / (copy_of(HUA_BUM).stem + ".pdf")).exists(), "LibreOffice does not open it")

    book_before = openpyxl.load_workbook(copy_of(HUA_BUM)).sheetnames
    correct_half()
    run()
    text = (folder_of(HUA_BUM) / "thu.txt").read_text(encoding="utf-8-sig")
    check("So với lần gửi trước: đã khắc phục 1, vẫn còn 1" in text, f"the second letter: {text}")
    again = openpyxl.load_workbook(copy_of(HUA_BUM))
    check(again.sheetnames == book_before, f"marked twice: {again.sheetnames}")
    check(again["Biểu 1"]["C10"].fill.fgColor.rgb != "FFF6A5A1", "the cured cell is still red")
    codes = {one["code"] for one in result()["findings"] if one["file"] == "nop/" + copy_of(HUA_BUM).name}
    check("R117" in codes and "R104" not in codes, f"the list in front is read: {codes}")

    correct_with_openpyxl()
    if shutil.which("soffice"):
        # Saved once more by another program.
        name = copy_of(HUA_BUM).name
        office("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(SCRATCH / "saved"),
               str(CAMPAIGN / "nop" / name))
        shutil.copy(SCRATCH / "saved" / name, CAMPAIGN / "nop" / name)
    book = openpyxl.load_workbook(CAMPAIGN / "nop" / copy_of(HUA_BUM).name)
    book["Biểu 1"]["C10"] = 1
    book.save(CAMPAIGN / "nop" / copy_of(HUA_BUM).name)
    kept = folder_of(KHOANG_THEN) / "thu.txt"
    kept.write_text("Chị Lan đã gọi điện.", encoding="utf-8")
    name = copy_of(HUA_BUM).name
    out = run()
    check(states()["nop/" + name] == "accepted", f"the corrected copy is {states()['nop/' + name]}")
    reminded = {folder["unit"]: folder["kind"] for folder in result()["returned"]}
    check(reminded.get(HUA_BUM) != "faulty", "a cured unit is still told to correct")
    check(folder_of(HUA_BUM) is None or not list(folder_of(HUA_BUM).glob("*.xlsx")),
          "the return copy of a cured unit stays")
    check("không còn phải gửi" in out, "nothing is withdrawn")
    check(kept.read_text(encoding="utf-8") == "Chị Lan đã gọi điện.", "a person's words are overwritten")

    for one in failed:
        print("FAILED:", one)
    sys.exit(1 if failed else 0)


main()
