"""Optimizers over fixed gradients, learning-rate schedules, and LeNet-5 for five steps."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from .case import Family, built, check_close, normal, packed
from .layers import snake

family = Family("training")
STEPS = 4


def optimizer_of(name, params, options):
    return getattr(torch.optim, name)(params, **{snake(k): v for k, v in options.items()})


def optimizer(label, name, options, groups=None, *, into=family, make=optimizer_of, steps=STEPS):
    """
    Inputs: two parameters, then for each its gradients of all steps. Outputs: each parameter after every step. `make` stands in for what
    PyTorch does not have.
    """
    title = f"{name}, {label}"
    tensors, _ = built(f"{into.name}/{title}", [normal(3, 2), normal(4), normal(steps, 3, 2), normal(steps, 4)])

    def run(dtype):
        params = [p.to(dtype, copy=True).requires_grad_() for p in tensors[:2]]
        grouped = params if groups is None else [{"params": [p], **g} for p, g in zip(params, groups)]
        opt = make(name, grouped, options)
        seen = [[], []]
        for step in range(steps):
            opt.zero_grad()
            for p, g in zip(params, tensors[2:]):
                p.grad = g[step].to(dtype).clone()
            opt.step()
            for trace, p in zip(seen, params):
                trace.append(p.detach().clone())
        return [torch.stack(trace) for trace in seen]

    exact, single = [x.float() for x in run(torch.float64)], run(torch.float32)
    check_close(title, exact, single, None)
    entry = {"name": title, "op": name, "args": [options], "inputs": [packed(t) for t in tensors], "outputs": [packed(x) for x in exact]}
    if groups is not None:
        entry["groups"] = groups
    into.add(entry)


optimizer("plain", "SGD", {"lr": 0.1})
optimizer("momentum", "SGD", {"lr": 0.1, "momentum": 0.9})
optimizer("nesterov", "SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True})
optimizer("dampening", "SGD", {"lr": 0.1, "momentum": 0.8, "dampening": 0.3})
optimizer("weight decay", "SGD", {"lr": 0.1, "weightDecay": 0.05})
optimizer("momentum and weight decay", "SGD", {"lr": 0.05, "momentum": 0.7, "weightDecay": 0.1})
optimizer("nesterov and weight decay", "SGD", {"lr": 0.05, "momentum": 0.7, "weightDecay": 0.1, "nesterov": True})
optimizer("a group with its own rate and momentum", "SGD", {"lr": 0.1}, [{}, {"lr": 0.02, "momentum": 0.5}])
optimizer("defaults", "Adam", {})
optimizer("its own betas and eps", "Adam", {"lr": 0.02, "betas": [0.8, 0.95], "eps": 1e-4})
optimizer("weight decay", "Adam", {"lr": 0.02, "weightDecay": 0.1})
optimizer("amsgrad", "Adam", {"lr": 0.02, "amsgrad": True})
optimizer("groups", "Adam", {"lr": 0.01}, [{"weightDecay": 0.0}, {"lr": 0.03}])
optimizer("defaults", "AdamW", {})
optimizer("weight decay", "AdamW", {"lr": 0.02, "weightDecay": 0.3})


def one_cycle(label, max_lr, options, steps, optimizer_name="SGD", momentum=0.9):
    """Outputs: the rate, and the momentum (or first beta), before the first step and after each."""
    params = [nn.Parameter(torch.zeros(1))]
    opt_options = {"lr": 0.1, "momentum": momentum} if optimizer_name == "SGD" else {"lr": 0.1}
    opt = optimizer_of(optimizer_name, params, opt_options)
    schedule = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr, **{snake(k): v for k, v in options.items()})
    rates, momenta = [], []
    for step in range(steps):
        group = opt.param_groups[0]
        rates.append(group["lr"])
        momenta.append(group["momentum"] if optimizer_name == "SGD" else group["betas"][0])
        opt.step()
        if step + 1 < steps:
            schedule.step()
    family.add(
        {
            "name": f"OneCycleLR, {label}",
            "op": "OneCycleLR",
            "args": [maxLr_args(max_lr, options)],
            "inputs": [],
            "optimizer": {"name": optimizer_name, "options": opt_options},
            "steps": steps,
            "outputs": [packed(torch.tensor(rates, dtype=torch.float64)), packed(torch.tensor(momenta, dtype=torch.float64))],
            "tolerance": {"relative": 1e-9, "absolute": 1e-15},
        }
    )


def maxLr_args(max_lr, options):
    return {"maxLr": max_lr, **options}


one_cycle("defaults", 0.5, {"totalSteps": 13}, 13)
one_cycle("linear, early peak", 0.01, {"totalSteps": 20, "pctStart": 0.1, "annealStrategy": "linear"}, 20)
one_cycle("its own divisors", 1.0, {"totalSteps": 11, "divFactor": 10, "finalDivFactor": 100}, 11)
one_cycle("three phases", 0.2, {"totalSteps": 15, "threePhase": True}, 15)
one_cycle("epochs times steps", 0.1, {"epochs": 3, "stepsPerEpoch": 4}, 12)
one_cycle("momentum left alone", 0.1, {"totalSteps": 9, "cycleMomentum": False}, 9)
one_cycle("Adam's first beta", 0.003, {"totalSteps": 10, "baseMomentum": 0.8, "maxMomentum": 0.9}, 10, "Adam")


# --- LeNet-5 -----------------------------------------------------------------------------------------
# Weights and images come from an integer hash that both sides compute, so the fixture stays small.


def hashed(count, salt):
    """`count` float32 values in [-1, 1): the lowbias32 hash of salt·2^20 + i, its upper 24 bits."""
    x = (np.arange(count, dtype=np.uint64) + np.uint64(salt << 20)).astype(np.uint32)
    x ^= x >> np.uint32(16)
    x *= np.uint32(0x7FEB352D)
    x ^= x >> np.uint32(15)
    x *= np.uint32(0x846CA68B)
    x ^= x >> np.uint32(16)
    return (x >> np.uint32(8)).astype(np.float64) / 2**23 - 1


STATE = [
    ("0.weight", (6, 1, 5, 5)),
    ("0.bias", (6,)),
    ("3.weight", (16, 6, 5, 5)),
    ("3.bias", (16,)),
    ("7.weight", (120, 400)),
    ("7.bias", (120,)),
    ("9.weight", (84, 120)),
    ("9.bias", (84,)),
    ("11.weight", (10, 84)),
    ("11.bias", (10,)),
]
PROBE_STRIDE = 211


def lenet(activation, dtype):
    act = getattr(nn, activation)
    model = nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2),
        act(),
        nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5),
        act(),
        nn.AvgPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120),
        act(),
        nn.Linear(120, 84),
        act(),
        nn.Linear(84, 10),
    ).to(dtype)
    assert sum(p.numel() for p in model.parameters()) == 61706
    fan_in = 1
    for salt, ((name, shape), (key, p)) in enumerate(zip(STATE, model.named_parameters())):
        assert name == key and tuple(p.shape) == shape
        if len(shape) > 1:
            fan_in = int(np.prod(shape[1:]))
        values = (hashed(p.numel(), salt) / np.sqrt(fan_in)).astype("f4")
        p.data.copy_(torch.tensor(values).reshape(shape))
    return model


def probes(tensors):
    return [t.detach().flatten()[::PROBE_STRIDE].clone() for t in tensors]


def train_lenet(label, activation, optimizer_name, options, max_lr=None, steps=5, batch=2, tolerance=None):
    """Outputs: the losses; every 211th element of each parameter's first gradient; the same of each parameter at the end."""

    def run(dtype):
        model = lenet(activation, dtype)
        opt = optimizer_of(optimizer_name, model.parameters(), options)
        schedule = max_lr and torch.optim.lr_scheduler.OneCycleLR(opt, max_lr, total_steps=steps)
        losses, first = [], None
        for step in range(steps):
            x = torch.tensor(hashed(batch * 784, 100 + step).astype("f4")).reshape(batch, 1, 28, 28).to(dtype)
            y = torch.tensor([(7 * i + 3 * step) % 10 for i in range(batch)])
            opt.zero_grad()
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            first = first or probes([p.grad for p in model.parameters()])
            opt.step()
            if schedule and step + 1 < steps:
                schedule.step()
            losses.append(loss.detach())
        return [torch.stack(losses)] + first + probes(model.parameters())

    exact, single = [x.float() for x in run(torch.float64)], run(torch.float32)
    check_close(f"LeNet-5, {label}", exact, single, tolerance)
    entry = {
        "name": f"LeNet-5, {label}",
        "op": "LeNet5",
        "inputs": [],
        "args": [
            {
                "activation": activation,
                "optimizer": optimizer_name,
                "options": options,
                "steps": steps,
                "batch": batch,
                "stride": PROBE_STRIDE,
                **({"maxLr": max_lr} if max_lr else {}),
            }
        ],
        "outputs": [packed(x) for x in exact],
    }
    if tolerance:
        entry["tolerance"] = tolerance
    family.add(entry)


train_lenet("tanh, SGD with momentum", "Tanh", "SGD", {"lr": 0.05, "momentum": 0.9}, tolerance={"relative": 2e-5, "absolute": 2e-6})
train_lenet("ReLU, Adam", "ReLU", "Adam", {"lr": 0.001}, tolerance={"relative": 1e-4, "absolute": 5e-6})
train_lenet(
    "ReLU, AdamW on a one-cycle schedule",
    "ReLU",
    "AdamW",
    {"lr": 0.001, "weightDecay": 0.05},
    max_lr=0.004,
    tolerance={"relative": 1e-4, "absolute": 2e-5},
)
