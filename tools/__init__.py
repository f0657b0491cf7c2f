"""What writes the papers that the program itself can tell."""
