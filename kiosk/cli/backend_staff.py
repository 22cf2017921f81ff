"""`kiosk backend staff`: who may sign in at the desk page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from kiosk.backend.config import japan_now
from kiosk.backend.desk.accounts import Accounts, AccountWrong
from kiosk.backend.schema import DatabaseNewer
from kiosk.backend.store import Store
from kiosk.cli.common import json_option, print_json

_password_option = click.option(
    "--password-file",
    metavar="FILE|-",
    help="Its first line is the password; - is standard input. Without it, it is asked for.",
)


@click.group()
def staff() -> None:
    """Staff accounts of the desk page; `--database` stands before `staff`."""


@staff.command()
@click.argument("login")
@click.option("--name", required=True, help="As shown to colleagues, such as 田中.")
@_password_option
@click.pass_obj
def add(database: str, login: str, name: str, password_file: str | None) -> None:
    """A new account."""
    password = _password(password_file)
    with _accounts(database) as accounts:
        accounts.add(login, name, password, japan_now())
    click.echo(f"{login} may sign in")


@staff.command()
@click.argument("login")
@_password_option
@click.pass_obj
def password(database: str, login: str, password_file: str | None) -> None:
    """Another password; whoever is signed in with the account has to sign in again."""
    fresh = _password(password_file)
    with _accounts(database) as accounts:
        accounts.set_password(login, fresh)
    click.echo(f"{login} has another password")


@staff.command()
@click.argument("login")
@click.pass_obj
def close(database: str, login: str) -> None:
    """Nobody signs in with the account any more; what it did stays in the record."""
    with _accounts(database) as accounts:
        accounts.close(login)
    click.echo(f"{login} is closed")


@staff.command("list")
@json_option
@click.pass_obj
def list_accounts(database: str, *, as_json: bool) -> None:
    """All accounts."""
    with _accounts(database) as accounts:
        found = accounts.all()
    if as_json:
        print_json({"staff": [{"login": one.login, "name": one.name, "active": one.active} for one in found]})
        return
    for one in found:
        click.echo(f"{one.login}\t{one.name}\t{'' if one.active else 'closed'}".rstrip())


@contextmanager
def _accounts(database: str) -> Iterator[Accounts]:
    try:
        store = Store(database)
    except (SQLAlchemyError, DatabaseNewer) as problem:
        raise click.ClickException(f"the database cannot be opened ({type(problem).__name__})") from problem
    try:
        yield Accounts(store)
    except AccountWrong as problem:
        raise click.ClickException(str(problem)) from problem
    finally:
        store.close()


def _password(source: str | None) -> str:
    if source is None:
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return asked
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text("utf-8")
    except (OSError, UnicodeError) as problem:
        raise click.ClickException(f"{source} cannot be read") from problem
    return text.split("\n", 1)[0].rstrip("\r")
