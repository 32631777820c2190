"""Writes what NumPy 1.24 reads from some texts.

Run from this directory:  python3 text_goldens.py
Each line is, between tabs: function, arguments, text, and the result as `dtype shape values`
or the error as `!ErrorType:message`; line ends and tabs are written as in Python.
"""
import os
import pathlib
import tempfile
import warnings

import numpy as np

OUT = pathlib.Path("../resources/io/numflink/connectors/text/text.golden")
COMMA = dict(delimiter=",")
LOADTXT = [
    ("1 2 3\n4 5\n", {}),
    ("# c\n\n1 2 3 4\n1 2 3 4\n\n1 2 3\n", {}),
    ("1,2\n   \n3,4\n", COMMA),
    ("1,2\n3,abc\n", COMMA),
    ("1,2\n\n#x\n3,\n", COMMA),
    ("1,2,\n3,4,\n", COMMA),
    ("1,2\n3,4\n", dict(delimiter=",", usecols=[5])),
    ("1,2\n3,4\n5,6", dict(delimiter=",", usecols=[0, -1])),
    ("1,2\n3\n", dict(delimiter=",", usecols=[0, -1])),
    ("1,2\n3\n", dict(delimiter=",", usecols=[1])),
    ("1,2\n3\n", dict(delimiter=",", usecols=[-3])),
    ("1,2\n3,4,5\n", dict(delimiter=",", usecols=[1])),
    ("1 x 3\n4 y z\n", dict(usecols=[0, 2])),
    ("1.0,2\n3,4\n", dict(delimiter=",", dtype="int64")),
    ("1.7,2\n-3.5e1,4\n", dict(delimiter=",", dtype="int32")),
    ("a,2\n3,4\n", dict(delimiter=",", dtype="int64")),
    ("1,0\n3,0\n", dict(delimiter=",", dtype="bool")),
    ("1,0\n3,0.0\n", dict(delimiter=",", dtype="bool")),
    ("True,0\n", dict(delimiter=",", dtype="bool")),
    ("1e400,inf,-Infinity,nan,NaN,+5, 1 ,.5,5.,-0.0,1e-320\n", COMMA),
    ("1_0,2\n", COMMA),
    ("0x10,2\n", COMMA),
    ("1d0,2\n", COMMA),
    ("1.5f,2\n", COMMA),
    ("", {}),
    ("#x\n", {}),
    ("", dict(ndmin=2)),
    ("5\n", {}),
    ("5\n", dict(ndmin=1)),
    ("5\n", dict(ndmin=2)),
    ("5\n6\n", {}),
    ("5\n6\n", dict(ndmin=2)),
    ("5 6\n", {}),
    ("5 6", dict(ndmin=2)),
    ("5 6\r7 8\r\n9 1\r", {}),
    ('"5","6"\n"7\n",8\n', dict(delimiter=",", quotechar='"')),
    ('"5","6"\n"7""",8\n', dict(delimiter=",", quotechar='"')),
    ('"5" "6"\n#"\n7 8\n', dict(quotechar='"')),
    ('"5#",6\n', dict(delimiter=",", quotechar='"')),
    ('1,2#"\n3,"4"#\n"5",6\n', dict(delimiter=",", quotechar='"')),
    ("1;2#3\n4;5 # x\n", dict(delimiter=";")),
    ("1;2//3\n4;5\n", dict(delimiter=";", comments="//")),
    ("1 2\n3 4\n5 6\n", dict(max_rows=2, skiprows=1)),
    ("1 2\n3 4\n5 6\n", dict(max_rows=0)),
    ("a b\n#z\n3 4\n5 6\n", dict(max_rows=1, skiprows=1)),
    ("1 2 3\n4 5 6\n", dict(unpack=True)),
    ("1\t2\n3\t\n", dict(delimiter="\t")),
    (" 1  2 \n \t \n3 4\n", {}),
    (" 1  2 \n3 4\n", dict(delimiter=" ")),
    ("1,2\n3,4\n", dict(delimiter=",", max_rows=5)),
    ("1 2\n3 4\n", dict(skiprows=9)),
    ("0.1 0.2\n1e39 16777217\n", dict(dtype="float32")),
]
GENFROMTXT = [
    ("1 2 3\n4 5\n6 7\n1 2 3\n", {}),
    ("a,b\n1,2\n,x\n", COMMA),
    ("1,2\n   \n\n#c\n3,4 #d\n", COMMA),
    ("1,2\n3,4\n", dict(delimiter=",", usecols=[5])),
    ("1,2\n3\n", dict(delimiter=",", usecols=[0])),
    ("1,2,3\n3,2\n4,4\n", dict(delimiter=",", usecols=[0, -1])),
    ("1,2,3\n3,2,4\n4,4,5\n", dict(delimiter=",", usecols=[0, -1])),
    ("1.5,2\n3,\n", dict(delimiter=",", dtype="int64")),
    ("1.5,2\n3,\n", dict(delimiter=",", dtype="int32")),
    ("True,2\nFALSE,\n1,0", dict(delimiter=",", dtype="bool")),
    ("", {}),
    ("5", {}),
    ("5 6", {}),
    ("5\n6\n", {}),
    ("N/A,nan,inf,1_0,0x10,1d0, 7 ,-\n", COMMA),
    ("h\n#z\n\n1,2\n3,4\n5,6\n", dict(delimiter=",", skip_header=1, max_rows=2)),
    ("h\n1,2\n3,\n5,q\n", dict(delimiter=",", skip_header=1, filling_values=9)),
    ("1,2\n3\n5,6\n", dict(delimiter=",", max_rows=1)),
    ("1\t2\n\t\n5\t6\n", dict(delimiter="\t")),
    ("1::2\n3::4\n", dict(delimiter="::")),
    ("1,2\n3,4\n", dict(delimiter=",", unpack=True)),
    ("x\n\n1,2,3\n3,2,4,5\n\n4,4\n", dict(delimiter=",", skip_header=1)),
    ("1,2\r\n3,4\r\n", COMMA),
    ("a b c\n1 2 3\n- 5 6\n", dict(skip_header=1)),
]


def run(function, text, arguments):
    with tempfile.NamedTemporaryFile("w", newline="", delete=False) as f:
        f.write(text)
    try:
        result = function(f.name, **arguments)
        values = ",".join(repr(v) for v in result.ravel().tolist())
        return f"{result.dtype} {'x'.join(map(str, result.shape))} {values}"
    except Exception as e:
        message = str(e).replace("\\", "\\\\").replace("\n", "\\n")
        return f"!{type(e).__name__}:{message}"
    finally:
        os.unlink(f.name)


def text_of(arguments):
    return "|".join(
        f"{k}={','.join(map(str, v)) if isinstance(v, list) else v}" for k, v in arguments.items()
    ).replace("\t", "\\t")


with warnings.catch_warnings(), open(OUT, "w") as out:
    warnings.simplefilter("ignore")
    for function, cases in ((np.loadtxt, LOADTXT), (np.genfromtxt, GENFROMTXT)):
        for text, arguments in cases:
            escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
            escaped = escaped.replace("\r", "\\r").replace("\t", "\\t")
            fields = (function.__name__, text_of(arguments), escaped)
            out.write("\t".join(fields) + "\t" + run(function, text, arguments) + "\n")
