"""Places as background plates, with the light of the day and the weather."""
