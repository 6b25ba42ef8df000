"""News formats of agencies: NITF, NewsML 1 and G2, ninjs, IPTC 7901."""
