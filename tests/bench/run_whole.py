"""Takes the measures for tests/bench/run_whole.sh: run_whole.py BUILD FORMS SCRATCH FILES…

For each number of files and both shapes of a campaign, one after the other on the same files: only
reading them, a cold run, runs with nothing new, a run with ten new files, openpyxl on some of them.
Every run is also held against what it must have taken in and published."""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

build, forms, scratch = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
sizes = [int(text) for text in sys.argv[4:]]
bench = build + "/tests/bench"
aside = scratch / "aside"
here = os.path.dirname(os.path.abspath(__file__))
new_files, openpyxl_files, again = 10, 200, 3
shapes = {"book": ("a workbook of four sheets a cell", 1), "form": ("a file a form and cell", 4)}


class Took:
    """Seconds by the clock and of the processor (user and system), and the peak of memory."""

    def __init__(self, *command, exits=(0,)):
        # GNU time tells the peak: what this process holds itself would count with its child's.
        peak = scratch / "peak"
        start = time.perf_counter()
        child = subprocess.Popen(["/usr/bin/time", "-f", "%M", "-o", peak, *map(str, command)],
                                 stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        self.clock = time.perf_counter() - start
        self.cpu = used.ru_utime + used.ru_stime
        if child.returncode not in exits:
            sys.exit(f"exit code {child.returncode}, not {exits}: {' '.join(map(str, command))}")
        self.megabytes = int(peak.read_text().split()[-1]) / 1024


def median_of(takings):
    return sorted(takings, key=lambda one: one.cpu)[len(takings) // 2]


def run(campaign, expected_exit):
    return Took(build + "/src/gopbieu", "run", campaign, "--forms", forms, "--quiet", exits=(expected_exit,))


def check(campaign, files, cells):
    """All files are in, and a workbook is there for each commune, district and the province."""
    result = json.loads((campaign / "ket-qua" / "ket-qua.json").read_text())
    states = {one["state"] for one in result["files"]}
    if len(result["files"]) != files or states != {"accepted"}:
        sys.exit(f"{len(result['files'])} files {states} instead of {files} accepted ones")
    books = sum(1 for _ in (campaign / "ket-qua").glob("*/*_doi-chieu.xlsx"))
    communes = min(108, cells)
    if books != communes + (communes + 8) // 9 + 1:
        sys.exit(f"{books} reconciliation workbooks")


def openpyxl_on(files):
    some = files[:: max(1, len(files) // openpyxl_files)]
    took = Took("/usr/bin/python3", here + "/bench_openpyxl.py", "read_only", *some)
    return took.cpu * len(files) / len(some), len(some)


def set_aside(*paths):
    """Out of the way and not deleted: for half a minute after a deletion ext4 goes a long way round
    for each new file, which a clerk's first run does not meet."""
    aside.mkdir(parents=True, exist_ok=True)
    for path in paths:
        if path.exists():
            path.rename(aside / f"{len(os.listdir(aside))}-{path.name}")


def forget_results(campaign):
    set_aside(*(campaign / name for name in (".gopbieu", "ket-qua", "tra-lai")))


def bytes_below(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def measure(shape, files):
    campaign = scratch / f"{shape}-{files}"
    set_aside(campaign)
    per_cell = shapes[shape][1]
    made = Took(bench + "/make_campaign", forms, campaign, files // per_cell, shape, new_files)
    inbox = campaign / "nop"
    rounds = max(1, min(5, 4000 // files))
    read, cold, found = [], [], {}
    for _ in range(rounds):
        read.append(Took(bench + "/read_all", "--threads", os.cpu_count(), inbox))
        forget_results(campaign)
        cold.append(run(campaign, 1))  # ten files are missing
    found["read"], found["cold"] = median_of(read), median_of(cold)
    found["ratio"] = statistics.median(c.cpu / r.cpu for r, c in zip(read, cold))
    found["second"] = median_of([run(campaign, 1) for _ in range(again)])
    shutil.copytree(campaign / "sau", inbox, dirs_exist_ok=True)
    found["new"] = run(campaign, 0)
    files_there = [str(file) for file in sorted(inbox.rglob("*.xlsx"))]
    check(campaign, files, files // per_cell)
    found["openpyxl"], found["sample"] = openpyxl_on(files_there)
    found["inbox"], found["ledger"] = bytes_below(inbox) / 1e6, bytes_below(campaign / ".gopbieu") / 1e6
    set_aside(campaign)
    print(f"{shape} {files}: made in {made.cpu:.1f} s", file=sys.stderr)
    return found


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def table(*head):
    print()
    row(*head)
    row(*("---" for _ in head))


def seconds(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def report(shape, all_found):
    print(f"\n### {shapes[shape][0]}")
    table("files", "reading, s", "cold run, s", "cold / reading", "openpyxl, s", "openpyxl / cold",
          "nothing new, s", "cold / nothing new", "10 new, s")
    for files, one in all_found.items():
        cold = one["cold"].cpu
        row(f"{files:,}", seconds(one["read"].cpu), seconds(cold), f"**{one['ratio']:.2f}**",
            seconds(one["openpyxl"]), f"**{one['openpyxl'] / cold:.1f}**", f"{one['second'].cpu:.3f}",
            f"**{cold / one['second'].cpu:.0f}**", seconds(one["new"].cpu))
    table("files", "cold, µs a file", "cold, s by the clock", "cold, MB", "reading, MB", "nothing new, MB",
          "inbox, MB", ".gopbieu, MB")
    for files, one in all_found.items():
        row(f"{files:,}", f"{one['cold'].cpu / files * 1e6:.0f}", seconds(one["cold"].clock),
            *(f"{one[name].megabytes:.0f}" for name in ("cold", "read", "second")),
            f"{one['inbox']:.0f}", f"{one['ledger']:.0f}")


scratch.mkdir(parents=True, exist_ok=True)
print(f"Load before: {os.getloadavg()[0]:.1f}; openpyxl on at most {openpyxl_files} of the files, scaled.")
for shape in shapes:
    report(shape, {files: measure(shape, files) for files in sizes})
print(f"\nLoad after: {os.getloadavg()[0]:.1f}")
shutil.rmtree(aside, ignore_errors=True)
