"""Turns a rule's refusal into a message where the person is.

Forms say it beside the field; this is for what publishes without a form: bulk actions, workflow,
unscheduling, moving. Without it a broken rule would be an error page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages

from maydan.stories import rules
from maydan.stories.models import Story


class Refusals:
    """Middleware: a ValidationError that no form caught."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.next(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponseBase | None:
        if not isinstance(fault, ValidationError) or not request.path.startswith(
            reverse("wagtailadmin_home")
        ):
            return None
        told = " ".join(fault.messages)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(
                {"success": False, "error_code": "refused", "error_message": told}, status=400
            )
        messages.error(request, told)
        return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    come_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(
        come_from, {request.get_host()}, require_https=request.is_secure()
    ):
        return come_from
    return reverse("wagtailadmin_home")


def before_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Stop a bulk publish before any of it happens, and name what stands in the way."""
    if action_type != "publish":
        return None
    refused = 0
    for story in _stories(objects, action):
        try:
            rules.check_may_be_live(story)
        except ValidationError as refusal:
            refused += 1
            messages.error(request, f"{story.draft_title}: {' '.join(refusal.messages)}")
    return redirect(action.next_url) if refused else None


def _stories(objects: Iterable[Any], action: Any) -> Iterable[Story]:
    for page in objects:
        below = action.cleaned_form.cleaned_data.get("include_descendants")
        found = (
            Story.objects.descendant_of(page, inclusive=True)
            if below
            else Story.objects.filter(pk=page.pk)
        )
        yield from found.filter(live=False).defer_streamfields()
