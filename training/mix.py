"""Averages an exported model with the one that it was started from, weight by weight.

After a short run the average often reads better than either: it keeps what the older model learnt
from more lines, and most of what the run added (Wortsman et al. 2022, "Robust fine-tuning of
zero-shot models"). Characters that only the newer alphabet has keep their newer weights.
"""
import argparse

import numpy as np

import model_file
from alphabet import INDEX


def mix(old, new, share):
    """The layer `new`, its numbers being share * new + (1 - share) * old."""
    return new._replace(weight=share * new.weight + (1 - share) * old.weight,
                        bias=share * new.bias + (1 - share) * old.bias)


def mix_head(old, new, share, old_alphabet):
    pairs = [(INDEX[char], i) for i, char in enumerate(old_alphabet) if char in INDEX]
    mine, theirs = map(list, zip(*pairs))
    known = model_file.Layer(old.weight[theirs], old.bias[theirs])
    mixed = mix(known, model_file.Layer(new.weight[mine], new.bias[mine]), share)
    weight, bias = np.array(new.weight), np.array(new.bias)
    weight[mine], bias[mine] = mixed.weight, mixed.bias
    return new._replace(weight=weight, bias=bias)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('old', help='model folder that training started from')
    parser.add_argument('new', help='model folder that training made')
    parser.add_argument('out')
    parser.add_argument('--share', type=float, default=.5, help="the newer model's share")
    parser.add_argument('--version', default='0')
    args = parser.parse_args()
    old, old_alphabet = model_file.read(args.old)
    new, alphabet = model_file.read(args.new)
    layers = [mix(a, b, args.share) for a, b in zip(old[:-1], new[:-1], strict=True)]
    layers.append(mix_head(old[-1], new[-1], args.share, old_alphabet))
    model_file.write(args.out, layers, alphabet, args.version)


if __name__ == '__main__':
    main()
