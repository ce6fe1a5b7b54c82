"""What a filled pause sounds like, as numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a filled pause: every threshold, and where it comes from.

    "Tuned" means chosen by what tests/benchmarks/suspected_pauses.py measures.
    """

    # Filled pauses between sentences last 0.3 to 0.45 s, those within are shorter (O'Shaughnessy 1992): room on either
    # side. The steady part of a vowel is what is left of it without the 40 ms in which it comes, and in which it goes.
    shortest: float = 0.18
    longest: float = 1.0
    shortest_vowel: float = 0.15
    # Where no word claims the time, this much of a vowel is enough.
    shortest_free_vowel: float = 0.10
    # Voices are above, breath and fricatives below (Boersma 1993 has 0.45).
    periodicity: float = 0.5
    # Share of energy above 3 kHz; beyond it something hisses. Tuned.
    frication: float = 0.4
    # How far the mean cepstra of 40 ms before and after lie apart: anywhere within a held vowel, and in the mean of it.
    # Consonants and diphthongs are above. Tuned.
    steady_change: float = 4.0
    mean_change: float = 2.6
    # Semitones from beginning to end. The pitch of filled pauses is low, and falls a little or stays (O'Shaughnessy
    # 1992, Shriberg 2001); statements fall further, questions rise.
    deepest_fall: float = -5.0
    highest_rise: float = 4.0
    # First and second formant in Hz: the vowel of "hut" has 640 and 1190 (men), 760 and 1400 (women: Peterson and
    # Barney 1952), the neutral tongue 500 and 1500 (a uniform tube: Fant 1960); room below for a vowel partly through
    # the nose. The second against the third hardly depends on the length of the vocal tract: 0.50 in "hut", less in
    # "um" than in "uh" (Morin and Tucker 2021), 0.60 in the tube; up to 0.39 in "or" and "boot", from 0.71 in "hat",
    # "bet", "it" and "her".
    first_formant: tuple[float, float] = (200.0, 900.0)
    second_formant: tuple[float, float] = (1100.0, 1700.0)
    second_to_third: tuple[float, float] = (0.42, 0.60)
    # Softer against the loud parts of speech (dB), it is breath or somebody far off. Tuned.
    softest: float = -12.0
    # The vowel opens the sound; in "come" and "no" a consonant's voice comes first (seconds). Tuned.
    latest_vowel: float = 0.04
    # It ends the sound too, or a closed mouth does, "m": the energy from 1 to 3 kHz drops by so many dB. Tuned.
    ragged_end: float = 0.06
    nasal_drop: float = 4.5
    longest_nasal: float = 0.45
    # Word times are right to about this; ends are stamped early and beginnings late by about that. Measured.
    time_tolerance: float = 0.2
    late_end: float = 0.05
    # Words that lie over less than this share of it don't claim it. Tuned.
    unclaimed: float = 0.3
    # What its words keep of the time they claim must be so many seconds for each syllable: fast speech has seven or
    # eight a second, and most of it is vowels, nasals and liquids. Tuned.
    syllable: float = 0.10
    # Pieces that lie no further apart are one filled pause: "u-um".
    merge_gap: float = 0.15


SIGNS = Signs()
