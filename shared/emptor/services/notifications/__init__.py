"""Notifications by e-mail and by services: how they are made, confirmed, worded and sent. Their rows are those of webhooks."""
