from django.apps import AppConfig


class FrontsConfig(AppConfig):
    name = "maydan.fronts"
    label = "fronts"
