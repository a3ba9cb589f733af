"""Unary, binary, comparison and selection operations, activations, type promotion."""

import math

import torch
import torch.nn.functional as F

from .case import Family, fixed, integers, normal, of, uniform

family = Family("elementwise")
case = family.case

INF, NAN = math.inf, math.nan
EXACT = {"relative": 1e-5, "absolute": 1e-37}


def heaviside(x):
    """torch.heaviside(x, 0), which has no derivative in PyTorch; zero everywhere."""
    return torch.sign(torch.relu(x))


# name, function, range of the input, is the second-order gradient recorded
UNARY = [
    ("neg", torch.neg, (-3, 3), False),
    ("abs", torch.abs, (-3, 3), False),
    ("sign", torch.sign, (-3, 3), False),
    ("exp", torch.exp, (-3, 3), True),
    ("expm1", torch.expm1, (-2, 2), False),
    ("log", torch.log, (0.1, 5), True),
    ("log1p", torch.log1p, (-0.8, 5), False),
    ("log2", torch.log2, (0.1, 5), False),
    ("sqrt", torch.sqrt, (0.1, 5), True),
    ("rsqrt", torch.rsqrt, (0.1, 5), True),
    ("square", torch.square, (-3, 3), False),
    ("reciprocal", torch.reciprocal, (0.3, 4), True),
    ("sin", torch.sin, (-9, 9), True),
    ("cos", torch.cos, (-9, 9), False),
    ("tan", torch.tan, (-1.3, 1.3), False),
    ("asin", torch.asin, (-0.9, 0.9), False),
    ("acos", torch.acos, (-0.9, 0.9), False),
    ("atan", torch.atan, (-4, 4), True),
    ("sinh", torch.sinh, (-3, 3), False),
    ("cosh", torch.cosh, (-3, 3), False),
    ("tanh", torch.tanh, (-3, 3), True),
    ("erf", torch.erf, (-2.5, 2.5), True),
    ("floor", torch.floor, (-4, 4), False),
    ("ceil", torch.ceil, (-4, 4), False),
    ("round", torch.round, (-4, 4), False),
    ("trunc", torch.trunc, (-4, 4), False),
    ("relu", F.relu, (-3, 3), False),
    ("elu", F.elu, (-3, 3), False),
    ("selu", F.selu, (-3, 3), False),
    ("gelu", F.gelu, (-3, 3), True),
    ("silu", F.silu, (-4, 4), True),
    ("mish", F.mish, (-4, 4), False),
    ("sigmoid", torch.sigmoid, (-5, 5), True),
    ("hardSigmoid", F.hardsigmoid, (-5, 5), False),
    ("hardSwish", F.hardswish, (-5, 5), False),
    ("softplus", F.softplus, (-5, 5), True),
    ("softsign", F.softsign, (-5, 5), False),
    ("step", heaviside, (-3, 3), False),
]
for name, fn, (low, high), second in UNARY:
    case(name, name, fn, [uniform(low, high, 3, 5)], second=second)

case("leakyRelu slope", "leakyRelu", lambda x: F.leaky_relu(x, 0.2), [normal(7)], [0.2])
case("leakyRelu default slope", "leakyRelu", F.leaky_relu, [normal(2, 1, 3)])
case("gelu tanh approximation", "gelu", lambda x: F.gelu(x, approximate="tanh"), [normal(11)], ["tanh"], second=True)
case("clamp both", "clamp", lambda x: torch.clamp(x, -0.5, 1.0), [of([-2.0, -0.5, 0.0, 0.75, 1.0, 3.0])], [-0.5, 1.0])
case("clamp below", "clamp", lambda x: torch.clamp(x, min=-0.5), [normal(9)], [-0.5])
case("clamp above", "clamp", lambda x: torch.clamp(x, max=0.25), [normal(9)], [{"undefined": True}, 0.25])
case("kinks of hardSigmoid", "hardSigmoid", F.hardsigmoid, [of([-3.0, 0.0, 3.0])])
case("kinks of selu", "selu", F.selu, [of([-1.0, 0.0, 1.0])])
case("unary of a zero-size tensor", "exp", torch.exp, [of([[], [], []])])
case("unary of a scalar tensor", "tanh", torch.tanh, [normal()])
case("round halves to even", "round", torch.round, [of([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 0.49999997, 8388609.0])])
case("kinks of relu", "relu", F.relu, [of([-1.0, -0.0, 0.0, 1.0])])
case("kinks of abs", "abs", torch.abs, [of([-1.0, 0.0, 1.0])])
case("kinks of elu", "elu", F.elu, [of([-1.0, 0.0, 1.0])])
case("kinks of leakyRelu", "leakyRelu", lambda x: F.leaky_relu(x, 0.1), [of([-1.0, 0.0, 1.0])], [0.1])
case("a long odd row", "sigmoid", torch.sigmoid, [normal(257)])

# --- extremes: what float32 does at its ends -----------------------------------------------------
ENDS = [0.0, -0.0, INF, -INF, NAN, 3.0e38, -3.0e38, 1.2e-38, -1.2e-38, 1.0, -1.0]
for name, fn, values in [
    ("exp", torch.exp, ENDS + [88.0, 89.0, -87.0, -104.0]),
    ("expm1", torch.expm1, ENDS + [1e-7, -1e-7, 88.0, -30.0]),
    ("log", torch.log, ENDS + [0.99999994, 1.0000001, 1e30]),
    ("log1p", torch.log1p, ENDS + [1e-7, -1e-7, 1e30]),
    ("log2", torch.log2, ENDS + [2.0, 1024.0, 0.125]),
    ("sqrt", torch.sqrt, ENDS + [4.0]),
    ("rsqrt", torch.rsqrt, ENDS + [4.0]),
    ("reciprocal", torch.reciprocal, [0.0, -0.0, INF, -INF, NAN, 1e30, -1e30, 1e-30]),
    ("square", torch.square, ENDS + [2e19, 1e-15]),
    ("tanh", torch.tanh, ENDS + [20.0, -20.0, 1e-4]),
    ("sigmoid", torch.sigmoid, ENDS + [80.0, -80.0, 20.0, -20.0]),
    ("erf", torch.erf, ENDS + [5.0, -5.0, 1e-6]),
    ("softplus", F.softplus, ENDS + [20.5, 80.0, -80.0]),
    ("silu", F.silu, [0.0, 3.0e38, -50.0, 50.0, 1.2e-38, INF, NAN]),
    ("gelu", F.gelu, [0.0, 3.0e38, -30.0, 30.0, 1e-20, INF, NAN]),
    ("relu", F.relu, ENDS),
    ("abs", torch.abs, ENDS),
    ("sign", torch.sign, [0.0, INF, -INF, 3.0e38, -3.0e38, 1.2e-38, -1.2e-38]),
    ("floor", torch.floor, ENDS + [8388607.5, -8388607.5, 0.99999994]),
    ("round", torch.round, ENDS + [8388607.5, 4194303.5, 16777216.0]),
    ("trunc", torch.trunc, ENDS + [2147483648.0, -0.75]),
    ("atan", torch.atan, ENDS),
    ("sinh", torch.sinh, ENDS + [1e-4, 88.0, -88.0, 100.0]),
    ("cosh", torch.cosh, ENDS + [88.0, 100.0]),
    ("asin", torch.asin, [0.0, 1.0, -1.0, 1.5, NAN, 1e-6]),
    ("acos", torch.acos, [0.0, 1.0, -1.0, 1.5, NAN, 1e-6]),
    ("isNaN", torch.isnan, ENDS),
    ("isFinite", torch.isfinite, ENDS),
]:
    case(
        f"{name} at the ends",
        name,
        fn,
        [of(values)],
        grad=False,
        precision="float32",
        tolerance=EXACT,
        signed_zeros=name not in ("relu", "gelu", "silu"),
    )
for name, fn, values in [
    ("sigmoid", torch.sigmoid, [-80.0, 80.0, -20.0, 20.0, INF, -INF]),
    ("tanh", torch.tanh, [-20.0, 20.0, INF, -INF, 0.0]),
    ("softplus", F.softplus, [-80.0, -20.0, 20.5, 80.0]),
    ("relu", F.relu, [INF, -INF, 3e38, -3e38]),
    ("sqrt", torch.sqrt, [1e-30, 1e30, INF]),
    ("gelu", F.gelu, [-12.0, 12.0, -30.0, 30.0]),
    ("silu", F.silu, [-80.0, 80.0, -20.0, 20.0]),
]:
    case(f"gradient of {name} at the ends", name, fn, [of(values)], precision="float32", tolerance={"relative": 1e-5, "absolute": 1e-30})

# --- binary ---------------------------------------------------------------------------------------
for name, fn in [("add", torch.add), ("sub", torch.sub), ("mul", torch.mul)]:
    case(f"{name}, same shape", name, fn, [normal(3, 5), normal(3, 5)], second=name == "mul")
    case(f"{name}, broadcast both ways", name, fn, [normal(4, 1, 3), normal(2, 1)])
case("div, broadcast a row", "div", torch.div, [normal(3, 5), uniform(0.5, 2, 5)], second=True)
case("div, broadcast a column", "div", torch.div, [normal(3, 1), uniform(-2, -0.5, 3, 4)])
case("pow of tensors", "pow", torch.pow, [uniform(0.3, 3, 4, 3), uniform(-2, 3, 3)], second=True)
case("maximum, distinct", "maximum", torch.maximum, [normal(5, 3), normal(3)])
case("minimum, distinct", "minimum", torch.minimum, [normal(2, 3, 4), normal(3, 1)])
case("maximum, ties share the gradient", "maximum", torch.maximum, [of([1.0, 2.0, 3.0, -1.0]), of([1.0, 3.0, 3.0, -2.0])])
case("minimum, ties share the gradient", "minimum", torch.minimum, [of([1.0, 2.0, 3.0, -1.0]), of([1.0, 3.0, 3.0, -2.0])])
case(
    "atan2, four quadrants",
    "atan2",
    torch.atan2,
    [of([1.0, 1.0, -1.0, -1.0, 0.5, -2.0]), of([2.0, -2.0, 2.0, -2.0, 0.1, -0.3])],
    second=True,
)
case(
    "mod takes the divisor's sign",
    "mod",
    torch.remainder,
    [of([5.5, -5.5, 5.5, -5.5, 7.0, 0.25]), fixed(of([2.0, 2.0, -2.0, -2.0, 3.5, 1.0]))],
)
case("broadcast a scalar tensor", "mul", torch.mul, [normal(2, 3), normal()])
case("broadcast against zero size", "add", torch.add, [of([[]]), normal(3, 1)])
case("broadcast five axes", "mul", torch.mul, [normal(2, 1, 3, 1, 2), normal(3, 1, 4, 1)])
case("add a number", "add", lambda x: x + 2.5, [normal(2, 3)], [2.5])
case("subtract a number", "sub", lambda x: x - 0.1, [normal(2, 3)], [0.1])
case("multiply by a number", "mul", lambda x: x * -3, [normal(2, 3)], [-3])
case("divide by a number", "div", lambda x: x / 3, [normal(2, 3)], [3])
case("maximum with a number", "maximum", lambda x: torch.maximum(x, torch.full((), 0.25, dtype=x.dtype)), [normal(7)], [0.25])
case("mod a number", "mod", lambda x: x % 1.5, [uniform(-5, 5, 7)], [1.5])
for exponent in [2, 3, 0.5, -1, -2, 1.7]:
    case(f"pow {exponent}", "pow", lambda x, e=exponent: x**e, [uniform(0.3, 3, 6)], [exponent], second=exponent == 3)
case("pow 2 of negatives and zero", "pow", lambda x: x**2, [of([-2.0, 0.0, 3.0])], [2], second=True)
case("pow 3 of negatives and zero", "pow", lambda x: x**3, [of([-2.0, 0.0, 3.0])], [3])
case("pow 0", "pow", lambda x: x**0, [of([-2.0, 0.0, 3.0])], [0])
case("pow 1", "pow", lambda x: x**1, [of([-2.0, 0.0, 3.0])], [1])
case(
    "div at the ends",
    "div",
    torch.div,
    [of([1.0, -1.0, 0.0, INF, INF, 3e38, 1.0]), of([0.0, 0.0, 0.0, INF, 2.0, 1e-3, INF])],
    grad=False,
    precision="float32",
    tolerance=EXACT,
    signed_zeros=True,
)
case(
    "pow at the ends",
    "pow",
    torch.pow,
    [of([0.0, 0.0, INF, INF, -1.0, 1.0, NAN, 2.0, -2.0, -8.0, 0.0]), of([0.0, 2.0, 0.0, -1.0, INF, NAN, 0.0, 200.0, 3.0, 0.5, -1.0])],
    grad=False,
    precision="float32",
    tolerance=EXACT,
)
case("maximum of NaN", "maximum", torch.maximum, [of([NAN, 1.0, NAN, INF]), of([1.0, NAN, NAN, -INF])], grad=False, precision="float32")
case("minimum of NaN", "minimum", torch.minimum, [of([NAN, 1.0, NAN, INF]), of([1.0, NAN, NAN, -INF])], grad=False, precision="float32")
case(
    "atan2 at the ends",
    "atan2",
    torch.atan2,
    [of([0.0, -0.0, 0.0, 1.0, -1.0, INF, 1.0, NAN]), of([1.0, -1.0, -1.0, 0.0, 0.0, INF, INF, 1.0])],
    grad=False,
    precision="float32",
    tolerance=EXACT,
    signed_zeros=True,
)

# --- comparisons, logic, selection -----------------------------------------------------------------
for name, fn in [("eq", torch.eq), ("ne", torch.ne), ("lt", torch.lt), ("le", torch.le), ("gt", torch.gt), ("ge", torch.ge)]:
    case(
        f"{name}, with ties, NaN and signed zeros",
        name,
        fn,
        [of([1.0, 2.0, 3.0, NAN, 0.0, INF, NAN]), of([1.0, 3.0, 2.0, 1.0, -0.0, INF, NAN])],
        grad=False,
        precision="float32",
    )
case("lt of int32, broadcast", "lt", torch.lt, [integers(-3, 3, 4, 1), integers(-3, 3, 3)])
case("ge a number", "ge", lambda x: x >= 1, [integers(-3, 3, 9)], [1])
BITS = ([True, True, False, False], [True, False, True, False])
for name, fn in [("logicalAnd", torch.logical_and), ("logicalOr", torch.logical_or), ("logicalXor", torch.logical_xor)]:
    case(name, name, fn, [of(BITS[0], torch.bool), of(BITS[1], torch.bool)])
case("logicalNot", "logicalNot", torch.logical_not, [of(BITS[0], torch.bool)])
case("logicalNot of floats", "logicalNot", torch.logical_not, [of([0.0, -0.0, 0.5, NAN])], grad=False, precision="float32")
case("logicalAnd of floats", "logicalAnd", torch.logical_and, [of([0.0, 2.0, -1.0, 0.0]), of([1.0, 0.5, 0.0, 0.0])], grad=False)
case("where, all broadcast", "where", torch.where, [of([[True], [False], [True]], torch.bool), normal(4), normal(3, 1)], second=True)
case(
    "where stops the NaN of the other branch",
    "where",
    torch.where,
    [of([True, False, True], torch.bool), of([1.0, NAN, 2.0]), of([NAN, 5.0, INF])],
    precision="float32",
)

# --- integers ----------------------------------------------------------------------------------
INTS = [[7, -7, 2147483647, -2147483648, 0, 12345], [3, 3, 1, -1, 5, -678]]
for name, fn in [
    ("add", torch.add),
    ("sub", torch.sub),
    ("mul", torch.mul),
    ("maximum", torch.maximum),
    ("minimum", torch.minimum),
    ("bitwiseAnd", torch.bitwise_and),
    ("bitwiseOr", torch.bitwise_or),
    ("bitwiseXor", torch.bitwise_xor),
]:
    case(f"{name} of int32", name, fn, [of(INTS[0], torch.int32), of(INTS[1], torch.int32)])
case("bitwiseLeftShift", "bitwiseLeftShift", torch.bitwise_left_shift, [of([1, -3, 1073741824], torch.int32), of([4, 2, 1], torch.int32)])
case(
    "bitwiseRightShift keeps the sign",
    "bitwiseRightShift",
    torch.bitwise_right_shift,
    [of([64, -7, -2147483648], torch.int32), of([3, 1, 31], torch.int32)],
)
case("bitwiseNot of int32", "bitwiseNot", torch.bitwise_not, [of(INTS[0], torch.int32)])
case("mod of int32", "mod", torch.remainder, [of([7, -7, 7, -7, 2147483647], torch.int32), of([3, 3, -3, -3, 10], torch.int32)])
case("abs of int32", "abs", torch.abs, [of([-5, 0, 5], torch.int32)])
case("neg of int32", "neg", torch.neg, [of([-5, 0, 5], torch.int32)])
case("sign of int32", "sign", torch.sign, [of([-5, 0, 5], torch.int32)])
case("square of int32", "square", torch.square, [of([-5, 0, 46340], torch.int32)])
case("clamp of int32", "clamp", lambda x: x.clamp(-2, 3), [of([-5, -2, 0, 3, 9], torch.int32)], [-2, 3])
case("add of uint8 wraps", "add", torch.add, [of([200, 255, 3], torch.uint8), of([100, 1, 4], torch.uint8)])
case("mul of int8 wraps", "mul", torch.mul, [of([100, -128, 3], torch.int8), of([2, -1, 4], torch.int8)])

# --- type promotion --------------------------------------------------------------------------------
case("int32 + float32 is float32", "add", torch.add, [of([1, 2, 3], torch.int32), normal(3)])
case("uint8 + int32 is int32", "add", torch.add, [of([200, 255], torch.uint8), of([100, -1], torch.int32)])
case("bool * float32 is float32", "mul", torch.mul, [of([True, False], torch.bool), normal(2)])
case("bool + int32 is int32", "add", torch.add, [of([True, False], torch.bool), of([5, 6], torch.int32)])
case("int32 / int32 is float32", "div", torch.div, [of([7, -7, 1], torch.int32), of([2, 2, 3], torch.int32)])
case("int32 + integer stays int32", "add", lambda x: x + 3, [of([1, -2], torch.int32)], [3])
case("int32 * fraction is float32", "mul", lambda x: x * 2.5, [of([1, -2], torch.int32)], [2.5])
case("sqrt of int32 is float32", "sqrt", torch.sqrt, [of([4, 2], torch.int32)])
case("exp of bool is float32", "exp", torch.exp, [of([True, False], torch.bool)])
