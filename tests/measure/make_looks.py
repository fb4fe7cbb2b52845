#!/usr/bin/python3
"""Makes a workbook with many looks by openpyxl, a writer that is not ours, to be drawn again.

    make_looks.py LOOKS.xlsx
"""
import datetime
import sys

try:
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import CellIsRule, FormulaRule
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.pagebreak import Break
except ImportError:
    print("SKIPPED: python3-openpyxl is not here")
    sys.exit(0)

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Biểu số 1"
thin, double = Side(style="thin", color="FF333333"), Side(style="double")

sheet["A1"] = "ĐẢNG BỘ XÃ MƯỜNG SO"
sheet["A1"].font = Font(name="Times New Roman", size=13, bold=True, underline="single")
sheet.merge_cells("A1:D1")
sheet["A2"] = "Số < 5 & > 3"
sheet["A2"].alignment = Alignment(horizontal="center", vertical="top", wrap_text=True, indent=0)
sheet["B2"].alignment = Alignment(text_rotation=90, shrink_to_fit=True)
sheet["B2"] = "đứng"
for row in range(4, 9):
    for column in range(1, 6):
        cell = sheet.cell(row=row, column=column)
        cell.border = Border(left=thin, right=thin, top=thin, bottom=double if row == 8 else thin)
        cell.fill = PatternFill("solid", fgColor="FFFFFF99") if row == 4 else PatternFill()
        cell.protection = Protection(locked=row == 4)
        cell.value = row * column + 0.1 if 4 < row < 8 else None
sheet["C8"] = "=SUM(C5:C7)"
sheet["D8"] = "=IF(C8>0,\"có\",\"không\")"
sheet["E8"] = "=C8/'Danh mục'!A1"
sheet["A10"], sheet["A10"].number_format = datetime.date(2023, 12, 31), "dd/mm/yyyy"
sheet["B10"], sheet["B10"].number_format = 0.946, "0.0%"
sheet["C10"] = True
sheet["A12"] = "liên kết"
sheet["A12"].hyperlink = "https://example.org/a?b=1"
sheet["B12"] = "nội bộ"
sheet["B12"].hyperlink = openpyxl.worksheet.hyperlink.Hyperlink(
    ref="B12", location="'Danh mục'!A1", tooltip="đến danh mục")
sheet["C5"].comment = Comment("Ghi số nguyên", "Ban Tổ chức")
sheet.row_dimensions[2].height = 40.5
sheet.row_dimensions[6].hidden = True
sheet.column_dimensions["A"].width = 22.7
sheet.column_dimensions["E"].hidden = True
sheet.freeze_panes = "B5"
sheet.auto_filter.ref = "A4:E8"
sheet.print_area = "A1:E12"
sheet.print_title_rows = "4:4"
sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
sheet.sheet_properties.tabColor = "FF00B050"
sheet.page_margins.left, sheet.page_margins.top = 0.4, 0.55
sheet.print_options.horizontalCentered = True
sheet.oddHeader.center.text, sheet.oddFooter.right.text = "Biểu &P", "Trang &P/&N"
sheet.row_breaks.append(Break(id=9))
sheet.sheet_view.zoomScale, sheet.sheet_view.showGridLines = 85, False
sheet.protection.enable()
sheet.protection.formatCells = False

words = DataValidation(type="list", formula1='"Có,Không,Chưa xác định"', allow_blank=True)
words.error, words.prompt = "Chọn trong danh sách", "Chọn một"
words.add("B5:B7")
whole = DataValidation(type="whole", operator="between", formula1="0", formula2="$C$8")
whole.add("C5:C7")
whole.add("D5")
sheet.add_data_validation(words)
sheet.add_data_validation(whole)
red = PatternFill("solid", bgColor="FFFFC7CE")
sheet.conditional_formatting.add("C5:C7", FormulaRule(formula=["$C5>$D5"], fill=red))
sheet.conditional_formatting.add(
    "D5:D7", CellIsRule(operator="lessThan", formula=["0"], font=Font(color="FF9C0006", bold=True)))

codes = book.create_sheet("Danh mục")
codes["A1"] = 7
codes.sheet_state = "hidden"
deep = book.create_sheet("Rất ẩn")
deep.sheet_state = "veryHidden"
name = DefinedName("Mã_số", attr_text="'Danh mục'!$A$1:$A$9")
if hasattr(book.defined_names, "append"):
    book.defined_names.append(name)
else:
    book.defined_names["Mã_số"] = name
book.properties.title, book.properties.creator = "Biểu & mẫu", "Ban Tổ chức"
book.save(sys.argv[1])
