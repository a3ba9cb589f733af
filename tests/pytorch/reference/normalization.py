"""Normalizing layers."""

import torch
from torch import nn

from .case import Family, normal
from .layers import layer

family = Family("normalization")


class RMSNorm(nn.Module):
    """Zhang and Sennrich (2019), equation 4, with eps as PyTorch 2.4 has it."""

    def __init__(self, shape, eps=2**-23, elementwise_affine=True):
        super().__init__()
        shape = (shape,) if isinstance(shape, int) else shape
        self.dims, self.eps = tuple(range(-len(shape), 0)), eps
        self.weight = nn.Parameter(torch.ones(shape)) if elementwise_affine else None

    def forward(self, x):
        y = x / torch.sqrt(x.square().mean(self.dims, keepdim=True) + self.eps)
        return y if self.weight is None else y * self.weight


class LayerNormWithoutBias(nn.LayerNorm):
    """PyTorch 2.1 has it as an option."""

    def __init__(self, shape, bias):
        super().__init__(shape)
        assert not bias
        self.register_parameter("bias", None)


def case(*args, **keywords):
    layer(*args, into=family, **keywords)


case("a vector per example", "LayerNorm", [6], [normal(4, 3, 6)])
case("two dimensions", "LayerNorm", [[3, 4]], [normal(2, 3, 4)], {"eps": 0.01})
case("not affine", "LayerNorm", [5], [normal(3, 5)], {"elementwiseAffine": False})
case("no bias", "LayerNorm", [5], [normal(3, 5)], {"bias": False}, make=LayerNormWithoutBias)
case("a vector per example", "RMSNorm", [6], [normal(4, 3, 6)], make=RMSNorm)
case("two dimensions, not affine", "RMSNorm", [[3, 2]], [normal(4, 3, 2)], {"eps": 0.1, "elementwiseAffine": False}, make=RMSNorm)
case("two groups", "GroupNorm", [2, 6], [normal(2, 6, 3, 2)])
case("one group, of vectors", "GroupNorm", [1, 4], [normal(3, 4)])
case("as many groups as channels, not affine", "GroupNorm", [3, 3], [normal(2, 3, 5)], {"affine": False, "eps": 0.01})
case("plain", "InstanceNorm1d", [3], [normal(2, 3, 5)])
case("plain", "InstanceNorm2d", [3], [normal(2, 3, 4, 2)])
case("affine", "InstanceNorm2d", [2], [normal(3, 2, 2, 3)], {"affine": True, "eps": 0.01})
case("affine", "InstanceNorm3d", [2], [normal(2, 2, 2, 3, 2)], {"affine": True})
tracking = {"trackRunningStats": True, "affine": True, "momentum": 0.3}
case("training moves the statistics", "InstanceNorm2d", [2], [normal(3, 2, 2, 3), normal(2, 2, 4, 2)], tracking)
case("evaluation uses the statistics", "InstanceNorm2d", [2], [normal(3, 2, 2, 3)], tracking, mode="eval")
case("of vectors", "BatchNorm1d", [4], [normal(5, 4)])
case("of sequences", "BatchNorm1d", [3], [normal(2, 3, 4)])
case("of volumes", "BatchNorm3d", [2], [normal(2, 2, 2, 3, 2)])
case("defaults", "LocalResponseNorm", [5], [normal(2, 7, 3, 2, scale=3)])
case("AlexNet's", "LocalResponseNorm", [5], [normal(1, 8, 2, 2, scale=30)], {"alpha": 5e-4, "beta": 0.75, "k": 2.0})
case("an even size", "LocalResponseNorm", [4], [normal(2, 6, 3)], {"alpha": 0.5, "beta": 0.5})
