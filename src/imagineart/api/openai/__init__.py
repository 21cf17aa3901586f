"""The images API of OpenAI, spoken by this server: another door to the same desk."""
