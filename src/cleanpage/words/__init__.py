"""What pages say around their text, in many languages: cues, function words, and the languages themselves."""

from __future__ import annotations

from cleanpage.words.cues import Cue, Cues, Match
from cleanpage.words.fold import fold, tokenize
from cleanpage.words.language import guess_language
from cleanpage.words.table import function_words, languages, lists, table
from cleanpage.words.vocabulary import Overlay

__all__ = [
    "Cue",
    "Cues",
    "Match",
    "Overlay",
    "fold",
    "function_words",
    "guess_language",
    "languages",
    "lists",
    "table",
    "tokenize",
]
