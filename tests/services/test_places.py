"""Where a ledger is not safe: a network, a cloud folder, a stick; elsewhere no word is said."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from desktop.services.places import Danger, Place, Surroundings, danger_here, danger_of

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
//may-chu/chung /mnt/chung cifs rw 0 0
nas:/so /mnt/m\\341\\273\\237\\040r\\341\\273\\231ng nfs4 rw 0 0
drive: /home/lan/drive fuse.rclone rw 0 0
/dev/sdb1 /media/lan/KINGSTON vfat rw 0 0
/dev/sda2 /mnt/chung/rieng ext4 rw 0 0
garbage
"""
DRIVES = {"C:\\": 3, "Z:\\": 4, "E:\\": 2}
HERE = Surroundings(
    {"OneDrive": "D:\\Dữ liệu đám mây"}, MOUNTS, lambda root: DRIVES.get(root.upper(), 1)
)


def windows(path: str) -> PureWindowsPath:
    return PureWindowsPath(path)


def posix(path: str) -> PurePosixPath:
    return PurePosixPath(path)


@pytest.mark.parametrize(
    ("path", "place", "name"),
    [
        (windows(r"\\may-chu\chung\so.sopgidb"), Place.NETWORK, "\\\\may-chu\\chung"),
        (windows(r"\\?\UNC\may-chu\chung\so.sopgidb"), Place.NETWORK, "\\\\may-chu\\chung"),
        (windows(r"Z:\Kế hoạch\so.sopgidb"), Place.NETWORK, "Z:"),
        (windows(r"E:\so.sopgidb"), Place.REMOVABLE, "E:"),
        (windows(r"D:\Dữ liệu đám mây\so.sopgidb"), Place.CLOUD, "OneDrive"),
        (windows(r"C:\Users\lan\OneDrive\so.sopgidb"), Place.CLOUD, "OneDrive"),
        (windows(r"C:\Users\lan\OneDrive - UBND xã\PGI\so.sopgidb"), Place.CLOUD, "OneDrive"),
        (windows(r"C:\Users\lan\Dropbox\so.sopgidb"), Place.CLOUD, "Dropbox"),
        (windows(r"G:\Drive của tôi\so.sopgidb"), Place.CLOUD, "Google Drive"),
        (windows(r"C:\Users\lan\Documents\Zalo Received Files\so.sopgidb"), Place.CLOUD, "Zalo"),
        (windows(r"C:\Users\lan\Nextcloud\so.sopgidb"), Place.CLOUD, "Nextcloud"),
        (posix("/mnt/chung/PGI/so.sopgidb"), Place.NETWORK, "/mnt/chung"),
        (posix("/home/lan/drive/so.sopgidb"), Place.CLOUD, "rclone"),
        (posix("/media/lan/KINGSTON/so.sopgidb"), Place.REMOVABLE, "KINGSTON"),
    ],
)
def test_a_place_in_danger_is_told(path: PurePath, place: Place, name: str) -> None:
    assert danger_of(path, HERE) == Danger(place=place, name=name)


@pytest.mark.parametrize(
    "path",
    [
        windows(r"C:\Users\lan\AppData\Local\SoPGI\so.sopgidb"),
        windows(r"C:\Kế hoạch\Hỏi đáp OneDrive\so.sopgidb"),
        windows(r"C:\Users\lan\Dropbox.sopgidb"),
        windows(r"\\?\C:\so.sopgidb"),
        posix("/home/lan/.local/share/SoPGI/so.sopgidb"),
        posix("/mnt/chung/rieng/so.sopgidb"),
        posix("/mnt/chung2/so.sopgidb"),
    ],
)
def test_an_ordinary_place_is_no_danger(path: PurePath) -> None:
    assert danger_of(path, HERE) is None


def test_this_computer_is_looked_at(tmp_path: Path) -> None:
    assert danger_here(tmp_path / "so.sopgidb") is None
    found = danger_here(tmp_path / "OneDrive" / "so.sopgidb")
    assert found is not None
    assert found.name == "OneDrive"
