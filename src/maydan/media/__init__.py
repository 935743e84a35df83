"""Pictures, documents and embeds. Video and audio come later."""
