"""Does a picture show the right character? Embedding backends and a comparison calibrated for each of them."""
