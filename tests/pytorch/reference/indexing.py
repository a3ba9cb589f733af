"""Gather, scatter, masks, sorting."""

import math

import torch
import torch.nn.functional as F

from .case import Family, distinct, integers, normal, of

family = Family("indexing")
case = family.case


def long(index):
    return index.long()


case("gather along the last dim", "gather", lambda x, i: x.gather(1, long(i)), [normal(3, 5), integers(0, 5, 3, 4)], [1], second=True)
case(
    "gather along the first dim, repeats",
    "gather",
    lambda x, i: x.gather(0, long(i)),
    [normal(4, 3), of([[0, 0, 3], [0, 2, 3]], torch.int32)],
    [0],
)
case("gather, index smaller than the input", "gather", lambda x, i: x.gather(2, long(i)), [normal(2, 3, 4), integers(0, 4, 1, 2, 3)], [2])
case("gather with a negative dim", "gather", lambda x, i: x.gather(-1, long(i)), [normal(2, 2, 5), integers(0, 5, 2, 2, 1)], [-1])
case(
    "gather with an empty index",
    "gather",
    lambda x, i: x.gather(1, long(i)),
    [normal(2, 3), lambda r: torch.zeros(2, 0, dtype=torch.int32)],
    [1],
)
case("gather of int32", "gather", lambda x, i: x.gather(0, long(i)), [integers(-9, 9, 6), integers(0, 6, 9)], [0])
case(
    "indexSelect rows",
    "indexSelect",
    lambda x, i: x.index_select(0, long(i)),
    [normal(4, 3), of([3, 0, 3, 1, 3], torch.int32)],
    [0],
    second=True,
)
case("indexSelect columns", "indexSelect", lambda x, i: x.index_select(-1, long(i)), [normal(2, 3, 5), of([4, 0, 0], torch.int32)], [-1])
case("indexSelect nothing", "indexSelect", lambda x, i: x.index_select(0, long(i)), [normal(4, 3), of([], torch.int32)], [0])

case(
    "scatter",
    "scatter",
    lambda x, i, s: x.scatter(1, long(i), s),
    [normal(2, 5), of([[0, 4, 2], [1, 3, 0]], torch.int32), normal(2, 3)],
    [1],
)
case(
    "scatter along the first dim",
    "scatter",
    lambda x, i, s: x.scatter(0, long(i), s),
    [normal(4, 3), of([[3, 0, 1], [0, 2, 2]], torch.int32), normal(2, 3)],
    [0],
)
case(
    "scatterAdd with repeats",
    "scatterAdd",
    lambda x, i, s: x.scatter_add(1, long(i), s),
    [normal(2, 4), of([[0, 0, 3, 0, 1], [2, 2, 2, 2, 2]], torch.int32), normal(2, 5)],
    [1],
    second=True,
)
case(
    "scatterAdd along the first dim",
    "scatterAdd",
    lambda x, i, s: x.scatter_add(0, long(i), s),
    [normal(3, 2), integers(0, 3, 6, 2), normal(6, 2)],
    [0],
)
case(
    "scatterAdd of int32",
    "scatterAdd",
    lambda x, i, s: x.scatter_add(0, long(i), s),
    [integers(-5, 5, 4), of([1, 1, 3], torch.int32), integers(-5, 5, 3)],
    [0],
)
case("scatterAdd of nothing", "scatterAdd", lambda x, i, s: x.scatter_add(0, long(i), s), [normal(3), of([], torch.int32), of([])], [0])
case(
    "scatterAdd, a long histogram",
    "scatterAdd",
    lambda x, i, s: x.scatter_add(0, long(i), s),
    [normal(7), integers(0, 7, 500), normal(500)],
    [0],
)

case("oneHot", "oneHot", lambda i: F.one_hot(long(i), 4), [of([[0, 3], [1, 1]], torch.int32)], [4])
case(
    "maskedFill, broadcast mask",
    "maskedFill",
    lambda x, m: x.masked_fill(m, -7.5),
    [normal(3, 4), of([[True], [False], [True]], torch.bool)],
    [-7.5],
)
case(
    "maskedFill with -Infinity",
    "maskedFill",
    lambda x, m: x.masked_fill(m, -math.inf),
    [normal(2, 3), of([True, False, False], torch.bool)],
    ["-Infinity"],
    grad=False,
    precision="float32",
)
case(
    "maskedFill of int32",
    "maskedFill",
    lambda x, m: x.masked_fill(m, 9),
    [integers(0, 5, 4), of([True, False, False, True], torch.bool)],
    [9],
)
case("nonzero of a matrix", "nonzero", torch.nonzero, [of([[0.0, 2.0, 0.0], [-1.0, 0.0, 3.0]])], grad=False)
case("nonzero of a mask", "nonzero", torch.nonzero, [of([True, False, True], torch.bool)])
case("nonzero of zeros", "nonzero", torch.nonzero, [of([0.0, 0.0])], grad=False)

case("sort", "sort", lambda x: torch.sort(x, 1), [distinct(3, 7)], [1], second=True)
case("sort, descending", "sort", lambda x: torch.sort(x, 0, descending=True), [distinct(6, 2)], [0, {"descending": True}])
case("sort, the last dim by default", "sort", torch.sort, [distinct(2, 5)])
case("sort is stable", "sort", lambda x: torch.sort(x, stable=True, dim=0), [of([2.0, 1.0, 2.0, 1.0, 0.0, 2.0])], [0])
case(
    "sort, descending, is stable",
    "sort",
    lambda x: torch.sort(x, stable=True, dim=0, descending=True),
    [of([2.0, 1.0, 2.0, 1.0, 0.0, 2.0])],
    [0, {"descending": True}],
)
case(
    "sort puts NaN last",
    "sort",
    lambda x: torch.sort(x, stable=True, dim=0),
    [of([math.nan, 1.0, -math.inf, math.inf, -2.0])],
    [0],
    grad=False,
    precision="float32",
)
case("sort of int32", "sort", lambda x: torch.sort(x, stable=True, dim=-1), [integers(-9, 9, 2, 8)], [-1])
case("sort of one element", "sort", lambda x: torch.sort(x, 0), [normal(1)], [0])
case("sort of zero size", "sort", lambda x: torch.sort(x, 1), [lambda r: torch.zeros(2, 0)], [1], grad=False)
case("sort of a long row", "sort", lambda x: torch.sort(x, 0), [distinct(300)], [0])
case("argsort", "argsort", lambda x: torch.argsort(x, 1), [distinct(3, 5)], [1], grad=False)
case(
    "argsort, descending",
    "argsort",
    lambda x: torch.argsort(x, -1, descending=True),
    [distinct(3, 5)],
    [-1, {"descending": True}],
    grad=False,
)
case("topk", "topk", lambda x: torch.topk(x, 3, 1), [distinct(3, 7)], [3, 1])
case("topk, smallest", "topk", lambda x: torch.topk(x, 2, 0, largest=False), [distinct(6, 2)], [2, 0, {"largest": False}])
case("topk, everything", "topk", lambda x: torch.topk(x, 5), [distinct(5)], [5])
