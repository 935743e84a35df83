from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "maydan.desk"
    label = "desk"

    def ready(self) -> None:
        from maydan.desk import copying, panels, roles  # noqa: PLC0415 - models are loaded only now

        panels.bind()
        copying.bind()
        roles.connect()
