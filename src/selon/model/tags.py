"""The letters that stand for word classes, one a unit, so that a sentence can be matched over as a string."""

from __future__ import annotations

NOUN, ADJECTIVE, PARTICIPLE, GERUND, INFINITIVE, VERB, AUXILIARY = "N", "A", "P", "G", "I", "V", "X"
DETERMINER, PREPOSITION, CONTRACTED, COORDINATOR, SUBORDINATOR = "D", "p", "d", "C", "S"
RELATIVE, COMPLEMENTIZER, SUBJECT, CLITIC, NEGATOR, NEGATION = "Q", "K", "s", "o", "n", "g"
ADVERB, COUNT, TIME, NAME, TITLE, PRONOUN = "R", "U", "T", "E", "M", "L"
OPENING, CLOSING, STRAIGHT, OPEN_BRACKET, CLOSE_BRACKET, DASH, STOP, OTHER = "<", ">", '"', "(", ")", "-", ".", "_"

OF_WORD_CLASS = {
    "det": DETERMINER,
    "prep": PREPOSITION,
    "prep.det": CONTRACTED,
    "conj": COORDINATOR,
    "sub": SUBORDINATOR,
    "rel": RELATIVE,
    "que": COMPLEMENTIZER,
    "pron.subj": SUBJECT,
    "pron.obj": CLITIC,
    "clitic": CLITIC,
    "pron": PRONOUN,
    "adv": ADVERB,
    "adv.neg": NEGATION,
    "neg": NEGATOR,
    "title": TITLE,
    "abbr": NOUN,
    "interj": ADVERB,
}

OF_MARK = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": OPEN_BRACKET,
    "[": OPEN_BRACKET,
    ")": CLOSE_BRACKET,
    "]": CLOSE_BRACKET,
    "-": DASH,
    "–": DASH,
    "—": DASH,
    ".": STOP,
    "!": STOP,
    "?": STOP,
    "…": STOP,
}

MEANINGS = {
    NOUN: "noun",
    ADJECTIVE: "adj",
    PARTICIPLE: "part",
    GERUND: "ger",
    INFINITIVE: "inf",
    VERB: "verb",
    AUXILIARY: "aux",
    DETERMINER: "det",
    PREPOSITION: "prep",
    CONTRACTED: "prep.det",
    COORDINATOR: "conj",
    SUBORDINATOR: "sub",
    RELATIVE: "rel",
    COMPLEMENTIZER: "that",
    SUBJECT: "subj",
    CLITIC: "clitic",
    NEGATOR: "neg",
    NEGATION: "neg",
    ADVERB: "adv",
    COUNT: "count",
    TIME: "time",
    NAME: "name",
    TITLE: "title",
    PRONOUN: "pron",
}
"""The letters in words, for people; marks stand for themselves."""


def letter_of(word_class: str) -> str:
    """The letter of a class of words.tsv: the whole name, or what stands before its point."""
    return OF_WORD_CLASS.get(word_class) or OF_WORD_CLASS.get(word_class.partition(".")[0], OTHER)
