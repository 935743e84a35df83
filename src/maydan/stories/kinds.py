"""The kinds of story. One concrete model holds them all: Wagtail can't change a page's class, an
editor can change a kind."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

KINDS = [
    ("news", _("News")),
    ("analysis", _("Analysis")),
    ("opinion", _("Opinion")),
    ("blog", _("Blog")),
    ("feature", _("Feature")),
    ("explainer", _("Explainer")),
    ("gallery", _("Gallery")),
    ("infographic", _("Infographic")),
]
