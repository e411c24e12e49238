"""Words that several makers' products have in their names tell no model."""

from __future__ import annotations

from emptor.agents.resolving.identity import Identity, same_product
from emptor.agents.resolving.shared_words import kind_words, shared_words

NAMES = [
    ("Pesa rusa Orortis Opal – Negro", "Orortis"),
    ("Pesa rusa Zarigard Nimbus 15 Pro – Negro", "Zarigard"),
    ("Lumetis Ember 15 Pro | envío gratis", "Lumetis"),
    ("Orortis Opal | envío gratis", "Orortis"),
]
SHARED = shared_words(NAMES)


def test_only_words_of_several_makers_are_shared_and_no_figure_or_tier_is() -> None:
    assert sorted(SHARED) == ["envio", "gratis", "negro", "pesa", "rusa"]


def test_a_kind_is_the_longest_run_of_shared_words_without_colours() -> None:
    assert kind_words("Pesa rusa Orortis Opal – Negro", SHARED) == "pesa rusa"
    assert kind_words("Orortis Opal – Negro", SHARED) == ""


def test_two_names_that_differ_only_in_shared_words_are_one_product() -> None:
    one = Identity("Pesa rusa Orortis Opal", "Orortis", shared=SHARED)
    assert same_product(one, Identity("Orortis Opal | envío gratis", "Orortis", shared=SHARED))
    assert not same_product(one, Identity("Pesa rusa Orortis Jade", "Orortis", shared=SHARED))
    assert not same_product(one, Identity("Pesa rusa Zarigard Opal", "Zarigard", shared=SHARED))
