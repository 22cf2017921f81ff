"""The door over HTTP: nothing shows itself to strangers, no forged form does anything, nothing is cached."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests

from kiosk.backend.desk.forms import COOKIE
from tests.fakes.desk import PASSWORD, DeskVisitor, words_of
from tests.kiosk.backend.desk.conftest import Office

PAGES = ("/", "/applications", "/calls", "/paper", "/kiosks", "/day", "/record")
Make = Callable[[], DeskVisitor]


@pytest.mark.parametrize("path", PAGES)
def test_stranger_is_led_to_the_door(visitor: Make, path: str) -> None:
    answer = visitor().get(path)
    assert answer.url.endswith("/desk/sign-in")
    assert "職員の入口" in words_of(answer)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_kept_in_a_cache_or_framed(tanaka: DeskVisitor, path: str) -> None:
    answer = tanaka.get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_cookie_is_out_of_reach_for_scripts_and_other_sites(office: Office) -> None:
    url = office.backend.url.removesuffix("/v1") + "/desk/sign-in"
    form = {"login": "tanaka", "password": PASSWORD}
    cookie = requests.post(url, data=form, timeout=30, allow_redirects=False).headers["Set-Cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "Path=/desk", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}


def test_wrong_password_says_so_and_keeps_the_login(visitor: Make) -> None:
    answer = visitor().sign_in("sato", "wrong password")
    assert answer.status_code == 401
    assert 'value="sato"' in answer.text
    assert "パスワードがちがいます" in words_of(answer)
    assert "wrong password" not in answer.text


def test_signed_out_is_out(visitor: Make) -> None:
    one = visitor()
    one.sign_in("sato")
    before = one.cookies
    assert one.send("/sign-out").url.endswith("/sign-in")
    one._session.cookies.update({name: str(value) for name, value in before.items()})
    assert one.get("/record").url.endswith("/sign-in?notice=sign-in-ended")


@pytest.mark.parametrize("token", ["", "x" * 43, "ああ"])
def test_form_without_this_sessions_token_does_nothing(
    office: Office, tanaka: DeskVisitor, token: str
) -> None:
    application_id = office.receive()
    answer = tanaka.send(f"/applications/{application_id}/handled", form_token=token)
    assert answer.status_code == 403
    assert "なにも変わっていません" in words_of(answer)
    assert "処理ずみにする" in words_of(tanaka.get(f"/applications/{application_id}"))


def test_form_with_a_colleagues_token_does_nothing(
    office: Office, tanaka: DeskVisitor, sato: DeskVisitor
) -> None:
    application_id = office.receive()
    tanaka.get("/applications")
    sato.get("/applications")
    answer = sato.send(f"/applications/{application_id}/handled", form_token=tanaka._token)
    assert answer.status_code == 403


def test_form_on_another_site_does_nothing(office: Office, tanaka: DeskVisitor) -> None:
    application_id = office.receive()
    tanaka.get("/applications")
    path = f"/applications/{application_id}/handled"
    assert tanaka.send(path, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert tanaka.send(path, headers={"Origin": "null"}).status_code == 403


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/applications/unknown", 404),
        ("/applications?day=tomorrow", 400),
        ("/applications?number=x", 400),
        ("/record?start=-1", 400),
        ("/static/../words.yaml", 404),
    ],
)
def test_wrong_address_gets_a_page_that_leads_on(tanaka: DeskVisitor, path: str, status: int) -> None:
    answer = tanaka.get(path)
    assert answer.status_code == status
    assert "申請の一覧へ" in words_of(answer)


def test_contracts_token_opens_no_page_and_the_cookie_no_call(office: Office, tanaka: DeskVisitor) -> None:
    base = office.backend.url.removesuffix("/v1")
    bearer = {"Authorization": f"Bearer {office.backend.token}"}
    page = requests.get(f"{base}/desk/record", headers=bearer, timeout=30, allow_redirects=False)
    assert page.status_code == 303
    keys = requests.get(f"{base}/v1/keys", cookies={COOKIE: str(tanaka.cookies[COOKIE])}, timeout=30)
    assert keys.status_code == 401


class TestSignThatNoDatabaseHolds:
    """U+0000 is nothing that anybody types; PostgreSQL refuses it, and SQLite must not answer otherwise."""

    def test_login_with_it_is_wrong_input(self, visitor: Make) -> None:
        assert visitor().sign_in("tanaka\0").status_code == 400

    def test_form_with_it_is_wrong_input(self, tanaka: DeskVisitor) -> None:
        tanaka.get("/applications")
        assert tanaka.send("/applications/names", name="見本\0", days="7").status_code == 400

    @pytest.mark.parametrize("path", ["/applications?office=%00", "/applications/a%00", "/record?login=%00"])
    def test_address_with_it_is_wrong_input(self, tanaka: DeskVisitor, path: str) -> None:
        assert tanaka.get(path).status_code == 400
