"""Words that several makers' products have in their names tell no model."""

from __future__ import annotations

from emptor.agents.resolving.identity import Identity, same_product
from emptor.agents.resolving.shared_words import Named, kind_words, shared_words

NAMES = [
    Named("Pesa rusa Orortis Opal – Negro", "Orortis", "one.example"),
    Named("Pesa rusa Zarigard Nimbus 15 Pro – Negro", "Zarigard", "other.example"),
    Named("Lumetis Ember 15 Pro | envío gratis", "Lumetis", "one.example"),
    Named("Orortis Opal | envío gratis", "Orortis", "one.example"),
]
SHARED = shared_words(NAMES)


def test_only_words_of_several_makers_are_shared_and_no_figure_or_tier_is() -> None:
    assert sorted(SHARED) == ["envio", "gratis", "negro", "pesa", "rusa"]


def test_a_kind_is_the_longest_run_of_shared_words_without_colours() -> None:
    assert kind_words("Pesa rusa Orortis Opal – Negro", SHARED, NAMES) == "pesa rusa"
    assert kind_words("Orortis Opal – Negro", SHARED, NAMES) == ""


def test_what_one_shop_alone_adds_to_its_names_is_no_kind() -> None:
    assert kind_words("Orortis Opal | envío gratis", SHARED, NAMES) == ""


def test_a_size_or_a_word_of_one_makers_model_is_no_part_of_a_kind() -> None:
    names = [
        Named("Dovlow Delta XL sacco da boxe", "Dovlow", "one.example"),
        Named("Rudness Delta XL – sacco da boxe", "Rudness", "other.example"),
        Named("Kestholm Bolt VX sacco da boxe", "Kestholm", "one.example"),
        Named("Grimic Bolt GT naaimachine", "Grimic", "other.example"),
        Named("Grimic Juno VX naaimachine", "Grimic", "other.example"),
    ]
    shared = shared_words(names)
    assert kind_words("Dovlow Delta XL sacco da boxe", shared, names) == "sacco da boxe"
    assert kind_words("Kestholm Bolt VX sacco da boxe", shared, names) == "sacco da boxe"


def test_two_names_that_differ_only_in_shared_words_are_one_product() -> None:
    one = Identity("Pesa rusa Orortis Opal", "Orortis", shared=SHARED)
    assert same_product(one, Identity("Orortis Opal | envío gratis", "Orortis", shared=SHARED))
    assert not same_product(one, Identity("Pesa rusa Orortis Jade", "Orortis", shared=SHARED))
    assert not same_product(one, Identity("Pesa rusa Zarigard Opal", "Zarigard", shared=SHARED))
