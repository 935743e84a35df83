"""The blocks of a story's body, as editors see them. How readers see them is
reader/templates/blocks/."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from maydan.media import embeds

TEXT = ["bold", "italic", "link", "ol", "ul", "superscript", "subscript"]


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=500)
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=300,
        help_text=_("What a blind reader should know of it."),
    )
    decorative = blocks.BooleanBlock(label=_("Only decoration"), required=False)
    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        max_length=200,
        help_text=_("Only if another than the picture's own."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["alt"] and not cleaned["decorative"]:
            raise blocks.StructBlockValidationError(
                {"alt": ValidationError(_("Say what the picture shows, or mark it as decoration."))}
            )
        return cleaned

    class Meta:
        icon = "image"
        label = _("Picture")


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=60)

    class Meta:
        icon = "images"
        label = _("Gallery")


class PullQuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Words"), max_length=400)
    attribution = blocks.CharBlock(label=_("Who says so"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Pull quote")


class QuotationBlock(blocks.StructBlock):
    words = blocks.TextBlock(label=_("Words"), max_length=2000)
    speaker = blocks.CharBlock(label=_("Speaker"), max_length=160)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=160)
    where = blocks.CharBlock(label=_("Where it was said"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class RelatedBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)
    stories = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="stories.Story"), label=_("Stories"), min_num=1, max_num=6
    )

    class Meta:
        icon = "list-ul"
        label = _("Related news")


class ReadMoreBlock(blocks.StructBlock):
    story = blocks.PageChooserBlock(page_type="stories.Story", label=_("Story"))

    class Meta:
        icon = "arrow-right"
        label = _("Read more")


class FactBoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")


class StoryTableBlock(blocks.StructBlock):
    table = TableBlock(label=_("Table"), table_options={"renderer": "text"})
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=200)

    class Meta:
        icon = "table"
        label = _("Table")


class ChartRow(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=80)
    value = blocks.FloatBlock(label=_("Value"))


class ChartBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    form = blocks.ChoiceBlock(
        label=_("Form"),
        choices=[("bars", _("Bars")), ("columns", _("Columns")), ("line", _("Line"))],
        default="bars",
    )
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=40)
    rows = blocks.ListBlock(ChartRow(), label=_("Figures"), min_num=2, max_num=40)
    source = blocks.CharBlock(label=_("Source"), max_length=200)
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=300)

    class Meta:
        icon = "view"
        label = _("Chart")


class EmbedBlock(blocks.StructBlock):
    """A link and what was found out about it when it was pasted."""

    url = blocks.URLBlock(label=_("Link"))
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=300,
        help_text=_("Found by the link when left empty."),
    )
    author = blocks.CharBlock(label=_("Author"), required=False, max_length=200)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["title"]:
            found = embeds.look_up(cleaned["url"])
            cleaned["title"] = found.title or cleaned["url"][:300]
            cleaned["author"] = cleaned["author"] or found.author
        return cleaned

    class Meta:
        icon = "media"
        label = _("Embed")


class FileBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    label = blocks.CharBlock(label=_("What it is"), required=False, max_length=160)

    class Meta:
        icon = "doc-full"
        label = _("File")


class BodyBlock(blocks.StreamBlock):
    """Everything that may stand in a story, in the order in which the menu offers it."""

    paragraph = blocks.RichTextBlock(label=_("Text"), features=TEXT, icon="pilcrow")
    subheading = blocks.CharBlock(label=_("Subheading"), max_length=160, icon="title")
    picture = PictureBlock()
    gallery = GalleryBlock()
    quotation = QuotationBlock()
    pull_quote = PullQuoteBlock()
    related = RelatedBlock()
    read_more = ReadMoreBlock()
    fact_box = FactBoxBlock()
    table = StoryTableBlock()
    chart = ChartBlock()
    embed = EmbedBlock()
    file = FileBlock()
    divider = blocks.StaticBlock(label=_("Divider"), icon="horizontalrule")
