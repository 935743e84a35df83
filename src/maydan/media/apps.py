from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "maydan.media"
    label = "media"
