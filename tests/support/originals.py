"""Reads the archive of originals (docs/formats.md) without the program."""
import hashlib
import sqlite3
import zlib

HEAD = 8 + 64 + 3 * 8


def original_at(data, place):
    """Its hash, its bytes and where it ends; None where no whole original begins."""
    head = data[place:place + HEAD]
    if len(head) < HEAD or head[:8] != b"GOPBIEU1":
        return None
    size, stored, packed = (int.from_bytes(head[at:at + 8], "little") for at in (72, 80, 88))
    end = place + HEAD + stored
    held = data[place + HEAD:end]
    if len(held) < stored:
        return None
    digest = head[8:72].decode()
    whole = zlib.decompress(held, -15) if packed else held
    assert len(whole) == size and hashlib.sha256(whole).hexdigest() == digest, f"damaged: {digest}"
    return digest, whole, end


def originals(folder):
    """All that lie in the archive of a .gopbieu folder, by hash."""
    data = (folder / "goc.bin").read_bytes()
    found, place = {}, 0
    while 0 <= place < len(data):
        if one := original_at(data, place):
            found[one[0]], place = one[1], one[2]
        else:  # half of one, of a run that was cut off
            place = data.find(b"GOPBIEU1", place + 1)
    return found


def lost_originals(folder):
    """Files that the ledger took in and whose bytes are not where it says."""
    data = (folder / "goc.bin").read_bytes()
    ledger = sqlite3.connect(folder / "so.sqlite")
    rows = ledger.execute("SELECT name, sha256, original FROM file WHERE sha256 <> ''").fetchall()
    ledger.close()
    return [name for name, digest, place in rows
            if place < 0 or (original_at(data, place) or [""])[0] != digest]
