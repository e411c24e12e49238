"""`?fields=`: only the named parts of an answer.

    ?fields=status,report.recommendation,report.candidates.name

A path goes through lists by itself. A name that an answer never has is refused, so that a misspelt one is not a missing value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, get_args

from fastapi import Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from emptor.core.errors import InvalidInput

FIELDS_MAX_CHARS = 1_000
Fields = Annotated[
    str | None,
    Query(
        max_length=FIELDS_MAX_CHARS,
        description="Only these parts of the answer, separated by commas, with dots into what they hold: "
        "`status,report.candidates.name`. A name that the answer does not know is refused.",
    ),
]

Tree = dict[str, "Tree"]  # an empty tree is everything below


def only(fields: str | None, answer: BaseModel, kind: type[BaseModel] | None = None) -> Any:
    """Return the answer, or a response with the named parts of it alone.

    Args:
        fields: what `?fields=` said; None is everything.
        answer: all that would be sent.
        kind: the model that says which names there are, where it is not the answer's class: `CursorPage[JobSummary]`.

    Raises:
        InvalidInput: a name that such an answer does not have.
    """
    if fields is None:
        return answer
    tree = _tree(fields)
    _check(tree, (kind or type(answer),), "")
    return JSONResponse(_cut(answer.model_dump(mode="json", by_alias=True), tree))


def _tree(fields: str) -> Tree:
    whole: Tree = {}
    for path in filter(None, (part.strip() for part in fields.split(","))):
        names, place = path.split("."), whole
        for position, name in enumerate(names):
            is_last = position == len(names) - 1
            if name in place and not place[name]:
                break  # all of it is asked for already
            if is_last:
                place[name] = {}
            else:
                place = place.setdefault(name, {})
    if not whole:
        raise InvalidInput("`fields` names nothing: give names separated by commas, or leave it out.")
    return whole


def _check(tree: Tree, kinds: tuple[type[BaseModel], ...], above: str) -> None:
    known = {field.serialization_alias or name: field.annotation for kind in kinds for name, field in kind.model_fields.items()}
    for name, below in tree.items():
        path = f"{above}{name}"
        if name not in known:
            where = f"`{above.removesuffix('.')}` has" if above else "Known are"
            raise InvalidInput(f"There is no field `{path}`. {where} {', '.join(f'`{one}`' for one in sorted(known))}.")
        inner = tuple(_models(known[name]))
        if below and inner:
            _check(below, inner, f"{path}.")
        elif below and not _is_mapping(known[name]):
            raise InvalidInput(f"The field `{path}` has no parts: leave out what stands behind it.")


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    for inner in get_args(annotation):
        yield from _models(inner)


def _is_mapping(annotation: Any) -> bool:
    kinds = (annotation, *get_args(annotation))
    return any(str(kind).startswith(("dict", "typing.Mapping", "collections.abc.Mapping")) or kind is dict for kind in kinds)


def _cut(value: Any, tree: Tree) -> Any:
    if not tree:
        return value
    if isinstance(value, list):
        return [_cut(item, tree) for item in value]
    if isinstance(value, Mapping):
        return {name: _cut(value[name], below) for name, below in tree.items() if name in value}
    return value
