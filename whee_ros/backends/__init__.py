"""Vendors' libraries behind the ports, found through entry points, imported by nobody."""
