"""Which stories a person may see in the newsroom: those under the pages that a role of theirs
opens.

As Wagtail's `explorable_instances`, without its sub-query over every page: at 100,000 stories that
made the list four times as slow.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.permissions import policy_registry

from maydan.editions.models import Edition
from maydan.stories.models import Story


def visible(user: Any) -> QuerySet[Story]:
    """The stories this person may see, without their bodies."""
    stories = Story.objects.defer("body").select_related("locale")
    if user.is_superuser:
        return stories
    granted = policy_registry.get_by_type(Story).get_cached_permissions_for_user(user)
    roots = sorted({grant.page.path for grant in granted})
    editions = Edition.objects.values_list("path", flat=True)
    if all(any(path.startswith(root) for root in roots) for path in editions):
        return stories
    if not roots:
        return stories.none()
    return stories.filter(reduce(or_, (Q(path__startswith=root) for root in roots)))
