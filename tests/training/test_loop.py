"""A training that is broken off goes on, and ends in the same weights as one that is not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from training.loop import Course, fit, once, set_rate

COURSE = Course(seed=7, epochs=3, warm=0.2, decay=0.5)


class KilledError(Exception):
    """Stands for the power cut."""


def net() -> torch.nn.Module:
    torch.manual_seed(1)
    return torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Dropout(0.3), torch.nn.Linear(8, 1))


def train(part: Path, *, course: Course = COURSE, until: int | None = None) -> torch.nn.Module:
    """Fit a small network to noise; killed at the step `until`."""
    network, steps = net(), iter(range(10**6))
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.1)

    def draw(chance: random.Random) -> list[float]:
        return [chance.random() for _ in range(6)]

    def loss(batch: float, chance: random.Random) -> torch.Tensor:
        if next(steps) == until:
            raise KilledError
        read: torch.Tensor = network(torch.full((5, 4), batch))
        return (read - chance.random()).square().mean()

    return fit(network, optimizer, draw, loss, course, part)


def weights(network: torch.nn.Module) -> list[float]:
    return [value for part in network.state_dict().values() for value in part.flatten().tolist()]


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.mark.parametrize("until", [1, 6, 9, 17])
def test_a_killed_training_ends_in_the_same_weights(tmp_path: Path, until: int) -> None:
    whole = weights(train(tmp_path / "whole.part"))
    with pytest.raises(KilledError):
        train(tmp_path / "killed.part", until=until)
    assert weights(train(tmp_path / "killed.part")) == whole
    assert weights(train(tmp_path / "other.part", course=Course(8, 3, 0.2, 0.5))) != whole


def test_the_running_mean_is_kept_and_without_decay_the_last_weights(tmp_path: Path) -> None:
    mean, last = train(tmp_path / "mean.part"), train(tmp_path / "last.part", course=Course(7, 3, 0.2))
    trained = torch.load(tmp_path / "last.part", weights_only=True)["network"]
    assert all(torch.equal(last.state_dict()[name], value) for name, value in trained.items())
    assert weights(mean) != weights(last)


def test_only_so_many_steps_are_taken_of_an_epoch(tmp_path: Path) -> None:
    with pytest.raises(KilledError):
        train(tmp_path / "a.part", course=Course(7, 3, 0.2, most=2), until=5)
    train(tmp_path / "b.part", course=Course(7, 3, 0.2, most=2), until=6)


def test_what_is_there_is_not_trained_again(tmp_path: Path) -> None:
    first = weights(once(net(), tmp_path / "net.pt", train))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["net.pt"]

    def never(_: Path) -> torch.nn.Module:
        raise KilledError

    (tmp_path / "net.part").touch()  # killed between the last step and the next
    assert weights(once(net(), tmp_path / "net.pt", never)) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["net.pt"]


def test_the_rate_rises_and_falls_from_each_groups_own_highest() -> None:
    groups = [{"params": [torch.zeros(1, requires_grad=True)], "lr": lr, "peak": lr} for lr in (0.1, 0.4)]
    optimizer, seen = torch.optim.SGD(groups), []
    for done in (0.1, 0.2, 0.6, 1.0):
        set_rate(optimizer, 0.2, done)
        seen.append([round(group["lr"], 6) for group in optimizer.param_groups])
    assert seen == [[0.05, 0.2], [0.1, 0.4], [0.05, 0.2], [0.0001, 0.0004]]
