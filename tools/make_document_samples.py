#!/usr/bin/env python3
"""Makes the files of samples/doc/: one small form, saved as every kind of file that is read.

usage: tools/make_document_samples.py    (needs python3-openpyxl and LibreOffice's soffice)
The outputs are committed; this runs again only when the content changes."""
import base64
import csv
import datetime
import html
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side

TARGET = pathlib.Path(__file__).resolve().parent.parent / "samples" / "doc"
HEADERS = ["STT", "Chi bộ", "Số đảng viên", None, "Tỷ lệ nữ", "Ngày họp"]
ROWS = [
    ("Chi bộ thôn Đông", 12, 5, datetime.date(2023, 12, 4)),
    ("Chi bộ thôn Đoài & Thượng", 31, 14, datetime.date(2023, 12, 5)),
    ("Chi bộ Trường Tiểu học \"Hòa Bình\"", 9, 7, datetime.date(2023, 12, 8)),
]


def form():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu 1"
    sheet["A1"] = "TỔNG HỢP ĐẢNG VIÊN CỦA CÁC CHI BỘ"
    for column, title in enumerate(HEADERS, 1):
        sheet.cell(3, column, title)
    sheet["C4"], sheet["D4"] = "Tổng số", "Trong đó nữ"
    for place in ["A1:F1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4"]:
        sheet.merge_cells(place)
    for row, (name, members, women, day) in enumerate(ROWS, 5):
        for column, value in enumerate([row - 4, name, members, women, f"=D{row}/C{row}", day], 1):
            sheet.cell(row, column, value)
        sheet.cell(row, 5).number_format = "0.0%"
        sheet.cell(row, 6).number_format = "dd/mm/yyyy"
    sheet["B8"], sheet["C8"], sheet["D8"] = "Cộng", "=SUM(C5:C7)", "=SUM(D5:D7)"
    sheet["E8"] = 0.5
    sheet["E8"].number_format = "0.0%"
    line = Side(style="thin")
    for cells in sheet["A3:F8"]:
        for cell in cells:
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            cell.font = Font(name="Times New Roman", size=12, bold=cell.row in (3, 4, 8))
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet["A1"].font = Font(name="Times New Roman", size=13, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.column_dimensions["B"].width = 34
    return book


def convert(source, kind, folder):
    subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / (source.stem + "." + kind.split(":")[0])


def slim(fods):
    """LibreOffice writes 50 KB of settings and page styles that have nothing to do with the form."""
    text = fods.read_text(encoding="utf-8")
    for part in ["meta", "settings", "scripts", "master-styles", "font-face-decls", "styles"]:
        text = re.sub(rf"\s*<office:{part}>.*?</office:{part}>", "", text, flags=re.S)
    fods.write_text(text, encoding="utf-8")


def as_csv(file):
    """What Excel saves as "CSV UTF-8": the texts that the cells show."""
    total = [sum(row[at] for row in ROWS) for at in (1, 2)]
    lines = [["TỔNG HỢP ĐẢNG VIÊN CỦA CÁC CHI BỘ"], [], HEADERS, [None, None, "Tổng số", "Trong đó nữ"]]
    for at, (name, members, women, day) in enumerate(ROWS, 1):
        lines.append([at, name, members, women, f"{women / members:.1%}", f"{day:%d/%m/%Y}"])
    lines.append([None, "Cộng", *total, "50.0%"])
    with open(file, "w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(line + [None] * (len(HEADERS) - len(line)) for line in lines)


def spreadsheetml():
    """The XML that Excel 2003 saved and many web programs still send as ".xls"."""
    styles = {5: "tyle", 6: "ngay"}

    def cell(row, column, kind, value, extra=""):
        style = f' ss:StyleID="{styles[column]}"' if row > 4 and column in styles else ""
        return (f'<Cell ss:Index="{column}"{style}{extra}>'
                f'<Data ss:Type="{kind}">{html.escape(str(value))}</Data></Cell>')

    def text(row, column, value, extra=""):
        return cell(row, column, "String", value, extra)

    rows = {1: text(1, 1, "TỔNG HỢP ĐẢNG VIÊN CỦA CÁC CHI BỘ", ' ss:MergeAcross="5"'),
            3: "".join(text(3, at, title, ' ss:MergeAcross="1"' if at == 3 else ' ss:MergeDown="1"')
                       for at, title in enumerate(HEADERS, 1) if title),
            4: text(4, 3, "Tổng số") + text(4, 4, "Trong đó nữ")}
    for row, (name, members, women, day) in enumerate(ROWS, 5):
        rows[row] = (cell(row, 1, "Number", row - 4) + text(row, 2, name) + cell(row, 3, "Number", members)
                     + cell(row, 4, "Number", women)
                     + cell(row, 5, "Number", f"{women / members:.15g}", ' ss:Formula="=RC[-1]/RC[-2]"')
                     + cell(row, 6, "DateTime", f"{day}T00:00:00.000"))
    total = ' ss:Formula="=SUM(R[-3]C:R[-1]C)"'
    rows[8] = (text(8, 2, "Cộng") + cell(8, 3, "Number", sum(r[1] for r in ROWS), total)
               + cell(8, 4, "Number", sum(r[2] for r in ROWS), total) + cell(8, 5, "Number", 0.5))
    body = "\n".join(f'   <Row ss:Index="{at}">{cells}</Row>' for at, cells in rows.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles>
  <Style ss:ID="tyle"><NumberFormat ss:Format="0.0%"/></Style>
  <Style ss:ID="ngay"><NumberFormat ss:Format="dd/mm/yyyy"/></Style>
 </Styles>
 <Worksheet ss:Name="Biểu 1">
  <Table>
{body}
  </Table>
 </Worksheet>
</Workbook>
"""


def mail(attachments):
    """A mail as offices get it: the names in RFC 2047 and RFC 2231, the files in base64."""
    def wrapped(data):
        text = base64.b64encode(data).decode()
        return "\r\n".join(text[at:at + 76] for at in range(0, len(text), 76))

    word = lambda text: "=?UTF-8?B?" + base64.b64encode(text.encode()).decode() + "?="
    percent = lambda text: "".join(chr(b) if 48 <= b < 123 and chr(b).isalnum() else f"%{b:02X}"
                                   for b in text.encode())
    parts = ["Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable"
             "\r\n\r\nK=C3=ADnh g=E1=BB=ADi bi=E1=BB=83u."]
    for at, (name, data) in enumerate(attachments):
        shown = f'filename="{word(name)}"' if at == 0 else f"filename*=UTF-8''{percent(name)}"
        parts.append("Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                     f"Content-Disposition: attachment; {shown}\r\n\r\n{wrapped(data)}")
    body = "".join(f"--ranh\r\n{part}\r\n" for part in parts)
    return (f"From: chibo@example.org\r\nTo: vanphong@example.org\r\nSubject: {word('Nộp biểu 1')}\r\n"
            "Date: Fri, 08 Dec 2023 09:00:00 +0700\r\nMIME-Version: 1.0\r\n"
            f'Content-Type: multipart/mixed; boundary="ranh"\r\n\r\n{body}--ranh--\r\n').encode()


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    scratch = pathlib.Path(tempfile.mkdtemp())
    made = scratch / "bieu-1.xlsx"
    form().save(made)
    # LibreOffice works out the formulas, so that each file carries their values.
    ods = convert(made, "ods", scratch / "1")
    for kind in ["xlsx", "xls", "fods"]:
        shutil.copy(convert(ods, kind, scratch / "2"), TARGET)
    shutil.copy(ods, TARGET)
    slim(TARGET / "bieu-1.fods")
    as_csv(TARGET / "bieu-1.csv")
    # What web programs call ".xls".
    shutil.copy(convert(ods, "html", scratch / "3"), TARGET / "bieu-1-html.xls")
    (TARGET / "bieu-1-2003.xls").write_text(spreadsheetml(), encoding="utf-8")
    inner = [("Biểu 1 – Chi bộ Đông.xlsx", (TARGET / "bieu-1.xlsx").read_bytes()),
             ("Biểu 1 – Chi bộ Đoài.xls", (TARGET / "bieu-1.xls").read_bytes())]
    with zipfile.ZipFile(TARGET / "nop-bieu.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in inner:
            archive.writestr(zipfile.ZipInfo(name, (2023, 12, 8, 9, 0, 0)), data)
    (TARGET / "nop-bieu.eml").write_bytes(mail(inner))
    shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
