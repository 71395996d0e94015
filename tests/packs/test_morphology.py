"""Forms of French words come out of the pack's tables as a grammar has them, and the lists fit the tables."""

from __future__ import annotations

import tomllib

import pytest

from selon.packs.loader import HOME
from selon.packs.morphology import Conjugator, Inflector, UnknownTableError, WrongTableError

FRENCH = HOME / "fr"
LISTS = ("verbs.tsv", "nouns.tsv", "adjectives.tsv", "words.tsv")
TAGS = frozenset(
    "det.def det.indef det.dem det.poss det.quant det.int prep prep.det conj sub rel que pron.subj pron.obj pron.dem "
    "pron.indef pron.rel pron.poss pron.dis adv adv.neg neg clitic title abbr interj".split()
)


def rows(name: str) -> list[list[str]]:
    lines = (FRENCH / name).read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines[1:] if line]


CONJUGATOR = Conjugator(tomllib.loads((FRENCH / "conjugation.toml").read_text(encoding="utf-8")))
INFLECTOR = Inflector(tomllib.loads((FRENCH / "inflection.toml").read_text(encoding="utf-8")))
TABLE_OF = {lemma: table for lemma, table, _ in rows("verbs.tsv")}
TABLES = CONJUGATOR.tables()


def cases(lines: str) -> list[tuple[str, str, str]]:
    """One row for each pair of a feature and a form after the lemma that opens a line."""
    found: list[tuple[str, str, str]] = []
    for line in lines.strip().splitlines():
        lemma, *pairs = line.split()
        found += [(lemma, feature, form) for feature, form in (pair.split("=") for pair in pairs)]
    return found


VERBS = cases("""
tuer pres.3s=tue pres.3p=tuent past.3p=tuèrent part.fp=tuées cond.3s=tuerait imp.2p=tuez
exiger ger=exigeant pres.1p=exigeons impf.3s=exigeait past.3s=exigea past.3p=exigèrent
annoncer ger=annonçant impf.3p=annonçaient past.3s=annonça fut.3s=annoncera
enlever pres.3p=enlèvent fut.3s=enlèvera impf.3s=enlevait part.ms=enlevé
céder pres.3s=cède fut.3s=cédera fut.3s=cèdera cond.3p=céderaient
assiéger pres.3p=assiègent ger=assiégeant impf.3p=assiégeaient fut.3s=assiègera
appeler pres.3s=appelle pres.1p=appelons fut.3p=appelleront
rejeter pres.3p=rejettent past.3s=rejeta cond.3s=rejetterait
harceler pres.3s=harcèle
déployer pres.3p=déploient fut.3s=déploiera ger=déployant
appuyer pres.3s=appuie
payer pres.3s=paie pres.3s=paye fut.3s=paiera
envoyer pres.3s=envoie fut.3s=enverra impf.3p=envoyaient
aller pres.3p=vont fut.3s=ira subj.3s=aille imp.2s=va part.fs=allée
créer pres.3s=crée part.fs=créée
finir pres.3p=finissent past.3s=finit subji.3s=finît part.mp=finis
envahir impf.3s=envahissait past.3p=envahirent ger=envahissant
haïr pres.3s=hait impf.3s=haïssait
maudire pres.3p=maudissent part.fs=maudite
partir pres.3s=part pres.3p=partent past.3p=partirent
démentir pres.3s=dément pres.3p=démentent part.ms=démenti
dormir pres.3s=dort
servir pres.3s=sert
bouillir pres.3s=bout
revêtir pres.3s=revêt part.fs=revêtue
ouvrir pres.3s=ouvre part.fs=ouverte past.3p=ouvrirent
souffrir pres.3p=souffrent part.ms=souffert
accueillir fut.3s=accueillera part.mp=accueillis
assaillir fut.3s=assaillira
gésir pres.3s=gît impf.3p=gisaient
fuir pres.3p=fuient ger=fuyant part.ms=fui
secourir fut.3s=secourra part.mp=secourus
mourir pres.3s=meurt pres.3p=meurent past.3p=moururent fut.3s=mourra part.fp=mortes
conquérir pres.3s=conquiert fut.3s=conquerra part.fs=conquise pres.3p=conquièrent
détenir pres.3s=détient pres.3p=détiennent past.3s=détint part.mp=détenus
venir past.3p=vinrent fut.3s=viendra subji.3s=vînt
voir past.3s=vit fut.3s=verra pres.3p=voient subji.3p=vissent
prévoir fut.3s=prévoira
pourvoir past.3s=pourvut
recevoir ger=recevant pres.3s=reçoit past.3p=reçurent part.ms=reçu
devoir pres.3p=doivent part.ms=dû part.fs=due cond.3s=devrait
émouvoir part.ms=ému
pouvoir pres.1s=peux pres.3p=peuvent cond.3p=pourraient subj.3s=puisse
vouloir pres.3p=veulent imp.2p=veuillez fut.3s=voudra
savoir ger=sachant subj.3s=sache fut.3s=saura
valoir pres.3s=vaut subj.3s=vaille
prévaloir subj.3s=prévale
falloir pres.3s=faut fut.3s=faudra
pleuvoir pres.3s=pleut
asseoir pres.3s=assied pres.3s=assoit part.fs=assise
échoir pres.3s=échoit
avoir pres.3s=a pres.3p=ont subj.3s=ait past.3s=eut subji.3s=eût ger=ayant fut.3s=aura
être pres.3s=est pres.3p=sont impf.3p=étaient past.3p=furent fut.3p=seront cond.3s=serait part.ms=été subji.3s=fût
rendre pres.3s=rend past.3p=rendirent part.fs=rendue
rompre pres.3s=rompt
vaincre pres.3s=vainc pres.3p=vainquent part.mp=vaincus
prendre pres.3p=prennent past.3s=prit part.fs=prise subj.3s=prenne
mettre pres.3s=met past.3p=mirent part.fs=mise
abattre pres.3s=abat pres.3p=abattent part.ms=abattu past.3p=abattirent
détruire pres.3p=détruisent past.3s=détruisit part.fp=détruites
nuire part.ms=nui
suffire pres.3p=suffisent part.ms=suffi
craindre pres.3s=craint pres.3p=craignent past.3s=craignit
atteindre pres.3s=atteint ger=atteignant part.fp=atteintes fut.3s=atteindra
résoudre pres.3s=résout pres.3p=résolvent part.ms=résolu
dissoudre part.ms=dissous part.fs=dissoute
coudre part.fs=cousue
disparaître pres.3s=disparaît pres.3s=disparait past.3p=disparurent part.mp=disparus inf=disparaitre
accroître pres.3s=accroît part.fs=accrue
naître past.3s=naquit part.fs=née
survivre pres.3p=survivent past.3s=survécut part.ms=survécu
poursuivre pres.3s=poursuit part.fp=poursuivies
écrire pres.3p=écrivent past.3s=écrivit
dire pres.2p=dites past.3s=dit impf.3s=disait subji.3s=dît
interdire pres.2p=interdisez
élire past.3s=élut part.fs=élue
rire pres.3p=rient
boire pres.3p=boivent past.3s=but
croire pres.3p=croient past.3s=crut
conclure pres.3s=conclut past.3p=conclurent
inclure part.fs=incluse
plaire pres.3s=plaît
extraire pres.3p=extraient ger=extrayant part.mp=extraits
faire pres.3p=font past.3p=firent fut.3s=fera subj.3s=fasse part.fp=faites
clore part.fs=close
""")


@pytest.mark.parametrize(("lemma", "feature", "form"), VERBS)
def test_a_verb_has_the_form(lemma: str, feature: str, form: str) -> None:
    assert (form, feature) in CONJUGATOR.forms(lemma, TABLE_OF[lemma])


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        pytest.param("exiger", "exiga", id="soft g"),
        pytest.param("enlever", "enlevent", id="open e"),
        pytest.param("pouvoir", "pouvez-vous", id="no enclitics"),
        pytest.param("falloir", "faux", id="no first person"),
        pytest.param("être", "étée", id="no feminine"),
        pytest.param("taire", "tue", id="kept for another verb"),
        pytest.param("plaire", "plus", id="kept for the adverb"),
    ],
)
def test_a_verb_has_not_the_form(lemma: str, form: str) -> None:
    assert form not in {found for found, _ in CONJUGATOR.forms(lemma, TABLE_OF[lemma])}


@pytest.mark.parametrize("table", TABLES)
def test_every_table_conjugates(table: str) -> None:
    lemmas = [lemma for lemma, named in TABLE_OF.items() if named == table]
    for lemma in lemmas[:3]:
        forms = CONJUGATOR.forms(lemma, table)
        assert (lemma, "inf") in forms
        assert len(forms) == len(set(forms))
        assert all(form and form == form.strip() and not set(form) & set(".*{} ") for form, _ in forms)


def test_every_verb_names_a_table_that_fits() -> None:
    for lemma, table, auxiliary in rows("verbs.tsv"):
        assert (lemma, "inf") in CONJUGATOR.forms(lemma, table)
        assert auxiliary in {"avoir", "être", "both"}


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(UnknownTableError, match="zz"):
        CONJUGATOR.forms("tuer", "zz")


def test_a_lemma_that_does_not_fit_is_named() -> None:
    with pytest.raises(WrongTableError, match="finir"):
        CONJUGATOR.forms("finir", "er")


def test_a_stem_without_the_letter_that_changes_is_named() -> None:
    with pytest.raises(WrongTableError, match="lacks"):
        CONJUGATOR.forms("durer", "cer")


@pytest.mark.parametrize(
    ("features", "entry", "fault"),
    [
        pytest.param({"pres": ["1s", "2s"]}, {"strip": "o", "pres": "o as at"}, "3 endings", id="an ending too many"),
        pytest.param({"pres": "1s"}, {"strip": "o", "pres": "o"}, "a list", id="persons that are no list"),
    ],
)
def test_a_table_that_contradicts_itself_is_named(
    features: dict[str, object], entry: dict[str, str], fault: str
) -> None:
    with pytest.raises(WrongTableError, match=fault):
        Conjugator({"features": features, "tables": {"o": entry}}).forms("lavo", "o")


def test_a_table_inherits_and_adds_variants() -> None:
    tables: dict[str, dict[str, object]] = {
        "features": {"inf": [], "pres": ["s", "p"]},
        "tables": {
            "a": {"strip": "a", "inf": "a", "pres": "{mark}i *{mark}o", "mark": "", "swap": "u>y"},
            "b": {"like": "a", "mark": "x", "also": "a"},
        },
    }
    assert set(Conjugator(tables).forms("muka", "b")) == {
        ("muka", "inf"),
        ("mukxi", "pres.s"),
        ("mykxo", "pres.p"),
        ("muki", "pres.s"),
        ("myko", "pres.p"),
    }


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("soldat", "soldats"),
        ("hôpital", "hôpitaux"),
        ("château", "châteaux"),
        ("feu", "feux"),
        ("vœu", "vœux"),
        ("obus", "obus"),
        ("voix", "voix"),
        ("gaz", "gaz"),
        ("détail", "détails"),
    ],
)
def test_plural_by_rule(singular: str, plural: str) -> None:
    assert INFLECTOR.plural(singular) == plural


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [
        ("armé", "armée"),
        ("rebelle", "rebelle"),
        ("meurtrier", "meurtrière"),
        ("israélien", "israélienne"),
        ("Palestinien", "Palestinienne"),
        ("turc", "turque"),
        ("offensif", "offensive"),
        ("dangereux", "dangereuse"),
        ("libérateur", "libératrice"),
        ("tueur", "tueuse"),
        ("extérieur", "extérieure"),
        ("net", "nette"),
        ("breton", "bretonne"),
        ("officiel", "officielle"),
        ("français", "française"),
        ("azéri", "azérie"),
        ("américain", "américaine"),
        ("afghan", "afghane"),
    ],
)
def test_feminine_by_rule(masculine: str, feminine: str) -> None:
    assert INFLECTOR.feminine(masculine) == feminine


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("civil", {"civil", "civile", "civils", "civiles"}),
        ("nouveau", {"nouveau", "nouvelle", "nouveaux", "nouvelles"}),
        ("naval", {"naval", "navale", "navals", "navales"}),
        ("sud-est", {"sud-est"}),
        ("public", {"public", "publique", "publics", "publiques"}),
        ("ambigu", {"ambigu", "ambiguë", "ambigüe", "ambigus", "ambiguës", "ambigües"}),
    ],
)
def test_an_adjective_of_the_list_has_its_forms(lemma: str, forms: set[str]) -> None:
    cells = {row[0]: row[1:] for row in rows("adjectives.tsv")}
    assert {form for form, _ in INFLECTOR.adjective_forms(lemma, *cells[lemma])} == forms


@pytest.mark.parametrize(
    ("lemma", "gender", "forms"),
    [
        ("cessez-le-feu", "m", [("cessez-le-feu", "s"), ("cessez-le-feu", "p")]),
        ("porte-parole", "mf", [("porte-parole", "s"), ("porte-parole", "p"), ("porte-paroles", "p")]),
        ("festival", "m", [("festival", "s"), ("festivals", "p")]),
        ("réfugiée", "f", [("réfugiée", "s"), ("réfugiées", "p")]),
        ("état-major", "m", [("état-major", "s"), ("états-majors", "p")]),
    ],
)
def test_a_noun_of_the_list_has_its_forms(lemma: str, gender: str, forms: list[tuple[str, str]]) -> None:
    cells = {row[0]: row[1:] for row in rows("nouns.tsv")}
    assert cells[lemma][0] == gender
    assert INFLECTOR.noun_forms(lemma, *cells[lemma]) == forms


def test_every_noun_has_a_gender_that_the_rules_know() -> None:
    for lemma, gender, plural in rows("nouns.tsv"):
        assert INFLECTOR.noun_forms(lemma, gender, plural)


def test_an_unknown_gender_is_named() -> None:
    with pytest.raises(WrongTableError, match="gender"):
        INFLECTOR.noun_forms("obus", "n")


def test_every_function_word_has_tags_of_the_form() -> None:
    for form, tags in rows("words.tsv"):
        assert set(tags.split("|")) <= TAGS, form
        assert form == form.lower()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_names_each_word_once(name: str) -> None:
    lemmas = [row[0] for row in rows(name)]
    assert lemmas == sorted(lemmas)
    assert len(lemmas) == len(set(lemmas))
