"""Packages of which one part is used: `langsmith.types` builds hundreds of models, and LangGraph needs one.

import_parts_only("langsmith.types")
from langsmith.types.run_select_field import RunSelectField  # imports that module, not the package around it
"""

from __future__ import annotations

import importlib.util
import sys
import threading
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import ModuleType


def import_parts_only(*packages: str) -> None:
    """Let modules of these packages be imported without the packages' own imports, which follow when a name of theirs is first
    asked for. A package that is missing, or was imported before, is left as it is.
    """
    for package in packages:
        if package in sys.modules:
            continue
        try:
            spec = importlib.util.find_spec(package)
        except ImportError:
            continue
        if spec is not None and spec.loader is not None and spec.submodule_search_locations is not None:
            sys.modules[package] = _deferred(spec, spec.loader)


def _deferred(spec: ModuleSpec, loader: Loader) -> ModuleType:
    module = importlib.util.module_from_spec(spec)
    loading = threading.RLock()

    def load(name: str) -> object:
        """Import the package, since a name of it is asked for. Python calls this for names that a module lacks (PEP 562)."""
        with loading:
            if module.__dict__.pop("__getattr__", None) is not None:
                loader.exec_module(module)
        return getattr(module, name)

    module.__dict__["__getattr__"] = load
    return module
