"""Parts of the network that PyTorch runs slowly on one core, with their derivatives.

1. `maxout_norm`: the greatest of the pieces, normalised, with dropout, in one pass over memory.
2. `moves_loss`: the loss of the states that were played, whose scores are known already.

Randomness for dropout comes from one pool of masks, read from a new place each time: drawing
numbers would take longer than the layer.
"""

import numpy
import torch
from numba import njit

EPSILON = 1e-8
POOL = 1 << 23

# Keeps the right moves' share above zero where all of them score far below another.
LEAST_POWER = numpy.float32(1e-37)


class DropoutPool:
    """Masks that hold 0 with the rate of dropout, else what keeps the mean."""

    def __init__(self, rate, seed=1):
        random = numpy.random.default_rng(seed)
        kept = random.random(POOL, numpy.float32) >= rate
        self.masks = kept.astype(numpy.float32) / numpy.float32(1 - rate)
        self.random = random

    def take(self, shape):
        size = shape[0] * shape[1]
        start = self.random.integers(POOL - size)
        return self.masks[start : start + size].reshape(shape)


@njit(cache=True)
def maxout_forward(pieces, scale, shift, masks, best, normal, inverse, out):
    n_rows, width = out.shape
    n_pieces = pieces.shape[1] // width
    for row in range(n_rows):
        source, target, choice = pieces[row], normal[row], best[row]
        for unit in range(width):
            target[unit] = source[unit]
            choice[unit] = 0
        for piece in range(1, n_pieces):
            start = piece * width
            for unit in range(width):
                value = source[start + unit]
                is_greater = value > target[unit]
                target[unit] = value if is_greater else target[unit]
                choice[unit] = piece if is_greater else choice[unit]
        mean = numpy.float32(target.mean())
        variance = numpy.float32(0)
        for unit in range(width):
            target[unit] -= mean
            variance += target[unit] * target[unit]
        factor = numpy.float32(1) / numpy.sqrt(variance / numpy.float32(width) + numpy.float32(EPSILON))
        inverse[row] = factor
        result, mask = out[row], masks[row]
        for unit in range(width):
            target[unit] *= factor
            result[unit] = (target[unit] * scale[unit] + shift[unit]) * mask[unit]


@njit(cache=True)
def maxout_backward(d_out, scale, masks, best, normal, inverse, d_pieces, d_scale, d_shift):
    n_rows, width = d_out.shape
    n_pieces = d_pieces.shape[1] // width
    d_normal = numpy.empty(width, numpy.float32)
    for row in range(n_rows):
        given, mask, value = d_out[row], masks[row], normal[row]
        for unit in range(width):
            change = given[unit] * mask[unit]
            d_shift[unit] += change
            d_scale[unit] += change * value[unit]
            d_normal[unit] = change * scale[unit]
        mean = numpy.float32(d_normal.mean())
        along = numpy.float32(0)
        for unit in range(width):
            along += d_normal[unit] * value[unit]
        along /= numpy.float32(width)
        for unit in range(width):
            d_normal[unit] = (d_normal[unit] - mean - value[unit] * along) * inverse[row]
        target, choice = d_pieces[row], best[row]
        for piece in range(n_pieces):
            start = piece * width
            for unit in range(width):
                target[start + unit] = d_normal[unit] if choice[unit] == piece else numpy.float32(0)


class MaxoutNorm(torch.autograd.Function):
    """See `maxout_norm`."""

    @staticmethod
    def forward(context, pieces, scale, shift, masks):
        shape = pieces.shape[0], scale.shape[0]
        best = numpy.empty(shape, numpy.uint8)
        normal, out = numpy.empty(shape, numpy.float32), numpy.empty(shape, numpy.float32)
        inverse = numpy.empty(shape[0], numpy.float32)
        maxout_forward(pieces.numpy(), scale.numpy(), shift.numpy(), masks, best, normal, inverse, out)
        context.saved = scale.numpy(), masks, best, normal, inverse
        context.width = pieces.shape[1]
        return torch.from_numpy(out)

    @staticmethod
    def backward(context, d_out):
        scale, masks, best, normal, inverse = context.saved
        d_pieces = numpy.empty((len(d_out), context.width), numpy.float32)
        d_scale, d_shift = numpy.zeros_like(scale), numpy.zeros_like(scale)
        maxout_backward(d_out.numpy(), scale, masks, best, normal, inverse, d_pieces, d_scale, d_shift)
        return torch.from_numpy(d_pieces), torch.from_numpy(d_scale), torch.from_numpy(d_shift), None


def maxout_norm(pieces, scale, shift, masks):
    """The greatest piece of each unit, normalised, scaled, shifted, with dropout."""
    return MaxoutNorm.apply(pieces, scale, shift, masks)


@njit(cache=True)
def loss_of_states(scores, marks, weights):
    """Loss: how little of the allowed moves' probability the right ones have; scores become its slope."""
    total = 0.0
    for state in range(scores.shape[0]):
        row, mark = scores[state], marks[state]
        top = numpy.float32(-1e30)
        for move in range(row.shape[0]):
            if mark[move] > 0:
                top = max(top, row[move])
        allowed, right = numpy.float32(0), LEAST_POWER
        for move in range(row.shape[0]):
            row[move] = numpy.exp(row[move] - top) if mark[move] > 0 else numpy.float32(0)
            allowed += row[move]
            right += row[move] if mark[move] == 2 else numpy.float32(0)
        weight = weights[state]
        total += weight * (numpy.log(allowed) - numpy.log(right))
        for move in range(row.shape[0]):
            slope = row[move] / allowed
            if mark[move] == 2:
                slope -= row[move] / right
            row[move] = slope * weight
    return total


@njit(cache=True)
def spread(features, d_units, d_shares):
    """Adds the slope of each state to the rows that it looked at."""
    for state in range(features.shape[0]):
        given = d_units[state]
        for row in features[state]:
            target = d_shares[row]
            for unit in range(given.shape[0]):
                target[unit] += given[unit]


@njit(cache=True)
def lift(units, active, is_second):
    for state in range(active.shape[0]):
        for unit in range(active.shape[1]):
            first, second = units[state, 2 * unit], units[state, 2 * unit + 1]
            is_second[state, unit] = second > first
            active[state, unit] = max(first, second)


@njit(cache=True)
def lower_again(d_active, is_second, d_units):
    for state in range(d_active.shape[0]):
        for unit in range(d_active.shape[1]):
            slope = d_active[state, unit]
            d_units[state, 2 * unit] = numpy.float32(0) if is_second[state, unit] else slope
            d_units[state, 2 * unit + 1] = slope if is_second[state, unit] else numpy.float32(0)


class MovesLoss(torch.autograd.Function):
    """See `moves_loss`."""

    @staticmethod
    def forward(context, shares, bias, upper, upper_bias, played, weights):
        features, marks, units, scores = played
        total = loss_of_states(scores, marks, weights)
        active = numpy.empty((len(units), units.shape[1] // 2), numpy.float32)
        is_second = numpy.empty(active.shape, numpy.bool_)
        lift(units, active, is_second)
        context.saved = features, scores, active, is_second, upper, shares.shape
        return torch.tensor(total, dtype=torch.float32)

    @staticmethod
    def backward(context, slope):
        features, d_scores, active, is_second, upper, shape = context.saved
        d_scores = torch.from_numpy(d_scores) * slope
        d_upper = d_scores.t() @ torch.from_numpy(active)
        d_active = (d_scores @ upper).numpy()
        d_units = numpy.empty((len(active), 2 * active.shape[1]), numpy.float32)
        lower_again(d_active, is_second, d_units)
        d_shares = numpy.zeros(shape, numpy.float32)
        spread(features, d_units, d_shares)
        d_bias = torch.from_numpy(d_units.sum(0))
        return torch.from_numpy(d_shares), d_bias, d_upper, d_scores.sum(0), None, None


def moves_loss(shares, bias, upper, upper_bias, played, weights):
    """The weighted sum of the losses of states as `moves.py` played them."""
    return MovesLoss.apply(shares, bias, upper, upper_bias, played, weights)
