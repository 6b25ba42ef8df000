"""Reports held against the schemas of those who read them."""

import json
from pathlib import Path
from typing import Any

import jsonschema
from lxml import etree

SCHEMAS = Path(__file__).parent / "writers" / "schemas"


def xml(file: Path, schema: str) -> "etree._Element":
    """Give the root of an XML file that keeps to its schema."""
    tree = etree.parse(file)
    etree.XMLSchema(etree.parse(SCHEMAS / schema)).assertValid(tree)
    return tree.getroot()


def valid(file: Path, schema: str) -> Any:
    """Give the content of a JSON file that keeps to its schema."""
    content = json.loads(file.read_bytes())
    jsonschema.validate(content, json.loads((SCHEMAS / schema).read_text("utf-8")))
    return content
