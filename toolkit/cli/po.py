"""Commands for PO files; each module adds its own."""

import typer

from toolkit.cli import po_export, po_figures, po_import, po_undo, po_update

app = typer.Typer(no_args_is_help=True, help="Bring PO files up to date, hand them to translators and take them back.")
for module in (po_update, po_export, po_import, po_undo, po_figures):
    module.register(app)
