"""What the ports promise, as trials that any plug-in can be put to: `whee contract KIND NAME`."""
