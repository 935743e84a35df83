from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "maydan.live"
    label = "live"
