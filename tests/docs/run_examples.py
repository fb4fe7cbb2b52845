#!/usr/bin/env python3
"""Every command line in the pages works: each line "$ …" is run, page by page, in a fresh folder.

usage: run_examples.py PROGRAM ROOT SCRATCH

The folder holds the samples and the forms. Exit code 1 of gopbieu is allowed (done, with findings); that
it prints nothing is not, unless into a file. Every page of docs/commands must show an example, and no
page may show a command that stands in no such line, but for how a command is used (its first lines) and
the README's list."""
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys

PROGRAM, ROOT, SCRATCH = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
BIN = SCRATCH / "bin"
USAGE = 6  # lines of a command's page in which its usage is told


def environment(forms):
    return dict(os.environ, GOPBIEU_FORMS=str(forms), PATH=f"{BIN}:{os.environ['PATH']}")


def watch_for_a_while(line, where, forms):
    process = subprocess.Popen(["bash", "-c", "exec " + line], cwd=where, env=environment(forms),
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = ""
    for text in process.stdout:
        said += text
        if "Ctrl+C" in text:
            process.send_signal(signal.SIGTERM)
    return None if process.wait() in (0, 1) and "Ctrl+C" in said else said[-500:]


def run(line, where, forms):
    if line.startswith("gopbieu watch"):
        return watch_for_a_while(line, where, forms)
    found = subprocess.run(["bash", "-c", line], cwd=where, env=environment(forms), text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    if line.startswith("gopbieu"):
        good = found.returncode in (0, 1) and (">" in line or found.stdout)
    else:
        good = found.returncode == 0
    return None if good else f"exit {found.returncode}, out: {found.stdout[-300:]} err: {found.stderr[-500:]}"


def examples_of(page):
    """The lines to run, and what is wrong with how others are shown."""
    lines, faults = [], []
    of_command = page.parent.name == "commands"
    for number, text in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if found := re.match(r"    \$ (.*)", text):
            lines.append(found[1])
        elif re.match(r"    gopbieu ", text) and page.name != "README.md" and not (of_command and number <= USAGE):
            faults.append(f"line {number} shows a command that no test runs: {text.strip()}")
    if of_command and not lines:
        faults.append("shows no example")
    return lines, faults


def work(page):
    """Runs a page; gives back how many lines ran, and what went wrong."""
    lines, faults = examples_of(page)
    if not lines:
        return 0, faults
    folder = SCRATCH / page.stem
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in ("samples", "forms"):
        shutil.copytree(ROOT / name, folder / name)
    forms = folder / "forms"
    for line in lines:
        words = shlex.split(line)
        if words[0] == "cd":
            folder = folder / words[1]
            trouble = None if folder.is_dir() else "no such folder"
        else:
            trouble = run(line, folder, forms)
        if trouble:
            faults.append(f"{line}\n  {trouble}")
    return len(lines), faults


def main():
    shutil.rmtree(SCRATCH, ignore_errors=True)
    BIN.mkdir(parents=True)
    (BIN / "gopbieu").symlink_to(PROGRAM)
    ran = failed = 0
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        count, faults = work(page)
        ran += count
        failed += len(faults)
        for fault in faults:
            print(f"FAILED: {page.relative_to(ROOT)}: {fault}")
    print(f"{ran} examples, {failed} failed")
    sys.exit(1 if failed else 0)


main()
