"""Reading lines with an exported model through OpenCV's dnn: the program's way, for measuring.

The C++ of ocr/ is the product; this twin exists so that training can be judged without building it.
"""
import cv2
import numpy as np

from alphabet import is_han
from batches import MARGIN, NET_HEIGHT, normalise

PRESENT = .5        # a frame with at least this probability holds a character
SURE = .8           # two neighbouring frames both this sure hold two characters
QUOTES = '“”‘’"\''   # the two strokes of one may look like two of them
WIDTH_STEP = 32     # widths are padded to a multiple, so that OpenCV re-plans rarely


class Model:
    """An exported model folder: backbone.onnx, head.onnx, alphabet.txt."""

    def __init__(self, folder):
        cv2.setNumThreads(1)
        self.backbone = cv2.dnn.readNetFromONNX(f'{folder}/backbone.onnx')
        self.head = cv2.dnn.readNetFromONNX(f'{folder}/head.onnx')
        with open(f'{folder}/alphabet.txt', encoding='utf8') as file:
            self.alphabet = file.read().splitlines()

    def read(self, grey):
        """(text, probability of the line, probability of the least sure character)."""
        outputs = self._frames(grey)
        present = 1 / (1 + np.exp(-outputs[0]))
        frames = np.flatnonzero(present > PRESENT)
        if len(frames) == 0:
            return '', 0., 0.
        self.head.setInput(np.ascontiguousarray(outputs[1:, frames].T))
        scores = self.head.forward()
        scores = np.exp(scores - scores.max(1, keepdims=True))
        best = scores.argmax(1)
        sure = scores.max(1) / scores.sum(1)
        return self._join(frames, best, sure, present)

    def _frames(self, grey):
        image, paper = normalise(grey)
        width = -(-(image.shape[1] + 2 * MARGIN) // WIDTH_STEP) * WIDTH_STEP
        image = cv2.copyMakeBorder(image, 0, 0, MARGIN, width - MARGIN - image.shape[1],
                                   cv2.BORDER_CONSTANT, value=paper)
        self.backbone.setInput((1 - image.astype(np.float32) / 255).reshape(1, 1, NET_HEIGHT, width))
        return self.backbone.forward()[0, :, 0, :]

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
        chances = [chance * present[frame] for frame, _, chance in kept]
        blank = present[(present > .05) & (present <= PRESENT)]
        line = float(np.prod(chances) * np.prod(1 - blank))
        return ''.join(self.alphabet[label] for _, label, _ in kept), line, float(min(chances))
