"""Addresses of the newsroom. Readers' addresses are files: see pressed/layout.py and
reader/outputs/."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from maydan.desk import media_views

# Readers get files from the pressed tree, once a story that they may see holds them.
_documents = decorate_urlpatterns(wagtaildocs_urls.urlpatterns, require_admin_access)

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("desk/", include(wagtailadmin_urls)),
    path("documents/", include(_documents)),
    path("media/<path:name>", media_views.media, name="media"),
    path("reader/<path:name>", media_views.preview_asset, name="preview_asset"),
]
