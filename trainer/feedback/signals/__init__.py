"""What the feedback notices beyond the analysis: whose deeds were told, what went round in circles, who was blamed."""
