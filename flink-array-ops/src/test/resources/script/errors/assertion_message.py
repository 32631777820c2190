assert False, "why"
