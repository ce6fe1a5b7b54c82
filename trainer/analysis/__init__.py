"""From words to findings: what an interviewer would notice, each finding pointing at its words."""
