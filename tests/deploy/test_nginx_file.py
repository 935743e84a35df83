"""deploy/nginx.conf is what `maydan serve --nginx` prints for a paper in /srv/paper; tests/serve
asks a real nginx."""

from __future__ import annotations

from pathlib import Path

from maydan.pressed.layout import Tree
from maydan.pressed.policy import Policy
from maydan.serve.nginx import configuration

FILE = Path(__file__).parents[2] / "deploy" / "nginx.conf"
# A paper's own policy names the hash of its head script too.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PAPER = Tree(Path("/srv/paper/var/pressed"))


def example() -> str:
    languages = {code: code for code in ("en", "ar", "es")}
    policy = Policy(CSP, tuple(languages), languages)
    return configuration(policy, PAPER, 80, search="127.0.0.1:8000", behind_tls=True)


def test_the_example_is_what_the_command_prints() -> None:
    assert FILE.read_text() == example(), "make it anew: python -m tests.deploy.test_nginx_file"


if __name__ == "__main__":
    FILE.write_text(example())
