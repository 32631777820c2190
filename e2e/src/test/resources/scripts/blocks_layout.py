# Larger arrays in odd blocks: slices, steps, transposes, reshapes, joins, writes.
# blocks: A=7x5 B=3x3 v=11 T=4x3x5
import numpy as np

A = np.arange(1200).reshape(40, 30)
B = A[::-1, ::-1] * 2
v = np.arange(120) - 60
print(A[3:38:5, 2:29:9], A[35:2:-11, ::-7], A.T[5:8, 30:33], B[::13, 1::10], sep="\n")
T = A.reshape(10, 12, 10)
print(T[::3, 5, ::4], T.transpose(2, 0, 1)[7, 8:, ::5], T.sum(axis=1)[::4, :3], T.reshape(100, 12)[::33, ::5], sep="\n")
J = np.concatenate([A[:13], B[5:9], A[-1:]], axis=0)
K = np.hstack([J, J[:, :2] + 1])
print(J.shape, K.shape, J.sum(), K[12:15, 28:], np.stack([A, B])[1, 39, ::10], np.vstack([v[:4], v[-4:]]), sep="\n")
C = A.copy()
C[5:20, 3:17] = -1
C[::9, ::7] = 0
C[30, :] = v[:30]
C[:, 29] = C[:, 0]
C[38:, 1:4] += 100000
print(C.sum(), C[::9, ::7].sum(), C[4:7, 2:5], C[30, :4], C[38:, :5], C[:3, 29], (C == A).sum(), sep="\n")
print(v.reshape(8, 15).T[3:5], v[::-1].reshape(3, 40)[1, ::8], v[7:100:9], (v[1:] - v[:-1]).sum(), sep="\n")
D = C.T.reshape(60, 20)
D[0, :] = 7
print(D[:2, :6], D.sum(), C[:3, 0], np.ravel(D.T)[::150], sep="\n")
print((A[:, 1:] - A[:, :-1] == 1).all(), A[:, 3][:, None].shape, (A[5] + A[:, 5][:30]).sum(), A[17, 23], A[-1, -1])
