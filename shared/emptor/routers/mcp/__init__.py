"""The tools of a language model's client, by the Model Context Protocol. Needs the extra `mcp`; no function imports it."""
