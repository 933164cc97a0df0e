"""Owns what an answer means for the page at hand, and what the checks would say to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.check.problem import ERROR
from generator.curate import answer, decision
from generator.curate.answer import SUGGESTED, AnswerError
from generator.curate.decision import Values
from generator.curate.desk import Desk, Question
from generator.tags import synonyms


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """The value that an answer gives the key, with what speaks against it.

    `errors` are what no page may say, `notices` what a person should look at.
    """

    value: Any
    errors: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def suggestion(question: Question, key: str) -> Any:
    """Return what a program would answer, or None where it has nothing to say."""
    choice = question.choice
    return {"topic": choice.topic, "also": list(choice.also), "kind": question.kind}.get(key)


def judged(desk: Desk, question: Question, answers: Values, key: str, words: str) -> Judged:
    """Return what `words` mean under `key`, given the `answers` so far (the current one included).

    Raises:
        PageError: the page is written in a way that no edit would survive.
    """
    current, suggested = answers[key], suggestion(question, key)
    known = {each: each for each in answer.choices(key, desk.topics, desk.tags)}
    known |= synonyms(desk.listed) if key == "tags" else {}
    try:
        taken = words.strip() == SUGGESTED and suggested
        value = suggested if taken else answer.read(key, words, current, known)
    except AnswerError as error:
        return Judged(value=current, errors=(str(error),))
    if value is None and key == "topic":
        return Judged(value=current, errors=("a paper has a section; name one",))
    candidate = decision.edited(question.page, {**answers, key: value})
    found = [
        (finding.severity, f"{finding.what}; {finding.remedy}")
        for finding in decision.findings(candidate, key, desk.topics, desk.listed)
    ]
    return Judged(
        value=value,
        errors=tuple(told for severity, told in found if severity == ERROR),
        notices=tuple(told for severity, told in found if severity != ERROR),
    )
