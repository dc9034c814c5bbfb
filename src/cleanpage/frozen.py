"""Making frozen dataclasses and named tuples quickly.

Python sets every field of a frozen dataclass with a call of ``object.__setattr__``. For a class of many fields, of
which a page has hundreds of objects, that takes several times as long as all else that is done to make one.
"""

from __future__ import annotations

from dataclasses import field, fields, make_dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
N = TypeVar("N", bound=tuple[Any, ...])


def named(cls: type[N], rows: Iterable[tuple[Any, ...]]) -> list[N]:
    """Return a named tuple for each row of values, without the call of a function in Python that each would take.

    Args:
        cls: a class of named tuples.
        rows: the values of all its fields, in order.
    """
    return list(map(partial(tuple.__new__, cls), rows))


def maker(cls: type[T]) -> Callable[..., T]:
    """Return a function that makes what a frozen dataclass with slots does, in a fraction of the time.

    The object is made as one of a class with the same slots that is not frozen, and then becomes one of the class.

    Args:
        cls: the class.

    Returns:
        A function of the values of its fields, in order.
    """
    thawed = _thawed(cls)

    def make(*values: object) -> T:
        made = thawed(*values)
        made.__class__ = cls
        return cast("T", made)

    return make


class Owing:
    """What a frozen dataclass inherits from whose objects may owe some of their fields until somebody looks at them.

    Most of what is said for people is never read; an object that a `debtor` made works it out when it is.
    """

    __slots__ = ("_owed",)

    if not TYPE_CHECKING:  # such an object has all that its class says, and nothing else

        def __getattr__(self, name: str) -> object:
            """Work out what is owed; Python asks here for what is not there yet."""
            try:
                owed = object.__getattribute__(self, "_owed")
            except AttributeError:
                owed = None
            if owed is not None:
                for field_name, value in self._paid(owed).items():
                    object.__setattr__(self, field_name, value)
                object.__setattr__(self, "_owed", None)
            return object.__getattribute__(self, name)

    @staticmethod
    def _paid(owed: Any) -> dict[str, object]:  # noqa: ANN401 - what the class needs
        """Return the values of the fields owed, by name."""
        raise NotImplementedError


def debtor(cls: type[T], *names: str) -> Callable[..., T]:
    """Return a function that makes objects which owe some of their fields.

    Args:
        cls: a frozen dataclass with slots that inherits from `Owing`.
        names: the fields owed.

    Returns:
        A function of what its `_paid` needs, and of the values of the other fields, in order.
    """
    thawed = _thawed(cls, names)

    def make(owed: object, *values: object) -> T:
        made = thawed(*values)
        made._owed = owed  # noqa: SLF001 - a class of this module
        made.__class__ = cls
        return cast("T", made)

    return make


def _thawed(cls: type, owed: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - a class made here
    """Return a class with the same slots that is not frozen, and does not set the fields owed."""
    columns = [
        (one.name, one.type, field(init=False) if one.name in owed else field(default=one.default))
        for one in fields(cast("Any", cls))
    ]
    return make_dataclass(cls.__name__, columns, bases=(Owing,) if issubclass(cls, Owing) else (), slots=True)
