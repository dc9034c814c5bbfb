"""The rules: one file each, named by what it drops or finds.

`BUILTIN` is a plain table, because entry points vanish when a package travels to a cluster as a zip file; the rules of
other packages come through the entry-point group ``cleanpage.rules``. A rule is a class attribute of this module by
its class's name, imported when first asked for.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module, metadata
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from cleanpage.rule import Rule

GROUP = "cleanpage.rules"

BUILTIN: dict[str, str] = {
    "advertisement": "Advertisement",
    "app": "App",
    "biography": "Biography",
    "body": "Body",
    "breadcrumbs": "Breadcrumbs",
    "byline": "Byline",
    "captions": "Captions",
    "comments": "Comments",
    "contents": "Contents",
    "controls": "Controls",
    "cookies": "Cookies",
    "corrections": "Corrections",
    "counters": "Counters",
    "dateline": "Dateline",
    "disclaimers": "Disclaimers",
    "drop-lines": "DropLines",
    "embedded-dates": "EmbeddedDates",
    "embedded-authors": "EmbeddedAuthors",
    "embedded-body": "EmbeddedBody",
    "embedded-metadata": "EmbeddedMetadata",
    "end-marks": "EndMarks",
    "errors": "Errors",
    "first-appeared": "FirstAppeared",
    "footer": "Footer",
    "forum": "Forum",
    "gallery": "Gallery",
    "headline": "Headline",
    "keep-lines": "KeepLines",
    "kind": "Kind",
    "language": "Language",
    "license": "License",
    "login": "Login",
    "manual": "Manual",
    "masthead": "Masthead",
    "metadata-lines": "MetadataLines",
    "navigation": "Navigation",
    "newsletter": "Newsletter",
    "ornaments": "Ornaments",
    "page-title": "PageTitle",
    "pagination": "Pagination",
    "particulars": "Particulars",
    "paywall": "Paywall",
    "poster": "Poster",
    "posts": "Posts",
    "publisher": "Publisher",
    "recurring": "Recurring",
    "related": "Related",
    "repeats": "Repeats",
    "section": "Section",
    "share": "Share",
    "sheets": "Sheets",
    "shop": "Shop",
    "signatures": "Signatures",
    "signed-title": "SignedTitle",
    "site-name": "SiteName",
    "site-tree": "SiteTree",
    "skips": "Skips",
    "standfirst": "Standfirst",
    "tables": "Tables",
    "tags": "Tags",
    "teasers": "Teasers",
    "thread": "Thread",
    "tools": "Tools",
    "trademarks": "Trademarks",
    "updated": "Updated",
    "wall": "Wall",
}
"""Kind -> class name. The class stands in the file named like its kind, ``-`` written as ``_``."""


@cache
def rule_class(kind: str) -> type[Rule]:
    """Return the class of a kind of rule, built in or installed.

    Args:
        kind: the kind, such as ``"footer"``.

    Returns:
        The class.

    Raises:
        ValueError: no rule of that kind is built in or installed.
    """
    if kind in BUILTIN:
        module = import_module(f"{__name__}.{kind.replace('-', '_')}")
        return cast("type[Rule]", getattr(module, BUILTIN[kind]))
    for point in metadata.entry_points(group=GROUP, name=kind):
        return cast("type[Rule]", point.load())
    from difflib import get_close_matches  # noqa: PLC0415 - only errors need it

    alike = get_close_matches(kind, kinds(), 1)
    perhaps = f", perhaps {alike[0]!r}" if alike else ""
    msg = (
        f"no rule of kind {kind!r}{perhaps}; one of your own is given to Pipeline.load as rules=[…], or named by its "
        f"package as an entry point of {GROUP!r}; there are {', '.join(kinds())}"
    )
    raise ValueError(msg)


def kinds() -> tuple[str, ...]:
    """Return the kinds of all rules, built in and installed, in alphabetic order."""
    return tuple(sorted({*BUILTIN, *(point.name for point in metadata.entry_points(group=GROUP))}))


def __getattr__(name: str) -> type[Rule]:
    """Import a rule's class when it is first asked for, so that importing cleanpage stays light."""
    for kind, class_name in BUILTIN.items():
        if class_name == name:
            return rule_class(kind)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
