"""Who is asking.

Mode `local` (also `none`; one person on their own machine): everyone is the local user, and only this machine is served.
Mode `jwt` (also `supabase`): the request carries a Supabase access token, and all of these are checked: the algorithm is one we
allow, the signature, `exp`, `aud`, `iss` (when the project's URL or an issuer is set), `role` is `authenticated`, and `sub` is a
user's id. The rules for Supabase's tokens: https://supabase.com/docs/guides/auth/jwts
Mode `api_key` (programs): the request carries a key that `emptor keys` has made; the database has its digest, user and scopes.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Annotated, Any, Protocol
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Request, Security
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from pydantic import Field

from emptor.core.errors import ConfigurationError, Forbidden, Unauthorized
from emptor.core.jwks import PublicKeys
from emptor.core.query_names import check_query_names
from emptor.core.settings import Settings
from emptor.core.users import LOCAL_USER_ID
from emptor.models.api_keys import KEY_PREFIX, USER_SCOPES, ApiKey, Scope
from emptor.models.base import Model

USER_ROLE = "authenticated"
OPERATOR_ROLE = "operator"  # `app_metadata.role` of a token; users cannot change their own
# Only these: a token may not choose `none`, nor an HMAC made with a public key that everyone knows.
KEY_PAIR_ALGORITHMS = ("ES256", "RS256", "EdDSA")
SHARED_SECRET_ALGORITHM = "HS256"  # noqa: S105 - the name of an algorithm
CLOCK_SKEW_S = 10
_PROJECT_KEYS = ("sb_secret_", "sb_publishable_")
_STREAM = "/events"
_READING = frozenset({"GET", "HEAD"})

_bearer = HTTPBearer(
    auto_error=False, bearerFormat="JWT", description="A Supabase access token of the user; or a key, where keys are used."
)
_key_header = APIKeyHeader(name="X-API-Key", auto_error=False, description="A key made with `emptor keys create`.")


class Principal(Model):
    """The user a request acts for, and what it may do."""

    user_id: UUID
    scopes: frozenset[Scope] = USER_SCOPES
    claims: Mapping[str, Any] = Field(default_factory=dict)


class KeyHolders(Protocol):
    """Where keys and tickets are looked up: the services of the application."""

    async def key_holder(self, secret: str) -> ApiKey | None: ...

    async def ticket_holder(self, ticket: str, job_id: UUID) -> UUID | None: ...


async def principal(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
    api_key: Annotated[str | None, Security(_key_header)],
) -> Principal:
    """FastAPI dependency: the user behind this request, who may do what its method does.

    Raises:
        Unauthorized: there is no token or key, or it does not hold.
        Forbidden: the key does not allow it; or everyone is the local user, and this is not their machine.
        Unavailable: the keys to check a token with cannot be fetched.
        RequestValidationError: the route does not read one of the query parameters; said to nobody who may not ask at all.
    """
    who = await identified(request, credentials.credentials if credentials else None, api_key)
    needed = Scope.READ if request.method in _READING else Scope.WRITE
    require_scope(who, needed)
    check_query_names(request)
    return who


async def operator(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
    api_key: Annotated[str | None, Security(_key_header)],
) -> Principal:
    """FastAPI dependency: an operator, who may see and mend the jobs of all users.

    Raises:
        Unauthorized: as for `principal`.
        Forbidden: it is not an operator who asks.
    """
    who = await identified(request, credentials.credentials if credentials else None, api_key)
    if Scope.OPERATOR not in who.scopes:
        raise Forbidden(
            "This is for operators: a key with the scope `operator`, or a token whose `app_metadata.role` is `operator`."
        )
    check_query_names(request)
    return who


def require_scope(who: Principal, scope: Scope) -> None:
    """Raise Forbidden unless the caller may do this."""
    if scope not in who.scopes:
        raise Forbidden(f"This key lacks the scope `{scope.value}`: use one that has it.")


CurrentUser = Annotated[Principal, Security(principal)]
CurrentOperator = Annotated[Principal, Security(operator)]


async def credentials_of(request: Request) -> tuple[str | None, str | None]:
    """The token and the key that a request carries, for who is not a route of FastAPI's."""
    credentials = await _bearer(request)
    return (credentials.credentials if credentials else None), await _key_header(request)


async def identified(request: Request, token: str | None, api_key: str | None) -> Principal:
    """Return the user behind a request, by its token or key, whatever they may do. Raises as `principal`."""
    settings: Settings = request.app.state.settings
    if token is None and api_key is None and (user_id := await _ticket_user(request)) is not None:
        return Principal(user_id=user_id, scopes=frozenset({Scope.READ}))
    if settings.auth == "local":
        _require_this_machine(request)
        claims = {"sub": str(LOCAL_USER_ID), "role": USER_ROLE}
        return Principal(user_id=LOCAL_USER_ID, scopes=frozenset(Scope), claims=claims)
    if settings.auth == "api_key":
        return await _key_user(request.app.state.services, api_key or token)
    if token is None:
        raise Unauthorized("Sign in: send the access token as `Authorization: Bearer <token>`.")
    return await _verifier(request, settings).verify(token)


async def check_sign_in(request: Request) -> None:
    """Check that users can sign in as the settings say.

    Raises:
        ConfigurationError: a setting is missing.
        Unavailable: the keys that tokens are checked with cannot be fetched, and none is known.
    """
    settings: Settings = request.app.state.settings
    if settings.auth == "jwt":
        await _verifier(request, settings).require_keys()


def _verifier(request: Request, settings: Settings) -> TokenVerifier:
    """The application's verifier, made when first needed."""
    verifier: TokenVerifier | None = getattr(request.app.state, "token_verifier", None)
    if verifier is None:
        verifier = request.app.state.token_verifier = TokenVerifier(settings)
    return verifier


async def _key_user(holders: KeyHolders, secret: str | None) -> Principal:
    if secret is None:
        raise Unauthorized("Send your key as `X-API-Key: <key>`, or as `Authorization: Bearer <key>`.")
    key = await holders.key_holder(secret) if secret.startswith(KEY_PREFIX) else None
    if key is None:
        raise Unauthorized("This key does not hold: it is unknown, revoked or expired. Ask the operator for another.")
    return Principal(user_id=key.user_id, scopes=key.scopes)


async def _ticket_user(request: Request) -> UUID | None:
    """The user of the ticket in the address, which opens a job's event stream and nothing else."""
    ticket, job_id = request.query_params.get("ticket"), request.path_params.get("job_id")
    if not ticket or not job_id or request.method != "GET" or not request.url.path.endswith(_STREAM):
        return None
    try:
        holders: KeyHolders = request.app.state.services
        return await holders.ticket_holder(ticket, UUID(str(job_id)))
    except ValueError:
        return None


def require_sign_in(settings: Settings, host: str) -> None:
    """Refuse to listen where others can reach us while everyone is the local user. Raises ConfigurationError."""
    if settings.auth == "local" and not is_this_machine(host):
        raise ConfigurationError(
            f"EMPTOR_AUTH=local lets everyone in, so it serves this machine alone, and not {host}: "
            "listen on 127.0.0.1, or set EMPTOR_AUTH to jwt or api_key."
        )


def is_this_machine(host: str) -> bool:
    """Whether a name or address means the machine itself and can mean no other."""
    name = host.strip("[]").lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _require_this_machine(request: Request) -> None:
    """The peer is this machine, and the browser page that asks does not come from a name that was made to point here.

    A name without a dot cannot be anybody's domain, so that one is let pass.
    """
    named = urlsplit(f"//{request.headers.get('host', 'localhost')}").hostname or ""
    asked_for_us = is_this_machine(named) or not ("." in named or ":" in named)
    if not (request.client and is_this_machine(request.client.host) and asked_for_us):
        raise Forbidden("EMPTOR_AUTH=local serves only the machine it runs on: sign-in is not set up here.")


class TokenVerifier:
    """Checks access tokens; keeps the project's public keys."""

    def __init__(self, settings: Settings) -> None:
        if settings.jwt_secret is None and not settings.supabase_url:
            raise ConfigurationError("EMPTOR_AUTH=jwt needs SUPABASE_URL (public keys) or SUPABASE_JWT_SECRET (a legacy secret).")
        self._settings = settings
        project = settings.supabase_url.rstrip("/") if settings.supabase_url else None
        self._issuer = settings.jwt_issuer or (f"{project}/auth/v1" if project else None)
        self._keys = PublicKeys(f"{project}/auth/v1/.well-known/jwks.json") if project else None

    async def require_keys(self) -> None:
        """Check that there is something to check tokens with. Raises Unavailable."""
        if self._settings.jwt_secret is None and self._keys is not None:
            await self._keys.require()

    async def verify(self, token: str) -> Principal:
        """Return the user the token speaks for, or raise Unauthorized."""
        if token.startswith(_PROJECT_KEYS):
            raise Unauthorized("This is a key of the project, not a user's access token. Sign in as a user.")
        import jwt  # noqa: PLC0415 - with cryptography 0.1 s; not needed in local mode

        try:
            header = jwt.get_unverified_header(token)
            algorithm = header.get("alg", "")
            key = await self._key(str(header.get("kid", "")), algorithm)
            claims = jwt.decode(
                token,
                key,
                algorithms=[algorithm],
                audience=self._settings.jwt_audience,
                issuer=self._issuer,
                leeway=CLOCK_SKEW_S,
                options={"require": ["exp", "sub", "aud", *(["iss"] if self._issuer else [])]},
            )
        except jwt.ExpiredSignatureError as error:
            raise Unauthorized("The access token has expired. Refresh the session and try again.") from error
        except (jwt.PyJWTError, TypeError, ValueError) as error:  # the latter two: a key of another kind than the algorithm's
            raise Unauthorized("The access token is not valid for this service. Sign in again.") from error
        return _user(claims)

    async def _key(self, key_id: str, algorithm: str) -> Any:
        if algorithm == SHARED_SECRET_ALGORITHM and self._settings.jwt_secret is not None:
            return self._settings.jwt_secret.get_secret_value()
        if algorithm in KEY_PAIR_ALGORITHMS and self._keys is not None:
            return await self._keys.key(key_id)
        raise Unauthorized("The access token is signed in a way this service does not accept. Sign in again.")


def _user(claims: Mapping[str, Any]) -> Principal:
    if claims.get("role") != USER_ROLE:
        raise Unauthorized("This token does not speak for a signed-in user.")
    try:
        user_id = UUID(str(claims["sub"]))
    except ValueError as error:
        raise Unauthorized("The access token names no user.") from error
    kept_by_service = claims.get("app_metadata")
    is_operator = isinstance(kept_by_service, Mapping) and kept_by_service.get("role") == OPERATOR_ROLE
    return Principal(user_id=user_id, scopes=frozenset(Scope) if is_operator else USER_SCOPES, claims=claims)
