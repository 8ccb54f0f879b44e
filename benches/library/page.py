"""The pages of a report: tables, goals, remarks, in Markdown."""
import dataclasses

from figures import number


@dataclasses.dataclass
class Goal:
    """A goal and what was measured; `value` None stands for not measured."""

    what: str
    limit: float
    value: float = None
    unit: str = ""

    def cells(self):
        if self.value is None:
            return [self.what, f"<= {number(self.limit)} {self.unit}".rstrip(), "not measured", ""]
        reached = "yes" if self.value <= self.limit else "**no**"
        return [self.what, f"<= {number(self.limit)} {self.unit}".rstrip(), f"{number(self.value)} {self.unit}".rstrip(), reached]


@dataclasses.dataclass
class Table:
    """A table of a section, with remarks under it and the goals that it bears on."""

    title: str
    head: list
    rows: list = dataclasses.field(default_factory=list)
    remarks: list = dataclasses.field(default_factory=list)
    goals: list = dataclasses.field(default_factory=list)

    def markdown(self):
        parts = [f"## {self.title}"]
        if self.rows:
            parts.append(grid(self.head, self.rows))
        if self.remarks:
            parts.append("\n".join(f"- {remark}" for remark in self.remarks))
        return "\n\n".join(parts)


def grid(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def page(title, facts, tables):
    """The whole report: facts about the machine, the goals beside the figures, then the tables."""
    parts = [f"# {title}", "\n".join(f"- {fact}" for fact in facts)]
    goals = [goal.cells() for table in tables for goal in table.goals]
    if goals:
        parts += ["## Goals", grid(["what", "goal", "measured", "reached"], goals)]
    return "\n\n".join(parts + [table.markdown() for table in tables]) + "\n"
