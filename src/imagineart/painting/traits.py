"""What may a seed change about a thing? Not every thing has a mirror image, or any hue."""

from __future__ import annotations

__all__ = ["ANY_HUE", "ONE_WAY"]


def _listed(text: str) -> frozenset[str]:
    return frozenset(item.strip() for item in text.split(","))


ONE_WAY = _listed(  # wrong in a mirror: they carry figures, letters, or a map
    """alarm clock, banknote, big ben, billiard ball, building blocks, calculator, calendar,
    cash register, clock, compact disc, computer keyboard, credit card, dartboard, go kart, globe,
    line chart, map, money bag, musical note, musical notes, newspaper, pager, passport,
    playing cards, postcard, sheet music, stop sign, stopwatch, sundial, tape measure,
    treasure map, typewriter, watch"""
)
ANY_HUE = _listed(  # made in every colour; nothing that is usually of wood, metal or a fixed colour
    """apron, armchair, backpack, balloon, bathrobe, beanie, belt, beret, blanket, blouse, bow tie,
    bowl, bucket, butterfly, camper van, candy, cape, car, cardigan, closed umbrella, coat,
    convertible, couch, crayon, cup, cupcake, curtain, cushion, dress,
    file folder, flip-flop, footstool, frisbee, gift bag, gift box, glasses, gloves, handbag,
    helmet, high heel, hoodie, hot air balloon, hula hoop, jacket, jar, kayak, kick scooter,
    kite, leggings, lollipop, macaron, marker pen, mittens, motorcycle helmet, mug, nail polish,
    notebook, origami crane, ottoman, pajamas, paper lantern, party popper, pillow, poncho,
    pushpin, rain boots, ribbon, rug, scarf, scooter, shampoo bottle, shopping bag, shorts,
    skirt, slippers, sneaker, socks, speedboat, sports car, spray bottle, suitcase, surfboard,
    suv, sweater, swimsuit, t-shirt, table lamp, tank top, teacup, tent, thermos, tie,
    toothbrush, towel, toy car, tropical fish, umbrella, vest, vintage car, water bottle,
    water pistol, yo-yo, yoga mat"""
)
