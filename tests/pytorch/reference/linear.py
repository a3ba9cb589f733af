"""Matrix products and einsum."""

import torch

from .case import Family, integers, normal

family = Family("linear")
case = family.case


def zero_size(*shape):
    return lambda r: torch.zeros(*shape)


for label, a, b in [
    ("vector · vector", (5,), (5,)),
    ("matrix · vector", (3, 5), (5,)),
    ("vector · matrix", (5,), (5, 4)),
    ("matrix · matrix", (3, 5), (5, 4)),
    ("row · column", (1, 7), (7, 1)),
    ("column · row", (6, 1), (1, 3)),
    ("batched", (2, 3, 4), (2, 4, 5)),
    ("batch · matrix", (2, 3, 4), (4, 5)),
    ("matrix · batch", (3, 4), (2, 4, 5)),
    ("batch · vector", (2, 3, 4), (4,)),
    ("vector · batch", (4,), (2, 4, 3)),
    ("batches that broadcast", (2, 1, 3, 4), (5, 4, 2)),
    ("odd sizes", (17, 33), (33, 19)),
]:
    case(
        f"matmul, {label}", "matmul", torch.matmul, [normal(*a), normal(*b)], second=label in ("matrix · matrix", "batches that broadcast")
    )
case("matmul, beyond one tile", "matmul", torch.matmul, [normal(66, 71), normal(71, 67)])
case("matmul, nothing to sum", "matmul", torch.matmul, [zero_size(3, 0), zero_size(0, 4)])
case("matmul, no rows", "matmul", torch.matmul, [zero_size(0, 3), normal(3, 4)])
case("matmul, no batch", "matmul", torch.matmul, [zero_size(0, 2, 3), normal(3, 4)])
case("matmul of a transpose", "matmulTransposed", lambda a, b: a.t() @ b.t(), [normal(5, 3), normal(4, 5)])
case("matmul of int32", "matmul", lambda a, b: a @ b, [integers(-9, 9, 3, 4), integers(-9, 9, 4, 2)])
case(
    "matmul keeps NaN and Infinity",
    "matmul",
    torch.matmul,
    [lambda r: torch.tensor([[1.0, float("nan")], [float("inf"), 1.0], [0.0, 2.0]]), lambda r: torch.tensor([[1.0, 2.0], [3.0, -1.0]])],
    grad=False,
    precision="float32",
)
case("matmul, a long sum", "matmul", torch.matmul, [normal(2, 1000), normal(1000, 3)])
case("dot", "dot", torch.dot, [normal(9), normal(9)], second=True)
case("outer", "outer", torch.outer, [normal(3), normal(4)])
case("bmm", "bmm", torch.bmm, [normal(3, 2, 4), normal(3, 4, 5)])

for label, pattern, shapes in [
    ("matrix product", "ij,jk->ik", [(3, 4), (4, 5)]),
    ("batched product", "bij,bjk->bik", [(2, 3, 4), (2, 4, 5)]),
    ("implicit output", "ij,jk", [(3, 4), (4, 5)]),
    ("transposed output", "ij,jk->ki", [(3, 4), (4, 5)]),
    ("inner product", "i,i->", [(6,), (6,)]),
    ("outer product", "i,j->ij", [(3,), (4,)]),
    ("elementwise", "ij,ij->ij", [(3, 4), (3, 4)]),
    ("sum of all", "ij->", [(3, 4)]),
    ("row sums", "ij->i", [(3, 4)]),
    ("permutation", "ijk->kij", [(2, 3, 4)]),
    ("trace", "ii->", [(4, 4)]),
    ("diagonal", "ii->i", [(4, 4)]),
    ("three operands", "ij,jk,kl->il", [(2, 3), (3, 4), (4, 2)]),
    ("attention scores", "bqhd,bkhd->bhqk", [(2, 3, 2, 4), (2, 5, 2, 4)]),
    ("ellipsis", "...ij,...jk->...ik", [(2, 1, 3, 4), (5, 4, 2)]),
    ("bilinear form", "bi,oij,bj->bo", [(3, 2), (4, 2, 5), (3, 5)]),
    ("an index summed alone", "ij,k->i", [(3, 4), (2,)]),
]:
    case(
        f"einsum {label}",
        "einsum",
        lambda *xs, p=pattern: torch.einsum(p, *xs),
        [normal(*s) for s in shapes],
        [pattern],
        second=label in ("bilinear form", "attention scores"),
    )
