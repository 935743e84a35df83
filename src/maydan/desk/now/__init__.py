"""The screens of what readers see first at this moment: flashes and fronts."""
