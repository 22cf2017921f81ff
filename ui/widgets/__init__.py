"""Painted widgets of the kiosk: they know nothing of it, take marked texts and plain values, tell by signals.

Every widget is `Widget(look, …, parent=None)` and has `set_look(look)`; a compound hands the look on.
Whatever can be touched emits `activated(id)`, or `refused(id)` when barred (dashed, still touchable).
Import each from its own module:

    ruby_label     RubyLabel(look, marked="", *, role="body", bold=False, align="left", tone="ink")
                   .set_text(marked) .fits() -> bool .lines() -> int
    note_line      NoteLine(look, icon, marked, *, role="body", tone="ink"|"err", bold=False)
                   .set_note(icon, marked)
    key_button     KeyButton(look, id, marked, *, kind=Kind.KEY, icon=None,
                   icon_place="left"|"right"|"above", role=None)
                   Kind: PRIMARY KEY TOOL CALL QUIT SMALL CHARACTER FUNCTION
                   .set_label .set_icon .set_missing(reason|None) .set_error(error=) .id
    choice_card    ChoiceCard(look, id, marked, *, note=None, picture=None, mark=Mark.CIRCLE|SQUARE,
                   arrangement="column"|"row")
                   .set_chosen(chosen=) .set_barred(reason|None) .set_error(error=)
    menu_tile      MenuTile(look, id, icon, marked, examples)
    segment        Segment(look, [(id, marked), …])  .set_options .set_chosen(id|None)  activated(id)
    digit_pad      DigitPad(look)  typed(int) erased() cleared()
    entry_cells    CellSpec(id, after="", width=20.0); digit_cells((3, 4), joiner="–")
                   EntryCells(look, specs)  .set_texts([..]) .set_active(index|None) .set_problem({indices})
                   .set_masked(count)  activated(int)
    secret_entry   SecretEntry(look, length)  .push(int) .erase() .clear() .take() -> bytearray .forget()
                   .count .complete  changed(int)
    kana_board     KanaBoard(look, *, most, board=Board.KANA|TEXT|BLOCK)  .text() .set_text(str) .forget()
                   typed(str: the whole text after each key)  refused(str: what to say)
    announcing     announce(widget, marked): a screen reader says it; announce_text(widget, before, after)
    text_field     TextField(look, name="")  .set_text(str) .set_problem(problem=) .fits()
    stepper        Stepper(look, *, less, more, unit, least, most)  .set_value(int|None)
                   .set_limit_words(least, most)  changed(int) refused(str)
    fact_rows      FactRow(label, value, small=None, icon=None); FactRows(look), FactStrip(look) .set_rows
    check_rows     CheckRowView(label, value, button|None); CheckRows(look)  .set_rows  activated(id)
    people_rows    PersonRow(id, name, note=None); PeopleRows(look)  .set_rows  edited(id) removed(id)
    progress_bar   ProgressBar(look, name)  .set_done(done, total)
    ring           Ring(look)  .set_seconds(seconds, most, unit)
    stage_list     StageView(label, state: "done"|"now"|"later"|"step", words="")
                   StageList(look)  .set_stages
    capsules       Capsules(look)  .set_counts(passed=, left=)
    tries_dots     TriesDots(look)  .set_tries(left=, most=)
    panel          Panel(look)  .box: QVBoxLayout
    error_summary  ErrorSummary(look)  .set_words(title, explanation|None); takes focus
    picture        Picture(look, name)  .set_picture(name) .set_chosen(chosen=)
    preview        Preview(look)  .set_pages([QImage])
    look_sample    LookSample(look, id, marked, *, shows="text-size"|"theme"|"language"|"plain", of=<id>)
                   .set_chosen(chosen=)  activated(id)
"""
