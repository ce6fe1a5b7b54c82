"""Which parts of a story the words show: situation, task, action, result."""

from collections.abc import Sequence

from trainer.analysis.cues import speech_of
from trainer.analysis.deeds import deeds
from trainer.analysis.model import Finding, Structure
from trainer.analysis.rules import result, situation, task
from trainer.analysis.tokens import Token


def structure(text: str, tokens: Sequence[Token]) -> Structure:
    """The parts of the story in `text`, whose tokens are `tokens`: the first words that show each.

    A part is None where nothing listed was found, which is not proof that it wasn't told: people find other words. The
    action is the candidate's own where there is one, else the first that "we" did.
    """
    mine, ours = deeds(speech_of(tokens))
    ending = _first(result.RULE.find(text, tokens))
    action = _first(mine or ours)
    return Structure(
        situation=_first(situation.RULE.find(text, tokens)),
        task=_first(task.RULE.find(text, tokens)),
        action=action,
        result=ending,
        first_action_at=_share_before(tokens, action) if action else None,
        first_result_at=_share_before(tokens, ending) if ending else None,
    )


def _first(found: Sequence[Finding]) -> Finding | None:
    return found[0] if found else None


def _share_before(tokens: Sequence[Token], finding: Finding) -> float:
    spoken = [token for token in tokens if token.spoken]
    return sum(token.end <= finding.start for token in spoken) / len(spoken)
