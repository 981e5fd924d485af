"""Translation backends: one module a runtime, each an implementation of the Translator port."""
