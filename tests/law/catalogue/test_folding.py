"""Tests of what a list may change in a whole record, and what it leaves alone."""

from dataclasses import replace

from qmsdocs.law.catalogue.folding import folded
from qmsdocs.law.catalogue.offers import UNSTATED
from qmsdocs.model.services import Channel, Service
from qmsdocs.model.text import LegalReference

DIRECT = Channel("Trực tiếp", "1 ngày làm việc", "Miễn phí", "Sau 15 giờ")
ONLINE = Channel("Trực tuyến", "1 ngày làm việc", "Miễn phí")
SERVICE = Service(
    code="1.001193",
    name="Khai sinh",
    channels=(DIRECT, ONLINE),
    legal_basis=(LegalReference("60/2014/QH13"),),
)


def test_one_limit_for_every_way_to_hand_in() -> None:
    found = folded(SERVICE, {"channels": (Channel(UNSTATED, "0,5 ngày làm việc"),)})

    assert found["channels"] == (
        replace(DIRECT, limit="0,5 ngày làm việc"),
        replace(ONLINE, limit="0,5 ngày làm việc"),
    )


def test_ways_that_are_named_take_the_place_of_those_known() -> None:
    stated = (Channel("Trực tiếp", "2 ngày"),)

    assert folded(SERVICE, {"channels": stated})["channels"] == stated


def test_legal_bases_are_added() -> None:
    stated = (LegalReference("60/2014/qh13"), LegalReference("300/2026/NĐ-CP"))

    assert folded(SERVICE, {"legal_basis": stated})["legal_basis"] == (
        LegalReference("60/2014/QH13"),
        LegalReference("300/2026/NĐ-CP"),
    )


def test_a_whole_record_replaces_what_it_states() -> None:
    stated = {"steps": "Bước 1", "legal_basis": (), "channels": (Channel(UNSTATED, "1 ngày"),)}

    assert folded(SERVICE, stated) == stated


def test_a_record_without_ways_takes_what_is_offered() -> None:
    stated = (Channel(UNSTATED, "1 ngày"),)

    assert folded(replace(SERVICE, channels=()), {"channels": stated})["channels"] == stated


def test_twice_is_once() -> None:
    stated = {
        "channels": (Channel(UNSTATED, "0,5 ngày làm việc"),),
        "legal_basis": (LegalReference("300/2026/NĐ-CP"),),
    }
    once = replace(SERVICE, **folded(SERVICE, stated))

    assert replace(once, **folded(once, stated)) == once
