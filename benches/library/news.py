"""Invented news: article i of a library is a function of the seed and i alone.

The grammars `vi.grammar` and `en.grammar` give sentences; the values drawn here (names, figures, days, firms, codes)
give a vocabulary that grows as that of real news does: ranks are drawn log-uniformly, so that some names come in
every tenth article and a long tail of them comes once. Only `Random.random()` is used, whose sequence Python promises
not to change. Everybody and everything in the articles is invented.
"""
import datetime
import math
import os
import random
import re
import unicodedata

FOLDER = os.path.dirname(os.path.abspath(__file__))
DESKS = "war flood health money court road school tech farm sea".split()
FIRST_DAY = datetime.datetime(2015, 1, 1, 5)
DAYS = 4000  # to the middle of December 2025
ENGLISH_SHARE = 0.1
NAMES = 4_000_000  # how many invented names there are; most are never drawn

ONSETS = "ba ka do fe gri ha jo klo la me no pra ro sta te ul va wi ze bre cho dra el fra ge hol iv kri lu mar ni os pe ra sko tar ur ve yan zo".split()
MIDDLES = "bar chen del fen go hin jar ka len mir nov op po ri sel tan ul ver wit xan ya zor ber cla den er gar kov lan mo".split()
ENDS = "ski son ev ic er man ova ton dze ko berg well ard ley sen in as ez ini oglu yan ford stein ak eau low ic quist more".split()
FORENAMES = (
    "Hannah Tobias Marta Andrei Olga Pavel Yusuf Aylin Kenji Haruka Min-jun Seo-yeon Lukas Ingrid Rafael Lucia Omar Leila"
    " Rajiv Anjali Peter Susan Gareth Fiona Mateo Irina Dmytro Oksana Wen Mei Jonas Elsa Viktor Nadia Amir Farah Diego Clara"
).split()
MONTHS = "January February March April May June July August September October November December".split()


def fold(text):
    """The text in lower case without marks, as file names have it."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return bare.replace("đ", "d")


def rules_of(path):
    """The rules of a grammar file: name -> alternatives."""
    rules = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if line.startswith("["):
                alternatives = rules.setdefault(line.strip("[]"), [])
            elif line and not line.startswith("#"):
                alternatives += line.split(" | ")
    return rules


class Grammar:
    """The rules of one language as functions that draw a string each; subclasses add the drawn values."""

    def __init__(self, path, stream):
        self.random = stream.random
        self.rules = rules_of(path)
        self.functions = {}

    def begin(self, date):
        """Starts an article: its desk, its cast, its outlet; `date` is the day it was written."""
        self.date = date
        self.desk = DESKS[int(self.random() * len(DESKS))]
        self.paper = self.draw("outlet")
        self.cast = [self.person() for _ in range(3 + int(self.random() * 3))]

    def draw(self, name):
        return self.function(name)()

    def function(self, name):
        if name not in self.functions:
            value = getattr(self, name.replace("-", "_"), None)
            self.functions[name] = value or self.choice(self.rules[name])
        return self.functions[name]

    def choice(self, alternatives):
        """A function that draws one of the alternatives and fills its slots."""
        compiled = [self.template(text) for text in alternatives]
        size, random = len(compiled), self.random

        def draw():
            words, slots = compiled[int(random() * size)]
            return words % tuple([self.function(slot)() for slot in slots]) if slots else words

        return draw

    @staticmethod
    def template(text):
        slots = re.findall(r"\{([^}]+)\}", text)
        return (re.sub(r"\{[^}]+\}", "%s", text.replace("%", "%%")) if slots else text), slots

    # What the desk of the article writes about.
    def fact(self):
        return self.draw("fact-" + self.desk)

    def matter(self):
        return self.draw("matter-" + self.desk)

    # Drawn values.
    def below(self, limit):
        return int(self.random() * limit)

    def rank(self, names=NAMES):
        """1 is the most frequent; about as often between 1 and 10 as between 10,000 and 100,000."""
        return int(math.exp(self.random() * math.log(names)))

    def figure(self):
        value = math.exp(0.7 + self.random() * 10)
        return int(value) if value < 1000 or self.random() < 0.5 else round(int(value), -2)

    def small(self):
        return str(2 + self.below(14))

    def year(self):
        return str(self.date.year - 1 - int(self.random() ** 2 * 30))

    def code(self):
        letters = "ABCDEGHKLMNPQRSTVX"
        number = self.rank(90_000)
        return f"{letters[self.below(18)]}{letters[self.below(18)]}-{number}"

    def firm_word(self):
        return invented(self.rank())

    def foreign(self):
        rank = self.rank()
        return f"{FORENAMES[rank * 7 % len(FORENAMES)]} {invented(rank)}"

    def vietnamese(self):
        rank = self.rank() * 7919
        surnames, middles, givens = (self.rules[name] for name in ("surname", "middle", "given"))
        rank, surname = divmod(rank, len(surnames))
        rank, middle = divmod(rank, len(middles))
        return f"{surnames[surname]} {middles[middle]} {givens[rank % len(givens)]}"

    def speaker(self):
        """One of the article's cast: with the office at first, then by the short name."""
        person = self.cast[self.below(len(self.cast))]
        return person.pop(0) if len(person) > 1 else person[0]


def invented(rank):
    """The invented name of a rank: always the same one."""
    rest, onset = divmod(rank * 104_729 % NAMES, len(ONSETS))
    rest, middle = divmod(rest, len(MIDDLES))
    rest, end = divmod(rest, len(ENDS))
    more = MIDDLES[rest % len(MIDDLES)] if rest % 3 else ""
    return (ONSETS[onset] + MIDDLES[middle] + more + ENDS[end]).capitalize()


class Vietnamese(Grammar):
    code_of_language = "vi"

    def name(self):
        return self.vietnamese()

    def person(self):
        if self.random() < 0.25:
            name = self.foreign()
            return [f"ông {name}, {self.draw('role-foreign')} của {self.firm()},", f"ông {name.split()[-1]}"]
        name = self.vietnamese()
        title = "bà" if " Thị " in name or " Diễm " in name else "ông"
        return [f"{title} {name}, {self.draw('role')},", f"{title} {name.split()[-1]}"]

    def place_name(self):
        syllables = self.rules["village-syllable"]
        first, second = divmod(self.rank(len(syllables) ** 2) * 31, len(syllables))
        return f"{syllables[first % len(syllables)]} {syllables[second]}"

    def village(self):
        return f"{self.draw('village-kind')} {self.place_name()}"

    def district(self):
        return f"{self.draw('district-kind')} {self.place_name()}"

    def firm(self):
        kinds = ("Công ty", "Tập đoàn", "Công ty CP", "Công ty TNHH")
        name = self.place_name() if self.random() < 0.4 else self.firm_word()
        return f"{kinds[self.below(4)]} {name}"

    def number(self):
        bound = ("", "", "", "hơn ", "khoảng ", "gần ", "ít nhất ")[self.below(7)]
        return bound + f"{self.figure():,}".replace(",", ".")

    def percent(self):
        return f"{self.below(60)},{1 + self.below(9)}%"

    def money(self):
        unit = ("triệu đồng", "tỷ đồng", "tỷ đồng", "triệu USD", "nghìn tỷ đồng")[self.below(5)]
        return f"{1 + self.rank(900)},{1 + self.below(9)} {unit}"

    def day(self):
        day = self.date - datetime.timedelta(days=int(self.random() ** 3 * 60))
        return f"ngày {day.day}/{day.month}"

    def dateline(self):
        return f"({self.paper}) - "


class English(Grammar):
    code_of_language = "en"

    def name(self):
        return fold(self.vietnamese()).title() if self.random() < 0.4 else self.foreign()

    def person(self):
        name = self.name()
        return [f"{name}, {self.draw('role')},", name.split()[-1]]

    def village(self):
        return self.firm_word()

    def firm(self):
        return f"{self.firm_word()} {('Corp', 'Group', 'Holdings', 'Shipping')[self.below(4)]}"

    def number(self):
        bound = ("", "", "", "more than ", "about ", "nearly ", "at least ")[self.below(7)]
        return bound + f"{self.figure():,}"

    def percent(self):
        return f"{self.below(60)}.{1 + self.below(9)} percent"

    def money(self):
        return f"${1 + self.rank(900)}.{1 + self.below(9)} {('million', 'billion')[self.below(2)]}"

    def day(self):
        day = self.date - datetime.timedelta(days=int(self.random() ** 3 * 60))
        return f"{MONTHS[day.month - 1]} {day.day}"

    def dateline(self):
        return f"{self.draw('place').upper()} ({self.paper}) — "


class News:
    """The articles of one seed."""

    def __init__(self, seed):
        self.seed = seed
        self.stream = random.Random()
        self.vietnamese = Vietnamese(os.path.join(FOLDER, "vi.grammar"), self.stream)
        self.english = English(os.path.join(FOLDER, "en.grammar"), self.stream)
        self.english.rules.update({n: self.vietnamese.rules[n] for n in ("surname", "middle", "given")})

    def begin(self, i):
        """The language of article i, at its start, and its date."""
        self.stream.seed(f"{self.seed}:{i}")
        grammar = self.english if self.stream.random() < ENGLISH_SHARE else self.vietnamese
        date = FIRST_DAY + datetime.timedelta(days=int(self.stream.random() * DAYS), minutes=int(self.stream.random() * 1000))
        grammar.begin(date)
        return grammar

    def title(self, i):
        return headline(self.begin(i))

    def article(self, i, brief=False):
        """Article i; a brief one ends after its lead."""
        grammar = self.begin(i)
        date, title = grammar.date, headline(grammar)
        author = grammar.name()
        paragraphs = [grammar.dateline() + capital(grammar.draw("lead"))]
        draw = grammar.random
        missing = 0 if brief else max(150, int(510 + 460 * (draw() + draw() + draw() - 1.5)))
        while missing > 0:
            sentences = [capital(grammar.draw("sentence")) for _ in range(1 + int(draw() * draw() * 4))]
            paragraphs.append(" ".join(sentences))
            missing -= paragraphs[-1].count(" ") + 1
        slug = "-".join(re.findall("[a-z0-9]+", fold(title))[:6])
        return {
            "id": f"{i:07d}",
            "path": f"{date:%Y-%m}/{date:%Y-%m-%d}-{slug}-{i:07d}.txt",
            "title": title,
            "source": grammar.paper,
            "author": author,
            "date": f"{date:%Y-%m-%dT%H:%M:%S}+07:00",
            "url": f"https://tin.example/{date:%Y/%m}/{slug}-{i:07d}.html",
            "language": grammar.code_of_language,
            "content": "\n".join(paragraphs),
        }


def headline(grammar):
    return capital(grammar.draw("title"))


def capital(text):
    """The text with a large first letter, behind an opening quotation mark too."""
    at = 1 if text[0] == "“" else 0
    return text[:at] + text[at].upper() + text[at + 1 :]
