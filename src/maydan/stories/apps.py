from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "maydan.stories"
    label = "stories"
