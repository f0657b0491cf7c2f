"""Which act words do, where words tell it better than the model's reading."""
