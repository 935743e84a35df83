from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "maydan.editions"
    label = "editions"

    def ready(self) -> None:
        from maydan.editions import moves  # noqa: PLC0415 - needs Wagtail's models

        moves.connect()
