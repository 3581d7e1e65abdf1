"""Damage of other people's making: what pages meet that damage.py did not think of.

`photograph` here stands beside damage.photograph and draws from wider ranges: pale thin print whose
points are paler still, faxes with nicks and lost rows, copies of copies, screens of 9 to 15 pixels per
em, light print on dark, photographs, and whatever comes of a few operations in random order.
"""
import cv2
import numpy as np

import damage
import operations as op
from alphabet import INDEX

POINTS = {INDEX[c] for c in '.,·:;、。-\''}


# ---- what is done to a line: lists of (chance, operation)

PALE = [(.7, op.gauss(.25, .7)), (.8, op.grain(.5, 6)), (.2, op.clouds), (.15, op.sharpen), (.2, op.rescale),
        (.5, op.jpeg(40, 92))]
FAX = [(.9, op.gauss(.25, 1.)), (.7, op.grain(2, 22)), (.12, op.coarse_rows), (.85, op.bilevel(.25, .75)),
       (.3, op.dither), (.8, op.nicks), (.6, op.pepper), (.35, op.rows), (.25, op.gauss(.4, .8)),
       (.25, op.bilevel(.35, .65))]
COPY = [(.4, op.rescale), (.5, op.spread), (.9, op.gauss(.3, .95)), (.8, op.grain(2, 14)), (.85, op.stretch),
        (.2, op.bilevel(.3, .7)), (.25, op.pepper), (.2, op.nicks), (.15, op.streaks), (.3, op.jpeg(35, 85))]
SCREEN = [(.2, op.gamma), (.15, op.sharpen), (.2, op.spread), (.15, op.gauss(.25, .5)), (.4, op.jpeg(35, 92)),
          (.12, op.grain(.5, 4)), (.06, op.bilevel(.35, .65))]
PHOTO = [(.9, op.slope), (.5, op.clouds), (.35, op.gamma), (.5, op.gauss(.4, 1.2)), (.25, op.defocus),
         (.2, op.motion), (.9, op.grain(1, 12)), (.35, op.sharpen), (.15, op.local_bilevel),
         (.8, op.jpeg(28, 85))]
ANYTHING = [op.gauss(.3, 1.1), op.defocus, op.motion, op.grain(1, 18), op.clouds, op.slope, op.stretch, op.gamma, op.spread,
            op.jpeg(25, 90), op.rescale, op.sharpen, op.bilevel(.3, .7), op.local_bilevel, op.dither, op.nicks,
            op.pepper, op.rows, op.streaks, op.show_through, op.stretch, op.gauss(.3, 1.), op.grain(1, 10)]


def _one_after_another(grey, steps, rng, noise):
    for chance, operation in steps:
        if rng.random() < chance:
            grey = operation(grey, rng, noise)
    return np.clip(grey, 0, 255)


def _pale(grey, rng, noise):
    return _one_after_another(grey, PALE, rng, noise)


def _fax(grey, rng, noise):
    return _one_after_another(grey, FAX, rng, noise)


def _copies(grey, rng, noise):
    for _ in range(rng.choice([2, 2, 3, 3, 4])):
        grey = _one_after_another(grey, COPY, rng, noise)
    return grey


def _screen(grey, rng, noise):
    return _one_after_another(grey, SCREEN, rng, noise)


def _photo(grey, rng, noise):
    return _one_after_another(grey, PHOTO, rng, noise)


def _anything(grey, rng, noise):
    for operation in rng.sample(ANYTHING, rng.choice([1, 2, 3, 3, 4, 5])):
        grey = np.clip(operation(grey, rng, noise), 0, 255)
    return grey


def _reversed(grey, rng, noise):
    """Light print on a dark head, which the program turns round before it reads."""
    ground, print_ = rng.uniform(0, 110), rng.uniform(170, 255)
    light_on_dark = ground + (255 - grey) / 255 * (print_ - ground)
    light_on_dark = _one_after_another(light_on_dark, [(.8, op.gauss(.3, .9)), (.8, op.grain(1, 8)),
                                                       (.6, op.jpeg(35, 90))], rng, noise)
    return np.clip(255 - (light_on_dark - ground) * 255 / max(print_ - ground, 100), 0, 255)


# name, weight, what is done, em from and to (pixels), least and most contrast of the print
KINDS = [('pale', 4, _pale, 15, 42, .14, .6), ('fax', 5, _fax, 19, 38, .55, 1),
         ('copies', 5, _copies, 16, 40, .5, 1), ('screen', 5, _screen, 8.5, 16, .4, 1),
         ('photo', 3, _photo, 13, 40, .4, 1), ('anything', 4, _anything, 13, 44, .4, 1),
         ('reversed', 1, _reversed, 10, 40, 1, 1)]


# ---- ink

def _weigh_points(drawn, rng, least):
    """Points, commas and hyphens lighter, smaller or larger than the rest of the line."""
    ink = drawn.ink.copy()
    share, change = rng.uniform(least, 1), rng.random()
    kernel = np.ones(rng.choice([(2, 2), (3, 3), (2, 3)]), np.uint8)
    for left, right, label in zip(drawn.left, drawn.right, drawn.labels):
        if label not in POINTS:
            continue
        view = ink[:, int(left):int(right)]
        if change < .3:
            view[:] = cv2.erode(view, kernel)
        elif change < .45:
            view[:] = cv2.dilate(view, kernel)
        view[:] = (view * share).astype(np.uint8)
    return drawn._replace(ink=ink)


def _weigh_strokes(ink, rng):
    """Thinner or bolder by a part of a pixel of the cache."""
    change = cv2.erode if rng.random() < .6 else cv2.dilate
    share = rng.uniform(.1, .9)
    changed = change(ink, np.ones(rng.choice([(2, 2), (2, 1), (1, 2)]), np.uint8))
    return cv2.addWeighted(ink, 1 - share, changed, share, 0)


def _sampled(image, centres, rng):
    """Through a second grid of pixels, as a page image in a page image, or not."""
    if rng.random() < .6:
        return image, centres
    height, width = image.shape
    factor = rng.uniform(.8, 1.6)
    size = (max(4, int(round(width * factor))), max(8, int(round(height * factor))))
    way = rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_AREA, cv2.INTER_NEAREST])
    return cv2.resize(image, size, interpolation=way).clip(0, 1), centres * (size[0] / width)


def photograph(drawn, rng, noise):
    """A grey crop (uint8) of the drawn line, and the characters' centres in it; see damage.photograph."""
    _, _, spoil, small, large, least, most = rng.choices(KINDS, [kind[1] for kind in KINDS])[0]
    em = float(np.exp(rng.uniform(np.log(small), np.log(large))))
    chances = damage.TRAINING
    window = damage.crop_window(drawn, rng, 1, chances)
    if rng.random() < .35:
        drawn = _weigh_points(drawn, rng, .3 if spoil is _pale else .6)
    if rng.random() < .4:
        drawn = drawn._replace(ink=_weigh_strokes(drawn.ink, rng))
    ink, window = damage.add_neighbours(drawn.ink, drawn, window, rng, chances)
    image, centres = damage.scale(ink, drawn.centres, window, rng, 1, em, False, chances)
    if spoil is _screen:
        image, centres = _sampled(image, centres, rng)
    if rng.random() < chances.ruling * .7:
        damage.rule(image, rng)
    paper = damage.ground(image.shape, 1, rng, chances)
    if spoil is _reversed:
        paper = 255.
    contrast = rng.uniform(least, most)
    grey = paper * (1 - contrast * image)
    if rng.random() < chances.seal:
        grey = np.minimum(grey, paper - damage.stamp(image.shape, rng) * rng.uniform(40, 150))
    grey = spoil(np.clip(grey, 0, 255).astype(np.float32), rng, noise)
    return np.clip(grey, 0, 255).astype(np.uint8), centres
