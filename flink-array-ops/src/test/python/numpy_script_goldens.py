"""Runs the scripts of script/numpy/scripts with NumPy 1.24 and writes what they print beside them.

    /usr/bin/python3 numpy_script_goldens.py
"""
import pathlib
import subprocess
import sys

import numpy as np

assert np.__version__.startswith("1.24."), np.__version__
SCRIPTS = pathlib.Path(__file__).parent.parent / "resources/io/numflink/array/script/numpy/scripts"

for script in sorted(SCRIPTS.glob("*.py")):
    run = subprocess.run([sys.executable, "-W", "ignore", script], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{script.name}: {run.stderr}")
    script.with_suffix(".out").write_text(run.stdout)
