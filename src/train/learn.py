"""Numbers of gold pages (from export.ts) in, a page model's weights and its scores on unseen sites out.

A bidirectional recurrent network over the lines of a page (GRU, Cho et al. 2014), beside each line's features a bag of hashed word
embeddings. Learning only: features and inference are TypeScript. Needs numpy and torch (Debian: python3-numpy python3-torch).

  python3 learn.py DATA... --validate            cross-validate by site
  python3 learn.py DATA... --out ../model/weights.ts   learn from everything
"""
import argparse
import hashlib
import json
import os
import zlib

import numpy as np
import torch
import torch.nn as nn

from pack import pack

MEASURED = {'wcxb-dev', 'fundus'}  # sets with gold bodies; silver pages only teach
MAX_LINES = 1500  # longer pages are cut in training: they are rare and slow the batches they stand in


def load(folder):
    rows = [json.loads(r) for r in open(os.path.join(folder, 'pages.jsonl'), encoding='utf-8')]
    names = rows.pop()['features']
    f = np.memmap(os.path.join(folder, 'features.f32'), dtype='f4', mode='r').reshape(-1, len(names))
    read = lambda name, kind: np.fromfile(os.path.join(folder, name), dtype=kind)
    y, words, bags, lengths = read('labels.u8', 'u1'), read('words.i32', 'i4'), read('bags.i32', 'i4'), read('offsets.i32', 'i4')
    starts = np.concatenate([[0], np.cumsum(lengths)])
    for r in rows:
        a, b = r['first'], r['first'] + r['lines']
        r.update(x=f[a:b], y=y[a:b], words=words[a:b], bag=bags[starts[a]:starts[b]], at=starts[a:b] - starts[a])
    return rows, names


def fold_of(site, folds):
    """Pages of one site always share a fold."""
    return zlib.crc32(site.encode()) % folds


class PageModel(nn.Module):
    def __init__(self, features, o):
        super().__init__()
        self.bag = nn.EmbeddingBag(4096, o.bag, mode='mean')
        nn.init.normal_(self.bag.weight, std=0.1)
        self.into = nn.Linear(features + o.bag, o.units)
        self.gru = nn.GRU(o.units, o.units, o.layers, bidirectional=True, batch_first=True, dropout=0.2 if o.layers > 1 else 0)
        self.hidden = nn.Linear(3 * o.units, 32)
        self.out = nn.Linear(32, 1)
        self.drop, self.late = nn.Dropout(o.drop), nn.Dropout(0.2)

    def forward(self, x, bag, at, n):
        z = torch.relu(self.into(torch.cat([self.drop(x), self.drop(self.bag(bag, at))], 1)))
        padded = nn.utils.rnn.pad_sequence(z.split(n), batch_first=True)
        packed = nn.utils.rnn.pack_padded_sequence(padded, torch.tensor(n), batch_first=True, enforce_sorted=False)
        g, _ = nn.utils.rnn.pad_packed_sequence(self.gru(packed)[0], batch_first=True)
        g = torch.cat([g[i, :k] for i, k in enumerate(n)])
        return self.out(torch.relu(self.hidden(self.late(torch.cat([g, z], 1))))).squeeze(1)


def batch_of(rows, mean, spread):
    x = torch.from_numpy(np.clip((np.concatenate([r['x'] for r in rows]) - mean) / spread, -4, 4).astype('f4'))
    shift, at = 0, []
    for r in rows:
        at.append(torch.from_numpy((r['at'] + shift).astype('i8')))
        shift += len(r['bag'])
    bag = torch.from_numpy(np.concatenate([r['bag'] for r in rows]).astype('i8'))
    return x, bag, torch.cat(at), [len(r['y']) for r in rows]


def batches(rows, rng, size=16):
    noise = rng.random(len(rows)) * 30 if rng is not None else np.zeros(len(rows))
    order = np.argsort([len(r['y']) + e for r, e in zip(rows, noise)], kind='stable')
    groups = [order[i:i + size] for i in range(0, len(order), size)]
    if rng is not None:
        rng.shuffle(groups)
    return groups


def target(rows):
    y = torch.from_numpy(np.concatenate([r['y'] for r in rows]).astype('f4'))
    w = [np.sqrt(np.maximum(r['words'], 1)) for r in rows]
    w = torch.from_numpy(np.concatenate([r.get('weight', 1.0) * v / v.sum() for r, v in zip(rows, w)]).astype('f4'))
    return y, w


def cut(r):
    if len(r['y']) <= MAX_LINES:
        return r
    end = r['at'][MAX_LINES]
    return {**r, 'x': r['x'][:MAX_LINES], 'y': r['y'][:MAX_LINES], 'words': r['words'][:MAX_LINES], 'at': r['at'][:MAX_LINES], 'bag': r['bag'][:end]}


def train(rows, features, o):
    torch.manual_seed(o.seed)
    rng = np.random.default_rng(o.seed)
    by_page = {}
    for r in rows:
        if not r['y'].any():
            continue  # this flattening lost the body: it would teach to drop everything
        by_page.setdefault((r['set'], r['id']), []).append(cut(r))
    pages = list(by_page.values())
    sample = np.concatenate([r['x'][::3] for r in rows])
    mean, spread = sample.mean(0), sample.std(0) + 1e-3
    net = PageModel(features, o)
    opt = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-2)
    steps = (len(pages) * o.draws + 15) // 16 + 2
    rate = torch.optim.lr_scheduler.OneCycleLR(opt, 6e-3, total_steps=steps * o.epochs)
    for epoch in range(o.epochs):
        net.train()
        total = 0.0
        # Each epoch sees a page in `draws` of its flattenings: all of them train together, at the cost of a few.
        drawn = [p[k] for p in pages for k in rng.permutation(len(p))[:o.draws]]
        for group in batches(drawn, rng):
            chosen = [drawn[i] for i in group]
            y, w = target(chosen)
            opt.zero_grad()
            s = net(*batch_of(chosen, mean, spread))
            loss = (nn.functional.binary_cross_entropy_with_logits(s, y, reduction='none') * w).sum() / len(chosen)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            rate.step()
            total += float(loss.detach()) * len(chosen)
        print(f'epoch {epoch + 1} loss {total / len(drawn):.4f}', flush=True)
    return net, mean, spread


def predict(net, rows, mean, spread):
    net.eval()
    scores = [None] * len(rows)
    with torch.no_grad():
        for group in batches(rows, None):
            chosen = [rows[i] for i in group]
            s = torch.sigmoid(net(*batch_of(chosen, mean, spread)))
            for i, v in zip(group, s.split([len(r['y']) for r in chosen])):
                scores[i] = v.numpy()
    return scores


def page_f1(r, keep):
    w, y = r['words'], r['y'] > 0
    tp, kept, gold = w[keep & y].sum(), w[keep].sum(), w[y].sum()
    return 2 * tp / (kept + gold) if kept + gold else 1.0


def report(rows, scores):
    """Mean word F1 of lines kept against lines labelled, by set, type and flattening: near to, not the same as, the scorer's figure."""
    groups = {}
    for r, s in zip(rows, scores):
        f = [page_f1(r, s >= t) for t in (0.35, 0.5, 0.65)]
        for key in {(r['set'], r['type'], r['flattening']), (r['set'], 'all', r['flattening'])}:
            groups.setdefault(key, []).append(f)
    for key, f in sorted(groups.items()):
        print('  ', *key, len(f), ' '.join(f'{v:.4f}' for v in np.mean(f, 0)), flush=True)


def digest(folders):
    """SHA-256 over what was learnt from: every page's row and label, in order."""
    h = hashlib.sha256()
    for folder in folders:
        for name in ('pages.jsonl', 'labels.u8'):
            with open(os.path.join(folder, name), 'rb') as f:
                h.update(f.read())
    return h.hexdigest()


def cross_validate(rows, width, o):
    """Scores of every labelled page by a model that saw no page of its site."""
    held, scores = [], []
    for k in range(o.folds) if o.fold < 0 else [o.fold]:
        learn = [r for r in rows if fold_of(r['site'], o.folds) != k]
        test = [r for r in rows if fold_of(r['site'], o.folds) == k and r['set'] in MEASURED]
        net, mean, spread = train(learn, width, o)
        if o.out:
            pack(net, mean, spread, f'{o.out}.fold{k}.ts', {'fold': k})
        held += test
        scores += predict(net, test, mean, spread)
    return report(held, scores)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('data', nargs='+', help='folders written by export.js')
    for name, value in dict(folds=5, fold=-1, units=32, layers=1, bag=16, epochs=12, seed=0, draws=1, threads=1).items():
        a.add_argument('--' + name, type=int, default=value)
    a.add_argument('--drop', type=float, default=0.3)
    a.add_argument('--validate', action='store_true', help='cross-validate by site instead of learning from everything')
    a.add_argument('--out', help='where weights.ts goes')
    o = a.parse_args()
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(o.threads)
    rows, names = [], None
    for folder in o.data:
        more, names = load(folder)
        rows += more
    if o.validate:
        cross_validate(rows, len(names), o)
        return
    net, mean, spread = train(rows, len(names), o)
    sets = {s: len({r['id'] for r in rows if r['set'] == s}) for s in sorted({r['set'] for r in rows})}
    recipe = {k: getattr(o, k) for k in ('units', 'layers', 'bag', 'epochs', 'draws', 'drop', 'seed')}
    pack(net, mean, spread, o.out, {'pages': sets, 'corpus': digest(o.data), 'features': hashlib.sha256(json.dumps(names).encode()).hexdigest(), 'recipe': recipe, 'torch': torch.__version__})


if __name__ == '__main__':
    main()
