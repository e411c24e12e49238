"""Who is asking.

Mode `local` (one person on their own machine): everyone is the local user. Mode `jwt`: the request carries a Supabase access
token, and all of these are checked: the algorithm is one we allow, the signature, `exp`, `aud`, `iss` (when the project's URL
or an issuer is set), `role` is `authenticated`, and `sub` is a user's id. The rules for Supabase's tokens:
https://supabase.com/docs/guides/auth/jwts
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from fastapi import Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import Field

from emptor.core.errors import ConfigurationError, Unauthorized, Unavailable
from emptor.core.settings import Settings
from emptor.core.users import LOCAL_USER_ID
from emptor.models.base import Model

if TYPE_CHECKING:
    from jwt import PyJWKClient

USER_ROLE = "authenticated"
# Only these: a token may not choose `none`, nor an HMAC made with a public key that everyone knows.
KEY_PAIR_ALGORITHMS = ("ES256", "RS256", "EdDSA")
SHARED_SECRET_ALGORITHM = "HS256"  # noqa: S105 - the name of an algorithm
CLOCK_SKEW_S = 10
KEYS_TIMEOUT_S = 5.0
KEYS_KEPT_S = 600.0
KEYS_RETRY_AFTER_S = 5.0
_PROJECT_KEYS = ("sb_secret_", "sb_publishable_")

_bearer = HTTPBearer(auto_error=False, bearerFormat="JWT", description="A Supabase access token of the user.")


class Principal(Model):
    """The user a request acts for."""

    user_id: UUID
    claims: Mapping[str, Any] = Field(default_factory=dict)


async def principal(
    request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]
) -> Principal:
    """FastAPI dependency: the user behind this request.

    Raises:
        Unauthorized: there is no token, or it does not hold.
        Unavailable: the keys to check it with cannot be fetched.
    """
    settings: Settings = request.app.state.settings
    if settings.auth == "local":
        return Principal(user_id=LOCAL_USER_ID, claims={"sub": str(LOCAL_USER_ID), "role": USER_ROLE})
    if credentials is None:
        raise Unauthorized("Sign in: send the access token as `Authorization: Bearer <token>`.")
    verifier = getattr(request.app.state, "token_verifier", None)
    if verifier is None:
        verifier = request.app.state.token_verifier = TokenVerifier(settings)
    return await verifier.verify(credentials.credentials)


CurrentUser = Annotated[Principal, Security(principal)]


class TokenVerifier:
    """Checks access tokens; keeps the project's public keys for ten minutes."""

    def __init__(self, settings: Settings) -> None:
        if settings.jwt_secret is None and not settings.supabase_url:
            raise ConfigurationError("EMPTOR_AUTH=jwt needs SUPABASE_URL (public keys) or SUPABASE_JWT_SECRET (a legacy secret).")
        self._settings = settings
        self._issuer = settings.jwt_issuer or (f"{settings.supabase_url.rstrip('/')}/auth/v1" if settings.supabase_url else None)
        self._keys: PyJWKClient | None = None

    async def verify(self, token: str) -> Principal:
        """Return the user the token speaks for, or raise Unauthorized."""
        if token.startswith(_PROJECT_KEYS):
            raise Unauthorized("This is a key of the project, not a user's access token. Sign in as a user.")
        import jwt  # noqa: PLC0415 - with cryptography 0.1 s; not needed in local mode

        try:
            algorithm = jwt.get_unverified_header(token).get("alg", "")
            key = await self._key(token, algorithm)
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
        except jwt.InvalidTokenError as error:
            raise Unauthorized("The access token is not valid for this service. Sign in again.") from error
        return _user(claims)

    async def _key(self, token: str, algorithm: str) -> Any:
        if algorithm == SHARED_SECRET_ALGORITHM and self._settings.jwt_secret is not None:
            return self._settings.jwt_secret.get_secret_value()
        if algorithm in KEY_PAIR_ALGORITHMS and self._settings.supabase_url:
            # PyJWKClient opens its connection in the calling thread; one at a time, cached, unknown ids not refetched in a burst.
            return await asyncio.to_thread(self._public_key, token)
        raise Unauthorized("The access token is signed in a way this service does not accept. Sign in again.")

    def _public_key(self, token: str) -> Any:
        import jwt  # noqa: PLC0415

        if self._keys is None:
            self._keys = jwt.PyJWKClient(
                f"{self._issuer_of_keys()}/.well-known/jwks.json", lifespan=KEYS_KEPT_S, timeout=KEYS_TIMEOUT_S
            )
        try:
            return self._keys.get_signing_key_from_jwt(token).key
        except jwt.PyJWKClientConnectionError as error:
            raise Unavailable("The sign-in service cannot be reached. Try again.", retry_after_s=KEYS_RETRY_AFTER_S) from error
        except jwt.PyJWKClientError as error:
            raise Unauthorized("The access token is signed with a key this project does not know. Sign in again.") from error

    def _issuer_of_keys(self) -> str:
        return f"{(self._settings.supabase_url or '').rstrip('/')}/auth/v1"


def _user(claims: Mapping[str, Any]) -> Principal:
    if claims.get("role") != USER_ROLE:
        raise Unauthorized("This token does not speak for a signed-in user.")
    try:
        return Principal(user_id=UUID(str(claims["sub"])), claims=claims)
    except ValueError as error:
        raise Unauthorized("The access token names no user.") from error
