"""Layers with their parameters and buffers, and losses."""

import copy
import re

import torch
import torch.nn.functional as F
from torch import nn

from .case import Family, built, cast_like, check_close, fixed, integers, normal, of, packed, uniform

family = Family("layers")


def snake(name):
    """PyTorch's spelling of an option: `ceil_mode` for `ceilMode`."""
    return re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name)


def layer(label, name, args, recipes, options=None, mode="train", *, into=family, make=None):
    """
    Calls the layer once per recipe, in order; the loss is the weighted sum of all outputs. `make` stands in for the class that PyTorch
    does not have.
    """
    title = f"{name}, {label}"
    inputs, r = built(f"{into.name}/{title}", recipes)
    keywords = {snake(k): tuple(v) if isinstance(v, list) else v for k, v in (options or {}).items()}
    model = (make or getattr(nn, name))(*[tuple(a) if isinstance(a, list) else a for a in args], **keywords)
    with torch.no_grad():
        for key, value in model.state_dict().items():
            if value.dtype == torch.float32:
                shift = 1.2 if key == "running_var" else 0.0
                value.copy_(torch.tensor((shift + r.uniform(-0.8, 0.8, tuple(value.shape))).astype("f4")))
    model.train(mode == "train")
    probe = copy.deepcopy(model)
    grad_outputs = [torch.tensor(r.uniform(-1.5, 1.5, tuple(probe(x).shape)).astype("f4")) for x in inputs]

    def run(dtype):
        m = copy.deepcopy(model).to(dtype)
        xs = [x.to(dtype).requires_grad_() for x in inputs]
        outputs = [m(x) for x in xs]
        loss = sum((o * g.to(dtype)).sum() for o, g in zip(outputs, grad_outputs))
        parameters = dict(m.named_parameters())
        grads = torch.autograd.grad(loss, xs + list(parameters.values()))
        return outputs, list(grads[: len(xs)]), dict(zip(parameters, grads[len(xs) :])), m.state_dict()

    single, exact = run(torch.float32), run(torch.float64)
    outputs, grads = cast_like(exact[0], single[0]), cast_like(exact[1], single[1])
    state_grads = dict(zip(exact[2], cast_like(exact[2].values(), single[2].values())))
    after = dict(zip(exact[3], cast_like(exact[3].values(), single[3].values())))
    for part, e, s in [
        ("outputs", outputs, single[0]),
        ("grads", grads, single[1]),
        ("parameters", state_grads.values(), single[2].values()),
        ("state", after.values(), single[3].values()),
    ]:
        check_close(f"{title} {part}", e, s, None)
    buffers = dict(model.named_buffers())
    into.add(
        {
            "name": title,
            "op": name,
            "args": args + ([options] if options else []),
            "mode": mode,
            "state": {k: packed(v) for k, v in model.state_dict().items()},
            "inputs": [{**packed(x), "grad": True} for x in inputs],
            "outputs": [packed(o) for o in outputs],
            "gradOutputs": [packed(g) for g in grad_outputs],
            "grads": [packed(g) for g in grads],
            "stateGrads": {k: packed(g) for k, g in state_grads.items()},
            "buffersAfter": {k: packed(after[k]) for k in buffers},
        }
    )


layer("vector batch", "Linear", [4, 3], [normal(5, 4)])
layer("no bias, three dims", "Linear", [3, 2], [normal(2, 4, 3)], {"bias": False})
layer("padding and stride", "Conv2d", [2, 4, 3], [normal(2, 2, 6, 5)], {"stride": 2, "padding": 1})
layer("groups, no bias, kernel per axis", "Conv2d", [4, 4, [3, 2]], [normal(1, 4, 5, 5)], {"groups": 2, "bias": False, "dilation": [1, 2]})
layer("same padding", "Conv2d", [1, 3, 5], [normal(1, 1, 6, 6)], {"padding": "same"})
layer("plain", "MaxPool2d", [2], [normal(2, 2, 4, 5)])
layer("stride, padding, ceilMode", "MaxPool2d", [3], [normal(1, 2, 6, 6)], {"stride": 2, "padding": 1, "ceilMode": True})
layer("plain", "AvgPool2d", [2], [normal(2, 2, 4, 5)])
layer("padding not counted", "AvgPool2d", [3], [normal(1, 2, 5, 5)], {"stride": 2, "padding": 1, "countIncludePad": False})
layer("from a dim", "Flatten", [], [normal(2, 3, 2)])
layer("evaluation is the identity", "Dropout", [0.7], [normal(4, 5)], mode="eval")
layer("training with p = 0 is the identity", "Dropout", [0], [normal(4, 5)])
layer("training, one batch", "BatchNorm2d", [3], [normal(4, 3, 2, 5)])
layer(
    "training, three batches move the statistics",
    "BatchNorm2d",
    [2],
    [normal(3, 2, 2, 2), normal(5, 2, 3, 2), normal(2, 2, 4, 1)],
    {"momentum": 0.3, "eps": 0.01},
)
layer("evaluation uses the statistics", "BatchNorm2d", [3], [normal(2, 3, 4, 2)], mode="eval")
layer("not affine", "BatchNorm2d", [2], [normal(3, 2, 2, 3)], {"affine": False})
layer("cumulative average (momentum null)", "BatchNorm2d", [2], [normal(3, 2, 2, 2), normal(3, 2, 2, 2)], {"momentum": None})
layer("no statistics", "BatchNorm2d", [2], [normal(3, 2, 2, 3)], {"trackRunningStats": False}, mode="eval")
for name, args, options in [
    ("ReLU", [], None),
    ("Tanh", [], None),
    ("Sigmoid", [], None),
    ("Softplus", [], None),
    ("GELU", [], None),
    ("SiLU", [], None),
    ("Mish", [], None),
    ("SELU", [], None),
    ("ELU", [], None),
    ("LeakyReLU", [], {"negativeSlope": 0.2}),
    ("Softsign", [], None),
    ("Softmax", [-1], None),
    ("LogSoftmax", [1], None),
]:
    layer("plain", name, args, [normal(3, 5, scale=2)], options)
layer("plain", "Hardsigmoid", [], [uniform(-5, 5, 3, 5)])
layer("plain", "Hardswish", [], [uniform(-5, 5, 3, 5)])

# --- losses --------------------------------------------------------------------------------------
CLASSES = of([2, 0, 4, 1, 4, 3], torch.int32)


def cross_entropy(label, recipes, options=None, weight=None, **keywords):
    torch_keywords = {snake(k): v for k, v in (options or {}).items()}
    options = dict(options or {})
    if weight:
        recipes, options["weight"] = recipes + [fixed(weight)], {"input": 2}
    family.case(
        f"crossEntropy, {label}",
        "crossEntropy",
        lambda x, c, w=None: F.cross_entropy(x, c.long(), weight=w, **torch_keywords),
        recipes,
        [options] if options else [],
        **keywords,
    )


cross_entropy("mean", [normal(6, 5), CLASSES], second=True)
cross_entropy("sum", [normal(6, 5), CLASSES], {"reduction": "sum"})
cross_entropy("per example", [normal(6, 5), CLASSES], {"reduction": "none"})
cross_entropy("label smoothing", [normal(6, 5), CLASSES], {"labelSmoothing": 0.1})
cross_entropy("class weights", [normal(6, 5), CLASSES], weight=uniform(0.2, 2, 5))
cross_entropy("class weights, per example", [normal(6, 5), CLASSES], {"reduction": "none"}, weight=uniform(0.2, 2, 5))
cross_entropy("ignored class", [normal(6, 5), CLASSES], {"ignoreIndex": 4})
cross_entropy("ignored -100 by default", [normal(3, 4), of([1, -100, 3], torch.int32)])
cross_entropy(
    "weights, smoothing and an ignored class", [normal(6, 5), CLASSES], {"ignoreIndex": 2, "labelSmoothing": 0.2}, weight=uniform(0.2, 2, 5)
)
cross_entropy("weights, smoothing, sum", [normal(6, 5), CLASSES], {"reduction": "sum", "labelSmoothing": 0.3}, weight=uniform(0.2, 2, 5))
cross_entropy("a class per pixel", [normal(2, 3, 4, 2), integers(0, 3, 2, 4, 2)])
cross_entropy("every class ignored is NaN", [normal(2, 3), of([1, 1], torch.int32)], {"ignoreIndex": 1}, grad=False, precision="float32")
cross_entropy("large logits", [of([[1000.0, 0.0, -1000.0], [-1000.0, 0.0, 500.0]]), of([0, 1], torch.int32)], precision="float32")
for reduction in ("mean", "sum", "none"):
    family.case(
        f"mse, {reduction}",
        "mse",
        lambda x, y, r=reduction: F.mse_loss(x, y, reduction=r),
        [normal(4, 3), normal(4, 3)],
        [{"reduction": reduction}] if reduction != "mean" else [],
        second=reduction == "mean",
    )
