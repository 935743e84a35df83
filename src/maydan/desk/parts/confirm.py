"""A page that asks once before something is done, and the checks around it.

What is done is an action of some app below.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin


class ConfirmView(WagtailAdminTemplateMixin, FormView):
    """Subclasses find their thing in `find`, say who may in `may`, and do it in `do`, which returns
    what to tell.
    """

    template_name = "desk/confirm.html"
    form_class: type[Form] = Form
    question: Any = ""
    button: Any = ""
    is_serious = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.thing = self.find()
        if not self.may():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def find(self) -> Any:
        raise NotImplementedError

    def may(self) -> bool:
        raise NotImplementedError

    def do(self, form: Any) -> str:
        raise NotImplementedError

    def back(self) -> str:
        raise NotImplementedError

    def get_page_subtitle(self) -> str:
        return str(self.thing)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.back(), "label": str(self.thing)},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "thing": self.thing,
            "question": self.question,
            "button": self.button,
            "is_serious": self.is_serious,
            "back": self.back(),
            "media": context["form"].media,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            told = self.do(form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, told)
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        return self.back()
