"""Reads sets of line crops with PP-OCR beside Gewu's reader, in one run: exact lines, digits, time.

PP-OCR is the recogniser that PyPI's rapidocr ships (onnxruntime, one thread), and gets each crop as it is
(3 channels). Ours is the program's own C++: gewu-bench-recogniser with --print. Both answers and the truth
are folded alike (alphabet.fold; NFKC besides). Only for measuring: pip install rapidocr onnxruntime.
"""
import argparse
import collections
import glob
import os
import subprocess
import sys
import time
import unicodedata

import cv2

import crops
from alphabet import fold


def folded(text):
    text = unicodedata.normalize('NFKC', fold(text))
    return text.replace('―', '—').replace('–', '—').replace('·', '·').replace('•', '·')


def digits(text):
    """What an amount says: digits, points, commas, signs."""
    return ''.join(c for c in text if c in '0123456789.,-%')


class PaddleReader:
    def __init__(self):
        from rapidocr import RapidOCR
        engine = RapidOCR(params={'EngineConfig.onnxruntime.intra_op_num_threads': 1,
                                  'EngineConfig.onnxruntime.inter_op_num_threads': 1,
                                  'Global.log_level': 'error'})
        from rapidocr.ch_ppocr_rec.typings import TextRecInput
        load = getattr(engine, '_load_rec_model', None)  # later releases load on first use
        self.recognise, self.ask = (load() if load else engine.text_rec), TextRecInput

    def read(self, set_of_crops):
        """(texts, CPU seconds)."""
        begun = time.process_time()
        texts = []
        for crop in set_of_crops:
            image = cv2.cvtColor(crop.grey, cv2.COLOR_GRAY2BGR)
            texts.append(self.recognise(self.ask(img=[image], return_word_box=False)).txts[0])
        return texts, time.process_time() - begun


def ours(program, folder, model):
    """{set: [(text, probability)]}, {set: milliseconds per line}."""
    command = [program, folder, '--drawn', '0', '--no-tesseract', '--print']
    run = subprocess.run(command + (['--model', model] if model else []), capture_output=True, text=True,
                         check=True, encoding='utf8')
    texts, times = collections.defaultdict(list), {}
    for line in run.stdout.splitlines():
        cells = line.split('\t')
        if cells[0] == 'line':
            texts[cells[1]].append((cells[4], float(cells[2])))
        elif cells[0] == 'time':
            times[cells[1]] = float(cells[2])
    return texts, times


def score(truths, texts):
    """Lines exact, lines with digits, of those with all of them right."""
    pairs = [(folded(a), folded(b)) for a, b in zip(truths, texts, strict=True)]
    numeric = [(digits(a), digits(b)) for a, b in pairs if any(c.isdigit() for c in a)]
    return sum(a == b for a, b in pairs), len(numeric), sum(a == b for a, b in numeric)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('sets')
    parser.add_argument('--program', default='build/gewu-bench-recogniser')
    parser.add_argument('--model', action='append', default=[], help='a model folder; may be repeated')
    parser.add_argument('--no-paddle', action='store_true')
    args = parser.parse_args()
    names = [os.path.basename(p)[:-4] for p in sorted(glob.glob(f'{args.sets}/*.tsv'))]
    paddle = None if args.no_paddle else PaddleReader()
    models = args.model or ['']
    read = {model or 'ours': ours(args.program, args.sets, model) for model in models}
    readers = list(read) + ([] if paddle is None else ['pp-ocr'])
    print('set\tlines\t' + '\t'.join(f'{os.path.basename(r.rstrip("/"))}: exact %\tdigits %\tms a line' for r in readers))
    sums = collections.defaultdict(lambda: [0, 0, 0, 0, 0.])
    for name in names:
        lines = crops.read(args.sets, name)
        truths = [crop.text for crop in lines]
        row = [name, str(len(lines))]
        for reader in readers:
            if reader == 'pp-ocr':
                texts, seconds = paddle.read(lines)
            else:
                texts = [text for text, _ in read[reader][0][name]]
                seconds = read[reader][1][name] * len(lines) / 1000
            exact, numeric, right = score(truths, texts)
            row += figures(len(lines), exact, numeric, right, seconds)
            for key in (name.split('-', 1)[0], name.split('-', 1)[-1], 'all'):
                for i, value in enumerate((len(lines), exact, numeric, right, seconds)):
                    sums[key, reader][i] += value
        print('\t'.join(row), flush=True)
    for key in sorted({key for key, _ in sums}):
        row = [f'[{key}]', str(sums[key, readers[0]][0])]
        for reader in readers:
            row += figures(*sums[key, reader])
        print('\t'.join(row))


def figures(lines, exact, numeric, right, seconds):
    return [f'{100 * exact / max(lines, 1):.2f}', f'{100 * right / max(numeric, 1):.2f}', f'{1000 * seconds / max(lines, 1):.2f}']


if __name__ == '__main__':
    sys.exit(main())
