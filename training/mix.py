"""Averages an exported model with the one that it was started from, weight by weight.

After a short run the average often reads better than either: it keeps what the older model learnt
from more lines, and most of what the run added (Wortsman et al. 2022, "Robust fine-tuning of
zero-shot models"). Characters that only the newer alphabet has keep their newer weights.
"""
import argparse
import os
import shutil

import onnx
from onnx import numpy_helper

from alphabet import INDEX
from export import IDENTITY, write_description


def _layers(graph):
    """The initializers of each layer in the order of computation."""
    tensors = {t.name: t for t in graph.initializer}
    return [[tensors[name] for name in node.input[1:3]]
            for node in graph.node if node.op_type in ('Conv', 'Gemm')]


def _replace(tensor, values):
    tensor.CopyFrom(numpy_helper.from_array(values.astype('float32'), tensor.name))


def mix_backbone(old, new, share):
    """Sets the layers of the graph `new` to share * new + (1 - share) * old."""
    for mine, theirs in zip(_layers(new), _layers(old), strict=True):
        for a, b in zip(mine, theirs, strict=True):
            _replace(a, share * numpy_helper.to_array(a) + (1 - share) * numpy_helper.to_array(b))


def mix_head(old, new, share, old_alphabet):
    pairs = [(INDEX[char], i) for i, char in enumerate(old_alphabet) if char in INDEX]
    mine, theirs = map(list, zip(*pairs))
    for a, b in zip(_layers(new)[0], _layers(old)[0], strict=True):
        values, older = numpy_helper.to_array(a).copy(), numpy_helper.to_array(b)
        values[mine] = share * values[mine] + (1 - share) * older[theirs]
        _replace(a, values)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('old', help='model folder that training started from')
    parser.add_argument('new', help='model folder that training made')
    parser.add_argument('out')
    parser.add_argument('--share', type=float, default=.5, help="the newer model's share")
    parser.add_argument('--version', default='0')
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    with open(f'{args.old}/alphabet.txt', encoding='utf8') as file:
        old_alphabet = file.read().splitlines()
    for name in ('backbone.onnx', 'head.onnx'):
        old, new = onnx.load(f'{args.old}/{name}'), onnx.load(f'{args.new}/{name}')
        if name == 'backbone.onnx':
            mix_backbone(old.graph, new.graph, args.share)
        else:
            mix_head(old.graph, new.graph, args.share, old_alphabet)
        onnx.save(new, f'{args.out}/{name}')
    shutil.copy(f'{args.new}/alphabet.txt', args.out)
    write_description(args.out, args.version, IDENTITY)


if __name__ == '__main__':
    main()
