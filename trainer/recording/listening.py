"""An open microphone under watch: how loud it is, whether it still lives, whether anybody speaks."""

import logging
from collections.abc import Callable

from trainer.errors import DeviceError
from trainer.recording.bounded import within
from trainer.recording.continuity import Continuity
from trainer.recording.level import Level, Meter, judge
from trainer.recording.microphone import Device, Microphone, Samples

OPEN_SECONDS = 8.0
"""How long a device may take to open: a sound server that has to be started first takes seconds."""

HEARTBEAT_SECONDS = 2.0
"""No block for so long: the device is gone or suspended, whatever the driver says. Blocks come every 0.1 s or so."""

FIRST_BLOCK_SECONDS = 4.0
"""The first block may take longer: a Bluetooth headset changes its profile first."""

_log = logging.getLogger(__name__)

CHOOSE_ANOTHER = "Plug it in again or choose another microphone; `interview-trainer doctor` lists them."


class Listening:
    """Opens a microphone and passes its sound on. Its properties are quick and may be read from any thread."""

    def __init__(
        self,
        microphone: Microphone,
        key: str | None,
        on_samples: Callable[[Samples], None],
        clock: Callable[[], float],
    ) -> None:
        """Open the device with `key` (None: the default); raises `DeviceError`, after `OPEN_SECONDS` at the latest."""
        self._on_samples = on_samples
        self._clock = clock
        self._meter = Meter()
        self._lost_before = 0.0
        self._continuity = Continuity()
        self._busy = False
        self._blocks = 0
        self.level: Level = judge(())
        self._signal_at = self._block_at = clock()
        try:
            self._capture = within(
                OPEN_SECONDS, lambda: microphone.open(key, self._heard), late=lambda capture: capture.close()
            )
        except TimeoutError:
            raise DeviceError(
                f"The microphone did not open within {OPEN_SECONDS:.0f} seconds: the sound system does not answer.",
                "Close other programs that use the microphone, or restart the sound server or the computer.",
            ) from None

    @property
    def device(self) -> Device:
        """The device that is open."""
        return self._capture.device

    @property
    def silent_for(self) -> float:
        """Seconds since something stood out of the noise; grows as well when nothing arrives at all."""
        return max(0.0, self._clock() - self._signal_at)

    @property
    def lost_seconds(self) -> float:
        """How much sound went missing on the way here."""
        return self._lost_before + self._continuity.lost_seconds

    @property
    def fault(self) -> DeviceError | None:
        """What is wrong with the device now. A device that was only suspended may come back."""
        name = self._capture.device.name
        if not self._capture.alive():
            return DeviceError(f"The microphone “{name}” stopped: it was unplugged or switched off.", CHOOSE_ANOTHER)
        quiet = self._clock() - self._block_at
        if quiet > (HEARTBEAT_SECONDS if self._blocks else FIRST_BLOCK_SECONDS) and not self._busy:
            return DeviceError(
                f"The microphone “{name}” has sent nothing for {quiet:.0f} seconds.",
                CHOOSE_ANOTHER,
            )
        return None

    def after_pause(self, silent_for: float) -> None:
        """Go on as if the pause had not been: with so many seconds of silence behind, and nothing lost in it."""
        self._lost_before = self.lost_seconds
        self._continuity = Continuity()
        self._signal_at = self._clock() - silent_for

    def close(self, seconds: float) -> bool:
        """Let go of the device; what it still holds is passed on before. False if that took longer than `seconds`,
        and then it goes on by itself."""
        try:
            within(seconds, self._capture.close)
        except TimeoutError:
            _log.warning("the microphone did not close within %.1f s", seconds)
            return False
        return True

    def _heard(self, samples: Samples) -> None:
        now = self._clock()
        self._busy = True
        self._blocks += 1
        self._block_at = now
        self._continuity.arrived(now, len(samples))
        if self._meter.feed(samples):
            self._signal_at = now
        self.level = self._meter.level()
        try:
            self._on_samples(samples)
        finally:
            self._block_at = self._clock()
            self._busy = False
