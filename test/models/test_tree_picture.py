"""The main tree as a picture."""

from whee_ros.tools import tree


def test_the_main_tree_is_drawn_on_one_screen(tmp_path):
    picture = tmp_path / "tree.png"
    assert tree.main(["--png", str(picture)]) == 0
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    assert 1.3 < width / height < 2.4
