"""Row 1: what the outside world must be able to do, as Protocols that back ends implement."""
