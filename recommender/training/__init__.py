"""From a shop's products and purchases to the artefact that serves it, and the search for hyper-parameters."""
