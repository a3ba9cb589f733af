"""Records one reference case: inputs, PyTorch's outputs and gradients, ready for JSON.

Values are computed in float64 from float32 inputs and rounded once, so that a comparison measures
the tested library and not PyTorch's own rounding; PyTorch's float32 run must agree within the case's
tolerance. Cases about overflow, infinities and NaN (`precision="float32"`) keep the float32 run.
"""

import base64
import zlib

import numpy as np
import torch

torch.set_num_threads(1)

# Files and tensors here hold int32 where PyTorch insists on int64.
DTYPE_NAMES = {
    torch.float32: "float32",
    torch.float64: "float64",
    torch.float16: "float16",
    torch.int64: "int32",
    torch.int32: "int32",
    torch.int8: "int8",
    torch.uint8: "uint8",
    torch.bool: "bool",
}
STORED = {"float32": "<f4", "float64": "<f8", "float16": "<f2", "int32": "<i4", "int8": "|i1", "uint8": "|u1", "bool": "|u1"}
RELATIVE, ABSOLUTE = 1e-5, 1e-6


# --- inputs: recipes that become arrays once the case's name has seeded the generator ----------------


def normal(*shape, scale=1.0):
    return lambda r: torch.tensor((r.randn(*shape) * scale).astype("f4")) if shape else torch.tensor(np.float32(r.randn() * scale))


def uniform(low, high, *shape):
    return lambda r: torch.tensor(r.uniform(low, high, shape).astype("f4"))


def integers(low, high, *shape, dtype=torch.int32):
    return lambda r: torch.tensor(r.randint(low, high, shape), dtype=dtype)


def distinct(*shape):
    """A permutation: no ties, and no two values nearer than 0.25."""
    return lambda r: torch.tensor(((r.permutation(int(np.prod(shape))) - np.prod(shape) // 2) * 0.25).reshape(shape).astype("f4"))


def of(values, dtype=torch.float32):
    return lambda r: torch.tensor(values, dtype=dtype)


def wide(recipe):
    """The input in float64, with digits that float32 has not."""
    return lambda r: recipe(r).double() + torch.tensor(r.uniform(-1e-9, 1e-9, tuple(recipe(np.random.RandomState(0)).shape)))


def fixed(recipe):
    """An input that takes no gradient."""

    def build(r):
        x = recipe(r)
        x.no_gradient = True
        return x

    return build


def built(name, recipes):
    r = np.random.RandomState(zlib.crc32(name.encode()))
    return [recipe(r) for recipe in recipes], r


# --- numbers as text -----------------------------------------------------------------------------


def packed(x):
    name = DTYPE_NAMES[x.dtype]
    array = x.detach().contiguous().numpy().astype(STORED[name])
    if x.dtype == torch.int64:
        assert (array == x.numpy()).all(), "an index beyond int32"
    return {"shape": list(x.shape), "dtype": name, "data": base64.b64encode(array.tobytes()).decode()}


def cast_like(values, models):
    return [v if v is None else v.detach().to(m.dtype) for v, m in zip(values, models)]


def check_close(name, exact, single, tolerance):
    for e, s in zip(exact, single):
        if e is None or not e.dtype.is_floating_point:
            continue
        e, s = e.double(), s.detach().double()
        finite = e[torch.isfinite(e)]
        absolute = tolerance["absolute"] if tolerance else ABSOLUTE * (finite.abs().max().item() if finite.numel() else 0)
        relative = tolerance["relative"] if tolerance else RELATIVE
        if not torch.allclose(s, e, rtol=relative, atol=absolute, equal_nan=True):
            raise AssertionError(f"{name}: PyTorch in float32 strays beyond the tolerance\n{s}\n{e}")


def is_float(x):
    return x.dtype.is_floating_point


def as_list(result):
    return list(result) if isinstance(result, (list, tuple)) else [result]


def weights_like(x, r):
    """Away from zero, of either sign."""
    size = r.uniform(0.5, 1.5, tuple(x.shape)).astype("f4")
    return torch.tensor(size * r.choice([-1, 1], tuple(x.shape)).astype("f4")).to(x.dtype)


# --- one run, in one precision ----------------------------------------------------------------------


class Run:
    """Outputs, gradients and (on request) the gradient of ⟨gradients, vectors⟩."""

    def __init__(self, fn, inputs, dtype, grad_outputs=None, vectors=None):
        self.inputs = []
        for x in inputs:
            leaf = x.to(dtype) if x.dtype == torch.float32 else x.clone()
            leaf.requires_grad_(is_float(leaf) and not hasattr(x, "no_gradient"))
            self.inputs.append(leaf)
        self.outputs = as_list(fn(*self.inputs))
        self.grads, self.second = None, None
        leaves = [x for x in self.inputs if x.requires_grad]
        if grad_outputs is None or not leaves:
            return
        loss = sum((o * g.to(o.dtype)).sum() for o, g in zip(self.outputs, grad_outputs) if g is not None)
        grads = self.gradient(loss, leaves, vectors is not None)
        self.grads = grads
        if vectors is not None:
            loss = sum((g * v.to(g.dtype)).sum() for g, v in zip(grads, vectors))
            self.second = self.gradient(loss, leaves, False)

    @staticmethod
    def gradient(loss, leaves, create_graph):
        if not loss.requires_grad:
            return [torch.zeros_like(x) for x in leaves]
        grads = torch.autograd.grad(loss, leaves, create_graph=create_graph, allow_unused=True)
        return [torch.zeros_like(x) if g is None else g for g, x in zip(grads, leaves)]


class Family:
    def __init__(self, name):
        self.name, self.cases = name, []

    def add(self, entry):
        assert all(c["name"] != entry["name"] for c in self.cases), f"twice: {entry['name']}"
        self.cases.append(entry)

    def case(
        self,
        name,
        op,
        fn,
        recipes,
        args=None,
        *,
        grad=True,
        second=False,
        precision="float64",
        tolerance=None,
        signed_zeros=False,
        needs=None,
    ):
        """`args` is a list: what the public function takes after its tensors."""
        inputs, r = built(f"{self.name}/{name}", recipes)
        single = Run(fn, inputs, torch.float32)
        differentiable = grad and any(x.requires_grad for x in single.inputs) and any(map(is_float, single.outputs))
        grad_outputs = vectors = None
        if differentiable:
            grad_outputs = [weights_like(o, r) if is_float(o) else None for o in single.outputs]
            if second:
                vectors = [
                    torch.tensor(r.uniform(-1, 1, tuple(x.shape)).astype("f4")).to(x.dtype) for x in single.inputs if x.requires_grad
                ]
            single = Run(fn, inputs, torch.float32, grad_outputs, vectors)
        run = single
        if precision == "float64":
            run = Run(fn, inputs, torch.float64, grad_outputs, vectors)
            run.outputs = cast_like(run.outputs, single.outputs)
            check_close(name, run.outputs, single.outputs, tolerance)
            for part in ("grads", "second"):
                if getattr(run, part) is not None:
                    setattr(run, part, cast_like(getattr(run, part), getattr(single, part)))
                    check_close(f"{name} {part}", getattr(run, part), getattr(single, part), tolerance)
        entry = {"name": name, "op": op, "inputs": [], "args": args or []}
        for x, leaf in zip(inputs, run.inputs):
            entry["inputs"].append({**packed(x), **({"grad": True} if leaf.requires_grad and differentiable else {})})
        entry["outputs"] = [packed(o) for o in run.outputs]
        if differentiable:
            entry["gradOutputs"] = [None if g is None else packed(g) for g in grad_outputs]
            entry["grads"] = [packed(g) for g in run.grads]
        if run.second is not None:
            entry["second"] = {"vectors": [packed(v) for v in vectors], "grads": [packed(g) for g in run.second]}
        if tolerance:
            entry["tolerance"] = tolerance
        if needs:
            entry["needs"] = needs
        if signed_zeros:
            entry["signedZeros"] = True
        self.add(entry)
