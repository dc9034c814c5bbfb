"""Controls and counters of galleries and players, such as ``View gallery``, ``Image 1 of 5`` or ``Mute``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Gallery(CueRule, kind="gallery"):
    """Drop the controls of pictures and videos. Captions are another rule's."""

    lists = ("gallery",)
    hints = frozenset({"gallery", "slideshow", "carousel", "slider", "player", "lightbox", "video"})
    headings = 1
