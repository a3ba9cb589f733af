"""Pooling, unfold and fold, interpolation, local response normalization."""

import math

import torch
import torch.nn.functional as F

from .case import Family, distinct, normal, of

family = Family("windows")
case = family.case

SNAKE = {"ceilMode": "ceil_mode", "countIncludePad": "count_include_pad"}


def pool(label, op, x, size, options=None, second=False):
    """`x` is a shape or a recipe."""
    kind, axes = op[:3], op[-2]
    fn = getattr(F, f"{kind}_pool{axes}d")
    keywords = {SNAKE.get(k, k): tuple(v) if isinstance(v, list) else v for k, v in (options or {}).items()}
    recipe = x if callable(x) else distinct(*x) if kind == "max" else normal(*x)
    kernel = tuple(size) if isinstance(size, list) else size
    case(f"{op}, {label}", op, lambda x: fn(x, kernel, **keywords), [recipe], [size] + ([options] if options else []), second=second)


pool("plain", "maxPool1d", (2, 3, 9), 3)
pool("stride, padding, dilation", "maxPool1d", (1, 2, 12), 3, {"stride": 2, "padding": 1, "dilation": 2})
pool("plain", "maxPool2d", (2, 3, 6, 8), 2, second=True)
pool("overlapping", "maxPool2d", (1, 2, 7, 7), 3, {"stride": 2}, second=True)
pool("stride 1 and padding", "maxPool2d", (1, 2, 5, 6), 3, {"stride": 1, "padding": 1})
pool("everything different on each axis", "maxPool2d", (1, 2, 9, 10), [3, 2], {"stride": [2, 3], "padding": [1, 0], "dilation": [1, 2]})
pool("ceilMode", "maxPool2d", (1, 2, 6, 7), 3, {"stride": 2, "ceilMode": True})
pool("ceilMode drops a window that starts in the padding", "maxPool2d", (1, 1, 4, 4), 2, {"stride": 3, "padding": 1, "ceilMode": True})
pool(
    "ties go to the first", "maxPool2d", of([[[[1.0, 1.0, 0.0, 2.0], [1.0, 1.0, 2.0, 2.0], [0.0, 0.0, 3.0, 3.0], [0.0, 0.0, 3.0, 1.0]]]]), 2
)
pool(
    "ties of overlapping windows go to the first",
    "maxPool2d",
    of([[[[5.0, 5.0, 5.0], [5.0, 5.0, 5.0], [5.0, 5.0, 5.0]]]]),
    2,
    {"stride": 1},
)
pool("padding is below every value", "maxPool2d", of([[[[-5.0, -6.0], [-7.0, -8.0]]]]), 2, {"padding": 1})
pool("without a batch dim", "maxPool2d", (2, 4, 6), 2)
pool("no batch entries", "maxPool2d", lambda r: torch.zeros(0, 2, 4, 4), 2)
pool("plain", "maxPool3d", (1, 2, 4, 4, 6), 2)
pool("stride, padding, ceilMode", "maxPool3d", (1, 1, 5, 6, 5), [2, 3, 2], {"stride": [2, 2, 3], "padding": [1, 1, 0], "ceilMode": True})
case(
    "maxPool2d of NaN",
    "maxPool2d",
    lambda x: F.max_pool2d(x, 2),
    [of([[[[1.0, math.nan, 3.0, 4.0], [0.0, 2.0, math.inf, -math.inf]]]])],
    [2],
    grad=False,
    precision="float32",
)

pool("plain", "avgPool1d", (2, 3, 8), 2)
pool("padding counted", "avgPool1d", (1, 2, 7), 3, {"stride": 2, "padding": 1})
pool("padding not counted", "avgPool1d", (1, 2, 7), 3, {"stride": 2, "padding": 1, "countIncludePad": False})
pool("plain", "avgPool2d", (2, 3, 6, 8), 2, second=True)
pool("overlapping", "avgPool2d", (1, 2, 7, 7), 3, {"stride": 2})
pool("different on each axis", "avgPool2d", (1, 2, 7, 9), [2, 3], {"stride": [1, 2], "padding": [1, 0]})
pool("padding not counted", "avgPool2d", (1, 2, 5, 5), 3, {"stride": 2, "padding": 1, "countIncludePad": False}, second=True)
pool("ceilMode", "avgPool2d", (1, 2, 6, 7), 3, {"stride": 2, "ceilMode": True})
pool("ceilMode with padding counted", "avgPool2d", (1, 2, 6, 6), 3, {"stride": 2, "padding": 1, "ceilMode": True})
pool(
    "ceilMode with padding not counted",
    "avgPool2d",
    (1, 2, 6, 6),
    3,
    {"stride": 2, "padding": 1, "ceilMode": True, "countIncludePad": False},
)
pool("ceilMode drops a window that starts in the padding", "avgPool2d", (1, 1, 4, 4), 2, {"stride": 3, "padding": 1, "ceilMode": True})
pool("plain", "avgPool3d", (1, 2, 4, 4, 6), 2)
pool("stride, padding not counted", "avgPool3d", (1, 1, 5, 4, 5), [3, 2, 3], {"stride": 2, "padding": 1, "countIncludePad": False})

for label, shape, size in [
    ("divides", (2, 3, 6, 8), [3, 2]),
    ("does not divide", (1, 2, 7, 5), [3, 4]),
    ("global", (2, 3, 5, 4), 1),
    ("larger than the input", (1, 1, 2, 3), [3, 5]),
]:
    case(f"adaptiveAvgPool2d, {label}", "adaptiveAvgPool2d", lambda x, s=size: F.adaptive_avg_pool2d(x, s), [normal(*shape)], [size])

for rank, label, shape, size in [
    (1, "even", (2, 3, 6), 3),
    (1, "windows of two sizes", (2, 7), [3]),
    (3, "even", (2, 1, 4, 2, 6), [2, 1, 3]),
    (3, "windows of two sizes", (1, 2, 3, 4, 5), [2, 3, 3]),
]:
    name = f"adaptiveAvgPool{rank}d"
    pool = getattr(F, f"adaptive_avg_pool{rank}d")
    case(f"{name}, {label}", name, lambda x, s=size, f=pool: f(x, s), [normal(*shape)], [size])

for rank, label, shape, size in [
    (1, "even", (2, 3, 6), 3),
    (1, "windows of two sizes", (2, 7), [3]),
    (2, "does not divide", (1, 2, 7, 5), [3, 4]),
    (2, "larger than the input", (1, 1, 2, 3), [3, 5]),
    (2, "divides along one axis", (2, 1, 6, 5), [2, 3]),
    (3, "windows of two sizes", (1, 2, 3, 4, 5), [2, 3, 3]),
]:
    name = f"adaptiveMaxPool{rank}d"
    pool = getattr(F, f"adaptive_max_pool{rank}d")
    case(f"{name}, {label}", name, lambda x, s=size, f=pool: f(x, s), [normal(*shape)], [size])

for label, shape, size, options in [
    ("plain", (2, 3, 4, 5), [2, 3], {}),
    ("stride and padding", (1, 2, 5, 5), 3, {"stride": 2, "padding": 1}),
    ("dilation", (1, 2, 6, 7), [2, 3], {"dilation": [2, 1]}),
]:
    case(
        f"unfold, {label}",
        "unfold",
        lambda x, s=size, o=options: F.unfold(x, s, **o),
        [normal(*shape)],
        [size] + ([options] if options else []),
        second=label == "dilation",
    )
for label, shape, output, size, options in [
    ("plain", (2, 12, 6), [4, 3], [2, 2], {}),
    ("stride and padding", (1, 18, 9), [5, 5], [3, 3], {"stride": 2, "padding": 1}),
    ("dilation", (1, 8, 12), [5, 5], 2, {"dilation": [1, 2]}),
]:
    case(
        f"fold, {label}",
        "fold",
        lambda x, out=output, s=size, o=options: F.fold(x, out, s, **o),
        [normal(*shape)],
        [output, size] + ([options] if options else []),
    )

for label, shape, options in [
    ("nearest, scale 2", (1, 2, 3, 4), {"scale": 2, "mode": "nearest"}),
    ("nearest, odd size", (1, 2, 3, 4), {"size": [5, 7], "mode": "nearest"}),
    ("nearest, smaller", (1, 1, 5, 7), {"size": [3, 4], "mode": "nearest"}),
    ("bilinear, scale 2", (2, 2, 3, 4), {"scale": 2, "mode": "bilinear"}),
    ("bilinear, odd size", (1, 2, 3, 5), {"size": [7, 4], "mode": "bilinear"}),
    ("bilinear, smaller", (1, 1, 6, 7), {"size": [3, 2], "mode": "bilinear"}),
    ("bilinear, different scales", (1, 1, 4, 3), {"scale": [1.5, 2], "mode": "bilinear"}),
    ("bilinear, corners aligned", (1, 2, 3, 4), {"size": [5, 7], "mode": "bilinear", "alignCorners": True}),
]:

    def resize(x, o=options):
        keywords = {"align_corners": o.get("alignCorners", False)} if o["mode"] == "bilinear" else {}
        return F.interpolate(x, size=o.get("size"), scale_factor=o.get("scale"), mode=o["mode"], **keywords)

    case(f"interpolate {label}", "interpolate", resize, [normal(*shape)], [options], second=label == "bilinear, odd size")

case(
    "localResponseNorm",
    "localResponseNorm",
    lambda x: F.local_response_norm(x, 3, alpha=0.5, beta=0.6, k=1.5),
    [normal(2, 5, 3, 2)],
    [3, {"alpha": 0.5, "beta": 0.6, "k": 1.5}],
    second=True,
)
case("localResponseNorm, defaults", "localResponseNorm", lambda x: F.local_response_norm(x, 5), [normal(1, 7, 2, 2)], [5])
case(
    "localResponseNorm, even size",
    "localResponseNorm",
    lambda x: F.local_response_norm(x, 4, alpha=1.0),
    [normal(1, 6, 2, 2)],
    [4, {"alpha": 1}],
)
