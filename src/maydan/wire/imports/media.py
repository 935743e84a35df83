"""An export's uploads as pictures and files of ours, each brought once. Where their bytes are from
is files.py."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from maydan.lib.direction import plain_line
from maydan.lib.slugs import slug_of
from maydan.media.checks import check_picture
from maydan.media.models import Attachment, Picture
from maydan.wire.imports.context import Run
from maydan.wire.imports.files import Files, NotToBeHad
from maydan.wire.imports.index import path_of, plain_path
from maydan.wire.imports.report import ADOPTED
from maydan.wire.parsers.wxr.items import WxrAttachment


@dataclass(frozen=True)
class Held:
    """A file that is here, and what the export says about it."""

    pk: int
    record: WxrAttachment | None


class Media:
    """Finds, checks and keeps uploads.

    `used` and `missing` gather what one entry met, for its digest: the words about its files, and
    what could not be had.
    """

    def __init__(self, run: Run, files: Files) -> None:
        self.run = run
        self.files = files
        self.missing: set[str] = set()
        self.used: set[str] = set()
        self._faults: dict[tuple[str, str], str] = {}

    def start(self) -> None:
        """Begin an entry."""
        self.used, self.missing = set(), set()

    def picture(self, number: int, src: str) -> Held | None:
        """The picture of this number or address."""
        return self._held("pictures", number, src)

    def file(self, number: int, url: str) -> Held | None:
        """The document of this number or address."""
        return self._held("files", number, url)

    def _held(self, kind: str, number: int, url: str) -> Held | None:
        url = _whole(self.run.site, url)
        record = self.run.index.attachment(number, url)
        addresses = _addresses(record, url)
        self.used.add(repr(record))
        if not addresses:
            self._lose(kind, "not in the export", f"number {number}")
            return None
        key = str(record.wp_id) if record and record.wp_id else addresses[0]
        pk = self._once(kind, key, addresses, record)
        if pk is None and (fault := self._faults.get((kind, key))):
            self._lose(kind, fault, addresses[0])
        return Held(pk, record) if pk is not None else None

    def _once(
        self, kind: str, key: str, addresses: list[str], record: WxrAttachment | None
    ) -> int | None:
        model = Picture if kind == "pictures" else Attachment
        ledger, name = self.run.ledger, kind.removesuffix("s")
        if ledger.has(name, key) or (kind, key) in self._faults:
            return ledger.once(name, key, model, lambda: None)
        row = ledger.elsewhere(name, key)
        if row and model._default_manager.filter(pk=row.target).exists():
            self.run.report.keep(kind, ADOPTED)
            return ledger.once(name, key, model, lambda: row.target)
        try:
            found, data = self._bytes(
                kind, addresses
            )  # before the transaction: it may take its time
        except NotToBeHad as fault:
            self._faults[kind, key] = str(fault)
            return None
        save = _picture if kind == "pictures" else _file
        made = ledger.once(name, key, model, lambda: save(found, data, record))
        self.run.report.keep(kind)
        return made

    def _bytes(self, kind: str, addresses: list[str]) -> tuple[str, bytes]:
        if kind == "files":
            ending = PurePosixPath(path_of(addresses[0])).suffix.lstrip(".").lower()
            if ending not in settings.WAGTAILDOCS_EXTENSIONS:
                raise NotToBeHad(f"the newsroom takes no files of this kind ({ending or 'none'})")
        name, data = self.files.get(addresses)
        if kind == "pictures":
            try:
                check_picture(io.BytesIO(data))
            except ValidationError as fault:
                raise NotToBeHad("its file is no sound picture that the newsroom takes") from fault
        return name, data

    def _lose(self, kind: str, why: str, address: str) -> None:
        self.missing.add(address)
        self.run.report.lose(kind, why, address)


def words_for(held: Held, alt: str, caption: str) -> tuple[str, bool]:
    """The alternative text, and whether the picture has to pass for decoration because nobody ever
    wrote one.

    A title counts unless it is only the file's name, which tells a blind reader nothing.
    """
    record = held.record
    title = record.title if record and not _is_file_name(record) else ""
    words = plain_line(alt or (record.alt if record else "") or caption or title)
    return words[:300], not words


def _is_file_name(record: WxrAttachment) -> bool:
    return slug_of(record.title) == slug_of(PurePosixPath(plain_path(record.url)).stem)


def _whole(site: str, url: str) -> str:
    try:
        return urlsplit(urljoin(f"{site}/", url)).geturl() if url else ""
    except ValueError:
        return ""


def _addresses(record: WxrAttachment | None, url: str) -> list[str]:
    """Where to look, the largest copy first."""
    plain = urlsplit(url)._replace(path=quote(plain_path(url))).geturl() if url else ""
    found = [record.url if record else "", plain, url]
    return list(dict.fromkeys(address for address in found if address))


def _picture(name: str, data: bytes, record: WxrAttachment | None) -> int:
    picture = Picture(
        title=_title(name, record),
        file=ContentFile(data, name=_safe(name, "picture")),
        alt_text=plain_line(record.alt)[:300] if record else "",
    )
    picture.save()
    return picture.pk


def _file(name: str, data: bytes, record: WxrAttachment | None) -> int:
    file = Attachment(title=_title(name, record), file=ContentFile(data, name=_safe(name, "file")))
    file.save()
    return file.pk


def _title(name: str, record: WxrAttachment | None) -> str:
    return (
        plain_line(record.title if record and record.title else PurePosixPath(name).stem)[:255]
        or name[:255]
    )


def _safe(name: str, fallback: str) -> str:
    path = PurePosixPath(name)
    return f"{slug_of(path.stem, fallback)}{path.suffix.lower()[:6]}"
