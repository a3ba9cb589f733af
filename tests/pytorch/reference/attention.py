"""Attention and transformers."""

import math

import torch.nn.functional as F
from torch import nn

from .case import Family, fixed, normal, of, torch
from .module import keywords, record

family = Family("attention")
# A key hidden from each query, none hidden from all.
HIDDEN = [[0, 1, 0, 0], [1, 0, 0, 1], [0, 0, 1, 0]]
FORBIDDEN = of(HIDDEN, torch.bool)
ALLOWED = of([[1 - v for v in row] for row in HIDDEN], torch.bool)
ADDED = fixed(of([[-math.inf if v else 0.5 * i for v in row] for i, row in enumerate(HIDDEN)]))


def scaled(label, shapes, mask=None, options=None):
    options = dict(options or {})
    scale, causal = options.get("scale"), options.get("isCausal", False)

    def call(_, q, k, v, mask=None):
        if scale is None:
            return F._scaled_dot_product_attention(q, k, v, mask, 0.0, False, causal)[0]
        return (q @ k.transpose(-2, -1) * scale).softmax(-1) @ v

    if mask:
        options["attnMask"] = {"input": 3}
    recipes = [normal(*s) for s in shapes] + ([mask] if mask else [])
    call_args = [{"input": i} for i in range(3)] + ([options] if options else [])
    record(family, f"scaledDotProductAttention, {label}", "scaledDotProductAttention", [], None, recipes, call, call_args)


scaled("plain", [(2, 3, 4), (2, 5, 4), (2, 5, 2)])
scaled("batch and heads, causal", [(2, 2, 4, 3), (2, 2, 4, 3), (2, 2, 4, 3)], options={"isCausal": True})
scaled("causal, more keys", [(1, 3, 4), (1, 5, 4), (1, 5, 2)], options={"isCausal": True})
scaled("causal, more queries", [(1, 5, 4), (1, 3, 4), (1, 3, 2)], options={"isCausal": True})
scaled("a mask of booleans", [(2, 3, 4), (2, 4, 4), (2, 4, 2)], ALLOWED)
scaled("a mask of floats", [(2, 3, 4), (2, 4, 4), (2, 4, 2)], ADDED)
scaled("a mask that learns", [(2, 3, 4), (2, 4, 4), (2, 4, 2)], normal(2, 3, 4))
scaled("a scale", [(2, 3, 4), (2, 4, 4), (2, 4, 2)], options={"scale": 0.3})



def seeing(_, q, k, v, mask):
    """With 0 for a query that sees nothing, where PyTorch 1.13 gives NaN."""
    shares = (q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])).exp() * (mask if mask.dtype == torch.bool else mask == 0)
    return shares / shares.sum(-1, keepdim=True).clamp(min=1e-9) @ v


for kind, blind in [
    ("booleans", of([[0, 0, 0], [1, 0, 1]], torch.bool)),
    ("floats", fixed(of([[-math.inf] * 3, [0, -math.inf, 0]]))),
]:
    name = "scaledDotProductAttention"
    recipes = [normal(2, 2, 4), normal(2, 3, 4), normal(2, 3, 2), blind]
    call_args = [*({"input": i} for i in range(3)), {"attnMask": {"input": 3}}]
    record(family, f"{name}, a query that sees nothing, {kind}", name, [], None, recipes, seeing, call_args)

MASKS = {
    "attnMask": "attn_mask",
    "keyPaddingMask": "key_padding_mask",
    "needWeights": "need_weights",
    "averageAttnWeights": "average_attn_weights",
    "srcMask": "src_mask",
    "srcKeyPaddingMask": "src_key_padding_mask",
    "tgtMask": "tgt_mask",
    "memoryMask": "memory_mask",
    "tgtKeyPaddingMask": "tgt_key_padding_mask",
    "memoryKeyPaddingMask": "memory_key_padding_mask",
}


def masked(masks, first):
    """Recipes of the masks, what stands for them here, and a function that names them for PyTorch."""
    tensors = {k: m for k, m in (masks or {}).items() if callable(m)}
    plain = {k: v for k, v in (masks or {}).items() if not callable(v)}
    options = {**{k: {"input": first + i} for i, k in enumerate(tensors)}, **plain}
    names = {**MASKS, "mask": "mask"}
    call = lambda given: {**{names[k]: m for k, m in zip(tensors, given)}, **{names[k]: v for k, v in plain.items()}}  # noqa: E731
    return list(tensors.values()), options, call


def heads(label, shapes, options=None, masks=None):
    """`shapes` of query, key and value; a single one is all three."""
    model = nn.MultiheadAttention(4, 2, **keywords(options))
    more, given, named = masked(masks, len(shapes))
    inputs = (lambda xs: xs * 3) if len(shapes) == 1 else (lambda xs: xs)  # noqa: E731
    call = lambda m, *xs: m(*inputs(xs[: len(shapes)]), **named(xs[len(shapes) :]))  # noqa: E731
    call_args = inputs([{"input": i} for i in range(len(shapes))]) + ([given] if given else [])
    args = [4, 2] + ([options] if options else [])
    recipes = [normal(*s) for s in shapes] + more
    record(family, f"MultiHeadAttention, {label}", "MultiHeadAttention", args, model, recipes, call, call_args)


CROSS = [(3, 2, 4), (4, 2, 4), (4, 2, 4)]
PADDING = of([[0, 0, 0, 1], [0, 0, 0, 0]], torch.bool)
heads("to itself", [(3, 2, 4)])
heads("to itself, batch first, without bias", [(2, 3, 4)], {"batchFirst": True, "bias": False})
heads("to others", CROSS)
heads("no batch", [(3, 4), (4, 4), (4, 4)], masks={"attnMask": FORBIDDEN})
heads("no batch, padding", [(3, 4), (4, 4), (4, 4)], masks={"keyPaddingMask": of([0, 1, 0, 0], torch.bool)})
heads("other features", [(3, 2, 4), (4, 2, 3), (4, 2, 5)], {"kdim": 3, "vdim": 5})
heads("a mask of booleans", CROSS, masks={"attnMask": FORBIDDEN})
heads("a mask of floats", CROSS, masks={"attnMask": ADDED})
heads(
    "a mask for each head",
    [(1, 2, 4), (3, 2, 4), (3, 2, 4)],
    masks={"attnMask": of([[[0, 0, 1]], [[1, 0, 0]], [[0, 1, 0]], [[0, 0, 0]]], torch.bool)},
)
heads("padding", CROSS, masks={"keyPaddingMask": PADDING})
heads("padding and a mask", CROSS, masks={"keyPaddingMask": PADDING, "attnMask": FORBIDDEN})
heads("weights of each head", CROSS, masks={"averageAttnWeights": False})
heads("no weights", CROSS, masks={"needWeights": False})
heads("keys of its own", CROSS, {"addBiasKv": True, "addZeroAttn": True}, masks={"attnMask": FORBIDDEN, "keyPaddingMask": PADDING})

LAYER = {"dimFeedforward": 3, "dropout": 0.0}
TOLERANCE = {"relative": 1e-4, "absolute": 1e-5}
LATER = of([[0, 1, 1], [0, 0, 1], [0, 0, 0]], torch.bool)
SOURCE_PADDING = of([[0, 0, 0, 1], [0, 0, 0, 0]], torch.bool)


def encoder(label, shape, options=None, masks=None):
    options = {**LAYER, **(options or {})}
    model = nn.TransformerEncoderLayer(4, 2, **keywords(options))
    more, given, named = masked(masks, 1)
    call = lambda m, x, *ms: m(x, **named(ms))  # noqa: E731
    call_args = [{"input": 0}] + ([given] if given else [])
    recipes = [normal(*shape)] + more
    name = "TransformerEncoderLayer"
    record(family, f"{name}, {label}", name, [4, 2, options], model, recipes, call, call_args, tolerance=TOLERANCE)


encoder("plain", (3, 2, 4))
encoder("norm first, gelu, batch first", (2, 3, 4), {"normFirst": True, "activation": "gelu", "batchFirst": True, "layerNormEps": 0.1})
encoder("masks", (3, 2, 4), masks={"srcMask": LATER, "srcKeyPaddingMask": of([[0, 0, 1], [0, 0, 0]], torch.bool)})
encoder("no batch", (3, 4))


def decoder(label, target, memory, options=None, masks=None):
    options = {**LAYER, **(options or {})}
    model = nn.TransformerDecoderLayer(4, 2, **keywords(options))
    more, given, named = masked(masks, 2)
    call = lambda m, x, y, *ms: m(x, y, **named(ms))  # noqa: E731
    call_args = [{"input": 0}, {"input": 1}] + ([given] if given else [])
    recipes = [normal(*target), normal(*memory)] + more
    name = "TransformerDecoderLayer"
    record(family, f"{name}, {label}", name, [4, 2, options], model, recipes, call, call_args, tolerance=TOLERANCE)


decoder("plain", (3, 2, 4), (4, 2, 4))
decoder("norm first, gelu, batch first", (2, 3, 4), (2, 4, 4), {"normFirst": True, "activation": "gelu", "batchFirst": True})
decoder(
    "masks",
    (3, 2, 4),
    (4, 2, 4),
    masks={
        "tgtMask": LATER,
        "memoryMask": FORBIDDEN,
        "tgtKeyPaddingMask": of([[0, 0, 0], [0, 0, 1]], torch.bool),
        "memoryKeyPaddingMask": SOURCE_PADDING,
    },
)

SMALL = {**LAYER, "dModel": 4, "nhead": 2, "numEncoderLayers": 2, "numDecoderLayers": 1}
for label, options, shapes, masks in [
    ("plain", {}, [(4, 2, 4), (3, 2, 4)], {}),
    (
        "masks, norm first, batch first",
        {"normFirst": True, "batchFirst": True, "numEncoderLayers": 1, "numDecoderLayers": 2},
        [(2, 4, 4), (2, 3, 4)],
        {"tgtMask": LATER, "srcKeyPaddingMask": SOURCE_PADDING, "memoryKeyPaddingMask": SOURCE_PADDING},
    ),
]:
    more, given, named = masked(masks, 2)
    record(
        family,
        f"Transformer, {label}",
        "Transformer",
        [{**SMALL, **options}],
        nn.Transformer(**keywords({**SMALL, **options})),
        [normal(*s) for s in shapes] + more,
        lambda m, x, y, *ms, named=named: m(x, y, **named(ms)),
        [{"input": 0}, {"input": 1}] + ([given] if given else []),
        tolerance=TOLERANCE,
    )
