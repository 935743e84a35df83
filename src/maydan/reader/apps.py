from django.apps import AppConfig


class ReaderConfig(AppConfig):
    name = "maydan.reader"
    label = "reader"
