"""Writes what CPython says to the scripts in src/test/resources/script.

language/X.out is the standard output of language/X.py. errors/X.err is the line number in the last
entry of the traceback of errors/X.py ("-" if there is none) and the last line of its standard error.

Run in flink-array-ops:  python3 src/test/python/language_goldens.py     (CPython 3.11)
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "script"

for script in sorted((ROOT / "language").glob("*.py")):
    done = subprocess.run([sys.executable, script.name], cwd=script.parent, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{script}: {done.stderr}")
    script.with_suffix(".out").write_text(done.stdout)

for script in sorted((ROOT / "errors").glob("*.py")):
    done = subprocess.run([sys.executable, script.name], cwd=script.parent, capture_output=True, text=True)
    lines = re.findall(r'^  File ".*?", line (\d+)', done.stderr, re.MULTILINE)
    last = done.stderr.rstrip("\n").split("\n")[-1]
    script.with_suffix(".err").write_text(f"{lines[-1] if lines else '-'}\n{last}\n")
