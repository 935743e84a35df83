from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "maydan.stories"
    label = "stories"

    def ready(self) -> None:
        from maydan.stories import readdress, rules  # noqa: PLC0415 - models are loaded only now

        readdress.connect()
        rules.connect()
