"""What is remembered, by concern: tasks, results, deliveries, and what servers share.

One transaction per method. Finishing a result and owing its webhook and upload is one, so neither
exists without the other. What was accepted, finished or cancelled is synced to the disk, unless the
store was told to sync nothing; the steps in between are not, for losing one only repeats it. All
methods block; those that write are called by the writer.
"""

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager

from sqlalchemy import func, select

from imagineart.service import oversight
from imagineart.service.database import Database
from imagineart.service.deliveries import Deliveries
from imagineart.service.duties import Duties
from imagineart.service.gallery import Gallery
from imagineart.service.oversight import Waiting, waiting_in
from imagineart.service.progress import ProgressTable
from imagineart.service.rates import Rates
from imagineart.service.results import SYNC_SHARE, Results
from imagineart.service.schema import deliveries, results
from imagineart.service.sessions import Sessions
from imagineart.service.tasks import Tasks
from imagineart.service.workers import Worker, Workers


class Store:
    """One database and the concerns in it. `sync_share` as in `Results`, `synced` in `Database`."""

    def __init__(self, url: str, *, synced: bool = True, sync_share: float = SYNC_SHARE) -> None:
        self.database = Database(url, synced=synced)
        self.tasks = Tasks(self.database)
        self.results = Results(self.database, sync_share)
        self.deliveries = Deliveries(self.database)
        self.gallery = Gallery(self.database)
        self.workers = Workers(self.database)
        self.duties = Duties(self.database)
        self.rates = Rates(self.database)
        self.progress = ProgressTable(self.database)
        self.sessions = Sessions(self.database)

    @property
    def shared(self) -> bool:
        """Whether several servers may use it at once."""
        return self.database.shared

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def batch(self, *, synced: bool) -> AbstractContextManager[None]:
        """One commit around all that this thread writes; a step that raises undoes only itself."""
        return self.database.batch(synced=synced)

    def take_over(self, renamed: Mapping[str, str], now: float) -> int:
        """Take up what others left: of the one server of a database all, else what leases say.

        `renamed` as in `Tasks.rename_engines`. Returns how many results were being drawn.
        """
        self.tasks.rename_engines(renamed)
        if self.shared:
            return self.take_over_expired(now)
        self.deliveries.release_all()
        return self.results.release_all()

    def take_over_expired(self, now: float) -> int:
        """Take up what others left whose leases have run out. Returns how many they drew."""
        self.deliveries.release_expired(now)
        return self.results.requeue_expired(now)

    def release(self, holder: str) -> int:
        """Leave to others all that the holder draws and delivers. Returns how many it drew."""
        self.deliveries.release(holder)
        self.duties.leave(holder)
        return self.results.release(holder)

    def forget_shared(self, before: float) -> None:
        """Drop what servers told each other before then."""
        for table in (self.workers, self.rates, self.progress, self.sessions):
            table.forget(before)

    def waiting(self) -> tuple[Waiting, ...]:
        """Who has unfinished results, the oldest first."""
        with self.database.reading() as connection:
            return waiting_in(connection)

    def drawn_by(self, crews: Collection[Worker]) -> tuple[oversight.Worker, ...]:
        """What each lane of these crews does."""
        with self.database.reading() as connection:
            return oversight.elsewhere_in(connection, crews)

    def counts(self) -> dict[str, int]:
        """How many results and deliveries are in each state."""
        with self.database.reading() as connection:
            found = {}
            for name, table in (("results", results), ("deliveries", deliveries)):
                query = select(table.c.state, func.count()).group_by(table.c.state)
                for state, count in connection.execute(query):
                    found[f"{name}_{state}"] = int(count)
            return found
