"""An export's categories as sections below the edition: those that a story stands in, with their
parents."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from wagtail.models import Page

from maydan.editions.addresses import check_section_slug
from maydan.editions.models import OldAddress, Section
from maydan.lib.direction import plain_line
from maydan.lib.slugs import slug_of
from maydan.wire.imports.addresses import lead, tidy
from maydan.wire.imports.index import key_of
from maydan.wire.imports.people import free
from maydan.wire.imports.report import ADOPTED
from maydan.wire.parsers.wxr.items import WxrCategory, WxrEntry, WxrTerm

if TYPE_CHECKING:
    from maydan.wire.imports.context import Run

DEEPEST = 5
_LONGEST_TITLE = 255
# What WordPress calls the category of posts that have none, in a few languages.
DEFAULTS = frozenset(
    "uncategorized uncategorised sin-categoria non-classe allgemein sem-categoria غير-مصنف".split()
)
_NAMES = {"ar": "غير مصنف", "es": "Sin categoría"}


class Sections:
    """Finds or makes the section for each category."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def main(self, entry: WxrEntry) -> WxrTerm | None:
        """The category that an entry stands in: the deepest, of equals the first; the default one
        only if alone."""
        named = [term for term in entry.categories if key_of(term)]
        own = [term for term in named if not _is_default(term)] or named
        return max(own, key=self._depth, default=None)

    def _depth(self, term: WxrTerm) -> int:
        return len(self.run.index.chain(self.run.index.category(term)))

    def of(self, term: WxrTerm | None) -> int:
        """The section's id."""
        return self.section(self.run.index.category(term) if term else self._default)

    def section(self, category: WxrCategory) -> int:
        """The section of a category, made with those above it the first time."""
        chain = self.run.index.chain(category)
        chain = [*chain[: DEEPEST - 1], category] if len(chain) > DEEPEST else chain
        parent, path = self.run.edition.pk, ""
        for node in chain:
            path = f"{path}/{node.nicename}"
            parent = self._step(node, parent, path)
        return parent

    def _step(self, node: WxrCategory, parent: int, path: str) -> int:
        key = key_of(node)
        pk = self.run.ledger.once(
            "section", key, Section, lambda: self._make(node, parent, path), again=True
        )
        assert pk is not None  # _make always makes one
        return pk

    def _make(self, node: WxrCategory, parent: int, path: str) -> int:
        above = Page.objects.get(pk=parent).specific
        title = plain_line(node.name)[:_LONGEST_TITLE] or node.nicename
        wanted = slug_of(key_of(node), "section")
        here = Section.objects.child_of(above).filter(slug=wanted).first()
        if here:
            self.run.report.keep("sections", ADOPTED)
        else:
            here = Section(
                title=title,
                slug=self._slug(wanted, above),
                description=node.description[:500],
                in_navigation=self._is_first_paper and above.pk == self.run.edition.pk,
                locale=self.run.edition.locale,
            )
            above.add_child(instance=here)
            self.run.report.keep("sections")
        folder = self.run.folder
        for old in {f"{folder}/category{path}", f"{folder}/category/{node.nicename}"}:
            lead(self.run, tidy(old), OldAddress.SECTION, here.pk, here.url_path)
        return here.pk

    def _slug(self, wanted: str, above: Page) -> str:
        slug = free(wanted, lambda slug: _is_taken(slug, above))
        if slug != wanted:
            self.run.report.lose("sections", "under another slug, for theirs is taken here", wanted)
        return slug

    @cached_property
    def _is_first_paper(self) -> bool:
        """Whether the navigation is ours to fill: nobody here has made a section yet."""
        ours = self.run.ledger.targets("section")
        return not Section.objects.descendant_of(self.run.edition).exclude(pk__in=ours).exists()

    @cached_property
    def _default(self) -> WxrCategory:
        known = self.run.index.categories
        if found := next((known[key] for key in known if key in DEFAULTS), None):
            return found
        language = self.run.edition.locale.language_code.partition("-")[0]
        return WxrCategory("uncategorized", _NAMES.get(language, "Uncategorised"), "", "")


def _is_default(term: WxrTerm) -> bool:
    return key_of(term) in DEFAULTS


def _is_taken(slug: str, above: Page) -> bool:
    try:
        check_section_slug(slug, top=above.depth == 2)
    except ValidationError:
        return True
    return Page.objects.child_of(above).filter(slug=slug).exists()
