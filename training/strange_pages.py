#!/usr/bin/env python3
"""Whole pages of real PDFs under Augraphy's damage, read by the program and held against their text
layers: right cells, wrong ones that nothing marked, cells to review.

    strange_pages.py GEWU OUT PDF... [--conditions copy,fax,worn,photo] [--seed 1] [--dpi 200]

Each PDF is one page with a table and a text layer that is right. Only for measuring; needs what
strange_crops.py needs, and pdftoppm.
"""
import argparse
import collections
import json
import os
import random
import re
import subprocess
import unicodedata

import cv2
import numpy as np

import strange_crops


def read(gewu, files, out, options):
    os.makedirs(out, exist_ok=True)
    subprocess.run([gewu, 'convert', *files, '-o', out, '--to', 'json', '--quiet', *options], check=False)


def raster(pdf, folder, dpi):
    stem = os.path.splitext(os.path.basename(pdf))[0]
    subprocess.run(['pdftoppm', '-r', str(dpi), '-gray', '-singlefile', '-png', pdf, os.path.join(folder, stem)],
                   check=True)
    return os.path.join(folder, stem + '.png')


def folded(text):
    return re.sub(r'\s+', '', unicodedata.normalize('NFKC', text))


def cells(document):
    return [cell for table in document['tables'] for cell in table['cells']]


def shared(a, b):
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


def hold(truth, found):
    """Counts of one page; a cell of the truth is met by the cell that shares most of its area."""
    counts = collections.Counter()
    scale = truth['pages'][0]['width'] / found['pages'][0]['width']
    others = [([v * scale for v in cell['box']], cell) for cell in cells(found)]
    for cell in cells(truth):
        area = shared(cell['box'], cell['box'])
        best = max(others, key=lambda other: shared(cell['box'], other[0]), default=None)
        if best is None or shared(cell['box'], best[0]) < area / 2:
            counts['lost'] += 1
            continue
        right = folded(best[1]['text']) == folded(cell['text'])
        counts.update(cells=1, right=right, review=best[1]['review'], silent=not right and not best[1]['review'])
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('gewu')
    parser.add_argument('out')
    parser.add_argument('pdfs', nargs='+')
    parser.add_argument('--conditions', default='copy,fax,worn,photo')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--dpi', type=int, default=200)
    asked = parser.parse_args()
    random.seed(asked.seed)
    np.random.seed(asked.seed)
    rng = random.Random(asked.seed)
    truth = os.path.join(asked.out, 'truth')
    read(asked.gewu, asked.pdfs, truth, ['--reader', 'text-layer'])
    for condition in asked.conditions.split(','):
        folder = os.path.join(asked.out, condition)
        os.makedirs(folder, exist_ok=True)
        pages = [raster(pdf, folder, asked.dpi) for pdf in asked.pdfs]
        for page in pages:
            cv2.imwrite(page, strange_crops.spoil(cv2.imread(page, cv2.IMREAD_GRAYSCALE), condition, rng))
        read(asked.gewu, pages, os.path.join(folder, 'read'), ['--dpi', str(asked.dpi)])
        total = collections.Counter()
        for page in pages:
            name = os.path.splitext(os.path.basename(page))[0] + '.json'
            with open(os.path.join(truth, name), encoding='utf-8') as one, \
                    open(os.path.join(folder, 'read', name), encoding='utf-8') as other:
                total += hold(json.load(one), json.load(other))
        met = max(1, total['cells'])
        print(f"{condition:10} {total['cells']} cells, {total['lost']} lost with their tables, "
              f"right {100 * total['right'] / met:.2f} %, silent {100 * total['silent'] / met:.3f} %, "
              f"review {100 * total['review'] / met:.2f} %", flush=True)


if __name__ == '__main__':
    main()
