"""One file a provider, each the only place that knows its SDK."""
