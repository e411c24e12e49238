"""The answer to a follow-up, in sentences that rest on what was read."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from emptor.agents.writing.phrases import Phrases, phrases_in
from emptor.agents.writing.saying import best_offer, capitalised, demand, reason_of, said, title
from emptor.agents.writing.statements import order_said, set_apart
from emptor.agents.writing.summaries import outcome
from emptor.models.brief import Brief
from emptor.models.conversation import FollowUp, FollowUpKind
from emptor.models.evidence import Evidence
from emptor.models.report import Candidate, ComparedAttribute, Recommendation, Reply, Statement, Verdict, VerdictKind

PRICE = "price"
_IN_SUMMARY = 3  # statements that a reader gets first
_SPOKEN = frozenset({FollowUpKind.EXPLAIN, FollowUpKind.COMPARE, FollowUpKind.UNCLEAR})
_ANSWERS = {VerdictKind.PASS: "reply.yes", VerdictKind.FAIL: "reply.no", VerdictKind.UNKNOWN: "reply.not_known"}


def reply_to(
    follow_up: FollowUp,
    parent_id: UUID,
    candidates: Sequence[Candidate],
    comparison: Sequence[ComparedAttribute],
    recommendation: Recommendation | None,
    *,
    searched: bool,
) -> Reply:
    """Return the reply to a follow-up; its statements are those of a report whose candidates these are."""
    writer = _Replying(follow_up, candidates, tuple(comparison), recommendation)
    return Reply(
        parent_id=parent_id,
        kind=follow_up.kind,
        searched=searched,
        products=tuple(c.rank for c in candidates if c.name in follow_up.products),
        statements=tuple(writer.statements(searched=searched)),
    )


def answer_of(reply: Reply) -> str:
    """The sentences that a reader gets first; empty where the report's own summary is the answer."""
    return " ".join(statement.text for statement in reply.statements[:_IN_SUMMARY]) if reply.kind in _SPOKEN else ""


class _Replying:
    """Writes the statements of one reply."""

    def __init__(
        self,
        follow_up: FollowUp,
        candidates: Sequence[Candidate],
        comparison: tuple[ComparedAttribute, ...],
        recommendation: Recommendation | None,
    ) -> None:
        self._follow_up, self._candidates, self._comparison = follow_up, candidates, comparison
        self._recommendation = recommendation
        self._say: Phrases = phrases_in(follow_up.brief.answer_language)
        self._about = [c for name in follow_up.products for c in candidates if c.name == name]

    @property
    def _brief(self) -> Brief:
        return self._follow_up.brief

    def statements(self, *, searched: bool) -> list[Statement]:
        match self._follow_up.kind:
            case FollowUpKind.EXPLAIN:
                return self._explained()
            case FollowUpKind.COMPARE:
                return self._compared()
            case FollowUpKind.UNCLEAR:
                return [Statement(text=self._say("reply.unclear", words=self._say.quoted(self._follow_up.question)))]
            case _:
                order = order_said(self._candidates, self._brief, self._comparison)
                return [*order, *self._changed(), Statement(text=self._say("reply.searched" if searched else "reply.from_read"))]

    def _changed(self) -> list[Statement]:
        found = []
        for key, texts in (("reply.now", self._follow_up.added), ("reply.gone", self._follow_up.removed)):
            if texts:
                listed = self._say.listed([demand(text, self._brief, self._say) for text in texts])
                found.append(Statement(text=self._say(key, demands=listed)))
        return found

    def _explained(self) -> list[Statement]:
        if not self._about:
            what = self._follow_up.unknown or self._say.quoted(self._follow_up.question)
            return [Statement(text=self._say("summary.not_read", what=what))]
        asked = [s for c in self._about for s in self._checked(c)]
        asked += self._measured(self._about[0])
        return asked or [s for c in self._about for s in self._placed(c)]

    def _checked(self, candidate: Candidate) -> list[Statement]:
        """Whether it meets what was asked about: yes, no, or nobody says so."""
        texts = {check.text for check in self._follow_up.checks}
        return [self._answered(candidate, v) for v in candidate.verdicts if v.constraint in texts]

    def _answered(self, candidate: Candidate, verdict: Verdict) -> Statement:
        reason = reason_of(verdict, candidate, self._brief, self._say)
        asked = demand(verdict.constraint, self._brief, self._say)
        text = self._say.sentence(_ANSWERS[verdict.verdict], name=title(candidate), demand=asked, reason=reason)
        return Statement(text=text, evidence=(verdict.evidence,) if verdict.evidence else ())

    def _measured(self, candidate: Candidate) -> list[Statement]:
        """What is stated of it and of those beside it, and who is ahead."""
        found = []
        for name in self._follow_up.attributes:
            if name == PRICE:
                beside = self._about[1:] or self._others(candidate)[:1]
                found += set_apart([candidate, *beside], self._brief, ())
            elif not any(check.attribute == name for check in self._follow_up.checks):
                found.append(self._row_said(candidate, name))
        return found

    def _row_said(self, candidate: Candidate, name: str) -> Statement:
        say = self._say
        row = next((row for row in self._comparison if row.attribute == name), None)
        what = say.attribute(name, row.label if row else "")
        own = next((v for v in row.values if v.rank == candidate.rank), None) if row else None
        if row is None or own is None:
            return Statement(text=say("reply.not_stated", what=what, name=title(candidate)))
        names = {c.rank: title(c) for c in self._candidates}
        values = ", ".join(say("statement.of", value=said(v, say), name=names[v.rank]) for v in row.values)
        listed = say("statement.differs", what=capitalised(what), values=values)
        return Statement(text=f"{self._standing(candidate, row, what)} {listed}", evidence=tuple(v.evidence for v in row.values))

    def _standing(self, candidate: Candidate, row: ComparedAttribute, what: str) -> str:
        say, names = self._say, {c.rank: title(c) for c in self._candidates}
        if len(row.values) == 1:
            return say("reply.alone", what=what, name=title(candidate))
        if not row.best:
            return say("reply.even", what=what)
        if row.best == (candidate.rank,):
            return say("reply.ahead", what=what, name=title(candidate), count=len(row.values))
        if candidate.rank in row.best:
            return say("reply.level", what=what, names=say.listed([names[rank] for rank in row.best]))
        return say("reply.behind", what=what, names=say.listed([names[rank] for rank in row.best]))

    def _placed(self, candidate: Candidate) -> list[Statement]:
        """Why it stands where it does in the list."""
        lacking = [v for v in candidate.verdicts if v.verdict is not VerdictKind.PASS]
        if not candidate.qualifies and lacking:
            outcomes = "; ".join(outcome(v, candidate, self._brief, self._say) for v in lacking)
            text = self._say("reply.lacks", name=title(candidate), outcomes=outcomes)
            return [Statement(text=text, evidence=tuple(v.evidence for v in lacking if v.evidence))]
        first = next((c for c in self._candidates if c.qualifies), None)
        if first is None or first is candidate:
            own = self._recommendation.statements if self._recommendation and first is candidate else ()
            return [Statement(text=self._say("reply.first", name=title(candidate))), *own]
        text = self._say("reply.fits_too", name=title(candidate), rank=candidate.rank, best=title(first))
        return [Statement(text=text, evidence=_shown(candidate)), *set_apart([first, candidate], self._brief, self._comparison)]

    def _compared(self) -> list[Statement]:
        found = set_apart(self._about, self._brief, self._comparison)
        return [*found, *(s for c in self._about if not c.qualifies for s in self._placed(c))]

    def _others(self, candidate: Candidate) -> list[Candidate]:
        return [c for c in self._candidates if c is not candidate]


def _shown(candidate: Candidate) -> tuple[Evidence, ...]:
    offer = best_offer(candidate)
    return (offer.evidence,) if offer and offer.evidence else ()
