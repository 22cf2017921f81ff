from __future__ import annotations

from tests.fakes.form_parts import sample_application


def test_nobody_reads_a_person_in_a_log() -> None:
    application = sample_application("juminhyo", "household")
    told = repr((application, application.applicant, application.representative))
    assert "ミホン" not in told
    assert "1948" not in told
