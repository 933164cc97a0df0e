"""An invented library of 300 works on ceramics, of five themes, as a BibTeX file of a reader."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

THEMES = {
    "glazes": (
        "celadon glaze, tin glaze, lead glaze, ash glaze, glaze recipe, iron oxide, cobalt "
        "blue, copper red, crazing, opacifier, silica, flux, glaze layer, bubble, lustre, "
        "enamel colour, colourant, matt surface, glaze defect, raw glaze"
    ),
    "firing": (
        "wood-fired kiln, kiln, firing temperature, reduction atmosphere, kiln wall, updraught "
        "kiln, dragon kiln, saggar, fuel consumption, thermocouple, soaking time, cooling rate, "
        "stoking, flue, bonfire firing, kiln furniture, heat distribution, chamber, chimney, "
        "firing schedule"
    ),
    "clay": (
        "clay body, kaolin, plasticity, temper, clay source, drying shrinkage, grog, stoneware "
        "clay, levigation, particle size, quarry, wet strength, sedimentary clay, porcelain "
        "paste, ball clay, water content, wedging, mineral inclusion, extrusion, green strength"
    ),
    "trade": (
        "export porcelain, shipwreck, merchant, trade route, harbour, cargo, customs record, "
        "amphora, transport jar, market demand, caravan, import ware, inventory, auction, "
        "collector, stamp, consumption, workshop mark, price, monsoon"
    ),
    "conservation": (
        "restoration, adhesive, salt efflorescence, desalination, museum collection, old "
        "repair, gap filling, consolidant, crack, cleaning treatment, storage climate, rivet, "
        "kintsugi, epoxy resin, humidity, display case, join, handling damage, solvent, packing"
    ),
}
COMMON = "vessel, sherd, potter, ceramic, ware, pottery"
TITLES = (
    "{First} and {second} in {place} {common}",
    "On the {first} of {place} {common}",
    "{First}, {second} and {third}: evidence from {place}",
    "How {first} shaped the {common} of {place}",
    "A survey of {first} and {second}",
    "{First} without {second}? {place} revisited",
    "Measuring {first} in {common}s with {second}",
)
SENTENCES = (
    "We study {a} and {b} on {n} {common}s from {place}.",
    "The role of {a} is often stated and seldom measured.",
    "Samples with {a} differ from those with {b} in {n} of {m} cases.",
    "Earlier work on {common}s from {place} treated {a} as a matter of taste.",
    "Our results show that {a} depends on {b} more than on the date of the {common}.",
    "A comparison with {a} from {place} confirms this.",
    "We describe {a}, {b} and {c} for each {common}, and publish all records.",
    "Potters of {place} knew {a} well, as {n} {common}s with {b} prove.",
    "We conclude that {a} should be recorded together with {b}.",
    "Written sources name {a} and say little of {b}.",
)
PLACES = ("Arden", "Belmora", "Castrel", "Dunmere", "Eastvale", "Farholt", "Grenning", "Harrow Bay")
FAMILIES = ("Alder", "Birk", "Carlow", "Dorn", "Elwes", "Farrow", "Gilde", "Hask", "Ilves", "Jarne")
GIVEN = ("Ada", "Bo", "Cleo", "Dag", "Eve", "Finn", "Gro", "Hal")
JOURNALS = ("Journal of Kiln Studies", "Annals of Pottery", "Ceramic Letters")
STRAY = 0.3  # part of the terms that come from another theme


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """An invented work, and the theme it was made for."""

    key: str
    theme: str
    title: str
    authors: str
    year: int
    journal: str
    abstract: str


def library(count: int = 300) -> list[Work]:
    """Return the works, the same each time; each theme has as many as the next, or one more."""
    chance = random.Random(20_240_607)
    themes = list(THEMES)
    found: dict[str, Work] = {}
    while len(found) < count:
        work = _work(chance, themes[len(found) % len(themes)], len(found))
        found.setdefault(work.title, work)
    return list(found.values())


def bibtex(works: list[Work]) -> str:
    """Return the works as a BibTeX file."""
    return "".join(_entry(work) for work in works)


def _work(chance: random.Random, theme: str, number: int) -> Work:
    terms = _terms(chance, theme)
    places = chance.sample(PLACES, 2)
    sentences = chance.sample(SENTENCES, chance.randint(4, 7))
    first, second, third = (next(terms) for _ in range(3))
    title = chance.choice(TITLES).format(
        First=first[0].upper() + first[1:],
        first=first,
        second=second,
        third=third,
        place=places[0],
        common=_common(chance),
    )
    abstract = " ".join(
        sentence.format(
            a=next(terms),
            b=next(terms),
            c=next(terms),
            common=_common(chance),
            n=chance.randint(3, 60),
            m=chance.randint(61, 90),
            place=chance.choice(places),
        )
        for sentence in sentences
    )
    authors = [f"{chance.choice(FAMILIES)}, {chance.choice(GIVEN)}" for _ in range(2)]
    return Work(
        key=f"work{number:03}",
        theme=theme,
        title=title,
        authors=" and ".join(dict.fromkeys(authors)),
        year=chance.randint(1988, 2024),
        journal=chance.choice(JOURNALS),
        abstract=abstract,
    )


def _terms(chance: random.Random, theme: str) -> Iterator[str]:
    """Yield terms of a theme, now and then one of another, the last few ones never again."""
    recent: list[str] = []
    while True:
        stray = chance.random() < STRAY
        source = chance.choice([each for each in THEMES if each != theme]) if stray else theme
        term = chance.choice(_listed(THEMES[source]))
        if term not in recent:
            recent = [*recent[-3:], term]
            yield term


def _common(chance: random.Random) -> str:
    return chance.choice(_listed(COMMON))


def _listed(terms: str) -> list[str]:
    return [" ".join(term.split()) for term in terms.split(",")]


def _entry(work: Work) -> str:
    return (
        f"@article{{{work.key},\n  title = {{{work.title}}},\n  author = {{{work.authors}}},\n"
        f"  year = {{{work.year}}},\n  journal = {{{work.journal}}},\n"
        f"  abstract = {{{work.abstract}}}\n}}\n\n"
    )
