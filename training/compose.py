"""Draws a text as a line of ink: glyphs side by side, as a typesetter would, with its liberties."""
from collections import namedtuple

import cv2
import numpy as np

import fonts
from alphabet import ASCII, INDEX, fold, full_width, is_dash
from fonts import BASELINE, EM, HEIGHT
from text import STRANGER

# ink: uint8 HEIGHT x width, 255 black. centres: x of each character's middle. labels: its class, or
# STRANGER. left, right: the columns that its ink covers.
Drawn = namedtuple('Drawn', 'ink centres labels left right')

# How often a liberty is taken, per line.
OTHER_LATIN = .45     # digits and letters from a Latin face, as Word does
FAKE_BOLD = .07
FULL_WIDTH_ALL = .03  # digits and letters at full width
TRACKED = .45         # letters slightly wider or tighter
SPREAD = .04          # letters spread far apart, as in "项 目 名 称"
UNDERLINED = .04
GAP = .01             # a blank, per character
WIDE_HYPHEN = .25     # a hyphen as wide as half an em, as in AR PL Mingti and other Chinese faces
HYPHEN_WIDTHS = (.36, .5)  # of the em, its ink
DASH = .7             # of the em: no dash is narrower, whatever a typewriter face draws
WIDEST_HYPHEN = .55  # of the em
BLANKS = (.2, .6)     # of the em, between Latin words
PUNCTUATION = '(),:;!?%~'
NEVER_UNDERLINED = {INDEX[c] for c in '<>=-'}  # a line under < makes it another sign


def label_of(char, glyph):
    """The class of a printed character. Of dashes the narrow ones are hyphens, whatever their code."""
    if is_dash(char):
        return INDEX['-' if glyph.ink.shape[1] < WIDEST_HYPHEN * EM else '—']
    return INDEX.get(fold(char), STRANGER)


def _widened(glyph, width):
    """The glyph with ink `width` columns wide, where that is wider than it is."""
    more = int(round(width)) - glyph.ink.shape[1]
    if more <= 0:
        return glyph
    size = (glyph.ink.shape[1] + more, glyph.ink.shape[0])
    ink = cv2.resize(glyph.ink, size, interpolation=cv2.INTER_LINEAR)
    return glyph._replace(ink=ink, advance=glyph.advance + more)


class Composer:
    """Draws with the given faces. `rng` is a random.Random."""

    def __init__(self, rng, han, latin, cache):
        self.rng = rng
        self.han = fonts.load(han, fonts.han_chars(), cache)
        self.names = [face.name for face in han]
        self.weights = [face.weight for face in han]
        self.latin = fonts.load(latin, fonts.latin_chars(), cache)
        self.latin_names = [face.name for face in latin]
        self.latin_weights = [face.weight for face in latin]

    def draw(self, text, face=None, plain=False):
        """`plain` takes no liberties: for measuring. None if not one character could be drawn."""
        rng = self.rng
        style = self._style(face, plain)
        x, pieces = EM, []
        for char in text:
            if char == ' ':
                x += rng.uniform(*BLANKS) * EM
                continue
            glyph = self._glyph(char, style)
            if glyph is None:
                continue
            pieces.append((int(round(x + glyph.left)), glyph, char))
            x += glyph.advance + style['tracking']
            if not plain and rng.random() < GAP:
                x += rng.uniform(.1, .6) * EM
        if not pieces:
            return None
        drawn = self._paste(pieces, int(x) + EM)
        return drawn if plain else self._decorate(drawn)

    def _style(self, face, plain):
        rng = self.rng
        latin = None
        if self.latin and rng.random() < OTHER_LATIN:
            latin = self.latin[rng.choices(self.latin_names, self.latin_weights)[0]]
        tracking = 0
        if not plain and rng.random() < TRACKED:
            tracking = rng.uniform(-.06, .14) * EM
        if not plain and rng.random() < SPREAD:
            tracking = rng.uniform(.2, 1.) * EM
        return {'han': self.han[face or rng.choices(self.names, self.weights)[0]],
                'latin': latin, 'tracking': tracking,
                'latin_signs': rng.random() < .4,
                'hyphen': rng.uniform(*HYPHEN_WIDTHS) * EM if rng.random() < WIDE_HYPHEN else 0,
                'full_punctuation': rng.choice([0, 0, 1, .5]),
                'full_all': not plain and rng.random() < FULL_WIDTH_ALL}

    def _glyph(self, char, style):
        """The glyph in the style's faces, else in any face that has it."""
        han, latin = style['han'], style['latin']
        glyph = None
        if char in ASCII:
            wide = char in PUNCTUATION and self.rng.random() < style['full_punctuation']
            if wide or (style['full_all'] and char != '-'):  # a full-width hyphen is a dash in print
                glyph = han.get(full_width(char))
            if glyph is None and latin:
                glyph = latin.get(char)
            glyph = glyph or han.get(char) or han.get(full_width(char))
            if char == '-' and glyph is not None:
                glyph = _widened(glyph, style['hyphen'])
        elif latin and style['latin_signs']:
            glyph = latin.get(char)
            if char == '—' and glyph is not None and glyph.ink.shape[1] < DASH * EM:
                glyph = None
        return glyph or han.get(char) or self._elsewhere(char)

    def _elsewhere(self, char):
        holders = [name for name in self.names if char in self.han[name]]
        if holders:
            return self.han[self.rng.choice(holders)][char]
        return next((face[char] for face in self.latin.values() if char in face), None)

    @staticmethod
    def _paste(pieces, width):
        ink = np.zeros((HEIGHT, width), np.uint8)
        left, right, labels = [], [], []
        for x, glyph, char in pieces:
            x = max(0, x)
            piece = glyph.ink[:, :width - x]
            rows = slice(glyph.top, glyph.top + piece.shape[0])
            view = ink[rows, x:x + piece.shape[1]]
            np.maximum(view, piece, out=view)
            left.append(x)
            right.append(x + piece.shape[1])
            labels.append(label_of(char, glyph))
        left, right = np.array(left, np.float32), np.array(right, np.float32)
        return Drawn(ink, (left + right) / 2, labels, left, right)

    def _decorate(self, drawn):
        rng, ink = self.rng, drawn.ink
        if rng.random() < FAKE_BOLD:  # what Word does where a face has no bold: drawn twice, shifted
            shift = rng.choice([1, 1, 2])
            ink = np.maximum(ink, np.roll(ink, shift, axis=1))
        if rng.random() < UNDERLINED and not NEVER_UNDERLINED.intersection(drawn.labels):
            ends = sorted(rng.sample(range(ink.shape[1]), 2)) if rng.random() < .5 else (
                drawn.left[0], drawn.right[-1])
            top = BASELINE + rng.randrange(5, 10)
            ink = ink.copy()
            ink[top:top + rng.randrange(1, 4), int(ends[0]):int(ends[1])] = 255
        return drawn._replace(ink=ink)
