"""The network: a small convolutional reader of lines, 32 rows high, one output frame per 4 columns.

No recurrence and no CTC: each frame says whether a character is centred there and, where one is,
which. The generator knows every centre, so both are taught directly, and the wide softmax runs on
a dozen frames of a line instead of a hundred.
"""
import torch
from torch import nn
from torch.nn import functional

CHANNELS = (32, 48, 96, 160, 256)
FEATURES = CHANNELS[-1]
BLOCKS = 2  # residual blocks along the line, each seeing 2 + 1 frames to either side


def _conv(inputs, outputs, kernel=3, stride=1, padding=None, dilation=1, relu=True):
    kernel = (kernel, kernel) if isinstance(kernel, int) else kernel
    dilation = (dilation, dilation) if isinstance(dilation, int) else dilation
    if padding is None:
        padding = (kernel[0] // 2 * dilation[0], kernel[1] // 2 * dilation[1])
    layers = [nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, bias=False),
              nn.BatchNorm2d(outputs)]
    return nn.Sequential(*layers, nn.ReLU(inplace=True)) if relu else nn.Sequential(*layers)


class Residual(nn.Module):
    def __init__(self, channels, kernel=3, dilation=1):
        super().__init__()
        self.first = _conv(channels, channels, kernel, dilation=dilation)
        self.second = _conv(channels, channels, kernel, relu=False)

    def forward(self, x):
        return functional.relu(x + self.second(self.first(x)))


class LineNet(nn.Module):
    """Input (N, 1, 32, W): ink, 1 - grey / 255. W must be a multiple of 4."""

    def __init__(self, classes):
        super().__init__()
        c = CHANNELS
        self.backbone = nn.Sequential(
            _conv(1, c[0], 3, 2), _conv(c[0], c[1], 3, 2), Residual(c[1]),
            _conv(c[1], c[2], 3, (2, 1)), Residual(c[2]), _conv(c[2], c[3], 3, (2, 1)),
            _conv(c[3], c[4], (2, 3), 1, (0, 1)),
            *[Residual(c[4], (1, 3), dilation=(1, 2)) for _ in range(BLOCKS)])
        self.centre = nn.Conv2d(FEATURES, 1, 1)
        self.classes = nn.Linear(FEATURES, classes)
        nn.init.constant_(self.centre.bias, -1.)  # most frames hold no centre

    def forward(self, x):
        """Features (N, 256, 1, W/4) and the logit of "a character is centred here" (N, 1, 1, W/4)."""
        features = self.backbone(x)
        return features, self.centre(features)
