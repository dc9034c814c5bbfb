"""The version of cleanpage: a literal, because a package shipped as a bare zip has no metadata to ask."""

from __future__ import annotations

VERSION = "0.1.0.dev0"
