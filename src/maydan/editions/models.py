"""Edition, Section and FixedPage (Wagtail pages), OldAddress and Clock. What stands in a section
is stories/models.py."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from maydan.editions.addresses import Addressed, check_fixed_slug, check_section_slug
from maydan.editions.blocks import LinksBlock
from maydan.editions.wordmark import ENDINGS, check_wordmark
from maydan.lib.direction import direction_of, plain_line
from maydan.lib.slugs import slug_of

NUMERALS = [("latn", _("Western (0 1 2 3)")), ("arab", _("Arabic-Indic (٠ ١ ٢ ٣)"))]


def check_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(
            _("There is no time zone “%s”. Use a name such as Asia/Beirut.") % name
        )


class Node(Addressed, Page):
    """What editions, sections and fixed pages share: safe headline and slug, and children made
    one at a time."""

    private_page_options: list[str] = []  # what is pressed is public; a lock here would be a lie

    class Meta:
        abstract = True

    def _set_core_field_defaults(self) -> None:
        self.title = plain_line(str(self.title))  # type: ignore[has-type]
        if not self.slug and self.title:  # type: ignore[has-type]
            self.slug = slug_of(self.title, fallback="page")
        super()._set_core_field_defaults()

    def add_child(self, **kwargs: Any) -> Page:
        # treebeard computes the child's path from what it knows of the parent. The lock makes two
        # people who create under one parent take turns, the fresh numbers make the second see the
        # first.
        with transaction.atomic():
            now = Page.objects.select_for_update().get(pk=self.pk)
            self.numchild, self.path, self.depth = now.numchild, now.path, now.depth
            return super().add_child(**kwargs)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        # Wagtail would look for a template of ours; stories have their own way (stories/preview.py)
        return []


class Edition(Node):
    """One language version of the paper: its Locale, masthead, direction, zone and numerals. Its
    slug is the first word of each address."""

    slogan = models.CharField(_("slogan"), max_length=200, blank=True)
    description = models.TextField(
        _("description"), max_length=500, blank=True, help_text=_("For search engines and feeds.")
    )
    place = models.CharField(
        _("place"),
        max_length=80,
        blank=True,
        help_text=_("In the date line: the city of the newsroom."),
    )
    wordmark = models.FileField(
        _("wordmark"),
        upload_to="wordmarks/",
        blank=True,
        validators=[FileExtensionValidator(ENDINGS), check_wordmark],
        help_text=_("A drawn name, twice the height of 40 px. Without it the name is set in type."),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default="#0b5563",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Six hexadecimal digits after #."))],
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[check_time_zone]
    )
    numerals = models.CharField(_("numerals"), max_length=4, choices=NUMERALS, default="latn")
    words_a_minute = models.PositiveSmallIntegerField(_("words read in a minute"), default=238)
    social_links = StreamField(LinksBlock(), verbose_name=_("social links"), blank=True)
    app_links = StreamField(LinksBlock(), verbose_name=_("app links"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    page_description = _("One language version of the paper.")
    content_panels = [
        FieldPanel("title", heading=_("Name of the paper")),
        FieldPanel("slogan"),
        FieldPanel("description"),
        MultiFieldPanel([FieldPanel("wordmark"), FieldPanel("accent")], heading=_("Masthead")),
        MultiFieldPanel(
            [
                FieldPanel("place"),
                FieldPanel("time_zone"),
                FieldPanel("numerals"),
                FieldPanel("words_a_minute"),
            ],
            heading=_("Habits"),
        ),
        FieldPanel("social_links"),
        FieldPanel("app_links"),
    ]

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def _set_core_field_defaults(self) -> None:
        if self.locale_id:
            self.slug = self.locale.language_code.lower()
        super()._set_core_field_defaults()

    @property
    def code(self) -> str:
        return self.slug

    @property
    def direction(self) -> str:
        return direction_of(self.locale.language_code)


class Section(Node):
    """A node of an edition's section tree."""

    description = models.TextField(_("description"), max_length=500, blank=True)
    in_navigation = models.BooleanField(_("in the navigation"), default=True)

    parent_page_types = ["editions.Edition", "editions.Section"]
    page_description = _("A section or subsection; stories stand in it.")
    content_panels = [
        FieldPanel("title", heading=_("Name")),
        FieldPanel("description"),
        FieldPanel("in_navigation"),
    ]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def clean(self) -> None:
        super().clean()
        check_section_slug(
            self.slug, top=self.depth == 3 or (not self.depth and self._under_edition())
        )

    def _under_edition(self) -> bool:
        parent = getattr(self, "_cached_parent_obj", None)
        return parent is not None and parent.depth == 2

    def minimal_clean(self) -> None:
        super().minimal_clean()
        check_section_slug(self.slug, top=self.depth == 3)


class FixedPage(Node):
    """A page that is not news: about, contact, privacy, accessibility, the app."""

    body = RichTextField(
        _("text"), features=["h2", "h3", "bold", "italic", "link", "ol", "ul", "hr"]
    )
    in_footer = models.BooleanField(_("in the footer"), default=True)

    parent_page_types = ["editions.Edition"]
    subpage_types: list[str] = []
    page_description = _("About, contact, privacy and the like.")
    content_panels = [FieldPanel("title"), FieldPanel("body"), FieldPanel("in_footer")]

    class Meta:
        verbose_name = _("fixed page")
        verbose_name_plural = _("fixed pages")

    def minimal_clean(self) -> None:
        super().minimal_clean()
        check_fixed_slug(self.slug)

    def clean(self) -> None:
        super().clean()
        check_fixed_slug(self.slug)


class OldAddress(models.Model):
    """An address that something of ours once had. Never cascades: it outlives what it leads to,
    and then leads to nothing."""

    STORY, SECTION, PAGE, TAG, REGION, COVERAGE, CONTRIBUTOR = (
        "story section page tag region coverage contributor".split()
    )

    path = models.CharField(max_length=600, unique=True)
    kind = models.CharField(max_length=12)
    target = models.BigIntegerField()
    left_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "target"])]

    def __str__(self) -> str:
        return self.path


class Clock(models.Model):
    """Time as a fact: what hour or day it is in an edition, moved on by the scheduler."""

    edition = models.CharField(max_length=255)
    unit = models.CharField(max_length=4, choices=[("hour", "hour"), ("day", "day")])
    value = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "unit"], name="one_clock")]

    def __str__(self) -> str:
        return f"{self.edition} {self.unit} {self.value:%Y-%m-%d %H:%M}"
