#!/usr/bin/python3
"""Compares two workbooks with openpyxl: what a reader that is not ours sees of a template and of
the workbook drawn from it. Prints what differs; exit status 1 when anything does.

    cross_check.py TEMPLATE.xlsx REDRAWN.xlsx
"""
import sys

try:
    import openpyxl
except ImportError:
    print("SKIPPED: python3-openpyxl is not here")
    sys.exit(0)


def color(one):
    if one is None or one.type != "rgb":
        return None  # colours of themes are worked out when they are drawn again
    return one.rgb[-6:]


def style(cell):
    font, border, alignment = cell.font, cell.border, cell.alignment
    lines = [(getattr(border, side).style if getattr(border, side) else None)
             for side in ("left", "right", "top", "bottom")]
    code = cell.number_format
    return (font.name, font.sz, bool(font.b), bool(font.i), bool(font.strike), font.u, font.vertAlign,
            cell.fill.fill_type, lines,
            alignment.horizontal or "general", alignment.vertical or "bottom",
            bool(alignment.wrap_text), alignment.text_rotation or 0, int(alignment.indent or 0),
            code or "General", cell.protection.locked, cell.protection.hidden)


def formula(value):
    return getattr(value, "text", value)


def cells(sheet):
    found = {}
    for row in sheet.iter_rows():
        for cell in row:
            value = formula(cell.value)
            if isinstance(value, float):
                value = float(repr(value))
            if value is not None and value != "":
                found[cell.coordinate] = (value, style(cell))
    return found


def rules(sheet):
    kept = []
    for one in sheet.data_validations.dataValidation:
        kept.append((one.type, str(sorted(str(one.sqref).split())), one.formula1, one.formula2,
                     one.allow_blank or False, one.prompt, one.error))
    return sorted(map(str, kept))


def conditions(sheet):
    kept = []
    for area, list_of in sheet.conditional_formatting._cf_rules.items():
        for one in list_of:
            kept.append((one.priority, str(area.sqref), one.type, one.operator, one.formula))
    kept.sort(key=lambda entry: entry[0])
    return [str(entry[1:]) for entry in kept]


def page(sheet):
    setup, margins, options = sheet.page_setup, sheet.page_margins, sheet.print_options
    return {
        "paper": (setup.paperSize or None, setup.orientation == "landscape", setup.scale or 100,
                  sheet.sheet_properties.pageSetUpPr is not None
                  and bool(sheet.sheet_properties.pageSetUpPr.fitToPage)),
        "margins": (margins.left, margins.right, margins.top, margins.bottom),
        "centred": (bool(options.horizontalCentered), bool(options.verticalCentered)),
        "titles": [(one or "").replace("$", "") for one in (sheet.print_title_rows,
                                                            sheet.print_title_cols)],
        "area": str(sheet.print_area),
        "freeze": sheet.freeze_panes if sheet.sheet_view.pane is None
        or sheet.sheet_view.pane.state == "frozen" else None,
        "state": sheet.sheet_state,
        "protected": bool(sheet.protection.sheet),
        "filter": sheet.auto_filter.ref,
        "breaks": sorted(one.id for one in sheet.row_breaks.brk),
        "header": [sheet.oddHeader.left.text, sheet.oddHeader.center.text,
                   sheet.oddHeader.right.text],
    }


def extras(sheet):
    comments = {cell.coordinate: (cell.comment.text, cell.comment.author)
                for row in sheet.iter_rows() for cell in row if cell.comment}
    links = {cell.coordinate: (cell.hyperlink.target, cell.hyperlink.location,
                               cell.hyperlink.tooltip)
             for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    tab = sheet.sheet_properties.tabColor
    view = sheet.sheet_view
    return {"comments": comments, "links": links, "tab": tab.rgb if tab is not None else None,
            "zoom": view.zoomScale or 100, "grid": view.showGridLines in (None, True, 1),
            "hidden rows": sorted(r for r, d in sheet.row_dimensions.items() if d.hidden),
            "hidden columns": sorted(c for c, d in sheet.column_dimensions.items() if d.hidden),
            "allowed": [name for name in ("formatCells", "sort", "insertRows")
                        if not getattr(sheet.protection, name)]}


def names(book):
    kept = book.defined_names
    entries = kept.definedName if hasattr(kept, "definedName") else kept.values()
    return sorted((one.name, one.attr_text, bool(one.hidden)) for one in entries
                  if not one.name.startswith("_xlnm"))


def compare(title, one, other, lines):
    if one != other:
        lines.append(f"{title}: {str(one)[:200]} became {str(other)[:200]}")


def compare_maps(title, one, other, lines):
    for key in sorted(set(one) | set(other), key=str):
        compare(f"{title} {key}", one.get(key), other.get(key), lines)


def main():
    template = openpyxl.load_workbook(sys.argv[1])
    redrawn = openpyxl.load_workbook(sys.argv[2])
    lines = []
    compare("sheets", template.sheetnames, redrawn.sheetnames, lines)
    compare("names", names(template), names(redrawn), lines)
    for name in template.sheetnames:
        if name not in redrawn.sheetnames:
            continue
        one, other = template[name], redrawn[name]
        compare_maps(name, cells(one), cells(other), lines)
        compare(f"{name} merges", sorted(map(str, one.merged_cells.ranges)),
                sorted(map(str, other.merged_cells.ranges)), lines)
        compare(f"{name} rules", rules(one), rules(other), lines)
        compare(f"{name} conditions", conditions(one), conditions(other), lines)
        compare_maps(name, page(one), page(other), lines)
        compare_maps(name, extras(one), extras(other), lines)
        heights = [{r: d.height for r, d in s.row_dimensions.items() if d.height is not None}
                   for s in (one, other)]
        compare_maps(f"{name} height of row", heights[0], heights[1], lines)
        widths = [{c: round(d.width, 6) for c, d in s.column_dimensions.items() if d.customWidth}
                  for s in (one, other)]
        compare_maps(f"{name} width of column", widths[0], widths[1], lines)
    for line in lines[:50]:
        print(line)
    return 1 if lines else 0


sys.exit(main())
