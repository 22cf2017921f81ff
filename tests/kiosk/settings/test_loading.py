from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kiosk.settings import Settings, SettingsProblem, SettingsProblems, demo_settings, load
from kiosk.settings.loading import described

EXAMPLE = Path(__file__).resolve().parents[3] / "resources" / "kiosk.example.toml"


def _load(folder: Path, text: str) -> Settings | SettingsProblems:
    path = folder / "kiosk.toml"
    path.write_text(text, "utf-8")
    return load(path)


def _problems(folder: Path, text: str) -> dict[str, SettingsProblem]:
    loaded = _load(folder, text)
    assert isinstance(loaded, SettingsProblems)
    return {problem.key: problem for problem in loaded.problems}


def _settings(folder: Path, text: str) -> Settings:
    loaded = _load(folder, text)
    assert isinstance(loaded, Settings), loaded
    return loaded


def test_example_is_without_mistakes() -> None:
    loaded = load(EXAMPLE)

    assert isinstance(loaded, Settings), loaded
    assert loaded.kiosk.id == "oji-01"
    assert loaded.visit.hand_over.counter["en"] == "Counter 3, ground floor"


def test_example_explains_every_key() -> None:
    text = EXAMPLE.read_text("utf-8")

    for key, about in described():
        assert f"{key.rpartition('.')[2]} = " in text, key
        assert about.allowed, key
        assert about.meaning, key


def test_example_values_are_the_defaults_where_its_comments_do_not_say_otherwise() -> None:
    table = tomllib.loads(EXAMPLE.read_text("utf-8"))
    defaults = Settings()

    for name in ("idle_warning_s", "idle_countdown_s", "text_size", "theme", "speech", "private_audio"):
        assert table["visit"][name] == getattr(defaults.visit, name), name
    assert table["card"]["timeout_s"] == defaults.card.timeout_s
    assert table["kiosk"]["office"] == defaults.kiosk.office


def test_empty_file_gives_every_default(tmp_path: Path) -> None:
    assert _settings(tmp_path, "") == Settings()


def test_all_mistakes_are_named_at_once_with_file_key_and_what_is_allowed(tmp_path: Path) -> None:
    found = _problems(
        tmp_path,
        """
        [kiosk]
        offise = "王子"
        [backend]
        url = "http://backend.example.jp/v1"
        [paper]
        printer = "lpt1"
        """,
    )

    assert set(found) == {"kiosk.offise", "backend.url", "paper.printer"}
    assert {problem.file for problem in found.values()} == {tmp_path / "kiosk.toml"}
    assert found["kiosk.offise"].likely == "kiosk.office"
    assert "https://" in found["backend.url"].allowed
    assert "cups:<queue>" in found["paper.printer"].allowed


def test_line_says_everything(tmp_path: Path) -> None:
    loaded = _load(tmp_path, "[visit]\nlanguage = ['ja']\nidle_warning_s = 1.5\n")

    assert isinstance(loaded, SettingsProblems)
    first, second = sorted(loaded.lines())
    assert first == (
        f"{tmp_path}/kiosk.toml: visit.idle_warning_s: not allowed; "
        "allowed: a whole number of seconds from 10 to 3600"
    )
    assert "visit.language: unknown key (did you mean visit.languages?)" in second


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[kiosk]\nid = 'Oji 01'", "kiosk.id"),
        ("[kiosk]\noffice = ''", "kiosk.office"),
        ("[display]\npixels_per_mm = 0.5", "display.pixels_per_mm"),
        ("[display]\npixels_per_mm = 4\nwidth_mm = 500", "display.width_mm"),
        ("[display]\nwidth_mm = nan", "display.width_mm"),
        ("[display]\nfullscreen = 1", "display.fullscreen"),
        ("[display]\norientation = 'upside-down'", "display.orientation"),
        ("[card]\nreader = 'simulator:'", "card.reader"),
        ("[card]\nauthorities = 'a.pem'", "card.authorities"),
        ("[card]\nauthorities = [3]", "card.authorities"),
        ("[card]\ntimeout_s = '10'", "card.timeout_s"),
        ("[backend]\nurl = 'ftp://host/v1'", "backend.url"),
        ("[backend]\nurl = 'https://'", "backend.url"),
        ("[backend]\nurl = 'https://user:word@host/v1'", "backend.url"),
        ("[backend]\nurl = 'http://127.0.0.1.example.jp/v1'", "backend.url"),
        ("[backend]\nurl = 'https://host:99999/v1'", "backend.url"),
        ("[backend]\nclient_key = 'a.key'", "backend.client_certificate"),
        ("[backend]\nclient_certificate = 'a.pem'", "backend.client_key"),
        ("[backend]\npinned_keys = ['short']", "backend.pinned_keys"),
        ("[backend]\nread_timeout_s = 0", "backend.read_timeout_s"),
        ("[backend]\nproxy = 'http://a:b@host:1'", "backend.proxy"),
        ("[storage]\ndirectory = 3", "storage.directory"),
        ("[storage]\nmost_waiting = 1", "storage.most_waiting"),
        ("[storage]\nmost_waiting_mb = 0", "storage.most_waiting_mb"),
        ("[storage]\nlongest_wait_days = 30", "storage.longest_wait_days"),
        ("[storage]\nleast_free_mb = -1", "storage.least_free_mb"),
        ("[paper]\nprinter = 'ipp:///ipp/print'", "paper.printer"),
        ("[paper]\nprinter = 'cups:'", "paper.printer"),
        ("[paper]\nprinter = 'cups:a b'", "paper.printer"),
        ("[paper]\nslip_printer = 'folder:'", "paper.slip_printer"),
        ("[visit]\nlanguages = ['en']", "visit.languages"),
        ("[visit]\nlanguages = ['ja', 'ja']", "visit.languages"),
        ("[visit]\nlanguages = ['ja', 'fr']", "visit.languages"),
        ("[visit]\ntext_size = 'huge'", "visit.text_size"),
        ("[visit]\ntheme = 'pink'", "visit.theme"),
        ("[visit]\nopening_hours = ['Mon-Fri 8:30-17:00']", "visit.opening_hours"),
        ("[visit]\nopening_hours = ['Fri-Mon 08:30-17:00']", "visit.opening_hours"),
        ("[visit]\nopening_hours = ['Mon 17:00-08:30']", "visit.opening_hours"),
        ("[visit]\nopening_hours = ['Mon 08:30-25:00']", "visit.opening_hours"),
        ("[visit.hand_over]\ncounter = '3'", "visit.hand_over.counter"),
        ("[visit.hand_over]\ncounter = { fr = '3' }", "visit.hand_over.counter"),
        ("[staff]\nname = 'x'", "staff.name"),
        ("kiosk = 3", "kiosk"),
        ("[vizit]\na = 1", "vizit"),
    ],
)
def test_mistake_is_named_by_its_key(text: str, key: str, tmp_path: Path) -> None:
    found = _problems(tmp_path, text)

    assert list(found) == [key]
    assert found[key].allowed


def test_keys_at_odds_are_named_beside_other_mistakes(tmp_path: Path) -> None:
    found = _problems(tmp_path, "[display]\npixels_per_mm = 4\nwidth_mm = 500\norientation = 'x'")

    assert set(found) == {"display.width_mm", "display.orientation"}


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        pytest.param("[paper]\nprniter = 'none'", "paper.printer", id="typing slip"),
        pytest.param("[kiosk]\ntoken_file = 'x'", "backend.token_file", id="another section's key"),
        pytest.param("[kiosk]\nxyzzy = 1", "", id="nothing near"),
        pytest.param("[vist]\na = 1", "visit", id="section"),
    ],
)
def test_unknown_key_is_told_the_likely_word(text: str, likely: str, tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, text).values()

    assert problem.likely == likely


def test_what_was_written_is_never_repeated(tmp_path: Path) -> None:
    loaded = _load(
        tmp_path,
        "[backend]\ntoken = 'CANARY-1'\nurl = 'http://CANARY-2/v1'\ntoken_file = ['CANARY-3']\n"
        "pinned_keys = ['CANARY']\n[kiosk]\nid = 'CANARY'",
    )

    assert isinstance(loaded, SettingsProblems)
    assert len(loaded.problems) == 5
    assert "CANARY" not in "\n".join(loaded.lines())
    assert "CANARY" not in repr(loaded)


@pytest.mark.parametrize(
    ("content", "allowed"),
    [
        pytest.param(b"[kiosk\n", "TOML", id="no TOML"),
        pytest.param(b"[kiosk]\nid = \xff\n", "TOML in UTF-8", id="no UTF-8"),
    ],
)
def test_file_that_is_not_toml_is_one_problem(content: bytes, allowed: str, tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(content)

    loaded = load(path)

    assert isinstance(loaded, SettingsProblems)
    (problem,) = loaded.problems
    assert problem.key == ""
    assert problem.allowed.startswith(allowed)


def test_named_file_that_is_missing_is_a_problem_and_not_the_demo(tmp_path: Path) -> None:
    loaded = load(tmp_path / "absent.toml")

    assert isinstance(loaded, SettingsProblems)
    assert "absent.toml" in loaded.lines()[0]


def test_relative_names_count_from_the_files_own_folder(tmp_path: Path) -> None:
    loaded = _settings(
        tmp_path,
        """
        [card]
        authorities = ["roots.pem", "/etc/other.pem"]
        [backend]
        token_file = "token"
        pinned_keys = ["keys/public.json", "0123456789012345678901234567890123456789abc"]
        [storage]
        directory = "state"
        [paper]
        printer = "folder:paper"
        """,
    )

    assert loaded.card.authorities == (tmp_path / "roots.pem", Path("/etc/other.pem"))
    assert loaded.backend.token_file == tmp_path / "token"
    assert loaded.backend.pinned_keys == (
        str(tmp_path / "keys" / "public.json"),
        "0123456789012345678901234567890123456789abc",
    )
    assert loaded.storage.directory == tmp_path / "state"
    assert loaded.paper.printer == f"folder:{tmp_path}/paper"


@pytest.mark.parametrize(
    "url", ["https://host/v1", "http://127.0.0.1:8080/v1", "http://[::1]:8080/v1", "http://localhost/v1"]
)
def test_back_end_is_https_or_this_machine(url: str, tmp_path: Path) -> None:
    assert _settings(tmp_path, f"[backend]\nurl = '{url}/'").backend.url == url


@pytest.mark.parametrize(
    "printer", ["none", "ipp://host/ipp/print", "ipps://host:631/ipp", "cups:kiosk", "folder:/srv/paper"]
)
def test_printers_are_taken(printer: str, tmp_path: Path) -> None:
    assert _settings(tmp_path, f"[paper]\nprinter = '{printer}'").paper.printer == printer


def test_without_a_file_it_is_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kiosk.settings.loading.SEARCHED", (tmp_path / "etc.toml", Path("kiosk.toml")))

    assert load(None) == demo_settings()
    (tmp_path / "kiosk.toml").write_text("[kiosk]\nid = 'here'")
    assert isinstance(here := load(None), Settings)
    assert here.kiosk.id == "here"
    (tmp_path / "etc.toml").write_text("[kiosk]\nid = 'installed'")
    assert isinstance(installed := load(None), Settings)
    assert installed.kiosk.id == "installed"


def test_demo_is_simulated_local_and_believes_its_own_cards(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    demo = demo_settings()

    assert demo.card.reader == "simulator:hanako"
    assert demo.backend.url.startswith("http://127.0.0.1")
    assert demo.storage.directory == tmp_path / "madoguchi-demo"
    assert all(path.is_file() for path in (*demo.card.authorities, *demo.card.card_authorities))
