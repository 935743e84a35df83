"""The other server of the same tree: nginx's configuration, made to answer as serve does."""

from maydan.serve.nginx.server import configuration

__all__ = ["configuration"]
