"""Sets of line crops with damage that Gewu's authors did not write: Augraphy's (PyPI, MIT licence).

Pages are of two kinds: real PDFs with a text layer, whose fonts training never saw, and drawn ones in
the faces that are kept out of training, with what is hard to read (signs.py). Each page is damaged anew;
the sets are written as crops.py writes them, and read by evaluate.py, compare_ppocr.py and
`scripts/bench recogniser FOLDER`. Only for measuring: python3 -m venv V; V/bin/pip install augraphy.
"""
import argparse
import functools
import glob
import random
import warnings

import augraphy
import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

import crops
import fonts
import signs
from alphabet import INDEX, fold, is_dash
from text import english_words, gold_cells

SIDE = 1400          # rows of a page that are damaged, at most: Augraphy is slow
LINES_DRAWN = 30
CLEAR = .6           # of a line's height: other words are farther away than this
TRIES = 12


# ---- damage: pipelines that leave every pixel where it is

def _pipeline(ink, paper, post):
    return augraphy.AugraphyPipeline(ink_phase=ink, paper_phase=paper, post_phase=post)


def _copy():
    a = augraphy
    return _pipeline([a.InkBleed(p=.5), a.Letterpress(p=.2), a.LowInkRandomLines(p=.3, use_consistent_lines=False)],
                     [a.NoiseTexturize(p=.4)],
                     [a.BadPhotoCopy(p=.8), a.DirtyDrum(p=.3), a.Gamma(p=.4), a.SubtleNoise(p=.4), a.Jpeg(p=.5)])


def _fax():
    a = augraphy
    return _pipeline([a.InkBleed(p=.4), a.LowInkRandomLines(p=.3)], [],
                     [a.SubtleNoise(p=.5), a.Faxify(monochrome=1, halftone=0, invert=0, p=1)])


def _halftone():
    a = augraphy
    return _pipeline([a.InkBleed(p=.3)], [], [a.OneOf([a.Faxify(monochrome=1, halftone=1, invert=0, p=1), a.Dithering(p=1)], p=1)])


def _photo():
    a = augraphy
    return _pipeline([a.InkBleed(p=.3)], [a.ColorPaper(p=.3), a.BrightnessTexturize(p=.3)],
                     [a.LightingGradient(p=.5), a.ShadowCast(p=.5), a.LowLightNoise(p=.15), a.SubtleNoise(p=.5),
                      a.Gamma(p=.4), a.Jpeg(p=.8)])


def _worn():
    a = augraphy
    return _pipeline([a.InkMottling(p=.3), a.LowInkPeriodicLines(p=.3), a.LinesDegradation(p=.3), a.Letterpress(p=.3),
                      a.BleedThrough(p=.3), a.Hollow(p=.05)],
                     [a.NoiseTexturize(p=.5), a.WaterMark(p=.2), a.Stains(p=.2), a.BrightnessTexturize(p=.3)],
                     [a.DirtyRollers(p=.3), a.DirtyScreen(p=.2), a.Moire(p=.15), a.NoisyLines(p=.15), a.BadPhotoCopy(p=.15), a.Jpeg(p=.4)])


# condition: (pipeline or None, dots per inch of real pages, pixels per em of drawn ones)
CONDITIONS = {
    'copy': (_copy, 200, (24, 32)), 'fax': (_fax, 200, (26, 32)), 'halftone': (_halftone, 200, (28, 36)),
    'photo': (_photo, 200, (24, 36)), 'worn': (_worn, 200, (24, 34)),
    'screen': (None, 96, (11, 15)), 'screen-jpeg': (None, 110, (11, 16)), 'screen-copy': (_copy, 130, (15, 20))}


def spoil(page, condition, rng):
    """The damaged page, of the same size."""
    pipeline = CONDITIONS[condition][0]
    if condition == 'screen-jpeg':
        return crops.jpeg(page, rng.randrange(40, 85))
    if pipeline is None:
        return page
    for _ in range(TRIES):  # some of Augraphy's operations fail on some pages
        try:
            made = pipeline()(cv2.cvtColor(page, cv2.COLOR_GRAY2BGR))
            made = cv2.cvtColor(made, cv2.COLOR_BGR2GRAY) if made.ndim == 3 else made
        except Exception as failure:  # pylint: disable=broad-except
            warnings.warn(f'{condition}: {failure}')
            continue
        if made.shape == page.shape and np.ptp(made) > 60:
            return np.ascontiguousarray(made).astype(np.uint8)
    return page


# ---- pages: (grey, [(box in pixels, text)])

def _apart(word, words):
    x0, y0, x1, y1, _ = word
    reach = CLEAR * (y1 - y0)
    return not any(other is not word and other[0] < x1 + reach and other[2] > x0 - reach
                   and other[1] < y1 - 1 and other[3] > y0 + 1 for other in words)


def real_page(pdf, number, dpi):
    words = crops._words(pdf, number)
    page = crops._raster(pdf, number, dpi)
    scale = dpi / 72
    lines = []
    for word in words:
        *box, text = word
        upright = box[2] - box[0] < .6 * (box[3] - box[1]) and len(text) > 1
        if 0 < len(text) <= 40 and all(c in INDEX for c in text) and not upright and _apart(word, words):
            lines.append(([v * scale for v in box], text))
    return page[:SIDE], [line for line in lines if line[0][3] < min(SIDE, page.shape[0])]


def drawn_page(texts, face, em):
    """Set by FreeType at its own size, hinted as that library likes."""
    font = ImageFont.truetype(face.path, em, index=face.index)
    height, left = int(em * 2.2), int(em * 2)
    page = Image.new('L', (int(em * 34), height * (len(texts) + 1)), 255)
    draw, lines = ImageDraw.Draw(page), []
    for row, text in enumerate(texts):
        top = int((row + .5) * height)
        draw.text((left, top), text, font=font, fill=0)
        x0, y0, x1, y1 = draw.textbbox((left, top), text, font=font)
        middle = top + em * .62
        lines.append(([x0, min(y0, middle - em * .5), x1, max(y1, middle + em * .5)], text))
    return np.array(page), lines


def cut(clean, spoilt, box):
    """By the clean page's ink, as the program cuts by the ink that it finds; None if there is none."""
    x0, y0, x1, y1 = (int(round(v)) for v in box)
    em = y1 - y0
    x0, x1 = max(0, x0 - int(.12 * em)), x1 + int(.12 * em)
    y0, y1 = max(0, y0), y1 + int(.04 * em)
    part = clean[y0:y1, x0:x1]
    if min(part.shape) < 6:
        return None
    rows = np.flatnonzero((part < np.percentile(part, 95) - 60).any(1))
    if len(rows) == 0:
        return None
    middle, height = (rows[0] + rows[-1] + 1) / 2, max(rows[-1] + 1 - rows[0], .55 * em)
    top = y0 + int(np.floor(middle - height * .57))
    return spoilt[max(0, top):int(np.ceil(y0 + middle + height * .57)), x0:x1]


# ---- sets

def real_set(pdfs, condition, count, rng):
    _, dpi, _ = CONDITIONS[condition]
    made, seen = [], set()
    while len(made) < count:
        pdf = rng.choice(pdfs)
        number = rng.randrange(1, 30)
        try:
            page, lines = real_page(pdf, number, dpi)
        except (cv2.error, TypeError):
            continue  # no such page
        lines = [line for line in lines if line[1] not in seen]
        if len(lines) < 5:
            continue
        spoilt = spoil(page, condition, rng)
        for box, text in rng.sample(lines, min(len(lines), 25)):
            crop = cut(page, spoilt, box)
            if crop is not None and text not in seen:
                made.append(crops.Crop(crop, text))
                seen.add(text)
    return made[:count]


def _kinds():
    """What is drawn, by kind: printed text by a random.Random."""
    words = english_words()
    cells = gold_cells('kept-out')
    return {'dashes': lambda r: r.choice([signs.lone, signs.lone, signs.year_range, signs.number_range, signs.standard])(r),
            'money': signs.money, 'signs': signs.comparison,
            'latin': lambda r: r.choice([signs.latin_line, signs.address, signs.equipment])(r, words),
            'office': lambda r: r.choice(cells)[:24]}


def drawn_set(kind, condition, count, rng, faces):
    draw = _kinds()[kind]
    made = []
    while len(made) < count:
        face = rng.choice(faces)
        known = functools.partial(_drawable, face=face)
        texts = []
        while len(texts) < LINES_DRAWN:
            text = draw(rng)
            if known(text):
                texts.append(text)
        page, lines = drawn_page(texts, face, rng.uniform(*CONDITIONS[condition][2]))
        spoilt = spoil(page, condition, rng)
        for box, text in lines:
            crop = cut(page, spoilt, box)
            if crop is not None:
                made.append(crops.Crop(crop, fold(text)))
    return made[:count]


@functools.lru_cache(maxsize=None)
def _glyph(char, path, index):
    font = ImageFont.truetype(path, 40, index=index)
    return font.getmask(char).getbbox(), bytes(font.getmask(char))


def _drawable(text, face):
    missing = _glyph('\uffff', face.path, face.index)
    narrow = {'－', '–'}  # of a width between hyphen and dash: which is meant does not show
    return len(text) > 0 and not any(
        c in narrow or (fold(c) and fold(c) not in INDEX) or (c != ' ' and (
            _glyph(c, face.path, face.index) == missing or _glyph(c, face.path, face.index)[0] is None))
        for c in text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('folder')
    parser.add_argument('--pdfs', help='folder of PDFs with a text layer')
    parser.add_argument('--count', type=int, default=200, help='lines per set')
    parser.add_argument('--conditions', default=','.join(CONDITIONS))
    parser.add_argument('--kinds', default='dashes,money,latin,office')
    parser.add_argument('--faces', choices=['kept-out', 'trained'], default='kept-out')
    parser.add_argument('--seed', type=int, default=31)
    args = parser.parse_args()
    random.seed(args.seed)  # Augraphy draws from these two
    np.random.seed(args.seed)
    rng = random.Random(args.seed)
    faces = fonts.KEPT_OUT if args.faces == 'kept-out' else fonts.HAN
    for condition in args.conditions.split(','):
        if args.pdfs:
            pdfs = sorted(glob.glob(args.pdfs + '/**/*.pdf', recursive=True))
            crops.write(args.folder, f'real-{condition}', real_set(pdfs, condition, args.count, rng))
        for kind in filter(None, args.kinds.split(',')):
            crops.write(args.folder, f'{kind}-{condition}', drawn_set(kind, condition, args.count, rng, faces))


if __name__ == '__main__':
    main()
