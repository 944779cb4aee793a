"""Which fields hold personal data, so that logs and bags can leave them out by rule, not by luck.

A message field listed here can show who somebody is or what they said. Nothing of it goes into a log; of what
goes to disk `bags/choice.py` asks here.
"""

from __future__ import annotations

PERSONAL: dict[str, frozenset[str]] = {
    "Image": frozenset({"data"}),
    "CompressedImage": frozenset({"data"}),
    "AudioChunk": frozenset({"samples"}),
    "FaceBaseline": frozenset({"levels"}),
    "FaceMesh": frozenset({"x", "y"}),
    "Transcript": frozenset({"text", "words"}),
    "EmpathyState": frozenset({"text", "cause"}),
}
