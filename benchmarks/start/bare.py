# Nothing but Python: what every start takes at least.
print("7,10,15,22", flush=True)
