"""Points by a ranker: of the candidates of a choice, the right ones shall weigh most.

A conditional logit: the probability that a candidate is taken grows with the exponential of its weight; the sum of the logarithms
of the probabilities that a right one is taken is maximised, less a quadratic penalty for points that stray from where they began.
With the points set by hand as the beginning, marks that no choice decides keep them; from nothing, such marks get no points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.evals.fitting.choices import Choice

STEPS = 250
STEP = 0.05  # points a step at most, about
_MEAN, _SPREAD, _TINY = 0.9, 0.999, 1e-8  # of Adam (Kingma and Ba, 2015)


@dataclass(frozen=True, slots=True)
class Problem:
    """Choices as arrays: a row a candidate, `groups` the choice of each row."""

    marks: Sequence[Any]
    shares: Any  # float64 [candidates, marks]
    offsets: Any  # float64 [candidates]
    right: Any  # bool [candidates]
    groups: Any  # int [candidates], rising from 0 without gaps


def problem(choices: Sequence[Choice], marks: Sequence[Any]) -> Problem:
    """Return the choices that can teach something: those with a right candidate and a wrong one."""
    telling = [choice for choice in choices if len({option.is_right for option in choice.options}) > 1]
    options = [(number, option) for number, choice in enumerate(telling) for option in choice.options]
    column = {mark: index for index, mark in enumerate(marks)}
    shares = np.zeros((len(options), len(marks)))
    for row, (_, option) in enumerate(options):
        for mark, share in option.shares.items():
            shares[row, column[mark]] = share
    return Problem(
        marks,
        shares,
        np.array([option.offset for _, option in options]),
        np.array([option.is_right for _, option in options], dtype=bool),
        np.array([number for number, _ in options], dtype=int),
    )


def fit(given: Problem, begin: Mapping[Any, float], penalty: float) -> dict[Any, float]:
    """Return points for all marks.

    Args:
        begin: the points that straying is measured from.
        penalty: how much a squared point of straying costs, in choices.
    """
    origin = np.array([begin[mark] for mark in given.marks])
    points, mean, spread = origin.copy(), np.zeros_like(origin), np.zeros_like(origin)
    for step in range(1, STEPS + 1):
        slope = _slope(given, points) + 2 * penalty * (points - origin)
        mean = _MEAN * mean + (1 - _MEAN) * slope
        spread = _SPREAD * spread + (1 - _SPREAD) * slope**2
        points = points - STEP * (mean / (1 - _MEAN**step)) / (np.sqrt(spread / (1 - _SPREAD**step)) + _TINY)
    return {mark: float(value) for mark, value in zip(given.marks, points, strict=True)}


def _slope(given: Problem, points: Any) -> Any:
    """The gradient of the loss: how the marks of what is taken differ from those of what is right."""
    if not len(given.groups):
        return np.zeros_like(points)
    weights = given.offsets + given.shares @ points
    chance = _by_choice(weights, given.groups)
    right = _by_choice(np.where(given.right, weights, -np.inf), given.groups)
    return given.shares.T @ (chance - right)


def _by_choice(weights: Any, groups: Any) -> Any:
    """The probability of each candidate among those of its choice."""
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    highest = np.maximum.reduceat(weights, starts)[groups]
    powers = np.exp(weights - highest)
    return powers / np.add.reduceat(powers, starts)[groups]
