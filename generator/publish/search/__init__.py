"""The search: words of papers in, a sharded Lunr index and its answers out."""
