"""What students, teachers and operators may do, asked of a real hub."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import httpx
import pytest

from tests.integration.hub_process import Hub, Session, running_hub

PEOPLE = [
    {"name": "boss", "class": "", "role": "teacher", "password": "boss-password"},
    {"name": "wang", "class": "7a", "role": "teacher", "password": "wang-password"},
    {"name": "li", "class": "高一(3)班|7b", "role": "teacher", "password": "li-password"},
    {"name": "mei", "class": "7a", "role": "teacher", "password": "mei-password"},
    {"name": "ada", "class": "7a", "role": "student", "password": "ada-password"},
    {"name": "小明", "class": "7a", "role": "student", "password": "ming-password"},
    {"name": "bob", "class": "高一(3)班", "role": "student", "password": "bob-password"},
]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("roles"), operators=["boss"]) as hub:
        hub.enroll(*PEOPLE)
        yield hub


@cache
def session(hub: Hub, name: str) -> Session:
    password = next(person["password"] for person in PEOPLE if person["name"] == name)
    made = Session(hub, name, password)
    assert made.logged_in, made.answer.text
    return made


def names(answer: httpx.Response) -> set[str]:
    assert answer.status_code == 200, answer.text
    return {user["name"] for user in answer.json()}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/users/小明", None),
        ("GET", "/users/wang", None),
        ("POST", "/users", {"usernames": ["eve"]}),
        ("POST", "/users/eve", None),
        ("PATCH", "/users/ada", {"admin": True}),
        ("PATCH", "/users/ada", {"name": "wang"}),
        ("DELETE", "/users/小明", None),
        ("POST", "/users/小明/server", None),
        ("DELETE", "/users/小明/server", None),
        ("GET", "/users/小明/tokens", None),
        ("POST", "/users/小明/tokens", {"note": "x"}),
        ("GET", "/users/小明/server/progress", None),
        ("GET", "/groups/7a", None),
        ("POST", "/groups/7a:teachers/users", {"users": ["ada"]}),
        ("POST", "/groups/mine", None),
        ("GET", "/proxy", None),
        ("GET", "/info", None),
        ("GET", "/services", None),
        ("POST", "/shutdown", {}),
        ("GET", "/class?class=7a", None),
        ("POST", "/class/students", {"class": "7a", "names": ["eve"]}),
        ("POST", "/class/password", {"class": "7a", "name": "小明"}),
        ("POST", "/roster", {"entries": [{"name": "ada", "class": "7a", "role": "teacher"}]}),
        ("POST", "/roster/ticket", {"name": "wang"}),
    ],
)
def test_a_student_can_do_nothing_but_their_own(hub: Hub, method: str, path: str, body: object) -> None:
    answer = session(hub, "ada").api(method, path, body)
    assert answer.status_code in (403, 404), answer.text


@pytest.mark.parametrize("page", ["/hub/admin", "/hub/class", "/hub/spawn/小明", "/hub/spawn-pending/小明"])
def test_a_student_sees_no_teachers_page(hub: Hub, page: str) -> None:
    assert session(hub, "ada").client.get(page).status_code in (403, 404)


def test_a_student_sees_only_their_own_account_and_tokens(hub: Hub) -> None:
    ada = session(hub, "ada")
    assert ada.api("GET", "/users").status_code == 403
    assert ada.api("GET", "/users/ada").json()["name"] == "ada"
    assert ada.api("POST", "/users/ada/tokens", {"note": "mine"}).status_code == 201
    shown = ada.client.get("/hub/token").text
    assert "mine" in shown
    assert "mine" not in session(hub, "小明").client.get("/hub/token").text
    assert 'href="/hub/admin"' not in shown


def test_a_teacher_sees_the_own_class_and_nobody_else(hub: Hub) -> None:
    assert names(session(hub, "wang").api("GET", "/users")) == {"ada", "小明"}
    assert names(session(hub, "li").api("GET", "/users")) == {"bob"}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/users/bob", None),
        ("DELETE", "/users/bob", None),
        ("DELETE", "/users/mei", None),
        ("POST", "/users/bob/server", None),
        ("POST", "/users/mei/server", None),
        ("PATCH", "/users/ada", {"admin": True}),
        ("PATCH", "/users/wang", {"admin": True}),
        ("POST", "/users/ada/tokens", {"note": "x"}),
        ("POST", "/users", {"usernames": ["eve"], "admin": True}),
        ("POST", "/groups/7a/users", {"users": ["bob"]}),
        ("POST", "/groups/7b:teachers/users", {"users": ["wang"]}),
        ("GET", "/class?class=7b", None),
        ("POST", "/class/students", {"class": "7b", "names": ["eve"]}),
        ("POST", "/class/password", {"class": "高一(3)班", "name": "bob"}),
        ("POST", "/class/password", {"class": "7a", "name": "bob"}),
        ("POST", "/class/password", {"class": "7a", "name": "mei"}),
        ("POST", "/roster/ticket", {"name": "boss"}),
        ("POST", "/shutdown", {}),
    ],
)
def test_a_teacher_reaches_no_other_class_and_no_colleague(hub: Hub, method: str, path: str, body: object) -> None:
    answer = session(hub, "wang").api(method, path, body)
    assert answer.status_code in (400, 403, 404), answer.text
    assert names(hub.operator("GET", "/users")) >= {"bob", "mei", "ada", "wang"}


def test_a_token_with_fewer_rights_leads_no_class(hub: Hub) -> None:
    """A teacher's own server holds a token too; a program in it must not hand out passwords."""
    made = session(hub, "wang").api("POST", "/users/wang/tokens", {"note": "n", "scopes": ["users:activity!user"]})
    headers = {"Authorization": f"token {made.json()['token']}"}
    body = {"class": "7a", "name": "ada"}
    answer = httpx.post(f"{hub.api_url}/class/password", json=body, headers=headers, trust_env=False)
    assert answer.status_code == 403
    assert session(hub, "ada").logged_in


def test_whom_a_teacher_adds_in_the_panel_is_in_the_class(hub: Hub) -> None:
    wang = session(hub, "wang")
    answer = wang.api("POST", "/users", {"usernames": ["Zhang3", "小红"]})
    assert answer.status_code == 201, answer.text
    assert {user["name"] for user in answer.json()} == {"zhang3", "小红"}
    rows = {row["name"]: row for row in wang.api("GET", "/class?class=7a").json()["students"]}
    assert rows["小红"]["password"] == "one-time"
    assert rows["小红"]["state"] == "stopped"
    assert "小红" not in names(session(hub, "li").api("GET", "/users"))


def test_a_new_student_cannot_be_taken_from_another_class(hub: Hub) -> None:
    answer = session(hub, "wang").api("POST", "/users", {"usernames": ["bob"]})
    assert answer.status_code == 409
    assert "bob is there already" in answer.json()["message"]


def test_a_teacher_of_two_classes_is_sent_to_the_class_page(hub: Hub) -> None:
    li = session(hub, "li")
    answer = li.api("POST", "/users", {"usernames": ["eve"]})
    assert answer.status_code == 400
    assert "class page" in answer.json()["message"]
    assert li.api("POST", "/class/students", {"class": "7b", "names": ["eva"]}).status_code == 201


@pytest.mark.parametrize("name", ["a/b", "x" * 300, "a b", ""])
def test_bad_names_are_refused_with_a_sentence(hub: Hub, name: str) -> None:
    for who in ("wang", "boss"):
        answer = session(hub, who).api("POST", "/users", {"usernames": [name]})
        assert answer.status_code == 400
        assert answer.json()["message"].endswith(".")


def test_an_operator_adds_people_where_the_class_is_said(hub: Hub) -> None:
    boss = session(hub, "boss")
    for body, word in [({"usernames": ["new"]}, "class page"), ({"usernames": ["new"], "admin": True}, "operators")]:
        answer = boss.api("POST", "/users", body)
        assert answer.status_code == 400
        assert word in answer.json()["message"]
    assert hub.operator("GET", "/users/new").status_code == 404


def test_a_name_becomes_its_one_spelling_in_every_address(hub: Hub) -> None:
    assert hub.operator("POST", "/users/Ｚoe").json()["name"] == "zoe"
    assert hub.operator("POST", "/users/ZOE").status_code == 409
    assert hub.operator("DELETE", "/users/zoe").status_code == 204


def test_an_operator_has_everything_but_cannot_rename(hub: Hub) -> None:
    boss = session(hub, "boss")
    assert names(boss.api("GET", "/users")) >= {"boss", "wang", "bob", "ada"}
    assert boss.client.get("/hub/class?class=7a").status_code == 200
    answer = boss.api("PATCH", "/users/ada", {"name": "eda"})
    assert answer.status_code == 400
    assert "folder" in answer.json()["message"]


def test_the_roster_is_all_or_nothing_and_changes_no_password(hub: Hub) -> None:
    rows = [{"name": "gus", "class": "7a", "role": "student"}, {"name": "g/s", "class": "7a", "role": "student"}]
    answer = hub.operator("POST", "/roster", {"entries": rows})
    assert answer.status_code == 400
    assert "entry 2" in answer.json()["message"]
    assert hub.operator("GET", "/users/gus").status_code == 404
    again = hub.enroll({"name": "ada", "class": "7a", "role": "student", "password": "another-password"})
    assert again == {"created": [], "changed": [], "unchanged": 1, "waiting": []}
    assert session(hub, "ada").logged_in


def test_somebody_moves_to_another_class(hub: Hub) -> None:
    hub.enroll({"name": "tom", "class": "7a", "role": "student", "password": "tom-password"})
    answer = hub.enroll({"name": "tom", "class": "7b", "role": "student"})
    assert answer["changed"] == ["tom"]
    assert "tom" not in names(session(hub, "wang").api("GET", "/users"))
    assert "tom" in names(session(hub, "li").api("GET", "/users"))


@pytest.mark.parametrize("entries", ["no list", [["no", "row"]], [{"name": 7}], None])
def test_a_roster_of_another_form_is_refused(hub: Hub, entries: object) -> None:
    assert hub.operator("POST", "/roster", {"entries": entries}).status_code == 400


def test_roles_and_classes_outlive_the_hub(hub: Hub) -> None:
    hub.stop_hub()
    hub.start_hub()
    assert names(session(hub, "li").api("GET", "/users")) >= {"bob"}
    assert session(hub, "wang").client.get("/hub/class").status_code == 200


def test_nobody_may_frame_the_pages(hub: Hub) -> None:
    policy = hub.browser().get("/hub/login").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'self'" in policy


def test_the_database_is_in_wal_mode(hub: Hub) -> None:
    assert (hub.settings.data / "jupyterhub.sqlite-wal").exists()


def test_the_operators_command_line_enters_no_server_but_its_own_students(hub: Hub) -> None:
    assert hub.operator("POST", "/users/smoke-test").status_code == 201
    assert hub.operator("POST", "/users/ada/tokens", {"scopes": ["access:servers!user=ada"]}).status_code == 403
    made = hub.operator("POST", "/users/smoke-test/tokens", {"scopes": ["access:servers!user=smoke-test"]})
    assert made.status_code == 201, made.text
    headers = {"Authorization": f"token {made.json()['token']}"}
    me = httpx.get(f"{hub.api_url}/user", headers=headers, trust_env=False).json()
    assert "access:servers!user=smoke-test" in me["scopes"]
    assert httpx.get(f"{hub.api_url}/users/ada", headers=headers, trust_env=False).status_code == 404
    assert hub.operator("DELETE", "/users/smoke-test").status_code == 204
