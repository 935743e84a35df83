"""Newsroom users, and contributors: the people and desks who sign stories."""
