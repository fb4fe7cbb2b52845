"""Takes the rounds for tests/bench/run.sh and prints the report: run.py PROGRAMS WORK ROUNDS"""
import os
import re
import shutil
import statistics
import subprocess
import sys

bin_folder, work, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
corpus = work + "/corpus"
floor, reader = [bin_folder + "/floor"], [bin_folder + "/read_all"]
python, here = "/usr/bin/python3", os.path.dirname(__file__)


def facts(text):
    return {key: float(value) for key, value in re.findall(r"(\w+)=([-+.\deE]+)", text)}


def run(command, *paths):
    return facts(subprocess.run([*command, *paths], check=True, capture_output=True, text=True).stdout)


def interleaved(contestants, path, count):
    """Each contestant once a round, so that what disturbs the computer disturbs all."""
    for command in contestants.values():
        run(command, path)  # warms the page cache
    return [{name: run(command, path) for name, command in contestants.items()} for _ in range(count)]


def ratios(taken, name, to, clock):
    return [one[name][clock] / one[to][clock] for one in taken]


def median(numbers):
    return statistics.median(numbers)


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def table(*head):
    print()
    row(*head)
    row(*("---" for _ in head))


def against_floor():
    print("## Against the floor (values depth, one thread)")
    table("corpus", "files", "cells", "floor, s", "gopbieu, s", "gopbieu / floor", "lowest – highest")
    for name, title in ("small", "2,000 small forms"), ("big", "200,000 × 12 sheet"):
        taken = interleaved({"floor": floor, "gopbieu": reader}, f"{corpus}/{name}", rounds)
        all_ratios = ratios(taken, "gopbieu", "floor", "cpu")
        seen = taken[0]["gopbieu"]
        row(title, int(seen["files"]), int(seen["values"]),
            *(f"{median([t[who]['cpu'] for t in taken]):.3f}" for who in ("floor", "gopbieu")),
            f"**{median(all_ratios):.2f}**", f"{min(all_ratios):.2f} – {max(all_ratios):.2f}")
    table("where the floor spends its time", "inflate", "scan")
    for name in "small", "big":
        split = [run([*floor, "--split"], f"{corpus}/{name}") for _ in range(rounds)]
        share = median([one["inflate"] / (one["inflate"] + one["scan"]) for one in split])
        row(name, f"{share:.0%}", f"{1 - share:.0%}")


def instructions():
    if not shutil.which("valgrind"):
        print("\nvalgrind is not installed: no instruction counts")
        return
    table("instructions (callgrind), a hundred forms", "floor", "gopbieu", "ratio")
    counts = []
    for command in floor, reader:
        report = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                                 *command, corpus + "/part"], check=True, capture_output=True, text=True).stderr
        counts.append(int(re.search(r"Collected : (\d+)", report)[1]))
    row("", f"{counts[0]:,}", f"{counts[1]:,}", f"{counts[1] / counts[0]:.2f}")


def same(ours, theirs, keys):
    for key, mine in keys.items():
        if abs(theirs[key] - mine) > 1e-6 * max(1, abs(mine)):
            sys.exit(f"totals differ: {key} is {mine} for gopbieu, {theirs[key]} for the other: {ours} {theirs}")


def against_others():
    print("\n## Against other readers (one thread each, every cell touched, same totals)")
    others = {"openpyxl read_only": [python, here + "/bench_openpyxl.py", "read_only"],
              "openpyxl": [python, here + "/bench_openpyxl.py", "normal"]}
    module = work + "/node/node_modules/xlsx"
    if os.path.isdir(module):
        others["SheetJS"] = ["node", "--max-old-space-size=6000", here + "/bench_sheetjs.js", module]
    table("reader", "a hundred forms, s", "× gopbieu", "200,000 × 12 sheet, s", "× gopbieu")
    cells = {name: [] for name in ("gopbieu", *others)}
    for part, count in ("part", 3), ("big", 1):
        path = f"{corpus}/{part}"
        # Several of ours a round: it is over before the clock has settled.
        ours = [run(reader, path) for _ in range(rounds)]
        mine = median([one["cpu"] for one in ours])
        cells["gopbieu"] += [f"{mine:.3f}", "1"]
        for name, command in others.items():
            theirs = [run(command, path) for _ in range(count)]
            facts_of_mine = ours[0]
            whole = facts_of_mine["sum"] + (facts_of_mine["date_sum"] if name == "SheetJS" else 0)
            same(ours[0], theirs[0], {"values": facts_of_mine["values"], "sum": whole,
                                      "texts": facts_of_mine["texts"]})
            time = median([one["cpu"] for one in theirs])
            cells[name] += [f"{time:.2f}", f"{time / mine:.0f}"]
    for name, shown in cells.items():
        row(name, *shown)


def memory():
    print("\n## Memory, 200,000 × 12 sheet")
    sheet = run(floor, corpus + "/big")["sheet_bytes"]
    report = subprocess.run(["/usr/bin/time", "-v", *reader, corpus + "/big"],
                            check=True, capture_output=True, text=True).stderr
    peak = int(re.search(r"Maximum resident set size \(kbytes\): (\d+)", report)[1]) * 1024
    table("unpacked sheet XML", "peak memory", "peak / sheet XML")
    row(f"{sheet / 1e6:.1f} MB", f"{peak / 1e6:.1f} MB", f"**{peak / sheet:.2f}**")


def threads():
    print("\n## Two threads, 2,000 small forms")
    taken = interleaved({"one": reader, "two": [*reader, "--threads", "2"]}, corpus + "/small", rounds)
    speedups = ratios(taken, "one", "two", "seconds")
    work_more = median(ratios(taken, "two", "one", "cpu"))
    table("speed-up by a second thread", "lowest – highest", "processor time, two to one")
    row(f"**{median(speedups):.2f}**", f"{min(speedups):.2f} – {max(speedups):.2f}", f"{work_more:.2f}")


against_floor()
instructions()
threads()
memory()
against_others()
