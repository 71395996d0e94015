"""Forms of words computed from tables of endings.

What enters is the content of a pack's tables (conjugation, inflection), already read from TOML; what leaves are word
forms with their grammatical features. Everything a language needs to say stands in its tables; this module joins
stems to endings.
"""

from collections.abc import Mapping, Sequence

ALTERNATE = "*"
"""Before an ending: it joins the alternate stem of the table."""
ABSENT = "."
"""In the place of an ending: the form does not exist."""
BARE = "-"
"""In the place of an ending: the form is the stem itself."""

_Row = tuple[str, str, bool]
"""An ending, its feature, and whether it joins the alternate stem."""


class UnknownTableError(LookupError):
    """A verb names a table that the conjugation does not hold."""


class WrongTableError(ValueError):
    """A table contradicts itself or a lemma does not fit its table."""


class _Paradigm:
    """One table, its inheritance resolved and its endings laid out."""

    def __init__(self, name: str, strip: str, swap: tuple[str, ...], rows: list[_Row]) -> None:
        self.name = name
        self.strip = strip
        self.swap = swap
        self.plain = [(ending, feature) for ending, feature, is_alternate in rows if not is_alternate]
        self.alternate = [(ending, feature) for ending, feature, is_alternate in rows if is_alternate]
        self.by_ending: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
        for ending, feature, is_alternate in rows:
            self.by_ending[is_alternate].setdefault(ending, []).append(feature)

    def forms(self, lemma: str) -> list[tuple[str, str]]:
        """Join every ending of the table to the stem of the lemma."""
        stem, changed = self.stems(lemma)
        joined = [(stem + ending, feature) for ending, feature in self.plain]
        if changed is not None:
            joined += [(changed + ending, feature) for ending, feature in self.alternate]
        return joined

    def stems(self, lemma: str) -> tuple[str, str | None]:
        """The stem of the lemma, and its alternate where the table has one."""
        if not lemma.endswith(self.strip):
            message = f"{lemma!r} does not end in {self.strip!r}, as table {self.name!r} asks"
            raise WrongTableError(message)
        stem = lemma[: len(lemma) - len(self.strip)]
        return stem, self._changed(stem) if self.alternate else None

    def _changed(self, stem: str) -> str:
        old, new = self.swap
        head, found, tail = stem.rpartition(old)
        if not found:
            message = f"table {self.name!r} changes {old!r}, which the stem {stem!r} lacks"
            raise WrongTableError(message)
        return head + new + tail


class Conjugator:
    """Conjugates verbs by the tables of one language.

    `tables` has two parts. `features` names the tenses and the persons of each, in the order in which tables list
    endings; a tense without persons is one form. `tables` holds the tables: `strip` is what the lemma loses to give
    the stem, `like` the table whose keys are inherited, `swap` the change (old, new) that makes the alternate stem,
    `also` a table whose forms are added as variants. Every other key is a tense with its endings, or a slot that
    endings name in braces.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, object]]) -> None:
        """Take the content of a conjugation file; a table is laid out at its first use."""
        self._features = {tense: _strings(persons) for tense, persons in tables["features"].items()}
        self._tables = {name: _table(entry) for name, entry in tables["tables"].items()}
        self._paradigms: dict[str, _Paradigm] = {}

    def tables(self) -> list[str]:
        """Name the tables that conjugate verbs: those that say what to strip."""
        return sorted(name for name in self._tables if "strip" in self._inherited(name))

    def forms(self, lemma: str, table: str) -> list[tuple[str, str]]:
        """List the forms of a verb, each with its feature; a form stands once for each feature it has."""
        return self._paradigm(table).forms(lemma)

    def stems(self, lemma: str, table: str) -> tuple[str, str | None]:
        """Give the stem of a verb, and its alternate stem where its table has one."""
        return self._paradigm(table).stems(lemma)

    def features(self, table: str, ending: str, *, is_alternate: bool) -> Sequence[str]:
        """List the features that an ending has on a stem of a table."""
        return self._paradigm(table).by_ending[is_alternate].get(ending, ())

    def _paradigm(self, name: str) -> _Paradigm:
        known = self._paradigms.get(name)
        if known is None:
            known = self._paradigms[name] = self._laid_out(name)
        return known

    def _laid_out(self, name: str) -> _Paradigm:
        entry = self._inherited(name)
        rows = self._rows(name)
        if "also" in entry:
            rows += self._rows(entry["also"])
        swap = tuple(entry.get("swap", "").split(">")) if entry.get("swap") else ()
        return _Paradigm(name, entry["strip"], swap, list(dict.fromkeys(rows)))

    def _rows(self, name: str) -> list[_Row]:
        entry = self._inherited(name)
        rows: list[_Row] = []
        for tense, persons in self._features.items():
            if tense not in entry:
                continue
            endings = entry[tense].format_map(entry).split()
            names = [f"{tense}.{person}" for person in persons] or [tense]
            if len(endings) != len(names):
                message = f"table {name!r} has {len(endings)} endings for {tense}, not {len(names)}"
                raise WrongTableError(message)
            rows += [_row(ending, feature) for ending, feature in zip(endings, names, strict=True) if ending != ABSENT]
        return rows

    def _inherited(self, name: str) -> dict[str, str]:
        if name not in self._tables:
            message = f"no conjugation table {name!r}"
            raise UnknownTableError(message)
        entry = self._tables[name]
        if "like" not in entry:
            return entry
        parent = {key: value for key, value in self._inherited(entry["like"]).items() if key != "also"}
        return parent | entry


class Inflector:
    """Makes plurals and feminines by the suffix rules of one language.

    `rules` has three parts. `plural` and `feminine` map a suffix to what replaces it; the longest suffix that a word
    ends in decides, and the empty suffix is the rule for all others. `genders` names the genders that a noun may
    have, each with its meaning.
    """

    def __init__(self, rules: Mapping[str, Mapping[str, str]]) -> None:
        """Take the content of an inflection file."""
        self._plural = dict(rules["plural"])
        self._feminine = dict(rules["feminine"])
        self._genders = frozenset(rules["genders"])
        self._longest = max(map(len, [*self._plural, *self._feminine]))

    def plural(self, noun: str) -> str:
        """Give the plural of a noun or adjective by rule."""
        return self._replaced(noun, self._plural)

    def feminine(self, adjective: str) -> str:
        """Give the feminine singular of a masculine adjective or noun by rule."""
        return self._replaced(adjective, self._feminine)

    def adjective_forms(self, lemma: str, feminine: str = "", plural: str = "") -> list[tuple[str, str]]:
        """List the forms of an adjective as ms, fs, mp, fp; cells given replace the rule and may hold variants.

        A feminine that is written like the masculine shares its plural.
        """
        feminines = feminine.split("|") if feminine else [self.feminine(lemma)]
        plurals = plural.split("|") if plural else [self.plural(lemma)]
        both = plurals if feminines == [lemma] else [self.plural(form) for form in feminines]
        forms = [(lemma, "ms"), *((form, "fs") for form in feminines)]
        return forms + [(form, "mp") for form in plurals] + [(form, "fp") for form in both]

    def noun_forms(self, lemma: str, gender: str, plural: str = "") -> list[tuple[str, str]]:
        """List the forms of a noun as s and p; a plural given replaces the rule and may hold variants."""
        if gender not in self._genders:
            message = f"{lemma!r} has the gender {gender!r}, not one of {sorted(self._genders)}"
            raise WrongTableError(message)
        plurals = plural.split("|") if plural else [self.plural(lemma)]
        return [(lemma, "s"), *((form, "p") for form in plurals)]

    def _replaced(self, word: str, rules: Mapping[str, str]) -> str:
        for length in range(min(self._longest, len(word)), -1, -1):
            stem, suffix = word[: len(word) - length], word[len(word) - length :]
            if suffix in rules:
                return stem + rules[suffix]
        return word


def _strings(value: object) -> list[str]:
    if not isinstance(value, list):
        message = f"a list is needed, not {value!r}"
        raise WrongTableError(message)
    return [str(item) for item in value]


def _table(entry: object) -> dict[str, str]:
    if not isinstance(entry, Mapping):
        message = f"a table is needed, not {entry!r}"
        raise WrongTableError(message)
    return {str(key): str(value) for key, value in entry.items()}


def _row(ending: str, feature: str) -> _Row:
    is_alternate = ending.startswith(ALTERNATE)
    bare = ending.removeprefix(ALTERNATE)
    return ("" if bare == BARE else bare, feature, is_alternate)
