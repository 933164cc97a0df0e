"""A project and a world of services that know its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from generator.enrich.recipe import Enriched, Wishes, enrich
from tests.conftest import Sandbox
from tests.enrich.world import World

Enrich = Callable[..., Enriched]


@pytest.fixture
def world(httpserver: HTTPServer) -> World:
    """A local server that plays every service; no paper is known yet."""
    return World(httpserver)


def untracked(items: Iterable[Any], _: str) -> Iterable[Any]:
    return items


@pytest.fixture
def enriched(world: World, sandbox: Sandbox) -> Enrich:
    """A function that enriches the sandbox in this world: services by name, then wishes."""

    def call(*names: str, track: Any = untracked, **wishes: Any) -> Enriched:
        wished = replace(Wishes(services=world.services(*names)), **wishes)
        return enrich(sandbox.root, wished, track, world.clock)

    return call
