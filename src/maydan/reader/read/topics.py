"""Reading contributors, tags, regions, coverages, pictures and files."""

from __future__ import annotations

from collections.abc import Iterable

from maydan.media.models import Attachment, Picture
from maydan.people.models import Contributor
from maydan.reader.read.editions import NAMED
from maydan.reader.read.record import alias, bulk, known, put, reads
from maydan.reader.read.rows import FileRow, PersonRow, PictureRow, TopicRow


@reads("contributor", int)
def person(pk: int) -> PersonRow | None:
    row = Contributor.objects.using(alias()).select_related("locale").filter(pk=pk).first()
    if row is None:
        return None
    code = row.locale.language_code.lower()
    links = tuple((b["value"]["label"], b["value"]["url"]) for b in row.links.raw_data)
    return PersonRow(
        id=row.pk,
        edition=code,
        name=row.name,
        address=f"/{code}/{Contributor.PATH}/{row.slug}/",
        kind=row.kind,
        role=row.role,
        bio=row.bio,
        face=row.face_id,
        links=links,
        translation_key=str(row.translation_key),
    )


@reads("topic", str, int)
def topic(kind: str, pk: int) -> TopicRow | None:
    model = NAMED[kind]
    row = model._default_manager.using(alias()).select_related("locale").filter(pk=pk).first()
    if row is None:
        return None
    code = row.locale.language_code.lower()
    return TopicRow(
        id=row.pk,
        edition=code,
        kind=kind,
        name=row.name,
        address=f"/{code}/{model.PATH}/{row.slug}/",
        blurb=getattr(row, "blurb", ""),
        picture=getattr(row, "picture_id", None),
        picture_alt=getattr(row, "picture_alt", ""),
        open=getattr(row, "open", True),
        translation_key=str(row.translation_key),
    )


def _picture_row(row: Picture) -> PictureRow | None:
    if not row.sized or not row.sizes:
        return None
    return PictureRow(
        row.pk, row.sized, tuple((w, h) for w, h in row.sizes), row.credit, _focus(row)
    )


def _focus(row: Picture) -> tuple[int, int] | None:
    if row.focal_point_x is None or row.focal_point_y is None or not row.width or not row.height:
        return None
    across = min(10, max(0, round(row.focal_point_x * 10 / row.width))) * 10
    down = min(10, max(0, round(row.focal_point_y * 10 / row.height))) * 10
    return (across, down)


@reads("picture", int)
def picture(pk: int) -> PictureRow | None:
    """A picture whose sizes are made; None while they are not."""
    row = Picture.objects.using(alias()).filter(pk=pk).first()
    return _picture_row(row) if row else None


def load_pictures(pks: Iterable[int]) -> None:
    """Read many pictures in one query; each is recorded only when it is asked for."""
    wanted = [pk for pk in set(pks) if not known("picture", pk)]
    if wanted:
        with bulk() as name:
            rows = {row.pk: row for row in Picture.objects.using(name).filter(pk__in=wanted)}
        for pk in wanted:
            put("picture", pk, _picture_row(rows[pk]) if pk in rows else None)


@reads("file", int)
def file(pk: int) -> FileRow | None:
    row = Attachment.objects.using(alias()).filter(pk=pk).first()
    if row is None:
        return None
    key = row.file_hash or ""
    return FileRow(row.pk, key[:16], row.filename, row.title, row.file_size or 0)
