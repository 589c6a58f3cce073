#!/usr/bin/env python3
"""Reduces a release of schema.org (N-Triples or N-Quads on standard input) to the facts that the tests ask for.

    reduce.py < schemaorg-current-http.nt > vocabulary.txt

One fact a line, sorted: type NAME [supertype…], property NAME < domain… > range… [! successor], member NAME enumeration…
"""
import re
import sys
from collections import defaultdict

TERM = re.compile(r'<https?://schema\.org/(\w+)> <([^>]+)> <([^>]+)>')
NAMES = {'subClassOf', 'domainIncludes', 'rangeIncludes', 'supersededBy', 'type'}

facts = defaultdict(lambda: defaultdict(set))
for line in sys.stdin:
    found = TERM.match(line)
    if found:
        term, predicate, value = found.groups()
        name = re.split('[/#]', predicate)[-1]
        if name in NAMES:
            facts[term][name].add(re.sub(r'^https?://schema\.org/', '', value))


def plain(values):
    return ' '.join(sorted(v for v in values if re.fullmatch(r'\w+', v)))


lines = []
for term, said in facts.items():
    kinds = said['type']
    successor = ' ! ' + plain(said['supersededBy']) if said['supersededBy'] else ''
    if any(kind.endswith('#Property') for kind in kinds):
        lines.append(f"property {term} < {plain(said['domainIncludes'])} > {plain(said['rangeIncludes'])}{successor}")
    elif any(kind.endswith('#Class') for kind in kinds):
        lines.append(f"type {term} {plain(said['subClassOf'])}{successor}".rstrip())
        if 'DataType' in kinds:
            lines[-1] = f"type {term} DataType"
    else:
        lines.append(f"member {term} {plain(kinds)}{successor}".rstrip())
print('\n'.join(sorted(lines)))
