"""Logging in with the real form: one-time passwords, changed ones, resets, and too many wrong ones."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import httpx
import pytest

from tests.integration.hub_process import Hub, Session, running_hub, submit_login, xsrf

TICKET = re.compile(r'name="ticket" value="([^"]+)"')


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("passwords")) as hub:
        yield hub


def add(hub: Hub, name: str, password: str = "", role: str = "student") -> str:
    row = {"name": name, "class": "7a", "role": role, "password": password}
    (created,) = hub.enroll(row)["created"]
    assert created["one_time"] == (password == "")
    return str(created["password"])


def choose(client: httpx.Client, page: httpx.Response, password: str, again: str | None = None) -> httpx.Response:
    ticket = TICKET.search(page.text)
    assert ticket is not None, page.text
    fields = {"_xsrf": xsrf(page), "ticket": ticket[1], "new_password": password}
    fields["new_password_again"] = password if again is None else again
    return client.post("/hub/login?next=/hub/home", data=fields)


def test_a_one_time_password_logs_nobody_in_before_a_new_one_is_chosen(hub: Hub) -> None:
    password = add(hub, "小明")
    client = hub.browser()
    page = submit_login(client, "小明", password)
    assert page.status_code == 200
    assert client.get("/hub/home", follow_redirects=False).status_code == 302
    for bad, again, word in [
        ("short", "short", "too short"),
        ("long enough", "not the same", "not the same"),
        (password, password, "another password"),
    ]:
        page = choose(client, page, bad, again)
        assert page.status_code == 400
        assert word in page.text
        assert client.get("/hub/home", follow_redirects=False).status_code == 302
    done = choose(client, page, "mine alone 1")
    assert (done.status_code, done.headers["location"]) == (302, "/hub/home")
    assert client.get("/hub/home").status_code == 200
    assert not Session(hub, "小明", password).logged_in
    assert Session(hub, "小明", "mine alone 1").logged_in


def test_the_ticket_to_choose_a_password_works_once(hub: Hub) -> None:
    password = add(hub, "once")
    client = hub.browser()
    page = submit_login(client, "once", password)
    assert choose(client, page, "first-choice").status_code == 302
    other = hub.browser()
    form = other.get("/hub/login")
    ticket = TICKET.search(page.text)
    assert ticket
    stolen = {"_xsrf": xsrf(form), "ticket": ticket[1]}
    answer = other.post("/hub/login", data={**stolen, "new_password": "second-one", "new_password_again": "second-one"})
    assert answer.status_code == 400
    assert "log in again" in answer.text
    assert Session(hub, "once", "first-choice").logged_in


def test_a_one_time_password_makes_no_token_either(hub: Hub) -> None:
    password = add(hub, "tok")
    body = {"auth": {"username": "tok", "password": password}}
    assert httpx.post(f"{hub.api_url}/users/tok/tokens", json=body, trust_env=False).status_code == 403


def test_changing_the_own_password_ends_all_other_sessions(hub: Hub) -> None:
    add(hub, "ada", "ada-password")
    here, there = Session(hub, "ada", "ada-password"), Session(hub, "ada", "ada-password")
    assert here.logged_in
    assert there.logged_in

    def change(current: str, new: str) -> httpx.Response:
        form = here.client.get("/hub/password")
        fields = {"_xsrf": xsrf(form), "password": current, "new_password": new, "new_password_again": new}
        return here.client.post("/hub/password", data=fields)

    assert "is wrong" in change("not my password", "new-password").text
    assert "too short" in change("ada-password", "new").text
    assert there.logged_in
    assert change("ada-password", "new-password").status_code == 302
    assert here.logged_in
    assert not there.logged_in
    assert not Session(hub, "ada", "ada-password").logged_in
    assert Session(hub, "ada", "new-password").logged_in


def test_a_teachers_reset_ends_sessions_and_gives_a_one_time_password(hub: Hub) -> None:
    add(hub, "teach", "teach-password", role="teacher")
    add(hub, "lost", "lost-password")
    student = Session(hub, "lost", "lost-password")
    assert student.logged_in
    answer = Session(hub, "teach", "teach-password").api("POST", "/class/password", {"class": "7a", "name": "lost"})
    assert answer.status_code == 200
    assert not student.logged_in
    assert not Session(hub, "lost", "lost-password").logged_in
    client = hub.browser()
    page = submit_login(client, "lost", answer.json()["password"])
    assert choose(client, page, "found-again").status_code == 302
    assert answer.json()["password"] not in hub.log.read_text(encoding="utf-8")


def test_a_ticket_of_the_operator_logs_in_once_beside_the_own_password(hub: Hub) -> None:
    add(hub, "smoke")
    ticket = hub.operator("POST", "/roster/ticket", {"name": "Smoke"}).json()["password"]
    assert not Session(hub, "ada", ticket).logged_in
    assert Session(hub, "smoke", ticket).logged_in
    assert not Session(hub, "smoke", ticket).logged_in
    assert hub.operator("POST", "/roster/ticket", {"name": "nobody"}).status_code == 404


def test_a_form_without_its_token_is_refused(hub: Hub) -> None:
    add(hub, "xsrf", "xsrf-password")
    client = hub.browser()
    answer = client.post("/hub/login", data={"username": "xsrf", "password": "xsrf-password"})
    assert answer.status_code == 403
    assert client.get("/hub/home", follow_redirects=False).status_code == 302


def test_the_form_speaks_the_browsers_language(hub: Hub) -> None:
    chinese, english = hub.browser("zh-CN,zh;q=0.9"), hub.browser("en")
    assert '<html lang="zh-CN">' in chinese.get("/hub/login").text
    assert "名字或密码不对" in submit_login(chinese, "nobody", "wrong").text
    assert "name or the password is wrong" in submit_login(english, "nobody", "wrong").text
    english.cookies.set("classroom-language", "zh-CN")
    assert "登录" in english.get("/hub/login").text


def test_wrong_passwords_have_to_wait_and_the_right_one_too(hub: Hub) -> None:
    add(hub, "target", "target-password")
    for _ in range(5):
        assert Session(hub, "target", "guess").answer.status_code == 403
    for language, word in [("en", "Please wait"), ("zh-CN", "密码错误次数太多")]:
        answer = Session(hub, "target", "target-password", language).answer
        assert answer.status_code == 429
        assert word in answer.text
    assert Session(hub, "ada", "new-password").logged_in


def test_nobody_says_of_themselves_where_they_are(hub: Hub) -> None:
    """Neither to shake off wrong passwords nor to lay them at somebody's door."""
    add(hub, "prey", "prey-password")
    client = hub.browser()
    for number in range(5):
        client.headers.update({"X-Real-Ip": f"198.51.100.{number}"})
        assert submit_login(client, "prey", "guess").status_code == 403
    assert submit_login(client, "prey", "prey-password").status_code == 429


async def test_a_class_behind_one_address_all_mistyping_twice_gets_in(hub: Hub) -> None:
    names = [f"pupil{number}" for number in range(40)]
    hub.enroll(*({"name": name, "class": "7a", "role": "student", "password": "right-password"} for name in names))

    async def enter(name: str) -> int:
        await asyncio.to_thread(Session, hub, name, "wrong-one")
        await asyncio.to_thread(Session, hub, name, "wrong-two")
        return (await asyncio.to_thread(Session, hub, name, "right-password")).answer.status_code

    assert await asyncio.gather(*(enter(name) for name in names)) == [302] * 40


def test_no_password_and_no_token_is_in_the_log(hub: Hub) -> None:
    log = hub.log.read_text(encoding="utf-8")
    for secret in ("ada-password", "new-password", "right-password", "target-password"):
        assert secret not in log
    for file in hub.settings.secrets.iterdir():
        assert file.read_text(encoding="ascii") not in log
