"""Who somebody of another service is here, and how the settings become a way to log in."""

from __future__ import annotations

import re
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jwt
import pytest
from traitlets.config import Config

from blockroom.errors import UserError
from blockroom.language import Refusal
from blockroom.login import client_secret, configure
from blockroom.services import GitHubLogin, OpenIDLogin, ReturnHandler, Stranger, role_of, values_of
from blockroom.settings import Login, Settings, parse

BASE: dict[str, Any] = {"client_id": "id", "client_secret_file": Path("secret"), "class_name": "7a"}


def login(**values: Any) -> Login:
    return Login(method="oidc", issuer="https://id.school.example", **BASE | values)


def configured(settings: Settings) -> Config:
    c = Config()
    configure(c, settings)
    return c


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("groups", {"staff", "all"}),
        ("role", {"teacher"}),
        ("resource_access.classroom.roles", {"lead"}),
        ("https://school.example/roles", {"dean"}),
        ("resource_access.other.roles", set()),
        ("role.deeper", set()),
        ("number", set()),
        ("nothing", set()),
    ],
)
def test_claims_in_all_their_forms(path: str, values: set[str]) -> None:
    claims = {
        "groups": ["staff", "all"],
        "role": "teacher",
        "number": 7,
        "resource_access": {"classroom": {"roles": ["lead"]}},
        "https://school.example/roles": ["dean"],
    }
    assert values_of(claims, path) == values


@pytest.mark.parametrize(
    ("settings", "name", "claims", "role"),
    [
        ({"teachers": ["Wang"]}, "wang", {}, "teacher"),
        ({"students": ["ada"]}, "ada", {}, "student"),
        ({"students": ["ada"]}, "bob", {}, None),
        ({"teacher_claim": "groups", "teacher_values": ["staff"]}, "li", {"groups": ["staff"]}, "teacher"),
        ({"teacher_claim": "groups", "teacher_values": ["staff"]}, "li", {"groups": ["pupils"]}, None),
        (
            {"student_claim": "groups", "student_values": ["7a"], "teachers": ["li"]},
            "li",
            {"groups": ["7a"]},
            "teacher",
        ),
        ({"anyone": True}, "whoever", {}, "student"),
        ({}, "whoever", {"groups": ["staff"]}, None),
        ({"domains": ["school.example"]}, "a@school.example", {"hd": "school.example"}, "student"),
        ({"domains": ["school.example"], "anyone": True}, "a@other.example", {"hd": "other.example"}, None),
        ({"domains": ["school.example"]}, "a@gmail.example", {}, None),
        ({"teacher_values": [""]}, "whoever", {"": ""}, None),
    ],
)
def test_who_somebody_is(settings: dict[str, Any], name: str, claims: dict[str, Any], role: str | None) -> None:
    assert role_of(login(**settings), name, claims) == role


def authenticator(**settings: Any) -> OpenIDLogin:
    c = Config()
    c.OpenIDLogin.login = login(**settings)
    c.OpenIDLogin.issuer = "https://id.school.example"
    c.OpenIDLogin.client_id = "id"
    c.OpenIDLogin.username_claim = "preferred_username"
    c.OpenIDLogin.login_service = "School"
    return OpenIDLogin(config=c)


def token(**claims: Any) -> str:
    given = {"iss": "https://id.school.example", "aud": "id", "exp": time.time() + 60, "sub": "1", **claims}
    return jwt.encode(given, "a key of sufficient length for this", algorithm="HS256")


def test_an_id_token_is_read() -> None:
    assert authenticator().claims_of(token(groups=["a"]))["groups"] == ["a"]


@pytest.mark.parametrize("wrong", [{"iss": "https://evil.example"}, {"aud": "another"}, {"exp": time.time() - 3600}])
def test_an_id_token_for_somebody_else_or_too_old_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as caught:
        authenticator().claims_of(token(**wrong))
    assert caught.value.status_code == 400


@pytest.mark.parametrize("claims", [{}, {"preferred_username": ""}, {"preferred_username": "a/b"}])
def test_a_name_that_cannot_be_used_is_told(claims: dict[str, str]) -> None:
    with pytest.raises(Refusal, match="cannot be a name here"):
        authenticator().user_info_to_username(claims)


@pytest.mark.parametrize("name", ["ｗａｎｇ", "straße", " wang", "wan\u212a", "ﬁna", "e\u0301mile"])
def test_two_people_of_a_service_do_not_become_one_here(name: str) -> None:
    with pytest.raises(Refusal, match="who may be somebody else"):
        authenticator().user_info_to_username({"preferred_username": name})


@pytest.mark.parametrize("name", ["Wang", "wang.li@school.example", "小明", "\u00e9mile"])
def test_names_that_services_usually_give(name: str) -> None:
    assert authenticator().user_info_to_username({"preferred_username": name}) == name


async def test_an_operator_on_neither_list_is_nobodys_student() -> None:
    chosen = authenticator(students=["ada"])
    state = {chosen.user_auth_state_key: {"preferred_username": "boss"}}
    assert await chosen.get_user_groups(state) == set()


async def test_a_service_that_talks_nonsense_on_the_way_back_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async def nonsense(*_: object, **__: object) -> dict[str, str]:
        return {"issuer": "https://evil.example"}

    chosen = authenticator()
    monkeypatch.setattr(chosen, "httpfetch", nonsense)
    handler: Any = SimpleNamespace(authenticator=chosen, log=chosen.log)
    with pytest.raises(Refusal, match="School does not answer"):
        await ReturnHandler.get(handler)


def test_an_address_that_was_never_verified_is_nobody() -> None:
    chosen = authenticator()
    chosen.username_claim = "email"
    assert chosen.user_info_to_username({"email": "a@x.edu", "email_verified": True}) == "a@x.edu"
    with pytest.raises(Refusal):
        chosen.user_info_to_username({"email": "a@x.edu", "email_verified": False})


async def test_strangers_and_members() -> None:
    chosen = authenticator(students=["ada"], teachers=["wang"])

    def model(name: str) -> dict[str, Any]:
        key = chosen.user_auth_state_key
        return {"name": name, "admin": None, "auth_state": {key: {"preferred_username": name}}}

    assert await chosen.check_allowed("ada", model("ada"))
    assert await chosen.get_user_groups(model("ada")["auth_state"]) == {"7a"}
    assert await chosen.get_user_groups(model("wang")["auth_state"]) == {"7a:teachers"}
    with pytest.raises(Stranger, match="School as eve"):
        await chosen.check_allowed("eve", model("eve"))
    assert await chosen.check_allowed("boss", {**model("boss"), "admin": True})


def test_the_secret_is_what_the_file_holds(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    chosen = login(client_secret_file=file)
    with pytest.raises(UserError, match="cannot be read"):
        client_secret(chosen)
    file.write_text("\n", encoding="utf-8")
    with pytest.raises(UserError, match="empty"):
        client_secret(chosen)
    file.write_text("from a file\n", encoding="utf-8")
    assert client_secret(chosen) == "from a file"


def test_a_secret_in_a_variable_is_told_where_to_go(tmp_path: Path) -> None:
    text = "login:\n  method: github\n  client_id: i\n  client_secret_variable: SECRET\n"
    with pytest.raises(UserError, match=r"classroom\.yaml:1: login: write the secret into a file") as caught:
        parse(text, tmp_path / "classroom.yaml")
    assert "client_secret_file" in str(caught.value)


@pytest.mark.parametrize(
    ("values", "issuer", "claim"),
    [
        ("method: google", "https://accounts.google.com", "email"),
        ("method: gitlab", "https://gitlab.com", "preferred_username"),
        ("method: gitlab\n  issuer: https://git.school.example", "https://git.school.example", "preferred_username"),
        ("method: microsoft\n  tenant: t1", "https://login.microsoftonline.com/t1/v2.0", "preferred_username"),
        (
            "method: oidc\n  issuer: https://id.x.example\n  username_claim: nickname",
            "https://id.x.example",
            "nickname",
        ),
    ],
)
def test_services_that_speak_openid_connect(values: str, issuer: str, claim: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s", encoding="utf-8")
    text = f"address: https://c.example\nlogin:\n  {values}\n  client_id: i\n  client_secret_file: secret\n"
    c = configured(parse(text, tmp_path / "classroom.yaml"))
    assert c.JupyterHub.authenticator_class is OpenIDLogin
    assert (c.OpenIDLogin.issuer, c.OpenIDLogin.username_claim) == (issuer, claim)
    assert c.OpenIDLogin.oauth_callback_url == "https://c.example/hub/oauth_callback"
    assert c.OpenIDLogin.enable_pkce


def test_github_and_a_service_without_openid_connect(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s", encoding="utf-8")
    secret = "  client_id: i\n  client_secret_file: secret\n"
    file = tmp_path / "classroom.yaml"
    assert configured(parse(f"login:\n  method: github\n{secret}", file)).JupyterHub.authenticator_class is GitHubLogin
    urls = "  authorize_url: https://g/a\n  token_url: https://g/t\n  userdata_url: https://g/u\n"
    c = configured(parse(f"login:\n  method: oidc\n{urls}{secret}", file))
    assert (c.OpenIDLogin.token_url, c.OpenIDLogin.issuer) == ("https://g/t", "")
    with pytest.raises(UserError):
        parse(f"login:\n  method: oidc\n  token_url: https://g/t\n{secret}", file)
    with pytest.raises(UserError):
        parse(f"login:\n  method: oidc\n{secret}", file)


@pytest.mark.parametrize("page", ["login.md", "login.zh-CN.md"])
def test_the_examples_of_the_documentation_are_settings(page: str, tmp_path: Path) -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / page).read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert len(examples) == 3
    for example in examples:
        assert parse(example, tmp_path / "classroom.yaml").login.method == "oidc"
