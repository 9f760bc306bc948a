"""Where drafts come from: each engine proposes texts for segments and never opens a glossary."""
