"""The first things in a new database: editions instead of Wagtail's welcome page, roles, a first
user."""

from __future__ import annotations

from babel import Locale as Words
from babel import UnknownLocaleError
from django.db import transaction
from wagtail.models import Locale, Page, Site

from maydan.desk.structure.roles import ensure_roles
from maydan.editions.models import Edition, FixedPage
from maydan.people.models import User


@transaction.atomic
def begin(name: str, languages: list[str]) -> list[Edition]:
    """Make an empty edition for each language, the first being the paper's main one. Raises
    ValueError for an unknown language."""
    root = Page.objects.get(depth=1)
    Site.objects.all().delete()
    for page in root.get_children().not_type(Edition):
        page.delete()
    root = Page.objects.get(depth=1)
    made = [_edition(root, name, language) for language in languages]
    Locale.objects.exclude(language_code__in=languages).delete()
    Site.objects.create(hostname="localhost", root_page=made[0], is_default_site=True)
    ensure_roles()
    return made


def _edition(root: Page, name: str, language: str) -> Edition:
    try:
        Words.parse(language, sep="-")
    except (UnknownLocaleError, ValueError) as fault:
        raise ValueError(
            f"{language!r} is not a language this version knows; use a code such as en, ar or pt-br"
        ) from fault
    locale, _made = Locale.objects.get_or_create(language_code=language)
    numerals = "arab" if language.startswith("ar") else "latn"
    edition = Edition(title=name, locale=locale, numerals=numerals)
    Page.objects.get(pk=root.pk).add_child(instance=edition)
    edition.save_revision().publish()
    return edition


def fixed_page(edition: Edition, slug: str, title: str, body: str) -> FixedPage:
    """A live fixed page of an edition."""
    page = FixedPage(title=title, slug=slug, body=body, locale=edition.locale, live=False)
    edition.add_child(instance=page)
    page.save_revision().publish()
    return page


def first_user(username: str, password: str) -> User:
    """A superuser, for whoever sets the paper up."""
    user, _made = User.objects.get_or_create(
        username=username, defaults={"is_staff": True, "is_superuser": True}
    )
    user.set_password(password)
    user.save()
    return user
