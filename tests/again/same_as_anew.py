#!/usr/bin/python3
"""A run that makes only what changed ends with the same bytes as one that makes everything.

    same_as_anew.py GOPBIEU FORMS SAMPLE FOLDER [SEED [STEPS]]

One campaign lives on: files come, go, change, get other names and copies, people accept, the
campaign file and the register change, and some runs are killed. After each step a fresh campaign
with the same inbox and the same decisions is run once, and what both wrote is compared byte for
byte, and so are the findings, the receipt and the exit code.
"""

import hashlib
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

PROGRAM, FORMS, SAMPLE, FOLDER = sys.argv[1:5]
SEED = int(sys.argv[5]) if len(sys.argv) > 5 else 1
STEPS = int(sys.argv[6]) if len(sys.argv) > 6 else 12
chance = random.Random(SEED)


def gopbieu(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def run(folder):
    return gopbieu("run", folder, "--forms", FORMS)


def run_and_kill(folder):
    started = subprocess.Popen(
        [PROGRAM, "run", str(folder), "--forms", FORMS],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(chance.random() * 0.6)
    started.send_signal(signal.SIGKILL)
    started.wait()


def with_another_number(file):
    """The same workbook with one number one greater."""
    parts = []
    with zipfile.ZipFile(file) as package:
        for part in package.infolist():
            parts.append((part, package.read(part)))
    sheets = [at for at, (part, _) in enumerate(parts) if "worksheets/sheet" in part.filename]
    at = chance.choice(sheets)
    text = parts[at][1].decode()
    cells = [m for m in re.finditer(r"<c ([^>]*)><v>(\d+)</v>", text) if 't="' not in m.group(1)]
    if cells:
        cell = chance.choice(cells)
        grown = str(int(cell.group(2)) + 1)
        text = text[: cell.start(2)] + grown + text[cell.end(2) :]
    with zipfile.ZipFile(file, "w") as package:
        for number, (part, data) in enumerate(parts):
            package.writestr(part.filename, text if number == at else data)


def sha(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


class World:
    def __init__(self):
        self.folder = Path(FOLDER) / f"lives-on-{SEED}"
        self.outside = Path(FOLDER) / f"outside-{SEED}"
        self.decisions = []
        for folder in (self.folder, self.outside):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(SAMPLE, self.folder)
        for made in ("ket-qua", "tra-lai", ".gopbieu"):
            shutil.rmtree(self.folder / made, ignore_errors=True)
        self.outside.mkdir(parents=True)
        for file in self.inbox()[::2]:
            self.leaves(file)

    def inbox(self):
        return sorted(f for f in (self.folder / "nop").rglob("*") if f.is_file())

    def leaves(self, file):
        file.rename(self.outside / file.name)

    def comes(self):
        waiting = sorted(self.outside.iterdir())
        if waiting:
            file = chance.choice(waiting)
            file.rename(self.folder / "nop" / file.name)

    # Which of two different files of one unit counts is told by when they came, and a fresh
    # campaign cannot know that: copies stay copies.
    def copied(self, file):
        return sum(sha(other) == sha(file) for other in self.inbox()) > 1

    def known(self, file):
        json = self.folder / "ket-qua" / "ket-qua.json"
        return json.exists() and sha(file) in json.read_text() and file.name in json.read_text()

    def step(self):
        file = chance.choice(self.inbox())
        kind = chance.choice(
            ["comes", "comes", "comes", "leaves", "changes", "changes", "renamed", "copied"]
            + ["accepted", "campaign", "register", "broken", "taken away", "nothing"]
        )
        if kind == "comes":
            self.comes()
        elif kind == "leaves" and len(self.inbox()) > 2:
            self.leaves(file)
        elif kind == "changes" and file.suffix == ".xlsx" and not self.copied(file):
            with_another_number(file)
        elif kind == "renamed":
            file.rename(file.with_name("x-" + file.name))
        elif kind == "copied":
            shutil.copy(file, file.with_name("zz-" + file.name))
        elif kind == "broken":
            (file.with_name("hong.xlsx")).write_bytes(b"PK" + bytes(chance.randrange(1, 9)))
        elif kind == "accepted" and (self.folder / ".gopbieu").exists() and self.known(file):
            self.decisions.append((file.name, sha(file)))
            accept(self.folder, file.name)
        elif kind == "campaign":
            place = self.folder / "dot.yaml"
            place.write_text(re.sub(r"(?m)^name: (.*)$", r"name: \1 a", place.read_text()))
        elif kind == "register":
            place = self.folder / "don-vi.csv"
            if place.exists():
                text = place.read_text()
                names = re.findall(r"(?m)^[^,;\n]+[,;]([^,;\n]+)[,;]", text)[1:]
                place.write_text(text.replace(chance.choice(names), "Chi bộ Đổi Tên", 1))
        elif kind == "taken away":
            made = sorted(f for f in (self.folder / "ket-qua").rglob("*") if f.is_file())
            if made:
                chance.choice(made).unlink()
        return kind

    def fresh(self):
        folder = Path(FOLDER) / f"fresh-{SEED}"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(
            self.folder, folder, ignore=shutil.ignore_patterns("ket-qua", "tra-lai", ".gopbieu")
        )
        result = run(folder)
        named = {f.name: sha(f) for f in self.inbox()}
        still = [name for name, was in self.decisions if named.get(name) == was]
        for name in still:
            accept(folder, name)
        return folder, run(folder) if still else result


def accept(folder, name):
    done = gopbieu("accept", name, "--by", "An", "--reason", "đúng", "--dir", folder)
    assert done[0] == 0, done


def told(result):
    """What was said, without how much of it this run had to read and where the folder lies."""
    code, out, err = result
    # What was made by earlier runs and taken away now is told, too.
    mine = r"(Đọc|Lần này|This run|Read|Đã bỏ \d)"
    lines = [line for line in out.splitlines() if not re.match(mine, line)]
    return code, lines, err.splitlines()


def written(folder, names_of_returns=False):
    """Letters to units also tell what became of their last submission, which a fresh campaign does
    not know: of those only the names."""
    made = {}
    for top in ("ket-qua", "tra-lai"):
        for file in sorted((folder / top).rglob("*")):
            # The page also tells what is new since the run before, which a fresh campaign has not.
            if file.is_file() and file.name != "bao-cao.html":
                name_only = names_of_returns and top == "tra-lai"
                made[str(file.relative_to(folder))] = b"" if name_only else file.read_bytes()
    return made


def main():
    world = World()
    history = []
    for _ in range(STEPS):
        for _ in range(chance.choice([1, 1, 2, 4])):
            history.append(world.step())
        if chance.random() < 0.3:
            run_and_kill(world.folder)
            history.append("killed")
        result = run(world.folder)
        folder, expected = world.fresh()
        here, there = written(world.folder, True), written(folder, True)
        wrong = [name for name in sorted(set(here) | set(there)) if here.get(name) != there.get(name)]
        if wrong or told(result) != told(expected):
            print(f"seed {SEED}, after {', '.join(history)}: not as anew: {wrong}")
            for name, one in (("again", told(result)), ("anew", told(expected))):
                print(name, one[0], *one[1], *one[2], sep="\n  ")
            return 1
        here = written(world.folder)
        again = run(world.folder)
        if written(world.folder) != here or told(again) != told(result):
            print(f"seed {SEED}, after {', '.join(history)}: another run changes what was written")
            return 1
    print(f"seed {SEED}: {len(history)} steps, {STEPS} times the same")
    return 0


sys.exit(main())
