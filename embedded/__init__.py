"""What makes a bare CPU machine enough: ComfyUI runtime, puppets, voice, sound, small models."""
