"""The parts of the interview screen, each building on the one before: held, way_on, judging, speaking."""
