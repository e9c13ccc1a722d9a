"""The voices that come with the studio: Kokoro on the CPU, with the exact timing of every sound."""
