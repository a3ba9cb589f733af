"""The rest of what convolutional networks are made of: layers over 1, 2 and 3 dimensions, resizing, padding, activations."""

from .case import Family, normal, uniform
from .layers import layer

family = Family("convnets")


def case(*args, **keywords):
    layer(*args, into=family, **keywords)


case("stride and padding", "Conv1d", [2, 3, 3], [normal(2, 2, 7)], {"stride": 2, "padding": 1})
case("circular padding", "Conv1d", [2, 2, 3], [normal(1, 2, 5)], {"padding": 1, "paddingMode": "circular"})
case("reflected padding", "Conv2d", [1, 2, 3], [normal(1, 1, 4, 5)], {"padding": 1, "paddingMode": "reflect"})
case("dilation", "Conv3d", [1, 2, 2], [normal(1, 1, 3, 4, 4)], {"dilation": [1, 2, 2]})
case("plain", "ConvTranspose1d", [2, 3, 3], [normal(2, 2, 4)])
case(
    "all options", "ConvTranspose2d", [4, 6, 3], [normal(1, 4, 3, 4)], {"stride": 2, "padding": 1, "outputPadding": 1, "groups": 2, "dilation": 1}
)
case("no bias", "ConvTranspose3d", [1, 2, 2], [normal(1, 1, 2, 3, 2)], {"stride": 2, "bias": False})
case("plain", "MaxPool1d", [2], [normal(2, 2, 6)])
case("dilation", "MaxPool3d", [2], [normal(1, 1, 3, 4, 5)], {"stride": 1, "dilation": [1, 1, 2]})
case("padding", "AvgPool1d", [3], [normal(2, 2, 6)], {"stride": 2, "padding": 1})
case("ceilMode", "AvgPool3d", [2], [normal(1, 1, 3, 4, 5)], {"ceilMode": True})
case("windows of two sizes", "AdaptiveAvgPool1d", [3], [normal(2, 2, 7)])
case("a size kept", "AdaptiveAvgPool2d", [[2, None]], [normal(2, 2, 5, 3)])
case("one value", "AdaptiveAvgPool3d", [1], [normal(2, 2, 2, 3, 2)])
case("nearest by a factor", "Upsample", [], [normal(1, 2, 3, 2)], {"scaleFactor": 2})
case("nearest to a size", "Upsample", [], [normal(1, 2, 3, 4)], {"size": [5, 3]})
case("bilinear by a factor", "Upsample", [], [normal(1, 2, 3, 4)], {"scaleFactor": 2, "mode": "bilinear"})
case("bilinear, corners aligned", "Upsample", [], [normal(1, 1, 3, 4)], {"size": [5, 7], "mode": "bilinear", "alignCorners": True})
case("all sides alike", "ZeroPad2d", [2], [normal(1, 2, 3, 2)])
case("cropped on one side", "ZeroPad2d", [[1, -1, 0, 2]], [normal(2, 1, 3, 4)])
for name in ("Dropout2d", "Dropout3d", "AlphaDropout"):
    case("evaluation is the identity", name, [0.7], [normal(2, 2, 2, 3, 2) if name == "Dropout3d" else normal(2, 2, 2, 3)], mode="eval")
case("into two", "Unflatten", [1, [2, 3]], [normal(2, 6)])
for name, options in [("ReLU6", {}), ("CELU", {"alpha": 0.7}), ("LogSigmoid", {}), ("Hardtanh", {"minVal": -1.5, "maxVal": 0.5}), ("Identity", {})]:
    case("plain", name, [], [normal(3, 5, scale=4)], options or None)
case("a slope for each channel", "PReLU", [], [normal(2, 3, 4)], {"numParameters": 3})
case("approximated", "GELU", [], [uniform(-4, 4, 3, 5)], {"approximate": "tanh"})
