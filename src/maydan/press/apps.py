from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "maydan.press"
    label = "press"

    def ready(self) -> None:
        from maydan.press import receivers  # models are loaded only now

        receivers.connect()
