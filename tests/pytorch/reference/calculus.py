"""Whole functions: gradients, second order and forward mode through many operations at once."""

import torch
import torch.nn.functional as F

from .case import Family, built, check_close, normal, of, packed, uniform

family = Family("calculus")


def mlp_loss(x, w1, b1, w2, b2, classes):
    hidden = torch.tanh(F.linear(x, w1, b1))
    return F.cross_entropy(F.linear(hidden, w2, b2), classes.long())


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def attention(q, k, v):
    return torch.softmax(q @ k.transpose(-2, -1) / 2, -1) @ v


def layer_norm(x, gain, shift):
    centred = x - x.mean(-1, keepdim=True)
    return centred * torch.rsqrt((centred**2).mean(-1, keepdim=True) + 1e-5) * gain + shift


def conv_net(x, w, b, v):
    h = F.max_pool2d(F.gelu(F.conv2d(x, w, b, padding=1)), 2)
    return torch.log_softmax(h.flatten(1) @ v, 1)


def shared_trunk(x, w):
    trunk = torch.sigmoid(x @ w)
    return trunk.sum(1) * trunk.amax(1) + (trunk * trunk).mean()


FUNCTIONS = [
    ("mlpLoss", mlp_loss, [normal(4, 3), normal(5, 3), normal(5), normal(2, 5), normal(2), of([1, 0, 1, 1], torch.int32)]),
    ("rosenbrock", rosenbrock, [uniform(-1, 1, 6)]),
    ("attention", attention, [normal(2, 3, 4), normal(2, 5, 4), normal(2, 5, 3)]),
    ("layerNorm", layer_norm, [normal(3, 7), normal(7), normal(7)]),
    ("convNet", conv_net, [normal(2, 2, 4, 6), normal(3, 2, 3, 3, scale=0.5), normal(3), normal(18, 4, scale=0.5)]),
    ("sharedTrunk", shared_trunk, [normal(3, 4), normal(4, 5)]),
]
for name, fn, recipes in FUNCTIONS:
    family.case(name, name, fn, recipes, second=True, tolerance={"relative": 2e-5, "absolute": 2e-4} if name == "rosenbrock" else None)


def forward_mode(label, op, fn, recipes, args=None):
    """Inputs: the primals, then a tangent for each. Outputs: the value and the directional derivative."""
    title = f"jvp of {label}"
    primals, r = built(f"calculus/{title}", recipes)
    tangents = [torch.tensor(r.uniform(-1, 1, tuple(x.shape)).astype("f4")) for x in primals]

    def run(dtype):
        return torch.autograd.functional.jvp(fn, tuple(x.to(dtype) for x in primals), tuple(t.to(dtype) for t in tangents))

    exact, single = [x.float() for x in run(torch.float64)], list(run(torch.float32))
    check_close(title, exact, single, None)
    family.add(
        {
            "name": title,
            "op": "jvp",
            "args": [op, *(args or [])],
            "inputs": [packed(x) for x in primals + tangents],
            "outputs": [packed(x) for x in exact],
        }
    )


forward_mode("attention", "attention", attention, FUNCTIONS[2][2])
forward_mode("layerNorm", "layerNorm", layer_norm, FUNCTIONS[3][2])
forward_mode("convNet", "convNet", conv_net, FUNCTIONS[4][2])
forward_mode("logSumExp", "logSumExp", lambda x: torch.logsumexp(x, 1), [normal(3, 5)], [1])
forward_mode("cumprod", "cumprod", lambda x: torch.cumprod(x, 0), [uniform(0.5, 1.5, 5)], [0])
forward_mode("maxPool2d", "maxPool2d", lambda x: F.max_pool2d(x, 2), [normal(1, 2, 4, 4)], [2])
