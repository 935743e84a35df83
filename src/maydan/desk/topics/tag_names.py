"""Offers an edition's tags while somebody types, as JSON for desk.js."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from maydan.lib.fold import fold
from maydan.topics.models import Tag

MOST = 12


def names(request: HttpRequest, language: str) -> JsonResponse:
    """The tags of an edition that hold `q`, those that begin with it first."""
    asked = request.GET.get("q", "").strip()
    if not asked:
        return JsonResponse({"names": []})
    found = Tag.objects.filter(locale__language_code=language, name__icontains=asked).values_list(
        "name", flat=True
    )[:100]
    ranked = sorted(found, key=lambda name: (not fold(name).startswith(fold(asked)), name))
    return JsonResponse({"names": ranked[:MOST]})
