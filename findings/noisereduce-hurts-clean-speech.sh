#!/usr/bin/env bash
# Guess:   a noise reducer leaves a clean voice nearly alone, and digital silence stays silence.
# Happens: with its defaults it takes 5 dB off a clean sentence; what it changes is only about 5 dB below
#          the voice, more damage than noise at 30 dB below would do. A clip of zeros comes back as NaN.
# Version: noisereduce 3.0.3 (speech from espeakng-loader 0.2.4)
# So:      measure the noise first and run it on noisy takes only, or give it a stretch of the room as
#          y_noise (then the voice keeps its level); leave empty clips out, since one NaN spoils a whole
#          mix.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  noisereduce==3.0.3 espeakng-loader==0.2.4 numpy==2.4.6
cd "$work"
venv/bin/python - <<'PY'
import ctypes
import sys
import warnings

import espeakng_loader
import noisereduce
import numpy as np

warnings.simplefilter("ignore")
library = ctypes.cdll.LoadLibrary(espeakng_loader.get_library_path())
rate = library.espeak_Initialize(2, 0, str(espeakng_loader.get_data_path()).encode(), 0)
pieces = []

@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
def keep(samples, count, events):
    if samples and count:
        pieces.append(np.ctypeslib.as_array(samples, (count,)).copy())
    return 0

library.espeak_SetSynthCallback(keep)
library.espeak_SetVoiceByName(b"en")
text = b"Mila finds a small robot in the rain. It blinks twice, and then it says hello to her."
library.espeak_Synth(text, len(text) + 1, 0, 1, 0, 1, None, None)
voice = np.concatenate(pieces) / 32768

def level(signal):
    return 20 * np.log10(np.sqrt(np.mean(signal**2)))

cleaned = noisereduce.reduce_noise(y=voice, sr=rate)
room = np.random.default_rng(0).normal(size=rate) * 1e-4
informed = noisereduce.reduce_noise(y=voice, sr=rate, stationary=True, y_noise=room)
loss, damage = level(cleaned) - level(voice), level(cleaned - voice) - level(voice)
silence = noisereduce.reduce_noise(y=np.zeros(2 * rate), sr=rate)
print(f"{len(voice) / rate:.1f} s of clean speech: level {loss:+.1f} dB")
print(f"what it changed, against the voice: {damage:+.1f} dB")
print(f"with a stretch of room noise given: level {level(informed) - level(voice):+.1f} dB")
print(f"two seconds of zeros: {np.isnan(silence).sum()} of {silence.size} samples are NaN")
if not (loss < -3 and damage > -12 and abs(level(informed) - level(voice)) < 0.5 and np.isnan(silence).all()):
    sys.exit("no longer so")
PY
