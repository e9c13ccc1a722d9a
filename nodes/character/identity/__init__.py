"""Does a picture show the right character? Backends, calibrated comparison and the two nodes for it."""
