#!/usr/bin/env bash
# Guess:   a detector of speech that finds every line of a voice finds it, too, when the voice is made a
#          cartoon mouse by playing it faster.
# Happens: at normal speed each of six lines is found to within 0.1 s. Played at twice the speed, an octave
#          up, two aren't found at all ("Hello!" is one), and three lose one to three tenths of a second of
#          their head; it begins at one and a half times the speed.
# Version: Silero VAD as in faster-whisper 1.2.1 (speech from espeakng-loader 0.2.4)
# So:      clips and captions that are cut by it lose the head of a small character's lines. Detect on the
#          voice before it is raised, or slowed down again, or by loudness, where the voice stands alone.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  faster-whisper==1.2.1 espeakng-loader==0.2.4 numpy==2.4.6 scipy==1.17.1
cd "$work"
OMP_NUM_THREADS=1 venv/bin/python - <<'PY'
import ctypes
import sys

import espeakng_loader
import numpy as np
from faster_whisper.vad import VadOptions, get_speech_timestamps
from scipy.signal import resample_poly

LINES = (
    "Good morning, everybody.",
    "Where is my red hat?",
    "Hello!",
    "No.",
    "I have never seen such a beautiful garden in my life.",
    "Run, Pim, run!",
)
PITCH, RATE = 3, 16000
library = ctypes.cdll.LoadLibrary(espeakng_loader.get_library_path())
rate = library.espeak_Initialize(2, 0, str(espeakng_loader.get_data_path()).encode(), 0)
pieces = []

@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
def keep(wave, count, _events):
    if wave and count > 0:
        pieces.append(np.ctypeslib.as_array(wave, (count,)).copy())
    return 0

def say(line, speed):
    pieces.clear()
    text = line.encode() + b"\0"
    library.espeak_Synth(text, len(text), 0, 1, 0, 1, None, None)
    library.espeak_Synchronize()
    voice = resample_poly(np.concatenate(pieces).astype(np.float32), RATE * 100, round(rate * speed * 100))
    voice *= 0.5 / np.abs(voice).max()
    loud = np.nonzero(np.abs(voice) > 0.01)[0]
    return voice[loud[0] : loud[-1]].astype(np.float32)

def lost(line, speed):
    """Seconds from the start of the line to the start of what was found; None: nothing was found."""
    second = np.zeros(RATE, np.float32)
    options = VadOptions(speech_pad_ms=0, min_silence_duration_ms=300, min_speech_duration_ms=100)
    found = get_speech_timestamps(np.concatenate([second, say(line, speed), second]), options)
    return round((found[0]["start"] - RATE) / RATE, 2) if found else None

library.espeak_SetSynthCallback(keep)
library.espeak_SetVoiceByName(b"en+f2")
library.espeak_SetParameter(PITCH, 80, 0)
seen = {speed: [lost(line, speed) for line in LINES] for speed in (1.0, 1.5, 1.75, 2.0)}
for speed, heads in seen.items():
    print(f"speed {speed}: head lost, in seconds: {heads}")
clipped = [head for head in seen[2.0] if head is None or head > 0.1]
if not all(head is not None and abs(head) < 0.1 for head in seen[1.0]):
    sys.exit("the plain voice is no longer found")
if None not in clipped or len(clipped) < 4:
    sys.exit("no longer so")
PY
