#!/usr/bin/env python3
"""A campaign survives whatever stops a run: the next one ends with the same bytes.

usage: killed_runs.py PROGRAM ROOT SCRATCH [SECONDS]

The messy sample is run undisturbed for reference. Then, on fresh copies, runs are killed at random
moments, stopped by a full disk, by a limit of the file size and by a folder that may only be read,
and files vanish and grow while they are read. After each a plain run must end as the reference did,
with a sound ledger and no half file. The moments come from a fixed seed; how many there are is
bounded by SECONDS."""
import hashlib
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from originals import lost_originals  # noqa: E402

PROGRAM, ROOT, SCRATCH = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
SECONDS = float(sys.argv[4]) if len(sys.argv) > 4 else 8
SAMPLE = ROOT / "samples" / "lon-xon"
FORMS = ROOT / "forms"
DONE = 1  # the sample has findings
CANNOT = 3
NOBODY = 65534


def command(folder, *words):
    return [PROGRAM, *words, str(folder), "--forms", str(FORMS)]


def run(folder, *words, limit=None, nobody=False):
    def prepare():
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        if nobody:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    return subprocess.run(command(folder, "run", *words), preexec_fn=prepare, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def fresh(name):
    folder = SCRATCH / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SAMPLE, folder)
    return folder


def outputs(folder):
    """Every file that a run wrote, with its bytes; the ledger only by name."""
    found = {}
    for top in ("ket-qua", "tra-lai", ".gopbieu"):
        for file in sorted((folder / top).rglob("*")):
            if file.is_file():
                name = str(file.relative_to(folder))
                kept = top == ".gopbieu"
                found[name] = "" if kept else hashlib.sha256(file.read_bytes()).hexdigest()
    return found


def must(condition, what):
    if not condition:
        print("FAILED:", what)
        sys.exit(1)


def must_be(expected, folder, what):
    found = outputs(folder)
    differing = {name for name in expected.keys() | found.keys()
                 if expected.get(name) != found.get(name)}
    must(not differing, f"{what}: differs in {sorted(differing)}")
    database = sqlite3.connect(folder / ".gopbieu/so.sqlite")
    must(database.execute("PRAGMA integrity_check").fetchone() == ("ok",), f"{what}: so.sqlite")
    database.close()
    lost = lost_originals(folder / ".gopbieu")
    must(not lost, f"{what}: originals of {lost} are not where the ledger says")


def must_recover(expected, folder, what):
    ended = run(folder)
    must(ended.returncode == DONE, f"{what}: the next run ends with {ended.returncode}: {ended.stderr}")
    must_be(expected, folder, what)


def second_mail(folder):
    for file in sorted((folder / "lan-2").iterdir()):
        shutil.copy(file, folder / "nop")


def kill_at_random(folder, longest, dice):
    """True when the run was killed before it ended."""
    process = subprocess.Popen(command(folder, "run", "--threads", str(dice.choice([1, 2, 4]))),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(dice.uniform(0, longest))
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def kills(first, second, longest):
    dice = random.Random(20231210)
    killed = rounds = 0
    end = time.monotonic() + SECONDS
    while rounds < 3 or time.monotonic() < end:
        rounds += 1
        folder = fresh("killed")
        for _ in range(dice.randint(1, 3)):
            killed += kill_at_random(folder, longest, dice)
        must_recover(first, folder, f"killed, round {rounds}")
        second_mail(folder)
        killed += kill_at_random(folder, longest, dice)
        must_recover(second, folder, f"killed, second mail, round {rounds}")
    # How many come to be killed is a matter of luck; some must.
    must(3 * killed >= rounds, f"only {killed} runs of {rounds} rounds were killed")
    print(f"killed {killed} runs in {rounds} rounds")


def limits(first):
    """A file may grow so far and no farther: writing fails as on a full disk."""
    for limit in (0, 3_000, 40_000, 120_000, 300_000):
        folder = fresh("limit")
        ended = run(folder, limit=limit)
        must(ended.returncode in (CANNOT, DONE), f"limit {limit}: {ended.returncode} {ended.stderr}")
        must(limit > 40_000 or ended.returncode == CANNOT, f"limit {limit} was not noticed")
        must_recover(first, folder, f"limit {limit}")
    print("size limits: recovered")


def full_disk(first):
    disk = SCRATCH / "disk"
    disk.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "gopbieu-test", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, stderr=subprocess.DEVNULL).returncode != 0:
        print("full disk: left out, no small disk can be mounted here")
        return
    try:
        stopped = 0
        for spare in (0, 64, 256, 700, 1500):
            folder = disk / "dot"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(SAMPLE, folder)
            status = os.statvfs(disk)
            free = status.f_bavail * status.f_frsize - spare * 1024
            with open(disk / "ballast", "wb") as ballast:
                ballast.write(b"x" * free)
            ended = run(folder)
            stopped += ended.returncode == CANNOT
            must(ended.returncode in (CANNOT, DONE), f"{spare} KB free: {ended.returncode} {ended.stderr}")
            must("W1" in ended.stderr or "W3" in ended.stderr or "W2" in ended.stderr
                 or ended.returncode == DONE, f"{spare} KB free: no word of why: {ended.stderr}")
            (disk / "ballast").unlink()
            must_recover(first, folder, f"{spare} KB free")
        must(stopped >= 2, "the disk was never full")
        print(f"full disk: {stopped} runs stopped, all recovered")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def reachable():
    """Whether somebody else may come to the scratch folder and the program at all."""
    paths = [SCRATCH.resolve(), *SCRATCH.resolve().parents, *pathlib.Path(PROGRAM).resolve().parents,
             *FORMS.resolve().parents]
    return all(path.stat().st_mode & 0o001 for path in paths)


def read_only(first):
    if os.geteuid() == 0 and not reachable():
        print("read-only folder: left out, it lies where no other user may go")
        return
    folder = fresh("read-only")
    nobody = os.geteuid() == 0
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    ended = run(folder, nobody=nobody)
    must(ended.returncode == CANNOT and "W101" in ended.stderr, f"read-only: {ended.returncode} {ended.stderr}")
    must(not (folder / ".gopbieu").exists(), "read-only: something was made")
    trial = run(folder, "--dry-run", nobody=nobody)
    must(trial.returncode == DONE, f"read-only, dry run: {trial.returncode} {trial.stderr}")
    for path in everything:
        path.chmod(0o755 if path.is_dir() else 0o644)
    must_recover(first, folder, "read-only")
    # Who may only look at a finished campaign can still look.
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    looked = subprocess.run(command(folder, "status"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                            text=True, preexec_fn=(lambda: os.setuid(NOBODY)) if nobody else None)
    must(looked.returncode == DONE, f"read-only, status: {looked.returncode} {looked.stderr}")
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    print("read-only folder: refused, then recovered")


def restless(first):
    """Files vanish, come back, are cut and grow while runs are at work."""
    dice = random.Random(7)
    folder = fresh("restless")
    names = ["05-nam-puc-giai-trinh.xlsx", "10-tay-an-phong-chu-cu.xlsx", "24-xi-choang-ngoai-bang.xlsx"]
    whole = {name: (folder / "nop" / name).read_bytes() for name in names}
    quiet = threading.Event()

    def stir():
        while not quiet.is_set():
            name = dice.choice(names)
            place = folder / "nop" / name
            how = dice.randrange(3)
            if how == 0:
                place.unlink(missing_ok=True)
            else:
                with open(place, "wb") as out:
                    for at in range(0, len(whole[name]), 1000):
                        out.write(whole[name][at:at + 1000])
                        out.flush()
                        if how == 2 and dice.random() < 0.2:
                            break
            time.sleep(dice.uniform(0, 0.003))

    stirrer = threading.Thread(target=stir)
    stirrer.start()
    try:
        for _ in range(4):
            ended = run(folder)
            must(ended.returncode == DONE, f"restless: {ended.returncode} {ended.stderr}")
    finally:
        quiet.set()
        stirrer.join()
    for name, content in whole.items():
        (folder / "nop" / name).write_bytes(content)
    must_recover(first, folder, "restless")
    print("vanishing and growing files: recovered")


def main():
    os.umask(0o022)
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir(parents=True)
    folder = fresh("reference")
    begin = time.monotonic()
    ended = run(folder)
    longest = time.monotonic() - begin
    must(ended.returncode == DONE, f"the sample ends with {ended.returncode}: {ended.stderr}")
    first = outputs(folder)
    must(any(name.endswith(".xlsx") for name in first), "nothing was published")
    second_mail(folder)
    must(run(folder).returncode == DONE, "the second mail")
    second = outputs(folder)
    must(first != second, "the second mail changed nothing")
    kills(first, second, longest)
    limits(first)
    full_disk(first)
    read_only(first)
    restless(first)
    print("ok")


main()
