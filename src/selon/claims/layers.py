"""What the parts of the reader of tolls share: the layers of one document and who knows the senses of its nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.claims.roles import Roles
    from selon.claims.victims import VictimReader
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules


class TollLayers:
    """The layers that a part of the reader of tolls works on."""

    def __init__(
        self, analysis: Analysis, language: Language, rules: TollRules, roles: Roles, victims: VictimReader
    ) -> None:
        """Take the document's layers and the reader of victims, which knows the senses of nouns."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.roles = roles
        self.victims = victims
