"""Who says it or takes the stance: the source of an attribution, by the grammar around its cue."""
