from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "maydan.desk"
    label = "desk"
