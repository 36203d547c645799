"""Disk images for tests, made in code."""

import struct


def fat12(files):
    """A volume of 512-byte clusters with all files in its top folder, under long names."""
    entries, data, table = b"", b"", {}
    for number, (name, content) in enumerate(files.items()):
        long = name.encode("utf-16-le") + b"\0\0"
        pieces = [long[at : at + 26].ljust(26, b"\xff") for at in range(0, len(long), 26)]
        for order in range(len(pieces), 0, -1):
            piece, last = pieces[order - 1], 0x40 if order == len(pieces) else 0
            entries += bytes([order | last]) + piece[:10] + b"\x0f\0\0" + piece[10:22] + b"\0\0" + piece[22:]
        first, count = 2 + len(data) // 512, (len(content) + 511) // 512
        table |= {first + index: first + index + 1 if index < count - 1 else 0xFFF for index in range(count)}
        short = f"F{number}".encode().ljust(11)
        entries += short + b"\x20" + b"\0" * 14 + struct.pack("<HL", first, len(content))
        data += content.ljust(count * 512, b"\0")
    bits = 0
    for cluster, following in table.items():
        bits |= following << (12 * cluster)
    fat = bits.to_bytes(9 * 512, "little")
    boot = b"\xeb\x3c\x90MSDOS5.0" + struct.pack("<HBHBHHBH", 512, 1, 1, 1, 512, 1 + 9 + 32 + 2000, 0xF8, 9)
    boot = boot.ljust(54, b"\0") + b"FAT12   "
    return boot.ljust(510, b"\0") + b"\x55\xaa" + fat + entries.ljust(512 * 32, b"\0") + data.ljust(2000 * 512, b"\0")


def partitioned(volume):
    """A disk with one partition, which begins at its fourth sector."""
    entry = struct.pack("<B3sB3sLL", 0, b"", 6, b"", 3, len(volume) // 512)
    return (b"\0" * 446 + entry).ljust(510, b"\0") + b"\x55\xaa" + b"\0" * 1024 + volume


def gpt(volume, times=1):
    """The same with a GUID partition table, which may name the volume several times."""
    protective = (b"\0" * 446 + struct.pack("<B3sB3sLL", 0, b"", 0xEE, b"", 1, 9)).ljust(510, b"\0") + b"\x55\xaa"
    header = (b"EFI PART".ljust(72, b"\0") + struct.pack("<QLL", 2, times, 128)).ljust(512, b"\0")
    entry = (b"\x01" * 32 + struct.pack("<QQ", 4, 4 + len(volume) // 512)).ljust(128, b"\0")
    return protective + header + (entry * times).ljust(1024, b"\0") + volume


def footer(kind, header=0xFFFFFFFFFFFFFFFF):
    return (
        (b"conectix" + struct.pack(">LLQ", 2, 0x10000, header)).ljust(60, b"\0") + struct.pack(">L", kind) + b"\0" * 448
    )


def fixed_vhd(disk):
    return disk + footer(2)


def dynamic_vhd(disk, block=64 * 512):
    """A growing disk: blocks of zeros are left out, the others stand in reverse order."""
    blocks = [disk[at : at + block].ljust(block, b"\0") for at in range(0, len(disk), block)]
    table_size = (4 * len(blocks) + 511) // 512 * 512
    at = (512 + 1024 + table_size) // 512
    table, body = [0xFFFFFFFF] * len(blocks), b""
    for number in reversed(range(len(blocks))):
        if any(blocks[number]):
            table[number] = at + len(body) // 512
            body += b"\xff" * 512 + blocks[number]
    header = (b"cxsparse" + struct.pack(">QQLLL", (1 << 64) - 1, 1536, 0x10000, len(blocks), block)).ljust(1024, b"\0")
    end = footer(3, 512)
    return end + header + struct.pack(f">{len(table)}L", *table).ljust(table_size, b"\0") + body + end
