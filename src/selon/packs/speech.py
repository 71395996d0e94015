"""The closed schema of a language's `speech.toml`: words by which a text says who says it."""

from __future__ import annotations

from functools import cached_property

import msgspec


class Blaming(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which an act is laid at somebody's door without a verb of accusing.

    Verbs of `lay` put `guilt` `upon` somebody, verbs of `hold` take somebody for `guilty` of something.
    """

    lay: frozenset[str] = frozenset()
    guilt: frozenset[str] = frozenset()
    upon: frozenset[str] = frozenset()
    hold: frozenset[str] = frozenset()
    guilty: frozenset[str] = frozenset()


class SpeechWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A language's words of attribution; phrases are tokens joined by one space.

    `according` and `view` open a phrase of source, `by_own` are whole ones of who was told of; verbs of `calling` stand
    before what somebody calls others; `as_said` opens a phrase with a participle, `relatives` are relatives that do;
    what one learns `at` a place is learned from a body in it; `citing` are words by which a medium cites, `cited`
    participles that name a relay. Who is taken up: `same`, `demonstratives` before a noun, `latter` (pronouns),
    `possessives` before `wordings` (nouns of what somebody says), which behind `ours` are the writer's own as
    `reporters` are, `epithets` (nouns of a person named before), `bodies` (nouns of a body, by its kind); `matters` are
    pronouns of what is told, which say nothing. `weak` verbs say something only with a clause, quotation or figure,
    `reflexive` those of them that do with a reflexive too, `answers` never by a mere object, `judging` never by one
    that a word of `pointing` opens, `doing` never by an act, `issuing` put out a text, `recording` tell only what such
    bodies count as count others' harm, and of none what stands behind one of `occasions`; `phrases` are set phrases of
    saying, `reading` verbs of what one reads in a text, `impersonal` pronouns of nobody, `anonymous` verbs by which
    these say what nobody stands for, `telling_how` opens how something was, `leads_up` stands before an infinitive of
    saying that tells a fact. `naming` stands before a quotation that is a name, `bullets` before a line of a list, and
    `first_person` are pronouns of who speaks;
    `ordering` are adjectives that only place a tally in time, `for_others` speak for others and are of their kind, as
    those who head (`leads`) a civil body or an armed one; `tenures` say how one holds an office, and `inside` opens the
    body in which a source is, `beside` those among whom one speaks, `aims` what a body is for; `owned` are media of a
    state; `stops` turn to another matter, `adding` are those of them that only add to it, `more` of those told of, and
    of an act that verbs of `claiming` govern a relative tells what is known; what is called `abroad` speaks for a
    state's people elsewhere, verbs of `installing` say by whom one holds an office, as `sympathy` before the adjective
    of a state does of `seats`; `opposes` speak for no state, nor do those `at_trial`, and a source `near` a party is
    none of its own; whom a body `works_for` tells nothing of who it is, and a `national` one is the state's. What is
    not `true` is denied; `tidings`, besides `wordings`, are nouns of what was just told, and who is said to be
    `getting` reports tells what they say. `titles` stand before the name of a person, and who heads one of `missions`
    is no officer of a place; who holds an office `of_bodies` is of a body of several states. Words
    of `interviewing` call a text one of questions and answers, those of `addressing` speak to who answers. Verbs
    of `adopting` make `whole_texts` one's own, which stand behind words of `ensuing`.
    """

    according: tuple[str, ...] = ()
    by_own: tuple[str, ...] = ()
    as_said: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    view: tuple[str, ...] = ()
    from_sources: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    citing: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    learned_from: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    learning: tuple[str, ...] = ()
    as_follows: tuple[str, ...] = ()
    told_to: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    latter: tuple[str, ...] = ()
    demonstratives: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    epithets: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    ordering: tuple[str, ...] = ()
    reflexive: tuple[str, ...] = ()
    anonymous: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    telling_how: tuple[str, ...] = ()
    leads_up: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    giving: tuple[str, ...] = ()
    issuing: frozenset[str] = frozenset()
    judging: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    recording: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    calling: frozenset[str] = frozenset()
    near: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    of_bodies: tuple[str, ...] = ()
    at_trial: tuple[str, ...] = ()
    missions: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    true: tuple[str, ...] = ()
    tidings: tuple[str, ...] = ()
    getting: tuple[str, ...] = ()
    installing: tuple[str, ...] = ()
    sympathy: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    governing: tuple[str, ...] = ()
    of_country: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()
    works_for: tuple[str, ...] = ()
    national: tuple[str, ...] = ()
    for_others: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    tenures: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()
    separatists: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    more: frozenset[str] = frozenset()
    adding: tuple[str, ...] = ()
    claiming: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    unnamed: dict[str, tuple[str, ...]] = {}
    others: tuple[str, ...] = ()
    unceasing: tuple[str, ...] = ()
    bodies: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, tuple[str, ...]] = {}
    blaming: Blaming = Blaming()
    interviewing: frozenset[str] = frozenset()
    addressing: frozenset[str] = frozenset()
    adopting: frozenset[str] = frozenset()
    whole_texts: frozenset[str] = frozenset()
    ensuing: frozenset[str] = frozenset()

    @cached_property
    def according_openings(self) -> frozenset[str]:
        """What the longer phrases of source begin with: each of them up to one of its spaces."""
        pieces = (phrase.split(" ") for phrase in self.according)
        return frozenset(" ".join(words[:size]) for words in pieces for size in range(1, len(words)))

    @cached_property
    def own_openings(self) -> frozenset[str]:
        """The whole phrases of source and their first words."""
        return frozenset((*self.by_own, *(phrase.split(" ")[0] for phrase in self.by_own)))

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """The sizes in words of the phrases of source, the longest first."""
        return tuple(sorted({phrase.count(" ") + 1 for phrase in self.according}, reverse=True))

    @cached_property
    def unnamed_by_word(self) -> dict[str, str]:
        """What analysts call an unnamed source, by each of its words."""
        made: dict[str, str] = {}
        for name, words in self.unnamed.items():
            for word in words:
                made.setdefault(word, name)
        return made

    @cached_property
    def kind_by_word(self) -> dict[str, str]:
        """The kind of a source by each word that tells it."""
        made: dict[str, str] = {}
        for kind, words in self.kinds.items():
            for word in words:
                made.setdefault(word, kind)
        return made
