"""Small legal catalogues, of which a test names only what it is about."""

from datetime import date

from qmsdocs.model.legal import LegalCatalogue, LegalDocument, Relation


def day(text: str) -> date | None:
    """Return a day that is written out; nothing is a day that is not known."""
    return date.fromisoformat(text) if text else None


def law(
    document_id: str,
    effective: str = "",
    expires: str = "",
    *,
    issued: str = "",
    status: str = "",
    checked: str = "",
    issuer: str = "Chính phủ",
    number: str = "",
    document_type: str = "NĐ",
) -> LegalDocument:
    """Return a legal document; its number is its id unless it has one."""
    return LegalDocument(
        document_id,
        document_type,
        number or document_id,
        "",
        issuer,
        day(issued),
        day(effective),
        day(expires),
        status,
        f"nguồn {document_id}",
        day(checked),
    )


def does(
    acting: str, relation: str, target: str, on: str = "", until: str = "", provisions: str = ""
) -> Relation:
    """Return what one document does to another."""
    name = f"{acting} {relation} {target} {provisions}"
    return Relation(
        name, acting, relation, target, day(on), day(until), provisions, "Công báo", None
    )


def catalogue(*entries: LegalDocument | Relation) -> LegalCatalogue:
    """Return the catalogue of these entries."""
    return LegalCatalogue.of(
        (each for each in entries if isinstance(each, LegalDocument)),
        (each for each in entries if isinstance(each, Relation)),
    )
