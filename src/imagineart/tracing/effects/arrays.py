"""Which arrays do effects compute with? Of either precision; what is drawn is rounded last."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.floating[Any]]
