from __future__ import annotations

from kiosk.forms.authoring.readings_used import readings_used
from tests.fakes.form_parts import library, procedure, question


def test_installed_definitions_read_a_word_as_the_ward_does() -> None:
    used = readings_used(library().procedures())
    assert (used["続柄"], used["世帯主"]) == ("つづきがら", "せたいぬし")


def test_the_most_usual_reading_is_taken() -> None:
    asked = tuple(
        question("text", id=f"a{place}", title=f"{{続柄|{kana}}}は何ですか")
        for place, kana in enumerate(("ぞくがら", "つづきがら", "つづきがら"))
    )
    one = procedure("inkan-shomei").model_copy(update={"questions": asked})
    assert readings_used((one,))["続柄"] == "つづきがら"
