"""Tests, laboratories, guides and forums of the sample web: sources that agree, and sometimes do not."""
