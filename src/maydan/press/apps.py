from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "maydan.press"
    label = "press"
