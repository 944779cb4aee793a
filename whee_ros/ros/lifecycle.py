"""What every node has in common: lifecycle, parameters, heartbeat, words for what is wrong, workers."""

from __future__ import annotations

import os
import traceback
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from rcl_interfaces.msg import SetParametersResult
from rclpy.clock import Clock, ClockType
from rclpy.event_handler import PublisherEventCallbacks, SubscriptionEventCallbacks
from rclpy.lifecycle import LifecycleNode, TransitionCallbackReturn
from rclpy.parameter import Parameter
from whee_interfaces.msg import Heartbeat

from whee_ros.core.clock import elapsed
from whee_ros.core.errors import ParameterError, WheeError
from whee_ros.core.mailbox import Worker
from whee_ros.core.trace import Latency
from whee_ros.ros.clock import RosClock
from whee_ros.ros.convert import message_type, to_msg, to_time
from whee_ros.ros.parameters import Parameters
from whee_ros.ros.polled import Polled
from whee_ros.ros.qos import DECISION, LATCHED
from whee_ros.ros.renewal import Renewal
from whee_ros.ros.watch import InputWatch

T = TypeVar("T")

BUSY = "busy"
"""Heartbeat state of a process that lives but has no time to speak: it, or a neighbour in it, is loading."""
PULSE = 1.5
"""Seconds of silence after which `pulse` speaks."""
LONGEST = 90.0
"""Seconds that something may keep a process busy before it counts as hanging."""


class WheeNode(LifecycleNode):
    """Base of all nodes. A subclass says what it needs in `setup`, starts in `begin`, and stops in `end`.

    Args:
        name: node name.
        configs: configuration dataclasses whose fields become parameters.
    """

    _setting_up = False  # rclpy's own constructor makes publishers, too

    def __init__(self, name: str, *configs: type) -> None:
        super().__init__(name)
        self.clock = RosClock(self)
        self.parameters = Parameters(self, *configs)
        self.active = False
        self._troubles: dict[str, str] = {}
        self._watches: list[InputWatch] = []
        self._heard: list[Any] = []
        self._gathered: list[tuple[Polled, Callable[[Any], None]]] = []
        self._made: list[Any] = []
        self._workers: list[Worker[Any]] = []
        self._calls: deque[Callable[[], None]] = deque()
        self._calls_guard = self.create_guard_condition(self._run_calls)
        self._beat = self.create_publisher(Heartbeat, "heartbeat", LATCHED)
        self._latency = self.create_publisher(message_type(Latency), "latency", DECISION)
        self._beaten = elapsed()
        self._renewal = Renewal(self)
        # it beats also while simulated time stands still
        self._beat_timer = self.create_timer(
            1.0, self._heartbeat, clock=Clock(clock_type=ClockType.STEADY_TIME)
        )
        self.later(self._heartbeat)

    def pulse(self) -> None:
        """Say from another thread that the process lives, while something keeps its executor busy."""
        silent = elapsed() - self._beaten
        if PULSE < silent < LONGEST:
            self._beat.publish(self._beat_message(BUSY, ""))

    def set_parameters_atomically(self, parameter_list: Any) -> Any:
        """Set parameters as any node does, but say which name is unknown and which was meant, and what would fit."""
        try:
            fitted = [self.parameters.fitted(parameter) for parameter in parameter_list]
        except ParameterError as error:
            return SetParametersResult(successful=False, reason=str(error))
        return super().set_parameters_atomically(fitted)

    def create_publisher(self, *args: Any, **more: Any) -> Any:
        """Create a publisher as any node does, without the events that nobody handles here.

        rclpy puts two of them a publisher or subscription into its wait set, which it builds anew for every message:
        a third of what an idle node costs. `InputWatch` tells of incompatible QoS instead.
        """
        more.setdefault("event_callbacks", PublisherEventCallbacks(use_default_callbacks=False))
        publisher = super().create_publisher(*args, **more)
        if self._setting_up:
            self._made.append(publisher)
        return publisher

    def create_subscription(self, *args: Any, **more: Any) -> Any:
        """Create a subscription as any node does, without the events that nobody handles here."""
        more.setdefault("event_callbacks", SubscriptionEventCallbacks(use_default_callbacks=False))
        return super().create_subscription(*args, **more)

    # what a subclass fills in

    def setup(self) -> None:
        """Load models, open nothing that moves or records. May raise WheeError."""

    def begin(self) -> None:
        """Start working. May raise WheeError."""

    def end(self) -> None:
        """Stop working; must leave the node as `setup` left it."""

    def teardown(self) -> None:
        """Free what `setup` took."""

    def time_ran_back(self) -> None:
        """Deal with a time that is earlier than it was: forget everything sensed, as if the process were new."""
        self._renewal.begin()

    # what a subclass uses

    def hear(
        self, domain: type, topic: str, qos: Any, heard: Callable[[Any], None], what: str = ""
    ) -> InputWatch | None:
        """Subscribe to messages of a core dataclass; with `what`, say so when they stay away."""
        return self.hear_raw(message_type(domain), topic, qos, heard, what)

    def hear_raw(
        self, kind: Any, topic: str, qos: Any, heard: Callable[[Any], None], what: str = ""
    ) -> InputWatch | None:
        """Subscribe to any message type; messages are dropped while the node is inactive."""
        watch = InputWatch(self, topic, what, qos) if what else None
        if watch:
            self._watches.append(watch)
        self._heard.append(self.create_subscription(kind, topic, self._receiver(heard, watch), qos))
        return watch

    def gather(self, domain: type, topic: str, qos: Any, heard: Callable[[Any], None]) -> None:
        """Subscribe to messages of a core dataclass that wait until `catch_up`, as many as `qos` is deep.

        For who takes its inputs at its own pace: an executor that wakes up for each of them costs more than the work.
        """
        self.gather_raw(message_type(domain), topic, qos, heard)

    def gather_raw(self, kind: Any, topic: str, qos: Any, heard: Callable[[Any], None]) -> None:
        """Do so with any message type."""
        self._gathered.append((Polled(self, kind, topic, qos), self._receiver(heard, None)))

    def catch_up(self) -> None:
        """Take what was gathered since the last time, topic by topic, each with the oldest message first."""
        for polled, receive in self._gathered:
            for message in polled.take():
                receive(message)

    def tell(self, domain: type, topic: str, qos: Any) -> Callable[[Any], None]:
        """Return a function that publishes core dataclass instances."""
        publisher = self.create_publisher(message_type(domain), topic, qos)
        return lambda value: publisher.publish(to_msg(value))

    def work(self, name: str, task: Callable[[T], None], niceness: int = 0) -> Worker[T]:
        """Return a running worker that gives way by `niceness`; its failures become trouble in words, not a crash."""

        def failed(error: Exception) -> None:
            self.later(lambda: self.trouble(name, str(error)))

        def run(item: T) -> None:
            task(item)
            if name in self._troubles:
                self.later(lambda: self.trouble(name, ""))

        worker = Worker(f"{self.get_name()}/{name}", run, failed, niceness)
        worker.start()
        self._workers.append(worker)
        return worker

    def later(self, call: Callable[[], None]) -> None:
        """Run `call` on the executor thread; from any thread."""
        self._calls.append(call)
        self._calls_guard.trigger()

    def took(self, stage: str, subject: str, since: float) -> None:
        """Publish that `stage` is done for `subject`, `since` (s) being the sensing time."""
        now = self.clock.now()
        self._latency.publish(to_msg(Latency(now, stage, subject, now - since)))

    def remember(self, name: str, value: object) -> None:
        """Keep a value as a live parameter: the manager gives it back to a process started again."""
        self.set_parameters([Parameter(name, value=value)])

    def trouble(self, key: str, text: str) -> None:
        """Say what is wrong ("" when it no longer is); it goes to the log once and to the heartbeat."""
        if text and self._troubles.get(key) != text:
            self.get_logger().error(text)
        if text:
            self._troubles[key] = text
        else:
            self._troubles.pop(key, None)

    def words(self) -> str:
        """Return everything that is wrong at this moment, "" when all is well."""
        words, now = list(self._troubles.values()), self.clock.now()
        if self.active:
            words += [text for text in (watch.trouble(now) for watch in self._watches) if text]
        return "; ".join(words)

    # lifecycle

    def on_configure(self, state: Any) -> TransitionCallbackReturn:
        """Load; what a failed attempt took is given back, so that the next one starts afresh."""
        self._setting_up = True
        result = self._attempt("configure", self.setup)
        self._setting_up = False
        if result != TransitionCallbackReturn.SUCCESS:
            self._undo_setup()
        return result

    def on_activate(self, state: Any) -> TransitionCallbackReturn:
        """Start."""
        self.catch_up()  # what was said to an inactive node is not heard
        result = self._attempt("activate", self.begin)
        if result == TransitionCallbackReturn.SUCCESS:
            self.active = True
            super().on_activate(state)
        return result

    def on_deactivate(self, state: Any) -> TransitionCallbackReturn:
        """Stop."""
        self.active = False
        self.end()
        super().on_deactivate(state)
        self.later(self._heartbeat)
        return TransitionCallbackReturn.SUCCESS

    def on_cleanup(self, state: Any) -> TransitionCallbackReturn:
        """Free."""
        self._undo_setup()
        self.later(self._heartbeat)
        return TransitionCallbackReturn.SUCCESS

    def on_shutdown(self, state: Any) -> TransitionCallbackReturn:
        """Stop and free from any state."""
        self.close()
        return TransitionCallbackReturn.SUCCESS

    def close(self) -> None:
        """End in order; safe in every state and more than once."""
        if self.active:
            self.active = False
            self.end()
        self._stop_workers()
        self.teardown()

    def renew(self, *, active: bool) -> None:
        """Set up anew what is set up, and start it if it was `active`; a failure leaves it for the manager to retry."""
        if self._state_name() != "inactive":
            return
        self.trigger_cleanup()
        self._calls.clear()  # what workers had yet to hand over belongs to the past
        if self.trigger_configure() == TransitionCallbackReturn.SUCCESS and active:
            self.trigger_activate()

    def _receiver(self, heard: Callable[[Any], None], watch: InputWatch | None) -> Callable[[Any], None]:
        def receive(message: Any) -> None:
            if watch:
                watch.seen(self.clock.now())
            if self.active and not self._renewal.from_before(message):
                heard(message)

        return receive

    def _attempt(self, step: str, action: Callable[[], None]) -> TransitionCallbackReturn:
        try:
            action()
        except WheeError as error:
            self.trouble(step, str(error))
            return TransitionCallbackReturn.FAILURE
        except Exception as error:  # noqa: BLE001 - rclpy would swallow it and retire the node without a word
            self.get_logger().debug(traceback.format_exc())
            self.trouble(step, f"could not {step}: {type(error).__name__}: {error}")
            return TransitionCallbackReturn.FAILURE
        finally:
            self.later(self._heartbeat)  # once the state machine has moved
        self.trouble(step, "")
        return TransitionCallbackReturn.SUCCESS

    def _undo_setup(self) -> None:
        self._stop_workers()
        self.teardown()
        self.parameters.forget_listeners()
        for subscription in self._heard:
            self.destroy_subscription(subscription)
        for polled, _ in self._gathered:
            polled.close()
        for publisher in self._made:
            self.destroy_publisher(publisher)
        self._heard.clear()
        self._gathered.clear()
        self._made.clear()
        self._watches.clear()

    def _stop_workers(self) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def _run_calls(self) -> None:
        while self._calls:
            self._calls.popleft()()

    def _heartbeat(self) -> None:
        self._beaten = elapsed()
        self._renewal.look()
        state = BUSY if self._renewal.under_way else self._state_name()
        self._beat.publish(self._beat_message(state, self.words()))

    def _beat_message(self, state: str, detail: str) -> Heartbeat:
        beat = Heartbeat(node=self.get_name(), state=state, detail=detail)
        beat.header.stamp = to_time(self.clock.now())
        beat.header.frame_id = f"pid {os.getpid()}"
        return beat

    def _state_name(self) -> str:
        return str(self._state_machine.current_state[1])
