import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from tests.api.helpers import draw

from imagineart.api.server import address, first_key, listen, what_is_read
from imagineart.errors import InvalidRequestError
from imagineart.service.datadir import DataDirectory
from imagineart.settings import Settings


def test_the_first_start_makes_a_key_and_the_second_does_not(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    lines = first_key(settings)
    assert re.search(r"API key: ia_\S{43}$", lines[0])
    assert first_key(settings) == []


def test_a_port_that_is_taken_is_named() -> None:
    taken = listen("127.0.0.1", 0)
    port = taken.getsockname()[1]
    with pytest.raises(InvalidRequestError, match=f"cannot listen on 127.0.0.1:{port}"):
        listen("127.0.0.1", port)
    taken.close()


def test_a_reply_in_two_packets_does_not_wait_for_the_first_to_be_acknowledged() -> None:
    async def run() -> int:
        told: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            accepted = writer.get_extra_info("socket")
            told.set_result(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()
            await writer.wait_closed()

        listener = listen("127.0.0.1", 0)
        async with await asyncio.start_server(answer, sock=listener):
            _, writer = await asyncio.open_connection(*listener.getsockname())
            no_delay = await told
            writer.close()
            await writer.wait_closed()
        return no_delay

    assert asyncio.run(run())


def test_a_host_that_is_not_there_is_named() -> None:
    with pytest.raises(InvalidRequestError, match="no-such-host"):
        listen("no-such-host.invalid", 0)


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "http://127.0.0.1:"), ("0.0.0.0", "http://127.0.0.1:")]
)
def test_the_address_can_be_used_by_a_client(host: str, shown: str) -> None:
    listener = listen(host, 0)
    assert address(listener).startswith(shown)
    listener.close()


def test_serving_from_the_command_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "imagineart", "serve", "--engine", "fake", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--data", str(tmp_path / "data")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "IMAGINEART_DRAIN_S": "0"},
    )
    assert process.stdout is not None
    told = re.search(r"http://\S+/v1", process.stdout.readline())
    secret = process.stdout.readline().split()[-1]
    assert told is not None
    reply = httpx.post(
        told[0], json=[draw()], headers={"Authorization": f"Bearer {secret}"}, timeout=60
    )
    assert reply.status_code == 200, reply.text
    assert "imageURL" in json.loads(reply.text)["data"][0]
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=30)
    assert "Traceback" not in complaints


def serve(data: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "imagineart", "serve", "--port", "0", "--data", str(data)]
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_a_directory_that_another_server_uses_is_told_in_one_line(tmp_path: Path) -> None:
    taken = DataDirectory(tmp_path)
    taken.lock()
    done = serve(tmp_path, "--engine", "fake")
    taken.unlock()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: another server uses {tmp_path}")
    assert done.stderr.count("\n") == 1


SWALLOWING = """
import sys, time
from pathlib import Path
from imagineart.api import server
from imagineart.settings import Settings

def load(settings, board=None):
    try:
        print("loading", flush=True)
        time.sleep(60)
    except BaseException:
        pass
    raise SystemExit("the interrupt was swallowed")

server.config_of = load
server.run(Settings(engine="fake", port=0, data_dir=Path(sys.argv[1])))
"""


def test_an_interrupt_is_not_lost_in_what_is_being_loaded(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SWALLOWING, str(tmp_path / "data")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "loading\n"
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=30)
    assert (process.returncode, complaints) == (130, "")


def test_an_engine_that_there_is_not_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    done = serve(tmp_path / "data", "--engine", "dalle")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: engine 'dalle' is unknown; allowed are: embedded")
    assert not (tmp_path / "data").exists()


def test_who_forces_safety_is_told_what_it_does_not_read() -> None:
    (line,) = what_is_read(Settings(safety="fast"))
    assert "English is read" in line
    assert "Russian" in line
    assert line.endswith("what is said in other languages passes")
    assert what_is_read(Settings()) == []
