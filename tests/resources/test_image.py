"""System set-up: what is missing is installed as root or through sudo, or else named. Tools are stand-ins."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IMAGE = ROOT / "resources" / "image"
INSTALL = IMAGE / "install-packages"


@dataclass
class Machine:
    """A machine whose commands write down what they were asked.

    Attributes:
        installed: Names that the package database knows.
        uid: Who calls.
        sudo: None where there is no sudo; else whether it goes without a password.
        apt_get: Exit status; None where there is none.
    """

    directory: Path
    installed: tuple[str, ...] = ()
    uid: int = 1000
    sudo: bool | None = None
    apt_get: int | None = 0
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.log = self.directory / "log"
        self.log.touch()

    def command(self, name: str, script: str) -> None:
        file = self.directory / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/bash\n{script}\n", "utf-8")
        file.chmod(0o755)

    def install(self, *sections: str) -> subprocess.CompletedProcess[str]:
        for tool in ("bash", "env", "awk", "grep", "dirname"):
            self.command(tool, f'exec /usr/bin/{tool} "$@"')
        self.command("id", f"echo {self.uid}")
        known = "|".join(self.installed) or "nothing-at-all"
        self.command("dpkg-query", f'case "${{@: -1}}" in {known}) echo -n installed;; *) exit 1;; esac')
        if self.apt_get is not None:
            self.command("apt-get", f'echo "apt-get $*" >> {self.log}; exit {self.apt_get}')
        if self.sudo is not None:
            refuse = "" if self.sudo else "exit 1"
            self.command(
                "sudo",
                f'{refuse}\n[ "$1" = -n ] && shift\n[ "$1" = true ] && exit\n'
                f'echo -n "sudo " >> {self.log}; exec "$@"',
            )
        return subprocess.run(
            ["/bin/bash", str(INSTALL), *sections],
            env={"PATH": str(self.directory / "bin")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )


def packages(section: str) -> tuple[str, ...]:
    text = (IMAGE / "packages.txt").read_text("utf-8")
    (body,) = re.findall(rf"^\[{section}\]\n(.*?)(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL)
    return tuple(line for line in body.splitlines() if line and not line.startswith("#"))


def test_nothing_missing_asks_nobody(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=packages("build") + packages("kiosk"), apt_get=None)
    ended = machine.install("build", "kiosk")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_root_installs_what_is_missing_and_nothing_else(tmp_path: Path) -> None:
    build = packages("build")
    machine = Machine(tmp_path, installed=build[:-2], uid=0)
    assert machine.install("build").returncode == 0
    update, install = machine.log.read_text().splitlines()
    assert update.endswith(" update")
    assert install.endswith(f"install --no-install-recommends {' '.join(build[-2:])}")


def test_sudo_without_password_is_used(tmp_path: Path) -> None:
    machine = Machine(tmp_path, sudo=True)
    assert machine.install("build").returncode == 0
    assert [line.split()[:2] for line in machine.log.read_text().splitlines()] == [["sudo", "apt-get"]] * 2


@pytest.mark.parametrize(
    ("sudo", "apt_get", "uid"),
    [
        pytest.param(None, 0, 1000, id="neither root nor sudo"),
        pytest.param(False, 0, 1000, id="sudo wants a password and nobody is there"),
        pytest.param(None, None, 0, id="no apt-get"),
        pytest.param(None, 100, 0, id="apt-get fails"),
    ],
)
def test_without_a_way_every_missing_package_is_named(
    tmp_path: Path, sudo: bool | None, apt_get: int | None, uid: int
) -> None:
    build = packages("build")
    machine = Machine(tmp_path, installed=build[:1], sudo=sudo, apt_get=apt_get, uid=uid)
    ended = machine.install("build")
    assert ended.returncode == 1
    assert f"apt-get install --no-install-recommends {' '.join(build[1:])}\n" in ended.stderr


def test_all_sections_are_the_default(tmp_path: Path) -> None:
    machine = Machine(tmp_path, uid=0)
    machine.install()
    everything = packages("build") + packages("kiosk") + packages("test")
    assert machine.log.read_text().endswith(f" {' '.join(everything)}\n")


def test_unknown_section_is_wrong_usage(tmp_path: Path) -> None:
    ended = Machine(tmp_path, uid=0).install("tests")
    assert (ended.returncode, ended.stderr) == (2, "install-packages: packages.txt has no section [tests]\n")


def test_package_list_names_each_package_once() -> None:
    everything = packages("build") + packages("kiosk") + packages("test")
    assert len(set(everything)) == len(everything)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", name) for name in everything)


def test_venv_of_the_right_python_is_left_alone(tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    for _ in range(2):
        subprocess.run([IMAGE / "make-venv", venv], check=True, timeout=110)
        (venv / "mark").touch()
    assert (venv / "mark").exists()
    version = subprocess.run([venv / "bin" / "python", "-V"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("Python 3.11.")


def test_machine_without_python_311_is_told(tmp_path: Path) -> None:
    for name in ("python3", "python3.11"):
        (tmp_path / name).write_text("#!/bin/bash\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    script = (IMAGE / "make-venv").read_text("utf-8").replace("/usr/bin/python3.11", "no-such-python")
    ended = subprocess.run(
        ["/bin/bash", "-s", str(tmp_path / "venv")],
        input=script,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 1
    assert "Python 3.11 is needed" in ended.stderr


@pytest.mark.parametrize(
    ("check", "test", "said", "status"),
    [
        pytest.param(0, 0, "===== 5 passed in 0.10s =====", 0, id="all well"),
        pytest.param(0, 2, "===== 1 failed, 4 passed in 0.10s =====", 1, id="a test fails"),
        pytest.param(2, 0, "===== 5 passed in 0.10s =====", 1, id="a check fails"),
    ],
)
def test_closing_line_of_pytest_is_the_last_word_of_ci(
    tmp_path: Path, check: int, test: int, said: str, status: int
) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_text((ROOT / ".ci" / "run").read_text("utf-8"))
    makefile = f"check:\n\t@exit {check}\ntest:\n\t@echo '{said}'; exit {test}\n"
    (tmp_path / "Makefile").write_text(makefile)
    ended = subprocess.run(
        ["/bin/bash", str(tmp_path / ".ci" / "run")],
        env=os.environ | {"MAKEFLAGS": ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (status, said)


def test_lock_names_no_registry_and_hashes_everything() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    blocks = re.split(r"\n(?=[a-z])", lock.strip())
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert sys.version_info[:2] == (3, 11)
