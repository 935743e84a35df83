"""The form that copies a page, without Wagtail's aliases.

An alias takes over all of its source's fields each time that is published, its address too: two
pages would fight for one place.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.pages import CopyForm

from maydan.editions.models import Node


class PlainCopyForm(CopyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)


def bind() -> None:
    Node.copy_form_class = PlainCopyForm
