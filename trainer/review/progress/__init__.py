"""How practice goes over time: what to plot, what may be said about it, and what the best takes were."""
