"""Single operations on a grey line: what scanners, faxes, copiers, cameras and programs do to print.

Each takes (grey, rng, noise): float32, 0 black to 255; a random.Random; a numpy Generator. Those that
are made with a range draw from it anew each time.
"""
import cv2
import numpy as np

import damage


def gauss(low, high):
    return lambda grey, rng, noise: cv2.GaussianBlur(grey, (0, 0), rng.uniform(low, high))


def defocus(grey, rng, _):
    radius = rng.uniform(.6, 2.)
    side = 2 * int(np.ceil(radius)) + 1
    y, x = np.mgrid[:side, :side] - side // 2
    kernel = np.clip(radius + .5 - np.hypot(x, y), 0, 1).astype(np.float32)
    return cv2.filter2D(grey, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def motion(grey, rng, _):
    length = rng.choice([2, 2, 3, 3, 4])
    kernel = np.zeros((5, 5), np.float32)
    angle = rng.uniform(0, np.pi)
    reach = length / 2 * np.array([np.cos(angle), np.sin(angle)])
    ends = [tuple(int(round(v)) for v in 2 + sign * reach) for sign in (-1, 1)]
    cv2.line(kernel, *ends, 1.)
    return cv2.filter2D(grey, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def grain(low, high):
    def add(grey, rng, noise):
        return grey + noise.standard_normal(grey.shape, dtype=np.float32) * rng.uniform(low, high)
    return add


def clouds(grey, rng, noise):
    """Slow changes of the paper's brightness."""
    height, width = grey.shape
    cell = rng.uniform(3, 24)
    size = (max(2, int(width / cell)), max(2, int(height / cell)))
    field = noise.standard_normal(size[::-1], dtype=np.float32)
    return grey + cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC) * rng.uniform(2, 18)


def slope(grey, rng, _):
    height, width = grey.shape
    across = np.linspace(rng.uniform(.45, 1), rng.uniform(.45, 1), width, dtype=np.float32)
    down = np.linspace(rng.uniform(.8, 1), rng.uniform(.8, 1), height, dtype=np.float32)
    return grey * across * down[:, None]


def _ends(grey):
    dark, light = np.percentile(grey, (2, 92))
    return dark, max(light - dark, 20)


def stretch(grey, rng, _):
    """Contrast as a copier or a zealous program sets it."""
    dark, span = _ends(grey)
    low = dark + span * rng.uniform(-.15, .35)
    high = dark + span * rng.uniform(.6, 1.15)
    return np.clip((grey - low) / max(high - low, 10), 0, 1) * 255


def gamma(grey, rng, _):
    return (np.clip(grey, 0, 255) / 255) ** np.exp(rng.uniform(-.6, .6)) * 255


def spread(grey, rng, _):
    """Ink that ran, or strokes that thinned, by a part of a pixel."""
    kernel = np.ones(rng.choice([(2, 2), (1, 2), (2, 1), (3, 3)]), np.uint8)
    change = cv2.erode if rng.random() < .5 else cv2.dilate  # of the paper's brightness
    share = rng.uniform(.15, .8) * (.5 if kernel.size > 4 else 1)
    return grey * (1 - share) + change(grey, kernel) * share


def jpeg(low, high):
    def code(grey, rng, _):
        bytes_ = np.clip(grey, 0, 255).astype(np.uint8)
        return damage.jpeg(bytes_, rng.randrange(low, high)).astype(np.float32)
    return code


def rescale(grey, rng, _):
    """Smaller or larger and back: a copy's lens, a screenshot in a document."""
    height, width = grey.shape
    factor = rng.uniform(.55, 1.)
    ways = [cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_NEAREST]
    small = cv2.resize(grey, (max(4, int(width * factor)), max(7, int(height * factor))),
                       interpolation=rng.choice(ways))
    return cv2.resize(small, (width, height), interpolation=rng.choice(ways[1:4]))


def sharpen(grey, rng, _):
    """With the halos that scanners and phones leave around strokes."""
    soft = cv2.GaussianBlur(grey, (0, 0), rng.uniform(.6, 1.6))
    return np.clip(grey + (grey - soft) * rng.uniform(.4, 2.), 0, 255)


def bilevel(low, high):
    def part(grey, rng, _):
        dark, span = _ends(grey)
        return np.where(grey > dark + span * rng.uniform(low, high), 255, 0).astype(np.float32)
    return part


def local_bilevel(grey, rng, _):
    """Against the mean around each pixel, as phones and copiers do."""
    side = max(2., grey.shape[0] * rng.uniform(.3, 1.5))
    mean = cv2.GaussianBlur(grey, (0, 0), side / 2)
    return np.where(grey > mean - rng.uniform(8, 40), 255, 0).astype(np.float32)


def dither(grey, rng, noise):
    """Grey as dots: what a bilevel printer or fax makes of pale print."""
    matrix = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32)
    tiles = (grey.shape[0] // 4 + 1, grey.shape[1] // 4 + 1)
    screen = np.tile(matrix, tiles)[:grey.shape[0], :grey.shape[1]] * 16 + 8
    if rng.random() < .4:
        screen = noise.random(grey.shape, dtype=np.float32) * 255
    mild = 128 + (screen - 128) * rng.uniform(.2, .7)
    return np.where(grey > mild, 255, 0).astype(np.float32)


def _blobs(shape, share, noise):
    """Where pieces of one to six pixels lie."""
    seeds = (noise.random(shape) < share / 2.5).astype(np.uint8)
    for kernel in ((1, 2), (2, 1), (2, 2), (1, 3)):
        some = seeds * (noise.random(shape) < .35)
        seeds = np.maximum(seeds, cv2.dilate(some, np.ones(kernel, np.uint8)))
    return seeds > 0


def nicks(grey, rng, noise):
    """Ink that did not take: holes in strokes, and rows that the drum missed in part."""
    light = float(np.percentile(grey, 92))
    holed = grey.copy()
    holed[_blobs(grey.shape, rng.uniform(.002, .035), noise)] = light
    return holed


def pepper(grey, rng, noise):
    dark = float(np.percentile(grey, 2))
    dirty = grey.copy()
    dirty[_blobs(grey.shape, rng.uniform(.0005, .008), noise)] = dark
    return dirty


def rows(grey, rng, _):
    """Rows of a fax that were lost, came twice, or slipped to a side."""
    rows = list(range(grey.shape[0]))
    for _ in range(rng.choice([1, 1, 2, 3])):
        at = rng.randrange(1, len(rows) - 1)
        if rng.random() < .5 and len(rows) > 12:
            del rows[at]
        else:
            rows.insert(at, rows[at])
    out = grey[rows]
    if rng.random() < .3:
        at = rng.randrange(len(rows))
        slipped = slice(at, at + rng.randrange(1, 5))
        out[slipped] = np.roll(out[slipped], rng.choice([-1, 1]), axis=1)
    return out


def coarse_rows(grey, rng, _):
    """A fax at its coarse setting: every other row, drawn twice."""
    return np.repeat(grey[rng.randrange(2)::2], 2, axis=0)


def streaks(grey, rng, _):
    """Lines that a dirty scanner draws along the feed, dark or light, seldom across."""
    streaked = grey.copy()
    dark, span = _ends(grey)
    view = streaked.T if rng.random() < .7 else streaked
    for _ in range(rng.choice([1, 1, 2, 3])):
        at = rng.randrange(view.shape[0])
        level = dark + span * (rng.uniform(.5, .9) if rng.random() < .6 else 1.1)
        share = rng.uniform(.2, .9)
        view[at] = view[at] * (1 - share) + level * share
    return streaked


def show_through(grey, rng, _):
    """The back of the sheet."""
    back = cv2.GaussianBlur(grey[:, ::-1], (0, 0), rng.uniform(.8, 2))
    back = np.roll(back, (rng.randrange(-9, 10), rng.randrange(-40, 41)), (0, 1))
    light = np.percentile(grey, 92)
    return grey - np.clip(light - back, 0, 255) * rng.uniform(.04, .22)
