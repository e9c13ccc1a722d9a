"""Changes of a finished film by words: what an order means, what becomes of the storyboard, and how it is said.

One interpreter for the film and its cut: ``read`` makes typed edits of an order in English or Chinese, ``apply`` makes
the changed storyboard and options of them, ``told`` says what was understood before it is done. Making the film again
belongs to :mod:`..run.revision`; which tool is called, to :mod:`..loop`.
"""
