from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "maydan.wire"
    label = "wire"
