"""Who may reach what: every view of ours by every role, and what publishes without a form."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow, WorkflowTask

from maydan.desk.structure.roles import CHIEF, EDITOR, REPORTER, ensure_roles
from maydan.lib import clock
from maydan.live.models import Flash
from maydan.people.models import Contributor
from maydan.stories import actions
from maydan.stories.models import Story
from maydan.topics.models import Coverage, Region, Tag
from tests.desk.newsroom import Desk, add_url, someone, story_form

YES, NO = 200, 403
ALL, PUBLISHERS, CHIEFS = (YES, YES, YES), (NO, YES, YES), (NO, NO, YES)
ROLES = (REPORTER, EDITOR, CHIEF)


def matrix(desk: Desk) -> dict[str, tuple[int, int, int]]:
    """The address of each view of ours, with what Reporter, Editor and Chief get."""
    story = desk.story("en")
    mark = actions.kill(desk.story("en"))
    flash = Flash.objects.create(locale=story.locale, text="One line")
    tag = desk.tags["en"][0]

    def snippet(model: type, way: str, *args: int) -> str:
        return reverse(model.snippet_viewset.get_url_name(way), args=args)  # type: ignore[attr-defined]

    return {
        reverse("wagtailadmin_home"): ALL,
        reverse("stories:index"): ALL,
        reverse("stories:index_results"): ALL,
        reverse("stories:choose_parent"): ALL,
        add_url(desk.sections["en"]): ALL,
        reverse("wagtailadmin_pages:edit", args=[story.pk]): ALL,
        reverse("desk_tag_names", args=["en"]): ALL,
        reverse("desk_translate", args=[story.pk]): ALL,
        reverse("flashes:index"): PUBLISHERS,
        reverse("flashes:index_results"): PUBLISHERS,
        reverse("flashes:add"): PUBLISHERS,
        reverse("desk_retract", args=[flash.pk]): PUBLISHERS,
        snippet(Tag, "list"): PUBLISHERS,
        snippet(Tag, "add"): PUBLISHERS,
        snippet(Tag, "edit", tag.pk): PUBLISHERS,
        snippet(Tag, "delete", desk.tags["ar"][0].pk): PUBLISHERS,
        reverse("desk_merge_tag", args=[tag.pk]): PUBLISHERS,
        snippet(Contributor, "list"): PUBLISHERS,
        snippet(Contributor, "add"): PUBLISHERS,
        snippet(Contributor, "delete", desk.people["ar"].pk): CHIEFS,
        snippet(Coverage, "add"): PUBLISHERS,
        snippet(Coverage, "delete", desk.coverages["ar"].pk): CHIEFS,
        snippet(Region, "list"): CHIEFS,
        snippet(Region, "add"): CHIEFS,
        reverse("fronts:index"): CHIEFS,
        reverse("fronts:add"): CHIEFS,
        reverse("kills:index"): CHIEFS,
        reverse("kills:index_results"): CHIEFS,
        reverse("desk_kill", args=[story.pk]): CHIEFS,
        reverse("desk_lift_kill", args=[mark.pk]): CHIEFS,
        reverse("desk_section_twin", args=[desk.sections["en"].pk]): CHIEFS,
        reverse("wagtailadmin_pages:edit", args=[desk.sections["en"].pk]): CHIEFS,
        reverse("wagtailadmin_pages:edit", args=[desk.editions["en"].pk]): CHIEFS,
        reverse(
            "wagtailadmin_pages:add", args=["editions", "section", desk.editions["en"].pk]
        ): CHIEFS,
        reverse("wagtailadmin_pages:delete", args=[desk.sections["ar"].pk]): CHIEFS,
    }


def refused(status: int, location: str) -> bool:
    """Wagtail answers what is forbidden with 403, or with a way home and a word."""
    return status == 403 or (status == 302 and location == reverse("wagtailadmin_home"))


def test_each_view_by_each_role(desk: Desk) -> None:
    expected = matrix(desk)
    wrong = []
    for number, role in enumerate(ROLES):
        client = desk.client(role)
        for url, answers in expected.items():
            answer = client.get(url)
            was = (
                NO
                if refused(answer.status_code, answer.headers.get("Location", ""))
                else answer.status_code
            )
            if was != answers[number]:
                wrong.append((role, url, was, answers[number]))
    assert wrong == []


def test_a_refused_view_refuses_posts_too(desk: Desk) -> None:
    expected = matrix(desk)
    before = (
        Story.objects.filter(live=True).count(),
        Flash.objects.filter(retracted_at=None).count(),
        Tag.objects.count(),
    )
    for number, role in enumerate(ROLES):
        client = desk.client(role)
        for url, answers in expected.items():
            if answers[number] == NO:
                answer = client.post(url, {"winner": str(desk.tags["en"][1].pk), "notice": ""})
                assert refused(answer.status_code, answer.headers.get("Location", "")), (role, url)
    assert before == (
        Story.objects.filter(live=True).count(),
        Flash.objects.filter(retracted_at=None).count(),
        Tag.objects.count(),
    )


def test_strangers_are_asked_to_sign_in_everywhere(desk: Desk) -> None:
    stranger = desk.client(None)
    login = reverse("wagtailadmin_login")
    for url in [*matrix(desk), "/media/x.jpg", "/reader/static/x.css"]:
        answer = stranger.get(url)
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, login), url


def test_somebody_without_a_role_is_not_let_in(desk: Desk) -> None:
    nobody = desk.client("nobody")
    for url in matrix(desk):
        assert nobody.get(url).status_code in (302, 403), url


def test_a_reporter_can_not_publish_by_asking(desk: Desk) -> None:
    reporter = desk.client(REPORTER)
    reporter.post(add_url(desk.sections["en"]), story_form() | {"action-publish": "1"})
    assert not Story.objects.get().live


def test_a_bulk_publish_is_refused_with_a_message_and_changes_nothing(desk: Desk) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    good = desk.story("en", publish=False)
    held = desk.story("en", publish=False, embargo_until=tomorrow)
    held.go_live_at = None
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = desk.client(CHIEF).post(
        f"{url}?id={good.pk}&id={held.pk}&next=/desk/stories/", follow=True
    )
    assert answer.status_code == 200
    assert "under embargo" in answer.content.decode()
    assert not Story.objects.filter(live=True).exists()


def test_an_approval_that_breaks_a_rule_is_a_message_not_an_error_page(desk: Desk) -> None:
    story = actions.start_translation(desk.story("en"), desk.sections["ar"].locale)
    task = GroupApprovalTask.objects.create(name="Second pair of eyes")
    task.groups.add(Group.objects.get(name=CHIEF))
    workflow = Workflow.objects.create(name="Four eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    state = workflow.start(story, someone(REPORTER)).current_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", state.pk])
    answer = desk.client(CHIEF).post(approve, follow=True)
    assert answer.status_code == 200
    assert "holds no translation yet" in answer.content.decode()
    assert not Story.objects.get(pk=story.pk).live


def test_a_live_story_is_copied_as_a_draft_with_no_address(desk: Desk) -> None:
    story = desk.story("en")
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": str(desk.sections["en"].pk)}
    copy = reverse("wagtailadmin_pages:copy", args=[story.pk])
    assert desk.client(CHIEF).post(copy, form).status_code == 302
    made = Story.objects.get(slug="copy")
    assert (made.live, made.address, made.day) == (False, None, None)


def test_somebody_of_one_edition_sees_its_stories_only(desk: Desk) -> None:
    mine, other = desk.story("ar"), desk.story("en")
    group = Group.objects.create(name="Arabic desk")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=desk.editions["ar"], permission=change)
    someone("nobody").groups.add(group)
    page = desk.client("nobody").get(reverse("stories:index"))
    assert [story.pk for story in page.context["object_list"]] == [mine.pk]
    assert (
        other.title not in desk.client("nobody").get(reverse("wagtailadmin_home")).content.decode()
    )


def test_roles_that_somebody_changed_stay_changed(desk: Desk) -> None:
    editor = Group.objects.get(name=EDITOR)
    editor.permissions.clear()
    ensure_roles()
    assert not editor.permissions.exists()


def test_a_new_edition_is_open_to_the_roles(desk: Desk) -> None:
    page = desk.client(REPORTER).get(reverse("stories:choose_parent")).content.decode()
    assert all(section.title in page for section in desk.sections.values())


@pytest.mark.parametrize("name", ["sites", "redirects", "locales"])
def test_menus_leave_out_what_is_not_for_journalists(desk: Desk, name: str) -> None:
    page = desk.client(CHIEF).get(reverse("wagtailadmin_home")).content.decode()
    assert f'"name": "{name}"' not in page
