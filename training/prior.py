"""Rare characters, as likely as documents make them.

Training shows rare characters far more often than any document holds them, or they would never be
learnt; so the network believes in them too readily, and reads a worn 有 as 冇. For a classifier whose
classes come with other frequencies than those it learnt from, Bayes' rule says by how much each
score must shift: by the logarithm of the ratio of the frequencies (Saerens, Latinne, Decaestecker:
Adjusting the Outputs of a Classifier to New a Priori Probabilities, Neural Computation 14, 2002).
Han only: nothing is assumed about which digits and signs a form holds.
"""
import collections
import random

import numpy as np

from alphabet import is_han
from text import JIEBA, Text

SEED = 5
SAMPLES = 100_000
# Of the full shift. All of it costs rare names (lines of characters at random: 94 -> 88 % exact)
# what three fifths hardly do (92 %), and gains little more on office text.
SHARE = .6
LEAST = 2e-6      # the frequency that any character has at least
STRONGEST = 4.    # nats
SEEN = 3          # added to each count, so that no frequency is zero


def _frequencies(counts, chars, more=0.):
    values = np.array([counts[c] + more for c in chars], float)
    return values / values.sum()


def _dictionary_counts():
    counts = collections.Counter()
    with open(JIEBA, encoding='utf8') as file:
        for line in file:
            word, count, _ = line.split(' ')
            counts.update(dict.fromkeys(word, int(count)))
    return counts


def shifts(alphabet):
    """What to add to each class's score: 0 for all but Han that training shows too often."""
    text = Text(random.Random(SEED))
    trained, office = collections.Counter(), collections.Counter()
    for _ in range(SAMPLES):
        trained.update(text.line())
        office.update(text.office_line())
    chars = [c for c in alphabet if is_han(c)]
    real = np.maximum(_frequencies(_dictionary_counts(), chars), _frequencies(office, chars)) + LEAST
    shift = SHARE * np.log(real / _frequencies(trained, chars, SEEN))
    by_char = dict(zip(chars, np.clip(shift, -STRONGEST, 0)))
    return np.array([by_char.get(c, 0.) for c in alphabet], np.float32)
