"""Learning-rate schedules over their course."""

import math

import torch
from torch import nn
from torch.optim import lr_scheduler

from .case import Family, packed
from .layers import snake

family = Family("schedules")
RATES = (0.5, 0.02)


def two_groups():
    return torch.optim.SGD([{"params": [nn.Parameter(torch.zeros(1))], "lr": lr} for lr in RATES], lr=1.0, momentum=0.9)


def made(optimizer, spec):
    """A schedule of {name, args, options}; those of SequentialLR are args."""
    name, args, options = spec["name"], spec.get("args", []), {snake(k): v for k, v in spec.get("options", {}).items()}
    if name == "WarmupLR":
        return lr_scheduler.LambdaLR(optimizer, warmup(*args, **options))
    if name == "SequentialLR":
        return lr_scheduler.SequentialLR(optimizer, [made(optimizer, each) for each in args[0]], args[1])
    if name == "CosineAnnealingWarmRestarts":
        options = {{"t_mult": "T_mult"}.get(k, k): v for k, v in options.items()}
    return getattr(lr_scheduler, name)(optimizer, *args, **options)


def warmup(rise, decay="constant", total_steps=math.inf, end_factor=0):
    """As Nacre documents it; PyTorch has none."""

    def factor(step):
        if step + 1 < rise:
            return (step + 1) / rise
        part = min(1, (step + 1 - rise) / (total_steps - rise))
        fall = {"linear": 1 - part, "cosine": (1 + math.cos(math.pi * part)) / 2}.get(decay, 1)
        return math.sqrt(rise / (step + 1)) if decay == "inverseSqrt" else end_factor + (1 - end_factor) * fall

    return factor


def schedule(label, spec, steps=12, values=None):
    """Outputs: the rates of both groups before the first step and after each. `values` are what ReduceLROnPlateau looks at."""
    optimizer = two_groups()
    running = made(optimizer, spec)
    rates = []
    for step in range(steps):
        rates.append([group["lr"] for group in optimizer.param_groups])
        optimizer.step()
        running.step(*([] if values is None else [values[step]]))
    family.add(
        {
            "name": f"{spec['name']}, {label}",
            "op": "Schedule",
            "args": [spec, list(RATES), *([] if values is None else [values])],
            "inputs": [],
            "outputs": [packed(torch.tensor(rates, dtype=torch.float64))],
            "tolerance": {"relative": 1e-9, "absolute": 1e-15},
        }
    )


def spec(name, *args, **options):
    return {"name": name, "args": list(args), "options": options}


schedule("defaults", spec("StepLR", 3))
schedule("its own factor", spec("StepLR", 2, gamma=0.7))
schedule("one milestone twice", spec("MultiStepLR", [2, 5, 5, 8], gamma=0.5))
schedule("half", spec("ExponentialLR", 0.5))
schedule("defaults", spec("ConstantLR"))
schedule("its own factor", spec("ConstantLR", factor=0.25, totalIters=3))
schedule("defaults", spec("LinearLR"))
schedule("falling", spec("LinearLR", startFactor=1.0, endFactor=0.2, totalIters=7))
schedule("down and up again", spec("CosineAnnealingLR", 5, etaMin=0.01), steps=14)
schedule("equal cycles", spec("CosineAnnealingWarmRestarts", 4))
schedule("growing cycles", spec("CosineAnnealingWarmRestarts", 2, tMult=2, etaMin=0.001), steps=18)
schedule("a line", spec("PolynomialLR"))
schedule("a square", spec("PolynomialLR", totalIters=8, power=2.0))
for decay in ("constant", "inverseSqrt"):
    schedule(decay, spec("WarmupLR", 4, decay=decay))
for decay in ("linear", "cosine"):
    schedule(decay, spec("WarmupLR", 3, decay=decay, totalSteps=10, endFactor=0.1))
schedule("a rise, a stay and a fall", spec("SequentialLR", [spec("LinearLR", totalIters=3), spec("ConstantLR", factor=1.0), spec("ExponentialLR", 0.9)], [3, 6]))
schedule("a rise and a cosine", spec("SequentialLR", [spec("ConstantLR", factor=0.1, totalIters=2), spec("CosineAnnealingLR", 6)], [2]), steps=9)
PLATEAU = [3.0, 2.0, 2.0, 1.9999, 2.5, 2.1, 1.0, 1.2, 1.1, 1.3, 0.99995, 0.9, 1.0, 1.0, 1.0, 1.0, 0.1, 0.2]
schedule("patience of two", spec("ReduceLROnPlateau", patience=2), len(PLATEAU), PLATEAU)
schedule(
    "cooldown, a least rate",
    spec("ReduceLROnPlateau", patience=0, cooldown=2, factor=0.3, minLr=[0.01, 0.005], threshold=0.05),
    len(PLATEAU),
    PLATEAU,
)
schedule("more is better", spec("ReduceLROnPlateau", mode="max", patience=1, thresholdMode="abs", threshold=0.5, factor=0.5), len(PLATEAU), PLATEAU)
schedule("the less is better by a difference", spec("ReduceLROnPlateau", patience=1, thresholdMode="abs", threshold=0.1, factor=0.5), len(PLATEAU), PLATEAU)
