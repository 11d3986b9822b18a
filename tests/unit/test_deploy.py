"""What a deployment brings along, and what it asks first; what its playbooks promise."""

from __future__ import annotations

import configparser
import subprocess
import tarfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from blockroom import deploy
from blockroom.errors import UserError
from blockroom.settings import Settings, parse
from tests.room import REPOSITORY
from tests.unit.test_checks_website import signed

SERVER = "address: https://school.example\nserver: {tls: internal}\n"
ROLES = REPOSITORY / "ansible" / "roles"


def tasks_of(role: str, kind: str = "tasks") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ROLES / role / kind / "main.yml").read_text(encoding="utf-8"))
    return found


def settings_in(folder: Path, more: str = "") -> Settings:
    file = folder / "classroom.yaml"
    file.write_text(SERVER + more, encoding="utf-8")
    return parse(SERVER + more, file)


def test_data_elsewhere_are_refused_before_anything_is_packed(tmp_path: Path) -> None:
    """The units of a server name the folder."""
    deploy.check_data(settings_in(tmp_path))
    with pytest.raises(UserError, match=r"leave data out of classroom\.yaml"):
        deploy.check_data(settings_in(tmp_path, "data: /srv/classroom\n"))


def test_this_machine_becomes_no_server_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deploy, "SERVER_CODE", tmp_path)
    with pytest.raises(UserError, match="Nothing was changed"):
        deploy.confirm_here(deploy.ON_THIS_MACHINE, yes=False)
    deploy.confirm_here(deploy.ON_THIS_MACHINE, yes=True)
    deploy.confirm_here("inventory.ini", yes=False)
    (tmp_path / "current").touch()
    deploy.confirm_here(deploy.ON_THIS_MACHINE, yes=False)


def test_preflight_hears_how_many_students_there_are(tmp_path: Path) -> None:
    assert deploy.count_students(settings_in(tmp_path)) == 0
    settings = settings_in(tmp_path, "roster: people.csv\n")
    (tmp_path / "people.csv").write_text("name,class,role\nwang,7a,teacher\nada,7a,student\n小明,7a,student\n", "utf-8")
    assert deploy.count_students(settings) == 2
    assert deploy.count_students(settings_in(tmp_path, "roster: /etc/nowhere.csv\n")) == 0
    assert "preflight_students" in (ROLES / "preflight" / "tasks" / "main.yml").read_text(encoding="utf-8")


def test_preflight_hears_what_the_certificate_is_for(tmp_path: Path) -> None:
    assert deploy.certificate_names(settings_in(tmp_path)) == []
    text = "address: https://school.example\nserver: {tls: files, certificate: chain.pem, key: key.pem}"
    settings = parse(text, tmp_path / "classroom.yaml")
    assert deploy.certificate_names(settings) == []
    chain = tmp_path / "chain.pem"
    life = timedelta(days=-1), timedelta(days=1)
    signed(tmp_path, "School.example", *life, "*.school.example")[0].rename(chain)
    assert deploy.certificate_names(settings) == ["school.example", "*.school.example"]
    chain.write_text("no certificate", encoding="utf-8")
    assert deploy.certificate_names(settings) == []
    assert "preflight_certificate" in (ROLES / "preflight" / "tasks" / "main.yml").read_text(encoding="utf-8")


def test_settings_count_as_brought_only_when_all_are_there(tmp_path: Path) -> None:
    """A full disk may leave the first files of the archive."""
    names = ["people.csv", "chain.pem", "key.pem"]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "classroom.yaml").touch()
    settings = settings_in(tmp_path, "roster: people.csv\n")
    deploy.pack(tmp_path / "s.tar.gz", deploy.companions(settings, tmp_path / "classroom.yaml"), private=True)
    with tarfile.open(tmp_path / "s.tar.gz") as archive:
        packed = set(archive.getnames())
    tasks = tasks_of("release")
    at = next(number for number, one in enumerate(tasks) if "settings_archive" in str(one))
    marker = tasks[at]["ansible.builtin.unarchive"]["creates"]
    assert Path(marker).name not in packed
    assert tasks[at + 1]["ansible.builtin.copy"]["dest"] == marker


def test_a_change_whose_deployment_fails_later_is_applied_all_the_same() -> None:
    config = configparser.ConfigParser()
    config.read(REPOSITORY / "ansible" / "ansible.cfg")
    assert config.getboolean("defaults", "force_handlers")


def test_docker_leaves_containers_running_before_it_restarts() -> None:
    handlers = [one["ansible.builtin.systemd_service"]["state"] for one in tasks_of("docker", "handlers")]
    assert handlers == ["reloaded", "restarted"]
    notified = next(one["notify"] for one in tasks_of("docker") if "notify" in one)
    assert set(notified) == {one["name"] for one in tasks_of("docker", "handlers")}


@pytest.mark.parametrize("name", ["classroom.yaml", "inventory.ini", "people.csv", "tls/key.pem", "secrets/login"])
def test_what_an_operator_puts_here_is_not_taken_into_git(name: str) -> None:
    done = subprocess.run(["git", "check-ignore", "--quiet", name], cwd=REPOSITORY, check=False)
    assert done.returncode == 0
