#!/usr/bin/env python3
"""A whole season through `gopbieu watch`, with kills at random moments.

usage: soak.py PROGRAM FORMS CLEAN_CAMPAIGN SCRATCH [--seed N] [--kills N] [--report FILE]

CLEAN_CAMPAIGN is a campaign whose nop/ holds good files alone, at least one a unit. They are delivered in
three waves as season.py says, while the program watches and is killed now and then. At the end every
file must be in one named state, the totals must be those of a single run over what is good, the archive
must hold all that was received, nothing may lie half-written, and `verify` must agree."""

import argparse
import hashlib
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
from originals import lost_originals, originals  # noqa: E402
from season import WAVES, Season  # noqa: E402


def must(condition, what):
    if not condition:
        print("FAILED:", what)
        sys.exit(1)


class Watcher:
    """`gopbieu watch` at work; killed and started again as the season goes on."""

    CALM = 0.5

    def __init__(self, command, folder):
        self.command, self.folder = command, folder
        self.log = folder.parent / "watch.log"
        self.log.write_bytes(b"")
        self.kills = self.starts = 0
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            self.command("watch", self.folder, "--every", "0.1", "--calm", str(self.CALM),
                         "--patience", "3"),
            stdout=self.log.open("ab"), stderr=subprocess.STDOUT)
        self.starts += 1

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        if self.process.wait() == -signal.SIGKILL:
            self.kills += 1
        self.start()

    def size(self):
        return self.log.stat().st_size

    def wait_until_quiet(self, seconds):
        """All has been taken in: it said that it waits, and then said nothing more for a while."""
        deadline = time.monotonic() + seconds
        last, since = self.size(), time.monotonic()
        while time.monotonic() < deadline:
            must(self.process.poll() is None, f"watch has ended: {self.tail()}")
            if self.size() != last:
                last, since = self.size(), time.monotonic()
            waits = self.tail().rstrip().endswith("Watching nop/. Press Ctrl+C to stop.")
            if waits and time.monotonic() - since > self.CALM + 2:
                return
            time.sleep(0.05)
        must(False, f"not quiet after {seconds} seconds: {self.tail()}")

    def tail(self):
        with self.log.open("rb") as log:
            log.seek(max(0, self.size() - 2000))
            return log.read().decode("utf-8", "replace")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(600)


def live_through(season, watcher, kills):
    dice = season.dice
    digests = set()
    for wave in range(len(WAVES)):
        acts = season.deliveries(wave)
        moments = {dice.randrange(len(acts)) for _ in range(kills)}
        for place, act in enumerate(acts):
            act()
            if place in moments:
                # At once, or in the middle of what the calm after this act will start.
                time.sleep(dice.choice([0, Watcher.CALM + dice.uniform(0.1, 2.0)]))
                watcher.kill()
        # Once more where a run is surely at work.
        time.sleep(Watcher.CALM + dice.uniform(0.15, 0.8))
        watcher.kill()
        watcher.wait_until_quiet(1800)
        digests |= {hashlib.sha256(file.read_bytes()).hexdigest()
                    for file in season.inbox.rglob("*")
                    # Of an empty file there is nothing to keep.
                    if file.is_file() and file.stat().st_size > 0}
        print(f"wave {wave + 1}: {sum(f.is_file() for f in season.inbox.rglob('*'))} files, "
              f"{watcher.kills} kills so far", flush=True)
    return digests


def printable(name):
    """As the program shows a name: control characters are made harmless."""
    return "".join(c if c >= " " and c != "\x7f" else "?" for c in name)


def check_states(season, result):
    on_disk = sorted(str(f.relative_to(season.inbox.parent)) for f in season.inbox.rglob("*")
                     if f.is_file())
    listed = sorted(one["file"] for one in result["files"])
    must(len(set(listed)) == len(listed), "a file is listed twice")
    must(sorted(map(printable, on_disk)) == sorted(map(printable, listed)),
         f"listed and lying there: {sorted(set(on_disk) ^ set(listed))[:5]}")
    states = {}
    for one in result["files"]:
        states[one["state"]] = states.get(one["state"], 0) + 1
    known = {"accepted", "returned", "waiting", "superseded", "duplicate", "not_ours", "unreadable"}
    must(set(states) <= known, f"states: {states}")
    must(sum(states.values()) == len(on_disk), "the states do not add up")
    counted = {one["file"] for one in result["files"] if one["state"] == "accepted"}
    must(states.get("accepted", 0) == len(season.coming),
         f"{len(season.coming)} files are good, {states} are the states")
    for name in season.missing:
        must(f"nop/{name}" not in counted, f"{name} was never sent and counts")
    return states


def without_files(totals):
    """The same figures may come from files of other names."""
    return [{key: value for key, value in one.items() if not key.startswith("source")} for one in totals]


def reference(command, season, clean, folder):
    """One run, undisturbed, over the good files alone."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(clean, folder, ignore=shutil.ignore_patterns(".gopbieu", "ket-qua", "tra-lai"))
    for name in season.missing:
        (folder / "nop" / name).unlink()
    begin = time.monotonic()
    subprocess.run(command("run", folder, "--quiet"), check=False)
    return json.loads((folder / "ket-qua/ket-qua.json").read_text("utf-8")), time.monotonic() - begin


def check_archive(campaign, digests):
    own = campaign / ".gopbieu"
    whole = sqlite3.connect(own / "so.sqlite").execute("PRAGMA integrity_check")
    must(whole.fetchone() == ("ok",), "so.sqlite is damaged")
    kept = originals(own).keys()
    must(digests <= kept, f"{len(digests - kept)} originals were not kept")
    lost = lost_originals(own)
    must(not lost, f"originals of {lost} are not where the ledger says")
    return len(kept)


def main():
    options = argparse.ArgumentParser()
    for name in ("program", "forms", "clean", "scratch"):
        options.add_argument(name, type=Path)
    options.add_argument("--seed", type=int, default=20231210)
    options.add_argument("--kills", type=int, default=3, help="in each wave")
    options.add_argument("--report", type=Path)
    asked = options.parse_args()

    def command(word, folder, *more):
        return [str(asked.program), word, str(folder), "--forms", str(asked.forms), "--lang", "en", *more]

    campaign = asked.scratch / "season"
    outside = asked.scratch / "climbed.xlsx"
    season = Season(asked.clean, campaign, asked.seed)
    begin = time.monotonic()
    watcher = Watcher(command, campaign)
    digests = live_through(season, watcher, asked.kills)
    ended = watcher.stop()
    seconds = time.monotonic() - begin
    must(ended == 1, f"watch ended with {ended}; findings were expected")

    result = json.loads((campaign / "ket-qua/ket-qua.json").read_text("utf-8"))
    states = check_states(season, result)
    expected, cold = reference(command, season, asked.clean, asked.scratch / "once")
    for part in ("totals", "over_rows", "lists"):
        must(without_files(result[part]) == without_files(expected[part]),
             f"{part} differ from those of an undisturbed run")
    missing = {(f["unit"], f["code"]) for f in result["findings"] if f["code"] == "H105"}
    must(missing == {(f["unit"], f["code"]) for f in expected["findings"] if f["code"] == "H105"},
         "other units are named as missing")
    kept = check_archive(campaign, digests)
    left = [str(f) for part in ("ket-qua", "tra-lai") for f in (campaign / part).rglob("*")
            if f.name.startswith(".") or ".tmp" in f.name]
    must(not left, f"half-written files: {left[:5]}")
    must(not outside.exists() and not Path("/etc/climbed.xlsx").exists(), "an archive climbed out")
    verified = subprocess.run(command("verify", campaign, "--json"), capture_output=True, text=True)
    proof = json.loads(verified.stdout)
    must(verified.returncode == 0 and not proof["findings"], f"verify: {proof['findings'][:3]}")

    report = {"files": len(result["files"]), "units": len(result["units"]), **season.counts,
              "states": states, "starts": watcher.starts, "kills": watcher.kills, "originals": kept,
              "seconds": round(seconds, 1), "cold_run_seconds": round(cold, 1),
              "verified": {k: proof[k] for k in ("files", "submissions", "figures", "published")}}
    print(json.dumps(report))
    if asked.report:
        asked.report.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    print("every file is accounted for, and verify agrees")


if __name__ == "__main__":
    main()
