"""Enters: proposals of tolls and the document's layers. Leaves: tolls, each field with its reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from selon.claims.causes import Cause, CauseFinder, as_of_act
from selon.claims.covered import Covered
from selon.claims.doubts import DoubtFinder
from selon.claims.formers import Formers
from selon.claims.going_on import Before, GoingOn
from selon.claims.periods import PeriodFinder
from selon.claims.places import NOWHERE, PlaceFinder, Setting, Where
from selon.claims.proposals import Proposer
from selon.claims.retold import tell_as_body
from selon.claims.scopes import Beside
from selon.claims.sequels import Sequels
from selon.claims.sides import Scene, Side, SideFinder
from selon.claims.speakers import SpeakerFinder, Word
from selon.model.claim import Figure, Link, Party, Reason, Toll
from selon.model.ids import anchor_id, digest
from selon.packs.places import PlaceWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.claims.breakdowns import Proposal
    from selon.claims.roles import Roles
    from selon.model.analysis import Analysis
    from selon.model.claim import Event
    from selon.model.mention import Source
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

RUNNING = 2  # sentences back in which a total is still being told
RUNNING_TOLLS = 4  # figures back
FEW = (
    200  # people below which a total without a beginning is of the act told of; 168 dead of one air strike, 53 of a war
)
FEW_MOVED = 4_000  # the same of those who fled
MANY = 1_000  # people from which a running total is of a land, however long it ran
MANY_MOVED = 100_000  # the same of those who fled
WIDE = 21  # days from which a total is of a land and no longer of the scene of what is reported
TOTALS = frozenset({"additional", "cumulative", "current"})
WORDED = frozenset({"vague", "several"})  # shapes of figures that a word alone tells
BOTH = 2  # fronts of a war in which "both" names them


def days_between(since: str | None, until: str | None) -> int:
    """The days from one to another, 0 where one of them is unknown."""
    return (date.fromisoformat(until) - date.fromisoformat(since)).days if since and until else 0


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What the finders say of one figure: who tells it, of which days and places, whose the victims are."""

    word: Word
    period: Covered
    place: Where
    side: Side
    cause: Cause | None = None


class TollReader:
    """Makes the tolls of one document."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules, roles: Roles) -> None:
        """Take the document's layers and the language's rules."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.roles = roles
        self.proposer = Proposer(analysis, language, rules, roles)
        self.formers = Formers(analysis, self.proposer)
        self.speakers = SpeakerFinder(analysis)
        self.goes_on = GoingOn(analysis, rules, self.proposer)
        self.sides = SideFinder(analysis, language, rules, roles)
        self.places = PlaceFinder(analysis, language, language.part("places.toml", PlaceWords))
        self.periods = PeriodFinder(analysis, language, rules)
        self.sequels = Sequels(analysis, self.periods.by_sentence)
        self.doubts = DoubtFinder(analysis, language, rules)
        self.causes = CauseFinder(analysis, (), self.periods.provocations)
        self.told: dict[str, int] = {}

    def follows_total(self, unit: int, made: list[Toll]) -> bool:
        """Whether the figure before one, in the same sentence, is a running total."""
        start = self.analysis.sentences[self.analysis.sentence_of(unit)].start
        return bool(made) and made[-1].start == start and made[-1].scope == "cumulative"

    def note(self, toll: Toll) -> None:
        """Note how many people a figure of one act of a known day tells of."""
        people = toll.figure.most or toll.figure.least or 0
        if toll.scope == "incident" and toll.since is not None and not any(x.kind == "part_of" for x in toll.links):
            self.told[toll.outcome] = max(people, self.told.get(toll.outcome, 0))

    def read(self, events: Sequence[Event] = ()) -> list[Toll]:
        """All tolls, in the order of the text; `events` are the acts that may have harmed."""
        self.causes = CauseFinder(self.analysis, events, self.periods.provocations)
        self.told.clear()
        proposals = self.proposer.read()
        nouns = self.analysis.groups.nouns
        self.places.segments.figures = sorted(nouns[proposal.place].head for proposal in proposals)
        made: list[Toll] = []
        for index, proposal in enumerate(proposals):
            made.append(self.make(index, proposal, made))
            self.note(made[-1])
        title = self.analysis.sentences[0].end if self.analysis.sentences else 0
        made = tell_as_body(made, title)
        return [each for index, toll in enumerate(made) for each in self.voices(toll, proposals[index])]

    def voices(self, toll: Toll, proposal: Proposal) -> list[Toll]:
        """One toll for each of those who tell it together, or of whom it is told alike."""
        unit = self.analysis.groups.nouns[proposal.place].head
        word = self.speakers.find(unit)
        if word.others:
            toll = self.shared(toll, word.others)
            return [toll, *(self.as_told_by(toll, source) for source in word.others)]
        leaders = self.sides.territories.leaders()
        if len(leaders) != BOTH:
            return [toll]
        if toll.source is not None and self.is_both_camps(toll.source):
            return self.by_each_camp(toll, leaders)
        if toll.source is None and self.is_each(proposal):
            each = msgspec.structs.replace(toll, places=())
            return [self.renamed(msgspec.structs.replace(each, side=Party(leader)), leader) for leader in leaders]
        return [toll]

    def shared(self, toll: Toll, others: tuple[Source, ...]) -> Toll:
        """The toll without a side that was only taken from who tells it, where enemies tell it together."""
        reason = toll.why.get("side")
        mine = toll.source.party if toll.source is not None else None
        enemy = self.sides.territories.opponent(mine) if mine else None
        if reason is None or reason.how != "inferred" or enemy not in {source.party for source in others}:
            return toll
        why = {field: each for field, each in toll.why.items() if field != "side"}
        return msgspec.structs.replace(toll, side=None, why=why)

    def as_told_by(self, toll: Toll, source: Source) -> Toll:
        """The same toll in the mouth of another."""
        return self.renamed(msgspec.structs.replace(toll, source=source), f"{source.start}")

    def renamed(self, toll: Toll, mark: str) -> Toll:
        """The toll under an id of its own."""
        return msgspec.structs.replace(toll, id=digest(toll.id, mark))

    def is_both_camps(self, source: Source) -> bool:
        """Whether a source is the two sides of the war together, and none of them by name: *côté libanais*."""
        if source.party is not None:
            return False
        units = self.analysis.units
        named = self.analysis.units_within(source.start, source.end)
        return any(units.lemmas[unit] in self.rules.camps for unit in named)

    def by_each_camp(self, toll: Toll, leaders: list[str]) -> list[Toll]:
        """The toll as each of the two sides tells it; what is said of the enemy is said of the other."""
        made = []
        for mine, other in (leaders, leaders[::-1]):
            source = msgspec.structs.replace(toll.source, name=mine, party=mine, kind="state")  # type: ignore[type-var]
            side = Party(other) if toll.side is None and toll.status == "combatant" else toll.side
            made.append(self.renamed(msgspec.structs.replace(toll, source=source, side=side), mine))
        return made

    def is_each(self, proposal: Proposal) -> bool:
        """Whether the figure's clause has *each* as its subject."""
        clauses, units = self.analysis.clauses, self.analysis.units
        sentence = self.analysis.sentence_of(self.analysis.groups.nouns[proposal.place].head)
        first, last = self.analysis.ranges[sentence]
        return any(units.lows[unit] in self.rules.each for unit in range(first, last)) and bool(clauses)

    def figure(self, proposal: Proposal) -> Figure:
        """The figure's words and bounds; a single victim's figure is the words that name them."""
        analysis = self.analysis
        count = proposal.count
        tokens = analysis.tokens
        if count.last > count.first:
            start, end = tokens.starts[count.first], tokens.ends[count.last - 1]
        else:
            group = analysis.groups.nouns[proposal.place]
            span = analysis.span(self.first_word(proposal.place), group.last)
            start, end = span.start, span.end
        return Figure(start, end, tokens.text[start:end], count.least, count.most, count.approx)

    def first_word(self, place: int) -> int:
        """The first unit of a group after its preposition."""
        group = self.analysis.groups.nouns[place]
        return min(group.first + 1, group.head) if group.prep is not None else group.first

    def make(self, index: int, proposal: Proposal, made: list[Toll]) -> Toll:
        """One toll from its proposal and those before it."""
        unit = self.analysis.groups.nouns[proposal.place].head
        whole = made[proposal.whole] if proposal.whole is not None else None
        word = self.speakers.find(unit)
        if word.source is None:
            former = self.formers.before(index, made)
            before = Before(made=made, whole=whole, former=former, clause=self.carrier(proposal))
            word = self.goes_on.find(word, proposal, before)
        beside = Beside(
            word=word,
            whole=whole or self.listed_with(proposal, made),
            running=self.running(unit, proposal, made),
            has_scene=self.places.has_scene(unit),
            follows_act=self.causes.follows_act(unit),
            told=0 if self.follows_total(unit, made) else self.told.get(proposal.outcome, 0),
        )
        period = self.sequels.find(proposal, unit, made, self.periods.find(proposal, unit, beside))
        cause = self.causes.find(unit, proposal.outcome, proposal.clause, period)
        period = as_of_act(period, cause)
        left = self.places.home_of(unit) if proposal.outcome == "displaced" else NOWHERE
        place = left if left.places else self.places.find(unit, whole, self.setting(proposal, period, cause))
        scene = Scene(
            source=word.source,
            places=place.closer or place.places,
            is_part=proposal.relation == "part_of",
            is_stated=place.reason is not None and place.reason.how == "stated",
            is_total=self.is_total(period),
            cause=cause,
        )
        side = self.sides.find(proposal, whole or self.formers.find(index, made), scene)
        return self.written(proposal, whole, Fields(word=word, period=period, place=place, side=side, cause=cause))

    def setting(self, proposal: Proposal, period: Covered, cause: Cause | None) -> Setting:
        """What is known of a figure before its place."""
        is_displaced = proposal.outcome == "displaced"
        people = proposal.count.least or proposal.count.most or 0
        days = days_between(period.since, period.until)
        is_many = people >= (MANY_MOVED if is_displaced else MANY)
        is_wide = period.scope in TOTALS and (days >= WIDE or is_many)
        is_few = people < (FEW_MOVED if is_displaced else FEW)
        return Setting(
            clause=proposal.clause,
            outcome=proposal.outcome,
            is_total=self.is_total(period) or is_wide,
            is_small=not is_wide and (days > 0 or is_few),
            is_wide=is_wide,
            of_front=not is_displaced and not (is_few and period.scope == "current") and self.is_of_front(),
            cause=cause,
        )

    def anchor(self, proposal: Proposal, figure: Figure, source: Source | None) -> str:
        """The id of a toll: the words of its figure, what befell, and the words that name its source."""
        spoken = (source.start, source.end) if source else None
        return anchor_id(self.analysis.document.id, "toll", (figure.start, figure.end), proposal.outcome, spoken)

    def written(self, proposal: Proposal, whole: Toll | None, fields: Fields) -> Toll:
        """The toll with all its fields."""
        analysis = self.analysis
        word, period, place, side = fields.word, fields.period, fields.place, fields.side
        unit = analysis.groups.nouns[proposal.place].head
        sentence = analysis.sentences[analysis.sentence_of(unit)]
        figure = self.figure(proposal)
        hedges = self.doubts.find(unit, self.carrier(proposal), word)
        return Toll(
            id=self.anchor(proposal, figure, word.source),
            start=sentence.start,
            end=sentence.end,
            text=analysis.tokens.text[sentence.start : sentence.end],
            figure=figure,
            outcome=proposal.outcome,  # type: ignore[arg-type]
            term=self.term(proposal),
            unit=proposal.victims.unit,  # type: ignore[arg-type]
            status=side.status,  # type: ignore[arg-type]
            groups=proposal.victims.groups,
            side=Party(side.side) if side.side else None,
            people=side.people,
            actor=Party(side.actor) if side.actor else None,
            weapon=fields.cause.event.weapon if fields.cause else None,
            scope=period.scope,  # type: ignore[arg-type]
            since=period.since,
            until=period.until,
            period=period.period,  # type: ignore[arg-type]
            said=period.said,
            places=place.places,
            source=word.source,
            via=word.via,
            stance=word.stance,  # type: ignore[arg-type]
            hedged=bool(hedges),
            hedges=hedges,
            links=self.links(proposal, whole, fields.cause),
            why=self.reasons(proposal, fields),
        )

    def links(self, proposal: Proposal, whole: Toll | None, cause: Cause | None) -> tuple[Link, ...]:
        """What a figure is a part of, and the act that it is the result of."""
        parts = (Link("part_of", whole.id),) if whole and proposal.relation == "part_of" else ()
        return (*parts, Link("result_of", cause.event.id)) if cause else parts

    def is_of_front(self) -> bool:
        """Whether a total is of a front and of no country: of a war between states, and not fought in one of them."""
        territories = self.sides.territories
        return territories.is_between_states and not territories.has_theatre

    def is_total(self, period: Covered) -> bool:
        """Whether a figure is a running total, said of an area rather than of the scene of one act."""
        reason = period.reasons.get("scope")
        return reason is not None and period.scope in TOTALS and reason.rule != "periods.several_acts"

    def carrier(self, proposal: Proposal) -> int | None:
        """The clause that carries a figure: its rule's, else one in which the group or its governor has a part."""
        if proposal.clause is not None:
            return proposal.clause
        nouns = self.analysis.groups.nouns
        group = nouns[proposal.place]
        for place in (
            proposal.place,
            group.of,
            group.joined,
            nouns[group.joined].of if group.joined is not None else None,
        ):
            roles = self.roles.of_group.get(place, []) if place is not None else []
            if roles:
                return roles[0].clause
        return self.analysis.clause_of_verb.get(self.analysis.shared_verb(group.head))

    def listed_with(self, proposal: Proposal, made: list[Toll]) -> Toll | None:
        """The figure that this one stands on a list with, when that one's scope was said."""
        joined = self.analysis.groups.nouns[proposal.place].joined
        at = self.proposer.of_group.get(joined) if joined is not None else None
        return made[at] if at is not None and at < len(made) else None

    def running(self, unit: int, proposal: Proposal, made: list[Toll]) -> Toll | None:
        """The running total told just before, of the same harm or in the same sentence, that a total goes on from."""
        start = self.analysis.tokens.starts[self.analysis.units.firsts[unit]]
        sentence = self.analysis.sentence_of(unit)
        for toll in reversed(made[-RUNNING_TOLLS:]):
            near = toll.end > start or toll.start >= self.analysis.sentences[max(0, sentence - RUNNING)].start
            same = toll.outcome == proposal.outcome or toll.end > start
            if near and same and toll.scope == "cumulative" and toll.since and toll.period == "by":
                return toll
        return None

    def term(self, proposal: Proposal) -> str | None:
        """The finer word of an outcome, by the lemma of what decided it."""
        lemmas = {self.analysis.units.lemmas[unit] for unit in proposal.evidence}
        for term, words in self.rules.terms.items():
            if lemmas & set(words):
                return term
        return None

    def reasons(self, proposal: Proposal, fields: Fields) -> dict[str, Reason]:
        """Why each field is what it is."""
        word = fields.word
        spans = tuple(self.analysis.span(unit, unit + 1).bounds for unit in proposal.evidence)
        how = "carried" if proposal.whole is not None else "stated"
        why = {
            "outcome": Reason(how, spans, proposal.rule, proposal.runner_up, round(proposal.margin, 2)),  # type: ignore[arg-type]
            "source": Reason(word.how, (self.analysis.span(*word.cue).bounds,) if word.cue else (), word.rule),  # type: ignore[arg-type]
        }
        if proposal.count.shape in WORDED:
            figure = self.figure(proposal)
            why["figure"] = Reason("stated", ((figure.start, figure.end),), "counts.vague")
        why.update(fields.side.reasons)
        why.update(fields.period.reasons)
        if fields.place.reason:
            why["places"] = fields.place.reason
        if fields.cause is not None and fields.cause.event.weapon:
            why["weapon"] = Reason(fields.cause.how, (fields.cause.span,), "causes.weapon_of_act")
        return why
