"""The newsroom's three roles, as groups that a chief may change afterwards: Reporter, Editor,
Chief.

Reporters write; editors publish, send flashes and keep tags; chiefs also kill, arrange fronts and
change sections. Who may change users is a superuser, and no role.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from maydan.editions.models import Edition

REPORTER, EDITOR, CHIEF = "Reporter", "Editor", "Chief"
_TOPICS = (
    "topics.add_tag topics.change_tag topics.delete_tag topics.add_coverage topics.change_coverage"
)
_EDITORS = (
    f"{_TOPICS} live.add_flash live.change_flash people.add_contributor people.change_contributor"
)
_CHIEFS = (
    "topics.add_region topics.change_region topics.delete_region topics.delete_coverage"
    " people.delete_contributor fronts.add_front fronts.change_front fronts.delete_front"
    " stories.add_kill stories.delete_kill stories.view_kill"
    " wagtailcore.add_locale wagtailcore.change_locale"
)
_TREE = " ".join(
    f"editions.{verb}_{kind}"
    for verb in ("add", "change", "delete")
    for kind in ("edition", "section", "fixedpage")
)
_ACCESS = "wagtailadmin.access_admin"
MODELS = {
    REPORTER: _ACCESS,
    EDITOR: f"{_ACCESS} {_EDITORS}",
    CHIEF: f"{_ACCESS} {_EDITORS} {_CHIEFS} {_TREE}",
}
_WRITING = "add_page change_page"
_PUBLISHING = f"{_WRITING} publish_page lock_page unlock_page"
PAGES = {REPORTER: _WRITING, EDITOR: _PUBLISHING, CHIEF: f"{_PUBLISHING} bulk_delete_page"}
_UPLOADING = "media.add_picture media.choose_picture media.add_attachment media.choose_attachment"
_KEEPING = f"{_UPLOADING} media.change_picture media.change_attachment"
COLLECTIONS = {REPORTER: _UPLOADING, EDITOR: _KEEPING, CHIEF: _KEEPING}
WAGTAILS_OWN = ("Moderators", "Editors")


@transaction.atomic
def ensure_roles() -> None:
    """Make the groups that are not there. What somebody changed in one that is there stays."""
    for name in (REPORTER, EDITOR, CHIEF):
        group, made = Group.objects.get_or_create(name=name)
        if made:
            group.permissions.set(_permissions(MODELS[name]))
            _open_collections(group)
            for edition in Edition.objects.all():
                open_edition(group, edition)
    Group.objects.filter(name__in=WAGTAILS_OWN, user=None).delete()


def _permissions(names: str) -> list[Permission]:
    wanted = Q()
    for name in names.split():
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))


def _open_collections(group: Group) -> None:
    root = Collection.get_first_root_node()
    for permission in _permissions(COLLECTIONS[group.name]):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def open_edition(group: Group, edition: Edition) -> None:
    """Let a role work in an edition."""
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGES[group.name].split()
    ):
        GroupPagePermission.objects.get_or_create(
            group=group, page=edition.page_ptr, permission=permission
        )


def _greet(instance: Any, created: bool, **kwargs: Any) -> None:
    if created:
        for group in Group.objects.filter(name__in=PAGES):
            open_edition(group, instance)


def connect() -> None:
    """Open each new edition to the roles."""
    post_save.connect(_greet, sender=Edition, dispatch_uid="desk.roles.greet")
