"""Webhooks: making and changing them, and sending what happened."""
