"""A handbook with one text in force, ready to go right or wrong."""

import pytest

from tests.conftest import History
from tests.proof.story import Story, opened


@pytest.fixture
def story(history: History) -> Story:
    """Return a story of two commits: the registers, then a first text in force."""
    return opened(history)
