"""``python -m cleanpage`` is the command ``cleanpage``."""

from __future__ import annotations

import sys

from cleanpage.cli import main

if __name__ == "__main__":
    sys.exit(main())
