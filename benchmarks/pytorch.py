"""Times the training steps of training-steps.ts in PyTorch: pytorch.py NAME SECONDS THREADS prints {"median": ms, "fastest": ms}."""
import json, sys, time
import torch
from torch import nn
from torch.nn.functional import cross_entropy

name, seconds, threads = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(threads)

if name.startswith("LeNet-5"):
    model = nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2),
                          nn.Flatten(), nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10))
    optimizer, shape = torch.optim.Adam(model.parameters(), lr=1e-3), (64, 1, 28, 28)
else:
    model = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer, shape = torch.optim.SGD(model.parameters(), lr=0.1), (128, 784)

pixels = torch.rand(shape)
classes = torch.arange(shape[0]) * 7 % 10


def step():
    loss = cross_entropy(model(pixels.clone()), classes.clone())
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    return loss.item()


def repeat(duration):
    times, end = [], time.perf_counter() + duration
    while time.perf_counter() < end or len(times) < 3:
        start = time.perf_counter()
        step()
        times.append(1e3 * (time.perf_counter() - start))
    return sorted(times)


repeat(seconds / 3)
times = repeat(seconds)
print(json.dumps({"median": times[len(times) // 2], "fastest": times[0]}))
