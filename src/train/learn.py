"""Numbers of gold and silver pages (from export.ts) in, a page model's weights and its scores on unseen sites out.

Learning only: features and inference are TypeScript. Needs numpy, torch and a C compiler (Debian: python3-numpy python3-torch gcc).

  python3 learn.py DATA... --input text --out weights-text.ts            learn from every page as text, in five flattenings
  python3 learn.py DATA... --input html --out weights-html.ts            learn from every page as HTML
  python3 learn.py DATA... --input text --out weights-text.ts --fold 2   from all sites but those of fold 2 of five, and tell how those come out
"""
import argparse
import hashlib
import json
import os
import zlib

import numpy as np
import torch
import torch.nn as nn

import recurrence
from pack import pack
from page_model import BUCKETS, TYPES, PageModel

GOLD = {'wcxb-dev', 'fundus'}  # sets with gold bodies; silver pages only teach, and English ones, of which there is gold, weigh less
WEIGHTS = {'gold articles': 1.0, 'gold of other types': 1.3, 'silver in English': 0.5, 'silver in other languages': 1.0, 'made-up': 0.4}
MAX_LINES = 1500  # longer pages are cut in training: they are rare and slow the batches they stand in
BATCH_PAGES = 16
SOFT_F1, TYPE = 0.5, 0.1  # weights of the two losses beside cross-entropy
SCRAMBLED = 0.3  # share of pages
AVERAGE = 0.99  # of the weights over the last hundred or so steps, which is what is kept


# What `--without` leaves out, by names of features; `neighbours` is the recurrent layer too, so that each line is read alone, `words` are embeddings.
PARTS = {
    'cohesion': lambda name: 'cohesion' in name or name == 'log content words',
    'neighbours': lambda name: name.startswith(('gap', 'prose near', 'log since prose', 'log until prose', 'cohesion before', 'cohesion after', 'log short run')),
    'sections': lambda name: 'core' in name or 'openers' in name or name.startswith(('prose before', 'prose after', 'rhythm', 'stamps near', 'comment marks near')),
    'votes': lambda name: name.startswith('votes '),
    'words': lambda name: False,
}
NOTHING = 1e9  # a spread so wide that a feature says nothing


def weight_of(r):
    if r['set'] == 'made-up':
        return WEIGHTS['made-up']
    if r['set'] in GOLD:
        return WEIGHTS['gold articles' if r['type'] == 'article' else 'gold of other types']
    return WEIGHTS['silver in English' if (r['lang'] or 'en') == 'en' else 'silver in other languages']


def load(folder):
    rows = [json.loads(r) for r in open(os.path.join(folder, 'pages.jsonl'), encoding='utf-8')]
    names = rows.pop()
    f = np.memmap(os.path.join(folder, 'features.f32'), dtype='f4', mode='r').reshape(-1, len(names['features']))
    read = lambda name, kind: np.fromfile(os.path.join(folder, name), dtype=kind)
    y, words, bags, trees = read('labels.u8', 'u1'), read('words.i32', 'i4'), read('bags.i32', 'i4'), read('trees.i32', 'i4')
    starts, tree_starts = (np.concatenate([[0], np.cumsum(read(name, 'i4'))]) for name in ('offsets.i32', 'tree-sizes.i32'))
    for r in rows:
        a = r['first']
        b = a + min(r['lines'], MAX_LINES)
        r.update(x=f[a:b], y=y[a:b], words=words[a:b], weight=weight_of(r))
        r.update(bag=bags[starts[a]:starts[b]], at=starts[a:b] - starts[a], tree=trees[tree_starts[a]:tree_starts[b]], tree_at=tree_starts[a:b] - tree_starts[a])
    return rows, names


def fold_of(site, folds):
    """Pages of one site always share a fold."""
    return zlib.crc32(site.encode()) % folds


def inputs(rows, mean, spread):
    """What PageModel takes, of pages that stand one after the other."""
    x = torch.from_numpy(np.clip((np.concatenate([r['x'] for r in rows]) - mean) / spread, -4, 4).astype('f4'))
    joined = lambda name: torch.from_numpy(np.concatenate([r[name] for r in rows]).astype('i8'))
    def places(name, of):
        shifts = np.cumsum([0] + [len(r[of]) for r in rows[:-1]])
        return torch.from_numpy(np.concatenate([r[name] + shift for r, shift in zip(rows, shifts)]).astype('i8'))
    return x, joined('bag'), places('at', 'bag'), joined('tree'), places('tree_at', 'tree'), torch.tensor([len(r['y']) for r in rows])


def batches(rows, rng):
    """Pages of like length stand together, not always the same ones."""
    order = np.argsort([len(r['y']) + noise for r, noise in zip(rows, rng.random(len(rows)) * 30)], kind='stable')
    groups = [order[i:i + BATCH_PAGES] for i in range(0, len(order), BATCH_PAGES)]
    rng.shuffle(groups)
    return groups


def scrambled(r, rng):
    """Now and then a page whose words are none that the network knows, as in a language it was not taught."""
    if rng.random() >= SCRAMBLED:
        return r
    factor, shift = 2 * int(rng.integers(0, BUCKETS // 2)) + 1, int(rng.integers(0, BUCKETS))
    return {**r, 'bag': (r['bag'].astype('i8') * factor + shift) % BUCKETS}


def loss_of(odds, types, rows):
    """Cross-entropy of the lines, weighed by the square root of their words; what is missing to each page's F1; the page's type."""
    y = torch.from_numpy(np.concatenate([r['y'] for r in rows]).astype('f4'))
    shares = [np.sqrt(np.maximum(r['words'], 1)) for r in rows]
    w = torch.from_numpy(np.concatenate([r['weight'] * s / s.sum() for r, s in zip(rows, shares)]).astype('f4'))
    loss = (nn.functional.binary_cross_entropy_with_logits(odds, y, reduction='none') * w).sum()
    lengths = [len(r['y']) for r in rows]
    for q, b, v in zip(torch.sigmoid(odds).split(lengths), y.split(lengths), w.split(lengths)):
        loss = loss + SOFT_F1 * (1 - 2 * (q * b * v).sum() / ((q * v).sum() + (b * v).sum() + 1e-6))
    known = torch.tensor([TYPES.index(r['type']) if r['type'] in TYPES else 0 for r in rows])  # pages of other sets are articles, nearly all
    loss = loss + TYPE * len(rows) * nn.functional.cross_entropy(types, known)
    return loss / len(rows)


def train(rows, names, o):
    torch.manual_seed(o.seed)
    rng = np.random.default_rng(o.seed)
    by_page = {}
    for r in rows:
        if r['y'].any():  # a flattening that lost the body would teach to drop everything
            by_page.setdefault((r['set'], r['id']), []).append(r)
    pages = list(by_page.values())
    sample = np.concatenate([r['x'][::3] for r in rows])
    mean, spread = sample.mean(0), sample.std(0) + 1e-3
    spread[[PARTS[o.without](name) for name in names['features']] if o.without else []] = NOTHING
    net = PageModel(len(names['features']), len(names['tree']) if o.input == 'html' else 0, o)
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-2)
    steps = sum(min(len(p), o.draws) for p in pages) // BATCH_PAGES + 2
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, o.rate, total_steps=steps * o.epochs)
    average = {k: v.detach().clone() for k, v in net.state_dict().items()}
    for epoch in range(o.epochs):
        total = 0.0
        # Each epoch sees a page in `draws` of its flattenings: all of them train together, at the cost of a few.
        drawn = [p[k] for p in pages for k in rng.permutation(len(p))[:o.draws]]
        for group in batches(drawn, rng):
            chosen = [scrambled(drawn[i], rng) for i in group]
            optimiser.zero_grad()
            loss = loss_of(*net(*inputs(chosen, mean, spread)), chosen)
            loss.backward()
            # Over a long page a gradient may grow past what a number holds: cut to its length it would be none, and so would the network.
            if torch.isfinite(nn.utils.clip_grad_norm_(net.parameters(), 1.0)):
                optimiser.step()
            rate.step()
            for k, v in net.state_dict().items():
                average[k].mul_(AVERAGE).add_(v.detach(), alpha=1 - AVERAGE)
            total += float(loss.detach()) * len(chosen)
        print(f'epoch {epoch + 1} loss {total / len(drawn):.4f}', flush=True)
    net.load_state_dict(average)
    return net, mean, spread


def report(net, rows, mean, spread):
    """Mean word F1 of lines kept against lines labelled, by set, type and flattening: near to, not the same as, the scorer's figure."""
    net.eval()
    groups = {}
    for r in rows:
        with torch.no_grad():
            keep = net(*inputs([r], mean, spread))[0].numpy() >= 0
        w, y = r['words'], r['y'] > 0
        f1 = 2 * w[keep & y].sum() / max(1, w[keep].sum() + w[y].sum())
        for kind in (r['type'], 'all'):
            groups.setdefault((r['set'], kind, r['flattening']), []).append(f1)
    for key, values in sorted(groups.items()):
        print('  ', *key, len(values), f'{np.mean(values):.4f}', flush=True)


def digest(folders):
    """SHA-256 over what was learnt from: every page's row and label, in order."""
    h = hashlib.sha256()
    for folder in folders:
        for name in ('pages.jsonl', 'labels.u8'):
            with open(os.path.join(folder, name), 'rb') as f:
                h.update(f.read())
    return h.hexdigest()


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('data', nargs='+', help='folders written by export.js')
    a.add_argument('--input', required=True, choices=['text', 'html'])
    a.add_argument('--out', required=True, help='where the weights go')
    a.add_argument('--fold', type=int, help='leave out the sites of this fold and report on them')
    for name, value in dict(folds=5, units=32, layers=1, bag=16, epochs=14, draws=2, seed=0).items():
        a.add_argument('--' + name, type=int, default=value)
    for name, value in dict(drop=0.3, rate=6e-3).items():
        a.add_argument('--' + name, type=float, default=value)
    a.add_argument('--without', choices=list(PARTS), help='leave out a part, to see what it is worth')
    o = a.parse_args()
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(1)
    recurrence.check()
    rows = []
    for folder in o.data:
        more, names = load(folder)
        rows += [r for r in more if (r['flattening'] == 'html') == (o.input == 'html')]
    held = lambda r: o.fold is not None and fold_of(r['site'], o.folds) == o.fold
    net, mean, spread = train([r for r in rows if not held(r)], names, o)
    report(net, [r for r in rows if held(r) and r['set'] in GOLD], mean, spread)
    sets = {s: len({r['id'] for r in rows if r['set'] == s and not held(r)}) for s in sorted({r['set'] for r in rows})}
    recipe = {k: getattr(o, k) for k in ('units', 'layers', 'bag', 'epochs', 'draws', 'drop', 'rate', 'seed', 'fold', 'without')}
    of = lambda key: hashlib.sha256(json.dumps(names[key]).encode()).hexdigest()
    pack(net, mean, spread, o.out, {'pages': sets, 'corpus': digest(o.data), 'features': of('features'), 'tree': of('tree'), 'recipe': recipe, 'torch': torch.__version__})


if __name__ == '__main__':
    main()
