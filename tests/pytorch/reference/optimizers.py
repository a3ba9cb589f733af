"""Optimizers other than SGD, Adam and AdamW, which stand beside LeNet-5."""

import torch

from .case import Family, built, packed, uniform
from .layers import snake
from .training import optimizer

family = Family("optimizers")


def case(*args, **keywords):
    optimizer(*args, into=family, **keywords)


class ByFormula:
    """An optimizer that PyTorch 1.13 does not have, or has otherwise."""

    defaults = {}

    def __init__(self, _name, params, options):
        groups = params if isinstance(params[0], dict) else [{"params": params}]
        named = {snake(k): v for k, v in options.items()}
        self.param_groups = [{**self.defaults, **named, **group} for group in groups]
        self.state = {}

    def zero_grad(self):
        pass

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state.setdefault(p, {"t": 0, "m": torch.zeros_like(p), "v": torch.zeros_like(p), "mu": 1.0})
                state["t"] += 1
                self.update(p, -p.grad if group.get("maximize") else p.grad, state, group)


class Lion(ByFormula):
    """Chen et al. (2023), algorithm 2."""

    defaults = {"lr": 1e-4, "betas": (0.9, 0.99), "weight_decay": 0}

    def update(self, p, g, state, group):
        first, second = group["betas"]
        c = first * state["m"] + (1 - first) * g
        p.sub_(group["lr"] * (c.sign() + group["weight_decay"] * p))
        state["m"] = second * state["m"] + (1 - second) * g


class NAdam(ByFormula):
    """Dozat (2016), as PyTorch's documentation has it; PyTorch 1.13.0a0 multiplies the product of momenta by one of them twice."""

    defaults = {"lr": 2e-3, "betas": (0.9, 0.999), "eps": 1e-8, "weight_decay": 0, "momentum_decay": 4e-3}

    def update(self, p, g, state, group):
        (first, second), t = group["betas"], state["t"]
        g = g + group["weight_decay"] * p
        now, after = (first * (1 - 0.5 * 0.96 ** (s * group["momentum_decay"])) for s in (t, t + 1))
        state["mu"] *= now
        state["m"] = first * state["m"] + (1 - first) * g
        state["v"] = second * state["v"] + (1 - second) * g**2
        move = after * state["m"] / (1 - state["mu"] * after) + (1 - now) * g / (1 - state["mu"])
        p.sub_(group["lr"] * move / ((state["v"] / (1 - second**t)).sqrt() + group["eps"]))


GROUPS = [{"weightDecay": 0.0}, {"lr": 0.03}]
case("defaults", "RMSprop", {})
case("centered, momentum, weight decay", "RMSprop", {"lr": 0.02, "alpha": 0.9, "momentum": 0.8, "centered": True, "weightDecay": 0.1, "eps": 1e-4})
case("maximize", "RMSprop", {"maximize": True, "weightDecay": 0.1})
case("defaults", "Adagrad", {})
case("all options", "Adagrad", {"lr": 0.1, "lrDecay": 0.2, "weightDecay": 0.1, "initialAccumulatorValue": 0.3, "eps": 1e-3})
case("groups", "Adagrad", {"lr": 0.01, "maximize": True}, GROUPS)
case("defaults", "Adadelta", {})
case("all options", "Adadelta", {"lr": 0.5, "rho": 0.8, "eps": 1e-3, "weightDecay": 0.1, "maximize": True})
case("defaults", "Adamax", {})
case("all options", "Adamax", {"lr": 0.02, "betas": [0.8, 0.95], "eps": 1e-3, "weightDecay": 0.1, "maximize": True})
case("defaults", "RAdam", {}, steps=8)
case("all options", "RAdam", {"lr": 0.02, "betas": [0.8, 0.95], "eps": 1e-3, "weightDecay": 0.1}, steps=9)
case("groups", "RAdam", {"lr": 0.01}, GROUPS)
case("defaults", "NAdam", {}, make=NAdam)
case("all options", "NAdam", {"lr": 0.02, "betas": [0.8, 0.95], "eps": 1e-3, "weightDecay": 0.1, "momentumDecay": 0.3}, make=NAdam)
case("defaults", "Lion", {}, make=Lion)
case("all options", "Lion", {"lr": 0.02, "betas": [0.8, 0.95], "weightDecay": 0.3, "maximize": True}, make=Lion)
case("maximize", "Adam", {"lr": 0.02, "maximize": True, "weightDecay": 0.1})
case("amsgrad", "AdamW", {"lr": 0.02, "amsgrad": True, "maximize": True})


def valley(x):
    """Rosenbrock's function of neighbouring elements."""
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def bowl(x):
    return (torch.arange(1, len(x) + 1) * (x - 1) ** 2).sum()


def lbfgs(label, loss, options, steps, double=True):
    """Inputs: where it starts. Outputs: where it is after every step, and the loss before each."""
    title = f"LBFGS, {label}"
    (start,), _ = built(f"optimizers/{title}", [uniform(-1.5, 1.5, 4)])
    x = start.double().requires_grad_()
    torch_options = {snake(k): "strong_wolfe" if v == "strongWolfe" else v for k, v in options.items()}
    opt = torch.optim.LBFGS([x], **torch_options)

    def closure():
        opt.zero_grad()
        value = loss(x)
        value.backward()
        return value

    places, losses = [], []
    for _ in range(steps):
        losses.append(opt.step(closure).detach().clone())
        places.append(x.detach().clone())
    family.add(
        {
            "name": title,
            "op": "LBFGS",
            "args": [loss.__name__, options],
            "inputs": [packed(start.double() if double else start)],
            "outputs": [packed(torch.stack(places)), packed(torch.stack(losses))],
            "tolerance": {"relative": 1e-7, "absolute": 1e-9} if double else {"relative": 1e-3, "absolute": 1e-4},
            **({"needs": "float64"} if double else {}),
        }
    )


lbfgs("fixed steps", bowl, {"lr": 0.1, "maxIter": 5}, 4)
lbfgs("fixed steps, a short history", bowl, {"lr": 0.1, "maxIter": 4, "historySize": 2}, 5)
lbfgs("strong Wolfe in a valley", valley, {"lineSearchFn": "strongWolfe", "maxIter": 6}, 5)
lbfgs("few evaluations", valley, {"lineSearchFn": "strongWolfe", "maxIter": 8, "maxEval": 4, "lr": 0.5}, 5)
lbfgs("a short history in a valley", valley, {"lineSearchFn": "strongWolfe", "maxIter": 5, "historySize": 2}, 6)
lbfgs("to the bottom in single precision", bowl, {"lineSearchFn": "strongWolfe"}, 2, double=False)
