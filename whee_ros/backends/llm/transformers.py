"""A causal language model on this machine through transformers: for a robot with a GPU."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Empty
from typing import Any

from whee_ros.core.clock import elapsed
from whee_ros.core.errors import BackendError, ModelError
from whee_ros.core.registry import vendor
from whee_ros.ports.llm import Message
from whee_ros.ports.models import ModelFinder

NEEDED = ("llm back end transformers", "-r requirements/torch.txt")


class LocalModel:
    """LanguageModel out of a folder; no hub is asked.

    Args:
        folder: with the model and its tokenizer as `save_pretrained` writes them.
        device: "auto" (CUDA where there is one), "cpu" or "cuda".
    """

    def __init__(self, folder: str, device: str = "auto") -> None:
        self._folder = Path(folder)
        self._wanted = device
        self._model: Any = None
        self._tokenizer: Any = None
        self._hub: Any = None
        self._torch: Any = None

    def load(self) -> None:
        """Open the model. Raises ModelError or BackendError."""
        if not (self._folder / "config.json").is_file():
            raise ModelError(
                "language model", f"no config.json in {self._folder}", "Give the folder of a causal model."
            )
        self._torch, self._hub = vendor("torch", *NEEDED), vendor("transformers", *NEEDED)
        there = bool(self._torch.cuda.is_available())
        if self._wanted == "cuda" and not there:
            raise BackendError(NEEDED[0], "no CUDA device", "Use the device auto.")
        device = "cuda" if there and self._wanted != "cpu" else "cpu"
        try:
            self._tokenizer = self._hub.AutoTokenizer.from_pretrained(
                str(self._folder), local_files_only=True
            )
            model = self._hub.AutoModelForCausalLM.from_pretrained(str(self._folder), local_files_only=True)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"language model {self._folder}", error, "Give the folder of a causal model."
            ) from error
        self._model = model.to(device).eval()

    def stream(
        self,
        messages: Sequence[Message],
        *,
        deadline: float,
        max_tokens: int = 120,
        temperature: float = 0.0,
    ) -> Iterator[str]:
        """Yield pieces of the answer; see `LanguageModel.stream`."""
        if self._model is None:
            raise BackendError(NEEDED[0], "not loaded", "Call load() first.")
        until = elapsed() + deadline
        ended = threading.Event()
        coded = self._coded(messages).to(self._model.device)
        streamer = self._hub.TextIteratorStreamer(
            self._tokenizer, skip_prompt=True, skip_special_tokens=True, timeout=deadline
        )
        options: dict[str, Any] = {"do_sample": temperature > 0}
        if temperature > 0:
            options["temperature"] = temperature
        call = {
            **coded,
            **options,
            "streamer": streamer,
            "max_new_tokens": max_tokens,
            "pad_token_id": self._tokenizer.eos_token_id,
            "stopping_criteria": [lambda ids, scores: self._torch.tensor([ended.is_set()] * len(ids))],
        }
        thread = threading.Thread(target=self._model.generate, kwargs=call, daemon=True)
        thread.start()
        try:
            for piece in streamer:
                if elapsed() > until:
                    raise self._late(deadline)
                if piece:
                    yield str(piece)
        except Empty as error:
            raise self._late(deadline) from error
        finally:
            ended.set()
            thread.join(deadline)

    def close(self) -> None:
        """Drop model and tokenizer."""
        self._model = self._tokenizer = None

    def _coded(self, messages: Sequence[Message]) -> Any:
        chat = [{"role": message.role, "content": message.text} for message in messages]
        if getattr(self._tokenizer, "chat_template", None):
            return self._tokenizer.apply_chat_template(
                chat, add_generation_prompt=True, return_tensors="pt", return_dict=True
            )
        plain = "\n".join(message.text for message in messages) + "\n"
        return self._tokenizer(plain, return_tensors="pt")

    def _late(self, deadline: float) -> BackendError:
        return BackendError(NEEDED[0], f"no end within {deadline:g} s", "Allow more time.", retryable=True)


def create(
    models: ModelFinder, *, uri: str = "", model: str = "", device: str = "auto", threads: int = 1
) -> LocalModel:
    """Return the model in the folder `model`."""
    return LocalModel(model, device)
