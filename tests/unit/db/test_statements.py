"""Cutting a script into statements: a semicolon ends one only where it is no part of something else."""

from __future__ import annotations

import pytest

from emptor.db.statements import split_statements


@pytest.mark.parametrize(
    ("script", "statements"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" ;; \n; ", [], id="semicolons alone"),
        pytest.param("select 1; select 2", ["select 1", "select 2"], id="the last one needs none"),
        pytest.param("-- a; b\nselect 1;", ["-- a; b\nselect 1"], id="comment stays with what follows"),
        pytest.param("/* a; /* b; */ c; */ select 1; select 2", ["/* a; /* b; */ c; */ select 1", "select 2"], id="nested"),
        pytest.param("/* open; select 1", ["/* open; select 1"], id="comment without an end"),
        pytest.param("select 'a;''b;'; select 2", ["select 'a;''b;'", "select 2"], id="string"),
        pytest.param(r"select e'a\';b'; select 2", [r"select e'a\';b'", "select 2"], id="string with escapes"),
        pytest.param(r"select 'a\'; select 2", [r"select 'a\'", "select 2"], id="a plain backslash escapes nothing"),
        pytest.param('select ";" from "a;""b"; select 2', ['select ";" from "a;""b"', "select 2"], id="names"),
        pytest.param("do $$ begin; end $$; select 2", ["do $$ begin; end $$", "select 2"], id="dollars"),
        pytest.param("do $a$ $$;$$ $b$;$b$ $a$; select 2", ["do $a$ $$;$$ $b$;$b$ $a$", "select 2"], id="tagged dollars"),
        pytest.param("select $1; select 2", ["select $1", "select 2"], id="a parameter is no quote"),
    ],
)
def test_statements_are_found(script: str, statements: list[str]) -> None:
    """Each row's script falls into these."""
    assert split_statements(script) == statements
