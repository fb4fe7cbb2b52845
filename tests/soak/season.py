"""A reporting season as an office lives through it: clean files of a campaign arrive in waves, some of
them faulty, damaged, twice or under new names, and hostile ones lie between them."""

import io
import random
import re
import shutil
import zipfile
from pathlib import Path

FAULTY = 0.15
DAMAGED = 0.03
TWICE = 0.05
RENAMED = 0.03
MISSING = 0.01
WAVES = (0.60, 0.85, 1.0)  # what has been delivered for the first time after each


def with_all_figures_negative(content):
    """A workbook whose every number on one sheet has got a minus sign: nobody may add that up."""
    source = zipfile.ZipFile(io.BytesIO(content))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            if item.filename.endswith("sheet1.xml"):
                # Numbers alone: a cell of another type names it (t="s").
                part = re.sub(rb'(<c r="[A-Z]+\d+"(?: s="\d+")?><v>)(\d)', rb"\1-\2", part)
            target.writestr(item, part)
    return out.getvalue()


def damaged(content, dice):
    how = dice.randrange(4)
    if how == 0:
        return content[:len(content) // 2]
    if how == 1:
        return b""
    if how == 2:
        return "Đây không phải bảng tính.".encode()
    broken = bytearray(content)
    for _ in range(200):
        broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8)
    return bytes(broken)


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return out.getvalue()


def hostile():
    """What somebody who means ill might send, by names that mean ill too."""
    bomb = packed({"xl/workbook.xml": b"0" * 50_000_000})
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><workbook>&l9;</workbook>'.encode()
    return {
        "bomb.xlsx": bomb,
        "laughs.xlsx": packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": laughs}),
        "climbs.zip": packed({"../../../climbed.xlsx": b"x", "/etc/climbed.xlsx": b"x"}),
        "deep.xlsx": packed({"xl/workbook.xml": b"<a>" * 200_000}),
        "<img src=x onerror=alert(1)>.xlsx": b"PK\x03\x04" + b"\0" * 100,
        "=cmd|'-C calc'!A0.csv": "Biểu,1\n=cmd|'-C calc'!A0,2\n".encode(),
        "\x1b[2J\x1b]0;x\x07.xlsx": b"no workbook",
    }


class Season:
    """What is delivered, and what must come of it."""

    def __init__(self, clean, campaign, seed):
        self.dice = random.Random(seed)
        self.clean, self.inbox = clean / "nop", campaign / "nop"
        shutil.rmtree(campaign, ignore_errors=True)
        self.inbox.mkdir(parents=True)
        for name in ("dot.yaml", "don-vi.csv", "don-vi.xlsx"):
            if (clean / name).exists():
                shutil.copy(clean / name, campaign / name)
        names = sorted(file.relative_to(self.clean) for file in self.clean.rglob("*.xlsx"))
        self.dice.shuffle(names)
        missing = max(1, round(len(names) * MISSING))
        self.missing, self.coming = names[:missing], names[missing:]
        self.to_correct = []
        self.counts = dict.fromkeys(
            ("clean", "faulty", "damaged", "corrected", "twice", "renamed", "hostile"), 0)

    def put(self, name, content):
        file = self.inbox / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def deliveries(self, wave):
        """The acts of one wave, in an order of their own; each is a function."""
        total = len(self.coming)
        begin = 0 if wave == 0 else round(total * WAVES[wave - 1])
        acts = [lambda name=name: self.deliver(name, wave)
                for name in self.coming[begin:round(total * WAVES[wave])]]
        acts += [lambda name=name: self.correct(name, wave) for name in self.to_correct]
        self.to_correct = []
        if wave > 0:
            here = [name for name in self.coming[:begin] if (self.inbox / name).exists()]
            settled = [name for name in here if (self.inbox / name).read_bytes()
                       == (self.clean / name).read_bytes()]
            self.dice.shuffle(settled)
            twice, renamed = round(total * TWICE) or 1, round(total * RENAMED) or 1
            acts += [lambda name=name: self.again(name) for name in settled[:twice]]
            acts += [lambda name=name: self.rename(name) for name in settled[twice:twice + renamed]]
        if wave == 1:
            acts += [lambda item=item: self.harm(*item) for item in hostile().items()]
        self.dice.shuffle(acts)
        return acts

    def deliver(self, name, wave):
        content = (self.clean / name).read_bytes()
        chance = self.dice.random()
        # In the last wave everything comes right at last.
        if wave == len(WAVES) - 1 or chance >= FAULTY + DAMAGED:
            self.put(name, content)
            self.counts["clean"] += 1
            return
        kind = "faulty" if chance < FAULTY else "damaged"
        self.put(name, with_all_figures_negative(content) if kind == "faulty"
                 else damaged(content, self.dice))
        self.counts[kind] += 1
        self.to_correct.append(name)

    def correct(self, name, wave):
        """Over the old file, or beside it under a new name."""
        content = (self.clean / name).read_bytes()
        if self.dice.random() < 0.5:
            self.put(name, content)
        else:
            self.put(name.with_name(f"{name.stem} (sửa lần {wave}).xlsx"), content)
        self.counts["corrected"] += 1

    def again(self, name):
        self.put(Path("gửi lại") / name, (self.clean / name).read_bytes())
        self.counts["twice"] += 1

    def rename(self, name):
        (self.inbox / name).rename((self.inbox / name).with_name(f"{name.stem} – bản chính.xlsx"))
        self.counts["renamed"] += 1

    def harm(self, name, content):
        self.put(name, content)
        self.counts["hostile"] += 1
