"""Where SoPGI.exe begins."""

import sys

from desktop.cli import main

sys.exit(main())
