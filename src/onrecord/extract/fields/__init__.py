"""Fields that words of the passage give by themselves: times, speech mode, polarity, certainty, firmness, hedge."""
