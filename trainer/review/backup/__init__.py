"""Everything that is kept, in one file, and back from it on this machine or another; checked both ways."""
