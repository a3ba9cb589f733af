"""Embeddings, recurrent layers and cells."""

from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from .case import Family, normal, of, torch
from .module import keywords, record

family = Family("recurrent")


def embedding(label, count, dim, indices, options=None, *, state_after=False):
    args = [count, dim] + ([options] if options else [])
    model = nn.Embedding(count, dim, **keywords(options))
    call = lambda m, x: m(x.long())  # noqa: E731
    record(family, f"Embedding, {label}", "Embedding", args, model, [indices], call, [{"input": 0}], state_after=state_after)


embedding("rows that repeat", 6, 3, of([[1, 5, 1], [0, 1, 5]], torch.int32))
embedding("padding without a gradient", 5, 2, of([4, 0, 3, 4], torch.int32), {"paddingIdx": -1})
embedding("a single index", 5, 2, of(3, torch.int32))
embedding("shortened to a norm", 6, 4, of([2, 2, 4], torch.int32), {"maxNorm": 0.5}, state_after=True)
embedding("shortened to a sum", 6, 4, of([[5, 0]], torch.int32), {"maxNorm": 0.75, "normType": 1}, state_after=True)

BATCH, TIME, INPUT, HIDDEN = 2, 3, 3, 2


def layer(name, label, options=None, *, states=False, lengths=None, batched=True):
    options = options or {}
    model = getattr(nn, name)(INPUT, HIDDEN, **keywords(options))
    first = options.get("batchFirst", False)
    x = normal(*([TIME, INPUT] if not batched else [BATCH, TIME, INPUT] if first else [TIME, BATCH, INPUT]))
    count = options.get("numLayers", 1) * (2 if options.get("bidirectional") else 1)
    lead = [count, BATCH] if batched else [count]
    sizes = [options.get("projSize", HIDDEN)] + ([HIDDEN] if name == "LSTM" else [])
    recipes = [x] + ([normal(*lead, size) for size in sizes] if states else [])

    def call(m, x, *state):
        given = None if not state else state[0] if name != "LSTM" else tuple(state)
        if lengths is None:
            return m(x, given)
        packed = pack_padded_sequence(x, torch.tensor(lengths), batch_first=first, enforce_sorted=False)
        output, final = m(packed, given)
        return pad_packed_sequence(output, batch_first=first, total_length=TIME)[0], final

    state = {"input": 1} if name != "LSTM" else [{"input": 1}, {"input": 2}]
    rest = [{"lengths": lengths}] if lengths else []
    call_args = [{"input": 0}] + ([state] if states else [None] if rest else []) + rest
    args = [INPUT, HIDDEN] + ([options] if options else [])
    record(family, f"{name}, {label}", name, args, model, recipes, call, call_args)


for name in ("RNN", "LSTM", "GRU"):
    layer(name, "plain")
    layer(name, "an initial state, no bias", {"bias": False}, states=True)
    layer(name, "layers, directions, batch first", {"numLayers": 2, "bidirectional": True, "batchFirst": True}, states=True)
    layer(name, "no batch", {"numLayers": 2}, batched=False)
    layer(name, "no batch, directions, a state", {"bidirectional": True, "batchFirst": True}, states=True, batched=False)
    layer(name, "lengths", {"numLayers": 2, "bidirectional": True}, states=True, lengths=[1, 3])
    layer(name, "lengths shorter than all, batch first", {"batchFirst": True}, lengths=[2, 1])
layer("RNN", "relu", {"nonlinearity": "relu", "numLayers": 2})
layer("LSTM", "projected", {"projSize": 1, "numLayers": 2, "bidirectional": True}, states=True)
layer("LSTM", "projected, lengths", {"projSize": 1, "batchFirst": True}, states=True, lengths=[1, 3])


def cell(name, label, shape, options=None, states=True):
    model = getattr(nn, name)(INPUT, HIDDEN, **keywords(options))
    count = 2 if name == "LSTMCell" else 1
    recipes = [normal(*shape, INPUT)] + [normal(*shape, HIDDEN) for _ in range(count if states else 0)]
    call = lambda m, x, *state: m(x, None if not state else state[0] if count == 1 else tuple(state))  # noqa: E731
    state = {"input": 1} if count == 1 else [{"input": 1}, {"input": 2}]
    args = [INPUT, HIDDEN] + ([options] if options else [])
    record(family, f"{name}, {label}", name, args, model, recipes, call, [{"input": 0}] + ([state] if states else []))


for name in ("RNNCell", "LSTMCell", "GRUCell"):
    cell(name, "a batch", [3])
    cell(name, "no batch, no state", [], states=False)
    cell(name, "no bias", [2], {"bias": False})
cell("RNNCell", "relu", [2], {"nonlinearity": "relu"})
