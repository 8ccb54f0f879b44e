"""All that the benchmarks know of docbao's screen and keys. When the screen changes, this file changes."""
import re

STAR, READ, DOWN, UP = b"s", b"r", b"j", b"k"
OPEN, TO_LIST, LAST, FIRST = b"\r", b"g1", b"G", b"gg"
FIND, CLEAR_PROMPT, LEAVE, QUIT = b"/", b"\x15", b"\x1b", b"q"

# The list with an article selected, and text beside it.
USABLE = re.compile(r"(?m)^▌[^┃│\n]*\w[^┃│\n]*[┃│].*\w")
# Position and number of articles in the heading of the list, as in `1/1.061`.
COUNT = re.compile(r"(?m)^━+ .*? ([\d.,]+)/([\d.,]+) ━")
# A row of the list: the bar of the selection, read or not, the star, the title.
ROW = re.compile(r"^([▌ ])([•! ])([* ])\S")
# Something is not kept: one act, or all of them.
UNKEPT = re.compile(r"chưa lưu được|không lưu|not saved")
PANIC = re.compile(r"panicked|internal error")


def usable(titles=()):
    """A first frame that a person can use; with titles, one of them is selected and its article stands beside."""
    if not titles:
        return USABLE
    starts = "|".join(re.escape(title[:18]) for title in titles)
    return re.compile(rf"(?m)^▌..(?:{starts})[^\n]*[┃│](?:.*\n){{0,6}}.*[┃│].*(?:{starts})|^▌..(?:{starts}).*[┃│].*(?:{starts})")


def complete(count):
    """The list holds all `count` articles."""
    digits = rf"{count:,}".replace(",", "[.,]?")
    return re.compile(rf"(?m)^━+ .*? [\d.,]+/{digits} ━")


def position(lines):
    """(position, articles) of the list's heading, None when it does not show."""
    found = COUNT.search("\n".join(lines))
    return tuple(int(re.sub("[.,]", "", part)) for part in found.groups()) if found else None


def is_selected_starred(lines):
    """Whether the selected article has a star; None when no row is selected."""
    for line in lines:
        row = ROW.match(line)
        if row and row[1] == "▌":
            return row[3] == "*"
    return None


def stars(lines):
    """How many articles on the screen have a star."""
    return sum(1 for line in lines if (row := ROW.match(line)) and row[3] == "*")


def is_unkept(lines):
    """The reader is told that something is not kept."""
    return bool(UNKEPT.search("\n".join(lines)))


def has_panicked(text):
    return bool(PANIC.search(text))
