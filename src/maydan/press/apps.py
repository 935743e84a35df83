from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "maydan.press"
    label = "press"

    def ready(self) -> None:
        from maydan.press import receivers  # noqa: PLC0415 - models are loaded only now

        receivers.connect()
