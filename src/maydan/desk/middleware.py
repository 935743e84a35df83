"""What stands around every answer of the newsroom: its own static files, served by its one
process without collectstatic by hand, and the policy that browsers keep."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.staticfiles.views import serve
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control


class StaticFiles:
    """Answers STATIC_URL from the apps' files; everything else goes on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(settings.STATIC_URL):
            return self.next(request)
        try:
            answer = serve(request, request.path[len(settings.STATIC_URL) :], insecure=True)
        except Http404:
            return self.next(request)
        patch_cache_control(answer, max_age=3600, private=True)
        return answer


class ContentPolicy:
    """Says what a newsroom page may load, where nothing stricter is said already.

    Wagtail's forms bring scripts of their own in the page, so those can't be forbidden: but none
    comes from another host, nothing is sent to one, and no other host frames the newsroom.
    """

    POLICY = (
        "base-uri 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'self';"
        " object-src 'none'; script-src 'self' 'unsafe-inline'"
    )

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.next(request)
        answer.headers.setdefault("Content-Security-Policy", self.POLICY)
        return answer
