"""How a log is told in each protocol: pure, so shown on written logs. Real clients read the same in tests/e2e."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from emptor.core.errors import InvalidInput
from emptor.models.chat import ChatMessage
from emptor.models.events import EventType, JobEvent, NewEvent
from emptor.models.typed_events import ResearchEvent, TypedEvent, typed
from emptor.services.streams.ag_ui import AgUiEncoder, Run
from emptor.services.streams.asking import last_question, research_request
from emptor.services.streams.frames import Encoder, Frame, Place, encoded
from emptor.services.streams.langgraph import MODES, GraphRun, LangGraphEncoder, stream_modes
from emptor.services.streams.native import NativeEncoder
from emptor.services.streams.ui_messages import UiMessageEncoder
from tests.fakes.job_logs import BODY, DRAFT, FINAL_TEXT, OUTCOME, STANDING, SUMMARY, event

JOB = UUID("6f1f3c1e-7f1d-4f0a-9a53-0d2f8a1b2c3d")
LINKS = {"self": "/api/v1/research/1"}
ACCEPTED = event(EventType.JOB_ACCEPTED, "Accepted.")
SUCCEEDED = event(EventType.JOB_SUCCEEDED, SUMMARY, **OUTCOME)
FAILED = event(EventType.JOB_FAILED, "No provider answered.", error={"code": "unavailable", "message": "No provider answered."})
CANCELLED = event(EventType.JOB_CANCELLED, "Cancelled.")


def log(*events: NewEvent) -> list[JobEvent]:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    return [JobEvent(**one.model_dump(), job_id=JOB, seq=seq, at=at) for seq, one in enumerate(events, start=1)]


WHOLE = log(ACCEPTED, *BODY, SUCCEEDED)
GRAPH_RUN = GraphRun("thread 1", str(JOB), "headphones")


def told(encoder: Encoder, events: Sequence[JobEvent]) -> list[dict[str, Any]]:
    return [json.loads(frame.data) for frame in encoded(encoder, events) if frame.data != "[DONE]"]


def ui(*events: NewEvent) -> list[dict[str, Any]]:
    return told(UiMessageEncoder(LINKS), log(ACCEPTED, *events))


def ag_ui(*events: NewEvent, messages: Sequence[dict[str, Any]] = ()) -> list[dict[str, Any]]:
    return told(AgUiEncoder(Run("t", "r", messages), LINKS), log(ACCEPTED, *events))


class TestFrames:
    def test_what_some_readers_take_for_the_end_of_a_line_is_escaped(self) -> None:
        wire = Frame(json.dumps("a\u2028b\x85c", ensure_ascii=False), event="e", id="1", retry_ms=5).wire()
        assert wire.decode().splitlines() == ["event: e", 'data: "a\\u2028b\\u0085c"', "id: 1", "retry: 5", ""]
        assert json.loads(wire.decode().splitlines()[1].removeprefix("data: ")) == "a\u2028b\x85c"

    def test_half_a_character_does_not_break_the_stream(self) -> None:
        assert Frame('"\ud800"').wire() == b'data: "?"\n\n'

    @pytest.mark.parametrize(
        ("text", "place"), [(None, Place()), ("", Place()), ("-1", Place()), ("17-2", Place(17, 2)), ("9-10", Place(9, 10))]
    )
    def test_a_place_is_read_as_it_was_written(self, text: str | None, place: Place) -> None:
        assert Place.read(text) == place
        assert Place.read(str(place)) == place

    @pytest.mark.parametrize("text", ["x", "17", "17-", "-2", "1-2-3", "१-१", "9" * 5_000 + "-1", "1-1\n"])
    def test_what_is_no_place_is_refused(self, text: str) -> None:
        with pytest.raises(InvalidInput, match="send it back as it came"):
            Place.read(text)

    @pytest.mark.parametrize(
        "make",
        [
            NativeEncoder,
            lambda: UiMessageEncoder(LINKS),
            lambda: AgUiEncoder(Run("t", "r"), LINKS),
            lambda: LangGraphEncoder(GRAPH_RUN, LINKS),
        ],
        ids=["native", "ui messages", "AG-UI", "LangGraph"],
    )
    def test_the_same_log_makes_the_same_frames(self, make: Any) -> None:
        """What resuming rests on, where a client's place is found by telling the log again."""
        assert encoded(make(), WHOLE) == encoded(make(), WHOLE)


class TestTypedEvents:
    def test_every_type_of_event_has_a_description(self) -> None:
        described = {
            value for model in TypedEvent.__args__[0].__args__ for value in model.model_fields["type"].annotation.__args__
        }
        assert described == set(EventType)

    def test_events_are_as_described_and_nothing_is_lost(self) -> None:
        for one in WHOLE:
            read = typed(one)
            assert read.data.model_extra == {}, f"{one.type}: describe the new field in models/typed_events.py"
            assert ResearchEvent(read).model_dump(mode="json") == one.model_dump(mode="json")

    def test_a_payload_that_is_not_as_described_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="rank"):
            typed(log(event(EventType.CANDIDATE_JUDGED, rank=0, name="x", qualifies=True, score=1.0))[0])


class TestUiMessages:
    def test_a_draft_that_is_taken_back_is_marked_and_the_text_is_the_one_that_stands(self) -> None:
        parts = ui(*DRAFT, event(EventType.REPORT_RESTART), *STANDING, SUCCEEDED)
        assert "".join(p["delta"] for p in parts if p["type"] == "text-delta") == FINAL_TEXT
        ended = {p["id"]: p.get("providerMetadata") for p in parts if p["type"] == "reasoning-end"}
        assert ended == {"draft-1": {"emptor": {"void": True}}, "draft-2": None}

    def test_text_streams_as_it_is_written(self) -> None:
        """Token by token: a piece of the log is a piece of the draft at once."""
        encoder = UiMessageEncoder(LINKS)
        for one in log(ACCEPTED, *STANDING)[1:]:
            deltas = [p["delta"] for p in told(encoder, [one]) if p["type"] == "reasoning-delta"]
            assert deltas == [one.data["text"]]

    @pytest.mark.parametrize(
        ("end", "last"),
        [
            (SUCCEEDED, {"type": "finish", "finishReason": "stop"}),
            (FAILED, {"type": "finish", "finishReason": "error"}),
            (CANCELLED, {"type": "abort", "reason": "Cancelled."}),
        ],
        ids=["succeeded", "failed", "cancelled"],
    )
    def test_the_end_closes_what_is_open(self, end: NewEvent, last: dict[str, Any]) -> None:
        frames = encoded(UiMessageEncoder(LINKS), log(ACCEPTED, *DRAFT, end))
        parts = [json.loads(frame.data) for frame in frames[:-1]]
        assert (frames[-1].data, parts[-1]) == ("[DONE]", last)
        for kind in ("reasoning", "text"):
            started, ended = ([p["id"] for p in parts if p["type"] == f"{kind}-{way}"] for way in ("start", "end"))
            assert started == ended
        assert ("text-start" in {p["type"] for p in parts}) == (end is SUCCEEDED)

    def test_a_failure_says_why(self) -> None:
        assert {"type": "error", "errorText": "No provider answered."} in ui(FAILED)

    def test_a_later_round_replaces_the_candidates(self) -> None:
        parts = told(UiMessageEncoder(LINKS), WHOLE)
        sent = [[c["name"] for c in p["data"]] for p in parts if p["type"] == "data-candidates"]
        assert sent == [["Other"], ["Halvik Meridian 45"], ["Halvik Meridian 45", "Other"]]


class TestAgUi:
    def test_text_is_taken_back_by_a_snapshot_without_it(self) -> None:
        asked = {"id": "m1", "role": "user", "content": "headphones"}
        events = ag_ui(*DRAFT, event(EventType.REPORT_RESTART), *STANDING, SUCCEEDED, messages=[asked])
        texts = [e for e in events if e["type"].startswith(("TEXT", "MESSAGES"))]
        kinds = [(e["type"].removeprefix("TEXT_MESSAGE_"), e.get("messageId", "")[-2:]) for e in texts]
        first, second = [("START", "-1"), *[("CONTENT", "-1")] * 2, ("END", "-1")], [("START", "-2"), *[("CONTENT", "-2")] * 4]
        assert kinds == [*first, ("MESSAGES_SNAPSHOT", ""), *second, ("END", "-2")]
        assert next(e for e in events if e["type"] == "MESSAGES_SNAPSHOT")["messages"] == [asked]

    def test_a_client_that_asks_again_loses_what_it_has_of_the_run(self) -> None:
        """Its text would otherwise be appended to what it has."""
        asked, ours = {"id": "m1", "role": "user"}, {"id": f"job-{JOB}-1", "role": "assistant", "content": "The Hal"}
        events = ag_ui(messages=[asked, ours])
        assert [e["type"] for e in events[:3]] == ["RUN_STARTED", "MESSAGES_SNAPSHOT", "STATE_SNAPSHOT"]
        assert events[1]["messages"] == [asked]

    def test_steps_open_and_close_in_pairs_though_a_worker_died_in_one(self) -> None:
        """The protocol allows no step to be open twice, and none at the end."""
        open_steps: set[str] = set()
        for one in ag_ui(*BODY, SUCCEEDED):
            if one["type"] == "STEP_STARTED":
                assert one["stepName"] not in open_steps
                open_steps.add(one["stepName"])
            if one["type"] == "STEP_FINISHED":
                open_steps.remove(one["stepName"])
            assert one["type"] != "RUN_FINISHED" or not open_steps

    @pytest.mark.parametrize(
        ("end", "last"),
        [
            (SUCCEEDED, {"type": "RUN_FINISHED", "outcome": {"type": "success"}}),
            (CANCELLED, {"type": "RUN_FINISHED", "outcome": {"type": "cancelled"}}),
            (FAILED, {"type": "RUN_ERROR", "message": "No provider answered.", "code": "unavailable"}),
        ],
        ids=["succeeded", "cancelled", "failed"],
    )
    def test_the_end_closes_what_is_open(self, end: NewEvent, last: dict[str, Any]) -> None:
        events = ag_ui(event(EventType.NODE_STARTED, "write", "write"), *DRAFT, end)
        assert [e["type"] for e in events[-3:-1]] == ["TEXT_MESSAGE_END", "STEP_FINISHED"]
        assert events[-1].items() >= last.items()

    def test_the_patches_make_the_state(self) -> None:
        state: dict[str, Any] = {}
        for one in told(AgUiEncoder(Run("t", "r"), LINKS), WHOLE):
            if one["type"] == "STATE_SNAPSHOT":
                state = one["snapshot"]
            for patch in one.get("delta", []) if one["type"] == "STATE_DELTA" else []:
                _, key, *end = patch["path"].split("/")
                assert key in state
                if end == ["-"]:
                    state[key].append(patch["value"])
                else:
                    state[key] = patch["value"]
        encoder = LangGraphEncoder(GRAPH_RUN, LINKS)
        encoded(encoder, WHOLE)
        assert state | {"job_id": ""} == {k: v for k, v in encoder.values.items() if k != "messages"} | {"job_id": ""}


class TestLangGraph:
    @pytest.mark.parametrize(
        "modes", [MODES, {"values"}, {"custom", "messages-tuple"}], ids=lambda modes: " ".join(sorted(modes))
    )
    def test_what_follows_a_frame_is_what_came_after_it(self, modes: set[str]) -> None:
        """Resumed after each frame in turn, in each choice of modes."""
        frames = encoded(LangGraphEncoder(GRAPH_RUN, LINKS, frozenset(modes)), WHOLE)
        for number, frame in enumerate(frames, start=1):
            again = LangGraphEncoder(GRAPH_RUN, LINKS, frozenset(modes), Place.read(frame.id))
            assert encoded(again, WHOLE) == frames[number:]

    def test_a_place_means_the_same_in_other_modes(self) -> None:
        everything = encoded(LangGraphEncoder(GRAPH_RUN, LINKS), WHOLE)
        values = [frame for frame in everything if frame.event in {"values", "metadata"}]
        assert encoded(LangGraphEncoder(GRAPH_RUN, LINKS, frozenset({"values"})), WHOLE) == values

    def test_text_is_taken_back_by_removing_its_message(self) -> None:
        frames = encoded(LangGraphEncoder(GRAPH_RUN, LINKS), WHOLE)
        messages = [json.loads(frame.data)[0] for frame in frames if frame.event == "messages"]
        assert [(m["type"], m["id"][-2:]) for m in messages] == [
            *[("AIMessageChunk", "-1")] * 2, ("remove", "-1"), *[("AIMessageChunk", "-2")] * 4,
        ]  # fmt: skip
        values = [json.loads(frame.data)["messages"][1:] for frame in frames if frame.event == "values"]
        assert [m["content"] for m in values[-1]] == [FINAL_TEXT]
        assert (
            []
            in values[values.index([{**values[-1][0], "id": f"job-{JOB}-1", "content": "The Sonnika H700 lasts 60 hours.\n"}]) :]
        )

    def test_a_failure_is_an_error_event(self) -> None:
        frames = encoded(LangGraphEncoder(GRAPH_RUN, LINKS, frozenset({"custom"})), log(ACCEPTED, FAILED))
        assert (frames[-1].event, json.loads(frames[-1].data)["error"]) == ("error", "unavailable")

    def test_modes_that_are_not_served_are_named(self) -> None:
        with pytest.raises(InvalidInput, match="debug, events is not served here; there are: custom"):
            stream_modes(["values", "events", "debug"])
        assert stream_modes([]) == {"values"}


class TestAsking:
    @pytest.mark.parametrize(
        "message",
        [
            {"role": "user", "id": "1", "content": "good lamp"},
            {"type": "human", "id": "1", "content": [{"type": "text", "text": "good lamp"}]},
            {"role": "user", "id": "1", "parts": [{"type": "file", "url": "x"}, {"type": "text", "text": "good lamp"}]},
            {"role": "user", "id": "1", "content": [{"type": "image", "source": {}}, "good lamp"]},
        ],
        ids=["text", "LangGraph", "AI SDK", "AG-UI"],
    )
    def test_the_last_message_of_the_user_is_the_question(self, message: dict[str, Any]) -> None:
        earlier = {"role": "user", "content": "good chair"}
        later = {"role": "assistant", "content": "A lamp?"}
        assert last_question([ChatMessage.model_validate(m) for m in (earlier, message, later)]) == ("good lamp", "1")

    def test_a_chat_without_a_question_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="no message of a user"):
            last_question([ChatMessage(role="assistant", content="Hello")])

    def test_options_are_checked_as_everywhere(self) -> None:
        assert research_request("good lamp", {"max_products": 3, "currency": None, "theme": "dark"}).max_products == 3
        with pytest.raises(InvalidInput, match="currency"):
            research_request("good lamp", {"currency": "euro"})
        with pytest.raises(InvalidInput, match="question"):
            research_request("?", {})
