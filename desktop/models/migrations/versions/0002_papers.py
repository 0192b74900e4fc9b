"""Add what papers need: evidence of results, the page setup of an office, a plan's decision."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Columns are added, no table is rebuilt: rows that refer to each other stay untouched.
    op.add_column("office", sa.Column("page", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("result", sa.Column("evidence", sa.Text(), nullable=False, server_default=""))
    op.add_column("plan", sa.Column("decision", sa.Text(), nullable=True))
