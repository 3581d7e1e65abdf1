"""What happens to a line between the printer and the reader: cropping, scaling, scanning, decay.

`photograph` turns drawn ink into a grey crop such as the program cuts from a page. Levels: 0 clean
print, 1 an office scanner, 2 bad (faded, blurred, noisy). Besides, each of the named accidents
below happens with its own chance in levels 1 and 2.
"""
from collections import namedtuple

import cv2
import numpy as np

from fonts import BASELINE, EM

Accidents = namedtuple('Accidents', [
    'ruling',          # a remnant of a table rule along an edge
    'neighbour_row',   # slices of the lines above or below
    'neighbour_side',  # a sliver of the neighbouring cell's text
    'cut_edge',        # the first or last character is cut by up to a fifth
    'seal',            # strokes of a stamp, grey after the colour is gone
    'watermark',
    'shadow',          # uneven light
    'shaded',          # a cell with a dotted or grey ground
    'fax',
    'photocopy',       # copied and copied again
    'italic'])

# Chances per line of level 1 or 2.
TRAINING = Accidents(ruling=.14, neighbour_row=.05, neighbour_side=.04, cut_edge=.05, seal=.05,
                     watermark=.06, shadow=.08, shaded=.04, fax=.14, photocopy=.06, italic=.01)
# Only blur, noise, fading, JPEG and rulings: for measuring.
PLAIN = Accidents(ruling=.2, neighbour_row=0, neighbour_side=0, cut_edge=0, seal=0, watermark=0,
                  shadow=0, shaded=0, fax=0, photocopy=0, italic=0)


def crop_window(drawn, rng, level, chances):
    """The rectangle (left, top, right, bottom) of the canvas that the crop shows: by ink, or by em."""
    columns = np.flatnonzero(drawn.ink.any(0))
    rows = np.flatnonzero(drawn.ink.any(1))
    if len(rows) == 0:  # a blank sample: as large as if something were there
        columns = np.array([drawn.left[0], drawn.right[-1]], int)
        rows = np.array([BASELINE - EM // 2, BASELINE])
    x0, x1, y0, y1 = columns[0], columns[-1] + 1, rows[0], rows[-1] + 1
    if rng.random() < .7:  # by ink; a lone dash is not blown up to full height
        height = max(y1 - y0, rng.uniform(.42, .6) * EM)
        middle = (y0 + y1) / 2
        top = middle - height / 2 - rng.uniform(0, .16) * height
        bottom = middle + height / 2 + rng.uniform(0, .16) * height
    else:
        top = BASELINE - .88 * EM - rng.uniform(-.03, .16) * EM
        bottom = BASELINE + .12 * EM + rng.uniform(-.03, .16) * EM
    if rng.random() < .9:
        top, bottom = min(top, y0 + .5), max(bottom, y1 - .5)
    left = x0 - rng.uniform(-.02 if level else 0, .5) * EM * rng.random() ** 1.5
    right = x1 + rng.uniform(0, .5) * EM * rng.random() ** 1.5
    if level and rng.random() < chances.cut_edge:
        if rng.random() < .5:
            left = drawn.left[0] + rng.uniform(0, .2) * (drawn.right[0] - drawn.left[0])
        else:
            right = drawn.right[-1] - rng.uniform(0, .2) * (drawn.right[-1] - drawn.left[-1])
    return left, top, right, bottom


def add_neighbours(ink, drawn, window, rng, chances):
    """Ink of other lines and cells: there, but not to be read. May move the window's sides."""
    left, top, right, bottom = window
    height = ink.shape[0]
    if rng.random() < chances.neighbour_row:
        slice_rows = rng.randrange(2, 8)
        source = np.roll(ink[int(top) + 4:, :], rng.randrange(20, 60), axis=1)
        ink = ink.copy()
        if rng.random() < .5:
            end = min(height, int(bottom))
            rows = min(slice_rows, end)
            ink[end - rows:end] = np.maximum(ink[end - rows:end], source[4:4 + rows])
            bottom = end + rng.uniform(-1, 1)
        else:
            start = max(0, int(top))
            rows = min(slice_rows, height - start)
            ink[start:start + rows] = np.maximum(ink[start:start + rows], source[-rows - 8:-8])
    if rng.random() < chances.neighbour_side:
        width = rng.randrange(2, 9)  # too little of a character to name it
        gap = rng.randrange(4, 20)
        ink = ink.copy()
        at = int(drawn.left[0]) - gap - width
        if at > 0:
            source = int(drawn.right[-1]) - width
            ink[:, at:at + width] = ink[:, source:source + width]
            left = min(left, at)
    return ink, (left, top, right, bottom)


def scale(ink, centres, window, rng, level, em, plain, chances):
    """Resamples the window to text of `em` pixels, with slight rotation and slant."""
    left, top, right, bottom = window
    scale = em / EM
    squeeze = 1. if plain or rng.random() < .55 else rng.choice(
        [rng.uniform(.8, 1.2), rng.uniform(.8, 1.2), rng.uniform(.6, .85)])
    width = max(4, int(round((right - left) * scale * squeeze)))
    height = max(8, int(round((bottom - top) * scale)))
    fx, fy = width / (right - left), height / (bottom - top)
    slant = turn = 0
    if level and rng.random() < .35:
        slant = rng.gauss(0, .05)
        angle = np.radians(np.clip(rng.gauss(0, .5), -1.2, 1.2))
        turn = np.tan(angle) * min(1, 10 * EM / (right - left))
    if not plain and rng.random() < chances.italic:
        slant += rng.uniform(.1, .2)
    if fx < .6:
        ink = cv2.GaussianBlur(ink, (0, 0), .34 / fx)
    elif fx < .95:
        ink = cv2.GaussianBlur(ink, (3, 3), .5)
    middle = (top + bottom) / 2
    matrix = np.array([[fx, fx * slant, -fx * left - fx * slant * middle],
                       [fy * turn, fy, -fy * top - fy * turn * (left + right) / 2]], np.float32)
    image = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=0)
    return image.astype(np.float32) / 255, fx * (centres - left)


def rule(image, rng):
    """A rule along one edge, whole or in part, touching the text or not."""
    side, dark, thick = rng.randrange(4), rng.uniform(.4, 1), rng.choice([1, 1, 2, 3])
    offset = rng.choice([0, 0, 1, 2])
    line = image if side < 2 else image.T
    if side % 2:
        line = line[::-1]
    start, end = sorted((rng.random(), rng.random())) if rng.random() < .4 else (0, 1)
    length = line.shape[1]
    view = line[offset:offset + thick, int(start * length):max(1, int(end * length))]
    np.maximum(view, dark, out=view)


def _fade(image, rng, noise):
    height, width = image.shape
    mask = cv2.resize(noise.random((max(2, height // 6), max(2, width // 6)), dtype=np.float32),
                      (width, height), interpolation=cv2.INTER_LINEAR)
    return image * np.clip(rng.uniform(.45, .65) + mask, 0, 1)


def stamp(shape, rng):
    """Arcs and strokes of a seal, or of the letters of a watermark: ink of 0 or 1."""
    height, width = shape
    layer = np.zeros(shape, np.float32)
    for _ in range(rng.randrange(1, 4)):
        radius = rng.randrange(height, height * 4)
        centre = (rng.randrange(width), int(height / 2 + rng.uniform(-1, 1) * radius))
        thick = max(1, int(height * rng.uniform(.04, .22)))
        if rng.random() < .6:
            cv2.circle(layer, centre, radius, 1., thick, cv2.LINE_AA)
        else:
            end = (rng.randrange(width), rng.randrange(-height, 2 * height))
            cv2.line(layer, centre, end, 1., thick, cv2.LINE_AA)
    return layer


def ground(shape, level, rng, chances):
    """The paper's brightness, per pixel or one number."""
    paper = 255. if level == 0 else rng.uniform(190, 255)
    if level and rng.random() < chances.shadow:
        height, width = shape
        slope = np.linspace(rng.uniform(.6, 1), rng.uniform(.6, 1), width, dtype=np.float32)
        paper = paper * np.tile(slope, (height, 1))
    if level and rng.random() < chances.shaded:
        step = rng.randrange(2, 5)
        dots = np.zeros(shape, np.float32)
        dots[::step, rng.randrange(step)::step] = rng.uniform(20, 90)
        paper = paper - dots if rng.random() < .6 else np.minimum(paper, rng.uniform(150, 220))
    return paper


def _print_on_paper(image, level, rng, noise, plain, chances):
    """From ink (0..1) to grey (0..255), with noise, stamps and watermarks."""
    paper = ground(image.shape, level, rng, chances)
    contrast = rng.uniform(.8, 1) if level < 2 else rng.uniform(.42, 1)
    if level == 0:
        contrast = 1. if plain else rng.uniform(.78, 1)
    if level and rng.random() < chances.watermark:
        paper = paper - stamp(image.shape, rng) * rng.uniform(15, 70)
    grey = paper * (1 - contrast * image)
    if level and rng.random() < chances.seal:  # red turns to a middle grey, and does not hide black
        grey = np.minimum(grey, paper - stamp(image.shape, rng) * rng.uniform(60, 150))
    if level and rng.random() < .7:
        spread = rng.uniform(1, 6 if level == 1 else 16)
        grey = grey + noise.standard_normal(image.shape, dtype=np.float32) * spread
    if level == 2 and rng.random() < .12:
        specks = noise.random(image.shape) < rng.uniform(.001, .01)
        grey[specks] = 255 - grey[specks]
    return np.clip(grey, 0, 255).astype(np.uint8)


def _threshold(grey, low, high, rng):
    """Black and white, at a share of the way from ink to paper."""
    dark, light = np.percentile(grey, 2), np.percentile(grey, 92)
    return np.where(grey > dark + (light - dark) * rng.uniform(low, high), 255, 0).astype(np.uint8)


def fax(grey, rng, noise):
    """Two levels, pepper, broken strokes."""
    black = _threshold(grey, .35, .7, rng)
    black[_specks(grey.shape, rng.uniform(0, .012), rng, noise)] = 0
    black[_specks(grey.shape, rng.uniform(0, .03), rng, noise)] = 255
    return black


def _specks(shape, share, rng, noise):
    """Where dirt lies: single pixels, or pieces of up to 2 x 2 that a reader may take for points."""
    if rng.random() < .5:
        return noise.random(shape) < share
    seeds = (noise.random(shape) < share / 2.25).astype(np.uint8)
    for kernel in (np.ones((1, 2), np.uint8), np.ones((2, 1), np.uint8)):
        some = seeds * (noise.random(shape) < .5)
        seeds = np.maximum(seeds, cv2.dilate(some, kernel))
    return seeds > 0


def _photocopy(grey, rng, noise):
    """Generations of copies: contrast rises, strokes fill or break, specks appear."""
    for _ in range(rng.randrange(1, 4)):
        image = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), rng.uniform(.4, .8))
        image = image + noise.standard_normal(grey.shape, dtype=np.float32) * rng.uniform(3, 12)
        dark, light = np.percentile(image, 2), np.percentile(image, 92)
        middle = dark + (light - dark) * rng.uniform(.4, .68)
        gain = rng.uniform(1.2, 2.2) * 255 / max(light - dark, 60)
        grey = np.clip((image - middle) * gain + 128, 0, 255).astype(np.uint8)
    return grey


def jpeg(grey, quality):
    return cv2.imdecode(cv2.imencode('.jpg', grey, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 0)


def _blur(image, rng, level, em):
    if rng.random() < (.35 if level == 1 else .75):
        sigma = rng.uniform(.3, .9 if level == 1 else 1.15) * (.6 + em / 60)
        if rng.random() < .15:  # a phone that moved
            image = cv2.blur(image, (max(1, int(sigma * 3)), 1))
        else:
            image = cv2.GaussianBlur(image, (0, 0), sigma)
    return image


def _finish(grey, level, rng, noise, em, chances):
    if not level:
        return grey
    if em > 19 and rng.random() < chances.fax:
        return fax(grey, rng, noise)
    if rng.random() < chances.photocopy:
        grey = _photocopy(grey, rng, noise)
    if em > 21 and rng.random() < .1:
        return _threshold(grey, .35, .65, rng)
    if rng.random() < .24:
        grey = jpeg(grey, rng.randrange(30 if level == 2 else 55, 90))
    return grey


def photograph(drawn, rng, noise, level, em=None, plain=False):
    """A grey crop (uint8) of the drawn line, and the characters' centres in it.

    rng: random.Random; noise: numpy Generator; em: pixels per em, drawn at random if None; plain: no
    liberties with geometry and contrast (for measuring).
    """
    chances = PLAIN if plain else TRAINING
    if em is None:
        em = float(np.exp(rng.uniform(np.log(15 if level == 2 else 19), np.log(48))))
    window = crop_window(drawn, rng, level, chances)
    ink = drawn.ink
    if level and rng.random() < .15:
        kernel = np.ones((2, 2), np.uint8)
        ink = cv2.dilate(ink, kernel) if rng.random() < .6 else cv2.erode(ink, kernel)
    if level:
        ink, window = add_neighbours(ink, drawn, window, rng, chances)
    image, centres = scale(ink, drawn.centres, window, rng, level, em, plain, chances)
    if level:
        if rng.random() < .3:
            image = image ** rng.uniform(.6, 1.6)
        image = _blur(image, rng, level, em)
        if rng.random() < chances.ruling:
            rule(image, rng)
        if level == 2 and rng.random() < .3:
            image = _fade(image, rng, noise)
    grey = _print_on_paper(image, level, rng, noise, plain, chances)
    return _finish(grey, level, rng, noise, em, chances), centres
