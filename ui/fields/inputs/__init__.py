"""One widget for each shape a part is answered in (`FieldView.input`); the kinds of field share them."""
