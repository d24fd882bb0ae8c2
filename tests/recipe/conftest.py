"""The recipe's scripts are run as files; here they are imported."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "scripts"))
