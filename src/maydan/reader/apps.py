from django.apps import AppConfig


class ReaderConfig(AppConfig):
    name = "maydan.reader"
    label = "reader"

    def ready(self) -> None:
        from maydan.reader.preview import render  # noqa: PLC0415 - models are loaded only now
        from maydan.stories import preview  # noqa: PLC0415 - models are loaded only now

        preview.render = render
