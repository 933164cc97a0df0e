import os
import subprocess
import sys

import numpy as np
import pytest

from generator.publish import similarity, tokens
from generator.publish.similarity import DIMENSIONS
from generator.publish.site import Site
from generator.publish.weights import weigh
from tests.conftest import REPOSITORY
from tests.publish.invented import page, site_of

SUBJECTS = {
    "birds": ("wings", "feathers", "migration", "song", "nests"),
    "rocks": ("granite", "erosion", "basalt", "lava", "quartz"),
    "tides": ("currents", "moon", "coast", "waves", "salinity"),
}


def invented() -> Site:
    """Return papers of three subjects, each with most of its subject's words."""
    return site_of(
        *(
            page(
                f"{subject}-{left_out}",
                "",
                f"On {' and '.join(word for word in words if word != left_out)}.",
                subject,
            )
            for subject, words in SUBJECTS.items()
            for left_out in words
        )
    )


def test_papers_of_one_subject_lie_together() -> None:
    site = invented()
    found = similarity.similarity(site).vectors
    products = found @ found.T
    for number, view in enumerate(site.papers.values()):
        alike = np.argsort(-products[number])[:5]
        assert {list(site.papers.values())[each].topics for each in alike} == {view.topics}


def test_a_vector_has_unit_length_and_one_of_nothing_has_none() -> None:
    site = site_of(page("a", "", "Wings fly."), page("b", "", "Wings fly high."), page("c", "x: y"))
    found = similarity.similarity(site).vectors
    assert found.shape == (3, DIMENSIONS)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1).round(2), [1, 1, 0])


@pytest.mark.parametrize("papers", [0, 1, 2])
def test_few_papers_are_no_special_case(papers: int) -> None:
    site = site_of(*(page(f"p{number}", "", "Wings fly.") for number in range(papers)))
    assert similarity.similarity(site).vectors.shape == (papers, DIMENSIONS)


def test_equal_papers_make_no_directions_out_of_rounding() -> None:
    pages = [page(f"p{number}", "title: T", "Wings fly.") for number in range(9)]
    others = [page(f"q{number}", "title: U", "Rocks lie.", "rocks") for number in range(9)]
    found = similarity.similarity(site_of(*pages, *others)).vectors
    assert (np.abs(found).sum(axis=0) > 0).sum() == 1 or np.allclose(
        np.linalg.svd(found, compute_uv=False)[2:], 0, atol=1e-3
    )


def test_more_papers_than_the_sample_are_placed_among_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity, "SAMPLE", 12)
    test_papers_of_one_subject_lie_together()


def test_neither_the_order_of_sets_nor_the_number_of_processors_changes_a_byte() -> None:
    code = (
        "import hashlib; from tests.publish.test_similarity import invented;"
        "from generator.publish.similarity import similarity;"
        "print(hashlib.sha256(similarity(invented()).vectors.tobytes()).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=REPOSITORY,
            env=os.environ
            | {"PYTHONHASHSEED": each, "OPENBLAS_NUM_THREADS": each, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for each in ("1", "2")
    }
    assert len(hashes) == 1


def test_a_build_has_one_thread_for_sums() -> None:
    code = (
        "import generator.publish.plugin; from threadpoolctl import threadpool_info;"
        "print([each['num_threads'] for each in threadpool_info()])"
    )
    environment = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=REPOSITORY,
        env=environment | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[1]"


def test_the_build_does_not_wait_for_a_large_library() -> None:
    code = (
        "import sys, generator.publish.plugin;"
        "print(sorted({'sklearn', 'scipy', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_a_direction_counts_the_less_the_weaker_it_is() -> None:
    found = similarity._basis(np.random.default_rng(1).standard_normal((200, 100)))
    lengths = np.linalg.norm(found, axis=0)
    assert found.shape == (100, DIMENSIONS)
    assert (np.diff(lengths) < 1e-9).all()
    assert 0 <= lengths[-1] < 0.1 < lengths[0] < 1


def test_few_directions_count_in_full() -> None:
    found = similarity._basis(np.random.default_rng(1).standard_normal((200, DIMENSIONS)))
    assert np.allclose(np.linalg.norm(found, axis=0), 1)


BIRDS = page("birds", "title: Wings and feathers", "Wings beat, and feathers fall.")
ROCKS = page("rocks", "title: Wings of granite", "Granite lies still.", "rocks")


@pytest.mark.parametrize(("added", "same"), [("Rocks lie.", True), ("Granite, granite.", False)])
def test_what_papers_say_once_gives_no_direction(added: str, same: bool) -> None:
    other = page("birds", "title: Wings and feathers", f"Wings beat, and feathers fall. {added}")
    before, after = (
        similarity.sample(weigh(tokens.words(site_of(each, ROCKS))), np.arange(2))
        for each in (BIRDS, other)
    )
    assert before.terms
    assert (before.told == after.told) is same
