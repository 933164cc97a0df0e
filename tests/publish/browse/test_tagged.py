from dataclasses import replace

from generator.front_matter import Place
from generator.publish.browse import tagged
from generator.tags import Tag
from tests.publish.invented import page, site_of

PAGES = (
    page("a", "tags: [wing, song]"),
    page("b", "tags: [song, wing]"),
    page("c", "tags: [wing, nest]"),
)


def listed(name: str, group: str) -> Tag:
    return Tag(
        id=name,
        label=name.upper(),
        group=group,
        description=f"On {name}.",
        also_called=("another-name",),
        place=Place(line=1, column=1),
    )


def test_listed_tags_stand_in_their_groups_used_or_not() -> None:
    tags = {
        name: listed(name, group)
        for name, group in (("wing", "Body"), ("egg", "Body"), ("song", "Sound"), ("nest", "Sound"))
    }
    site = replace(site_of(*PAGES), tags=tags)
    found = [
        (name, [(tag.label, len(tag.papers)) for tag in own]) for name, own in tagged.groups(site)
    ]
    assert found == [("Body", [("WING", 3), ("EGG", 0)]), ("Sound", [("SONG", 2), ("NEST", 1)])]
    assert tagged.tags(site)["wing"].also_called == ("another name",)


def test_free_tags_stand_from_a_to_z() -> None:
    ((group, found),) = tagged.groups(site_of(*PAGES))
    assert group == ""
    assert [(tag.id, tag.label, tag.url) for tag in found] == [
        ("nest", "Nest", "tags/nest/"),
        ("song", "Song", "tags/song/"),
        ("wing", "Wing", "tags/wing/"),
    ]


def test_tags_that_share_several_papers_are_named_beside_each_other() -> None:
    site = site_of(*PAGES)
    found = tagged.beside(site, tagged.tags(site)["wing"])
    assert [(tag.id, count) for tag, count in found] == [("song", 2)]
