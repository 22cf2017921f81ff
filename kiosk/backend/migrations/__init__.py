"""The steps from each schema to the next, run by Alembic at start; `kiosk.backend.schema` calls them."""
