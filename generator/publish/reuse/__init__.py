"""What a build keeps so that the next one need not make it again; it may be deleted at any time."""
