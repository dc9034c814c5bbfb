"""Draw a picture for the documentation: the web page of a fixture. It needs Chromium and Pillow.

python scripts/picture.py docs/figures/explain.png
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

import cleanpage
from cleanpage.explain import web_page

SOURCE = Path(__file__).parents[1] / "tests" / "fixtures" / "pages" / "en-lighthouse-keeper" / "source.txt"
SIZE = "1000,1420"
COLOURS = 128


def main(out: Path) -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder) / "page.html", Path(folder) / "page.png"
        page.write_text(web_page(cleanpage.clean(SOURCE.read_bytes())), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={SIZE}", f"--screenshot={shot}"]
        subprocess.run(["chromium", *options, page.as_uri()], check=True)
        Image.open(shot).convert("RGB").quantize(COLOURS).save(out, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
