"""Uploads and preview assets for people in the newsroom. Readers get theirs from the pressed
tree."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from wagtail.admin.auth import require_admin_access

from maydan.media import sizes
from maydan.pressed.layout import content_type
from maydan.reader import preview

Answer = TypeVar("Answer", bound=HttpResponseBase)
SHOWN = ("jpg", "jpeg", "png", "webp", "avif", "gif")
_SIZE = re.compile(r"_/pictures/([0-9a-f]{20})/(\d{1,5})\.(avif|jpg)")


@require_admin_access
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """An uploaded file: pictures are shown, anything else is only saved, and nothing in it may
    run."""
    answer = _file(_inside(Path(settings.MEDIA_ROOT), name))
    if name.rsplit(".", 1)[-1].lower() not in SHOWN:
        answer["Content-Disposition"] = "attachment"
    return answer


@require_admin_access
def preview_asset(request: HttpRequest, name: str) -> HttpResponseBase:
    """What a preview refers to: the look as it is now, pictures that no press has needed yet,
    else the pressed tree's file."""
    content = preview.asset(name)
    if content is not None:
        return _safe(HttpResponse(content, content_type=content_type(name)))
    if size := _SIZE.fullmatch(name):
        return _file(sizes.file_of(size[1], int(size[2]), size[3]))
    if name.startswith("_/wordmarks/"):
        return _file(
            _inside(Path(settings.MEDIA_ROOT) / "wordmarks", name.removeprefix("_/wordmarks/"))
        )
    return _file(_inside(settings.PRESSED_TREE.site, name))


def _inside(root: Path, name: str) -> Path:
    try:
        return Path(safe_join(root, name))
    except SuspiciousFileOperation as fault:
        raise Http404 from fault


def _file(path: Path) -> FileResponse:
    if not path.is_file():
        raise Http404
    return _safe(FileResponse(path.open("rb"), content_type=content_type(path.name)))


def _safe(answer: Answer) -> Answer:
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
