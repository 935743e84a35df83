from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "maydan.topics"
    label = "topics"
