"""Judge batches in several processes, in order, holding only a few at a time."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedback_rules.feedback import Feedback
    from feedback_rules.pipeline import Pipeline
    from feedback_rules.verdict import Verdict

__all__ = ["judged_in_order"]

_AHEAD = 2
"""Batches a worker that wait or are judged at a time: enough that none stands idle, few enough that memory stays flat."""
_pipelines: list[Pipeline] = []
"""The pipeline of a worker process."""


def _start(pipeline: Pipeline) -> None:
    _pipelines[:] = [pipeline]


def _judge(batch: list[Feedback]) -> list[Verdict]:
    return list(_pipelines[0].check_many(batch))


def judged_in_order(pipeline: Pipeline, batches: Iterable[list[Feedback]], *, workers: int) -> Iterator[Verdict]:
    """Yield the verdicts on batches of feedback, in the order of the batches.

    Leaving the iterator, by an error, ``close()`` or Ctrl-C, drops what waits and ends the workers.

    Args:
        pipeline: sent to each worker once; a judge or checker of the caller's own must be picklable.
        batches: read as far ahead as the workers need.
        workers: processes, from 2.
    """
    # Started afresh and not forked: a fork copies threads' locks in whatever state they are.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(pipeline,))
    waiting: deque[Future[list[Verdict]]] = deque()
    try:
        for batch in batches:
            waiting.append(pool.submit(_judge, batch))
            if len(waiting) >= workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
