"""Measures exported models on sets of crops: character errors, whole lines, comparators, calibration."""
import argparse
import collections
import glob
import json
import os

import numpy as np

import crops
from decode import Model

COMPARATORS = '≥≤><='
BINS = 15


def align(a, b):
    """Levenshtein alignment of two strings: pairs of characters, None where one has none."""
    cost = np.zeros((len(a) + 1, len(b) + 1), int)
    cost[:, 0], cost[0] = range(len(a) + 1), range(len(b) + 1)
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            cost[i, j] = min(cost[i - 1, j] + 1, cost[i, j - 1] + 1,
                             cost[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
    pairs, i, j = [], len(a), len(b)
    while i or j:
        if i and j and cost[i, j] == cost[i - 1, j - 1] + (a[i - 1] != b[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((a[i], b[j]))
        elif i and cost[i, j] == cost[i - 1, j] + 1:
            i -= 1
            pairs.append((a[i], None))
        else:
            j -= 1
            pairs.append((None, b[j]))
    return pairs[::-1]


def calibration_error(chances, right):
    """Expected calibration error over BINS equal-width bins."""
    place = np.minimum((np.array(chances) * BINS).astype(int), BINS - 1)
    right = np.array(right, float)
    return sum(abs(np.mean(np.array(chances)[place == b]) - right[place == b].mean())
               * (place == b).mean() for b in range(BINS) if (place == b).any())


def measure(model, lines, fold=str, calibration=None):
    """The figures of one model on one set, and its confusions."""
    errors = characters = 0
    right, chances, flips, signs = [], [], 0, 0
    confused = collections.Counter()
    for grey, truth in lines:
        text, chance, _ = model.read(grey)
        text = fold(text)
        right.append(text == truth)
        chances.append(np.interp(chance, *calibration) if calibration else chance)
        characters += len(truth)
        signs += sum(c in COMPARATORS for c in truth)
        if text != truth:
            wrong = [(t, r) for t, r in align(truth, text) if t != r]
            errors += len(wrong)
            confused.update(wrong)
            flips += sum(t is not None and t in COMPARATORS and r is not None and r in COMPARATORS
                         for t, r in wrong)
    sure = [r for r, c in zip(right, chances) if c >= .99]
    figures = {'lines': len(lines), 'cer': 100 * errors / characters, 'exact': 100 * np.mean(right),
               'flips': flips, 'comparators': signs, 'ece': calibration_error(chances, right),
               'sure': len(sure) / len(right), 'sure_right': 100 * np.mean(sure) if sure else 100.}
    return figures, confused, list(zip(chances, right))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('sets', help='folder of crop sets')
    parser.add_argument('models', nargs='+', help='model folders')
    parser.add_argument('--only', default='', help='sets whose name holds this')
    parser.add_argument('--limit', type=int, default=10 ** 9)
    parser.add_argument('--confusions', type=int, default=0)
    args = parser.parse_args()
    models = {folder: Model(folder) for folder in args.models}
    for path in sorted(glob.glob(f'{args.sets}/*.tsv')):
        name = os.path.basename(path)[:-4]
        if args.only not in name:
            continue
        lines = crops.read(args.sets, name)[:args.limit]
        for folder, model in models.items():
            with open(f'{folder}/model.json', encoding='utf8') as file:
                given = json.load(file)['calibration']
            f, confused, _ = measure(model, lines, calibration=(given['raw'], given['calibrated']))
            print(f"{name:16} {os.path.basename(folder.rstrip('/')):10} lines {f['lines']:5} "
                  f"CER {f['cer']:6.3f} % exact {f['exact']:6.2f} % "
                  f"flips {f['flips']}/{f['comparators']} ECE {f['ece']:.4f} "
                  f">=0.99: {f['sure']:.2f}, right {f['sure_right']:.2f} %", flush=True)
            for (truth, got), count in confused.most_common(args.confusions):
                print(f'    {truth or "(none)"} -> {got or "(none)"}  {count}')


if __name__ == '__main__':
    main()
