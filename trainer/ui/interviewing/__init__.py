"""The parts of the interview screen, each building on the one before: held, asking, way_on, judging, speaking."""
