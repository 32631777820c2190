x = 5
y = None
print(x is not None, y is not None, y is None, not x is None, x is not y is not 3)
