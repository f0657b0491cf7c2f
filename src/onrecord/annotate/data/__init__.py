"""Tables of countries, bodies, roles and office holders; README.md tells where each row comes from."""
