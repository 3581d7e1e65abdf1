"""Starts a network from an exported model whose alphabet may differ.

Export folds batch norm into the convolutions. It is unfolded here: each norm gets the statistics of
what it sees on a few batches, and a scale and shift that undo them, so that the network says at
first exactly what the model said. Characters new to the alphabet start from the mean feature at
their centres, scaled like the rows that the model has learnt.
"""
import numpy as np
import torch

from alphabet import ALPHABET, INDEX
from export import convolutions


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


def load_backbone(net, layers, images):
    """Copies all layers but the last; `images` (N,1,32,W floats) show typical lines."""
    hooks = []
    for (conv, norm), layer in zip(convolutions(net), layers[:-1], strict=True):
        conv.weight.data.copy_(torch.from_numpy(layer.weight.copy()))
        bias = torch.from_numpy(layer.bias.copy())
        if norm is None:
            conv.bias.data.copy_(bias)
        else:
            hooks.append(_unfold(norm, bias))
    net.eval()
    with torch.no_grad():
        net(images)
    for hook in hooks:
        hook.remove()


def load_head(net, layers, old_alphabet, batches):
    """Copies the known classes; the others start from their features in `batches`."""
    weight, bias = layers[-1].weight[:, :, 0, 0], layers[-1].bias
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
