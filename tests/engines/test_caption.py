"""The caption of a plan: every fact is in it, and nothing else."""

from imagineart.engines import caption as captions
from imagineart.plan.plan import Background, ObjectSpec, Plan, Relation, TextBlock
from imagineart.staging.stage import Box, Instance, Stage


def caption(plan: Plan, stage: Stage | None = None) -> str:
    return captions.caption(plan, stage or Stage())


def one(id: str, left: float, index: int = 0) -> Instance:
    return Instance(object=id, index=index, box=Box(left=left, top=0.5, width=0.2, height=0.2))


def test_the_prompt_comes_first_with_the_look() -> None:
    assert caption(Plan(prompt="A red fox.", style="watercolor")).startswith(
        "watercolor painting on textured paper of: A red fox."
    )


def test_counts_are_written_as_exact_numbers() -> None:
    plan = Plan(objects=(ObjectSpec(id="o", noun="owl", count=3, phrase="tiny owl"),))
    assert "exactly three × tiny owl." in caption(plan)


def test_counts_beyond_the_words_are_digits() -> None:
    plan = Plan(objects=(ObjectSpec(id="o", noun="owl", count=40),))
    assert "exactly 40 × owl." in caption(plan)


def test_places_follow_the_boxes() -> None:
    plan = Plan(
        objects=(
            ObjectSpec(id="a", noun="apple"),
            ObjectSpec(id="b", noun="bell"),
            ObjectSpec(id="c", noun="cup"),
        )
    )
    instances = (one("a", 0.0), one("a", 0.1, 1), one("b", 0.4), one("c", 0.8))
    words = caption(plan, Stage(instances=instances))
    assert "one apple on the left." in words
    assert "one bell in the middle." in words
    assert "one cup on the right." in words


def test_relations_texts_scene_and_exclusions_are_said() -> None:
    plan = Plan(
        objects=(ObjectSpec(id="a", noun="cat"), ObjectSpec(id="b", noun="sofa")),
        relations=(Relation(subject="a", predicate="in_front_of", object="b"),),
        texts=(TextBlock(string='SAY "HI"', role="sign"),),
        background=Background(family="room", setting="in a cosy room", weather="rain"),
        exclusions=("people", "dogs"),
    )
    words = caption(plan)
    assert "the cat is in front of the sofa." in words
    assert 'the sign reads exactly "SAY "HI"".' in words
    assert "in a cosy room, noon, rain" in words
    assert "without people, dogs." in words


def test_an_empty_plan_still_says_where() -> None:
    assert "background: studio" in caption(Plan(prompt="x"))
