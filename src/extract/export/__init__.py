"""What a run writes: one module per format, all from the same rows."""

from extract.cells import read_cell, read_list
from extract.export.explain import explain
from extract.export.frame import to_frame
from extract.export.write import write_outputs

__all__ = ["explain", "read_cell", "read_list", "to_frame", "write_outputs"]
