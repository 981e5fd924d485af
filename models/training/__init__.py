"""How the embedded translation model is trained: data, network, training, evaluation, export. Never served."""
