#!/usr/bin/env python3
"""Runs scripts one after the other in this process and writes what they print.

    run_scripts.py FOLDER

For every NAME.py in FOLDER there will be NAME.out with its standard output, and NAME.err with the
traceback if it fails. NumPy is imported once, so a script takes milliseconds. Warnings are off.
"""

import contextlib
import io
import pathlib
import sys
import traceback
import warnings

import numpy


def run(script: pathlib.Path) -> None:
    out = io.StringIO()
    code = compile(script.read_text(encoding="utf-8"), script.name, "exec")
    try:
        with contextlib.redirect_stdout(out):
            exec(code, {"__name__": "__main__"})
    except Exception:
        script.with_suffix(".err").write_text(traceback.format_exc(), encoding="utf-8")
    script.with_suffix(".out").write_text(out.getvalue(), encoding="utf-8")


def main() -> None:
    if not numpy.__version__.startswith("1.24."):
        sys.exit(f"NumPy 1.24 is the reference; this is {numpy.__version__}")
    warnings.simplefilter("ignore")
    for script in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
        run(script)


if __name__ == "__main__":
    main()
