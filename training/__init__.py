"""From the labelled data to the shipped weights. Imports onrecord; onrecord never imports this."""
