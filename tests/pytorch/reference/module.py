"""Records a module of several inputs and outputs, called once."""

import copy

import torch

from .case import as_list, built, cast_like, check_close, is_float, packed, weights_like

SNAKE = {
    "numLayers": "num_layers",
    "batchFirst": "batch_first",
    "projSize": "proj_size",
    "paddingIdx": "padding_idx",
    "maxNorm": "max_norm",
    "normType": "norm_type",
    "addBiasKv": "add_bias_kv",
    "addZeroAttn": "add_zero_attn",
    "dimFeedforward": "dim_feedforward",
    "layerNormEps": "layer_norm_eps",
    "normFirst": "norm_first",
    "dModel": "d_model",
    "numEncoderLayers": "num_encoder_layers",
    "numDecoderLayers": "num_decoder_layers",
}


def keywords(options):
    return {SNAKE.get(k, k): v for k, v in (options or {}).items()}


def flat(result):
    """The tensors of nested results, in order."""
    return [x for part in as_list(result) if part is not None for x in (flat(part) if isinstance(part, (list, tuple)) else [part])]


def record(family, title, op, args, model, recipes, call, call_args, *, tolerance=None, state_after=False):
    """
    `call(model, *inputs)` in PyTorch is `forward(*call_args)` here, where {"input": k} stands for input k. Without a model it is a
    function.
    """
    inputs, r = built(f"{family.name}/{title}", recipes)
    if model is not None:
        with torch.no_grad():
            for value in model.state_dict().values():
                value.copy_(torch.tensor(r.uniform(-0.8, 0.8, tuple(value.shape)).astype("f4")))
    grad_outputs = [weights_like(o, r) for o in flat(call(copy.deepcopy(model), *inputs))]

    def run(dtype):
        m = copy.deepcopy(model).to(dtype) if model is not None else None
        xs = [x.to(dtype).requires_grad_() if is_float(x) and not hasattr(x, "no_gradient") else x for x in inputs]
        outputs = flat(call(m, *[x.to(dtype) if is_float(x) else x for x in xs]))
        loss = sum((o * g.to(dtype)).sum() for o, g in zip(outputs, grad_outputs))
        parameters = dict(m.named_parameters()) if m is not None else {}
        leaves = [x for x in xs if x.requires_grad] + list(parameters.values())
        grads = torch.autograd.grad(loss, leaves, allow_unused=True)
        grads = [torch.zeros_like(x) if g is None else g for x, g in zip(leaves, grads)]
        given = len(leaves) - len(parameters)
        return outputs, grads[:given], dict(zip(parameters, grads[given:])), m.state_dict() if m is not None else {}

    single, exact = run(torch.float32), run(torch.float64)
    outputs, grads = cast_like(exact[0], single[0]), cast_like(exact[1], single[1])
    check_close(f"{title} outputs", outputs, single[0], tolerance)
    check_close(f"{title} grads", grads, single[1], tolerance)
    entry = {
        "name": title,
        "op": op,
        "args": args,
        "call": call_args,
        "inputs": [{**packed(x), **({"grad": True} if is_float(x) and not hasattr(x, "no_gradient") else {})} for x in inputs],
        "outputs": [packed(o) for o in outputs],
        "gradOutputs": [packed(g) for g in grad_outputs],
        "grads": [packed(g) for g in grads],
    }
    if model is not None:
        state_grads = dict(zip(exact[2], cast_like(exact[2].values(), single[2].values())))
        check_close(f"{title} parameters", state_grads.values(), single[2].values(), tolerance)
        entry["state"] = {k: packed(v) for k, v in model.state_dict().items()}
        entry["stateGrads"] = {k: packed(g) for k, g in state_grads.items()}
    if state_after:
        entry["stateAfter"] = {k: packed(v.float()) for k, v in exact[3].items()}
    if tolerance:
        entry["tolerance"] = tolerance
    family.add(entry)
