"""What belongs to a collection, and what comes from another field."""

from __future__ import annotations

from functools import cache

import pytest

from generator import pages, taxonomy
from generator.classify.familiarity import ENOUGH, collection
from generator.classify.keywords import Text, read
from generator.classify.topics import FOREIGN, Choice, classify
from generator.taxonomy import Topic
from tests.conftest import REPOSITORY

FOREIGNERS = (
    (
        "Larval Dispersal of Reef Fish along a Warming Current",
        "Marine larvae drift for weeks before they settle. We sampled plankton at forty "
        "stations along the shelf edge and reconstructed dispersal from otolith chemistry. "
        "Larvae of three damselfish species travelled further in warm years, and recruitment "
        "on downstream reefs doubled. Our results suggest that protected areas should be "
        "spaced according to temperature.",
    ),
    (
        "Guild Ledgers and Credit in a Fourteenth-Century Port",
        "This article studies the account books of a merchant guild between 1320 and 1390. By "
        "following four hundred debts through the ledgers, it shows that credit was extended "
        "along kinship lines and that interest was hidden in exchange rates. The findings "
        "revise the view that medieval lending was mainly a matter of monasteries.",
    ),
    (
        "Fatigue Cracks in Orthotropic Bridge Decks under Mixed Traffic",
        "Steel decks with welded ribs crack early under heavy lorries. We instrumented two "
        "bridges with strain gauges for eighteen months and calibrated a finite element model "
        "of the rib-to-deck weld. Crack growth was dominated by rare overloaded axles. We "
        "propose an inspection interval derived from weigh-in-motion records and validate it "
        "on a third bridge.",
    ),
    (
        "A Randomised Trial of Early Mobilisation after Hip Fracture",
        "Background: Prolonged bed rest after hip surgery increases complications. Methods: "
        "In eleven hospitals, 612 patients were assigned to walking within 24 hours or to "
        "usual care. Results: Early mobilisation shortened the stay by 2.1 days and lowered "
        "the rate of pneumonia; mortality at 90 days did not differ. Conclusions: Early "
        "mobilisation is safe and should be standard.",
    ),
    (
        "Photometry of an Eclipsing Binary with a Tertiary Companion",
        "We present four seasons of photometry of a detached eclipsing binary. The light "
        "curves and radial velocities give masses with a precision of two percent. Eclipse "
        "timing variations reveal a third body with a period of eleven years. The system's "
        "age agrees with isochrones of solar metallicity.",
    ),
    (
        "Carbon Fluxes of Restored Peat Bogs",
        "Rewetting drained peat is promoted as a climate measure. We measured methane and "
        "carbon dioxide exchange with chambers at six restored bogs over three years. Sites "
        "became sinks of carbon dioxide after the second year, while methane emissions peaked "
        "in wet summers. The net effect on warming depends on the height of the water table.",
    ),
    (
        "Minimum Wages and the Opening Hours of Small Shops",
        "We study how a rise of the minimum wage changes the opening hours of small shops. "
        "Using administrative records and a difference-in-differences design across county "
        "borders, we find that shops close an hour earlier on weekdays and employ fewer part- "
        "time workers. Prices rise little. The results are robust to alternative control "
        "groups.",
    ),
    (
        "Verified Compaction for Log-Structured Key-Value Stores",
        "Key-value stores built on log-structured merge trees compact files in the "
        "background, and bugs there lose data. We present a verified compaction engine whose "
        "proof covers crashes at any point. It sustains 94 percent of the throughput of an "
        "unverified store on SSDs and its tail latency is lower under write bursts.",
    ),
    (
        "Loop Closure for Lidar Odometry in Mines",
        "Mines offer few distinctive places, so that mapping robots drift. We propose a loop "
        "closure detector for lidar odometry that describes the cross-section of a tunnel and "
        "rejects false matches with a pose graph. On eleven kilometres of drifts, the "
        "position error falls from nine metres to one. The method runs in real time on an "
        "embedded processor.",
    ),
    (
        "Small-Object Detection in Aerial Images with Overlapping Tiles",
        "Vehicles in aerial photographs cover only a few pixels. We present a convolutional "
        "detector that processes overlapping tiles at two scales and merges boxes with a "
        "learned suppression. On two public datasets of aerial images the average precision "
        "rises by 4.2 points over strong baselines, at half the inference time.",
    ),
    (
        "Bandits with Delayed Rewards for Warehouse Slotting",
        "Where goods should lie in a warehouse depends on demand that shifts. We cast "
        "slotting as a combinatorial bandit with delayed rewards and give an algorithm with "
        "regret that grows with the square root of time. In simulations with orders of two "
        "retailers, pickers walk 12 percent less than with the rule in use.",
    ),
    (
        "A Lattice-Based Threshold Signature with Short Keys",
        "Threshold signatures let a group sign without any one member holding the key. We "
        "construct a lattice-based scheme whose public keys are 1.3 kilobytes and whose "
        "security we prove under the module learning with errors assumption. Signing takes "
        "two rounds and tolerates malicious members. An implementation signs in eleven "
        "milliseconds among five parties.",
    ),
    (
        "Sparse Antenna Arrays for Weather Radar",
        "Phased arrays for weather radar are costly because of the number of elements. We "
        "thin a planar array by convex optimisation and derive the beam pattern in closed "
        "form. Measurements of rain with a prototype of 300 elements agree with a dish radar "
        "within one decibel. The design reduces the cost by two thirds.",
    ),
    (
        "Collaborative Filtering with Seasonal Taste for Recipe Sites",
        "Taste for recipes changes with the season. We extend matrix factorisation for "
        "recommendation with a periodic term per user and evaluate it on logs of two recipe "
        "sites. Recall at ten improves by six percent, mostly in spring and autumn. A user "
        "study with 200 cooks confirms the gain.",
    ),
    (
        "Catalytic Hydrogenation of Furfural on Copper Nanoparticles",
        "Furfural from biomass can be turned into fuel additives. Copper nanoparticles on "
        "silica hydrogenate furfural with 96 percent selectivity at 140 degrees. In situ "
        "spectroscopy shows that the carbonyl group binds at step edges, and density "
        "functional theory explains why larger particles deactivate. The catalyst was stable "
        "for 200 hours.",
    ),
    (
        "Sleep and Vocabulary in Second-Grade Pupils",
        "Does sleep help children remember new words? In a school study, 88 pupils learned "
        "names of plants in the morning or in the evening and were tested after twelve hours. "
        "Those who slept in between remembered more, and the effect was larger for boys. "
        "Teachers may place vocabulary lessons late in the day.",
    ),
)


@cache
def curated() -> tuple[tuple[str, str, str], ...]:
    papers = (page.paper for page in pages.load_all(REPOSITORY))
    return tuple((each.title, each.abstract or "", each.topic) for each in papers)


@cache
def chosen() -> dict[Text, Choice]:
    texts = [*FOREIGNERS, *(paper[:2] for paper in curated())]
    return dict(zip(texts, classify(texts, taxonomy.load(REPOSITORY), curated()), strict=True))


@pytest.mark.parametrize("text", FOREIGNERS, ids=lambda text: text[0])
def test_a_paper_of_another_field_waits_for_a_person(text: Text) -> None:
    choice = chosen()[text]
    assert not choice.confident
    assert choice.confidence < 0.55
    assert FOREIGN in choice.evidence


def test_the_papers_of_this_index_belong_to_it() -> None:
    strange = [text[0] for text, choice in chosen().items() if FOREIGN in choice.evidence]
    assert sorted(strange) == sorted(text[0] for text in FOREIGNERS)


def test_of_few_texts_everything_is_familiar() -> None:
    few = collection([("Bells", "They ring.")] * (ENOUGH - 1))
    assert few.familiarity(read(("Kites", "They fly."))) == 1


def test_no_word_in_common_is_no_familiarity() -> None:
    known = collection([(f"Bell {number}", "Bells ring.") for number in range(ENOUGH)])
    assert known.familiarity(read(("Bells", "They ring."))) >= 1
    assert known.familiarity(read(("Kites", "They fly."))) == 0
    assert known.familiarity(read(("", ""))) == 0


def test_the_order_of_the_texts_does_not_matter() -> None:
    texts = [paper[:2] for paper in curated()[:100]]
    assert collection(texts) == collection(texts[::-1])


def test_a_text_like_a_placed_page_belongs_though_its_field_be_small() -> None:
    topics = {
        name: Topic(id=name, title=name, description=name, keywords=(name,), order=order, intro="")
        for order, name in enumerate(("bell", "kite"))
    }
    placed = [(f"Bell {number}", "Bells ring in towers.", "bell") for number in range(90)]
    kite = ("Kite strings", "A kite on a string stays in the wind.", "kite")
    text = ("Kite strings again", "A kite on two strings stays in the wind.")
    assert FOREIGN in classify([text], topics, placed)[0].evidence
    taught = classify([text], topics, [*placed, kite])[0]
    assert (taught.topic, taught.confident) == ("kite", True)
    assert FOREIGN not in taught.evidence
