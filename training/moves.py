"""Plays spaCy's two transition systems over a batch of texts, and says which moves were right.

In: what a state gets from each token at which it looks (`shares`), the layers above, gold trees
or gold names. Out: the states that came up, for the trainer to score anew; or, without gold, the
arcs and the names.

The moves, their conditions and their costs are those of `arc_eager.pyx` and `ner.pyx` of spaCy. A
state is followed by the model's own best move (with probability `explore`) or by its best move
among the right ones, so the parser learns to go on after its mistakes.
"""

import numpy
from numba import njit

from labels import BEGIN, BREAK, IN, LAST, LEFT, OUT, REDUCE, RIGHT, SHIFT, UNIT

# Marks of a move in a state.
FORBIDDEN, ALLOWED, RIGHT_MOVE = 0, 1, 2

PARSER_FEATURES = 8
NAME_FEATURES = 3

# No gold name is known of the token.
UNKNOWN = 255


@njit(cache=True)
def score(shares, features, bias, upper, upper_bias, hidden, scores):
    """Scores all moves of a state that looks at these rows of `shares`."""
    hidden[:] = bias
    for row in features:
        share = shares[row]
        for unit in range(hidden.shape[0]):
            hidden[unit] += share[unit]
    scores[:] = upper_bias
    for unit in range(upper.shape[0]):
        value = max(hidden[2 * unit], hidden[2 * unit + 1])
        weights = upper[unit]
        for move in range(scores.shape[0]):
            scores[move] += value * weights[move]


@njit(cache=True)
def best_move(scores, marks, least):
    """The best move that is marked at least so; of equal ones the first."""
    best = -1
    for move in range(scores.shape[0]):
        if marks[move] >= least and (best < 0 or scores[move] > scores[best]):
            best = move
    return best


@njit(cache=True)
def kids_of(heads, kid_ends, kids):
    """The dependents of each token, as runs in `kids`."""
    n_tokens = heads.shape[0]
    kid_ends[:] = 0
    for token in range(n_tokens):
        if heads[token] != token:
            kid_ends[heads[token] + 1] += 1
    for token in range(n_tokens):
        kid_ends[token + 1] += kid_ends[token]
    filled = kid_ends[:-1].copy()
    for token in range(n_tokens):
        head = heads[token]
        if head != token:
            kids[filled[head]] = token
            filled[head] += 1


@njit(cache=True)
def parse_text(first, n_tokens, n_all, shares, bias, upper, upper_bias, kinds, deps, has_gold,
               gold_heads, gold_deps, gold_starts, explore, features, marks, all_units, all_scores, heads, arcs, starts):
    """Parses one text, token `first` of the batch and on; returns the number of states."""
    in_buffer, in_stack, gone = 0, 1, 2
    place = numpy.zeros(n_tokens, numpy.int8)
    stack = numpy.empty(n_tokens, numpy.int32)
    put_back = numpy.empty(n_tokens, numpy.int32)
    last_left = numpy.full(n_tokens, -1, numpy.int32)
    last_right = numpy.full(n_tokens, -1, numpy.int32)
    before = numpy.full(n_tokens, -1, numpy.int32)
    was_put_back = numpy.zeros(n_tokens, numpy.bool_)
    kid_ends = numpy.zeros(n_tokens + 1, numpy.int32)
    kids = numpy.empty(n_tokens, numpy.int32)
    if has_gold:
        kids_of(gold_heads, kid_ends, kids)
    heads[:] = -1
    starts[:] = False
    starts[0] = True
    n_stack, n_back, following, n_states = 0, 0, 0, 0
    costs = numpy.zeros(5, numpy.int32)
    allowed = numpy.zeros(5, numpy.bool_)
    while n_stack > 0 or following < n_tokens or n_back > 0:
        # The ends of stack and buffer.
        b0, b1 = -1, -1
        if n_back > 0:
            b0 = put_back[n_back - 1]
            if n_back > 1:
                b1 = put_back[n_back - 2]
            elif following < n_tokens:
                b1 = following
        else:
            if following < n_tokens:
                b0 = following
            if following + 1 < n_tokens:
                b1 = following + 1
        s0 = stack[n_stack - 1] if n_stack > 0 else -1
        s1 = stack[n_stack - 2] if n_stack > 1 else -1
        s2 = stack[n_stack - 3] if n_stack > 2 else -1
        n_buffer = n_tokens - following + n_back
        b0_starts = b0 >= 0 and starts[b0]
        # What the model looks at.
        row = features[n_states]
        left_b0 = last_left[b0] if b0 >= 0 else -1
        left_s0 = last_left[s0] if s0 >= 0 else -1
        right_s0 = last_right[s0] if s0 >= 0 else -1
        row[0], row[1], row[2], row[3] = b0, b1, s0, s1
        row[4], row[5], row[6], row[7] = s2, left_b0, left_s0, right_s0
        for slot in range(8):
            token = row[slot]
            row[slot] = (first + token if token >= 0 else n_all) * 8 + slot
        scores = all_scores[n_states]
        score(shares, row, bias, upper, upper_bias, all_units[n_states], scores)
        # Conditions.
        allowed[SHIFT] = n_stack == 0 or (n_buffer >= 2 and not b0_starts and not was_put_back[b0])
        allowed[REDUCE] = n_stack > 0
        allowed[LEFT] = n_stack > 0 and n_buffer > 0 and not b0_starts
        allowed[RIGHT] = allowed[LEFT]
        allowed[BREAK] = n_buffer >= 2 and b1 == b0 + 1 and not starts[b1]
        mark = marks[n_states]
        if has_gold:
            # The buffer ends where a sentence starts.
            end = n_tokens
            if b0_starts:
                end = b0
            elif b0 >= 0:
                for token in range(b0 + 1, min(following + 2, n_tokens)):
                    if starts[token]:
                        end = token
                        break
            push, pop, saved = 9000, 9000, 0
            if b0 >= 0:
                head = gold_heads[b0]
                push = 1 if head != b0 and place[head] == in_stack else 0
                for kid in kids[kid_ends[b0]:kid_ends[b0 + 1]]:
                    push += place[kid] == in_stack
                if allowed[BREAK] and gold_starts[b1]:
                    push += 1
            if s0 >= 0:
                head = gold_heads[s0]
                pop = 1 if head != s0 and place[head] == in_buffer and head < end else 0
                saved = 1 if head != s0 and place[head] == in_stack else 0
                for kid in kids[kid_ends[s0]:kid_ends[s0 + 1]]:
                    pop += place[kid] == in_buffer and kid < end
                    saved += place[kid] == in_stack
            costs[SHIFT] = push
            costs[REDUCE] = 0
            if not b0_starts:
                costs[REDUCE] = pop - (saved if s0 >= 0 and heads[s0] < 0 else 0)
            left = pop
            if s0 >= 0:
                left += (gold_heads[s0] == s1) if heads[s0] >= 0 else saved
            is_left = s0 >= 0 and b0 >= 0 and gold_heads[s0] == b0
            costs[LEFT] = left - is_left
            right = push
            is_right = s0 >= 0 and b0 >= 0 and gold_heads[b0] == s0
            if is_right:
                right -= 1
            elif b0 >= 0 and not was_put_back[b0]:
                head = gold_heads[b0]
                right += head == b0 or (place[head] == in_buffer and head < end)
            costs[RIGHT] = right
            if allowed[BREAK]:
                cost = 0 if gold_starts[b1] else 1
                for depth in range(n_stack):
                    token = stack[depth]
                    head = gold_heads[token]
                    cost += head != token and head != b0 and place[head] == in_buffer and head < end
                    for kid in kids[kid_ends[token]:kid_ends[token + 1]]:
                        cost += kid != b0 and place[kid] == in_buffer and kid < end
                costs[BREAK] = cost
            least = 9000
            for move in range(kinds.shape[0]):
                kind = kinds[move]
                if not allowed[kind]:
                    continue
                cost = costs[kind]
                if kind == LEFT and is_left:
                    cost += deps[move] != gold_deps[s0]
                elif kind == RIGHT and is_right:
                    cost += deps[move] != gold_deps[b0]
                least = min(least, cost)
            least = max(least, 0)
            for move in range(kinds.shape[0]):
                kind = kinds[move]
                mark[move] = FORBIDDEN
                if not allowed[kind]:
                    continue
                cost = costs[kind]
                if kind == LEFT and is_left:
                    cost += deps[move] != gold_deps[s0]
                elif kind == RIGHT and is_right:
                    cost += deps[move] != gold_deps[b0]
                mark[move] = RIGHT_MOVE if cost <= least else ALLOWED
            follows_own = explore > 0 and numpy.random.random() < explore
            move = best_move(scores, mark, ALLOWED if follows_own else RIGHT_MOVE)
        else:
            for move in range(kinds.shape[0]):
                mark[move] = ALLOWED if allowed[kinds[move]] else FORBIDDEN
            move = best_move(scores, mark, ALLOWED)
        if move < 0:
            break
        if has_gold:
            n_states += 1
            if n_states >= features.shape[0]:
                break
        # The move.
        kind = kinds[move]
        if kind == SHIFT or kind == RIGHT:
            if kind == RIGHT:
                before[b0] = last_right[s0]
                last_right[s0] = b0
                heads[b0] = s0
                arcs[b0] = deps[move]
            if n_back > 0:
                n_back -= 1
            else:
                following += 1
            stack[n_stack] = b0
            n_stack += 1
            place[b0] = in_stack
        elif kind == REDUCE:
            n_stack -= 1
            if heads[s0] < 0 and n_stack > 0:
                was_put_back[s0] = True
                put_back[n_back] = s0
                n_back += 1
                place[s0] = in_buffer
            else:
                place[s0] = gone
        elif kind == LEFT:
            n_stack -= 1
            place[s0] = gone
            if heads[s0] >= 0 and last_right[heads[s0]] == s0:
                last_right[heads[s0]] = before[s0]
            before[s0] = last_left[b0]
            last_left[b0] = s0
            heads[s0] = b0
            arcs[s0] = deps[move]
            was_put_back[b0] = False
        else:
            starts[b1] = True
    return n_states


@njit(cache=True)
def parse_batch(ends, shares, bias, upper, upper_bias, kinds, deps, gold_heads, gold_deps, gold_starts, explore):
    """The states of a batch: what each looks at, the marks of its moves, units and scores."""
    n_all = ends[-1]
    limit = 4 * n_all + 64
    features = numpy.empty((limit, PARSER_FEATURES), numpy.int32)
    marks = numpy.empty((limit, kinds.shape[0]), numpy.uint8)
    units = numpy.empty((limit, bias.shape[0]), numpy.float32)
    scores = numpy.empty((limit, kinds.shape[0]), numpy.float32)
    heads = numpy.empty(n_all, numpy.int32)
    arcs = numpy.zeros(n_all, numpy.uint8)
    starts = numpy.empty(n_all, numpy.bool_)
    n_states, first = 0, 0
    for end in ends:
        n_states += parse_text(
            first, end - first, n_all, shares, bias, upper, upper_bias, kinds, deps, True,
            gold_heads[first:end], gold_deps[first:end], gold_starts[first:end], explore,
            features[n_states:], marks[n_states:], units[n_states:], scores[n_states:],
            heads[first:end], arcs[first:end], starts[first:end])
        first = end
    return features[:n_states], marks[:n_states], units[:n_states], scores[:n_states]


@njit(cache=True)
def parse_greedily(ends, shares, bias, upper, upper_bias, kinds, deps):
    """Heads (-1 at a root), labels and starts of sentences of the texts of a batch."""
    n_all = ends[-1]
    features = numpy.empty((1, PARSER_FEATURES), numpy.int32)
    marks = numpy.empty((1, kinds.shape[0]), numpy.uint8)
    units = numpy.empty((1, bias.shape[0]), numpy.float32)
    scores = numpy.empty((1, kinds.shape[0]), numpy.float32)
    heads = numpy.empty(n_all, numpy.int32)
    arcs = numpy.zeros(n_all, numpy.uint8)
    starts = numpy.empty(n_all, numpy.bool_)
    no_heads = numpy.empty(0, numpy.int32)
    first = 0
    for end in ends:
        parse_text(
            first, end - first, n_all, shares, bias, upper, upper_bias, kinds, deps, False,
            no_heads, arcs, starts, 0.0,
            features, marks, units, scores, heads[first:end], arcs[first:end], starts[first:end])
        first = end
    return heads, arcs, starts


@njit(cache=True)
def gold_step(gold, token, end):
    """Kind of the right move at a token, and its type; names are coded as in `encode.py`."""
    code = gold[token]
    if code == UNKNOWN:
        return -1, -1
    if code == 0:
        return OUT, -1
    kind = (code - 1) // 2
    begins = (code - 1) % 2 == 1
    goes_on = token + 1 < end and gold[token + 1] == 1 + 2 * kind
    if begins:
        return (BEGIN if goes_on else UNIT), kind
    return (IN if goes_on else LAST), kind


@njit(cache=True)
def name_cost(kind, label, token, end, start, label_open, gold):
    """spaCy's cost of a move of the recogniser."""
    step, gold_label = gold_step(gold, token, end)
    if step < 0:
        return 0
    if kind == BEGIN or kind == UNIT:
        return 0 if step == kind and label == gold_label else 1
    if kind == OUT:
        return 1 if step == BEGIN or step == UNIT else 0
    first, first_label = gold_step(gold, start, end)
    is_sunk = not ((first == BEGIN or first == UNIT) and first_label == label_open) and first >= 0
    if kind == LAST:
        return 1 if step == IN and not is_sunk else 0
    following = OUT
    if token + 1 < end:
        following, _ = gold_step(gold, token + 1, end)
    ends_soon = following == OUT or following < 0
    if step == LAST:
        return 0 if is_sunk and ends_soon else 1
    if step == OUT:
        return 0 if ends_soon else 1
    if step == UNIT:
        return 0 if following == OUT else 1
    return 0


@njit(cache=True)
def name_batch(ends, shares, bias, upper, upper_bias, kinds, labels, starts, is_space, gold, explore, n_gold):
    """The states of a batch if there is gold (`n_gold`), and the names that were found."""
    n_all = ends[-1]
    features = numpy.empty((n_all, NAME_FEATURES), numpy.int32)
    marks = numpy.empty((n_all, kinds.shape[0]), numpy.uint8)
    tokens = numpy.empty(n_all, numpy.int32)
    codes = numpy.zeros(n_all, numpy.uint8)
    units = numpy.empty((n_all, bias.shape[0]), numpy.float32)
    all_scores = numpy.empty((n_all, kinds.shape[0]), numpy.float32)
    n_states, first = 0, 0
    for end in ends:
        start, label_open = -1, -1
        for token in range(first, end):
            is_last = token + 1 == end
            may_go_on = not is_last and not starts[token + 1]
            row, mark = features[n_states], marks[n_states]
            row[0] = token * 3
            row[1] = (start if start >= 0 else n_all) * 3 + 1
            row[2] = (token - 1 if start >= 0 else n_all) * 3 + 2
            n_right = 0
            for move in range(kinds.shape[0]):
                kind, label = kinds[move], labels[move]
                if kind == BEGIN:
                    is_allowed = start < 0 and may_go_on and not is_space[token] and label >= 0
                elif kind == IN:
                    is_allowed = start >= 0 and label == label_open and may_go_on
                elif kind == LAST:
                    is_allowed = start >= 0 and label == label_open
                elif kind == UNIT:
                    is_allowed = start < 0 and not is_space[token] and label >= 0
                else:
                    is_allowed = start < 0
                mark[move] = ALLOWED if is_allowed else FORBIDDEN
                if is_allowed and n_gold > 0:
                    if name_cost(kind, label, token, end, start, label_open, gold) <= 0:
                        mark[move] = RIGHT_MOVE
                        n_right += 1
            scores = all_scores[n_states]
            score(shares, row, bias, upper, upper_bias, units[n_states], scores)
            follows_own = n_right == 0 or numpy.random.random() < explore
            move = best_move(scores, mark, ALLOWED if follows_own else RIGHT_MOVE)
            if n_gold > 0 and n_right > 0 and gold[token] != UNKNOWN:
                tokens[n_states] = token
                n_states += 1
            kind = kinds[move]
            if kind == BEGIN or kind == UNIT:
                codes[token] = 2 + 2 * labels[move]
                start, label_open = token, labels[move]
            elif kind == IN or kind == LAST:
                codes[token] = 1 + 2 * label_open
            if kind == LAST or kind == UNIT or kind == OUT:
                start, label_open = -1, -1
        first = end
    played = features[:n_states], marks[:n_states], units[:n_states], all_scores[:n_states]
    return played, tokens[:n_states], codes
