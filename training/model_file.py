"""The model folder that the program loads: model.json, alphabet.txt, weights.f16.

weights.f16 holds weights and bias of each layer, in the order of computation that model.json gives,
as little-endian halves: half the size of floats, and no reading differs but by rounding.
"""
import hashlib
import json
import os
from typing import NamedTuple

import numpy as np

from batches import MARGIN, NET_HEIGHT, STRIDE

FILES = ('weights.f16', 'alphabet.txt')
IDENTITY = {'raw': [0., 1.], 'calibrated': [0., 1.]}


class Layer(NamedTuple):
    """A convolution with what the program must know of it; batch norm is folded in."""
    weight: np.ndarray  # outputs, inputs, kernel height, kernel width
    bias: np.ndarray
    stride: tuple = (1, 1)
    padding: tuple = (0, 0)
    dilation: int = 1   # along the line
    adds: bool = False  # what the layer before was given: the end of a residual block
    relu: bool = True

    def description(self):
        return {'shape': list(self.weight.shape), 'stride': list(self.stride),
                'padding': list(self.padding), 'dilation': self.dilation,
                'adds': self.adds, 'relu': self.relu}


def read(folder):
    """(layers in the order of computation, alphabet) of a model folder."""
    with open(f'{folder}/alphabet.txt', encoding='utf8') as file:
        alphabet = file.read().splitlines()
    with open(f'{folder}/model.json', encoding='utf8') as file:
        described = json.load(file)['layers']
    values = np.fromfile(f'{folder}/weights.f16', '<f2').astype(np.float32)
    layers, begin = [], 0
    for each in described:
        shape = each.pop('shape')
        middle = begin + int(np.prod(shape))
        end = middle + shape[0]
        layers.append(Layer(values[begin:middle].reshape(shape), values[middle:end], **each))
        begin = end
    assert begin == len(values), 'weights.f16 is not as long as model.json says'
    return layers, alphabet


def write(folder, layers, alphabet, version, calibration=IDENTITY):
    os.makedirs(folder, exist_ok=True)
    values = [part.ravel() for layer in layers for part in (layer.weight, layer.bias)]
    halves = np.concatenate(values).astype('<f2')
    assert np.isfinite(halves).all(), 'a weight is too large for half precision'
    halves.tofile(f'{folder}/weights.f16')
    with open(f'{folder}/alphabet.txt', 'w', encoding='utf8') as file:
        file.write('\n'.join(alphabet) + '\n')
    hashes = {}
    for name in FILES:
        with open(f'{folder}/{name}', 'rb') as file:
            hashes[name] = hashlib.sha256(file.read()).hexdigest()
    _write_description(folder, {
        'format': 'gewu-line/2', 'name': 'gewu-line', 'version': version, 'height': NET_HEIGHT,
        'margin': MARGIN, 'stride': STRIDE, 'files': hashes,
        'layers': [layer.description() for layer in layers], 'calibration': calibration})


def set_calibration(folder, calibration):
    description = read_description(folder)
    description['calibration'] = calibration
    _write_description(folder, description)


def read_description(folder):
    with open(f'{folder}/model.json', encoding='utf8') as file:
        return json.load(file)


def _write_description(folder, description):
    """A layer and a list of the calibration to a line each, so that the file can be looked at."""
    described = dict(description)
    layers = described.pop('layers')
    curve = described.pop('calibration')
    head = json.dumps(described, indent=1)[:-2]
    rows = ',\n  '.join(json.dumps(layer) for layer in layers)
    knots = ',\n  '.join(f'"{name}": {json.dumps(curve[name])}' for name in ('raw', 'calibrated'))
    with open(f'{folder}/model.json', 'w', encoding='utf8') as file:
        file.write(f'{head},\n "layers": [\n  {rows}\n ],\n "calibration": {{\n  {knots}\n }}\n}}\n')
