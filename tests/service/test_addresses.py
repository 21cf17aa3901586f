"""The table of special ranges, judged without a single connection."""

import ipaddress

import pytest

from imagineart.service.addresses import is_allowed, special_range, special_ranges

RANGES = special_ranges()


@pytest.mark.parametrize("one", RANGES, ids=lambda one: str(one.network))
def test_no_special_range_is_called_by_default(one: object) -> None:
    network = one.network  # type: ignore[attr-defined]
    if one.treatment != "carries":  # type: ignore[attr-defined]
        for address in (network[0], network[-1]):
            assert not is_allowed(address, allow_private=False)


@pytest.mark.parametrize(
    "address",
    [
        "3fff::1",
        "192.88.99.1",
        "192.0.0.9",
        "fd20:ce::254",
        "fd00:ec2::254",
        "fd00:42::42",
        "169.254.169.254",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2001::1",
        "5f00::1",
        "100::1",
        "4000::1",
        "fec0::1",
        "ff02::1",
        "255.255.255.255",
    ],
)
def test_what_no_setting_opens(address: str) -> None:
    assert not is_allowed(ipaddress.ip_address(address), allow_private=True)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.0.1", "100.64.0.1", "::1", "fd12::1",
     "::ffff:10.0.0.1"],
)  # fmt: skip
def test_what_a_setting_opens(address: str) -> None:
    bare = ipaddress.ip_address(address)
    assert is_allowed(bare, allow_private=True)
    assert not is_allowed(bare, allow_private=False)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808",
     "::ffff:8.8.8.8", "172.32.0.1", "100.128.0.1"],
)  # fmt: skip
def test_what_is_public(address: str) -> None:
    assert is_allowed(ipaddress.ip_address(address), allow_private=False)


def test_the_narrowest_range_decides() -> None:
    found = special_range(ipaddress.ip_address("fd20:ce::254"))
    assert found is not None
    assert found.treatment == "never"


def test_every_range_says_where_it_is_from() -> None:
    assert len({one.network for one in RANGES}) == len(RANGES)
    assert all(one.name and one.source for one in RANGES)
