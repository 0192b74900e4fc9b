"""``python -m desktop`` is the command ``sopgi``."""

import sys

from desktop.cli import main

sys.exit(main())
