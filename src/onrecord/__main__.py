"""`python -m onrecord` is the same as `onrecord`."""

from onrecord.surfaces.cli import main

if __name__ == "__main__":
    main()
