"""Secrets that lie in AWS: a setting may name where its value is kept, so that no template and no environment holds the value.

`ssm:/emptor/prod/DATABASE_URL` is a parameter of Systems Manager (a SecureString is decrypted), `secretsmanager:ID` a secret of
Secrets Manager, `secretsmanager:ID#FIELD` a field of one that holds JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from emptor.core.errors import ConfigurationError

if TYPE_CHECKING:
    from botocore.client import BaseClient

SSM, SECRETS_MANAGER = "ssm:", "secretsmanager:"
_NAMES_A_CALL = 10  # https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html
_TIMEOUT_S = 5
_ATTEMPTS = 3


def is_reference(value: object) -> bool:
    """Whether a setting's value names a place instead of being the secret itself."""
    return isinstance(value, str) and value.startswith((SSM, SECRETS_MANAGER))


def resolved(values: Mapping[str, str], *, endpoint_url: str | None = None) -> dict[str, str]:
    """Return the values with each reference replaced by the secret that it names. Blocks; AWS is asked only where there are any.

    Args:
        values: by the names of their variables.
        endpoint_url: of a server that stands in for AWS.

    Raises:
        ConfigurationError: a secret does not exist, may not be read, or AWS cannot be reached. The message names the variables
            and the references, never a value.
    """
    parameters = {name: value.removeprefix(SSM) for name, value in values.items() if value.startswith(SSM)}
    secrets = {name: value.removeprefix(SECRETS_MANAGER) for name, value in values.items() if value.startswith(SECRETS_MANAGER)}
    found = dict(values)
    if parameters:
        known = _parameters(_client("ssm", endpoint_url), sorted(set(parameters.values())), ", ".join(sorted(parameters)))
        found |= {name: known[path] for name, path in parameters.items()}
    if secrets:
        client = _client("secretsmanager", endpoint_url)
        found |= {name: _secret(client, place, name) for name, place in secrets.items()}
    return found


def resolved_object(reference: str, *, endpoint_url: str | None = None) -> dict[str, str]:
    """Return the variables of one secret that holds a JSON object, by name. Blocks.

    Raises:
        ConfigurationError: as `resolved`; or it is no reference, or what it names is no JSON object.
    """
    if not is_reference(reference):
        raise ConfigurationError(f"EMPTOR_SECRETS must begin with `{SSM}` or `{SECRETS_MANAGER}`: it names where variables lie.")
    text = resolved({"EMPTOR_SECRETS": reference}, endpoint_url=endpoint_url)["EMPTOR_SECRETS"]
    try:
        found = json.loads(text)
        return {str(name): str(value) for name, value in found.items()}
    except (ValueError, AttributeError) as error:
        raise ConfigurationError(f"EMPTOR_SECRETS: what {reference} holds is no JSON object of variables.") from error


def _client(service: str, endpoint_url: str | None) -> BaseClient:
    try:
        import boto3  # noqa: PLC0415 - heavy, and only where a reference is
        from botocore.config import Config  # noqa: PLC0415
    except ImportError as error:
        raise ConfigurationError("A setting names a secret in AWS, which needs boto3: install emptor[aws].") from error
    config = Config(connect_timeout=_TIMEOUT_S, read_timeout=_TIMEOUT_S, retries={"total_max_attempts": _ATTEMPTS})
    client: BaseClient = boto3.client(service, endpoint_url=endpoint_url, config=config)
    return client


def _parameters(client: Any, paths: list[str], variables: str) -> dict[str, str]:
    """The values of parameters by their paths."""
    found: dict[str, str] = {}
    missing: list[str] = []
    for start in range(0, len(paths), _NAMES_A_CALL):
        answer = _asked(client.get_parameters, variables, Names=paths[start : start + _NAMES_A_CALL], WithDecryption=True)
        found |= {parameter["Name"]: parameter["Value"] for parameter in answer["Parameters"]}
        missing += answer["InvalidParameters"]
    if missing:
        raise ConfigurationError(f"Systems Manager has no parameter {', '.join(missing)}: create it, or unset its variable.")
    return found


def _secret(client: Any, place: str, variable: str) -> str:
    """The value of a secret, or of one field of it."""
    secret_id, _, field = place.partition("#")
    text: str = _asked(client.get_secret_value, variable, SecretId=secret_id)["SecretString"]
    if not field:
        return text
    try:
        value = json.loads(text)[field]
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(f"{variable}: the secret {secret_id} is not JSON with a field {field!r}.") from error
    return str(value)


def _asked(call: Any, variables: str, **arguments: Any) -> dict[str, Any]:
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - loaded by now

    try:
        answer: dict[str, Any] = call(**arguments)
    except (BotoCoreError, ClientError) as error:
        raise ConfigurationError(f"The secrets of {variables} cannot be read from AWS: {error}") from error
    return answer
