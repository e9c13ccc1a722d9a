"""GPT-SoVITS: trained voices on a server of its own, spoken to as what it is rather than as what it says.

Its server checks no range, answers success with a second of zeros, keeps state between calls and loads pickles. So
everything is checked here: what is sent (:mod:`.parameters`, :mod:`.references`, :mod:`.checkpoints`), who answers
(:mod:`.identity`), and what comes back (:mod:`.faults`).
"""
