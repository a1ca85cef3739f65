"""Sends single packets from network namespaces and says which of them arrived in which.

Reads one JSON line a round: {"probes": [{"from": ns, "to": ns, "source": ip, "target": ip, "protocol": n,
"first": n, "second": n, "flow": n, "flags": n}]}, where first and second are the ports of the sender and the receiver,
or type and code of ICMP, whose messages are told apart by flow. Without flags, a segment of TCP is a SYN. Writes one
JSON line back: a list of booleans, whether each packet arrived.

It is a program of its own, and not TypeScript, because only C libraries can enter a namespace for a single socket.
"""

import ctypes
import ipaddress
import json
import os
import select
import socket
import struct
import sys
import time

LIBC = ctypes.CDLL(None, use_errno=True)
OWN = os.open("/proc/self/ns/net", os.O_RDONLY)
ETH_P_ALL = 0x0003
SYN = 2
SILENCE_SECONDS = 0.25
senders, receivers = {}, {}


def inside(namespace, make):
    target = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    try:
        if LIBC.setns(target, 0) != 0:
            raise OSError(ctypes.get_errno(), namespace)
        return make()
    finally:
        LIBC.setns(OWN, 0)
        os.close(target)


def sender(namespace, version):
    key = (namespace, version)
    if key not in senders:
        family = socket.AF_INET if version == 4 else socket.AF_INET6
        senders[key] = inside(namespace, lambda: socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_RAW))
    return senders[key]


def receiver(namespace):
    if namespace not in receivers:
        def make():
            made = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
            made.bind(("eth0", 0))
            made.setblocking(False)
            return made
        receivers[namespace] = inside(namespace, make)
    return receivers[namespace]


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def transport(probe, mark, source, target):
    protocol, first, second = probe["protocol"], probe["first"], probe["second"]
    pseudo = source.packed + target.packed + struct.pack("!IHBB", 0, 0, 0, protocol)
    if protocol == 6:
        head = struct.pack("!HHIIBBHHH", first, second, 1, 0, 5 << 4, probe.get("flags", SYN), 1024, 0, 0)
        at = 16
    elif protocol == 17:
        head = struct.pack("!HHHH", first, second, 8 + len(mark), 0)
        at = 6
    elif protocol in (1, 58):
        head = struct.pack("!BBHHH", first, second, 0, probe["flow"], 1)
        at = 2
    else:
        return mark
    segment = head + mark
    covered = segment if protocol == 1 else source.packed + target.packed + struct.pack("!II", len(segment), protocol) + segment
    return segment[:at] + struct.pack("!H", checksum(covered)) + segment[at + 2:]


def send(probe, mark):
    source, target = ipaddress.ip_address(probe["source"]), ipaddress.ip_address(probe["target"])
    segment = transport(probe, mark, source, target)
    if source.version == 4:
        length = 20 + len(segment)
        header = struct.pack("!BBHHHBBH4s4s", 0x45, 0, length, 0, 0, 64, probe["protocol"], 0, source.packed, target.packed)
        sender(probe["from"], 4).sendto(header + segment, (probe["target"], 0))
    else:
        header = struct.pack("!IHBB16s16s", 6 << 28, len(segment), probe["protocol"], 64, source.packed, target.packed)
        sender(probe["from"], 6).sendto(header + segment, (probe["target"], 0, 0, 0))


def drain(arrived):
    """Reads until nothing comes any more; what each namespace gets is kept by the mark in it."""
    until = time.monotonic() + SILENCE_SECONDS
    while time.monotonic() < until:
        ready, _, _ = select.select(list(receivers.values()), [], [], max(0, until - time.monotonic()))
        for namespace, made in receivers.items():
            if made not in ready:
                continue
            while True:
                try:
                    frame, place = made.recvfrom(2048)
                except BlockingIOError:
                    break
                if place[2] == socket.PACKET_OUTGOING:
                    continue
                found = frame.rfind(b"gatelease")
                if found >= 0:
                    until = time.monotonic() + SILENCE_SECONDS
                    arrived.add((namespace, frame[found:found + 17]))


for line in sys.stdin:
    probes = json.loads(line)["probes"]
    for probe in probes:
        receiver(probe["to"])
    drain(set())
    arrived = set()
    marks = []
    for number, probe in enumerate(probes):
        mark = b"gatelease" + struct.pack("!II", number, time.monotonic_ns() & 0xFFFFFFFF)
        marks.append((probe["to"], mark))
        try:
            send(probe, mark)
        except OSError as error:
            sys.exit(f"{probe}: {error}")
        if number % 200 == 199:
            drain(arrived)
    drain(arrived)
    print(json.dumps([entry in arrived for entry in marks]), flush=True)
