# ruff: noqa: E501 a table of pages, one a line
"""Views made by hand for the templates: three editions, every block and kind, and the worst that copy can be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from markupsafe import Markup

from maydan.reader import charts, views
from tests.reader import sample_words

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>' & <b>"
SCRIPTS = ("Zoë Ångström", "ليلى القاسم", "Дмитрий Щукин", "王小明", "שרה לוי", "சுந்தர்")
NOON = datetime(2026, 11, 28, 9, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Sample:
    """One edition's views, made from the words of sample_words.py."""

    code: str
    wordmark: str = ""

    @property
    def said(self) -> dict[str, Any]:
        return sample_words.WORDS[self.code]

    @property
    def edition(self) -> views.Edition:
        said = self.said
        return views.Edition(
            id={"en": 1, "ar": 2, "es": 3}[self.code],
            code=self.code,
            language=self.code,
            direction="rtl" if self.code == "ar" else "ltr",
            name=said["name"],
            slogan=said["slogan"],
            description=said["description"],
            place=said["place"],
            time_zone=said["zone"],
            numerals=said["numerals"],
            wordmark=self.wordmark,
            accent="#0b5563",
            words_a_minute=230,
            social=(views.Link("Mastodon", "https://social.example.org/@marsa"),),
        )

    @property
    def nav(self) -> views.Nav:
        said = self.said
        return views.Nav(
            sections=tuple(
                views.NavSection(
                    name,
                    self.path(slug),
                    tuple(views.NavSection(n, self.path(f"{slug}/{s}")) for s, n in subs),
                )
                for slug, name, subs in said["sections"]
            ),
            regions=tuple(views.Link(n, self.path(f"region/{s}")) for s, n in said["regions"]),
            coverages=tuple(
                views.Link(n, self.path(f"coverage/{s}")) for s, n in said["coverages"]
            ),
            fixed_pages=tuple(views.Link(n, self.path(s)) for s, n in said["fixed"]),
        )

    def path(self, rest: str) -> str:
        return f"/{self.code}/{rest}/"

    def shell(self, kind: str = "front", address: str = "", **fields: Any) -> views.Shell:
        address = address or self.edition.home
        made = views.Shell(
            edition=self.edition,
            nav=self.nav,
            translations=tuple(
                views.Translation(
                    code,
                    "rtl" if code == "ar" else "ltr",
                    {"en": "English", "ar": "العربية", "es": "Español"}[code],
                    sample_words.WORDS[code]["name"],
                    f"/{code}/",
                    kind == "story",
                )
                for code in ("en", "ar", "es")
                if code != self.code
            ),
            kind=kind,
            title=fields.pop("title", self.edition.name),
            description=self.edition.description,
            address=address,
            canonical=f"https://marsa.example.org{address}",
            noindex=False,
            current_section=self.nav.sections[0].address,
            feeds=(views.Link("RSS", f"/{self.code}/rss.xml"),),
            alternates=tuple(
                views.Link(code, f"https://marsa.example.org/{code}/")
                for code in ("en", "ar", "es", "x-default")
            ),
            social_title=self.edition.name,
            social_image="https://marsa.example.org/_/pictures/a/1280.jpg",
            social_image_alt="",
            social_image_size=(1280, 853),
            social_kind="website",
            published=None,
            updated=None,
            authors=(),
            structured=Markup("{}"),
            part=f"/{self.code}/_part.json",
        )
        return replace(made, **fields)

    def picture(self, number: int) -> views.Picture:
        said = self.said
        ratio = 1.25 if number % 7 == 5 else 2 / 3
        return views.Picture(
            id=number,
            key=f"sample{number % 16:02}",
            sizes=tuple((w, round(w * ratio)) for w in (320, 640, 960, 1280)),
            alt=said["alts"][number % len(said["alts"])],
            caption=said["captions"][number % len(said["captions"])],
            credit=said["credit"],
            focus=(40, 60) if number % 2 else None,
        )

    def person(self, number: int) -> views.Person:
        people = self.said["people"]
        name, role, kind = people[number % len(people)]
        face = self.picture(number + 40) if kind == "person" and number % 3 else None
        return views.Person(
            number, name, self.path(f"by/p{number}"), kind, role, self.said["bio"], face,
            (views.Link("Mastodon", "https://social.example.org/@p"),),
        )  # fmt: skip

    def card(self, number: int, **fields: Any) -> views.Card:
        said = self.said
        kicker, headline, standfirst = said["stories"][number % len(said["stories"])]
        slug, name, _ = said["sections"][number % len(said["sections"])]
        made = views.Card(
            id=number,
            kind="news",
            headline=headline,
            kicker=kicker,
            standfirst=standfirst,
            address=self.path(f"{slug}/2026/11/28/story-{number}"),
            section=views.Link(name, self.path(slug)),
            bylines=(self.person(number),),
            published=NOON - timedelta(minutes=37 * number),
            updated=None,
            minutes=4 + number % 7,
            picture=self.picture(number),
        )
        return replace(made, **fields)

    def cards(self, start: int, count: int, **fields: Any) -> tuple[views.Card, ...]:
        return tuple(self.card(start + i, **fields) for i in range(count))

    def flashes(self) -> tuple[views.Flash, ...]:
        return tuple(
            views.Flash(
                i, text, NOON - timedelta(minutes=11 * i), 1 if i == 0 else 2,
                views.Link("", self.card(i).address) if i % 2 == 0 else None,
            )
            for i, text in enumerate(self.said["flashes"])
        )  # fmt: skip

    def topic(self, kind: str = "coverage") -> views.Topic:
        name, blurb = self.said["topic"]
        return views.Topic(
            1, kind, name, self.path(f"{kind}/water"),
            blurb if kind == "coverage" else "", self.picture(3) if kind == "coverage" else None,
        )  # fmt: skip

    def section(self) -> views.Section:
        slug, name, subs = next(s for s in self.said["sections"] if s[2])
        inner, inner_name = subs[0]
        return views.Section(
            2, inner_name, self.path(f"{slug}/{inner}"), self.said["section_description"],
            (views.Link(name, self.path(slug)), views.Link(inner_name, self.path(f"{slug}/{inner}"))),
        )  # fmt: skip

    def body(self) -> tuple[views.Block, ...]:
        said = self.said
        para = [views.Paragraph(Markup(f"<p>{p}</p>")) for p in said["paragraphs"]]
        table = said["table"]
        return (
            para[0],
            para[1],
            views.Quotation(*said["quotation"]),
            para[2],
            views.Subheading(said["subheads"][0], "first"),
            para[3],
            views.PictureBlock(self.picture(5), 2),
            views.Related(said["related_title"], self.cards(8, 3)),
            para[0],
            views.PullQuote(*said["pull_quote"]),
            para[1],
            views.FactBox(said["fact_title"], Markup(said["fact_html"])),
            views.Paragraph(Markup(said["list_html"])),
            views.Subheading(said["subheads"][1], "second"),
            views.Table(
                table[0], tuple(table[1]), tuple(tuple(r) for r in table[2]), True,
                (False,) + (True,) * (len(table[1]) - 1), said["source"],
            ),
            para[2],
            views.ReadMore(self.card(11)),
            views.Gallery(said["gallery"], tuple(self.picture(6 + i) for i in range(5)), 3),
            para[3],
            views.Embed("https://www.youtube.com/watch?v=abcdefghijk", "YouTube", said["embed"], "Radio Shiraa", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
            views.Embed("https://radio.example.org/talk", "radio.example.org", "", "", ""),
            self.chart("bars"),
            views.File(said["file"], "/_/files/abc/treaty.pdf", "pdf", 1_240_000),
            views.Divider(),
            para[0],
        )  # fmt: skip

    def chart(self, form: str) -> views.Chart:
        said = self.said
        title, unit, rows, note = said["charts"][form]
        figures = tuple((name, float(value)) for name, value in rows)
        svg = charts.draw(form, figures, unit, title, self.edition)
        return views.Chart(title, form, unit, figures, said["source"], note, svg)

    def story(self, **fields: Any) -> views.Story:
        card = self.card(
            0, bylines=(self.person(1), self.person(2)), updated=NOON + timedelta(minutes=75)
        )
        made = views.Story(
            card=card,
            dateline=self.said["place"],
            section=self.section(),
            bylines=card.bylines,
            sources=(
                views.Source(self.said["name"], "", "reported"),
                views.Source("Lazur Press Agency", "https://lpa.example.org/x", "citing"),
            ),
            lead=self.picture(0),
            body=self.body(),
            picture_count=7,
            regions=(views.Topic(5, "region", self.said["regions"][0][1], self.path("region/a")),),
            tags=tuple(views.Topic(i, "tag", t, self.path(f"tag/t{i}")) for i, t in enumerate(self.said["tags"])),
            coverages=(self.topic(),),
            corrections=(views.Correction(NOON, *self.said["correction"]),),
            related=(),
            read_next=tuple(
                (self.card(i + 3), ("coverage", "tag", "tag", "section", "section", "newest")[i])
                for i in range(6)
            ),
            ai_assisted=False,
            canonical_elsewhere="",
        )  # fmt: skip
        return replace(made, **fields)

    def worst_story(self) -> views.Story:
        """Bad input: everything too long, hostile or in another script."""
        story = self.story()
        crowd = tuple(
            replace(self.person(i), id=100 + i, name=SCRIPTS[i % len(SCRIPTS)] + f" {i}", face=None)
            for i in range(40)
        )
        wide = views.Table(
            HOSTILE, tuple(f"Column {i}" for i in range(30)),
            tuple(tuple(f"{r * c}" for c in range(30)) for r in range(6)), False, (True,) * 30, "",
        )  # fmt: skip
        card = replace(
            story.card, headline="Incomprehensibilities " * 9 + "end", kicker=HOSTILE,
            standfirst="No.", bylines=crowd, picture=None,
        )  # fmt: skip
        return replace(
            story, card=card, bylines=crowd, lead=None, picture_count=0, corrections=(),
            tags=tuple(views.Topic(i, "tag", f"{SCRIPTS[i % 6]} {HOSTILE if i == 3 else i}", self.path(f"tag/t{i}")) for i in range(30)),
            body=(wide, views.Paragraph(Markup("<p>" + "x" * 400 + "</p>")), views.Embed("javascript:alert(1)", HOSTILE, HOSTILE, HOSTILE, "data:text/html,x")),
            sources=(views.Source(HOSTILE, "javascript:alert(1)", "first"),),
        )  # fmt: skip

    def containers(self) -> tuple[views.Container, ...]:
        said = self.said
        titles, pick = said["containers"], self.path("world")
        return (
            views.Container("lead", "", "", self.cards(0, 5)),
            views.Container("second", titles["second"], "", self.cards(5, 4)),
            views.Container("coverage", said["topic"][0], self.path("coverage/water"), self.cards(9, 4), self.topic()),
            views.Container("grid", titles["grid"], pick, self.cards(13, 8)),
            views.Container("opinion", titles["opinion"], self.path("opinion"), self.cards(21, 4, kind="opinion", kicker="")),
            views.Container("section", titles["section"], pick, self.cards(25, 5)),
            views.Container("pictures", titles["pictures"], "", self.cards(30, 3, kind="gallery", kicker="")),
            views.Container("river", titles["river"], pick, self.cards(33, 8)),
            views.Container("infographics", titles["infographics"], "", self.cards(41, 2, kind="infographic", kicker="")),
            views.Container("region", said["regions"][0][1], self.path("region/a"), self.cards(43, 4)),
        )  # fmt: skip

    def pages(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Each template once or more: name -> (template, its context)."""
        said, shell = self.said, self.shell
        today = date(2026, 11, 28)
        link = views.Link
        story, cards = self.story(), self.cards(0, 12)
        month = tuple(
            tuple(
                views.Day(date(2026, 11, d), 0 if d % 6 == 0 else d % 5 + 1, "" if d % 6 == 0 else self.path(f"archive/2026/11/{d:02}"))
                if 1 <= d <= 30 else None
                for d in range(week * 7 - 5, week * 7 + 2)
            )
            for week in range(6)
        )  # fmt: skip
        turn = {"previous": link("←", self.path("archive/2026/10")), "next": None}
        years = (
            link("2026", self.path("tag/water/2026")),
            link("2025", self.path("tag/water/2025")),
        )
        timeline = (
            (today, cards[:2]),
            (date(2026, 11, 22), cards[2:3]),
            (date(2026, 9, 15), cards[3:6]),
        )
        people = tuple(self.person(i) for i in range(len(said["people"])))
        story_shell = shell("story", story.card.address, title=story.card.headline)
        worst = self.worst_story()
        return {
            "home": ("front.html", {'shell': shell(), 'containers': self.containers(), 'latest': self.cards(50, 10), 'flashes': self.flashes(), 'today': today, 'section': None, 'subsections': ()}),
            "home-small": ("front.html", {'shell': shell(), 'containers': (views.Container("lead", "", "", self.cards(0, 1, picture=None)),), 'latest': self.cards(1, 2), 'flashes': (), 'today': today, 'section': None, 'subsections': ()}),
            "section": ("front.html", {'shell': shell("section", self.section().address, title=self.section().name), 'containers': self.containers()[:2], 'latest': self.cards(9, 8), 'flashes': self.flashes(), 'today': today, 'section': self.section(), 'subsections': (link(said["regions"][0][1], self.path("world/a")),)}),
            "story": ("story.html", {'shell': story_shell, 'story': story}),
            "story-short": ("story.html", {'shell': story_shell, 'story': replace(story, body=story.body[:1], lead=None, bylines=(self.person(0),), corrections=(), tags=(), regions=(), coverages=(), sources=(), read_next=(), picture_count=0, dateline="")}),
            "story-figures": ("story.html", {'shell': story_shell, 'story': replace(story, card=replace(story.card, kind="infographic"), lead=None, corrections=(), body=(story.body[0], self.chart("bars"), story.body[1], self.chart("columns"), story.body[3], self.chart("line")))}),
            "story-gallery": ("story.html", {'shell': story_shell, 'story': replace(story, card=replace(story.card, kind="gallery"), corrections=(), body=(story.body[0], views.Gallery("", tuple(self.picture(i) for i in range(8)), 2)), picture_count=9)}),
            "story-opinion": ("story.html", {'shell': story_shell, 'story': replace(story, card=replace(story.card, kind="opinion", kicker=""), bylines=(self.person(2),), corrections=(), lead=None, sources=())}),
            "story-worst": ("story.html", {'shell': shell("story", worst.card.address, title=HOSTILE, description=HOSTILE, social_title=HOSTILE), 'story': worst}),
            "coverage": ("topic.html", {'shell': shell("topic"), 'topic': self.topic(), 'cards': cards, 'essential': self.cards(3, 3), 'years': years, 'timeline': timeline}),
            "tag": ("topic.html", {'shell': shell("topic"), 'topic': self.topic("tag"), 'cards': cards, 'essential': (), 'years': years, 'timeline': ()}),
            "region": ("topic.html", {'shell': shell("topic"), 'topic': self.topic("region"), 'cards': cards, 'essential': (), 'years': (), 'timeline': ()}),
            "person": ("person.html", {'shell': shell("person"), 'person': self.person(1), 'cards': cards, 'years': years}),
            "desk": ("person.html", {'shell': shell("person"), 'person': self.person(0), 'cards': cards[:2], 'years': ()}),
            "authors": ("authors.html", {'shell': shell("authors"), 'people': people}),
            "latest": ("latest.html", {'shell': shell("latest"), 'days': ((today, cards[:7]), (date(2026, 11, 27), cards[7:]))}),
            "breaking": ("breaking.html", {'shell': shell("breaking"), 'flashes': self.flashes(), 'today': today}),
            "breaking-empty": ("breaking.html", {'shell': shell("breaking"), 'flashes': (), 'today': today}),
            "corrections": ("corrections.html", {'shell': shell("corrections"), 'entries': ((story.corrections[0], cards[0]), (story.corrections[0], cards[1]))}),
            "live": ("live.html", {'shell': shell("live"), 'on': ()}),
            "search": ("search.html", {'shell': shell("search", noindex=True), 'form': views.SearchForm(tuple((s, n) for s, n, _ in said["sections"]), ("news", "analysis", "gallery"))}),
            "fixed": ("fixed.html", {'shell': shell("fixed"), 'title': said["fixed"][0][1], 'html': Markup(f"<p>{said['paragraphs'][0]}</p><h2>{said['subheads'][0]}</h2>{said['list_html']}")}),
            "month": ("archive_month.html", dict(shell=shell("archive"), scope_title=self.edition.name, scope_address=self.edition.home, month=date(2026, 11, 1), weeks=month, weekday_names=tuple(said["weekdays"]), total=74, **turn)),
            "day": ("archive_day.html", dict(shell=shell("archive"), scope_title=self.edition.name, day=today, cards=cards[:5], month=link(said["weekdays"][0], self.path("archive/2026/11")), **turn)),
            "year": ("year.html", {'shell': shell("archive"), 'title': self.topic().name, 'year': 2025, 'cards': cards}),
            "gone": ("gone.html", {'shell': shell("gone", noindex=True), 'notice': ""}),
            "missing": ("missing.html", {'shell': shell("missing", noindex=True)}),
            "moved": ("moved.html", {'shell': shell("moved"), 'target': self.card(1).address}),
            "editions": ("editions.html", {'editions': tuple(Sample(c).edition for c in ("en", "ar", "es"))}),
            "result": ("result.html", {'shell': shell("search"), 'card': self.card(2, kind="analysis")}),
        }  # fmt: skip
