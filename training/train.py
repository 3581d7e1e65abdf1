"""The training loop: reads batches from generator processes, keeps checkpoints, can be resumed.

The learning rate follows the clock, not a count of steps, so that a run ends when it was meant to
whatever share of the machine it got: --minutes is the length of the run, and a resumed run goes on
from the minutes that its checkpoint has used.
"""
import argparse
import copy
import json
import math
import multiprocessing
import os
import signal
import time

SEED = 20
QUEUE = 24            # batches that may wait
POOL = 384            # samples from which a generator makes batches of like width
AREA_CPU = 10240      # columns of a batch: small ones learn more from few lines
AREA_GPU = 163840    # a GPU wants work
WARM_UP = 40          # steps until the learning rate is full
STRANGER_WEIGHT = .3  # of the loss that asks for doubt
CLIP = 1.
OUTLIER = 8.          # times the usual norm of the gradient: a batch that would throw the net back
AVERAGE = .99         # decay per step of the running average of the weights, which is exported
LOG_EVERY = 100       # steps


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--minutes', type=float, default=180)
    parser.add_argument('--until', help='end at this time of day (HH:MM) instead of --minutes')
    parser.add_argument('--out', default='build/training', help='folder of checkpoints and logs')
    parser.add_argument('--rate', type=float, default=2e-3, help='highest learning rate')
    parser.add_argument('--start', help='folder of an exported model to start from')
    parser.add_argument('--generators', type=int, default=1, help='processes that draw lines')
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--freeze-norm', action='store_true',
                        help='keep the statistics of batch norm: for a short run from a good start')
    parser.add_argument('--checkpoint-minutes', type=float, default=5)
    return parser.parse_args()


def generate(queue, seed, difficulty, cache):
    """The body of a generator process."""
    import cv2
    from batches import Generator
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    cv2.setNumThreads(1)
    generator = Generator(seed, cache)
    area = AREA_GPU if os.environ.get('GEWU_GPU') else AREA_CPU
    while True:
        for made in generator.batches(POOL * area // AREA_CPU, area, difficulty.value):
            queue.put(made)


def losses(net, made, device):
    """(loss, class loss, centre loss, share of right classes) of one batch."""
    import torch
    from torch.nn import functional
    from batches import CENTRE, IGNORED
    images, kinds, rows, frames, labels = [torch.from_numpy(x).to(device) for x in made]
    kinds = kinds.to(torch.int64)
    ink = images.float().div_(-255).add_(1).contiguous(memory_format=torch.channels_last)
    # On CPUs without AMX half precision is no faster than single (16 ms a line against 19).
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == 'cuda'):
        features, centre = net(ink)
        scores = net.classes(features[rows, :, 0, frames])
    scores, centre = scores.float(), centre.float()[:, 0, 0, :]
    known = labels >= 0
    count = max(1, int(known.sum()))  # a batch may hold blank samples only
    class_loss = functional.cross_entropy(scores[known], labels[known], reduction='sum') / count
    right = (scores[known].argmax(1) == labels[known]).float().sum() / count
    wrong = functional.binary_cross_entropy_with_logits(
        centre, (kinds == CENTRE).float(), reduction='none')
    centres = max(len(images), int((kinds == CENTRE).sum()))
    centre_loss = (wrong * (kinds != IGNORED)).sum() / centres
    loss = class_loss + centre_loss
    if not known.all():  # a stranger should be every character a little: spread the probability
        loss = loss - STRANGER_WEIGHT * functional.log_softmax(scores[~known], 1).mean(1).sum() / len(labels)
    return loss, class_loss.item(), centre_loss.item(), right.item()


def widen(state, classes):
    """Gives a checkpoint of a shorter alphabet the classes that were added at its end.

    New rows start from the mean of the old ones: as likely as any other character, and soon learnt.
    """
    import torch
    old = len(state['net']['classes.bias'])
    if old == classes:
        return
    for part in ('net', 'average'):
        for name in ('classes.weight', 'classes.bias'):
            rows = state[part][name]
            more = rows.mean(0, keepdim=True).expand(classes - old, *rows.shape[1:])
            state[part][name] = torch.cat([rows, more])
    for moments in state['optimiser']['state'].values():
        for name, value in moments.items():
            if value.dim() and len(value) == old:
                moments[name] = torch.cat([value, value.new_zeros(classes - old, *value.shape[1:])])


class Run:
    """A training run: network, optimiser, clock and log."""

    def __init__(self, args):
        import torch
        from alphabet import ALPHABET
        from network import LineNet
        self.args, self.torch = args, torch
        self.device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
        torch.set_num_threads(args.threads)
        torch.manual_seed(SEED)
        self.net = LineNet(len(ALPHABET))
        self.lines = self.steps = 0
        self.usual_norm = CLIP
        self.used = 0.  # minutes before this start
        self.last = os.path.join(args.out, 'last.pt')
        state = torch.load(self.last, map_location='cpu') if os.path.exists(self.last) else None
        if state is None and args.start:
            self._warm_start(args.start)
        self.average = None
        if state:
            widen(state, len(ALPHABET))
            self.average = LineNet(len(ALPHABET)).requires_grad_(False)
            self.average.load_state_dict(state['average'])
            self.net.load_state_dict(state['net'])
        self.net.to(self.device).to(memory_format=torch.channels_last)
        self.average = (self.average or copy.deepcopy(self.net).requires_grad_(False)).to(self.device)
        self.optimiser = torch.optim.AdamW(self.net.parameters(), args.rate, weight_decay=.01,
                                           betas=(.9, .98))
        if state:
            self.optimiser.load_state_dict(state['optimiser'])
            self.lines, self.steps, self.used = state['lines'], state['steps'], state['minutes']
        self.begun = time.time()
        self.minutes = args.minutes
        if args.until:
            self.minutes = self.used + minutes_until(args.until)

    def _warm_start(self, folder):
        import model_file
        import warm_start
        from batches import Generator
        generator = Generator(SEED - 1, os.path.join(self.args.out, 'glyphs'))
        made = generator.batches(POOL * 24, AREA_CPU, .5)
        images = self.torch.from_numpy(made[0][0]).float().div(-255).add(1)
        layers, alphabet = model_file.read(folder)
        warm_start.load_backbone(self.net, layers, images)
        warm_start.load_head(self.net, layers, alphabet, made)

    def elapsed(self):
        return self.used + (time.time() - self.begun) / 60

    def progress(self):
        return self.elapsed() / self.minutes

    def save(self, name):
        state = {'net': self.net.state_dict(), 'average': self.average.state_dict(),
                 'optimiser': self.optimiser.state_dict(),
                 'lines': self.lines, 'steps': self.steps, 'minutes': self.elapsed()}
        path = os.path.join(self.args.out, name)
        self.torch.save(state, path + '.partial')
        os.replace(path + '.partial', path)

    def step(self, made):
        fraction = min(1., self.progress())
        rate = self.args.rate * (math.cos(math.pi * fraction) * .4975 + .5025)
        for group in self.optimiser.param_groups:
            group['lr'] = rate * min(1, (self.steps + 1) / WARM_UP)
        self.net.train()
        if self.args.freeze_norm:
            for module in self.net.modules():
                if isinstance(module, self.torch.nn.BatchNorm2d):
                    module.eval()
                    module.weight.requires_grad_(False)  # a dead channel's scale is arbitrary
        loss, *figures = losses(self.net, made, self.device)
        if not math.isfinite(loss.item()):
            raise FloatingPointError('the loss is not a number; resume from an earlier at-*.pt')
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = float(self.torch.nn.utils.clip_grad_norm_(self.net.parameters(), CLIP))
        usual, self.usual_norm = self.usual_norm, self.usual_norm * .98 + min(norm, 2 * self.usual_norm) * .02
        if norm > OUTLIER * usual:
            print(f'step {self.steps}: batch of {tuple(made[0].shape)} left out, gradient {norm:.3g}', flush=True)
        else:
            self.optimiser.step()
            self._follow()
        self.steps += 1
        self.lines += len(made[0])
        return figures

    def _follow(self):
        """The average follows the weights: quickly at first, then over the last 1 / (1 - AVERAGE)."""
        keep = min(AVERAGE, (1 + self.steps) / (10 + self.steps))
        mine = self.net.state_dict()
        for name, value in self.average.state_dict().items():
            if value.is_floating_point():
                value.lerp_(mine[name], 1 - keep)


def minutes_until(clock):
    hour, minute = map(int, clock.split(':'))
    now = time.localtime()
    return ((hour - now.tm_hour) * 60 + minute - now.tm_min - now.tm_sec / 60) % (24 * 60)


def log(run, args, figures, since):
    mean = [sum(column) / len(column) for column in zip(*figures)]
    entry = {'minutes': round(run.elapsed(), 1), 'lines': run.lines, 'steps': run.steps,
             'class_loss': round(mean[0], 4), 'centre_loss': round(mean[1], 4),
             'accuracy': round(mean[2], 4), 'steps_per_second': round(len(figures) / since, 2)}
    line = json.dumps(entry)
    print(line, flush=True)
    with open(os.path.join(args.out, 'train.log'), 'a', encoding='utf8') as file:
        file.write(line + '\n')


def loop(run, args, queue, difficulty, ramp):
    figures, mark, saved = [], time.time(), time.time()
    while run.progress() < 1:
        difficulty.value = min(1., ramp + run.progress() * 2.4)
        figures.append(run.step(queue.get()))
        if len(figures) == LOG_EVERY:
            log(run, args, figures, time.time() - mark)
            figures, mark = [], time.time()
        if time.time() - saved > args.checkpoint_minutes * 60:
            run.save('last.pt')
            run.save(f'at-{int(run.elapsed()):04d}.pt')
            saved = time.time()
    run.save('last.pt')


def main():
    args = options()
    os.makedirs(args.out, exist_ok=True)
    cache = os.path.join(args.out, 'glyphs')
    import torch
    if torch.cuda.is_available():
        os.environ['GEWU_GPU'] = '1'
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # either way: save, then stop
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Not forked: a child of a process whose threads have computed waits for locks they held.
    processes = multiprocessing.get_context('spawn')
    queue = processes.Queue(QUEUE)
    ramp = .8 if args.start else .4
    difficulty = processes.Value('d', ramp)
    run = Run(args)
    workers = [processes.Process(target=generate, daemon=True,
                                 args=(queue, SEED + i + 100 * run.steps, difficulty, cache))
               for i in range(args.generators)]
    for worker in workers:
        worker.start()
    try:
        loop(run, args, queue, difficulty, ramp)
    except KeyboardInterrupt:
        run.save('last.pt')
    for worker in workers:
        worker.terminate()


if __name__ == '__main__':
    main()
