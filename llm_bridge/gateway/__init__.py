"""The HTTP door to all language models, in OpenAI's words. Needs the extra ``gateway`` (FastAPI, uvicorn)."""
