"""Fits the map from the network's line probability to the share of lines that are right.

Isotonic regression (pool adjacent violators) on sets of trained faces with office text that training
did not see (not those of rare characters: they are no guide to how often office text is misread),
thinned to a few knots; the kept-out sets then show whether it holds.
"""
import argparse
import glob
import os

import numpy as np

import crops
from decode import Model
from evaluate import measure
from model_file import set_calibration

KNOTS = 24
PRIOR = 2.  # lines: half of them wrong, added to the highest bin, so that it never says "certain"


def isotonic(chances, right):
    """Non-decreasing steps: (mean chance, share right, lines) of each pool."""
    pools = []
    for chance, good in sorted(zip(chances, right)):
        pools.append([chance, float(good), 1])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last)]
    return [(c / n, g / n, n) for c, g, n in pools]


def knots(chances, right):
    """{'raw', 'calibrated'}: increasing knots from 0 to 1, linear between them."""
    pools = isotonic(chances, right)
    chance, good, lines = pools[-1]
    pools[-1] = (chance, (good * lines + PRIOR / 2) / (lines + PRIOR), lines)
    raw = np.array([p[0] for p in pools])
    share = np.array([p[1] for p in pools])
    places = np.unique(np.quantile(raw, np.linspace(0, 1, KNOTS)))
    shares = np.interp(places, raw, share)
    return {'raw': [0.] + [round(float(x), 5) for x in places] + [1.],
            'calibrated': [0.] + [round(float(x), 5) for x in shares] + [round(float(share[-1]), 5)]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('model')
    parser.add_argument('sets')
    args = parser.parse_args()
    model = Model(args.model)
    pairs = []
    for path in sorted(glob.glob(f'{args.sets}/trained-*.tsv')):
        name = os.path.basename(path)[:-4]
        if name != 'trained-rare':
            pairs += measure(model, crops.read(args.sets, name))[2]
    set_calibration(args.model, knots(*zip(*pairs)))


if __name__ == '__main__':
    main()
