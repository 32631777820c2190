"""Writes what scikit-learn makes of the scripts in src/test/resources/models.

Run by Debian's /usr/bin/python3 (NumPy 1.24, scikit-learn 1.2) in job-jars. The scripts solve to
tight tolerances; L-BFGS of scikit-learn has a second stopping rule that cannot be tightened, so
its Newton solvers make the goldens.
"""
import pathlib
import subprocess
import sys

ARGUMENTS = {
    "linear": ["160"],
    "logistic": ["240", "newton-cg"],
    "softmax": ["260", "newton-cg"],
    "counts": ["200"],
}
folder = pathlib.Path("src/test/resources/models")
for name, arguments in ARGUMENTS.items():
    script = folder / (name + ".py")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(script)] + arguments, stdout=subprocess.PIPE, check=True
    )
    (folder / (name + ".txt")).write_bytes(done.stdout)
