"""Texts written for this project, and the scripts that make, measure and list them."""
