"""Measures of how an answer was spoken that score and advice share."""

from trainer.analysis.model import Finding
from trainer.feedback.measures import Case


def stumbles(case: Case) -> tuple[Finding, ...]:
    """Words said twice in a row and sentences begun anew, in order of place."""
    spoken = case.analysis.delivery
    return tuple(sorted((*spoken.repeated, *spoken.restarts), key=lambda f: (f.start, f.end)))


def stumbles_per_100(case: Case) -> float:
    """Stumbles per 100 words."""
    return 100 * len(stumbles(case)) / case.words if case.words else 0.0


def speeding_up(case: Case) -> float:
    """The rate of the last third as a multiple of that of the first; 1 where the end stays within the band for pace.

    The band is for a pace with pauses and the thirds are measured without: the answer's own share of pauses is put
    back in before they are compared.
    """
    opening, closing = case.analysis.delivery.opening_wpm, case.analysis.delivery.closing_wpm
    pace = case.analysis.pace
    if not opening or not closing or pace is None or not pace.articulation_wpm:
        return 1.0
    with_pauses = closing * pace.wpm / pace.articulation_wpm
    return closing / opening if with_pauses > case.bands.fast_wpm else 1.0
