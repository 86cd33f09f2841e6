"""A page's lines as numbers in, each line's log-odds of being body out: what src/model/network.ts computes in use."""
import torch
import torch.nn as nn

import recurrence

BUCKETS, PAGE_UNITS, DEEP_UNITS = 4096, 16, 32
TYPES = ['article', 'collection', 'documentation', 'forum', 'listing', 'product', 'service']


class PageModel(nn.Module):
    """A bidirectional recurrent network over the lines (GRU, Cho et al. 2014), beside each line's features a bag of hashed word
    embeddings and, in HTML, the rows of its place in the tree; the mean and maximum of all states tell each line of the whole page."""

    def __init__(self, features, tree, o):
        super().__init__()
        self.bag = nn.EmbeddingBag(BUCKETS, o.bag, mode='mean')  # torch's own start, N(0, 1): smaller ones learn little of the words
        self.into = nn.Linear(features + o.bag, o.units)
        self.tree = nn.EmbeddingBag(tree, o.units, mode='sum') if tree else None
        if tree:
            nn.init.normal_(self.tree.weight, std=0.1)
        layer = lambda l: nn.GRU(o.units if l == 0 else 2 * o.units, o.units, batch_first=True)
        self.down, self.up = (nn.ModuleList([layer(l) for l in range(o.layers)]) for _ in range(2))
        self.page, self.kind = nn.Linear(4 * o.units, PAGE_UNITS), nn.Linear(PAGE_UNITS, len(TYPES))
        self.hidden, self.out = nn.Linear(3 * o.units + PAGE_UNITS, DEEP_UNITS), nn.Linear(DEEP_UNITS, 1)
        if o.without == 'words':
            nn.init.zeros_(self.bag.weight).requires_grad_(False)
        if o.without == 'neighbours':
            for p in [*self.down.parameters(), *self.up.parameters()]:
                nn.init.zeros_(p).requires_grad_(False)  # states that stay 0 know of no other line
        self.drop, self.drop_tree, self.late = nn.Dropout(o.drop), nn.Dropout(0.2), nn.Dropout(0.2)

    def forward(self, x, bag, at, tree, tree_at, lengths):
        """(log-odds of every line, log-odds of the seven page types of every page)"""
        z = self.into(torch.cat([self.drop(x), self.drop(self.bag(bag, at))], 1))
        if self.tree and len(tree):
            z = z + self.tree(tree, tree_at, per_sample_weights=self.drop_tree(torch.ones(len(tree))))
        z = g = torch.relu(z)
        for l, (down, up) in enumerate(zip(self.down, self.up)):
            g = self.late(g) if l else g
            g = torch.cat([recurrence.run(down, g, lengths, False), recurrence.run(up, g, lengths, True)], 1)
        pooled = torch.stack([torch.cat([p.mean(0), p.max(0)[0]]) for p in g.split(lengths.tolist())])
        page = torch.relu(self.page(self.late(pooled)))
        line = torch.cat([self.late(torch.cat([g, z], 1)), torch.repeat_interleave(page, lengths, 0)], 1)
        return self.out(torch.relu(self.hidden(line))).squeeze(1), self.kind(page)
