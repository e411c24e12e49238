"""The shops of the sample web, each with markup of its own."""
