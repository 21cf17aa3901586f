"""What may a seed change about a thing? Not every thing has a mirror image, or any hue."""

from __future__ import annotations

__all__ = ["ANY_HUE", "ONE_WAY"]


def _listed(text: str) -> frozenset[str]:
    return frozenset(item.strip() for item in text.split(","))


ONE_WAY = _listed(  # wrong in a mirror: they carry figures, letters, or a map
    """alarm clock, banknote, billiard ball, calendar, clock, compact disc, computer keyboard,
    credit card, globe, line chart, map, money bag, musical note, musical notes, newspaper,
    pager, sheet music, stop sign, stopwatch, typewriter, watch"""
)
ANY_HUE = _listed(  # made in every colour; nothing that is usually of wood, metal or a fixed colour
    """armchair, backpack, balloon, blouse, bow tie, bowl, bucket, butterfly, camper van,
    candy, car, closed umbrella, coat, couch, crayon, cup, cupcake, curtain, dress,
    file folder, flip-flop, frisbee, gift bag, gift box, glasses, gloves, handbag, high heel,
    hot air balloon, jar, kick scooter, kite, lollipop, macaron, mug, notebook, paper lantern,
    party popper, pillow, pushpin, ribbon, rug, scarf, scooter, shopping bag, shorts,
    sneaker, socks, speedboat, suitcase, surfboard, suv, swimsuit, t-shirt, table lamp,
    tank top, teacup, tent, tie, toothbrush, tropical fish, umbrella, water bottle,
    water pistol, yo-yo"""
)
