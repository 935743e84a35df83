"""Copy coming in. So far: archives of other systems (imports/); agencies and feeds come later."""
