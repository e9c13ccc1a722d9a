"""Control pictures: a pose and a depth map from puppets, edges from a picture, and applying them."""
