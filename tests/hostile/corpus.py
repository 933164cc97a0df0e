"""Pages that mean harm: what `check` says of each, and those that no repository should hold."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import REPOSITORY, Sandbox

FOLDER = REPOSITORY / "tests/data/hostile"
INERT = None  # harmless by design: it is shown as text
CANARY = "canary-4f1c"  # stands in files outside docs/; no page may ever show it

# The rule that refuses the page, and the line that it names.
EXPECTED: dict[str, tuple[str, int] | None] = {
    "also-path-traversal": ("field", 4),
    "attribute-break-in-title": INERT,
    "closing-tags-in-title": INERT,
    "date-far-away": ("field", 4),
    "fence-in-body": INERT,
    "formerly-markup": ("field", 4),
    "formerly-path-traversal": ("field", 4),
    "front-matter-empty": ("field", 1),
    "front-matter-late": ("front-matter", 1),
    "front-matter-none": ("front-matter", 1),
    "front-matter-without-end": ("front-matter", 1),
    "html-comment-in-abstract": INERT,
    "html-in-code": INERT,
    "huge-number": ("field", 4),
    "link-data": ("field", 5),
    "link-file": ("field", 5),
    "link-javascript": ("field", 5),
    "link-markup": ("field", 5),
    "link-mixed-case": ("field", 5),
    "link-no-scheme": ("field", 5),
    "link-space": ("field", 5),
    "link-vbscript": ("field", 5),
    "links-in-abstract": INERT,
    "links-unknown-kind": ("field", 5),
    "mathematics-with-markup": INERT,
    "notes-angled-link": ("markup", 8),
    "notes-automatic-data-link": ("markup", 8),
    "notes-automatic-link": ("markup", 8),
    "notes-base": ("markup", 8),
    "notes-broken-line-link": ("markup", 8),
    "notes-cdata": ("markup", 8),
    "notes-closing-tag": ("markup", 8),
    "notes-code-across-paragraphs": ("markup", 10),
    "notes-comment": ("markup", 8),
    "notes-data-image": ("markup", 8),
    "notes-data-link": ("markup", 8),
    "notes-entity-link": ("markup", 8),
    "notes-escaped-link": ("markup", 8),
    "notes-event-handler": ("markup", 8),
    "notes-false-code": ("markup", 8),
    "notes-false-fence": ("markup", 8),
    "notes-file-link": ("markup", 8),
    "notes-foreign-image": ("markup", 8),
    "notes-foreign-image-backslashes": ("markup", 8),
    "notes-foreign-image-without-scheme": ("markup", 8),
    "notes-form": ("markup", 8),
    "notes-hexadecimal-link": ("markup", 8),
    "notes-iframe": ("markup", 8),
    "notes-image-handler": ("markup", 8),
    "notes-javascript-link": ("markup", 8),
    "notes-link": ("markup", 8),
    "notes-linked-image": ("markup", 8),
    "notes-meta": ("markup", 8),
    "notes-mixed-case-link": ("markup", 8),
    "notes-object": ("markup", 8),
    "notes-open-fence": ("markup", 11),
    "notes-php": ("markup", 8),
    "notes-reference-entity-link": ("markup", 10),
    "notes-reference-image": ("markup", 8),
    "notes-reference-link": ("markup", 10),
    "notes-script": ("markup", 8),
    "notes-script-split": ("markup", 8),
    "notes-short-reference-image": ("markup", 8),
    "notes-spaced-link": ("markup", 8),
    "notes-style": ("markup", 8),
    "notes-svg": ("markup", 8),
    "notes-svg-image": ("markup", 8),
    "notes-tab-entity-link": ("markup", 8),
    "notes-tab-link": ("markup", 8),
    "notes-vbscript-link": ("markup", 8),
    "number-infinite": ("field", 4),
    "number-with-exponent": ("field", 4),
    "quoted-attribute-in-link": INERT,
    "script-in-abstract": INERT,
    "script-in-authors": INERT,
    "script-in-organization": INERT,
    "script-in-summary": INERT,
    "script-in-title": INERT,
    "script-in-venue": INERT,
    "templates": INERT,
    "topic-absolute": ("field", 3),
    "topic-markup": ("field", 3),
    "topic-path-traversal": ("field", 3),
    "yaml-alias": ("front-matter", 4),
    "yaml-binary-tag": INERT,
    "yaml-bomb": ("front-matter", 5),
    "yaml-complex-key": ("front-matter", 4),
    "yaml-deep-mapping": ("front-matter", 1),
    "yaml-deep-nesting": ("front-matter", 1),
    "yaml-duplicated-key": ("front-matter", 4),
    "yaml-duplicated-link": ("front-matter", 6),
    "yaml-in-braces": ("front-matter", 2),
    "yaml-list": ("front-matter", 2),
    "yaml-merge-key": ("unknown-key", 4),
    "yaml-python-name": INERT,
    "yaml-python-object": ("field", 4),
    "yaml-tab": ("front-matter", 4),
    "yaml-two-documents": ("front-matter", 4),
}

SOUND = "---\ntitle: 'Pebble and Sedge'\ntopic: birds\n---\nA sound abstract of its own.\n"


def files() -> list[Path]:
    """Return the pages of the corpus."""
    return sorted(FOLDER.glob("*.md"))


def put(sandbox: Sandbox, file: Path) -> Path:
    """Copy a page of the corpus into a project."""
    target = sandbox.root / "docs/topics/birds" / file.name
    target.write_bytes(file.read_bytes())
    return target


MADE: dict[str, tuple[bytes, str, int]] = {  # name → its bytes, the rule, the line
    "nul": (b"---\ntitle: Nul\ntopic: birds\n---\nA \0 in it.\n", "characters", 5),
    "nul-in-title": (b"---\ntitle: N\0ul\ntopic: birds\n---\nText.\n", "front-matter", 2),
    "nul-below-title": (b"---\ntitle: N\ntopic: b\0\n---\nText.\n", "front-matter", 3),
    "not-utf-8": (b"---\ntitle: Caf\xe9\ntopic: birds\n---\nText.\n", "front-matter", 2),
    "overlong": (b"---\ntitle: T\ntopic: birds\n---\n\xc0\xbcscript>\n", "front-matter", 5),
    "surrogate": (b"---\ntitle: T\ntopic: birds\n---\n\xed\xa0\x80\n", "front-matter", 5),
    "utf-16": ("---\ntitle: T\n---\n".encode("utf-16"), "front-matter", 1),
    "escape": (b"---\ntitle: T\ntopic: birds\n---\n\x1b[2J\x08\n", "characters", 5),
    "huge-title": (
        b"---\ntitle: " + b"x" * 2**20 + b"\ntopic: birds\n---\nText.\n",
        "front-matter",
        1,
    ),
    "huge-abstract": (
        b"---\ntitle: T\ntopic: birds\n---\n" + b"word " * 2**18 + b"\n",
        "size",
        1,
    ),
    "override": (
        "---\ntitle: Odd \u202eelttiT\ntopic: birds\n---\nText.\n".encode(),
        "characters",
        2,
    ),
    "isolate": (
        "---\ntitle: Odd\ntopic: birds\n---\nText \u2066of two\u2069 ends.\n".encode(),
        "characters",
        5,
    ),
    "zero-width": (
        "---\ntitle: Od\u200bd\ntopic: birds\n---\nText.\n".encode(),
        "characters",
        2,
    ),
    "tag-characters": (
        "---\ntitle: Odd\U000e0041\ntopic: birds\n---\nText.\n".encode(),
        "characters",
        2,
    ),
    "mark-inside": (
        "---\ntitle: Odd\ntopic: birds\n---\nText \ufeff.\n".encode(),
        "characters",
        5,
    ),
}
