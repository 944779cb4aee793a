"""When empathy is called for, how to answer, and what no answer may do."""
