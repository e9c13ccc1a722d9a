"""One character's voice out of films: clips of one speaker with their words, measured, listed for training.

Each stage keeps its result beside the dataset, under the content of the film and what it was asked for, so that a run
that was killed goes on and another film is added. The films themselves are only read. How voices are told apart and
words are heard is in :mod:`..recognition`.
"""

from .build import build_dataset
from .records import DatasetOptions, DatasetSummary, MeasuredClip

__all__ = ["DatasetOptions", "DatasetSummary", "MeasuredClip", "build_dataset"]
