"""Opens and saves again every STEPth form from FIRST on: usage: save_with_openpyxl.py FOLDER FIRST STEP"""
import pathlib
import sys

import openpyxl

folder, first, step = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for file in sorted(folder.glob("*.xlsx"))[first - 1::step]:
    openpyxl.load_workbook(file).save(file)
