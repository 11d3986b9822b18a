"""The roster authenticator by itself; the real form is in tests/integration/test_hub_passwords.py."""

from __future__ import annotations

import contextlib
from pathlib import Path
from types import SimpleNamespace

import pytest
from traitlets.config import Config

from blockroom import passwords
from blockroom.authenticator import RosterAuthenticator
from blockroom.language import Refusal
from blockroom.passwords import hash_password
from blockroom.roster import Entry
from blockroom.tickets import NewPasswordNeeded, Tickets


@pytest.fixture
async def authenticator(tmp_path: Path) -> RosterAuthenticator:
    c = Config()
    c.RosterAuthenticator.database = str(tmp_path / "roster.sqlite")
    made = RosterAuthenticator(config=c)
    made.roster.put(Entry("ada", "7a", "student"))
    made.roster.set_password("ada", await hash_password("ada-password"), one_time=False)
    return made


def handler(address: str = "10.0.0.1") -> SimpleNamespace:
    return SimpleNamespace(request=SimpleNamespace(remote_ip=address))


async def enter(authenticator: RosterAuthenticator, name: str, password: str, address: str = "10.0.0.1") -> str | None:
    model = await authenticator.get_authenticated_user(handler(address), {"username": name, "password": password})
    return model["name"] if model else None


async def test_the_right_password_and_the_wrong_ones(authenticator: RosterAuthenticator) -> None:
    assert await enter(authenticator, " ＡＤＡ ", "ada-password") == "ada"
    assert await enter(authenticator, "ada", "ada-passwort") is None
    assert await enter(authenticator, "nobody", "ada-password") is None
    assert await enter(authenticator, "a/b", "x") is None
    assert await authenticator.authenticate(handler(), None) is None


async def test_somebody_without_a_password_cannot_log_in(authenticator: RosterAuthenticator) -> None:
    authenticator.add_user(SimpleNamespace(name="new"))
    assert authenticator.roster.find("new") is not None
    for password in ("", "None", "new"):
        assert await enter(authenticator, "new", password) is None


async def test_a_one_time_password_is_no_login(authenticator: RosterAuthenticator) -> None:
    authenticator.roster.set_password("ada", await hash_password("once-only"), one_time=True)
    with pytest.raises(NewPasswordNeeded):
        await enter(authenticator, "ada", "once-only")
    assert await enter(authenticator, "ada", "ada-password") is None


async def once(authenticator: RosterAuthenticator, password: str) -> None:
    authenticator.roster.set_password("ada", await hash_password(password), one_time=True)


async def ticket_for(authenticator: RosterAuthenticator, password: str) -> str:
    with pytest.raises(NewPasswordNeeded) as needed:
        await enter(authenticator, "ada", password)
    return authenticator.choosing_tickets.issue(needed.value.name, needed.value.hashed)


async def test_a_ticket_to_choose_is_worth_nothing_once_somebody_chose(authenticator: RosterAuthenticator) -> None:
    await once(authenticator, "slip-one")
    ticket = await ticket_for(authenticator, "slip-one")
    chooser = authenticator.chooser(ticket)
    assert chooser is not None
    assert authenticator.roster.replace_password("ada", chooser.hash, await hash_password("my-own-one"))
    assert authenticator.chooser(ticket) is None
    assert authenticator.chooser("no ticket") is None


async def test_a_new_slip_makes_tickets_of_the_old_one_worthless(authenticator: RosterAuthenticator) -> None:
    await once(authenticator, "slip-one")
    ticket = await ticket_for(authenticator, "slip-one")
    await once(authenticator, "slip-two")
    assert authenticator.chooser(ticket) is None
    assert authenticator.chooser(await ticket_for(authenticator, "slip-two")) is not None


async def test_a_login_that_a_new_password_overtook_is_none(
    authenticator: RosterAuthenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def overtaken(hashed: str | None, password: str) -> bool:
        authenticator.roster.set_password("ada", "another", one_time=False)
        return True

    monkeypatch.setattr(passwords, "matches", overtaken)
    assert await enter(authenticator, "ada", "ada-password") is None


async def test_a_flood_from_one_address_waits_and_others_do_not(authenticator: RosterAuthenticator) -> None:
    for number in range(100):
        authenticator.by_address.fail("10.0.0.9")
        assert authenticator.by_name.wait(f"name{number}") == 0
    with pytest.raises(Refusal, match="Please wait"):
        await enter(authenticator, "ada", "ada-password", "10.0.0.9")
    assert await enter(authenticator, "ada", "ada-password", "10.0.0.2") == "ada"


async def guess(authenticator: RosterAuthenticator, address: str) -> None:
    """One wrong password, or the refusal to hear it."""
    with contextlib.suppress(Refusal):
        await enter(authenticator, "ada", "a-guess", address)


async def test_nobody_locks_somebody_out_from_another_address(authenticator: RosterAuthenticator) -> None:
    for _ in range(8):
        await guess(authenticator, "10.0.0.9")
    with pytest.raises(Refusal, match="Please wait"):
        await enter(authenticator, "ada", "ada-password", "10.0.0.9")
    assert await enter(authenticator, "ada", "ada-password", "10.0.0.2") == "ada"
    authenticator.forgive("ada")
    assert await enter(authenticator, "ada", "ada-password", "10.0.0.9") == "ada"


async def test_guesses_from_many_addresses_are_bounded_together(
    authenticator: RosterAuthenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = []

    async def matches(hashed: str | None, password: str) -> bool:
        heard.append(password)
        return False

    monkeypatch.setattr(passwords, "matches", matches)
    for number in range(200):
        await guess(authenticator, f"10.0.1.{number}")
    assert len(heard) <= 101


async def test_who_is_deleted_cannot_log_in_and_has_no_session(authenticator: RosterAuthenticator) -> None:
    ada = SimpleNamespace(name="ada")
    assert await authenticator.refresh_user(ada)
    authenticator.delete_user(ada)
    assert await enter(authenticator, "ada", "ada-password") is None
    assert not await authenticator.refresh_user(ada)


def test_tickets_work_once_and_not_for_long() -> None:
    tickets = Tickets(60)
    ticket = tickets.issue("ada")
    assert tickets.holder(ticket) == "ada"
    assert tickets.use(ticket) == "ada"
    assert tickets.use(ticket) is None
    assert tickets.holder("") is None
    late = Tickets(-1)
    assert late.use(late.issue("ada")) is None
