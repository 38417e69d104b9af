"""Licences by the names people know: Creative Commons (addresses and SPDX) and RightsStatements.org in short."""

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CREATIVE_COMMONS = re.compile(r"^https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)")
_PUBLIC_DOMAIN = re.compile(r"^https?://creativecommons\.org/publicdomain/(zero|mark)/")
_SPDX = re.compile(r"^CC-(BY[A-Z-]*)-(\d\.\d)$")
_STATEMENT = re.compile(r"^https?://rightsstatements\.org/(?:vocab|page)/([A-Za-z-]+)/")
_STATEMENTS: dict[str, object] = {
    "InC": QT_TRANSLATE_NOOP("licences", "In copyright"),
    "InC-OW-EU": QT_TRANSLATE_NOOP("licences", "In copyright, EU orphan work"),
    "InC-EDU": QT_TRANSLATE_NOOP("licences", "In copyright, educational use permitted"),
    "InC-NC": QT_TRANSLATE_NOOP("licences", "In copyright, non-commercial use permitted"),
    "InC-RUU": QT_TRANSLATE_NOOP("licences", "In copyright, rights holder cannot be found"),
    "NoC-CR": QT_TRANSLATE_NOOP("licences", "No copyright, contractual restrictions"),
    "NoC-NC": QT_TRANSLATE_NOOP("licences", "No copyright, non-commercial use only"),
    "NoC-OKLR": QT_TRANSLATE_NOOP("licences", "No copyright, other legal restrictions"),
    "NoC-US": QT_TRANSLATE_NOOP("licences", "No copyright in the United States"),
    "CNE": QT_TRANSLATE_NOOP("licences", "Copyright not evaluated"),
    "UND": QT_TRANSLATE_NOOP("licences", "Copyright undetermined"),
    "NKC": QT_TRANSLATE_NOOP("licences", "No known copyright"),
}
_PUBLIC: object = QT_TRANSLATE_NOOP("licences", "Public domain")


def licence_name(licence: str) -> str:
    """A short name for an address, or the plain name a collection gave."""
    if found := _CREATIVE_COMMONS.match(licence):
        return f"CC {found[1].upper()} {found[2]}"
    if licence == "CC0-1.0":
        return "CC0"
    if found := _SPDX.match(licence):
        return f"CC {found[1]} {found[2]}"
    if found := _PUBLIC_DOMAIN.match(licence):
        return "CC0" if found[1] == "zero" else QCoreApplication.translate("licences", str(_PUBLIC))
    if (found := _STATEMENT.match(licence)) and found[1] in _STATEMENTS:
        return QCoreApplication.translate("licences", str(_STATEMENTS[found[1]]))
    return licence
