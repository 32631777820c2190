#!/usr/bin/python3
"""Logistic regression by `numflink glm fit`, Spark MLlib and Newton's method in NumPy, one after another on one table:
training.py ROOT [REPEATS [ROWSxCOLUMNS…]]. Prints JSON lines, then a table. All stop when the deviance changes by less than
1e-8 of itself. Times of training are for data in memory; the first run of each warms up and is shown as cold. Ours are with
standard errors, as GeneralizedLinearRegression has them, and of estimates only, as LogisticRegression gives: these on a
cluster of their own, so that either has its cold run."""
import json
import os
import re
import statistics
import subprocess
import sys
import threading
import time

import numpy as np

ROOT, FOLDER = sys.argv[1], os.path.join(sys.argv[1], "benchmarks/target/data")
NUMFLINK = os.path.join(ROOT, "numflink")
WORK = os.path.join(ROOT, "benchmarks/target/training")
CLUSTER = os.path.join(WORK, "cluster")
SPARK_PACKAGES = [
    "java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util",
    "java.util.concurrent", "java.util.concurrent.atomic", "sun.nio.ch", "sun.nio.cs", "sun.security.action",
    "sun.util.calendar"]


def table(rows, columns):
    """Makes y, x1, …: normal features, neighbours correlated by 0.3, labels of a logistic model."""
    path = os.path.join(FOLDER, f"table_{rows}x{columns}")
    if not os.path.exists(path + ".csv"):
        os.makedirs(FOLDER, exist_ok=True)
        rng = np.random.default_rng(42)
        x = rng.standard_normal((rows, columns))
        for j in range(1, columns):
            x[:, j] = 0.3 * x[:, j - 1] + np.sqrt(1 - 0.09) * x[:, j]
        beta = rng.standard_normal(columns)
        beta /= np.linalg.norm(beta)
        y = (rng.random(rows) < 1 / (1 + np.exp(-0.2 - 1.2 * (x @ beta)))) * 1.0
        x = np.round(x, 6)
        np.save(path + ".npy", np.column_stack([y, x]))
        line = "%d" + ",%.6f" * columns + "\n"
        with open(path + ".csv.part", "w") as out:
            out.write(",".join(["y"] + [f"x{j + 1}" for j in range(columns)]) + "\n")
            for i in range(rows):
                out.write(line % (y[i], *x[i]))
        os.rename(path + ".csv.part", path + ".csv")
    return path


def newton(x, y):
    """Returns the deviance and the number of steps; x has a column of ones."""
    beta, before, steps = np.zeros(x.shape[1]), np.inf, 0
    while True:
        eta = x @ beta
        deviance = 2 * np.sum(np.logaddexp(0, eta) - y * eta)
        if abs(deviance - before) < 1e-8 * (abs(deviance) + 0.1):
            return deviance, steps
        before = deviance
        mu = 1 / (1 + np.exp(-eta))
        hessian = x.T @ (x * (mu * (1 - mu))[:, None])
        beta = beta + np.linalg.solve(hessian, x.T @ (y - mu))
        steps += 1


def bandwidth():
    """Bytes a second that two threads read from memory."""
    halves = [np.ones(1 << 25), np.ones(1 << 25)]
    best = np.inf
    for _ in range(5):
        threads = [threading.Thread(target=np.sum, args=(half,)) for half in halves]
        begin = time.perf_counter()
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        best = min(best, time.perf_counter() - begin)
    return sum(half.nbytes for half in halves) / best


def numflink(path, address, option, result, *more):
    """What is in the file that `glm fit` writes with an option."""
    subprocess.run(
        [NUMFLINK, "glm", "fit", "--data", path + ".csv", "--formula", "y ~ .", "--family", "binomial",
         "--cluster", address, option, os.path.join(WORK, result.split("/")[0]), *more], check=True, stdout=subprocess.DEVNULL,
        env={**os.environ, "NUMFLINK_BUILD": "never"})
    with open(os.path.join(WORK, result)) as run:
        return json.load(run)


def spark(path, repeats):
    """{name: [(seconds, deviance, iterations)…]}"""
    jars = os.path.join(ROOT, "benchmarks/target/spark")
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in SPARK_PACKAGES]
    printed = subprocess.run(
        ["java", "-Xmx6g", *opens, "-cp", f"{jars}:{jars}/jars/*", "SparkTraining", path + ".csv", str(repeats)],
        check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"}).stdout
    figures = {}
    for line in printed.splitlines():
        words = line.split()
        if len(words) == 4:
            figures.setdefault(words[0], []).append((float(words[1]), float(words[2]), int(words[3])))
    return figures


def summary(seconds):
    return {"cold_s": seconds[0], "warm_s": statistics.median(seconds[1:])}


def on_cluster(path, repeats, *more):
    """What some fits on a new cluster say of themselves, and a last one with further passes for the page's pictures."""
    started = subprocess.run(
        [NUMFLINK, "cluster", "start", "--dir", CLUSTER, "--port", "0", "--taskmanagers", "1", "--slots", "2", "--heap",
         "4g"], check=True, stdout=subprocess.PIPE, text=True).stdout
    address = re.search(r"http://(\S+)", started).group(1)
    try:
        runs = [numflink(path, address, "--summary", "result.json", *more) for _ in range(repeats + 1)]
        return runs, numflink(path, address, "--report", "report/run.json", *more)
    finally:
        subprocess.run([NUMFLINK, "cluster", "stop", "--dir", CLUSTER], check=True, stdout=subprocess.DEVNULL)


def compare(rows, columns, repeats):
    path = table(rows, columns)
    shape = {"rows": rows, "columns": columns}
    runs, report = on_cluster(path, repeats)
    estimates, _ = on_cluster(path, repeats, "--estimates-only")
    data = np.load(path + ".npy")
    x, y = np.column_stack([np.ones(rows), data[:, 1:]]), data[:, 0].copy()
    del data
    by_numpy = []
    for _ in range(repeats + 1):
        begin = time.perf_counter()
        deviance, steps = newton(x, y)
        by_numpy.append(time.perf_counter() - begin)
    del x
    by_spark = spark(path, repeats + 1)

    step = statistics.median(each["compute_s"] for each in report["supersteps"] if each["purpose"] == "irls")
    read = rows * (columns + 1) * 8
    overhead = statistics.median(each["overhead_s"] for each in report["supersteps"])
    memory = bandwidth()
    figures = {
        **shape,
        "numflink_load_s": summary([run["timings"]["load_s"] for run in runs]),
        "numflink_train_s": summary([run["timings"]["train_s"] for run in runs]),
        "numflink_estimates_train_s": summary([run["timings"]["train_s"] for run in estimates]),
        "numflink_deviance": runs[0]["deviance"],
        "numflink_estimates_deviance": estimates[0]["deviance"],
        "numflink_iterations": runs[0]["iterations"],
        "superstep_compute_s": step,
        "superstep_overhead_s": overhead,
        "superstep_bandwidth": read / step,
        "memory_bandwidth": memory,
        "numpy_train_s": summary(by_numpy), "numpy_steps": steps, "numpy_deviance": deviance,
        "spark_load_s": by_spark["load"][0][0],
    }
    for name in ("LogisticRegression", "GeneralizedLinearRegression"):
        timed = by_spark[name]
        figures["spark_" + name] = {
            **summary([each[0] for each in timed]), "deviance": timed[-1][1], "iterations": timed[-1][2]}
    print(json.dumps(figures), flush=True)
    return figures


def line(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def main():
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    shapes = sys.argv[3:] or ["1000000x28", "200000x256"]
    results = [compare(*map(int, shape.split("x")), repeats) for shape in shapes]
    print()
    line("shape", "who", "reading, s", "training, cold, s", "ratio", "training, warm, s", "ratio",
         "reading and training, cold, s", "ratio")
    line(*["---"] * 9)
    for each in results:
        shape = f"{each['rows']} × {each['columns']}"
        load = each["numflink_load_s"]
        ours = [("NumFlink", each["numflink_train_s"]), ("NumFlink, estimates only", each["numflink_estimates_train_s"])]
        for name, timed in ours:
            line(shape, name, f"{load['cold_s']:.1f} (warm {load['warm_s']:.1f})", f"{timed['cold_s']:.2f}", "",
                 f"{timed['warm_s']:.2f}", "", f"{load['cold_s'] + timed['cold_s']:.1f}", "")
        peers = [
            ("NumPy, Newton", None, each["numpy_train_s"], ours[0][1]),
            ("Spark LogisticRegression", each["spark_load_s"], each["spark_LogisticRegression"], ours[1][1]),
            ("Spark GeneralizedLinearRegression", each["spark_load_s"], each["spark_GeneralizedLinearRegression"],
             ours[0][1]),
        ]
        for name, reading, timed, of in peers:
            both = None if reading is None else reading + timed["cold_s"]
            line(shape, name, "" if reading is None else f"{reading:.1f}", f"{timed['cold_s']:.2f}",
                 f"{timed['cold_s'] / of['cold_s']:.1f}", f"{timed['warm_s']:.2f}",
                 f"{timed['warm_s'] / of['warm_s']:.1f}", "" if both is None else f"{both:.1f}",
                 "" if both is None else f"{both / (load['cold_s'] + of['cold_s']):.1f}")
    for each in results:
        print(f"{each['rows']} × {each['columns']}: a superstep of scoring computes for "
              f"{1e3 * each['superstep_compute_s']:.0f} ms and costs {1e3 * each['superstep_overhead_s']:.1f} ms beside that; it "
              f"reads {each['superstep_bandwidth'] / 1e9:.1f} GB/s of {each['memory_bandwidth'] / 1e9:.1f} that memory gives: "
              f"{100 * each['superstep_bandwidth'] / each['memory_bandwidth']:.0f} %")


main()
