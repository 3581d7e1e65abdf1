"""Reading lines with an exported model: the program's way, for measuring.

The C++ of ocr/ is the product; this twin exists so that training can be judged without building it.
"""
import cv2
import numpy as np
import torch
from torch.nn import functional

import model_file
from alphabet import is_han
from batches import MARGIN, NET_HEIGHT, STRIDE, normalise

PRESENT = .5        # a frame with at least this probability holds a character
SURE = .8           # two neighbouring frames both this sure hold two characters
UPRIGHTS = '1lI|!i'  # one stroke, named by two frames in two ways
ONE_PRIOR = 4        # of such strokes forms hold mostly ones
QUOTES = '“”‘’"\''   # the two strokes of one may look like two of them


class Model:
    """A model folder (see model_file.py)."""

    def __init__(self, folder):
        torch.set_num_threads(1)
        self.layers, self.alphabet = model_file.read(folder)
        self.weights = [[torch.from_numpy(np.array(part)) for part in layer[:2]]
                        for layer in self.layers]

    def read(self, grey):
        """(text, probability of the line, probability of the least sure character)."""
        outputs = self._frames(grey)
        present = 1 / (1 + np.exp(-outputs[0]))
        frames = np.flatnonzero(present > PRESENT)
        if len(frames) == 0:
            return '', 0., 0.
        weight, bias = self.weights[-1]
        scores = (outputs[1:, frames].T @ weight[:, :, 0, 0].numpy().T) + bias.numpy()
        scores = np.exp(scores - scores.max(1, keepdims=True))
        best = scores.argmax(1)
        sure = scores.max(1) / scores.sum(1)
        return self._join(frames, best, sure, present)

    def _frames(self, grey):
        image, paper = normalise(grey)
        width = -(-(image.shape[1] + 2 * MARGIN) // STRIDE) * STRIDE
        image = cv2.copyMakeBorder(image, 0, 0, MARGIN, width - MARGIN - image.shape[1],
                                   cv2.BORDER_CONSTANT, value=paper)
        ink = (1 - image.astype(np.float32) / 255).reshape(1, 1, NET_HEIGHT, width)
        features, centre = self._run(torch.from_numpy(ink))
        return torch.cat([centre, features], 1)[0, :, 0, :].numpy()

    @torch.no_grad()
    def _run(self, x):
        """Features and the logit of "a character is centred here", both over all frames."""
        before = x
        for layer, (weight, bias) in zip(self.layers[:-1], self.weights):
            given = x
            x = functional.conv2d(x, weight, bias, layer.stride, layer.padding, (1, layer.dilation))
            x = x + before if layer.adds else x
            x = functional.relu(x) if layer.relu else x
            before = given
        return before, x

    def _join(self, frames, best, sure, present):
        """Neighbouring frames are one character if of one class, both Han, or not both sure."""
        kept = []  # [frame, class, class probability]
        for frame, label, chance in zip(frames, best, sure):
            if kept and frame - kept[-1][0] == 1:
                last = kept[-1]
                if label == last[1]:
                    best_frame = frame if present[frame] > present[last[0]] else last[0]
                    present[frame] = present[best_frame]
                    kept[-1] = [frame, label, max(chance, last[2])]
                    continue
                pair = (self.alphabet[label], self.alphabet[last[1]])
                if all(c in UPRIGHTS for c in pair):
                    mine, theirs = (x * (ONE_PRIOR if c == '1' else 1) for x, c in zip(
                        (chance * present[frame], last[2] * present[last[0]]), pair))
                    if mine > theirs:
                        kept[-1] = [frame, label, chance]
                    continue
                if all(c in QUOTES for c in pair):
                    if chance * present[frame] > last[2] * present[last[0]]:
                        kept[-1] = [frame, label, chance]
                    continue
                both_han = all(map(is_han, pair))
                if both_han or min(present[frame], present[last[0]]) < SURE:
                    if present[frame] > present[last[0]]:
                        kept[-1] = [frame, label, chance]
                    continue
            kept.append([frame, label, chance])
        least = float(min(chance * present[frame] for frame, _, chance in kept))
        # A frame beside a centre hints at no character of its own.
        apart = ~(np.append(present[1:], 0) > PRESENT) & ~(np.append(0, present[:-1]) > PRESENT)
        missed = present[(present > .05) & (present <= PRESENT) & apart]
        line = least * float(np.prod(1 - missed))
        return ''.join(self.alphabet[label] for _, label, _ in kept), line, least
