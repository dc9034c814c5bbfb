"""Packages that only some users need, and what to install when one is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class MissingExtraError(ImportError):
    """A package is not installed that an extra of cleanpage would bring."""


class extra:  # noqa: N801 - it is used like a statement
    """Import packages of an extra; where one is missing, the error names the extra.

    >>> with extra("parquet"):
    ...     import no_such_package
    Traceback (most recent call last):
    cleanpage.extras.MissingExtraError: no_such_package is not installed; get it with: pip install 'cleanpage[parquet]'

    Args:
        name: the extra.
        needs: what it brings, where the import that fails would name only the half of it.
    """

    def __init__(self, name: str, *, needs: str | None = None) -> None:
        self.name, self.needs = name, needs

    def __enter__(self) -> None:
        """Begin the imports."""

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> None:
        """Turn an import that failed into advice."""
        if isinstance(error, ImportError) and not isinstance(error, MissingExtraError):
            needs = self.needs or error.name or error
            msg = f"{needs} is not installed; get it with: pip install 'cleanpage[{self.name}]'"
            raise MissingExtraError(msg, name=error.name) from error
