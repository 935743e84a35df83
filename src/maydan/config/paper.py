"""The paper's own options: `maydan.toml` in the paper's folder, overridden by MAYDAN_* variables.

Not Django's settings (settings.py is made from this). A broken file raises PaperError with one line
that says where and what.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal
from zoneinfo import available_timezones

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from maydan.lib.files import write_atomically
from maydan.pressed.layout import Tree

FILE = "maydan.toml"


class PaperError(Exception):
    """The paper's folder or its maydan.toml can't be used; the message is for the person who
    runs it."""


class Options(BaseSettings):
    """What `maydan.toml` may hold. Unknown names are refused, so that a typing error is found at
    once."""

    model_config = SettingsConfigDict(env_prefix="MAYDAN_", extra="forbid")

    site_url: str = Field(
        "http://127.0.0.1:8000",
        description="Where readers find the paper, without a slash at the end.",
    )
    newsroom_url: str = Field(
        "http://127.0.0.1:8001",
        description="Where journalists sign in; another origin than site_url.",
    )
    host: str = Field("127.0.0.1", description="The address that serve and newsroom listen on.")
    port: int = Field(8000, ge=1, le=65535, description="serve's port.")
    newsroom_port: int = Field(8001, ge=1, le=65535, description="The newsroom's port.")
    serve_processes: int = Field(
        1, ge=1, le=64, description="How many serve processes share the port."
    )
    serve_memory_mb: int = Field(
        64, ge=1, description="Memory for hot files, for each serve process."
    )
    behind_tls: bool = Field(
        False, description="Whether TLS stands in front: adds HSTS and secure newsroom cookies."
    )
    metrics_token: str = Field(
        "", description="Bearer token for /metrics from other hosts; empty: loopback only."
    )
    database: str = Field(
        "sqlite",
        description="`sqlite` (var/newsroom.sqlite3) or postgresql://user:password@host:port/name.",
    )
    time_zone: str = Field("UTC", description="The newsroom's own zone.")
    newsroom_language: Literal["en", "ar", "es"] = Field(
        "en", description="The newsroom's language for those who chose none."
    )
    security_contact: str = Field(
        "mailto:security@example.org", description="For /.well-known/security.txt."
    )
    frame_hosts: list[str] = Field(
        ["www.youtube-nocookie.com", "player.vimeo.com"],
        description="Hosts whose frames a reader may open by a click on an embed card.",
    )
    lookups: bool = Field(
        True, description="Whether pasted links are looked up (oEmbed) and media fetched on import."
    )
    debug: bool = Field(
        False,
        description="Django's debug pages in the newsroom. Never where others can reach it.",
    )

    @field_validator("time_zone")
    @classmethod
    def _zone_exists(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError(f"there is no time zone {name!r}; use a name such as Asia/Beirut")
        return name

    @field_validator("site_url", "newsroom_url")
    @classmethod
    def _absolute(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return url.rstrip("/")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        file = InitSettingsSource(settings_cls, _read(paper_folder() / FILE))
        return (init_settings, env_settings, file)


def paper_folder() -> Path:
    """The folder named by MAYDAN_PAPER, else the working directory."""
    return Path(os.environ.get("MAYDAN_PAPER") or ".").resolve()


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise PaperError(f"{path}: not valid TOML: {fault}") from fault


@cache
def options() -> Options:
    """The options of the paper in use. Raises PaperError."""
    try:
        return Options()
    except ValidationError as fault:
        first = fault.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise PaperError(
            f"{paper_folder() / FILE}: {name}: {first['msg'].removeprefix('Value error, ')}"
        ) from fault


def var() -> Path:
    """Where the paper keeps what it makes: database, media, pressed tree, logs."""
    return paper_folder() / "var"


def tree() -> Tree:
    """The paper's pressed tree."""
    return Tree(var() / "pressed")


def secret_key() -> str:
    """Django's secret key, made once and kept in `var/secret`."""
    path = var() / "secret"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        key = secrets.token_urlsafe(48)
        write_atomically(path, key.encode())
        path.chmod(0o600)
        return key
