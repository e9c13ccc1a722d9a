"""Trains a GPT-SoVITS voice with the scripts of a checkout that a person has, one checked step after the other.

The scripts end with 0 when they dropped lines, did nothing or saved nothing; here each step's output is counted, and
what is missing is said. Steps whose inputs are unchanged aren't run again. The scripts run in the checkout's own Python.
"""

from .plan import TrainingOptions, TrainingStep, plan_training
from .run import train_voice

__all__ = ["TrainingOptions", "TrainingStep", "plan_training", "train_voice"]
