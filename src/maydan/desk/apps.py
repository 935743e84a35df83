from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "maydan.desk"
    label = "desk"

    def ready(self) -> None:
        from maydan.desk import panels, roles  # models are loaded only now

        panels.bind()
        roles.connect()
