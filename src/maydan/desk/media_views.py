"""Uploads and preview assets for people in the newsroom. Readers get theirs from the pressed tree."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils._os import safe_join
from django.core.exceptions import SuspiciousFileOperation

from maydan.pressed.layout import content_type

SAFE = ("jpg", "jpeg", "png", "webp", "avif", "gif")


@login_required
def media(request: HttpRequest, name: str) -> FileResponse:
    """An uploaded file: pictures are shown, anything else is only saved, and nothing in it may run."""
    answer = _file(Path(settings.MEDIA_ROOT), name)
    if name.rsplit(".", 1)[-1].lower() not in SAFE:
        answer["Content-Disposition"] = "attachment"
    return answer


@login_required
def preview_asset(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the pressed tree (CSS, fonts, pictures) for previews."""
    return _file(settings.PRESSED_TREE.site, name)


def _file(root: Path, name: str) -> FileResponse:
    try:
        path = Path(safe_join(root, name))
    except SuspiciousFileOperation as fault:
        raise Http404 from fault
    if not path.is_file():
        raise Http404
    answer = FileResponse(path.open("rb"), content_type=content_type(name))
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
