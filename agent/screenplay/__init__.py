"""Films of one's own script: Fountain or ``Name: line`` in, the film's plan out, and back as Fountain.

Nothing is invented here: a film of a script has its scenes, what its action lines say, and its lines word for word.
"""

from .checks import checked_script, decoded_script

__all__ = ["checked_script", "decoded_script"]
