"""Which blocks of a page are its story."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.readers.page import Block

# A zone (article, main) that holds less of the kept text than this is a teaser, not the story.
_ZONE_SHARE = 0.3
# Lists whose items are mostly links lead elsewhere.
_LINKED_SHARE = 0.6


def story(blocks: Sequence["Block"]) -> list["Block"]:
    """Choose the blocks of the story: without what surrounds it, and of the article that holds most text."""
    wholly = sum(block.characters for block in blocks)
    kept = [block for block in blocks if not block.within.soft]
    # A site that names its story “related” still gets its story read.
    if sum(block.characters for block in kept) < _ZONE_SHARE * wholly:
        kept = list(blocks)
    kept = [block for block in kept if not _leads_away(block)]
    sizes: dict[int, int] = {}
    for block in kept:
        sizes[block.within.zone] = sizes.get(block.within.zone, 0) + block.characters
    zone = max((each for each in sizes if each), key=lambda each: sizes[each], default=0)
    if not zone or sizes[zone] < _ZONE_SHARE * sum(sizes.values()):
        return kept
    headed = any(block.within.tag == "h1" for block in kept if block.within.zone == zone)
    return [block for block in kept if block.within.zone == zone or (block.within.tag == "h1" and not headed)]


def _leads_away(block: "Block") -> bool:
    linked = block.linked > _LINKED_SHARE * block.characters
    return linked and block.within.listed and block.within.role != "tags"
