"""The readers that play models in the evals: each step is known by its prompt, and noise is what it says it is."""

from __future__ import annotations

import json

import pytest

from emptor.agents.prompting import load_prompt
from tests.fakes.readers import Eager, Noisy, Step, price_claim, step_of, wrong

REQUESTS = [f"{load_prompt('judge')} request {n}" for n in range(400)]


class Right:
    def answer(self, text: str) -> str:
        return "right"


@pytest.mark.parametrize("step", Step)
def test_a_step_is_known_by_the_words_of_its_prompt(step: Step) -> None:
    """A prompt that is worded anew must not turn a lying model into one that says nothing."""
    assert step_of(load_prompt(step.name.lower())) is step


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 1.0])
def test_noise_is_a_share_of_the_answers_of_a_step(share: float) -> None:
    """The same requests are answered wrongly each time, and other steps not at all."""
    noisy = Noisy(Right(), Step.JUDGE, share=share)
    answers = [noisy.answer(request) for request in REQUESTS]
    assert answers == [noisy.answer(request) for request in REQUESTS]
    assert abs(sum(answer != "right" for answer in answers) / len(REQUESTS) - share) < 0.05
    assert noisy.answer(load_prompt("resolve")) == "right"


@pytest.mark.parametrize("step", Step)
def test_an_eager_reader_answers_every_step(step: Step) -> None:
    assert json.loads(Eager().answer(load_prompt(step.name.lower()))) == wrong(step, load_prompt(step.name.lower()))


def test_a_writer_states_the_price_of_the_first_product() -> None:
    answer = price_claim("P1 = Aria\n[1] P1 weight: 2 kg\n[2] P1 price: Aria costs 99 USD")
    assert [claim["fact"] for claim in answer["sentences"][0]["claims"]] == [2]
    assert price_claim("P1 = Aria") == {"sentences": []}
