"""Training samples and batches: what the network sees, and what it should say at each frame."""
import random

import cv2
import numpy as np

import fonts
import wider
from alphabet import INDEX
from compose import Composer
from damage import photograph
from text import Text

NET_HEIGHT = 32   # rows of the network's input
MARGIN = 8        # columns of paper that the program puts before a line
STRIDE = 4        # columns per frame of the network's output
WIDEST = 1000     # columns; wider samples are thrown away
PAD = 16          # batches are padded to a multiple of this
NEGATIVE, CENTRE, IGNORED = 0, 1, 2
BLANK = .015     # samples without a character: noise, rules, stamps on paper
WIDER = .5       # samples with the texts and the damage of wider.py
BLANK_WIDER = .03
GONE = -2        # the label of a mark that no longer shows: nothing is taught there
SHOWS = 14       # grey levels below the paper from which a mark shows
MARKS = {INDEX[c] for c in '.,·、\''}
FAINT, BROUGHT_TO, MOST_GAIN = .55, .75, 3  # contrasts (0 to 1) of print, see network_recognizer.cc
BESIDE = .3       # a centre this near to its frame's edge excuses the next frame


def _show_faint(image, paper):
    """Faint print is brought to more contrast before it is read: as network_recognizer.cc does."""
    contrast = (paper - int(np.percentile(image, 1, method='lower'))) / 255
    if contrast >= FAINT:
        return image
    gain = BROUGHT_TO / max(contrast, BROUGHT_TO / MOST_GAIN)
    return np.clip(paper - gain * (paper - image.astype(np.float32)), 0, 255).astype(np.uint8)


def normalise(grey):
    """A crop as the network wants it: NET_HEIGHT rows, uint8. Returns it and its paper's brightness."""
    height, width = grey.shape
    size = (max(8, int(round(width * NET_HEIGHT / height))), NET_HEIGHT)
    how = cv2.INTER_AREA if height > NET_HEIGHT else cv2.INTER_LINEAR
    image = cv2.resize(grey, size, interpolation=how)
    paper = int(np.percentile(image, 90))
    return _show_faint(image, paper), paper


class Generator:
    """Endless samples. `difficulty` (0..1) is the share of damaged lines at which training stands."""

    def __init__(self, seed, cache, han=fonts.HAN, latin=fonts.LATIN, part='train'):
        self.rng = random.Random(seed)
        self.noise = np.random.default_rng(seed)
        self.composer = Composer(self.rng, han, latin, cache)
        self.text = Text(self.rng, part)

    def sample(self, difficulty=1.):
        """(image uint8 NET_HEIGHT x width with its margin, centres in columns, labels)."""
        while True:
            made = self._wider() if self.rng.random() < WIDER else self._usual(difficulty)
            if made is None:
                continue
            grey, centres, labels = made
            image, paper = normalise(grey)
            if image.shape[1] > WIDEST:
                continue
            centres = centres * (image.shape[1] / grey.shape[1])
            labels = _without_lost_marks(image, paper, centres, labels)
            margin = MARGIN if self.rng.random() < .8 else self.rng.randrange(13)
            centres = centres + margin
            image = cv2.copyMakeBorder(image, 0, 0, margin, 0, cv2.BORDER_CONSTANT, value=paper)
            return image, centres, labels, paper

    def _usual(self, difficulty):
        drawn = self.composer.draw(self.text.line())
        if drawn is None:
            return None
        if self.rng.random() < BLANK:
            drawn = _blank(drawn)
        chance = self.rng.random()
        level = 0 if chance < 1 - .75 * difficulty else 1 if chance < 1 - .35 * difficulty else 2
        grey, centres = photograph(drawn, self.rng, self.noise, level)
        return grey, centres[:len(drawn.labels)], drawn.labels

    def _wider(self):
        drawn = self.composer.draw(self.text.wide_line())
        if drawn is None:
            return None
        if self.rng.random() < BLANK_WIDER:
            drawn = _blank(drawn)
        grey, centres = wider.photograph(drawn, self.rng, self.noise)
        return grey, centres[:len(drawn.labels)], drawn.labels

    def batches(self, pool, area, difficulty=1.):
        """A shuffled list of batches made of `pool` samples of like width, `area` columns each."""
        samples = [self.sample(difficulty) for _ in range(pool)]
        samples.sort(key=lambda s: s[0].shape[1] + self.rng.random() * 24)
        made, start = [], 0
        while start < len(samples):
            end = start + 1
            while end < len(samples) and _padded(samples[end]) * (end + 1 - start) <= area:
                end += 1
            made.append(batch(samples[start:end]))
            start = end
        self.rng.shuffle(made)
        return made


def _blank(drawn):
    return drawn._replace(ink=np.zeros_like(drawn.ink), labels=[])


def _without_lost_marks(image, paper, centres, labels):
    """The labels, GONE in the place of points whose ink no longer shows."""
    kept = list(labels)
    for i, label in enumerate(labels):
        if label in MARKS:
            middle = int(centres[i])
            seen = image[NET_HEIGHT // 4:, max(0, middle - 3):middle + 4]
            if seen.size and paper - int(seen.min()) < SHOWS:
                kept[i] = GONE
    return kept


def _padded(sample):
    return -(-(sample[0].shape[1] + MARGIN) // PAD) * PAD


def batch(samples):
    """(images N,1,32,W uint8; frame kinds N,W/4; rows, frames and labels of what has a class)."""
    width = max(_padded(s) for s in samples)
    frames = width // STRIDE
    images = np.empty((len(samples), 1, NET_HEIGHT, width), np.uint8)
    kinds = np.zeros((len(samples), frames), np.int8)
    rows, columns, classes = [], [], []
    for row, (image, centres, labels, paper) in enumerate(samples):
        images[row, 0, :, :image.shape[1]] = image
        images[row, 0, :, image.shape[1]:] = paper
        place = np.clip(centres / STRIDE, 0, frames - 1e-3)
        frame = place.astype(int)
        labels = np.array(labels, np.int64)
        gone = labels == GONE
        kinds[row, frame[gone]] = IGNORED
        place, frame, labels = place[~gone], frame[~gone], labels[~gone]
        kinds[row, frame] = CENTRE
        beside = np.where(place - frame < BESIDE, frame - 1,
                          np.where(place - frame > 1 - BESIDE, frame + 1, -1))
        free = (beside >= 0) & (beside < frames)
        free[free] = kinds[row, beside[free]] == NEGATIVE
        kinds[row, beside[free]] = IGNORED
        where = np.concatenate([frame, beside[free]])
        rows.append(np.full(len(where), row))
        columns.append(where)
        classes.append(np.concatenate([labels, labels[free]]))
    return images, kinds, *map(np.concatenate, (rows, columns, classes))
