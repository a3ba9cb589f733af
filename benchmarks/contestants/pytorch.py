"""Runs one workload in PyTorch: pytorch.py THREADS SECONDS, with the workload of spec/workloads.ts as JSON on standard input.

Prints what child.ts prints. Draws, sketch and timing mirror spec/draw.ts, spec/answer.ts and timing.ts.
"""
import json
import math
import resource
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

LOSSES, PATIENCE, MEMORY_RUNS = 6, 20, 200


def mixed(count, seed):
    with np.errstate(over="ignore"):
        h = np.arange(count, dtype=np.uint32) + np.uint32((seed * 0x9E3779B9) & 0xFFFFFFFF)
        h = (h ^ (h >> np.uint32(16))) * np.uint32(0x7FEB352D)
        h = (h ^ (h >> np.uint32(15))) * np.uint32(0x846CA68B)
        return h ^ (h >> np.uint32(16))


def draw(spec):
    shape = spec["shape"]
    h = mixed(math.prod(shape), spec["seed"])
    if spec["dtype"] == "int32":
        values = (h % np.uint32(spec["high"])).astype(np.int64)
    else:
        values = (spec["low"] + h * ((spec["high"] - spec["low"]) / 2**32)).astype(np.float32)
    return torch.from_numpy(values).reshape(shape)


def sketch(values):
    y = values.detach().reshape(-1).double().numpy()
    signs = mixed(y.size, 1) / 2**31 - 1
    places = [0, y.size // 3, y.size // 2, y.size - 1]
    return [float(np.abs(y).mean()), float((signs * y).sum() / y.size)] + [float(y[place]) for place in places]


def operation(task, data):
    kind = task["kind"]
    if kind == "matmul":
        a, b = data["a"], data["b"]
        if task["products"] > 1:
            pairs = list(zip([m.clone() for m in a], [m.clone() for m in b]))
            return lambda: [x @ y for x, y in pairs]
        a = a.T if task.get("transposed") == "a" else a
        b = b.T if task.get("transposed") == "b" else b
        return lambda: a @ b
    x = data["x"]
    if kind == "gatedSum":
        return lambda: (torch.tanh(x * 2 + 1) * torch.sigmoid(x)).sum()
    if kind == "softmax":
        return lambda: torch.softmax(x, 1)
    settings = {name: task[name] for name in ("stride", "padding", "dilation", "groups")}
    return lambda: F.conv2d(x, data["w"], **settings)


def linear(x, w, name):
    return F.linear(x, w[name + ".weight"], w[name + ".bias"])


def conv(x, w, name, **settings):
    return F.conv2d(x, w[name + ".weight"], w.get(name + ".bias"), **settings)


def mlp(x, w):
    x = F.relu(linear(x, w, "layers.0"))
    return linear(F.relu(linear(x, w, "layers.1")), w, "layers.2")


def lenet5(x, w):
    x = F.avg_pool2d(torch.tanh(conv(x, w, "conv1", padding=2)), 2)
    x = F.avg_pool2d(torch.tanh(conv(x, w, "conv2")), 2).flatten(1)
    x = torch.tanh(linear(torch.tanh(linear(x, w, "fc1")), w, "fc2"))
    return linear(x, w, "fc3")


def classifier(x, w):
    x = F.relu(linear(F.relu(linear(x.flatten(1), w, "fc1")), w, "fc2"))
    return linear(x, w, "fc3")


def alexnet(x, w):
    x = F.max_pool2d(F.relu(conv(x, w, "conv1", stride=4, padding=2)), 3, 2)
    x = F.max_pool2d(F.relu(conv(x, w, "conv2", padding=2)), 3, 2)
    for name in ("conv3", "conv4", "conv5"):
        x = F.relu(conv(x, w, name, padding=1))
    return classifier(F.max_pool2d(x, 3, 2), w)


def vgg16(x, w):
    for i in range(1, 14):
        x = F.relu(conv(x, w, f"conv{i}", padding=1))
        if i in (2, 4, 7, 10, 13):
            x = F.max_pool2d(x, 2)
    return classifier(x, w)


def autoencoder(x, w):
    for name in ("conv1", "conv2", "conv3"):
        x = F.max_pool2d(F.relu(conv(x, w, name, padding=1)), 2, ceil_mode=True)
    for name, padding in (("conv4", 1), ("conv5", 1), ("conv6", 0)):
        x = F.interpolate(F.relu(conv(x, w, name, padding=padding)), scale_factor=2, mode="nearest")
    return conv(x, w, "conv7", padding=1)


class CharacterLSTM:
    """PyTorch's own LSTM, with one of its two biases left out."""

    def __init__(self, w):
        self.lstm = torch.nn.LSTM(64, 256, batch_first=True)
        self.lstm.weight_ih_l0, self.lstm.weight_hh_l0, self.lstm.bias_ih_l0 = w["weight_ih"], w["weight_hh"], w["bias"]
        torch.nn.init.zeros_(self.lstm.bias_hh_l0)
        self.lstm.bias_hh_l0.requires_grad_(False)

    def __call__(self, x, w):
        return linear(self.lstm(F.embedding(x, w["embedding"]))[0].flatten(0, 1), w, "output")


class ResNet18:
    def __init__(self, w):
        names = [name[:-5] for name in w if name.endswith(".bias") and "orm" in name]
        self.running = {name: (torch.zeros_like(w[name + ".bias"]), torch.ones_like(w[name + ".bias"])) for name in names}

    def norm(self, x, w, name):
        mean, var = self.running[name]
        return F.batch_norm(x, mean, var, w[name + ".weight"], w[name + ".bias"], training=True)

    def __call__(self, x, w):
        x = F.relu(self.norm(conv(x, w, "conv", padding=1), w, "norm"))
        for i in range(8):
            block, stride = f"blocks.{i}.", 2 if i in (2, 4, 6) else 1
            y = F.relu(self.norm(conv(x, w, block + "conv1", stride=stride, padding=1), w, block + "norm1"))
            y = self.norm(conv(y, w, block + "conv2", padding=1), w, block + "norm2")
            if stride == 2:
                x = self.norm(conv(x, w, block + "shortcut", stride=2), w, block + "shortcutNorm")
            x = F.relu(y + x)
        return linear(x.mean((2, 3)), w, "fc")


def transformer(x, w):
    batch, tokens = x.shape
    width, heads = w["tokens"].shape[1], 4
    norm = lambda x, name: F.layer_norm(x, (width,), w[name + ".weight"], w[name + ".bias"])
    later = torch.ones(tokens, tokens, dtype=torch.bool).triu(1)
    x = F.embedding(x, w["tokens"]) + w["positions"]
    for i in range(4):
        block = f"blocks.{i}."
        split = linear(norm(x, block + "norm1"), w, block + "attention").reshape(batch, tokens, 3, heads, width // heads)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        scores = (query @ key.transpose(2, 3)) * (1 / math.sqrt(width // heads))
        mixed_values = scores.masked_fill(later, -math.inf).softmax(-1) @ value
        x = x + linear(mixed_values.transpose(1, 2).reshape(batch, tokens, width), w, block + "projection")
        x = x + linear(F.gelu(linear(norm(x, block + "norm2"), w, block + "fc1")), w, block + "fc2")
    return linear(norm(x, "norm").flatten(0, 1), w, "output")


def network(name, w):
    plain = {"mlp": mlp, "lenet5": lenet5, "alexnet": alexnet, "vgg16": vgg16, "autoencoder": autoencoder, "transformer": transformer}
    return plain[name] if name in plain else {"lstm": CharacterLSTM, "resnet18": ResNet18}[name](w)


def prepare(workload):
    """A function that does the work once: it returns the output, or a loss as a number."""
    task = workload["task"]
    data = {spec["name"]: draw(spec) for spec in workload["inputs"]}
    if task["kind"] not in ("inference", "training"):
        return torch.no_grad()(operation(task, data))
    training = task["kind"] == "training"
    w = {spec["name"]: torch.nn.Parameter(draw(spec), requires_grad=training) for spec in workload["weights"]}
    forward = network(task["model"], w)
    if not training:
        return torch.no_grad()(lambda: forward(data["x"].clone(), w))
    rule = task["rule"]
    optimizer = (torch.optim.Adam(w.values(), lr=rule["lr"]) if rule["name"] == "adam"
                 else torch.optim.SGD(w.values(), lr=rule["lr"], momentum=rule["momentum"]))

    def loss_of():
        x = data["x"].clone()
        if task["model"] == "autoencoder":
            return F.binary_cross_entropy_with_logits(forward(x, w), x)
        return F.cross_entropy(forward(x, w), data["y"].clone().flatten())

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of()
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(workload, seconds):
    run = prepare(workload)
    training = workload["task"]["kind"] == "training"
    start = time.perf_counter()
    elapsed = lambda: time.perf_counter() - start
    losses, enough = [], min(1, seconds / 2)
    while True:
        result = run()
        if training and len(losses) < LOSSES:
            losses.append(result)
        if elapsed() > enough and (not training or len(losses) == LOSSES):
            break
    answer = losses if training else sketch(torch.cat([part.flatten() for part in result]) if isinstance(result, list) else result)
    if workload["measure"] == "memory":
        for _ in range(MEMORY_RUNS):
            run()
        return dict(value=peak(), fastest=peak(), p90=peak(), runs=MEMORY_RUNS, peakMiB=peak(), answer=answer)
    times, begin = [], elapsed()
    while elapsed() < PATIENCE and (len(times) < 3 or elapsed() - begin < seconds) or not times:
        before = time.perf_counter()
        run()
        times.append((time.perf_counter() - before) * 1e3)
    times.sort()
    return dict(value=float(np.median(times)), fastest=times[0], p90=float(np.quantile(times, 0.9)), runs=len(times),
                peakMiB=peak(), answer=answer)


if __name__ == "__main__":
    torch.set_num_threads(int(sys.argv[1]))
    try:
        outcome = measure(json.load(sys.stdin), float(sys.argv[2]))
    except Exception as error:
        outcome = dict(failed=f"{type(error).__name__}: {error}")
    print(json.dumps(outcome))
