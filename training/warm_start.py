"""Starts a network from an exported model whose alphabet may differ.

Export folds batch norm into the convolutions. It is unfolded here: each norm gets the statistics of
what it sees on a few batches, and a scale and shift that undo them, so that the network says at
first exactly what the model said. Characters new to the alphabet start from the mean feature at
their centres, scaled like the rows that the model has learnt.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from alphabet import ALPHABET, INDEX


def _tensors(path):
    return [numpy_helper.to_array(t) for t in onnx.load(path).graph.initializer]


def _pairs(path):
    """(weight, bias) of each layer in the order of computation."""
    graph = onnx.load(path).graph
    values = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    return [tuple(values[name] for name in node.input[1:3])
            for node in graph.node if node.op_type in ('Conv', 'Gemm')]


def _convolutions(net):
    """(convolution, norm or None) in the order of computation."""
    layers = [m for m in net.modules() if isinstance(m, (nn.Conv2d, nn.BatchNorm2d))]
    return [(layer, layers[i + 1] if i + 1 < len(layers)
             and isinstance(layers[i + 1], nn.BatchNorm2d) else None)
            for i, layer in enumerate(layers) if isinstance(layer, nn.Conv2d)]


def _unfold(norm, bias):
    """A hook that sets the norm, at its first input, to the identity plus `bias`."""
    def hook(module, inputs):
        x = inputs[0].float()
        mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3), unbiased=False)
        module.running_mean.copy_(mean)
        module.running_var.copy_(var)
        module.weight.data.copy_((var + module.eps).sqrt())
        module.bias.data.copy_(mean + bias)
    return norm.register_forward_pre_hook(hook)


def load_backbone(net, path, images):
    """Copies the convolutions of backbone.onnx; `images` (N,1,32,W floats) show typical lines."""
    hooks = []
    for (conv, norm), (weight, bias) in zip(_convolutions(net), _pairs(path), strict=True):
        conv.weight.data.copy_(torch.from_numpy(weight.copy()))
        bias = torch.from_numpy(bias.copy())
        if norm is None:
            conv.bias.data.copy_(bias)
        else:
            hooks.append(_unfold(norm, bias))
    net.eval()
    with torch.no_grad():
        net(images)
    for hook in hooks:
        hook.remove()


def load_head(net, path, old_alphabet, batches):
    """Copies the known classes of head.onnx; the others start from their features in `batches`."""
    weight, bias = _pairs(path)[0]
    if weight.shape[0] != len(old_alphabet):
        weight = weight.T
    if old_alphabet == ALPHABET:
        net.classes.weight.data.copy_(torch.from_numpy(weight.copy()))
        net.classes.bias.data.copy_(torch.from_numpy(bias.copy()))
        return
    features, labels = _centres(net, batches)
    new_weight, new_bias = _discriminant(features, labels)
    old = {char: i for i, char in enumerate(old_alphabet)}
    both = [(i, old[char]) for char, i in INDEX.items() if char in old]
    mine, theirs = map(list, zip(*both))
    # The two kinds of row must score alike: regress the model's scores on the discriminant's.
    some = features[:2000]
    learnt = some @ weight[theirs].T + bias[theirs]
    fitted = some @ new_weight[mine].T + new_bias[mine]
    slope, offset = np.polyfit(fitted.ravel(), learnt.ravel(), 1)
    new_weight, new_bias = new_weight * slope, new_bias * slope + offset
    new_weight[mine], new_bias[mine] = weight[theirs], bias[theirs]
    net.classes.weight.data.copy_(torch.from_numpy(new_weight))
    net.classes.bias.data.copy_(torch.from_numpy(new_bias))


def _centres(net, batches):
    """Features and labels of all characters in `batches`."""
    features, labels = [], []
    with torch.no_grad():
        for images, _, rows, frames, classes in batches:
            maps, _ = net(torch.from_numpy(images).float().div(-255).add(1))
            known = classes >= 0
            features.append(maps[rows[known], :, 0, frames[known]].numpy())
            labels.append(classes[known])
    return np.concatenate(features), np.concatenate(labels)


def _discriminant(features, labels):
    """Fisher's linear discriminant for each class: (weights, biases); unseen ones never win."""
    counts = np.bincount(labels, minlength=len(ALPHABET))
    means = np.zeros((len(ALPHABET), features.shape[1]))
    np.add.at(means, labels, features)
    means /= np.maximum(counts, 1)[:, None]
    within = np.cov((features - means[labels]).T) + np.eye(features.shape[1]) * 1e-2
    weight = np.linalg.solve(within, means.T).T
    bias = -.5 * (weight * means).sum(1)
    bias[counts == 0] = bias.min()
    return weight.astype(np.float32), bias.astype(np.float32)
