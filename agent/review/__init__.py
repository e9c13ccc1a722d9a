"""Looking at what was made: checks of the finished film, verdicts on takes, what to change, and what earlier films teach."""
