"""Shape operations, padding, joining and splitting, dtype conversion, creation."""

import math

import torch
import torch.nn.functional as F

from .case import Family, integers, normal, of

family = Family("shapes")
case = family.case


def zero_size(*shape):
    return lambda r: torch.zeros(*shape)


# --- views ------------------------------------------------------------------------------------------
case("reshape with -1", "reshape", lambda x: x.reshape(5, -1), [normal(3, 4, 5)], [[5, -1]])
case("reshape of a transpose", "transposeReshape", lambda x: x.transpose(0, 2).reshape(6, 10), [normal(3, 4, 5)], [0, 2, [6, 10]])
case("reshape of zero size", "reshape", lambda x: x.reshape(0, 7), [zero_size(3, 0)], [[0, 7]])
case("reshape to a scalar", "reshape", lambda x: x.reshape(()), [normal(1, 1)], [[]])
case("flatten everything", "flatten", torch.flatten, [normal(2, 3, 2)])
case("flatten from a dim", "flatten", lambda x: torch.flatten(x, 1), [normal(2, 3, 2, 2)], [1])
case("flatten a range, negative end", "flatten", lambda x: torch.flatten(x, 1, -2), [normal(2, 3, 2, 2)], [1, -2])
case("flatten of a scalar", "flatten", torch.flatten, [normal()])
case("squeeze everything", "squeeze", torch.squeeze, [normal(1, 3, 1, 2)])
case("squeeze a negative dim", "squeeze", lambda x: x.squeeze(-2), [normal(1, 3, 1, 2)], [-2])
case("squeeze a dim that is not 1", "squeeze", lambda x: x.squeeze(1), [normal(1, 3, 1)], [1])
case("unsqueeze", "unsqueeze", lambda x: x.unsqueeze(1), [normal(3, 2)], [1])
case("unsqueeze at the end", "unsqueeze", lambda x: x.unsqueeze(-1), [normal(3, 2)], [-1])
case("permute", "permute", lambda x: x.permute(2, 0, 1), [normal(2, 3, 4)], [[2, 0, 1]])
case("permute, negative dims", "permute", lambda x: x.permute(-1, 0, -2, 1), [normal(2, 3, 2, 5)], [[-1, 0, -2, 1]])
case("transpose, negative dims", "transpose", lambda x: x.transpose(-1, 0), [normal(2, 3, 4)], [-1, 0])
case("t of a matrix", "t", torch.t, [normal(3, 5)])
case("expand", "expand", lambda x: x.expand(2, 3, 4), [normal(3, 1)], [[2, 3, 4]])
case("expand keeps with -1", "expand", lambda x: x.expand(2, -1, 4), [normal(3, 1)], [[2, -1, 4]])

# --- parts -------------------------------------------------------------------------------------------
case("slice", "slice", lambda x: x[1:3, 0:4], [normal(4, 5)], [[[1, 3], [0, 4]]])
case("slice with steps", "slice", lambda x: x[0:7:3, 1:5:2], [normal(7, 5)], [[[0, 7, 3], [1, 5, 2]]], second=True)
case("slice, negative ends", "slice", lambda x: x[-3:-1], [normal(5, 2)], [[[-3, -1]]])
case("slice past the end", "slice", lambda x: x[1:100], [normal(3, 2)], [[[1, 100]]])
case("slice of nothing", "slice", lambda x: x[2:2], [normal(3, 2)], [[[2, 2]]])
case("select", "select", lambda x: x.select(1, 2), [normal(2, 4, 3)], [1, 2])
case("select from the end", "select", lambda x: x.select(-1, -1), [normal(2, 4, 3)], [-1, -1])
case("narrow", "narrow", lambda x: x.narrow(1, 1, 2), [normal(3, 4)], [1, 1, 2])
case("flip one dim", "flip", lambda x: x.flip(1), [normal(2, 5)], [[1]])
case("flip two dims", "flip", lambda x: x.flip(0, -1), [normal(2, 3, 4)], [[0, -1]])
case("roll", "roll", lambda x: x.roll(2, 1), [normal(3, 5)], [2, 1])
case("roll backwards", "roll", lambda x: x.roll(-7, 0), [normal(5, 2)], [-7, 0])
case("tile", "tile", lambda x: x.tile(2, 3), [normal(2, 2)], [[2, 3]])
case("tile adds dims", "tile", lambda x: x.tile(2, 1, 2), [normal(2, 3)], [[2, 1, 2]])
for k in [0, 1, -2]:
    case(f"tril {k}", "tril", lambda x, k=k: x.tril(k), [normal(4, 5)], [k])
    case(f"triu {k}", "triu", lambda x, k=k: x.triu(k), [normal(2, 4, 3)], [k])
case("diagonal", "diagonal", torch.diagonal, [normal(4, 4)])
case("diagonal of a wide matrix, offset", "diagonal", lambda x: x.diagonal(1), [normal(3, 5)], [1])
case("diagonal below", "diagonal", lambda x: x.diagonal(-2), [normal(5, 3)], [-2])

# --- padding: one pair per dim ------------------------------------------------------------------------
case(
    "pad with a value",
    "pad",
    lambda x: F.pad(x, (1, 2, 0, 3), value=-1.5),
    [normal(2, 3)],
    [[[0, 3], [1, 2]], {"mode": "constant", "value": -1.5}],
)
case("pad with zeros by default", "pad", lambda x: F.pad(x, (2, 0)), [normal(4)], [[[2, 0]]])
case("pad of zero size", "pad", lambda x: F.pad(x, (1, 1), value=2.0), [zero_size(0)], [[[1, 1]], {"value": 2}])
case(
    "pad with Infinity",
    "pad",
    lambda x: F.pad(x, (1, 0), value=-math.inf),
    [of([1.0, 2.0])],
    [[[1, 0]], {"value": "-Infinity"}],
    grad=False,
    precision="float32",
)
for mode, torch_mode in [("reflect", "reflect"), ("replicate", "replicate"), ("circular", "circular")]:
    case(
        f"pad {mode}, two dims",
        "pad",
        lambda x, m=torch_mode: F.pad(x, (2, 1, 1, 3), mode=m),
        [normal(1, 2, 4, 5)],
        [[[0, 0], [0, 0], [1, 3], [2, 1]], {"mode": mode}],
        second=mode == "reflect",
    )
    case(
        f"pad {mode}, one dim",
        "pad",
        lambda x, m=torch_mode: F.pad(x, (3, 2), mode=m),
        [normal(2, 2, 4)],
        [[[0, 0], [0, 0], [3, 2]], {"mode": mode}],
    )

# --- joining, splitting --------------------------------------------------------------------------------
case("concat", "concat", lambda *xs: torch.cat(xs, 1), [normal(2, 3), normal(2, 1), normal(2, 4)], [1], second=True)
case("concat, negative dim", "concat", lambda *xs: torch.cat(xs, -2), [normal(2, 3, 2), normal(2, 1, 2)], [-2])
case("concat with zero size", "concat", lambda *xs: torch.cat(xs, 0), [normal(2, 3), zero_size(0, 3), normal(1, 3)], [0])
case("concat of int32", "concat", lambda *xs: torch.cat(xs, 0), [integers(-9, 9, 2), integers(-9, 9, 3)], [0])
case("concat of one", "concat", lambda *xs: torch.cat(xs, 0), [normal(2, 2)], [0])
case("concat of eleven", "concat", lambda *xs: torch.cat(xs, 0), [normal(1 + i % 3) for i in range(11)], [0])
case("stack", "stack", lambda *xs: torch.stack(xs, 1), [normal(2, 3), normal(2, 3)], [1])
case("stack at the end", "stack", lambda *xs: torch.stack(xs, -1), [normal(3), normal(3), normal(3)], [-1])
case("stack of scalars", "stack", lambda *xs: torch.stack(xs, 0), [normal(), normal()], [0])
case("split by sizes", "split", lambda x: x.split([1, 3, 2], 1), [normal(2, 6)], [[1, 3, 2], 1])
case("split by one size, a short last part", "split", lambda x: x.split(4, 0), [normal(10, 2)], [4, 0])
case("chunk, uneven", "chunk", lambda x: x.chunk(3, 1), [normal(2, 7)], [3, 1])
case("chunk, fewer than asked", "chunk", lambda x: x.chunk(4, 0), [normal(5)], [4, 0])

# --- dtype conversion ------------------------------------------------------------------------------------
case("float32 to int32 truncates", "to", lambda x: x.to(torch.int32), [of([1.9, -1.9, 0.5, -0.5, 1e9, -1e9, 16777217.0])], ["int32"])
case("int32 to float32 rounds", "to", lambda x: x.to(torch.float32), [of([16777217, -16777219, 2147483647, -3], torch.int32)], ["float32"])
case(
    "float32 to bool",
    "to",
    lambda x: x.to(torch.bool),
    [of([0.0, -0.0, 1e-30, -2.0, math.nan, math.inf])],
    ["bool"],
    grad=False,
    precision="float32",
)
case("bool to float32", "to", lambda x: x.to(torch.float32), [of([True, False], torch.bool)], ["float32"])
case("int32 to uint8 wraps", "to", lambda x: x.to(torch.uint8), [of([0, 255, 256, -1, 513], torch.int32)], ["uint8"])
case("int32 to int8 wraps", "to", lambda x: x.to(torch.int8), [of([0, 127, 128, -129, 513], torch.int32)], ["int8"])
case("uint8 to int32", "to", lambda x: x.to(torch.int32), [of([0, 255, 128], torch.uint8)], ["int32"])
case("int32 to bool", "to", lambda x: x.to(torch.bool), [of([0, 256, -1], torch.int32)], ["bool"])
case(
    "float32 through float16",
    "throughFloat16",
    lambda x: x.to(torch.float16).to(torch.float32),
    [of([0.1, 1 / 3, 2049.0, 2051.0, 65504.0, -1e-3, 6.1e-5, 1024.5])],
    grad=False,
    precision="float32",
    tolerance={"relative": 0, "absolute": 0},
)
case(
    "float16 overflows to Infinity",
    "throughFloat16",
    lambda x: x.to(torch.float16).to(torch.float32),
    [of([65520.0, 65519.0, -1e6, math.inf, math.nan])],
    grad=False,
    precision="float32",
    tolerance={"relative": 0, "absolute": 0},
)
case(
    "float16 denormals",
    "throughFloat16",
    lambda x: x.to(torch.float16).to(torch.float32),
    [of([5.96e-8, 2.98e-8, 2.99e-8, 3.1e-5, -6.0e-6])],
    grad=False,
    precision="float32",
    tolerance={"relative": 0, "absolute": 0},
)

# --- creation ----------------------------------------------------------------------------------------------
# A JavaScript number has no integer type: float32 unless a dtype is given.
case("arange to an end", "arange", lambda: torch.arange(7.0), [], [7])
case("arange with a step", "arange", lambda: torch.arange(2.0, 11, 3), [], [2, 11, 3])
case("arange downwards", "arange", lambda: torch.arange(5.0, -4, -2), [], [5, -4, -2])
case("arange of int32", "arange", lambda: torch.arange(5), [], [5, {"dtype": "int32"}])
case("arange of fractions", "arange", lambda: torch.arange(0.5, 2.1, 0.25), [], [0.5, 2.1, 0.25])
case("linspace", "linspace", lambda: torch.linspace(-1, 2, 7), [], [-1, 2, 7])
case("linspace of one step", "linspace", lambda: torch.linspace(3, 9, 1), [], [3, 9, 1])
case("eye", "eye", lambda: torch.eye(4), [], [4])
case("full", "full", lambda: torch.full((2, 3), 1.5), [], [[2, 3], 1.5])
case("zeros of zero size", "zeros", lambda: torch.zeros(2, 0), [], [[2, 0]])
case("onesLike of int32", "onesLike", torch.ones_like, [integers(0, 5, 2, 2)])
case("zerosLike", "zerosLike", torch.zeros_like, [normal(2, 2)], grad=False)
