#!/usr/bin/env python3
"""Writes fixtures/*.json: reference cases computed by PyTorch (1.13 made the committed ones).

    python3 make.py            (needs torch and numpy)

One file per family, one case per line:

    {name, op, args, inputs, outputs, gradOutputs?, grads?, second?, tolerance?, …}

A tensor is {shape, dtype, data} with base64 little-endian data. Inputs marked `grad` take a gradient of
Σ ⟨output, gradOutput⟩; `second` holds vectors v and the gradient of Σ ⟨grad, v⟩. `args` follow the tensors in
a call; there {"input": k} stands for input k, {"undefined": true} for an argument left out, "-Infinity" for the
number. `needs` names a dtype that some devices lack; with `signedZeros`, −0 and 0 differ in the outputs.
"""

import json
import warnings
from pathlib import Path

warnings.filterwarnings("ignore", message="Using padding='same'")

from reference import calculus, convnets, convolution, elementwise, indexing, layers, linear, losses, normalization, optimizers, reductions, schedules, shapes, training, wide, windows  # noqa: E402

FIXTURES = Path(__file__).parent / "fixtures"
FIXTURES.mkdir(exist_ok=True)
for module in (elementwise, reductions, shapes, indexing, linear, convolution, windows, layers, normalization, convnets, losses, training, optimizers, schedules, calculus, wide):
    family = module.family
    lines = ",\n".join(json.dumps(case, separators=(",", ":"), ensure_ascii=False, allow_nan=False) for case in family.cases)
    (FIXTURES / f"{family.name}.json").write_text(f"[\n{lines}\n]\n")
    grads, second = (sum(key in case for case in family.cases) for key in ("grads", "second"))
    print(f"{family.name}: {len(family.cases)} cases, {grads} with gradients, {second} second order")
