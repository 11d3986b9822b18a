"""A backup while the class works, a server that is lost, and everything back on a fresh one."""

from __future__ import annotations

import asyncio
import json
import re
import time

import pytest

from tests.deploy.people import passwords, student
from tests.deploy.server import Server

FILES = """
import os, random
for number in range({count}):
    os.makedirs(f"work/{{number % 7}}", exist_ok=True)
    with open(f"work/{{number % 7}}/作业 {{number}}.bin", "wb") as file:
        file.write(random.Random(number).randbytes(random.Random(number).randrange(1, 200000)))
print("written")
"""
WRITING = """
import time
end = time.time() + {seconds}
number = 0
while time.time() < end:
    number += 1
    with open("busy.txt", "a") as file:
        file.write(f"{{number}}\\n")
    time.sleep(0.01)
print(number)
"""
HOMES = "/var/lib/blockroom/data/homes"
HASHES = f"cd {HOMES} && find . -type f -path './*/work/*' -print0 | sort -z | xargs -0 sha256sum"
PEOPLE = """name,class,role,password
王老师,7a,teacher,
小明,7a,student,horse-battery-7
小红,7b,student,staple-correct-8
"""
LOOK = """
cd /var/lib/blockroom/data
sqlite3 roster.sqlite 'select * from people order by 1; select * from members order by 1, 2'
sqlite3 jupyterhub.sqlite 'select g.name, u.name from groups g
    join user_group_map m on m.group_id = g.id join users u on u.id = m.user_id order by 1, 2'
"""


async def test_everything_comes_back_on_a_fresh_server(bookworm: Server, trixie: Server) -> None:
    bookworm.run("cat > /root/class.csv && blockroom roster /root/class.csv", PEOPLE)
    known = passwords(bookworm)
    async with (
        student(bookworm, "小明", "horse-battery-7") as ming,
        student(bookworm, "student1", known["student1"]) as one,
    ):
        assert await ming.run(FILES.format(count=120)) == "written\n"
        assert await one.run(FILES.format(count=40)) == "written\n"
        writing = asyncio.create_task(ming.run(WRITING.format(seconds=20)))
        began = time.monotonic()
        done = await asyncio.to_thread(bookworm.make, "backup")
        seconds = time.monotonic() - began
        assert int(await writing) > 100
    report = json.loads(done.stdout.strip().splitlines()[-1])
    assert report["ok"], report
    print(f"  backup while two students work: {seconds:.1f} s, {report}")  # noqa: T201
    hashes, people = bookworm.run(HASHES), bookworm.run(LOOK)
    assert len(hashes.splitlines()) == 160
    assert "小明" in people
    key = bookworm.run("blockroom backup --show-key").strip().splitlines()[-1]
    assert re.fullmatch(r"[0-9a-f]{64}", key)

    bookworm.destroy()

    trixie.run("cat > /root/wrong.txt", "0" * 64)
    wrong = trixie.attempt("blockroom restore --key-file /root/wrong.txt --yes")
    assert wrong.returncode != 0
    assert "Traceback" not in wrong.stderr
    trixie.run("cat > /root/key.txt", key)
    began = time.monotonic()
    trixie.run("blockroom restore --key-file /root/key.txt --yes")
    print(f"  restore on a fresh Debian 13: {time.monotonic() - began:.1f} s")  # noqa: T201
    assert trixie.run(HASHES) == hashes
    assert trixie.run(LOOK) == people
    assert passwords(trixie) == known
    busy = trixie.run(f"cat {HOMES}/-e5-b0-8f-e6-98-8e/busy.txt").split()
    assert busy == [str(number) for number in range(1, len(busy) + 1)]
    async with student(trixie, "小明", "horse-battery-7") as ming:
        assert await ming.run("import os; print(len(os.listdir('work/3')))") == "17\n"
        assert await ming.run("print(open('new.txt', 'w').write('goes on'))") == "7\n"


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_what_goes_wrong_is_said(trixie: Server, language: str) -> None:
    """A full target and a damaged archive, on a deployed server; the last good backup stays."""
    lang = "LANG=zh_CN.UTF-8" if language == "zh-CN" else "LANG=C.UTF-8"
    trixie.run(f"{lang} blockroom backup")
    before = trixie.run("blockroom backups")
    trixie.run("mkdir -p /mnt/tiny && mount -t tmpfs -o size=1m tmpfs /mnt/tiny")
    try:
        trixie.run("sed 's#/srv/backup#/mnt/tiny#' /etc/blockroom/classroom.yaml > /etc/blockroom/tiny.yaml")
        full = trixie.attempt(
            f"{lang} /opt/blockroom/current/.venv/bin/blockroom --settings /etc/blockroom/tiny.yaml backup"
        )
        assert full.returncode != 0
        assert ("满" if language == "zh-CN" else "full") in full.stderr, full.stderr
    finally:
        trixie.run("umount /mnt/tiny; rm -f /etc/blockroom/tiny.yaml")
    assert trixie.run("blockroom backups") == before
