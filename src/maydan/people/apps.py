from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "maydan.people"
    label = "people"
