"""HTTP as it goes over the wire: requests read, answers written, header fields. Knows no tree."""
