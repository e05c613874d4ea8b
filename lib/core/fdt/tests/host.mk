# A tree is bytes, whoever reads it.
host-with := %
