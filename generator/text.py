"""Owns what a string is once it is clean, and the keys, slugs and previews made from it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container, Iterator

SLUG_LENGTH = 80

# Soft hyphen, zero-width characters, bidirectional controls, annotations, tags, noncharacters and
# lone surrogates: they change what is read or cannot be written as UTF-8, and say nothing.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff0-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
# Joiners shape letters in scripts from Arabic to Mongolian, and glue emoji; elsewhere they hide.
_SHAPED = "\u0600-\u0dff\u0f00-\u109f\u1780-\u18af"
_PRINTABLE = bytes(range(0x20, 0x7F))
_SPACES = re.compile("  ")
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_JOINER = re.compile(
    f"(?<=[{_SHAPED}])[\u200c\u200d](?=[{_SHAPED}])|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])"
    "|([\u200c\u200d])"
)

_GREEK = {
    letter: unicodedata.name(letter).rpartition(" ")[2].lower()
    for letter in "αβγδεζηθικμνξοπρστυφχψω"
} | {"λ": "lambda"}
# What NFKD does not take apart, in lower case.
_LATIN = str.maketrans(
    dict(zip("øłđħıŋſϵ", "oldhinse", strict=True))
    | dict(zip("αβγδεζηικλμνξοπρστυφως", "abgdeziiklmnxoprstyfos", strict=True))
    | dict(zip("абвгдезийклмнопрстуфыэіє", "abvgdeziiklmnoprstufyeie", strict=True))
    | {"ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "×": "x", "_": " "}
    | {"θ": "th", "χ": "ch", "ψ": "ps", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh"}
    | {"щ": "shch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
)
_LONE_GREEK = re.compile(r"(?<![α-ωά-ώ])[α-ω](?![α-ωά-ώ])")
_ACCENTS = re.compile("[\u0300-\u036f]")
_MARKUP = re.compile(
    r"\\(?:(?:emph|text\w*|math\w+|mbox|operatorname|url|left|right|sqrt|frac|cdot|rightarrow|to)"
    r"(?![a-z])|[bcdhkrtuv](?![a-z]) ?|[^a-z])|[\\{}$^]"
)
_MARKED = re.compile(r"[\\{}$^]")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_TIMES = re.compile(r"\\times(?![a-z])")
_VERSION = re.compile(r" ?[(\[] ?v(?:ersion)?[ .]?\d+ ?[)\]]$| version \d+$")
# A bare "v2" is part of a short name ("Gadget v2") but a leftover behind a whole title.
_BARE_VERSION = re.compile(r"^(\S+ \S+ \S.*) v\d+$")
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_BETWEEN = re.compile(r"[^a-z0-9]+")  # the words of a slug
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index)$")


def clean(text: str) -> str:
    """Return `text` as NFC in one line: no invisible characters, single plain spaces, stripped."""
    if text.isascii() and _is_tidy(text):
        return text
    visible = _INVISIBLE.sub("", text)
    joined = _JOINER.sub(lambda match: "" if match[1] else match[0], visible)
    return unicodedata.normalize("NFC", " ".join(joined.split()))


def _is_tidy(text: str) -> bool:
    """Return whether ASCII `text` is clean; the means are chosen for speed on long texts."""
    if text.encode().translate(None, _PRINTABLE) or _SPACES.search(text):
        return False
    return text == text.strip()


def words_with(mark: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of `text` that hold a `mark` begin and end; only spaces divide them."""
    end = 0
    while match := mark.search(text, end):
        start = text.rfind(" ", end, match.start()) + 1 or end
        end = text.find(" ", match.end())
        end = end if end >= 0 else len(text)
        yield start, end


def transliterate(title: str) -> str:
    """Return `title` in lower case without accents and markup, other alphabets in Latin letters."""
    if title.isascii() and not _MARKED.search(title):
        return " ".join(title.lower().replace("_", " ").split())
    folded = unicodedata.normalize("NFKD", title.casefold()).casefold()
    bare = _MARKUP.sub("", _TIMES.sub("x", folded.replace("\\\\", " ")))
    plain = _ACCENTS.sub("", bare)
    named = _LONE_GREEK.sub(lambda match: _GREEK[match[0]], plain)
    return unicodedata.normalize("NFC", " ".join(named.translate(_LATIN).split()))


def title_key(title: str) -> str:
    """Return what two spellings of one title share; empty only where no letter or digit is.

    Case, punctuation, accents, LaTeX, spaces and a trailing version mark do not count.
    """
    bare = _bare_version(transliterate(title))
    return _letters(bare) or _letters(title.casefold()) or title.strip()


def slugify(title: str) -> str:
    """Return a readable name for an address: ASCII words of `title` joined by hyphens.

    A title without a Latin, Greek or Cyrillic letter gets a name made from its hash.
    """
    words = _APOSTROPHES.sub("", transliterate(title).replace("&", " and "))
    slug = _cut(_BETWEEN.sub("-", words).strip("-"), SLUG_LENGTH)
    if not slug or (slug.isdigit() and not title.isascii()):
        digest = hashlib.sha256(title.encode(errors="replace")).hexdigest()
        return f"paper-{digest[:8]}"
    return f"{slug}-paper" if _RESERVED.match(slug) else slug


def unique_slug(title: str, taken: Container[str]) -> str:
    """Return the slug of `title`, numbered from 2 on where it is `taken`."""
    base = slug = slugify(title)
    number = 1
    while slug in taken:
        number += 1
        slug = f"{_cut(base, SLUG_LENGTH - len(str(number)) - 1)}-{number}"
    return slug


def _bare_version(title: str) -> str:
    """Return `title` without the version mark at its end, unless nothing else is there."""
    if not (title[-1:].isdecimal() or title.endswith((")", "]"))):
        return title
    return _BARE_VERSION.sub(r"\1", _VERSION.sub("", title)) or title


def _letters(text: str) -> str:
    """Return the letters, digits and vowel signs of `text`."""
    if text.isascii():
        return text.encode().translate(None, _NO_LETTERS).decode()
    return "".join(char for char in text if char.isalnum() or unicodedata.category(char)[0] in "NM")


def _cut(slug: str, length: int) -> str:
    """Return at most `length` characters of `slug`, whole words where there are several."""
    if len(slug) <= length:
        return slug
    return slug[: length + 1].rpartition("-")[0] or slug[:length]


_ENDING = re.compile(r"[.!?](?P<quote>[\"'”’)\]]*)\s+(?=[^\Wa-z_]|[\"'“‘(\[$\\])|[。！？]")
# Words whose full stop does not end a sentence, and initials ("J. Doe", "U.S. Army").
_ABBREVIATED = re.compile(
    r"(?:\b(?i:e\.g|i\.e|al|vs|cf|viz|figs?|eqs?|vol|pp|dr|mrs?|ms|prof|jr|approx|w\.r\.t"
    r"|a\.k\.a|ph\.d)|(?<![^\W_])[A-Z]|\b[A-Z](?:\.[A-Z])+)$"
)


SENTENCE = 200  # characters of a first sentence
BEGINNING = SENTENCE + 9  # characters of a text that decide on what its first sentence is


def first_sentence(text: str, limit: int = SENTENCE) -> str:
    """Return the first sentence of `text`, cut at a word and ended by '…' beyond `limit`."""
    for match in _ENDING.finditer(text, 0, limit + 8):
        if not _runs_on(text, match):
            return _shorten(text[: match.end()].rstrip(), limit)
    return _shorten(text, limit)


def _runs_on(text: str, ending: re.Match[str]) -> bool:
    """Return whether the sentence goes on behind what looks like its end."""
    if ending["quote"] and text[ending.start()] in "?!":
        return True
    return text[ending.start()] == "." and bool(
        _ABBREVIATED.search(text, max(0, ending.start() - 12), ending.start())
    )


def _shorten(text: str, limit: int) -> str:
    """Return `text`, or its first words and '…' within `limit`; no formula is cut in two."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    head = head.rpartition(" ")[0] or head[: limit - 1]
    if len(re.findall(r"(?<!\\)\$", head)) % 2:
        head = head.rpartition("$")[0] or head
    return head.rstrip(" .,;:!?-–—(\\") + "…"
