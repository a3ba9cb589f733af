"""float64, which the reference and CPU devices have."""

import torch
import torch.nn.functional as F

from .case import Family, normal, of, uniform, wide

family = Family("float64")
EXACT = {"relative": 1e-12, "absolute": 1e-13}


def case(name, op, fn, recipes, args=None, **keywords):
    family.case(name, op, fn, recipes, args, tolerance=EXACT, needs="float64", **keywords)


for name, fn, (low, high) in [
    ("exp", torch.exp, (-3, 3)),
    ("log", torch.log, (0.1, 5)),
    ("tanh", torch.tanh, (-3, 3)),
    ("sin", torch.sin, (-9, 9)),
    ("erf", torch.erf, (-2.5, 2.5)),
    ("sqrt", torch.sqrt, (0.1, 5)),
    ("gelu", F.gelu, (-3, 3)),
]:
    case(name, name, fn, [wide(uniform(low, high, 3, 5))])
case("mul, broadcast", "mul", torch.mul, [wide(normal(3, 1)), wide(normal(4))], second=True)
case("pow", "pow", torch.pow, [wide(uniform(0.3, 3, 5)), wide(uniform(-2, 3, 5))])
case("sum", "sum", lambda x: torch.sum(x, 0), [wide(normal(7, 3))], [0])
case("variance", "variance", lambda x: torch.var(x, 1), [wide(normal(2, 6))], [1])
case("softmax", "softmax", lambda x: torch.softmax(x, 1), [wide(normal(3, 5))], [1], second=True)
case("matmul", "matmul", torch.matmul, [wide(normal(3, 7)), wide(normal(7, 5))])
case(
    "conv2d",
    "conv2d",
    lambda x, w, b: F.conv2d(x, w, b, stride=2, padding=1),
    [wide(normal(1, 2, 5, 6)), wide(normal(3, 2, 3, 3)), wide(normal(3))],
    [{"stride": 2, "padding": 1}],
)
case("float32 + float64 is float64", "add", torch.add, [normal(3), wide(normal(3))])
case("to float32", "to", lambda x: x.to(torch.float32), [wide(normal(5))], ["float32"], grad=False)
case("beyond float32", "exp", torch.exp, [of([200.0, -200.0, 700.0], torch.float64)])
