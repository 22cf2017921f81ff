"""Pictures of every screen in every mode asked for, and what a person would trip over in each."""
