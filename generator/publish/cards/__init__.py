"""The pictures that stand beside a link to this site where somebody shares it."""
