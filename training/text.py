"""Where the text of training lines comes from.

Sources, all Debian packages or this repository: the words of Tesseract's chi_sim (Apache 2.0,
tesseract-ocr-chi-sim), the dictionary of jieba (MIT, python3-jieba), English words (public domain,
wamerican), the first two thirds of the tables of every file in fixtures/gold, the office grammar
(office.py), and characters at random. The last third of the tables is kept out: it measures.
"""
import bisect
import collections
import functools
import glob
import itertools
import json
import os
import subprocess
import tempfile

import office
import signs
from alphabet import ALPHABET, INDEX, fold, is_han
from fonts import STRANGERS

LONGEST = 26        # characters in a line, at most
STRANGER = -1       # the label of a character from outside the alphabet
TESSDATA = '/usr/share/tesseract-ocr/5/tessdata/chi_sim.traineddata'
JIEBA = '/usr/lib/python3/dist-packages/jieba/dict.txt'
ENGLISH = '/usr/share/dict/american-english'
REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def _known(text):
    return ''.join(c for c in fold(text) if c in INDEX)


def gold_cells(part):
    """Cell texts of the gold tables; part is 'train' (first two thirds) or 'kept-out' (the rest)."""
    cells = []
    for name in sorted(glob.glob(os.path.join(REPOSITORY, 'fixtures/gold/*.json'))):
        with open(name, encoding='utf8') as file:
            tables = json.load(file)['tables']
        edge = len(tables) - -(-len(tables) // 3)
        for table in tables[:edge] if part == 'train' else tables[edge:]:
            for cell in table['grid']['cells']:
                cells += [_known(line) for line in cell['text'].split('\n')]
    return [c for c in cells if c]


def chi_sim_words():
    """Han words of Tesseract's word list, unpacked with its own tools (tesseract-ocr)."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['combine_tessdata', '-u', TESSDATA, f'{folder}/c.'], check=True,
                       capture_output=True)
        subprocess.run(['dawg2wordlist', f'{folder}/c.lstm-unicharset', f'{folder}/c.lstm-word-dawg',
                        f'{folder}/words'], check=True, capture_output=True)
        with open(f'{folder}/words', encoding='utf8') as file:
            words = [line.strip() for line in file]
    return [w for w in words if w and all(is_han(c) and c in INDEX for c in w)]


def jieba_words():
    """(word, weight) of jieba's dictionary; weights flatten its counts so that rare names occur."""
    words = []
    with open(JIEBA, encoding='utf8') as file:
        for line in file:
            word, count, _ = line.split(' ')
            if all(is_han(c) and c in INDEX for c in word):
                words.append((word, int(count) ** .3))
    return words


def english_words():
    with open(ENGLISH, encoding='utf8') as file:
        words = [line.strip() for line in file]
    return [w for w in words if w.isascii() and w.isalpha() and len(w) < 13]


class Weighted:
    """Draws items by weight, in logarithmic time."""

    def __init__(self, items, weights):
        self.items = items
        self.sums = list(itertools.accumulate(weights))

    def draw(self, rng):
        return self.items[bisect.bisect(self.sums, rng.random() * self.sums[-1])]


class Text:
    """Endless lines of text, drawn from all sources with `rng` (random.Random).

    Where part is 'kept-out' the lines are for measuring: what offices print, and random characters
    only from rare().
    """

    def __init__(self, rng, part='train'):
        self.rng = rng
        self.training = part == 'train'
        self.cells = gold_cells(part)
        self.prose = ''.join(c for c in self.cells if len(c) > 8)
        self.words = chi_sim_words()
        jieba = jieba_words()
        self.dictionary = Weighted([w for w, _ in jieba], [weight for _, weight in jieba])
        self.english = english_words()
        counts = collections.Counter(''.join(self.words))
        for word, weight in jieba:
            counts.update(dict.fromkeys(word, weight))
        self.common = Weighted(ALPHABET, [counts[c] ** .5 + 1 if is_han(c) else 0 for c in ALPHABET])
        # Letters among random characters cannot be told from digits (O, I, l): no fair measure.
        self.any = Weighted(ALPHABET, [1 if is_han(c) else 12 if self.training else 0
                                       for c in ALPHABET])
        self.kinds = Weighted(*zip(
            (self._prose, 14), (self._cell, 9), (self._words, 20), (self._common, 8 * self.training),
            (self._uniform, 24 * self.training), (self._value, 17), (self._figure, 9), (self._office, 12),
            (self._mixture, 9), (self._english, 3), (self._operators, 2)))
        simple = [(signs.lone, 14), (signs.year_range, 6), (signs.number_range, 5), (signs.standard, 6),
                  (signs.model, 4), (signs.between_words, 7), (signs.money, 20), (signs.footnote, 5),
                  (signs.comparison, 8)]
        worded = [(signs.latin_line, 9), (signs.address, 3), (signs.equipment, 5)]
        drawers = ([(functools.partial(draw, rng), weight) for draw, weight in simple]
                   + [(functools.partial(draw, rng, self.english), weight) for draw, weight in worded]
                   + [(self._foreign, 1.5)])
        self.wide_kinds = Weighted(*zip(*drawers))

    def line(self):
        """One line: characters of the alphabet and, rarely, one from outside it."""
        text = _known(self.kinds.draw(self.rng)(self._length()))[:LONGEST] or '一'
        if self.rng.random() < .02:
            place = self.rng.randrange(len(text) + 1)
            text = text[:place] + self.rng.choice(STRANGERS) + text[place:]
        return text

    def wide_line(self):
        """As line(), but more of what stands alone and of what joins (signs.py); as printed."""
        if self.rng.random() < .35:
            return self.line()
        text = self.wide_kinds.draw(self.rng)()
        if self.rng.random() < .1:
            text += self._word()
        return text[:LONGEST].strip() or '—'

    def office_line(self):
        """A line as documents hold them: no word lists, nothing at random."""
        return self.rng.choice([self._prose, self._cell, self._office])(self._length())

    def rare(self):
        """A line of characters at random, each as likely as any other."""
        return self._uniform(self._length())

    def _foreign(self):
        """A line in characters that the alphabet lacks."""
        return ''.join(self.rng.choices(STRANGERS, k=self.rng.randrange(2, 14)))

    def _length(self):
        return min(LONGEST, max(1, int(self.rng.gammavariate(2.2, 4.2))))

    def _prose(self, length):
        start = self.rng.randrange(len(self.prose) - length)
        return self.prose[start:start + length]

    def _cell(self, _):
        cell = self.rng.choice(self.cells)
        start = self.rng.randrange(len(cell) - LONGEST) if len(cell) > LONGEST else 0
        return cell[start:start + LONGEST]

    def _word(self):
        return self.rng.choice(self.words) if self.rng.random() < .5 else self.dictionary.draw(self.rng)

    def _repeat(self, draw, length):
        text = ''
        while len(text) < length:
            text += draw()
        return text

    def _words(self, length):
        return self._repeat(self._word, length)

    def _common(self, length):
        return self._repeat(lambda: self.common.draw(self.rng), length)

    def _uniform(self, length):
        return self._repeat(lambda: self.any.draw(self.rng), length)

    def _value(self, _):
        return office.value(self.rng)

    def _operators(self, length):
        pieces = '≥≤><=≥≤><=≥≤><=≥≤><=++--±±××÷÷%%‰‰(())//..00112233445566778899≪≫≈'
        return self._repeat(lambda: self.rng.choice(pieces), length)

    def _figure(self, _):
        draw = self.rng.choice([office.amount, office.amount, office.date, office.date, office.code,
                                office.document_number,
                                lambda r: r.choice('-+') + office.amount(r),
                                lambda r: office.amount(r) + r.choice(office.UNITS)])
        return draw(self.rng)

    def _office(self, _):
        rng = self.rng
        text = rng.choice([office.office, office.project, office.indicator, office.person,
                           office.project, office.indicator])(rng)
        return office.numbering(rng) + text if rng.random() < .2 else text

    def _english(self, length):
        return self._repeat(lambda: office.latin(self.rng, self.english), min(length, 10))

    def _mixture(self, length):
        rng = self.rng
        pieces = [self._word, self._word, lambda: self._value(0), lambda: self._figure(0),
                  lambda: self._office(0), lambda: rng.choice('(),.:;、。“”《》/-—,。:\\#、'),
                  lambda: office.numbering(rng), lambda: office.quoted(rng, self._word()),
                  lambda: office.latin(rng, self.english)]
        return self._repeat(lambda: rng.choice(pieces)(), length)
