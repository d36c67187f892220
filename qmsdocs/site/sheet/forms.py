"""The forms of pages that stand alone: what staging worked out, in HTML."""

from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template


def filled(name: str, **values: object) -> str:
    """Return a form of this folder with its values; what is no HTML yet is escaped."""
    return _form(name).render(values)


@cache
def _form(name: str) -> Template:
    source = (resources.files(__package__ or "") / name).read_text("utf-8")
    forms = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return forms.from_string(source)
