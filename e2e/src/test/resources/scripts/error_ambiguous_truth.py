# The truth of an array of several elements.
import numpy as np

a = np.array([1, 2])
print("asking")
if a > 1:
    print("never")
