#!/usr/bin/env python3
"""The examples of the pages work: every line "$ …" is run, page by page, in a fresh folder.

usage: run_examples.py PROGRAM ROOT SCRATCH PAGE…

A line may begin with gopbieu, cp or cd. Exit code 1 is allowed (done, with findings); whatever is
printed may not be empty, except of cp and cd."""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

PROGRAM, ROOT, SCRATCH = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
failed = ran = 0


def run(words, where):
    found = subprocess.run([PROGRAM if words[0] == "gopbieu" else words[0], *words[1:]], cwd=where,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                           env=dict(os.environ, GOPBIEU_FORMS=str(ROOT / "forms")))
    good = found.returncode in (0, 1) and (words[0] == "cp" or found.stdout)
    return None if good else f"exit {found.returncode}, out: {found.stdout[-300:]} err: {found.stderr[-500:]}"


for page in sys.argv[4:]:
    folder = SCRATCH / pathlib.Path(page).stem
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "samples", folder / "samples")
    lines = re.findall(r"^    \$ (.*)$", (ROOT / page).read_text(encoding="utf-8"), re.M)
    if not lines:
        print(f"FAILED: {page} shows no example")
        failed += 1
    for line in lines:
        words = shlex.split(line)
        ran += 1
        if words[0] == "cd":
            folder = folder / words[1]
            trouble = None if folder.is_dir() else "no such folder"
        else:
            trouble = run(words, folder)
        if trouble:
            print(f"FAILED: {page}: {line}\n  {trouble}")
            failed += 1
print(f"{ran} examples, {failed} failed")
sys.exit(1 if failed else 0)
