def a():
    b()
def b():
    c()
def c():
    raise ValueError("deep")
for i in range(3):
    if i == 2:
        a()
