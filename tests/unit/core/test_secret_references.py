"""Secrets that lie in AWS are read where a setting names them, from a stand-in that speaks AWS's own protocols."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from pydantic import SecretStr

from emptor.core.errors import ConfigurationError
from emptor.core.secret_references import resolved
from emptor.core.settings import Settings, with_secrets
from infra.aws.package import stand_in_for_aws
from tests.fakes.lambda_runtime import REPOSITORY

pytestmark = pytest.mark.slow
VALUE = "postgresql://someone:word@db.example/emptor"


@pytest.fixture(scope="module")
def aws() -> Iterator[str]:
    with stand_in_for_aws() as address:
        yield address


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "none")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")


def put_parameters(aws: str, names: list[str]) -> None:
    client = boto3.client("ssm", endpoint_url=aws)
    for name in names:
        client.put_parameter(Name=name, Value=f"value of {name}", Type="SecureString", Overwrite=True)


def test_more_parameters_than_one_call_takes(aws: str) -> None:
    names = [f"/emptor/test/{number}" for number in range(23)]
    put_parameters(aws, names)
    found = resolved({name: f"ssm:{name}" for name in names} | {"PLAIN": "as it is"}, endpoint_url=aws)
    assert found == {name: f"value of {name}" for name in names} | {"PLAIN": "as it is"}


def test_a_field_of_a_secret(aws: str) -> None:
    client = boto3.client("secretsmanager", endpoint_url=aws)
    client.create_secret(Name="models", SecretString='{"openai": "sk-1"}')
    client.create_secret(Name="whole", SecretString=VALUE)
    found = resolved({"A": "secretsmanager:models#openai", "B": "secretsmanager:whole"}, endpoint_url=aws)
    assert found == {"A": "sk-1", "B": VALUE}
    with pytest.raises(ConfigurationError, match="field 'other'"):
        resolved({"A": "secretsmanager:models#other"}, endpoint_url=aws)


def test_a_secret_that_is_missing_is_named_and_no_value_is(aws: str) -> None:
    put_parameters(aws, ["/emptor/test/there"])
    with pytest.raises(ConfigurationError, match="/emptor/test/nowhere") as caught:
        resolved({"A": "ssm:/emptor/test/there", "B": "ssm:/emptor/test/nowhere"}, endpoint_url=aws)
    assert "value of" not in str(caught.value)
    with pytest.raises(ConfigurationError, match="secrets of DATABASE_URL cannot be read"):
        resolved({"DATABASE_URL": "secretsmanager:nowhere"}, endpoint_url=aws)


def test_settings_hold_the_secret_and_not_the_reference(aws: str) -> None:
    put_parameters(aws, ["/emptor/test/DATABASE_URL"])
    reference = SecretStr("ssm:/emptor/test/DATABASE_URL")
    settings = with_secrets(Settings(DATABASE_URL=reference, AWS_ENDPOINT_URL=aws))  # type: ignore[call-arg]
    assert settings.database_url is not None
    assert settings.database_url.get_secret_value() == "value of /emptor/test/DATABASE_URL"


def test_one_secret_holds_many_variables(aws: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment goes before it."""
    monkeypatch.setenv("EMPTOR_SEARCH_ORDER", "brave")
    client = boto3.client("secretsmanager", endpoint_url=aws)
    held = {
        "TAVILY_API_KEY": "tv",
        "EMPTOR_CORS_ORIGINS": "https://a.example",
        "EMPTOR_SEARCH_ORDER": "exa",
        "GOOGLE_API_KEY": "g",
    }
    client.create_secret(Name="all", SecretString=json.dumps(held))
    settings = with_secrets(Settings(secrets="secretsmanager:all", AWS_ENDPOINT_URL=aws))  # type: ignore[call-arg]
    assert settings.tavily_api_key is not None
    assert settings.tavily_api_key.get_secret_value() == "tv"
    assert settings.gemini_api_key is not None
    assert (settings.cors_origins, settings.search_order) == ("https://a.example", "brave")
    with pytest.raises(ConfigurationError, match="must begin with"):
        with_secrets(Settings(secrets='{"TAVILY_API_KEY": "tv"}'))


def test_settings_without_references_ask_nobody() -> None:
    """Nor load what asks."""
    code = "import sys; from emptor.core.settings import get_settings; get_settings(); print('boto3' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "False"


def test_the_secrets_of_a_stage_are_stored_where_its_functions_look(aws: str, tmp_path: Path) -> None:
    """By `make secrets`; under their first names, and references are left alone."""
    secrets = {"DATABASE_URL": VALUE, "GOOGLE_API_KEY": "g-1", "TAVILY_API_KEY": "ssm:/elsewhere"}
    environment = os.environ | secrets | {"AWS_ENDPOINT_URL": aws, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, REPOSITORY / "infra" / "aws" / "secrets.py", "prod"]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert VALUE not in result.stdout
    wanted = {"DATABASE_URL": "ssm:/emptor/prod/DATABASE_URL", "GEMINI_API_KEY": "ssm:/emptor/prod/GEMINI_API_KEY"}
    assert resolved(wanted, endpoint_url=aws) == {"DATABASE_URL": VALUE, "GEMINI_API_KEY": "g-1"}
    with pytest.raises(ConfigurationError, match="TAVILY"):
        resolved({"TAVILY_API_KEY": "ssm:/emptor/prod/TAVILY_API_KEY"}, endpoint_url=aws)
