"""Owns which English words of a paper name a thing: not what prose of any subject says."""

from __future__ import annotations

import re

from generator.publish.search.stem import stem

_SAID_OF_ANYTHING = """
ability advance al analysis analyze answer apply approach art aspect assess author base baseline
become begin benefit best better beyond book build call can case challenge change choose code com
come comparison comprehensive depend difference direction do during each effect effective
efficient employ enable end enhance et evaluate evaluation even evidence examine example exist
experiment explain explore fail find first five four fully further general get github give go good
guide hard have help high http https identify implement improve increase insight introduce
investigate know large larger last lead leave less let like long longer look low make matter
measure method mitigate model more most much need new next novel number on one only open over
overview paper part particular perform performance problem promise propose provide quantify
question recent reduce report research result review revisit rise role same see seen set several
show simple small smaller solve some state step still strict strong study such suggest survey
system systematic take task technical term test then third three tool toward towards try turn two
under understand up use useful value various vary versus very via want way well while wide within
without work world www yet you
"""
PROSE = frozenset(map(stem, _SAID_OF_ANYTHING.split()))
# What names a thing only with another word, such as "distance learning".
NEVER_ALONE = frozenset(map(stem, ("learn", "train", "fine", "shot")))

# What ends so tells how something is, not what it is ("neural", "grounded") …
_QUALITY = re.compile(r"[a-z]{2}(?:al|ive|ous|ful|able|ible|less|ly|ed|wise|wards?)$")
# … apart from these.
_THING = re.compile(
    r"(?:retriev|sign|remov|go|propos|materi|journ|hospit|tutori|manu|numer)al$"
    r"|(?:object|perspect|narrat|arch)ive$|(?:t|vari)able$|(?:fami|anoma|assemb|po)ly$"
    r"|(?:se|spe|fe|ne|emb)ed$|rewards?$"
)


def names_a_thing(words: str) -> bool:
    """Return whether words end in one that can name a thing."""
    last = re.split("[ -]", words)[-1].lower()
    return not _QUALITY.search(last) or bool(_THING.search(last))


def tells(words: str) -> bool:
    """Return whether words name a thing that not every text of any subject speaks of."""
    stems = [stem(word) for word in re.findall(r"[^\W_]+", words.lower())]
    if any(each in PROSE or len(each) < 2 for each in stems):
        return False
    return not (len(stems) == 1 and stems[0] in NEVER_ALONE) and names_a_thing(words)
