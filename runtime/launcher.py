"""Runs ComfyUI's ``main.py`` as a child that can't outlive whoever started it.

Executed as a file by ComfyUI's own Python (``python launcher.py MAIN_PY ARGUMENTS…``), so it uses the
standard library only and imports nothing of the studio. It watches its standard input, which the parent
holds open and never writes to: when the parent is gone, however it went, the operating system closes the
pipe and this process group ends. It also repairs one known fault of the Python environment before
ComfyUI meets it (see :func:`repair_torchvision`). Everything else is the parent's business.
"""

from __future__ import annotations

import importlib
import os
import runpy
import signal
import sys
import threading
from pathlib import Path


def end_with_parent() -> None:
    """Waits until the parent's end of standard input closes, then ends this process and its children."""
    while os.read(0, 4096):
        pass
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


def repair_torchvision() -> None:
    """Makes torchvision's Python parts importable beside a torch its compiled operators don't fit.

    A torchvision wheel from the default index is built for the CUDA build of torch. Next to a CPU torch its
    library fails to load, and the import then dies because ``torchvision::nms`` was never declared.
    Declaring it lets everything but that operator work; ComfyUI uses only the transforms.
    """
    try:
        importlib.import_module("torchvision")
    except RuntimeError as error:
        if "nms" not in str(error):
            raise
    except ImportError:
        return  # ComfyUI names the missing package itself
    else:
        return
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        del sys.modules[name]
    torch = importlib.import_module("torch")
    library = torch.library.Library("torchvision", "FRAGMENT")
    for operator in ("nms", "qnms"):
        library.define(f"{operator}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    # The declarations live as long as the library object: it is kept where nothing collects it.
    importlib.import_module("torchvision").__dict__["_declared_operators"] = library


def main() -> None:
    """Runs ``main.py`` (first argument) with the other arguments, as if it had been called itself."""
    script = Path(sys.argv[1])
    sys.argv = [str(script), *sys.argv[2:]]
    sys.path[0] = str(script.parent)
    threading.Thread(target=end_with_parent, name="end-with-parent", daemon=True).start()
    if "--cpu" in sys.argv:
        repair_torchvision()
    runpy.run_path(str(script), run_name="__main__")


if __name__ == "__main__":
    main()
