"""Words on the screen: captions, title cards, intertitles, lower thirds and subtitle files."""
