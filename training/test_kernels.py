"""The parts in `kernels.py` against PyTorch's own, values and slopes.

    python test_kernels.py
"""

import numpy
import torch
from torch.nn import functional

from kernels import maxout_norm, moves_loss

RANDOM = numpy.random.default_rng(1)


def main():
    torch.manual_seed(1)
    check("maxout_norm", *maxout_case())
    check("moves_loss", *moves_case())


def check(name, own, reference, inputs):
    value, slopes = run(own, inputs)
    expected, expected_slopes = run(reference, inputs)
    for found, wanted in zip([value, *slopes], [expected, *expected_slopes], strict=True):
        assert torch.allclose(found, wanted, atol=1e-5), f"{name}: {(found - wanted).abs().max()} apart"
    print(f"{name}: as PyTorch")


def run(function, inputs):
    for tensor in inputs:
        tensor.grad = None
    out = function()
    out.backward(torch.full_like(out, 0.5))
    return out.detach(), [tensor.grad.clone() for tensor in inputs]


def maxout_case():
    pieces, scale, shift = (torch.randn(shape, requires_grad=True) for shape in ((30, 36), (12,), (12,)))
    masks = (RANDOM.random((30, 12)) > 0.1).astype(numpy.float32) / numpy.float32(0.9)

    def reference():
        first, second, third = pieces.chunk(3, 1)
        greatest = torch.maximum(torch.maximum(first, second), third)
        return functional.layer_norm(greatest, (12,), scale, shift, 1e-8) * torch.from_numpy(masks)

    return lambda: maxout_norm(pieces, scale, shift, masks), reference, [pieces, scale, shift]


def moves_case():
    shapes = (40, 8), (8,), (6, 4), (6,)
    shares, bias, upper, upper_bias = inputs = [torch.randn(shape, requires_grad=True) for shape in shapes]
    features = RANDOM.integers(0, 40, (15, 3)).astype(numpy.int32)
    marks = RANDOM.integers(0, 3, (15, 6)).astype(numpy.uint8)
    marks[:, 1] = 2
    weights = RANDOM.random(15).astype(numpy.float32)

    def scores_of():
        units = shares[torch.from_numpy(features).long()].sum(1) + bias
        return units, units.view(-1, 4, 2).amax(-1) @ upper.t() + upper_bias

    def own():
        played = [it.detach().numpy().copy() for it in scores_of()]
        return moves_loss(*inputs, (features, marks, *played), weights)

    def reference():
        scores, mark = scores_of()[1], torch.from_numpy(marks)
        allowed = torch.logsumexp(scores.masked_fill(mark == 0, -1e9), 1)
        right = torch.logsumexp(scores.masked_fill(mark != 2, -1e9), 1)
        return ((allowed - right) * torch.from_numpy(weights)).sum()

    return own, reference, inputs


if __name__ == "__main__":
    main()
