"""Writes a checkpoint as the model folder that the program loads (see model_file.py)."""
import argparse

import torch
from torch import nn
from torch.nn.utils import fusion

import prior
from alphabet import ALPHABET
from model_file import Layer, write
from network import LineNet, Residual


def convolutions(net):
    """(convolution, batch norm or None) in the order of computation."""
    layers = [m for m in net.modules() if isinstance(m, (nn.Conv2d, nn.BatchNorm2d))]
    return [(layer, layers[i + 1] if i + 1 < len(layers)
             and isinstance(layers[i + 1], nn.BatchNorm2d) else None)
            for i, layer in enumerate(layers) if isinstance(layer, nn.Conv2d)]


def _array(tensor):
    return tensor.detach().float().numpy()


def layers_of(net):
    """The network (in eval mode) as layers of a model folder."""
    ends = {block.second[0] for block in net.modules() if isinstance(block, Residual)}
    layers = []
    for conv, norm in convolutions(net):
        folded = fusion.fuse_conv_bn_eval(conv, norm) if norm else conv
        layers.append(Layer(_array(folded.weight), _array(folded.bias), conv.stride, conv.padding,
                            conv.dilation[1], conv in ends, norm is not None))
    classes = net.classes
    return layers + [Layer(_array(classes.weight)[:, :, None, None], _array(classes.bias),
                           relu=False)]


def export(checkpoint, folder, version):
    net = LineNet(len(ALPHABET))
    net.load_state_dict(torch.load(checkpoint, map_location='cpu')['average'])
    net.eval()
    with torch.no_grad():
        net.classes.bias += torch.from_numpy(prior.shifts(ALPHABET))
    write(folder, layers_of(net), ALPHABET, version)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('checkpoint')
    parser.add_argument('folder')
    parser.add_argument('--version', default='0')
    args = parser.parse_args()
    export(args.checkpoint, args.folder, args.version)
