"""Reductions, scans and softmax."""

import math

import torch

from .case import Family, distinct, integers, normal, of, uniform

family = Family("reductions")
case = family.case
INF, NAN = math.inf, math.nan

AXES = [
    ("everything", [], None, False),
    ("one dim", [1], (1,), False),
    ("a negative dim", [-1], (-1,), False),
    ("two dims", [[0, 2]], (0, 2), False),
    ("kept dims", [[1, -1], {"keepDim": True}], (1, -1), True),
]


def over(fn):
    """A reduction that takes `dim` as a tuple, or nothing for all."""
    return lambda x, dim, keep: fn(x) if dim is None else fn(x, dim=dim, keepdim=keep)


def std(correction):
    return lambda x, dim, keep: torch.std(x, dim=dim or tuple(range(x.ndim)), correction=correction, keepdim=keep)


def variance(correction):
    return lambda x, dim, keep: torch.var(x, dim=dim or tuple(range(x.ndim)), correction=correction, keepdim=keep)


def log_sum_exp(x, dim, keep):
    return torch.logsumexp(x, dim or tuple(range(x.ndim)), keepdim=keep)


def norm(x, dim, keep):
    return torch.linalg.vector_norm(x, dim=dim, keepdim=keep)


for label, args, dim, keep in AXES:
    for name, fn, recipe, second in [
        ("sum", over(torch.sum), normal(3, 4, 5), False),
        ("mean", over(torch.mean), normal(3, 4, 5), False),
        ("variance", variance(1), normal(3, 4, 5), label == "kept dims"),
        ("logSumExp", log_sum_exp, normal(3, 4, 5), label == "two dims"),
        ("max", lambda x, dim, keep: torch.amax(x, dim or (), keepdim=keep), distinct(3, 4, 5), False),
        ("norm", norm, normal(3, 4, 5), label == "a negative dim"),
    ]:
        case(f"{name} over {label}", name, lambda x, f=fn: f(x, dim, keep), [recipe], args, second=second)

case("std over everything", "std", lambda x: std(1)(x, None, False), [normal(4, 5)])
case("std over one dim, kept", "std", lambda x: std(1)(x, (0,), True), [normal(4, 5)], [0, {"keepDim": True}], second=True)
case("std, correction 0", "std", lambda x: std(0)(x, (1,), False), [normal(4, 5)], [1, {"correction": 0}])
case("variance, correction 0", "variance", lambda x: variance(0)(x, (-1,), False), [normal(3, 7)], [-1, {"correction": 0}])
case("variance, correction 2", "variance", lambda x: variance(2)(x, (0, 1), False), [normal(3, 7)], [[0, 1], {"correction": 2}])
case(
    "variance far from zero",
    "variance",
    lambda x: variance(1)(x, (0,), False),
    [of([10000.0, 10001.0, 10002.0, 10004.0])],
    [0],
    tolerance={"relative": 1e-4, "absolute": 1e-4},
)
case("min over one dim", "min", lambda x: torch.amin(x, 0), [distinct(5, 3)], [0])
case("min over everything", "min", torch.amin, [distinct(5, 3)])
case("prod over everything", "prod", torch.prod, [uniform(0.5, 1.5, 2, 3)], second=True)
case("prod over one dim", "prod", lambda x: torch.prod(x, 1), [uniform(-2, 2, 3, 4)], [1])
case("prod with a zero", "prod", lambda x: torch.prod(x, 1), [of([[1.0, 0.0, 3.0], [2.0, 4.0, -1.0]])], [1])
case("prod with two zeros", "prod", torch.prod, [of([2.0, 0.0, 3.0, 0.0])])
case("max, ties share the gradient", "max", lambda x: torch.amax(x, 1), [of([[1.0, 3.0, 3.0], [2.0, 2.0, 2.0], [5.0, 0.0, 1.0]])], [1])
case(
    "argmax over a dim, first of ties",
    "argmax",
    lambda x: torch.argmax(x, 1),
    [of([[1.0, 3.0, 3.0], [2.0, 2.0, 2.0], [0.0, -1.0, 5.0]])],
    [1],
    grad=False,
)
case(
    "argmin over a dim, first of ties",
    "argmin",
    lambda x: torch.argmin(x, 0),
    [of([[1.0, 3.0, 3.0], [1.0, 2.0, -2.0], [5.0, 0.0, -2.0]])],
    [0],
    grad=False,
)
case("argmax over everything", "argmax", torch.argmax, [distinct(4, 5)], grad=False)
case("argmax kept", "argmax", lambda x: torch.argmax(x, -1, keepdim=True), [distinct(2, 3, 5)], [-1, {"keepDim": True}], grad=False)
case("argmax of NaN", "argmax", torch.argmax, [of([1.0, NAN, 3.0, NAN])], grad=False, precision="float32")
case("argmin of int32", "argmin", torch.argmin, [of([3, -1, 4, -1], torch.int32)])
case("any over a dim", "any", lambda x: torch.any(x, 1), [of([[True, False], [False, False]], torch.bool)], [1])
case("any over everything", "any", torch.any, [of([[True, False], [False, False]], torch.bool)])
case(
    "all over a dim, kept",
    "all",
    lambda x: torch.all(x, 0, keepdim=True),
    [of([[True, False], [True, True]], torch.bool)],
    [0, {"keepDim": True}],
)
case("all over everything", "all", torch.all, [of([True, True, True], torch.bool)])
case("sum of int32", "sum", torch.sum, [integers(-1000, 1000, 4, 7)])
case("sum of int32 over a dim", "sum", lambda x: torch.sum(x, 1), [integers(-1000, 1000, 4, 7)], [1])
case("sum of bool counts", "sum", torch.sum, [of([True, False, True, True], torch.bool)])
case("sum of uint8 does not wrap", "sum", torch.sum, [of([200, 100, 255], torch.uint8)])
case("prod of int32", "prod", torch.prod, [of([3, -2, 7], torch.int32)])
case("max of int32", "max", lambda x: torch.amax(x, 1), [integers(-50, 50, 3, 6)], [1])
case("max of NaN", "max", lambda x: torch.amax(x, 1), [of([[1.0, NAN, 3.0], [INF, 0.0, -INF]])], [1], grad=False, precision="float32")
case("min of NaN", "min", lambda x: torch.amin(x, 1), [of([[1.0, NAN, 3.0], [INF, 0.0, -INF]])], [1], grad=False, precision="float32")
case(
    "sum of infinities",
    "sum",
    lambda x: torch.sum(x, 1),
    [of([[INF, 1.0], [INF, -INF], [3e38, 3e38]])],
    [1],
    grad=False,
    precision="float32",
)
case("mean of one long row", "mean", torch.mean, [normal(1031)])
case("sum over a long outer dim", "sum", lambda x: torch.sum(x, 0), [normal(129, 3)], [0])
case("norm at zero has a zero gradient", "norm", torch.linalg.vector_norm, [of([0.0, 0.0])])

# --- nothing to reduce --------------------------------------------------------------------------
EMPTY = of([[], [], []])
case("sum of nothing", "sum", lambda x: torch.sum(x, 1), [EMPTY], [1])
case("sum over the dim that is there", "sum", lambda x: torch.sum(x, 0), [EMPTY], [0])
case("prod of nothing", "prod", torch.prod, [EMPTY])
case("mean of nothing is NaN", "mean", lambda x: torch.mean(x, 1), [EMPTY], [1], grad=False, precision="float32")
case("variance of one value is NaN", "variance", lambda x: torch.var(x, 1), [of([[1.0], [2.0]])], [1], grad=False, precision="float32")
case("any of nothing", "any", torch.any, [of([], torch.bool)])
case("all of nothing", "all", torch.all, [of([], torch.bool)])
case("logSumExp of nothing", "logSumExp", lambda x: torch.logsumexp(x, 1), [EMPTY], [1], grad=False, precision="float32")

# --- logSumExp and softmax at the ends --------------------------------------------------------------
WIDE = [[1000.0, 1001.0, 999.0], [-1000.0, -1001.0, -1000.0], [0.0, -INF, 1.0]]
# Half an ulp of 1000 is 3e-5, and a value that is rounded so is exponentiated.
ROUNDED = {"relative": 1e-4, "absolute": 1e-6}
case("logSumExp of large values", "logSumExp", lambda x: torch.logsumexp(x, 1), [of(WIDE)], [1], tolerance=ROUNDED)
case(
    "logSumExp of all -Infinity",
    "logSumExp",
    lambda x: torch.logsumexp(x, 1),
    [of([[-INF, -INF], [INF, 0.0]])],
    [1],
    grad=False,
    precision="float32",
)
case("softmax of large values", "softmax", lambda x: torch.softmax(x, 1), [of(WIDE)], [1], tolerance=ROUNDED)
case("logSoftmax of large values", "logSoftmax", lambda x: torch.log_softmax(x, 1), [of(WIDE[:2])], [1], tolerance=ROUNDED)
for name, fn in [("softmax", torch.softmax), ("logSoftmax", torch.log_softmax)]:
    case(f"{name} over the last dim", name, lambda x, f=fn: f(x, -1), [normal(3, 7, scale=2)], [-1], second=True)
    case(f"{name} over a middle dim", name, lambda x, f=fn: f(x, 1), [normal(2, 5, 3)], [1])
    case(f"{name} over the first dim", name, lambda x, f=fn: f(x, 0), [normal(5, 3)], [0])
case("softmax over one class", "softmax", lambda x: torch.softmax(x, 1), [normal(4, 1)], [1])
case("softmax of zero rows", "softmax", lambda x: torch.softmax(x, 1), [lambda r: torch.zeros(0, 3)], [1])

# --- scans --------------------------------------------------------------------------------------
case("cumsum", "cumsum", lambda x: torch.cumsum(x, 1), [normal(3, 7)], [1], second=True)
case("cumsum, first dim of three", "cumsum", lambda x: torch.cumsum(x, 0), [normal(5, 2, 3)], [0])
case("cumsum of int32", "cumsum", lambda x: torch.cumsum(x, -1), [integers(-9, 9, 2, 6)], [-1])
case("cumprod", "cumprod", lambda x: torch.cumprod(x, 1), [uniform(0.5, 1.5, 3, 5)], [1], second=True)
case("cumprod with a zero", "cumprod", lambda x: torch.cumprod(x, 0), [of([2.0, 0.0, 3.0, 4.0])], [0])
case("cumsum of one element", "cumsum", lambda x: torch.cumsum(x, 0), [normal(1)], [0])
