"""openpyxl over files or folders, touching every cell: bench_openpyxl.py read_only|normal PATH…"""
import datetime
import pathlib
import sys
import time

import openpyxl

files = [f for p in map(pathlib.Path, sys.argv[2:]) for f in (sorted(p.iterdir()) if p.is_dir() else [p])]
start = time.perf_counter()
values = texts = dates = 0
total = 0.0
for file in files:
    book = openpyxl.load_workbook(file, read_only=sys.argv[1] == "read_only", data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if value is None:
                    continue
                values += 1
                if isinstance(value, str):
                    texts += 1
                elif isinstance(value, (datetime.date, datetime.time)):
                    dates += 1
                else:
                    total += value
    book.close()
print(f"seconds={time.perf_counter() - start:.6f} files={len(files)} values={values} sum={total!r}"
      f" dates={dates} texts={texts}")
