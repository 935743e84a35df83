"""Who may change the paper's own pages.

Wagtail's page rights know no kinds: whoever writes stories could else add a section.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page

from maydan.stories.models import Story


def check(user: Any, verb: str, kind: type[Page]) -> None:
    """Raise PermissionDenied unless this person may `add`, `change` or `delete` pages of this kind.

    Stories have only Wagtail's rights.
    """
    if not issubclass(kind, Story) and not user.has_perm(
        f"{kind._meta.app_label}.{verb}_{kind._meta.model_name}"
    ):
        raise PermissionDenied


def check_page(user: Any, verb: str, page: Page) -> None:
    """As `check`, for a page whose class is not loaded yet."""
    check(user, verb, page.specific_class or Page)


class PagesToRead(PagesAdminAPIViewSet):
    """The API behind Wagtail's screens, without its actions: no screen uses them, and they ask no
    hook, so an editor could delete a section.
    """

    actions: dict[str, Any] = {}
