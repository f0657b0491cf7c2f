"""The exact words of a statement: where its content begins and ends, and which pieces are one."""
