"""A job's log in the words of several protocols. Each encoder is a pure fold over the log: the same events, the same frames."""
