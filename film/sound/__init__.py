"""What is heard: music, effects and ambiences computed without samples, dialogue in time, and the mix at film loudness."""
