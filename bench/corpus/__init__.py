"""Any number of papers, made from the real ones and the same every time, to measure with."""
