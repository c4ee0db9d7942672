"""The options of a pipeline as a small value: it travels to every process of a cluster, where the pipeline is made once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache, lru_cache

from feedback_rules.aspects.judgement import AspectJudge
from feedback_rules.errors import FeedbackError, ModelError
from feedback_rules.feedback import SellerProfile
from feedback_rules.pipeline import Pipeline
from feedback_rules.policy import normal_marketplace

__all__ = ["PipelineOptions", "pipeline_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineOptions:
    """What a pipeline is made of; equal options share one pipeline in a process.

    Raises:
        PolicyError: the marketplace is not known.
        ModelError: there is no such tier.
        FeedbackError: ``seller`` is no :class:`SellerProfile`.
    """

    marketplace: str = "US"
    """A code such as ``"US"`` or ``"DE"``."""
    seller: SellerProfile | None = field(default=None, repr=False)
    """The seller's own names, addresses and numbers; they travel with the options and are never shown."""
    on: dt.date | None = None
    """Judge by the policy of this day; ``None`` for the newest."""
    tier: str | None = None
    """``"full"`` or ``"fast"``; ``None`` as the library chooses."""

    def __post_init__(self) -> None:
        """Refuse here what would otherwise fail in every process of a cluster."""
        from feedback_rules.aspects.model import TIERS

        object.__setattr__(self, "marketplace", normal_marketplace(self.marketplace))
        if self.seller is not None and not isinstance(self.seller, SellerProfile):
            raise FeedbackError(f"seller: expected a SellerProfile or None, got {type(self.seller).__name__}")
        if self.tier is not None and self.tier not in TIERS:
            raise ModelError(f"tier: expected one of {', '.join(TIERS)} or None, got {self.tier!r}")


@cache
def _judge(tier: str) -> AspectJudge:
    from feedback_rules.aspects.model import load_model

    return load_model(tier=tier)


@lru_cache(maxsize=32)  # a process that judges for one seller after another keeps the newest
def pipeline_for(options: PipelineOptions) -> Pipeline:
    """Return the pipeline of these options, made at the first call in a process; the models are loaded once for all of them.

    Raises:
        ModelError: the model cannot be loaded.
    """
    judge = None if options.tier is None else _judge(options.tier)
    return Pipeline(marketplace=options.marketplace, seller=options.seller, on=options.on, judge=judge)
