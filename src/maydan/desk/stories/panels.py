"""The story's edit form in the order in which a journalist thinks: the words, the picture, the
text, where it goes, when.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from maydan.desk.stories.form import StoryForm
from maydan.lib.direction import direction_of
from maydan.people.models import Contributor
from maydan.stories import actions
from maydan.stories.models import Story
from maydan.topics.models import Coverage

# The element from which choosers learn whose people and coverages to show first
# (desk/panels/edition.html).
EDITION = {"locale": "#desk-edition"}


class EditionPanel(Panel):
    """Head of the form: which edition and section it stands in, its translations, how far behind
    its source it is.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/panels/edition.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            locale = self.form.locale
            return (
                context
                | {
                    "locale": locale,
                    "direction": direction_of(locale.language_code),
                    "section": self.form.parent_page,
                }
                | (_translation(self.instance) if self.instance.pk else {})
            )


def _translation(story: Story) -> dict[str, Any]:
    others = story.get_translations().exclude(pk=story.source_story)
    return {
        "translations": list(others.select_related("locale").order_by("locale_id")),
        "source": Story.objects.filter(pk=story.source_story).select_related("locale").first()
        if story.source_story
        else None,
        "debt": actions.translation_debt(story),
    }


class StoryPanels(TabbedInterface):
    """All panels of a story; the schedule stands among them instead of in Wagtail's dialog."""

    def get_form_class(self) -> type[Any]:
        made: type[Any] = super().get_form_class()
        made.show_schedule_publishing_toggle = False
        return made


def story_panels() -> StoryPanels:
    told = [*_words(), _picture(), FieldPanel("body"), *_place(), *_time(), _search()]
    ticks = FieldPanel("is_translated", disable_comments=True)
    # One tab: Wagtail gives a form its margins with it, and desk.css takes away the lone handle.
    return StoryPanels(
        [ObjectList([EditionPanel(), ticks, *told, CommentPanel()], heading=_("Story"))],
        base_form_class=StoryForm,
    )


def _words() -> list[Any]:
    return [
        TitleFieldPanel(
            "title",
            heading=_("Headline"),
            placeholder=_("Headline"),
            help_text=_("What happened, in one line."),
        ),
        FieldPanel("kicker"),
        FieldPanel("standfirst", widget=forms.Textarea({"rows": 3})),
    ]


def _picture() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel("lead_picture", heading=_("Picture")),
            FieldPanel("lead_caption"),
            FieldRowPanel([FieldPanel("lead_alt"), FieldPanel("lead_decorative")]),
            FieldPanel("lead_credit"),
        ],
        heading=_("Lead picture"),
        icon="image",
    )


def _place() -> list[Any]:
    return [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("priority")]),
                FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
                FieldPanel("tags"),
                FieldRowPanel([FieldPanel("dateline"), FieldPanel("slugline")]),
                FieldPanel("keep_off_fronts"),
            ],
            heading=_("Where it goes"),
            icon="folder-open-inverse",
        ),
        InlinePanel(
            "bylines",
            [
                FieldPanel(
                    "contributor", widget=AdminSnippetChooser(Contributor, linked_fields=EDITION)
                )
            ],
            heading=_("Bylines"),
            label=_("byline"),
        ),
        InlinePanel(
            "coverage_entries",
            [
                FieldPanel("coverage", widget=AdminSnippetChooser(Coverage, linked_fields=EDITION)),
                FieldPanel("essential"),
            ],
            heading=_("Coverages"),
            label=_("coverage"),
        ),
        InlinePanel(
            "sources",
            [FieldRowPanel([FieldPanel("role"), FieldPanel("outlet")]), FieldPanel("url")],
            heading=_("Sources"),
            label=_("source"),
        ),
        InlinePanel(
            "related",
            [PageChooserPanel("other", "stories.Story")],
            heading=_("Related stories"),
            label=_("related story"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("ai_assisted"), FieldPanel("sponsored_by")])],
            heading=_("Notes to readers"),
            icon="info-circle",
        ),
    ]


def _time() -> list[Any]:
    return [
        MultiFieldPanel(
            [
                FieldPanel("is_update", disable_comments=True),
                FieldPanel("embargo_until"),
                FieldRowPanel(
                    [
                        FieldPanel("go_live_at", heading=_("Go live")),
                        FieldPanel("expire_at", heading=_("Leave the site")),
                    ],
                    help_text=_(
                        "Empty: goes live when you publish, and stays."
                        " Press “Publish” to put a schedule in force."
                    ),
                ),
            ],
            heading=_("When"),
            icon="calendar-alt",
        ),
        InlinePanel(
            "corrections",
            [FieldPanel("date"), FieldPanel("text"), FieldPanel("wrong")],
            heading=_("Corrections"),
            label=_("correction"),
        ),
    ]


def _search() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel(
                "slug", help_text=_("The last word of the address. Empty: made from the headline.")
            ),
            FieldPanel(
                "seo_title",
                heading=_("Headline for search engines"),
                help_text=_("Empty: the headline."),
            ),
            FieldPanel(
                "search_description",
                heading=_("Description"),
                help_text=_("Empty: the standfirst."),
            ),
            FieldRowPanel([FieldPanel("social_headline"), FieldPanel("social_picture")]),
            FieldPanel("canonical_url"),
            FieldPanel("noindex"),
        ],
        heading=_("Search and sharing"),
        icon="globe",
        classname="collapsed",
    )


def bind() -> None:
    """Give Story its form; done at start, because stories may not import the desk."""
    Story.edit_handler = story_panels()
