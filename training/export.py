"""Writes a checkpoint as the model folder that the program loads: ONNX, alphabet, hashes."""
import argparse
import copy
import hashlib
import inspect
import json
import os

import torch

from alphabet import ALPHABET
from batches import MARGIN, NET_HEIGHT, STRIDE
from network import FEATURES, Backbone, LineNet

OPSET = 11  # the newest that OpenCV 4.6 reads without surprises
FILES = ('backbone.onnx', 'head.onnx', 'alphabet.txt')
IDENTITY = {'raw': [0., 1.], 'calibrated': [0., 1.]}

# Newer torch has a second exporter, which knows no opset as old as ours.
FIRST_EXPORTER = {'dynamo': False} if 'dynamo' in inspect.signature(torch.onnx.export).parameters else {}


def write_networks(net, folder):
    # Deep copies: torch 1.13 folds batch norm into the very model that it exports.
    torch.onnx.export(copy.deepcopy(Backbone(net)), torch.rand(1, 1, NET_HEIGHT, 320),
                      f'{folder}/backbone.onnx', opset_version=OPSET,
                      input_names=['x'], output_names=['y'],
                      dynamic_axes={'x': {0: 'n', 3: 'w'}, 'y': {0: 'n', 3: 't'}}, **FIRST_EXPORTER)
    torch.onnx.export(copy.deepcopy(net.classes), torch.rand(4, FEATURES), f'{folder}/head.onnx',
                      opset_version=OPSET, input_names=['x'], output_names=['y'],
                      dynamic_axes={'x': {0: 'n'}, 'y': {0: 'n'}}, **FIRST_EXPORTER)


def write_description(folder, version, calibration):
    files = {}
    for name in FILES:
        with open(f'{folder}/{name}', 'rb') as file:
            files[name] = hashlib.sha256(file.read()).hexdigest()
    description = {'format': 'gewu-line/1', 'name': 'gewu-line', 'version': version,
                   'height': NET_HEIGHT, 'margin': MARGIN, 'stride': STRIDE,
                   'files': files, 'calibration': calibration}
    with open(f'{folder}/model.json', 'w', encoding='utf8') as file:
        json.dump(description, file, indent=1)
        file.write('\n')


def export(checkpoint, folder, version):
    net = LineNet(len(ALPHABET))
    net.load_state_dict(torch.load(checkpoint, map_location='cpu')['average'])
    net.eval()
    os.makedirs(folder, exist_ok=True)
    write_networks(net, folder)
    with open(f'{folder}/alphabet.txt', 'w', encoding='utf8') as file:
        file.write('\n'.join(ALPHABET) + '\n')
    write_description(folder, version, IDENTITY)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('checkpoint')
    parser.add_argument('folder')
    parser.add_argument('--version', default='0')
    args = parser.parse_args()
    export(args.checkpoint, args.folder, args.version)
