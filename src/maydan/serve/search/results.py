"""The search page: the edition's pressed shell with the reader's query and the found cards spliced
in.

Cards and shell were made by the press and go in as they are; every character that came from the
reader is escaped.
"""

from __future__ import annotations

import json
import re
from html import escape
from math import ceil

from maydan.serve.search.plural import category
from maydan.serve.search.query import PAGE_LIMIT, PAGE_SIZE, Ask, Results

MARKER = "<!--search:results-->"
_INPUT = re.compile(r"<input\b[^>]*\bdata-search-query\b[^>]*>")
_VALUE = re.compile(r'\bvalue="[^"]*"')
_TEMPLATE = re.compile(r"<template\b([^>]*)>(.*?)</template>", re.DOTALL)
_ATTRIBUTE = re.compile(r'\bdata-(search|plural|numerals)="([^"]*)"')
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

Messages = dict[tuple[str, str], str]


def messages_of(shell: str) -> tuple[Messages, bool]:
    """The shell's texts by name and plural category; whether its numbers are in Arabic digits."""
    found: Messages = {}
    arabic = False
    for match in _TEMPLATE.finditer(shell):
        marks = dict(_ATTRIBUTE.findall(match[1]))
        if "search" in marks:
            found[marks["search"], marks.get("plural", "")] = match[2].strip()
            arabic = arabic or marks.get("numerals") == "arab"
    return found, arabic


class Voice:
    """The shell's texts, filled in."""

    def __init__(self, shell: str, language: str, ask: Ask) -> None:
        self._messages, self._arabic = messages_of(shell)
        self._language = language
        self._ask = ask

    def say(self, name: str, number: int | None = None) -> str:
        """The text of that name as HTML; empty when the shell has none."""
        form = category(self._language, number) if number is not None else ""
        text = next(
            (
                self._messages[name, one]
                for one in (form, "", "other")
                if (name, one) in self._messages
            ),
            "",
        )
        shown = str(number if number is not None else "")
        values = {
            "n": shown.translate(_ARABIC_DIGITS) if self._arabic else shown,
            "q": escape(self._ask.text),
        }
        # In one pass: a query that reads "{n}" stays what it is.
        return re.sub(r"\{([nq])\}", lambda match: values[match[1]], text)


def splice(shell: str, language: str, ask: Ask, results: Results | None) -> str:
    """The whole page; `results=None` says that search is unavailable."""
    voice = Voice(shell, language, ask)
    inner = _inner(voice, ask, results)
    page = _INPUT.sub(lambda match: _with_value(match[0], ask.text), shell)
    for name, value in (("section", ask.section), ("kind", ask.kind), ("sort", ask.sort)):
        page = _select(page, name, value)
    for name, value in (("from", ask.days[0]), ("to", ask.days[1])):
        page = _fill(page, name, value)
    return page.replace(MARKER, inner, 1)


def _with_value(tag: str, text: str) -> str:
    value = f'value="{escape(text)}"'
    if _VALUE.search(tag):
        return _VALUE.sub(lambda _: value, tag, count=1)
    return tag.replace("data-search-query", f"data-search-query {value}", 1)


def _select(page: str, name: str, value: str) -> str:
    whole = re.compile(rf'(<select\b[^>]*\bname="{name}"[^>]*>)(.*?)(</select>)', re.DOTALL)
    option = re.compile(rf'(<option\b[^>]*\bvalue="{re.escape(escape(value))}")([^>]*>)')

    def chosen(match: re.Match[str]) -> str:
        options, count = option.subn(r"\1 selected\2", match[2].replace(" selected", ""), count=1)
        return match[1] + (options if count else match[2]) + match[3]

    return whole.sub(chosen, page, count=1)


def _fill(page: str, name: str, value: str) -> str:
    tag = re.compile(rf'<input\b[^>]*\bname="{name}"[^>]*>')

    def filled(match: re.Match[str]) -> str:
        bare = re.sub(r'\s*\bvalue="[^"]*"', "", match[0])
        return bare.replace("<input", f'<input value="{escape(value)}"', 1)

    return tag.sub(filled, page, count=1) if value else page


def _inner(voice: Voice, ask: Ask, results: Results | None) -> str:
    if results is None:
        return f'<p class="results-note" role="status">{voice.say("unavailable")}</p>'
    if not results.total and not ask.text:
        return ""  # filters alone ask nothing: the form stands as it was chosen
    if not results.total:
        return f'<p class="results-note" role="status">{voice.say("none")}</p>'
    count = f'<p class="results-count" role="status">{voice.say("count", results.total)}</p>'
    items = "".join(f"<li>{card}</li>" for card in results.cards)
    return f'{count}<ol class="results">{items}</ol>{_pager(voice, ask, results.total)}'


def _pager(voice: Voice, ask: Ask, total: int) -> str:
    last = min(ceil(total / PAGE_SIZE), PAGE_LIMIT)
    links = []
    for name, rel, page in (("previous", "prev", ask.page - 1), ("more", "next", ask.page + 1)):
        if 1 <= page <= last:
            href = escape(f"?{ask.on_page(page).query_string()}")
            links.append(f'<a rel="{rel}" href="{href}">{voice.say(name)}</a>')
    return f'<nav class="pager">{"".join(links)}</nav>' if links else ""


def as_json(edition: str, ask: Ask, results: Results) -> str:
    """The same as JSON; the items are JSON already."""
    head = json.dumps(
        {"query": ask.text, "edition": edition, "total": results.total, "page": ask.page},
        ensure_ascii=False,
    )
    return f'{head[:-1]}, "results": [{", ".join(item or "{}" for item in results.items)}]}}'
