import pytest

from generator.deduplicate import Verdict, Work, compare, partition

SURVEY = (
    "Language models have changed how text is processed. We review their families, how they are "
    "trained and adapted, which data they need, how they are evaluated, and what remains open for "
    "the years ahead in research and in practice."
)
OTHER = (
    "This article collects what is known of small networks for text on phones. It sorts methods of "
    "compression, tells which of them keep quality, and lists measurements from many devices with "
    "their cost in energy and memory over long periods."
)


def work(title: str, abstract: str | None = SURVEY, incomplete: bool = False) -> Work:
    return Work(title=title, abstract=abstract, incomplete=incomplete)


def named(title: str, abstract: str | None = None, **ids: str) -> Work:
    return Work(title=title, abstract=abstract, ids=frozenset(ids.items()))


@pytest.mark.parametrize(
    "title",
    [
        "a survey of large language models",
        "A Survey of Large-Language Models",
        "A Survey of Large Language Models.",
        "{A} Survey of \\emph{Large} Language Models",
        "A Survey of Large Language Models v2",
        "A Survey of Large Language Models: Past and Future",
        "A Survey of Large Langauge Models",
    ],
)
def test_small_differences_in_the_title_are_one_work(title: str) -> None:
    assert compare(work("A Survey of Large Language Models"), work(title)) is Verdict.SAME


@pytest.mark.parametrize(
    "title",
    [
        "Large Language Models: A Survey",
        "A Survey of Small Language Models",
        "A Survey of Large Language Models for Birds",
    ],
)
def test_near_titles_of_different_works_stay_apart(title: str) -> None:
    verdict = compare(work("A Survey of Large Language Models"), work(title, OTHER))
    assert verdict is Verdict.DIFFERENT


def test_an_edited_abstract_is_still_the_same_work() -> None:
    edited = SURVEY.replace("which data they need, ", "") + " Code is available."
    assert compare(work("A Survey"), work("A survey", edited)) is Verdict.SAME


def test_a_cut_off_abstract_is_compared_with_its_part() -> None:
    assert compare(work("Title One"), work("Title One", SURVEY[:90], True)) is Verdict.SAME


def test_the_same_title_without_an_abstract_is_the_same_work() -> None:
    assert compare(work("Title One"), work("Title one", None)) is Verdict.SAME


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (work("The Same Title Twice"), work("The Same Title Twice", OTHER)),
        (work("First Title Entirely"), work("Unlike the Other One")),
        (work("Scaling Model 3 Further"), work("Scaling Model 4 Further")),
        (work("Nearly the Same Long Title"), work("Nearly the Same Long Titles", None)),
    ],
)
def test_what_only_half_agrees_is_for_a_person(first: Work, second: Work) -> None:
    assert compare(first, second) is Verdict.DOUBTFUL
    assert partition([first, second]).groups == ((0,), (1,))
    assert partition([first, second]).doubtful == ((0, 1),)


def test_groups_are_ordered_and_complete() -> None:
    works = [
        work("Alpha beta gamma"),
        work("Delta", OTHER),
        work("Alpha Beta Gamma"),
        work("Z", ""),
    ]
    assert partition(works).groups == ((0, 2), (1,), (3,))


def test_known_pairs_are_joined_without_comparison() -> None:
    works = [work("Alpha"), work("Omega", OTHER)]
    found = partition(works, together=[(0, 1)])
    assert (found.groups, found.doubtful) == (((0, 1),), ())


def test_many_copies_of_one_text_are_one_group() -> None:
    works = [work("The Same Title")] * 90
    assert partition(works).groups == (tuple(range(90)),)


def test_titles_of_other_scripts_are_told_apart() -> None:
    assert compare(work("语言模型综述", None), work("鸟类迁徙研究", None)) is Verdict.DIFFERENT
    assert compare(work("语言模型综述", None), work("语言模型 综述", None)) is Verdict.SAME


def test_an_id_joins_whatever_the_texts_say() -> None:
    one = named("Alpha", SURVEY, arxiv="2401.00001", doi="10.1000/a")
    other = named("Omega", OTHER, arxiv="2401.00001", doi="10.1000/b")
    assert compare(one, other) is Verdict.SAME
    assert partition([one, work("Delta", None), other]).groups == ((0, 2), (1,))


def test_ids_keep_works_of_one_title_apart_and_tell_of_them() -> None:
    one, other = named("The Same Title", arxiv="2401.1"), named("The Same Title", arxiv="2402.2")
    assert compare(one, other) is Verdict.DOUBTFUL
    found = partition([one, other])
    assert (found.groups, found.doubtful) == (((0,), (1,)), ((0, 1),))


def test_ids_clear_up_a_doubt() -> None:
    one, other = (
        named("Folded Maps: A Survey", arxiv="2401.1"),
        named("Folded Maps: A Study", arxiv="2402.2"),
    )
    assert (
        compare(work("Folded Maps: A Survey", None), work("Folded Maps: A Study", None))
        is Verdict.DOUBTFUL
    )
    assert compare(one, other) is Verdict.DIFFERENT
    assert partition([one, other]).doubtful == ()


def test_ids_of_different_kinds_say_nothing() -> None:
    one, other = named("The Same Title", arxiv="2401.1"), named("The Same Title", doi="10.1000/a")
    assert compare(one, other) is Verdict.SAME


def test_a_text_without_an_id_is_no_bridge_between_two_ids() -> None:
    bare = work("The Same Title")
    works = [bare, named("The Same Title", arxiv="2401.1"), named("The Same Title", arxiv="2402.2")]
    found = partition(works)
    assert found.groups == ((0, 1), (2,))
    assert (0, 2) in found.doubtful
