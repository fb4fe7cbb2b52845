#!/usr/bin/env python3
"""A ready campaign gives the receipt and ket-qua.json that are committed, and its README is true.

usage: run_sample.py PROGRAM ROOT SCRATCH NAME

Where the sample has a folder lan-2/, its files arrive before a second run. UPDATE_EXPECTED=1 accepts
what comes out now; read the diff afterwards."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

PROGRAM, ROOT, SCRATCH, NAME = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4]
EXPECTED = ROOT / "tests" / "samples" / NAME
STATES = {"nhận": "accepted", "trả lại": "returned", "chờ trả lời": "waiting", "đã nộp lại": "superseded",
          "trùng": "duplicate", "không phải biểu": "not_ours", "không đọc được": "unreadable"}
failed = []


def compare(name, found):
    file = EXPECTED / name
    if os.environ.get("UPDATE_EXPECTED"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(found)
    elif not file.exists() or file.read_bytes() != found:
        failed.append(name)
        (SCRATCH / name).write_bytes(found)
        diff = subprocess.run(["diff", "-u", str(file), str(SCRATCH / name)], stdout=subprocess.PIPE, text=True)
        print("\n".join(line[:300] for line in diff.stdout.splitlines()[:60]))


def tables(text):
    """The tables of a README: a list of rows each."""
    for part in re.split(r"\n## ", text)[1:]:
        yield [[cell.strip() for cell in line.strip("|").split("|")]
               for line in part.splitlines() if line.startswith("| `")]


def codes_of(result, file):
    name = "nop/" + file
    return {one["code"] for one in result["findings"]
            if one["file"] == name or one["file"].startswith(name + "/")}


def check_readme(rows, result, whole):
    states = {file["file"]: file["state"] for file in result["files"]}
    told = {row[0].strip("`") for row in rows}
    if whole and {"nop/" + name for name in told} != states.keys():
        failed.append(f"README.md does not name just the files of nop/: {told ^ set(states)}")
    for name, state, codes, _ in rows:
        name = name.strip("`")
        if states.get("nop/" + name) != STATES[state]:
            failed.append(f"README.md: {name} is {states.get('nop/' + name)}, not {state}")
        if codes_of(result, name) != set(codes.split()):
            failed.append(f"README.md: {name} has {sorted(codes_of(result, name))}, not {codes}")


def run(folder, stage):
    ended = subprocess.run([PROGRAM, "run", str(folder), "--forms", str(ROOT / "forms")],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if ended.returncode != 1:
        failed.append(f"{stage} ends with {ended.returncode}: {ended.stderr.decode()}")
        return {}
    compare(stage + ".txt", ended.stdout)
    written = (folder / "ket-qua" / "ket-qua.json").read_bytes()
    compare(stage + ".json", written)
    return json.loads(written)


def main():
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir(parents=True)
    folder = SCRATCH / NAME
    shutil.copytree(ROOT / "samples" / NAME, folder)
    described = list(tables((folder / "README.md").read_text(encoding="utf-8")))
    result = run(folder, "lan-1")
    if described:
        check_readme(described[0], result, True)
    if (folder / "lan-2").is_dir():
        for file in sorted((folder / "lan-2").iterdir()):
            shutil.copy(file, folder / "nop")
        check_readme(described[1], run(folder, "lan-2"), False)
    for one in failed:
        print("FAILED:", one)
    sys.exit(1 if failed else 0)


main()
