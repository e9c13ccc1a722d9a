"""Films for other editing programs: a cut leaves as an edit list with its media and comes back as one.

OpenTimelineIO is the form in which cuts travel; its adapters are at the edge (:mod:`.timelines`). What each format can
hold is a table (:mod:`.formats`): the rest is baked into the media, or left out and told by name. Every list is read back
and compared before it is said to be there.
"""
