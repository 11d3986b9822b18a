"""No way around the quota: on btrfs anybody may make a subvolume in an own folder, and no limit holds in a new one.

A seccomp filter refuses that to the server and to all that it starts, kernels and terminals.
"""

import ctypes
import logging
import os
import platform

SUBVOL_CREATE, SUBVOL_CREATE_V2 = 0x5000940E, 0x50009418
SNAP_CREATE, SNAP_CREATE_V2 = 0x50009401, 0x50009417
REFUSED = (SUBVOL_CREATE, SUBVOL_CREATE_V2, SNAP_CREATE, SNAP_CREATE_V2)
"""Requests to ioctl."""

# Of each machine: its name for the kernel's audit, and the numbers of two system calls, ioctl and seccomp.
MACHINES = {"x86_64": (0xC000003E, 16, 317), "aarch64": (0xC00000B7, 29, 277)}
FOREIGN = 0x40000000
"""From here on x86-64's system calls are those of another interface to programs."""

# The kernel's own names: BPF_LD|BPF_W|BPF_ABS, BPF_JMP|BPF_JEQ|BPF_K, BPF_JMP|BPF_JGE|BPF_K, BPF_RET|BPF_K.
LOAD, IF_EQUAL, IF_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050001
"""SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EPERM."""
NUMBER, MACHINE, REQUEST = 0, 4, 24
"""Where in struct seccomp_data the system call's number, the machine and ioctl's second argument are."""
NO_NEW_PRIVILEGES, SET_FILTER, ALL_THREADS = 38, 1, 1


class Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32))


class Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(Step)))


def steps(machine, ioctl):
    """The filter's program; `yes` and `no` say how many steps to skip."""
    allow = 6 + len(REFUSED)
    refuse = allow + 1
    found = [
        (LOAD, 0, 0, MACHINE),
        (IF_EQUAL, 0, refuse - 2, machine),
        (LOAD, 0, 0, NUMBER),
        (IF_AT_LEAST, refuse - 4, 0, FOREIGN),
        (IF_EQUAL, 0, allow - 5, ioctl),
        (LOAD, 0, 0, REQUEST),
    ]
    found += [(IF_EQUAL, len(REFUSED) - place, 0, request) for place, request in enumerate(REFUSED)]
    return [*found, (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]


def refuse_subvolumes():
    """Put the filter in place. Raises OSError where the kernel does not take it."""
    machine, ioctl, seccomp = MACHINES[platform.machine()]
    program = [Step(*step) for step in steps(machine, ioctl)]
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    filled = Program(len(program), (Step * len(program))(*program))
    if libc.syscall(seccomp, SET_FILTER, ALL_THREADS, ctypes.byref(filled)):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


try:
    refuse_subvolumes()
except (KeyError, OSError) as error:
    logging.getLogger("ServerApp").warning("Nothing keeps subvolumes from getting around a quota: %r", error)
