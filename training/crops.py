"""Makes sets of line crops for measuring: from faces that training never saw, and from PDFs.

A set is <name>.tsv beside strips <name>-000.png: rows of strip, top, width, height, text. The strips
hold the crops below each other; the text is folded (alphabet.fold). bench/ reads the same files.
"""
import argparse
import glob
import html
import os
import random
import re
import subprocess
from collections import namedtuple

import cv2
import numpy as np

import fonts
import office
from alphabet import INDEX, fold, is_han
from compose import Composer
from damage import fax, jpeg, photograph
from text import STRANGER, Text

LINES_PER_STRIP = 200
FAX_EM = 29     # 10.5 pt at 200 dpi
LOW_EM = 22     # the same at 150 dpi
Crop = namedtuple('Crop', 'grey text')


def write(folder, name, crops):
    os.makedirs(folder, exist_ok=True)
    with open(f'{folder}/{name}.tsv', 'w', encoding='utf8') as table:
        for start in range(0, len(crops), LINES_PER_STRIP):
            strip = f'{name}-{start // LINES_PER_STRIP:03d}.png'
            part = crops[start:start + LINES_PER_STRIP]
            page = np.full((sum(c.grey.shape[0] for c in part), max(c.grey.shape[1] for c in part)),
                           255, np.uint8)
            top = 0
            for grey, text in part:
                height, width = grey.shape
                page[top:top + height, :width] = grey
                table.write(f'{strip}\t{top}\t{width}\t{height}\t{text}\n')
                top += height
            cv2.imwrite(f'{folder}/{strip}', page, [cv2.IMWRITE_PNG_COMPRESSION, 9])


def read(folder, name):
    """All crops of a set."""
    crops, strips = [], {}
    with open(f'{folder}/{name}.tsv', encoding='utf8') as table:
        for line in table:
            strip, top, width, height, text = line.rstrip('\n').split('\t')
            if strip not in strips:
                strips = {strip: cv2.imread(f'{folder}/{strip}', cv2.IMREAD_GRAYSCALE)}
            top, width, height = int(top), int(width), int(height)
            crops.append(Crop(strips[strip][top:top + height, :width], text))
    return crops


# ---- drawn lines

def _draw(composer, text, face, rng, noise, condition):
    drawn = composer.draw(text, face, plain=True)
    if drawn is None or STRANGER in drawn.labels or len(drawn.labels) != len(text):
        return None
    if condition == 'clean':
        return photograph(drawn, rng, noise, 0, rng.uniform(28, 48), plain=True)[0]
    if condition == 'degraded':
        return photograph(drawn, rng, noise, 2, rng.uniform(24, 30), plain=True)[0]
    low = photograph(drawn, rng, noise, 1, FAX_EM if condition == 'fax' else LOW_EM, plain=True)[0]
    return fax(low, rng, noise) if condition == 'fax' else low


def drawn_sets(folder, cache, faces, latin, prefix, count, seed):
    """Sets <prefix>-<condition> of office text, -values of numbers and comparators, and -rare of
    characters at random, without damage."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    composer = Composer(rng, faces, latin, cache)
    text = Text(rng, 'kept-out')
    for condition in ('clean', 'degraded', 'fax', '150dpi', 'values', 'rare'):
        crops = []
        while len(crops) < count:
            line = (_value(rng) if condition == 'values' else
                    text.rare() if condition == 'rare' else text.line())
            face = faces[len(crops) % len(faces)].name
            how = {'values': ('clean', 'degraded')[len(crops) // 4 % 2], 'rare': 'clean'}.get(condition, condition)
            if any(c not in INDEX or c not in composer.han[face] for c in line):
                continue
            grey = _draw(composer, line, face, rng, noise, how)
            if grey is not None:
                crops.append(Crop(grey, fold(line)))
        write(folder, f'{prefix}-{condition}', crops)


def _value(rng):
    """A cell without Han. No random letters: O and 0, I and 1 are the same in some faces."""
    while True:
        line = fold(rng.choice([office.value, office.value, office.value, office.amount,
                                lambda r: office.digits(r, r.randrange(1, 12))])(rng))
        if not any(is_han(c) for c in line):
            return line


# ---- lines of PDFs with a text layer

def _words(pdf, page):
    """(x0, y0, x1, y1, text) in points, as poppler's text layer has them."""
    run = subprocess.run(['pdftotext', '-f', str(page), '-l', str(page), '-bbox', pdf, '-'],
                         capture_output=True)
    if b'Missing language' in run.stderr:
        return []
    found = re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">'
                       r'(.*?)</word>', run.stdout.decode('utf8', 'replace'))
    return [(*map(float, w[:4]), fold(html.unescape(w[4]))) for w in found]


def _raster(pdf, page, dpi):
    with subprocess.Popen(['pdftoppm', '-r', str(dpi), '-gray', '-f', str(page), '-l', str(page),
                           '-singlefile', pdf], stdout=subprocess.PIPE) as run:
        data = np.frombuffer(run.stdout.read(), np.uint8)
    return cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)


def _cut(page, box, dpi):
    """The crop of a text box, by ink, as at run time; None if there is hardly any ink."""
    x0, y0, x1, y1 = (int(round(v * dpi / 72)) for v in box)
    em = y1 - y0
    x0, x1 = max(0, x0 - int(.12 * em)), x1 + int(.12 * em)
    y0, y1 = max(0, y0 - int(.04 * em)), y1 + int(.04 * em)
    crop = page[y0:y1, x0:x1]
    if min(crop.shape) < 6:
        return None
    rows = np.flatnonzero((crop < np.percentile(crop, 90) - 60).any(1))
    if len(rows) < 4:
        return None
    middle, height = (rows[0] + rows[-1] + 1) / 2, max(rows[-1] + 1 - rows[0], .42 * em)
    top = int(max(0, middle - height * .56))
    return crop[top:int(min(em, middle + height * .56 + 1))]


def _scan(page, rng, noise):
    """What a scanner at 200 dpi makes of a page: blur, grey, noise, JPEG."""
    image = cv2.GaussianBlur(page.astype(np.float32), (0, 0), rng.uniform(.5, .9))
    image = image * rng.uniform(.65, .85) + rng.uniform(15, 30)
    image = image + noise.standard_normal(page.shape, dtype=np.float32) * rng.uniform(4, 10)
    return jpeg(np.clip(image, 0, 255).astype(np.uint8), rng.choice([50, 60, 70]))


def _page_crops(pdf, page, seen, rng, noise, per_page):
    """[{set name: Crop}] of one page; texts in `seen` are skipped, for variety."""
    words = [w for w in _words(pdf, page) if 0 < len(w[4]) <= 40 and all(c in INDEX for c in w[4])]
    if len(words) < 5:
        return []
    at = {dpi: _raster(pdf, page, dpi) for dpi in (300, 200, 150)}
    pages = {'real-300': (at[300], 300), 'real-200': (_scan(at[200], rng, noise), 200),
             'real-150': (at[150], 150), 'real-fax': (fax(at[200], rng, noise), 200)}
    rng.shuffle(words)
    made = []
    for *box, text in words:
        upright = box[2] - box[0] < .6 * (box[3] - box[1]) and len(text) > 1
        if text in seen or upright or len(text) == 1 and not is_han(text):
            continue
        crops = {name: _cut(image, box, dpi) for name, (image, dpi) in pages.items()}
        if all(c is not None for c in crops.values()):
            seen.add(text)
            made.append({name: Crop(c, text) for name, c in crops.items()})
        if len(made) == per_page:
            break
    return made


def pdf_sets(folder, pdfs, pages_each, per_page, seed):
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    sets = {}
    for pdf in sorted(glob.glob(pdfs + '/**/*.pdf', recursive=True)):
        info = subprocess.run(['pdfinfo', pdf], capture_output=True).stdout.decode('utf8', 'replace')
        count = re.search(r'Pages:\s+(\d+)', info)
        seen = set()
        pages = range(1, int(count.group(1)) + 1) if count else []
        for page in rng.sample(pages, min(len(pages), pages_each)):
            for crops in _page_crops(pdf, page, seen, rng, noise, per_page):
                for name, crop in crops.items():
                    sets.setdefault(name, []).append(crop)
    for name, crops in sets.items():
        write(folder, name, crops)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('folder')
    parser.add_argument('--cache', default='build/training/glyphs')
    parser.add_argument('--count', type=int, default=600, help='lines per drawn set')
    parser.add_argument('--faces', choices=['kept-out', 'trained'])
    parser.add_argument('--pdfs', help='folder of PDFs with real fonts')
    parser.add_argument('--seed', type=int, default=5)
    args = parser.parse_args()
    if args.faces == 'kept-out':
        drawn_sets(args.folder, args.cache, fonts.KEPT_OUT, [], 'kept', args.count, args.seed)
    if args.faces == 'trained':
        drawn_sets(args.folder, args.cache, fonts.HAN, fonts.LATIN, 'trained', args.count, args.seed)
    if args.pdfs:
        pdf_sets(args.folder, args.pdfs, 4, 16, args.seed)
