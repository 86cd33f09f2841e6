"""HTML pages without gold bodies in, pages with silver bodies out: what trafilatura extracts, where other extractors agree.

A page is kept where every wanted snippet is in trafilatura's text and no unwanted one, and its words agree with Readability's or
resiliparse's by 0.6 (F1); pages without snippets need 0.85. Needs: pip install trafilatura readability-lxml lxml_html_clean resiliparse

  python3 silver.py PAGES.jsonl.gz PAGES.html.jsonl.gz OUT.jsonl.gz
"""
import collections
import gzip
import json
import re
import sys

import trafilatura
from lxml import html as lxml_html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

WORD = re.compile(r'\w+')
SHORTEST = 150  # characters; shorter extractions are mostly failures
AGREE_WITH_SNIPPETS, AGREE = 0.6, 0.85


def word_f1(a, b):
    x, y = (collections.Counter(WORD.findall(t.lower())) for t in (a, b))
    return 2 * sum((x & y).values()) / (sum(x.values()) + sum(y.values())) if x and y else 0.0


def attempt(extract, html):
    """An extractor that fails on a page has no opinion of it."""
    try:
        return extract(html) or ''
    except Exception:  # each library raises its own kinds
        return ''


def silver(page, html):
    """The silver body, or None where the extractors disagree."""
    body = attempt(lambda h: trafilatura.extract(h, include_comments=False), html)
    if len(body) < SHORTEST:
        return None
    others = [attempt(lambda h: lxml_html.fromstring(Document(h).summary()).text_content(), html), attempt(lambda h: extract_plain_text(h, main_content=True, list_bullets=False, links=False, alt_texts=False), html)]
    agreement = max(word_f1(body, other) for other in others)
    wanted, unwanted = page.get('with') or [], page.get('without') or []
    if not (wanted or unwanted):
        return body if agreement >= AGREE else None
    right = all(s in body for s in wanted) and not any(s in body for s in unwanted)
    return body if right and agreement >= AGREE_WITH_SNIPPETS else None


def main(pages_path, html_path, out_path):
    pages = {p['id']: p for p in map(json.loads, gzip.open(pages_path, 'rt', encoding='utf-8'))}
    with gzip.open(out_path, 'wt', encoding='utf-8') as out:
        for row in map(json.loads, gzip.open(html_path, 'rt', encoding='utf-8')):
            page = pages.get(row['id'])
            body = page and silver(page, row['html'])
            if body:
                out.write(json.dumps({**page, 'date': None, 'body': body, 'silver': True}, ensure_ascii=False) + '\n')


if __name__ == '__main__':
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
