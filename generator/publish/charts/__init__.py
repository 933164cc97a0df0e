"""Charts as inline SVG, drawn from numbers: no colours but the stylesheet's, no text but ours."""
