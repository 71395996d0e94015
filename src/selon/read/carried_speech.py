"""Enters: the attributions of each sentence. Leaves: with them those of sentences that only go on with what is said.

What introduces a list reaches over its lines. Speech without marks is told by its first person: it reaches back to
where its paragraph begins and on as long as the person lasts; behind a name and a colon to the paragraph's end. Of
who puts out a text are the figures that stand behind without a verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model import tags
from selon.model.analysis import Attribution
from selon.read.tallies import Tallies
from selon.read.verbless import TEXTS

if TYPE_CHECKING:
    from selon.model.units import Clause

NEAR = 6  # units from *it* to the relative that says who tells it
TAKEN_BACK = 2  # sentences that are told before
MOST_LINES = 200  # lines of a list that one introduction reaches over
MOST_SENTENCES = 4  # sentences that speech without marks goes on for
FOLLOWING = 10  # units that open a sentence, in which a tally is told to be as follows
SUBJECT = "s"  # the letter of a pronoun that is a subject

FINITE = frozenset("VX")  # letters of finite verbs


class CarriedSpeech(Tallies):
    """Carries what is said in one document over the sentences that go on with it."""

    def carry(self, found: list[list[Attribution]]) -> None:
        """Add to the attributions of each sentence what goes on from another's."""
        for place, items in enumerate(found):
            said = [item for item in items if self.leads_on(place, item)]
            for line in self.lines_behind(place) if said else ():
                if not found[line]:
                    found[line].append(self.told_on(said[-1], line, "speech.listed"))
        for place, items in enumerate(list(found)):
            if place and not found[place] and (told := self.put_out(place, found)) is not None:
                items.append(told)
            self.take_back(place, found)
            spoken = next((item for item in items if self.is_unmarked(item, place)), None)
            if spoken is not None and len(items) == 1:
                for other in self.going_on(place, spoken, found):
                    found[other].append(self.told_on(spoken, other, "speech.unmarked"))

    def up_to_next(self, item: Attribution, found: list[Attribution]) -> Attribution:
        """What somebody says up to an *and* behind which another speaks: *a dit que … et l'armée a affirmé que …*."""
        if item.kind not in ("complement", "object"):
            return item
        letters = self.analysis.units.letters
        starts = (
            (self.analysis.unit_over(other.source.start), other.cue[0]) for other in found if other.kind == item.kind
        )
        joints = (start - 1 for start, cue in starts if item.cue[1] < start < cue)
        stop = next((joint for joint in joints if letters[joint] == tags.COORDINATOR), None)
        if stop is None:
            return item
        kept = tuple((first, min(last, stop)) for first, last in item.contents if first < stop)
        return msgspec.structs.replace(item, contents=kept) if kept else item

    def leads_on(self, place: int, item: Attribution) -> bool:
        """Whether what somebody says in a sentence reaches the colon that ends it."""
        last = self.analysis.ranges[place][1]
        is_open = self.analysis.units.letters[last - 1] == ":"
        return is_open and any(end >= last - 1 for _, end in item.contents)

    def lines_behind(self, place: int) -> list[int]:
        """The sentences behind one that are lines of a list: each begins a line, with a mark of lists or a count."""
        analysis, units = self.analysis, self.analysis.units
        lines = []
        for line in range(place + 1, min(place + 1 + MOST_LINES, len(analysis.ranges))):
            first = analysis.ranges[line][0]
            breaks = analysis.tokens.breaks[units.firsts[first]]
            is_line = breaks and (units.lows[first] in self.words.bullets or (units.counts[first] >= 0 and breaks == 1))
            if not is_line:
                break
            lines.append(line)
        return lines

    def told_on(self, item: Attribution, place: int, rule: str) -> Attribution:
        """The attribution of a sentence that only goes on with what somebody's words introduce or end."""
        return Attribution(
            kind="carried",
            source=item.source,
            cue=item.cue,
            contents=(self.analysis.ranges[place],),
            stance=item.stance,
            is_conditional=item.is_conditional,
            weight=1.0,
            rule=rule,
        )

    def put_out(self, place: int, found: list[list[Attribution]]) -> Attribution | None:
        """What stands, without a verb, right behind a sentence by which somebody puts out a text or tally.

        A tally that is told to be *as follows* goes on with whatever somebody says there.
        """
        analysis = self.analysis
        first, last = analysis.ranges[place]
        is_figures = any(analysis.units.counts[unit] >= 0 for unit in range(first, last))
        follows = self.is_as_follows(first, last)
        if not is_figures or (self.phrases.has_verb(first, last) and not follows):
            return None
        said = [item for item in found[place - 1] if item.stance == "asserts"] if follows else []
        if said:
            return self.told_on(said[-1], place, "speech.put_out")
        for index in self.clauses[place - 1]:
            clause = analysis.clauses[index]
            if clause.subject is not None and self.puts_out(clause, analysis.ranges[place - 1][1]):
                source = self.pronouns.resolve(clause.subject)
                verb = analysis.groups.verbs[clause.verb]
                content, cue = ((first, last),), (verb.first, verb.last)
                return Attribution(
                    kind="carried", source=source, cue=cue, contents=content, weight=1.0, rule="speech.put_out"
                )
        return None

    def is_as_follows(self, first: int, last: int) -> bool:
        """Whether a sentence opens by saying that a tally is as follows: *le bilan s'établit comme suit : …*."""
        lows = " ".join(self.analysis.units.lows[first : min(last, first + FOLLOWING)])
        return any(f" {words} " in f" {lows} " for words in self.words.as_follows)

    def puts_out(self, clause: Clause, last: int) -> bool:
        """Whether somebody puts out a text or tally by a clause."""
        verb, place = self.analysis.groups.verbs[clause.verb], clause.object
        gives = verb.lemma in self.words.giving or self.phrase_of(verb, last) > 0
        if not gives or verb.form != "finite" or verb.voice == "passive" or verb.is_negated or place is None:
            return False
        is_text = not TEXTS.isdisjoint(self.analysis.units.senses[self.analysis.groups.nouns[place].head])
        return is_text and clause.subject is not None and self.sources.is_speaker_name(clause.subject)

    # -- what was told before

    def take_back(self, place: int, found: list[list[Attribution]]) -> None:
        """Give the sentences of a paragraph to who is said behind them to tell so: *C'est ce qu'a indiqué le maire*."""
        told = self.told_before(place) if place else None
        breaks, firsts = self.analysis.tokens.breaks, self.analysis.units.firsts
        for before in range(place - 1, max(-1, place - 1 - TAKEN_BACK), -1) if told is not None else ():
            if found[before]:
                break
            found[before].append(self.told_on(told, before, "speech.taken_back"))  # type: ignore[arg-type]
            if breaks[firsts[self.analysis.ranges[before][0]]]:
                break

    def told_before(self, place: int) -> Attribution | None:
        """Who a sentence without figures says told what stands before it."""
        first, last = self.analysis.ranges[place]
        if any(self.analysis.units.counts[unit] >= 0 for unit in range(first, last)):
            return None
        for index in self.clauses[place]:
            clause = self.analysis.clauses[index]
            teller = self.teller_of_it(clause, first)
            if teller is not None and self.sources.speaks(teller):
                verb = self.analysis.groups.verbs[clause.verb]
                source = self.pronouns.resolve(teller)
                return self.phrases.phrase(source, verb.first, (), rule="speech.taken_back", weight=1.0)
        return None

    def teller_of_it(self, clause: Clause, first: int) -> int | None:
        """Who says *what*, or by whom the news was given: *c'est ce que dit X*, *l'information est confirmée par X*."""
        groups, units = self.analysis.groups, self.analysis.units
        verb = groups.verbs[clause.verb]
        says = self.is_saying(verb) or verb.lemma in self.words.giving
        if not says or verb.is_negated or "say:deny" in verb.senses:
            return None
        if verb.voice == "passive":
            subject = clause.subject
            is_head = subject is not None and groups.nouns[subject].first == first and clause.agent is not None
            news = (*self.words.tidings, *self.words.wordings)
            is_news = is_head and units.lemmas[groups.nouns[subject or 0].head] in news
            return clause.agent if is_news and self.sources.voice(subject or 0) == subject else None
        is_what = clause.kind == "relative" and units.lows[clause.first].split(" ")[0] in self.words.matters
        is_it = units.lows[first] in self.words.matters and first < clause.first <= first + NEAR
        return clause.subject if is_what and is_it else None

    # -- direct speech without marks

    def is_unmarked(self, item: Attribution, place: int) -> bool:
        """Whether somebody speaks in the first person in a sentence, with no marks around it."""
        if item.source.kind == "media" or item.rule not in {"speech.inverted", "speech.headed"}:
            return False
        return self.is_first_person(item.contents) and not self.pronouns.is_quoted(self.analysis.ranges[place][0])

    def is_first_person(self, stretches: tuple[tuple[int, int], ...]) -> bool:
        """Whether the subject of a verb is the one who speaks, outside a quotation."""
        units = self.analysis.units
        return any(
            units.letters[unit] == SUBJECT
            and units.lows[unit] in self.words.first_person
            and not self.pronouns.is_quoted(unit)
            for first, last in stretches
            for unit in range(first, last)
        )

    def going_on(self, place: int, item: Attribution, found: list[list[Attribution]]) -> list[int]:
        """The sentences of the same paragraph around one, which say nothing else, that its speech goes on in."""
        ranges, breaks, firsts = self.analysis.ranges, self.analysis.tokens.breaks, self.analysis.units.firsts
        told: list[int] = []
        at = place
        while at > 0 and not breaks[firsts[ranges[at][0]]] and len(told) < MOST_SENTENCES and not found[at - 1]:
            at -= 1
            told.append(at)
        if item.rule != "speech.inverted" or (at > 0 and not breaks[firsts[ranges[at][0]]]):
            told = []  # the paragraph begins with another's words
        for other in range(place + 1, min(place + 1 + MOST_SENTENCES, len(ranges))):
            is_near = not breaks[firsts[ranges[other][0]]] and not found[other]
            if not is_near or not (item.rule == "speech.headed" or self.is_first_person((ranges[other],))):
                break
            told.append(other)
        return [other for other in told if not self.pronouns.is_quoted(ranges[other][0])]


def has_own(between: list[str]) -> bool:
    """Whether no other verb stands before a *that*, a relative's aside: *qui parle de …, précise que …* has two."""
    return between[-1:] != ["G"] and ("Q" in between or FINITE.isdisjoint(between))
