"""What buyers write under products."""

from __future__ import annotations

from emptor_local.sample.html import pick

Review = tuple[str, int, str]  # author, stars, text

_AUTHORS = (
    "Maya R.",
    "T. Okafor",
    "jens_1981",
    "Lucía",
    "Priya N.",
    "oldgrumble",
    "Sam W.",
    "Hedda",
    "Tom B.",
    "K. Ishii",
    "Noor",
    "Ewa",
)
_TEXTS = {
    "headphones": (
        (5, "Comfortable from the first hour. I wear glasses and nothing pinches."),
        (4, "Good sound after I turned the bass down two notches in the app."),
        (5, "Paired with the laptop and the phone at once without drama."),
        (3, "Sound is fine, the case smells of glue for a week."),
        (4, "My old pair cost $349 and I cannot hear where the difference went."),
        (2, "The left cushion came loose after a month; the shop sent a new one in three days."),
        (5, "Charged it on Sunday, still going on Friday evening."),
        (4, "Calls are clear indoors. On a windy bridge nobody understood me."),
        (1, "Arrived with a scratch. Sent back, refund of the full price took ten days."),
    ),
    "monitors": (
        (5, "Out of the box the colours matched my prints."),
        (4, "Stand wobbles a little on my desk, picture is lovely."),
        (5, "Text is crisp, no dead pixels, no coil whine."),
        (3, "The menu joystick is fiddly. Paid $20 less elsewhere for the last one."),
        (4, "Works at full refresh rate on my notebook with the cable in the box."),
        (2, "Backlight bleeding in the lower left corner, exchanged it."),
    ),
    "vacuums": (
        (5, "Finds its way home even when the chairs have moved."),
        (4, "The app wants an account, but it cleans well without one too."),
        (3, "Gets stuck under the radiator twice a week."),
        (5, "The dog ignores it and so do I, which is the best one can say."),
        (4, "Louder on the top setting than I thought, quiet on the normal one."),
        (2, "Brush tangled after two weeks. Spare brush costs 19.90."),
    ),
    "everyday": (
        (5, "Exactly as described, and it arrived a day early."),
        (4, "Does what it should. The packaging was more than it needed."),
        (5, "My second one; the first went to my daughter."),
        (3, "Fine for the money, I would not call it pretty."),
        (4, "Better than the one it replaced, which cost $20 more."),
        (2, "A seam came loose in the first week; the exchange was quick."),
    ),
}


def reviews(section: str, seed: str, count: int = 3) -> list[Review]:
    """Some reviews of a product, the same for the same seed."""
    authors = pick(f"{seed}/who", _AUTHORS, count)
    texts = pick(f"{seed}/what", _TEXTS[section], count)
    return [(author, stars, text) for author, (stars, text) in zip(authors, texts, strict=True)]
