"""Losses other than cross entropy and the squared error, which stand among the layers."""

import torch
import torch.nn.functional as F

from .case import Family, fixed, integers, normal, of, uniform
from .layers import snake

family = Family("losses")
REDUCTIONS = ("mean", "sum", "none")


def loss(name, fn, label, recipes, options=None, tensors=(), **keywords):
    """`tensors` names options that are tensors: their recipes come last."""
    options = dict(options or {})
    torch_options = {snake(k): v for k, v in options.items()}
    given = len(recipes) - len(tensors)
    options.update({key: {"input": given + i} for i, key in enumerate(tensors)})
    family.case(
        f"{name}, {label}",
        name,
        lambda *xs: fn(*xs[:given], **torch_options, **{snake(k): x for k, x in zip(tensors, xs[given:])}),
        recipes,
        [options] if options else [],
        **keywords,
    )


def reductions(name, fn, recipes, options=None, second=False):
    for reduction in REDUCTIONS:
        chosen = dict(options or {}, **({"reduction": reduction} if reduction != "mean" else {}))
        loss(name, fn, reduction, recipes, chosen, second=second and reduction == "mean")


SIGNS = fixed(of([[1.0, -1.0, 1.0], [-1.0, 1.0, -1.0]]))
LABELS = of([2, 0, 3, 1], torch.int32)


def reduced(losses, reduction):
    return losses if reduction == "none" else getattr(losses, reduction)()


def probabilities(*shape):
    return lambda r: torch.softmax(normal(*shape)(r), 1)


# Distances
reductions("l1", F.l1_loss, [normal(4, 3), normal(4, 3)])
reductions("smoothL1", F.smooth_l1_loss, [normal(4, 3, scale=2), normal(4, 3)], {"beta": 0.7})
reductions("huber", F.huber_loss, [normal(4, 3, scale=2), normal(4, 3)], {"delta": 0.7})

# Two classes
reductions("bce", F.binary_cross_entropy, [uniform(0.1, 0.9, 4, 3), fixed(uniform(0, 1, 4, 3))], second=True)
loss("bce", F.binary_cross_entropy, "weighted", [uniform(0.1, 0.9, 4, 3), fixed(uniform(0, 1, 4, 3)), fixed(uniform(0, 2, 3))], tensors=["weight"])
reductions("bceWithLogits", F.binary_cross_entropy_with_logits, [normal(4, 3, scale=3), fixed(uniform(0, 1, 4, 3))], second=True)
loss(
    "bceWithLogits",
    F.binary_cross_entropy_with_logits,
    "weighted, positive classes too",
    [normal(4, 3), fixed(uniform(0, 1, 4, 3)), fixed(uniform(0, 2, 4, 1)), fixed(uniform(0.5, 2, 3))],
    tensors=["weight", "posWeight"],
)
reductions("hinge", lambda x, t, reduction="mean": reduced(F.relu(1 - t * x), reduction), [normal(2, 3), SIGNS])
reductions("hingeEmbedding", F.hinge_embedding_loss, [uniform(0, 2, 2, 3), SIGNS], {"margin": 1.25})


# Many classes
for reduction in (*REDUCTIONS, "batchmean"):
    loss("klDiv", F.kl_div, reduction, [normal(4, 3), fixed(probabilities(4, 3))], {"reduction": reduction})
loss("klDiv", F.kl_div, "target of logarithms", [normal(4, 3), normal(4, 3)], {"logTarget": True, "reduction": "sum"})


def nll(x, c, **options):
    return F.nll_loss(x, c.long(), **options)


reductions("nllLoss", nll, [normal(4, 5), LABELS])
loss("nllLoss", nll, "weights and an ignored class", [normal(4, 5), LABELS, fixed(uniform(0.2, 2, 5))], {"ignoreIndex": 3}, tensors=["weight"])
loss("nllLoss", nll, "a class per pixel", [normal(2, 3, 2, 2), integers(0, 3, 2, 2, 2)])


def miss(x, c, reduction="mean"):
    return reduced(1 - x.gather(1, c.long().unsqueeze(1)).squeeze(1), reduction)


def squared_class_error(x, c, reduction="mean"):
    distances = torch.arange(x.shape[1]).view(1, -1, *([1] * (x.dim() - 2))) - c.long().unsqueeze(1)
    return reduced((x * distances**2).sum(1), reduction)


reductions("missProbability", miss, [probabilities(4, 5), LABELS])
reductions("expectedSquaredClassError", squared_class_error, [probabilities(4, 5), LABELS])
loss("expectedSquaredClassError", squared_class_error, "a class per pixel", [probabilities(2, 3, 2, 2), integers(0, 3, 2, 2, 2)])

# Vectors
loss("cosineSimilarity", F.cosine_similarity, "rows", [normal(4, 3), normal(4, 3)], second=True)
loss("cosineSimilarity", F.cosine_similarity, "another dim", [normal(4, 3, 2), normal(4, 3, 2)], {"dim": -1})
for reduction in REDUCTIONS:
    chosen = {"margin": -0.2, "reduction": reduction}
    loss("cosineEmbedding", F.cosine_embedding_loss, reduction, [normal(4, 3), normal(4, 3), fixed(of([1.0, -1.0, -1.0, 1.0]))], chosen)
TRIPLE = [normal(4, 3), normal(4, 3), normal(4, 3)]
reductions("tripletMargin", F.triplet_margin_loss, TRIPLE)
loss("tripletMargin", F.triplet_margin_loss, "another norm and margin, swapped", TRIPLE, {"margin": 2.5, "p": 3, "swap": True})
loss("tripletMargin", F.triplet_margin_loss, "city blocks", TRIPLE, {"p": 1, "margin": 0.5, "eps": 0.01})


# Sequences. PyTorch's gradient is that by the logits: it counts on a log-softmax before it.
def ctc(label, logits, targets, inputs, lengths, options=None, **keywords):
    torch_options = {snake(k): v for k, v in (options or {}).items()}
    family.case(
        f"ctcOfLogits, {label}",
        "ctcOfLogits",
        lambda x, t: F.ctc_loss(x.log_softmax(-1), t.long(), torch.tensor(inputs), torch.tensor(lengths), **torch_options),
        [logits, targets],
        [inputs, lengths, *([options] if options else [])],
        **keywords,
    )


PADDED = of([[1, 2, 2], [3, 1, 0]], torch.int32)
for reduction in REDUCTIONS:
    ctc(reduction, normal(7, 2, 4), PADDED, [7, 5], [3, 2], {"reduction": reduction})
ctc("another blank", normal(6, 2, 4), of([[0, 2], [1, 1]], torch.int32), [6, 6], [2, 2], {"blank": 3})
ctc("targets one after another", normal(6, 2, 4), of([1, 2, 3, 3, 1], torch.int32), [6, 6], [3, 2])
ctc("an empty target", normal(4, 2, 3), of([[1, 2], [0, 0]], torch.int32), [4, 3], [2, 0])
ctc("as long as its target", normal(3, 1, 5), of([[4, 2, 3]], torch.int32), [3], [3])
ctc("what does not fit is infinite", normal(3, 2, 4), of([[1, 1], [1, 2]], torch.int32), [2, 3], [2, 2], {"reduction": "none"}, grad=False)
ctc("what does not fit is nothing", normal(3, 2, 4), of([[1, 1], [1, 2]], torch.int32), [2, 3], [2, 2], {"zeroInfinity": True})
ctc("a single example", normal(5, 4), of([1, 3], torch.int32), 5, 2)
ctc("one step", normal(1, 2, 3), of([[1], [2]], torch.int32), [1, 1], [1, 1], {"reduction": "sum"})
