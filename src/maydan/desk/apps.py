from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "maydan.desk"
    label = "desk"

    def ready(self) -> None:
        # Models are loaded only now.
        from maydan.desk.stories import panels  # noqa: PLC0415
        from maydan.desk.structure import copying, roles  # noqa: PLC0415

        panels.bind()
        copying.bind()
        roles.connect()
