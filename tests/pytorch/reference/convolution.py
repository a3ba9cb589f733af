"""Convolutions and transposed convolutions in one, two and three dimensions."""

import torch
import torch.nn.functional as F

from .case import Family, normal

family = Family("convolution")


def zero_size(*shape):
    return lambda r: torch.zeros(*shape)


SNAKE = {"outputPadding": "output_padding"}


def conv(label, axes, x, w, bias, options=None, second=False, transpose=False):
    """`x`, `w` and `bias` are shapes; `bias` may be None."""
    fn = getattr(F, f"conv_transpose{axes}d" if transpose else f"conv{axes}d")
    keywords = {SNAKE.get(k, k): tuple(v) if isinstance(v, list) else v for k, v in (options or {}).items()}
    shapes = [x, w] + ([bias] if bias else [])
    op = f"convTranspose{axes}d" if transpose else f"conv{axes}d"
    run = lambda x, w, b=None: fn(x, w, b, **keywords)  # noqa: E731
    recipes = [normal(*s) if 0 not in s else zero_size(*s) for s in shapes]
    family.case(f"{op}, {label}", op, run, recipes, [options] if options else [], second=second)


conv("plain", 1, (2, 3, 9), (4, 3, 3), (4,), second=True)
conv("stride, padding, dilation", 1, (2, 2, 11), (3, 2, 3), (3,), {"stride": 2, "padding": 3, "dilation": 2})
conv("groups", 1, (1, 4, 7), (6, 2, 2), None, {"groups": 2})
conv("same padding, even kernel", 1, (1, 2, 7), (2, 2, 4), (2,), {"padding": "same"})
conv("without a batch", 1, (3, 8), (2, 3, 3), (2,))
conv("plain", 2, (2, 3, 6, 7), (4, 3, 3, 2), (4,))
conv("no bias", 2, (1, 2, 5, 5), (3, 2, 3, 3), None)
conv("one number for both axes", 2, (2, 2, 7, 8), (3, 2, 3, 3), (3,), {"stride": 2, "padding": 1}, second=True)
conv(
    "everything different on each axis",
    2,
    (2, 2, 9, 11),
    (3, 2, 3, 2),
    (3,),
    {"stride": [2, 3], "padding": [1, 2], "dilation": [2, 1]},
    second=True,
)
conv("rows left over by the stride", 2, (1, 1, 8, 9), (2, 1, 3, 3), (2,), {"stride": 3})
conv("groups", 2, (2, 4, 5, 5), (6, 2, 3, 3), (6,), {"groups": 2, "padding": 1})
conv("depthwise", 2, (2, 4, 6, 5), (4, 1, 3, 3), (4,), {"groups": 4, "padding": 1}, second=True)
conv("depthwise with a multiplier", 2, (1, 3, 5, 5), (6, 1, 3, 3), (6,), {"groups": 3, "stride": 2})
conv("1×1", 2, (2, 5, 4, 3), (7, 5, 1, 1), (7,))
conv("1×1 with a stride", 2, (1, 3, 5, 5), (2, 3, 1, 1), (2,), {"stride": 2})
conv("same padding", 2, (1, 2, 6, 7), (3, 2, 3, 5), (3,), {"padding": "same"})
conv("same padding, even kernel and dilation", 2, (1, 2, 6, 7), (2, 2, 2, 4), (2,), {"padding": "same", "dilation": [3, 1]})
conv("valid padding", 2, (1, 2, 5, 5), (2, 2, 3, 3), (2,), {"padding": "valid"})
conv("kernel as large as the image", 2, (3, 2, 4, 5), (5, 2, 4, 5), (5,))
conv("padding larger than the kernel", 2, (1, 1, 3, 3), (1, 1, 2, 2), (1,), {"padding": 3})
conv("no batch entries", 2, (0, 2, 5, 5), (3, 2, 3, 3), (3,))
conv("without a batch dim", 2, (2, 5, 6), (3, 2, 3, 3), (3,))
conv("first layer of LeNet-5", 2, (2, 1, 28, 28), (6, 1, 5, 5), (6,), {"padding": 2})
conv("channels beyond one tile", 2, (1, 19, 5, 4), (21, 19, 3, 3), (21,), {"padding": 1})
conv("plain", 3, (1, 2, 4, 5, 4), (3, 2, 2, 3, 2), (3,))
conv(
    "stride, padding, dilation",
    3,
    (1, 2, 5, 6, 7),
    (2, 2, 2, 2, 3),
    (2,),
    {"stride": [1, 2, 2], "padding": [1, 0, 2], "dilation": [2, 1, 2]},
)
conv("groups", 3, (2, 2, 3, 3, 4), (4, 1, 2, 2, 2), None, {"groups": 2})

conv("plain", 1, (2, 3, 5), (3, 4, 3), (4,), transpose=True)
conv("stride and output padding", 1, (1, 2, 4), (2, 3, 3), (3,), {"stride": 3, "padding": 1, "outputPadding": 2}, transpose=True)
conv("plain", 2, (2, 3, 4, 3), (3, 2, 3, 2), (2,), transpose=True)
conv("stride and padding", 2, (1, 2, 4, 5), (2, 3, 4, 4), (3,), {"stride": 2, "padding": 1}, second=True, transpose=True)
conv("output padding", 2, (1, 2, 3, 4), (2, 3, 3, 3), (3,), {"stride": 2, "padding": 1, "outputPadding": 1}, transpose=True)
conv(
    "everything different on each axis",
    2,
    (1, 2, 3, 4),
    (2, 2, 2, 3),
    None,
    {"stride": [3, 2], "padding": [1, 2], "outputPadding": [2, 0], "dilation": [1, 2]},
    transpose=True,
)
conv("groups", 2, (2, 4, 3, 3), (4, 3, 2, 2), (6,), {"groups": 2, "stride": 2}, transpose=True)
conv("depthwise", 2, (1, 3, 4, 4), (3, 1, 3, 3), (3,), {"groups": 3, "stride": 2, "padding": 1}, transpose=True)
conv("stride beyond the kernel", 2, (1, 1, 3, 3), (1, 2, 2, 2), (2,), {"stride": 3}, transpose=True)
conv("stride and padding", 3, (1, 2, 3, 2, 3), (2, 2, 2, 3, 2), (2,), {"stride": [2, 1, 2], "padding": [0, 1, 1]}, transpose=True)
