"""Questions and banks of questions: what they are, and how a YAML file becomes one."""
