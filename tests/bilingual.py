"""A story and its source, a paragraph an item."""

ENGLISH = [
    "The port of Olmeda will close its northern dock on 12 March, the council said on Tuesday, after engineers found"
    " rust in 14 of the 60 piles that carry the quay built in 1968.",
    "Mayor Ramiro Cestona said that 240 boats would have to leave before the spring, most of them for Puerto Lara,"
    " where the regional fishing cooperative has 300 berths to let.",
    "Fishermen met on the quay in the evening. They asked for more time and for a road that lorries can use.",
    "The Ministry of Transport has offered 3 million euros in help, of which 800,000 will be paid in April, and"
    " promised a new project before the end of 2027.",
    "Olmeda has lost 1,900 inhabitants since 1990. Its canning factory, Conservas Lara, closed in 2011, and the school"
    " has 58 pupils left.",
    "“Without the dock there is no port, and without the port there is no town,” said Lucía Berrueta, who has sold nets"
    " there since she was 16.",
]
SPANISH = [
    "El puerto de Olmeda cerrará su dársena norte el 12 de marzo, según informó el martes el ayuntamiento, después de"
    " que los ingenieros hallaran óxido en 14 de los 60 pilotes que sostienen el muelle construido en 1968.",
    "El alcalde Ramiro Cestona dijo que 240 barcos tendrían que irse antes de la primavera, la mayoría a Puerto Lara,"
    " donde la cooperativa pesquera regional tiene 300 amarres en alquiler.",
    "Los pescadores se reunieron por la tarde en el muelle. Pidieron más tiempo y una carretera que los camiones puedan"
    " usar en invierno.",
    "El Ministerio de Transportes ha ofrecido ayudas por 3 millones de euros, de los que 800.000 se pagarán en abril, y"
    " ha prometido un nuevo proyecto antes de finales de 2027.",
    "Olmeda ha perdido 1.900 habitantes desde 1990. Su fábrica de conservas, Conservas Lara, cerró en 2011, y a la"
    " escuela le quedan 58 alumnos.",
    "“Sin dársena no hay puerto, y sin puerto no hay pueblo”, dijo Lucía Berrueta, que vende redes allí desde que tenía"
    " 16 años.",
]
