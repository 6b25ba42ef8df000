"""Functions that are imported when first called: a run uses one reader and one writer of many, and start-up counts."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


def deferred(module: str, name: str) -> Callable[..., Any]:
    """Give a function of a module that is not imported before the first call."""

    @cache
    def found() -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(import_module(module), name)
        return function

    def call(*args: Any, **options: Any) -> Any:
        return found()(*args, **options)

    call.__module__, call.__name__ = module, name
    return call
