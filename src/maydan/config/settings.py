"""Django's settings for the newsroom, made from the paper's options (paper.py). Nothing here is
for an outlet to edit."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import global_settings
from django.utils.translation import gettext_lazy as _

from maydan.config import paper
from maydan.config.databases import databases

PAPER = paper.options()
SITE_URL = PAPER.site_url
PRESSED_TREE = paper.tree()
THEME = paper.paper_folder() / "theme"
_newsroom = urlsplit(PAPER.newsroom_url)

SECRET_KEY = paper.secret_key()
DEBUG = PAPER.debug
ALLOWED_HOSTS = [_newsroom.hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [PAPER.newsroom_url]

INSTALLED_APPS = [
    "maydan.desk",
    "maydan.wire",
    "maydan.press",
    "maydan.reader",
    "maydan.fronts",
    "maydan.live",
    "maydan.stories",
    "maydan.topics",
    "maydan.people",
    "maydan.media",
    "maydan.editions",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.contrib.table_block",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "maydan.desk.middleware.ContentPolicy",
    "maydan.desk.middleware.StaticFiles",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "maydan.desk.stories.refusals.Refusals",
]
ROOT_URLCONF = "maydan.config.urls"
WSGI_APPLICATION = "maydan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = databases(PAPER.database, paper.var())
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
SESSION_COOKIE_NAME = "maydan_newsroom"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PAPER.behind_tls
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

LANGUAGE_CODE = PAPER.newsroom_language
# An edition is data: any language that Django knows may be one. The newsroom's screens speak three.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    (code, _(name)) for code, name in global_settings.LANGUAGES
]
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("es", _("Spanish")),
]
TIME_ZONE = PAPER.time_zone
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = paper.var() / "newsroom-static"
STATICFILES_DIRS = [
    ("faces", Path(__file__).parents[1] / "reader" / "fonts")
]  # the newsroom wears the paper's faces
MEDIA_ROOT = paper.var() / "media"
MEDIA_URL = "/media/"

WAGTAIL_SITE_NAME = "Maydan"
WAGTAILADMIN_BASE_URL = PAPER.newsroom_url
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Attachment"
WAGTAILDOCS_EXTENSIONS = ["pdf", "csv", "txt", "odt", "ods", "docx", "xlsx", "zip"]
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAIL_AUTOSAVE_INTERVAL = 4000  # ms; the default saves a whole revision each half second
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_PASSWORD_RESET_ENABLED = False  # there is no post to send the link by
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "maydan.desk.search"}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "link", "ol", "ul", "superscript", "subscript"]},
    }
}
WAGTAILEMBEDS_FINDERS = [{"class": "maydan.media.embeds.NoFinder"}]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o644
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"maydan": {"level": "INFO"}},
}
