"""Logging in through OpenID Connect: npm's certified provider, a real hub, a real browser."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, BrowserContext, Page

from blockroom import node
from tests.integration.hub_process import Hub, free_port

FOLDER = Path(__file__).parent / "oidc"
SECRET = "a secret only these two know"


class Service:
    """The provider as a process that can be stopped and started again."""

    def __init__(self, hub: Hub, port: int) -> None:
        self.hub, self.port = hub, port
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [str(node.NODE), "provider.js", str(self.port), f"{self.hub.url}/hub/oauth_callback", SECRET]
        self.process = subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                httpx.get(f"http://127.0.0.1:{self.port}/.well-known/openid-configuration", trust_env=False)
                return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise RuntimeError("the provider did not start")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
            self.process = None


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    if not (FOLDER / "node_modules" / "oidc-provider").exists():
        node.install(FOLDER)
    folder, port = tmp_path_factory.mktemp("oidc"), free_port()
    (folder / "client-secret").write_text(SECRET + "\n", encoding="utf-8")
    login = {
        "method": "oidc",
        "issuer": f"http://127.0.0.1:{port}",
        "client_id": "classroom",
        "client_secret_file": "client-secret",
        "label": "School",
        "teacher_claim": "groups",
        "teacher_values": ["staff"],
        "student_claim": "groups",
        "student_values": ["pupils"],
        "class_name": "7a",
    }
    hub = Hub(folder, login=login)
    made = Service(hub, port)
    try:
        hub.start()
        yield made
    finally:
        made.stop()
        hub.stop()


@pytest.fixture
def up(service: Service) -> Service:
    """The service, running."""
    if service.process is None:
        service.start()
    return service


async def fresh(browser: Browser, language: str = "en") -> tuple[BrowserContext, Page]:
    context = await browser.new_context(locale=language)
    context.set_default_timeout(20_000)
    return context, await context.new_page()


async def log_in(page: Page, hub: Hub, name: str) -> None:
    await page.goto(f"{hub.url}/hub/login?next=/hub/home")
    await page.click("#login_service")
    await page.fill("input[name=login]", name)
    await page.fill("input[name=password]", "anything")
    await page.click("button[type=submit]")
    # The provider asks for consent with a form of one button.
    await page.click("button[type=submit]")
    await page.wait_for_url(f"{hub.url}/**")


async def test_a_provider_that_is_down_is_told_on_a_page(service: Service, browser: Browser) -> None:
    """The hub started without it, too."""
    service.stop()
    for language, sentence in [("en", "School does not answer"), ("zh-CN", "School 没有响应")]:
        context, page = await fresh(browser, language)
        await page.goto(f"{service.hub.url}/hub/login")
        answer = await page.goto(f"{service.hub.url}/hub/oauth_login")
        assert answer is not None
        assert answer.status == 503
        assert sentence in await page.inner_text("main")
        assert "Traceback" not in await page.content()
        await context.close()


async def test_a_student_of_a_claim_logs_in(up: Service, browser: Browser) -> None:
    context, page = await fresh(browser)
    await log_in(page, up.hub, "ada")
    assert page.url == f"{up.hub.url}/hub/home"
    assert "Hello ada!" in await page.inner_text("main")
    assert (await page.goto(f"{up.hub.url}/hub/class")).status == 403  # type: ignore[union-attr]
    await context.close()
    groups = up.hub.operator("GET", "/users/ada").json()["groups"]
    assert groups == ["7a"]


async def test_a_teacher_by_claim_leads_the_class(up: Service, browser: Browser) -> None:
    context, page = await fresh(browser, "zh-CN")
    await log_in(page, up.hub, "wang")
    await page.goto(f"{up.hub.url}/hub/class")
    await page.wait_for_selector(".tile[data-name=ada]")
    assert "班级 7a" in await page.inner_text("h1")
    assert await page.query_selector("#add-form") is None
    assert await page.query_selector("a[href='/hub/password']") is None
    await context.close()
    assert up.hub.operator("GET", "/users/wang").json()["groups"] == ["7a:teachers"]


@pytest.mark.parametrize(
    ("language", "heading", "sentence"),
    [
        ("en", "You are not in this classroom yet", "logged in at School as mallory"),
        ("zh-CN", "你还不在这个班里", "你在 School 的身份是 mallory"),
    ],
)
async def test_a_stranger_is_refused(up: Service, browser: Browser, language: str, heading: str, sentence: str) -> None:
    context, page = await fresh(browser, language)
    await log_in(page, up.hub, "mallory")
    assert heading in await page.inner_text("h1")
    assert sentence in await page.inner_text("main")
    await page.goto(f"{up.hub.url}/hub/home")
    assert "/hub/login" in page.url
    await context.close()
    assert up.hub.operator("GET", "/users/mallory").status_code == 404


async def test_a_replayed_answer_is_refused(up: Service, browser: Browser) -> None:
    context, page = await fresh(browser)
    answers: list[str] = []
    page.on("request", lambda request: answers.append(request.url) if "/oauth_callback" in request.url else None)
    await log_in(page, up.hub, "ada")
    assert len(answers) == 1
    other, thief = await fresh(browser)
    for visitor in (page, thief):
        answer = await visitor.goto(answers[0])
        assert answer is not None
        assert answer.status == 400
        assert "used before" in await visitor.inner_text("main")
    await thief.goto(f"{up.hub.url}/hub/home")
    assert "/hub/login" in thief.url
    await other.close()
    await context.close()


async def test_a_forged_state_is_refused(up: Service, browser: Browser) -> None:
    context, page = await fresh(browser, "zh-CN")
    await page.goto(f"{up.hub.url}/hub/oauth_login")
    answer = await page.goto(f"{up.hub.url}/hub/oauth_callback?code=stolen&state=forged")
    assert answer is not None
    assert answer.status == 400
    assert "请重新登录" in await page.inner_text("main")
    await context.close()


async def test_a_login_broken_off_at_the_service_is_told(up: Service, browser: Browser) -> None:
    context, page = await fresh(browser)
    answer = await page.goto(f"{up.hub.url}/hub/oauth_callback?error=access_denied&error_description=No+consent")
    assert answer is not None
    assert answer.status == 403
    assert "School did not let you in: No consent" in await page.inner_text("main")
    await context.close()


async def test_the_provider_goes_down_between_leaving_and_coming_back(up: Service, browser: Browser) -> None:
    context, page = await fresh(browser)
    await page.goto(f"{up.hub.url}/hub/login?next=/hub/home")
    await page.click("#login_service")
    await page.fill("input[name=login]", "ada")
    await page.fill("input[name=password]", "anything")
    await page.click("button[type=submit]")
    consent = await page.eval_on_selector("form", "form => form.action")
    # The same steps as the browser's, one redirect at a time, with its cookies.
    step = await context.request.post(consent, form={"prompt": "consent"}, max_redirects=0)
    while "/oauth_callback" not in step.headers["location"]:
        step = await context.request.get(step.headers["location"], max_redirects=0)
    up.stop()
    answer = await page.goto(step.headers["location"])
    assert answer is not None
    assert answer.status == 503
    assert "School does not answer" in await page.inner_text("main")
    await context.close()


def test_the_log_holds_no_secret(service: Service) -> None:
    log = service.hub.log.read_text(encoding="utf-8")
    assert SECRET not in log
    assert json.dumps(SECRET) not in log
    assert "Unhandled" not in log
