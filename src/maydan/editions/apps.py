from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "maydan.editions"
    label = "editions"
