"""One direction of a torch.nn.GRU over pages of unequal length, computed by recurrence.c, which the C compiler builds at first use."""
import ctypes
import os
import subprocess
import tempfile

import torch

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'recurrence.c')
# One instruction set for every machine: other ones round differently, and training is to be reproducible.
FLAGS = ['-O3', '-mavx2', '-mfma', '-ffast-math', '-shared', '-fPIC']


def build():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'recurrence.so')
        subprocess.run(['cc', *FLAGS, SOURCE, '-o', path, '-lm'], check=True)
        return ctypes.CDLL(path)


LIBRARY = build()


def pointers(*tensors):
    return [ctypes.c_void_p(t.data_ptr()) for t in tensors]


class Recurrence(torch.autograd.Function):
    @staticmethod
    def forward(ctx, parts, weight, bias, lengths, back):
        units, n = weight.shape[1], len(parts)
        parts, by_input, states, saved = parts.contiguous(), weight.t().contiguous(), torch.empty(n, units), torch.empty(n, 4 * units)
        getattr(LIBRARY, f'forward{units}')(*pointers(parts, by_input, bias, states, saved, lengths), len(lengths), int(back))
        ctx.save_for_backward(by_input, states, saved, lengths)
        ctx.back = back
        return states

    @staticmethod
    def backward(ctx, gradient):
        by_input, states, saved, lengths = ctx.saved_tensors
        n, units = states.shape
        gradient, parts, weight, bias = gradient.contiguous(), torch.empty(n, 3 * units), torch.empty_like(by_input), torch.empty(3 * units)
        getattr(LIBRARY, f'backward{units}')(*pointers(by_input, states, saved, gradient, parts, weight, bias, lengths), len(lengths), int(ctx.back))
        return parts, weight.t(), bias, None, None


def run(gru, lines, lengths, back):
    """States of all lines (lines x units) of pages that stand one after the other; the same as `gru` on each page alone."""
    parts = torch.nn.functional.linear(lines, gru.weight_ih_l0, gru.bias_ih_l0)
    return Recurrence.apply(parts, gru.weight_hh_l0, gru.bias_hh_l0, lengths, back)


def check():
    """Raises where torch.nn.GRU gives other states or gradients."""
    torch.manual_seed(1)
    gru, lengths = torch.nn.GRU(8, 32, batch_first=True), torch.tensor([12, 1, 7])
    lines, weigh = torch.randn(20, 8), torch.randn(20, 32)
    for back in (False, True):
        found = []
        for ours in (True, False):
            gru.zero_grad()
            if ours:
                y = run(gru, lines, lengths, back)
            else:
                flip = (lambda p: p.flip(0)) if back else (lambda p: p)
                y = torch.cat([flip(gru(flip(page)[None])[0][0]) for page in lines.split(lengths.tolist())])
            (y * weigh).sum().backward()
            found.append([y.detach()] + [p.grad.clone() for p in gru.parameters()])
        for a, b in zip(*found):
            torch.testing.assert_close(a, b, rtol=1e-4, atol=1e-5)
