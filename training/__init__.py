"""From the labelled data to the shipped weights. Imports onrecord; onrecord never imports this."""

import os

# As in onrecord.weights: what imports ONNX Runtime's tools first must not tell its makers of the machine.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
