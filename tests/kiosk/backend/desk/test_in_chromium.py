"""The desk in a real browser of an office screen: by keyboard, named, legible, telling of calls by itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import text_to_be_present_in_element
from selenium.webdriver.support.wait import WebDriverWait

from kiosk.backend.desk.kiosks import SILENT_AFTER
from kiosk.paper.symbols import texts_of
from tests.fakes.chromium import chromium
from tests.fakes.desk import PASSWORD
from tests.fakes.sealed_applications import KIOSK, new_id
from tests.kiosk.backend.desk.conftest import Office

PAGES = ("applications", "calls", "paper", "kiosks", "day", "record")
NAMELESS = """
return [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')]
  .filter(e => !(e.labels && e.labels.length) && !e.textContent.trim() && !e.getAttribute('aria-label'))
  .map(e => e.outerHTML);
"""
CONTRASTS = """
const parse = c => c.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
  .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
  if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
const poor = [];
for (const e of document.querySelectorAll('body *')) {
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
  if (!e.getClientRects().length) continue;
  const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
  if ((a + .05) / (b + .05) < 7) poor.push(e.textContent.trim());
}
return poor;
"""
SMALL = """
return [...document.querySelectorAll('button, .button, input:not([type=hidden]), select')]
  .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 40)
  .filter(e => !e.closest('.out')).map(e => e.outerHTML);
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with chromium(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture
def desk(browser: Chrome, office: Office) -> Chrome:
    """Signed in, by keyboard alone."""
    browser.get(office.backend.url.removesuffix("/v1") + "/desk")
    if "職員の入口" in browser.title:
        focused = browser.switch_to.active_element
        focused.send_keys("tanaka", Keys.TAB)
        browser.switch_to.active_element.send_keys(PASSWORD, Keys.ENTER)
        WebDriverWait(browser, 30).until(lambda one: "申請" in one.title)
    return browser


def go(desk: Chrome, page: str) -> None:
    desk.get(desk.current_url.split("/desk")[0] + f"/desk/{page}")


@pytest.mark.parametrize("page", [*PAGES, "application"])
def test_page_is_named_legible_and_fits_the_screen(desk: Chrome, office: Office, page: str) -> None:
    go(desk, page if page in PAGES else f"applications/{office.receive()}")
    assert desk.execute_script(NAMELESS) == []
    assert desk.execute_script(CONTRASTS) == []
    assert desk.execute_script(SMALL) == []
    assert desk.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert desk.find_element(By.TAG_NAME, "html").get_attribute("lang") == "ja"
    assert len(desk.find_elements(By.TAG_NAME, "h1")) == 1
    drawn = Image.open(io.BytesIO(desk.get_screenshot_as_png())).convert("RGB")
    assert drawn.getpixel((1200, 4)) == (0, 49, 106)  # the indigo band: the style sheet came


def test_poor_contrast_and_missing_names_would_be_seen(desk: Chrome) -> None:
    go(desk, "record")
    desk.execute_script("document.querySelector('h1').style.color = '#808080'")
    desk.execute_script("document.querySelector('main').append(document.createElement('button'))")
    assert desk.execute_script(CONTRASTS) == ["記録"]
    assert len(desk.execute_script(NAMELESS)) == 1


def test_application_is_handled_and_undone_by_keyboard(desk: Chrome, office: Office) -> None:
    application_id = office.receive()
    go(desk, f"applications/{application_id}")
    for shown in ("処理ずみにしました", "取り消しました"):
        button = desk.find_element(By.CSS_SELECTOR, ".acts form button")
        button.send_keys(Keys.ENTER)
        said = text_to_be_present_in_element((By.CSS_SELECTOR, ".said"), shown)
        WebDriverWait(desk, 30).until(said)


def test_call_appears_by_itself_and_is_told(desk: Chrome, office: Office) -> None:
    go(desk, "calls")
    WebDriverWait(desk, 30).until(lambda one: "いません" in one.find_element(By.TAG_NAME, "main").text)
    told = {
        "kiosk_id": KIOSK,
        "reason": "resident",
        "screen": "Asking",
        "called_at": "2026-11-23T10:15:00+09:00",
    }
    office.client.send_json("PUT", f"/staff-calls/{new_id()}", told, "/staff-calls/{staff_call_id}")
    # A call that comes while the page looks may stand in the list one look before it is counted.
    WebDriverWait(desk, 30).until(text_to_be_present_in_element((By.CSS_SELECTOR, "[data-calls]"), "1"))
    assert "質問の画面" in desk.find_element(By.TAG_NAME, "main").text
    # Between being found and being pressed, or read, an element may be exchanged for the next look's.
    patient = WebDriverWait(desk, 30, ignored_exceptions=[StaleElementReferenceException])
    patient.until(lambda one: pressed(one, ".calls .first"))
    patient.until(lambda one: "行きます" in one.find_element(By.CSS_SELECTOR, ".said").text)


def pressed(desk: Chrome, what: str) -> bool:
    desk.find_element(By.CSS_SELECTOR, what).click()
    return True


def day_of(desk: Chrome) -> str:
    go(desk, "day")
    return desk.find_element(By.TAG_NAME, "main").text


def not_looked(desk: Chrome) -> list[WebElement]:
    return desk.find_elements(By.XPATH, "//td[contains(., 'まだ')]//button")


def look_once(desk: Chrome) -> None:
    there = not_looked(desk)
    there[0].send_keys(Keys.ENTER)
    WebDriverWait(desk, 30).until(lambda one: len(not_looked(one)) < len(there))


def test_day_ends_only_when_the_kiosk_is_heard_and_whole(desk: Chrome, office: Office) -> None:
    office.beat(outbox="fail")
    assert "DISK-02" in day_of(desk)
    office.beat(outbox="ok")
    office.hear_nothing_for(SILENT_AFTER)
    assert "連絡が来るまで待ってください" in day_of(desk)
    assert desk.execute_script(CONTRASTS) == []
    assert desk.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    for _ in ("card", "paper"):
        look_once(desk)
    assert "終われます" not in day_of(desk)
    office.beat()
    assert "連絡が来るまで" not in day_of(desk)


def test_paper_is_typed_in_by_a_scanner(desk: Chrome, office: Office) -> None:
    go(desk, "paper")
    for text in texts_of(office.seal(new_id())):
        desk.switch_to.active_element.send_keys(text, Keys.ENTER)
    desk.find_element(By.CSS_SELECTOR, ".scan button").click()
    WebDriverWait(desk, 30).until(lambda one: "受けつけました" in one.find_element(By.TAG_NAME, "main").text)


def test_browser_keeps_no_page_on_its_disk(
    desk: Chrome, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    application_id = office.receive(answers={"note": "比類なき答えの文"})
    go(desk, f"applications/{application_id}")
    assert "比類なき答えの文" in desk.page_source
    profile = Path(str(desk.capabilities["chrome"]["userDataDir"]))
    cached = [path for path in (profile / "Default" / "Cache").rglob("*") if path.is_file()]
    assert [path for path in cached if "比類なき答えの文".encode() in path.read_bytes()] == []
