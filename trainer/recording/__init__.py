"""Sound in and out: the microphone, the crash-safe spool of a take, audio files, playback."""
