#!/usr/bin/env python3
"""gopbieu watch over a day in a few seconds: files come, one is copied slowly, one is withdrawn, the
program is asked to stop. At the end the results must be those of a single run over the same inbox.

usage: watch_campaign.py PROGRAM SOURCE SCRATCH
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

program, source, scratch = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
CALM, PATIENCE = 1.5, 4  # seconds; long enough for a computer that does much else besides
forms = ["--forms", str(source / "forms"), "--lang", "en"]


def fail(what, log=""):
    sys.exit(f"FAILED: {what}\n{log}")


def fresh(name):
    folder = scratch / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source / "samples" / "phong-tho", folder)
    for file in (folder / "nop").rglob("*"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    return folder


class Watch:
    """The program at work, and what it has said so far."""

    def __init__(self, folder):
        self.log = folder.parent / "watch.log"
        self.process = subprocess.Popen(
            [program, "watch", str(folder), "--every", "0.05", "--calm", str(CALM), "--patience", str(PATIENCE), *forms],
            stdout=self.log.open("wb"), stderr=subprocess.STDOUT)

    def said(self):
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, what, begin=0):
        """Until it has said something after the place `begin`; gives back the place behind it."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if (at := self.said().find(what, begin)) >= 0:
                return at + len(what)
            if self.process.poll() is not None:
                fail(f"ended while '{what}' was waited for", self.said())
            time.sleep(0.02)
        fail(f"'{what}' was never said", self.said()[begin:])

    def settle(self):
        """Until it waits and has said nothing new for longer than it waits for calm."""
        said, since = self.said(), time.monotonic()
        deadline = since + 120
        while time.monotonic() < deadline:
            time.sleep(0.05)
            if (now := self.said()) != said:
                said, since = now, time.monotonic()
            waits = said.rstrip().endswith("Press Ctrl+C to stop.")
            if waits and time.monotonic() - since > 2 * CALM:
                return len(said)
        fail("it never came to rest", said)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


def results(folder):
    return {str(file.relative_to(folder)): file.read_bytes()
            for part in ("ket-qua", "tra-lai") if (folder / part).exists()
            for file in sorted((folder / part).rglob("*")) if file.is_file()}


# A folder that is no campaign is told at once.
empty = scratch / "empty"
shutil.rmtree(empty, ignore_errors=True)
empty.mkdir(parents=True)
if subprocess.run([program, "watch", str(empty), *forms], capture_output=True, timeout=60).returncode != 2:
    fail("a folder without a campaign was watched")

folder = fresh("campaign")
files = sorted(file for file in (folder / "nop").rglob("*.xlsx"))
late, slow, other = files[0], files[1], files[2]
aside = scratch / "aside"
shutil.rmtree(aside, ignore_errors=True)
aside.mkdir()
for file in (late, slow, other):
    shutil.move(file, aside / file.name)

watch = Watch(folder)
at = watch.settle()

# One that arrives whole.
shutil.move(aside / late.name, late)
watch.wait_for("Watching nop/", at)
at = watch.settle()

# One that is copied in pieces for longer than the others wait: they are taken in without it.
content = (aside / slow.name).read_bytes()
shutil.move(aside / other.name, other)
with slow.open("wb") as out:
    pieces = 70
    for piece in range(pieces):
        out.write(content[len(content) * piece // pieces:len(content) * (piece + 1) // pieces])
        out.flush()
        if piece < pieces - 1:
            time.sleep(0.1)
os.utime(slow, (1_700_000_000, 1_700_000_000))
without = watch.wait_for("1 files are still being copied", at)
if slow.name in watch.said()[:without]:
    fail("a half-copied file was read", watch.said())
at = watch.settle()

# One that leaves, and comes back.
shutil.move(other, aside / other.name)
watch.wait_for("Watching nop/", at)
at = watch.settle()
shutil.move(aside / other.name, other)
watch.wait_for("Watching nop/", at)
watch.settle()

# Nothing new: nothing runs.
before = watch.said()
time.sleep(2 * CALM)
if watch.said() != before:
    fail("it ran without cause", watch.said()[len(before):])

code = watch.stop()
if code != 1:
    fail(f"ended with {code} instead of 1 (a cell has not filed)", watch.said())
if "No longer watching." not in watch.said():
    fail("it did not say that it has ended", watch.said())

once = fresh("once")
done = subprocess.run([program, "run", str(once), *forms], capture_output=True, text=True, timeout=120)
if done.returncode != 1:
    fail("the single run", done.stdout + done.stderr)
if results(folder) != results(once):
    mine, theirs = results(folder), results(once)
    fail(f"differ: {[n for n in sorted(set(mine) | set(theirs)) if mine.get(n) != theirs.get(n)]}")
print("watched: every file taken in, results the same as of a single run")
