#!/usr/bin/env bash
# Guess:   Limiter(threshold_db=-6) leaves a quiet voice as it is and holds a loud one under -6 dB.
# Happens: the limiter makes up gain: a tone at -27 dB peak comes out nearly 10 dB louder (24 dB louder with
#          a threshold of -20), and loud input reaches 0 dB, not the threshold. Reverb(wet_level=0) takes
#          1.9 dB off.
# Version: pedalboard 0.9.26
# So:      a lower threshold makes everything louder, pauses and breath too, and breaks a loudness that was
#          set before. Set loudness after the limiter, and measure peaks rather than trust the threshold.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pedalboard==0.9.26 numpy==2.4.6
cd "$work"
venv/bin/python - <<'PY'
import sys

import numpy as np
from pedalboard import Limiter, Pedalboard, Reverb

RATE = 24000
time = np.arange(2 * RATE) / RATE

def tone(peak_db):
    return (10 ** (peak_db / 20) * np.sin(2 * np.pi * 300 * time)).astype(np.float32)

def peak(effect, signal):
    played = Pedalboard([effect])(signal[None], RATE)[0]
    return 20 * np.log10(np.abs(played[RATE:]).max())

quiet, loud = tone(-27), tone(-1)
raised = peak(Limiter(threshold_db=-6), quiet) + 27
raised_more = peak(Limiter(threshold_db=-20), quiet) + 27
top = peak(Limiter(threshold_db=-6), loud)
reverb = peak(Reverb(wet_level=0), quiet) + 27
print(f"quiet tone, threshold -6: {raised:+.1f} dB; threshold -20: {raised_more:+.1f} dB")
print(f"loud tone, threshold -6: peak at {top:.1f} dB; Reverb(wet_level=0): {reverb:+.1f} dB")
if not (9 < raised < 11 and 23 < raised_more < 25 and top > -0.5 and -2.5 < reverb < -1.5):
    sys.exit("no longer so")
PY
