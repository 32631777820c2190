# An index outside the array.
import numpy as np

v = np.arange(5)
for k in range(3, 8):
    print(v[k])
