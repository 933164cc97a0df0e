"""`paperindex curate`: the queue of a curator with a clone, a paper at a time."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator import schema
from generator.curate import answer, decision, judge, paper_on_desk
from generator.curate import desk as desks
from generator.curate.answer import KEYS, AnswerError
from generator.curate.decision import ChangedError, Written
from generator.curate.desk import Desk, Question, Wanted
from generator.errors import PageError
from generator.pages import Page
from generator.waiting import BY_ID

with contextlib.suppress(ImportError):  # where it is there, lines can be edited and recalled
    import readline  # noqa: F401

COMMANDS = {
    "skip": "leave this paper as it is",
    "back": "to the question before, or to the paper before",
    "open": "tell the page's file and its address on the site",
    "undo": "take the last paper's answers back, and ask again",
    "quit": "stop; what was answered is written, the rest waits",
    "help": "these lines",
}
HELP = """\
Enter keeps what stands in [brackets], - takes it out, = takes what is suggested, ? lists what is
known; a few letters are enough. Lists: 'a, b' replaces, '+a -b' adds and takes out. Where no list
of tags is kept, a tag that no page has yet ends in '!'.
""" + "\n".join(f"  :{name}  {meaning}" for name, meaning in COMMANDS.items())
HELP_ON_SUMMARY = (
    f"one sentence of at most {schema.SUMMARY_LIMIT} characters, in your own words, that says"
    " what was found or made"
)


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--topic", metavar="ID", help="Only papers of this section.")
@click.option("--reason", type=click.Choice(list(BY_ID)), help="Only papers that wait for this.")
@click.option("--all", "everything", is_flag=True, help="Also papers that do not wait.")
@click.option("-n", "limit", type=click.IntRange(min=1), help="At most this many papers.")
@click.pass_obj
def curate(root: Path, /, **wanted: Any) -> None:
    """Decide on papers that wait: section, kind, tags and summary, one paper at a time.

    Asks about the papers whose section nobody has confirmed or that lack a summary, those that
    wait for graver reasons first; or about the SLUGs given. Each answer is written at once into the
    page, where only the lines change that you changed. Stop at any time: the queue is what the
    pages say, so the next run goes on where this one ended.

    \b
    Examples:
      paperindex curate
      paperindex curate --topic methods -n 10
      paperindex curate --reason section
      paperindex curate a-paper another-paper
    """
    click.echo("Reading the pages …", err=True)
    desk = desks.load(root, Wanted(**wanted))
    if wanted["topic"] not in (None, *desk.topics):
        sections = ", ".join(desk.topics)
        raise click.UsageError(f"there is no section '{wanted['topic']}'; use one of: {sections}")
    if not desk.questions:
        click.echo("nothing waits")
        return
    _Sitting(root, desk).work()


class _Command(Exception):  # noqa: N818  it is what was asked for
    """A curator typed a command instead of an answer."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class _Sitting:
    """A curator at the desk: asks, writes, and remembers what can be taken back."""

    def __init__(self, root: Path, desk: Desk) -> None:
        self.root = root
        self.desk = desk
        self.at = 0
        self.written: list[tuple[int, Written]] = []

    def work(self) -> None:
        """Ask about every paper of the desk, until the curator quits."""
        click.echo(HELP)
        with contextlib.suppress(EOFError):
            while self.at < len(self.desk.questions):
                try:
                    self._decide(self.desk.questions[self.at])
                    self.at += 1
                except _Command as command:
                    if command.name == "quit":
                        break
                    self._obey(command.name)
                except PageError as error:
                    click.echo(str(error))
                    self.at += 1
        answered = len({written.page.path for _, written in self.written})
        click.echo(f"{answered} answered, {len(self.desk.questions) - self.at} to come")

    def _obey(self, name: str) -> None:
        if name == "skip":
            self.at += 1
        elif name == "back":
            self.at = max(0, self.at - 1)
        elif self.written:
            self.at, written = self.written.pop()
            self._take_back(written)
        else:
            click.echo("nothing to take back")

    def _take_back(self, written: Written) -> None:
        try:
            decision.take_back(self.root, written)
            click.echo(f"{written.page.path}: as it was before")
        except ChangedError as error:
            click.echo(f"{error} since; take it back by hand")

    def _decide(self, question: Question) -> None:
        question = replace(question, page=decision.reread(self.root, question.page))
        while True:
            click.echo(f"\n{self.at + 1} of {len(self.desk.questions)}")
            for line in paper_on_desk.lines(self.desk, question):
                click.echo(line)
            try:
                written = decision.write(self.root, question.page, self._answers(question))
                break
            except ChangedError as error:
                click.echo(f"{error} in the meantime; this is what it says now")
                question = replace(question, page=error.page)
        self.written.append((self.at, written))
        for line in written.changes:
            click.echo(f"  {line}")

    def _answers(self, question: Question) -> dict[str, Any]:
        """Ask for every key; `back` goes to the one before."""
        answers = decision.values_of(question.page)
        step = 0
        while step < len(KEYS):
            try:
                self._answer(KEYS[step], question, answers)
                step += 1
            except _Command as command:
                if command.name != "back" or not step:
                    raise
                step -= 1
        return answers

    def _answer(self, key: str, question: Question, answers: dict[str, Any]) -> None:
        """Ask for one key until the checks accept it; what they only notice is told once."""
        answers[key] = answer.kept(key, answers)
        noticed: tuple[str, ...] = ()
        while True:
            words = self._words(key, question, answers[key])
            found = judge.judged(self.desk, question, answers, key, words)
            news = [each for each in found.notices if each not in noticed]
            for line in (*found.errors, *news):
                click.echo(f"  {line}")
            if found.errors:
                continue
            answers[key] = found.value
            if not news:
                return
            click.echo("  Enter keeps it all the same")
            noticed = found.notices

    def _words(self, key: str, question: Question, current: Any) -> str:
        """Return what the curator types for a key; questions and the page's place are answered."""
        while True:
            words = _typed(paper_on_desk.prompt(key, question, current))
            if words == "?":
                known = answer.choices(key, self.desk.topics, self.desk.tags)
                lines = [f"  {name}: {meaning}" for name, meaning in known.items()]
                click.echo("\n".join(lines) or f"  {HELP_ON_SUMMARY}")
            elif words.startswith(":"):
                self._command(words[1:], question.page)
            else:
                return words

    def _command(self, word: str, page: Page) -> None:
        """Raise the command that a word names, unless it only asks to be told something."""
        try:
            name = answer.resolve(word, {each: each for each in COMMANDS})
        except AnswerError as error:
            click.echo(f"  {error}")
            return
        if name == "open":
            click.echo(f"  {page.path}\n  {self.desk.site.rstrip('/')}/papers/{page.slug}/")
        elif name == "help":
            click.echo(HELP)
        else:
            raise _Command(name)


def _typed(prompt: str) -> str:
    """Return a line from the terminal or, where there is none, from standard input."""
    if sys.stdin.isatty():
        return input(prompt).strip()
    click.echo(prompt)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()
