"""What is asked of ComfyUI: graphs of a film's jobs by renderer, batches of pictures, and pictures made again."""
