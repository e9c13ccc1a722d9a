"""Tests of edits in given graphs."""
