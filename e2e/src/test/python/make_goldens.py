#!/usr/bin/env python3
"""Runs the example and test scripts under CPython with NumPy 1.24 and writes what they print.

    make_goldens.py [--out FOLDER]

Beside each script folder's name, FOLDER (default: e2e/src/test/resources/goldens) gets one NAME.out
with the standard output of every script, and manifest.json with exit codes and, of a script that
fails, the last line of the traceback. Python's hash seed is fixed and warnings are off.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy

E2E = pathlib.Path(__file__).resolve().parents[3]
ROOT = E2E.parent
FOLDERS = {"examples": ROOT / "examples", "scripts": E2E / "src/test/resources/scripts"}


def run(script: pathlib.Path) -> tuple[str, dict]:
    """The output of a script, and what the manifest says of it."""
    with tempfile.TemporaryDirectory() as scratch:
        # The argument is a folder that the script may write to.
        finished = subprocess.run(
            [sys.executable, "-W", "ignore", str(script), scratch],
            capture_output=True,
            encoding="utf-8",
            cwd=scratch,
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    entry = {"exit": finished.returncode}
    if finished.returncode != 0:
        entry["error"] = finished.stderr.rstrip().rsplit("\n", 1)[-1].rstrip()
        if not script.name.startswith("error_"):
            sys.exit(f"{script} fails:\n{finished.stderr}")
    return finished.stdout, entry


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=pathlib.Path, default=E2E / "src/test/resources/goldens")
    out = parser.parse_args().out
    if not numpy.__version__.startswith("1.24."):
        sys.exit(f"NumPy 1.24 is the reference; this is {numpy.__version__}")
    manifest = {}
    for folder, path in FOLDERS.items():
        (out / folder).mkdir(parents=True, exist_ok=True)
        for stale in (out / folder).glob("*.out"):
            stale.unlink()
        for script in sorted(path.glob("*.py")):
            text, entry = run(script)
            (out / folder / f"{script.stem}.out").write_text(text, encoding="utf-8")
            manifest[f"{folder}/{script.stem}"] = entry
    lines = [f"  {json.dumps(name)}: {json.dumps(entry)}" for name, entry in manifest.items()]
    (out / "manifest.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
