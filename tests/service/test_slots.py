"""Nobody takes more of the deliveries under way than its share."""

from imagineart.service.slots import Full, Shares, Slots, Way

CALL = Way("webhook", "alice", "a.example")
UPLOAD = Way("upload", "alice", "a.example")


def test_slots_are_counted_and_given_back() -> None:
    slots = Slots(Shares(in_all=2))
    slots.take(CALL)
    slots.take(CALL)
    assert (len(slots), slots.free, slots.room_for(CALL)) == (2, 0, False)
    slots.give_back(CALL)
    assert slots.room_for(CALL)


def test_a_host_an_owner_and_the_uploads_have_their_share() -> None:
    slots = Slots(Shares(in_all=9, uploads=1, per_owner=2, per_host=3))
    slots.take(UPLOAD)
    assert slots.full() == Full(kinds=frozenset({"upload"}))
    slots.take(CALL)
    slots.take(CALL)
    assert slots.full().owners == {("alice", "webhook")}
    assert slots.full().hosts == {"a.example"}
    assert not slots.room_for(Way("webhook", "bob", "a.example"))
    assert not slots.room_for(Way("webhook", "alice", "b.example"))
    assert slots.room_for(Way("webhook", "bob", "b.example"))


def test_a_copy_is_on_its_own() -> None:
    slots = Slots()
    slots.copy().take(CALL)
    assert len(slots) == 0
