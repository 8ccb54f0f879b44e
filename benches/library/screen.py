"""A small model of a terminal's screen: text, cursor movement, erasing, scrolling. Colours are read over.

It holds what a person would see, so that a word can be looked for however the program drew it. It knows what the
measured programs use (xterm-256color); `unknown` counts the control sequences that it had to leave out.
"""
import codecs
import re
import unicodedata

TOKEN = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f]+)"
    r"|\x1b\[(?P<mark>[<=>?]?)(?P<numbers>[0-9;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b[\]PX^_](?:[^\x07\x1b]|\x1b(?!\\))*(?:\x07|\x1b\\)"
    r"|\x1b[()*+#% ][0-~]"
    r"|\x1b(?P<short>[0-9=>A-OQ-WYZ\\a-z|}~])"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
)
STYLE = frozenset("mnchlqrtpugx")  # finals that change nothing that is modelled, see `sequence` for those that do


def width(letter):
    """The columns of a letter: 0 for a mark, 2 for a wide one."""
    if letter < "\u0300":
        return 1
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


class Screen:
    """The cells of a terminal of some columns and rows, fed with the bytes a program writes."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.rest = ""
        self.unknown = 0
        self.reset()

    def reset(self):
        self.cells = [self.blank() for _ in range(self.rows)]
        self.row = self.column = 0
        self.top, self.bottom = 0, self.rows - 1
        self.saved = (0, 0)
        self.last = " "

    def blank(self):
        return [" "] * self.columns

    def lines(self):
        return ["".join(cells) for cells in self.cells]

    def text(self):
        return "\n".join(self.lines())

    def feed(self, data):
        """Takes bytes as they come; a sequence cut in two waits for its rest."""
        text = self.rest + self.decoder.decode(data)
        at = 0
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                if len(text) - at < 4096:
                    break
                self.unknown += 1
                at += 1
                continue
            at = match.end()
            self.take(match)
        self.rest = text[at:]

    def take(self, match):
        if match["text"]:
            self.write(match["text"])
        elif match["final"]:
            self.sequence(match)
        elif match["short"]:
            self.short(match["short"])
        elif match["control"]:
            self.control(match["control"])

    def write(self, text):
        for letter in text:
            columns = width(letter)
            if columns == 0:
                self.add_mark(letter)
                continue
            if self.column + columns > self.columns:
                self.column = 0
                self.line_feed()
            cells = self.cells[self.row]
            cells[self.column] = self.last = letter
            if columns == 2:
                cells[self.column + 1] = ""
            self.column += columns

    def add_mark(self, mark):
        if self.column:
            self.cells[self.row][self.column - 1] += mark

    def line_feed(self):
        if self.row == self.bottom:
            self.scroll(1)
        elif self.row < self.rows - 1:
            self.row += 1

    def scroll(self, count, top=None):
        """Moves the lines from `top` to the bottom margin up by `count`, down if it is negative."""
        top = self.top if top is None else top
        for _ in range(min(abs(count), self.rows)):
            if count > 0:
                del self.cells[top]
                self.cells.insert(self.bottom, self.blank())
            else:
                del self.cells[self.bottom]
                self.cells.insert(top, self.blank())

    def control(self, control):
        if control == "\r":
            self.column = 0
        elif control in "\n\x0b\x0c":
            self.line_feed()
        elif control == "\b":
            self.column = max(0, min(self.column, self.columns - 1) - 1)
        elif control == "\t":
            self.column = min(self.columns - 1, (self.column // 8 + 1) * 8)

    def short(self, letter):
        if letter == "7":
            self.saved = (self.row, self.column)
        elif letter == "8":
            self.row, self.column = self.saved
        elif letter == "c":
            self.reset()
        elif letter in "DE":
            self.line_feed()
            self.column = 0 if letter == "E" else self.column
        elif letter == "M":
            if self.row == self.top:
                self.scroll(-1)
            else:
                self.row = max(0, self.row - 1)

    def sequence(self, match):
        final = match["final"]
        numbers = [int(number or 0) for number in re.split("[;:]", match["numbers"])]
        if match["mark"] or match["between"]:
            if match["mark"] == "?" and final in "hl" and set(numbers) & {47, 1047, 1049}:
                self.cells = [self.blank() for _ in range(self.rows)]
            return
        count = max(1, numbers[0])
        if final in "ABCDEFGHadefj`":
            self.move(final, count, numbers)
        elif final in "JK":
            self.erase(final, numbers[0])
        elif final in "@LMPSTXb":
            self.edit(final, count)
        elif final == "r":
            self.top = max(1, numbers[0]) - 1
            self.bottom = (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            self.row = self.column = 0
        elif final == "s":
            self.saved = (self.row, self.column)
        elif final == "u":
            self.row, self.column = self.saved
        elif final not in STYLE:
            self.unknown += 1

    def move(self, final, count, numbers):
        second = max(1, numbers[1]) if len(numbers) > 1 else 1
        row, column = self.row, min(self.column, self.columns - 1)
        if final in "AF":
            row -= count
        elif final in "BEe":
            row += count
        elif final in "Ca":
            column += count
        elif final in "Dj":
            column -= count
        elif final in "G`":
            column = count - 1
        elif final == "d":
            row = count - 1
        elif final in "Hf":
            row, column = count - 1, second - 1
        if final in "EF":
            column = 0
        self.row = min(max(row, 0), self.rows - 1)
        self.column = min(max(column, 0), self.columns - 1)

    def erase(self, final, part):
        column = min(self.column, self.columns - 1)
        first, after = ((column, self.columns), (0, column + 1), (0, self.columns))[min(part, 2)]
        self.cells[self.row][first:after] = [" "] * (after - first)
        if final == "J":
            rows = (range(self.row + 1, self.rows), range(self.row), range(self.rows))[min(part, 2)]
            for row in rows:
                self.cells[row] = self.blank()

    def edit(self, final, count):
        cells, column = self.cells[self.row], min(self.column, self.columns - 1)
        count = min(count, self.columns - column) if final in "@PX" else count
        if final == "@":
            cells[column:] = ([" "] * count + cells[column:])[: self.columns - column]
        elif final == "P":
            cells[column:] = cells[column + count :] + [" "] * count
        elif final == "X":
            cells[column : column + count] = [" "] * count
        elif final == "b":
            self.write(self.last * count)
        elif final in "ST":
            self.scroll(count if final == "S" else -count)
        elif final in "LM":
            self.scroll(count if final == "M" else -count, self.row)
