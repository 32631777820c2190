# Strings: methods, slices, comparison, building.
s = "Hello, World"
print(s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize(), len(s))
print(s.startswith("Hell"), s.endswith("d"), "World" in s, "world" not in s, s.find("o"), s.rfind("o"), s.find("z"), s.index("W"), s.count("l"))
print(s.replace("l", "L"), s.replace("o", "0", 1), s.split(", "), s.split("o"), s.split("o", 1), s.rsplit("o", 1), s.partition(", "))
print("  padded\t".strip() + "|", "xxaxx".strip("x"), "xxaxx".lstrip("x"), "xxaxx".rstrip("x"), " a b  c ".split(), "a,b,,c".split(","))
print("-".join(["a", "b", "c"]), "".join([]), ", ".join([str(k) for k in range(4)]), "\n".join(["x", "y"]))
print(s[0], s[-1], s[1:4], s[::-1], s[::3], s[-5:], s * 2, "a" + "b", "ab" < "b", "Z" < "a", "abc" == "abc")
print("7".zfill(3), "-7".zfill(4), "x".center(5) + "|", "x".center(6, "*"), "x".ljust(3) + "|", "x".rjust(3), "42".isdigit(), "a1".isalnum(), "ab".isalpha(), " ".isspace(), "AB".isupper(), "ab".islower())
print("line one\nline two".splitlines(), "tab\tquote\"back\\slash", 'single \' "double"', r"raw\n", "caf\u00e9", "é", len("é"))
print("""three
lines""", "implicit " "concatenation", "a" "b")
for k, c in enumerate("abc"):
    print(k, c, ord(c), chr(ord(c) + 1), end=";")
print()
print(list("abc"), sorted("hello"), "".join(sorted("hello")), "".join(reversed("abc")), tuple("xy"), max("hello"), min("hello"), set("aa"))
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(counts)
print(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3], "removeprefix".removeprefix("remove"), "a.py".removesuffix(".py"))
print("%s has %d" % ("the", counts["the"]), "x=1;y=2".split(";")[1].split("=")[1], "A-B".lower().replace("-", "_"))
print(str(5) + "5", int("12") * 2, float("2.5") + 1, "3" * 3, "a" in ["a", "b"])
