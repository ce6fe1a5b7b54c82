"""`python -m trainer` is the command `interview-trainer`."""

import sys

from trainer.cli import main

sys.exit(main())
