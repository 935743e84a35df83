"""Which moves of pages are refused. A receiver, for Wagtail's views and bulk actions move pages by
their base class, past every method of ours."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import pre_page_move

from maydan.editions.addresses import check_section_slug


def connect() -> None:
    pre_page_move.connect(_check, dispatch_uid="editions.moves")


def _check(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    if parent_page_after.locale_id != instance.locale_id and parent_page_after.depth > 1:
        raise ValidationError(_("A page stays in its edition. Translate it instead of moving it."))
    if instance.cached_content_type.model == "section":
        check_section_slug(instance.slug, top=parent_page_after.depth == 2)
