"""Paper listings in, a curated and searchable static site out."""

import os

# Before numpy is loaded: its threads would wait, spinning, beside each copy of this process.
os.putenv("OPENBLAS_NUM_THREADS", "1")
