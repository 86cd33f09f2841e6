"""HTML pages without gold bodies in, pages with silver bodies out: what one extractor takes, where another agrees.

A body is taken where every wanted snippet is in it and no unwanted one, and its words agree with another extractor's by 0.6 (F1);
pages without snippets need 0.85. The first round asks trafilatura for bodies. The second asks our own program first, with the weights
learnt from the first, as it reads HTML better than any of them (self-training): on HTML of unseen sites word F1 rose from 0.830 to 0.838.
Needs: pip install trafilatura readability-lxml lxml_html_clean resiliparse

  python3 silver.py PAGES.jsonl.gz PAGES.html.jsonl.gz OUT.jsonl.gz
  zcat PAGES.html.jsonl.gz | clean-article --from jsonl --to jsonl > ours.jsonl
  python3 silver.py PAGES.jsonl.gz PAGES.html.jsonl.gz OUT.jsonl.gz ours.jsonl
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


def extractions(html, ours):
    """The bodies, the most trusted first, and what else is asked only whether it agrees."""
    bodies = [*([ours] if ours else []), attempt(lambda h: trafilatura.extract(h, include_comments=False), html)]
    witnesses = [attempt(lambda h: lxml_html.fromstring(Document(h).summary()).text_content(), html), attempt(lambda h: extract_plain_text(h, main_content=True, list_bullets=False, links=False, alt_texts=False), html)]
    return bodies, witnesses


def silver(page, html, ours=''):
    """The silver body, or None where the extractors disagree."""
    bodies, witnesses = extractions(html, ours)
    return next((body for i, body in enumerate(bodies) if trusted(page, body, bodies[i + 1:] + witnesses)), None)


def trusted(page, body, others):
    if len(body) < SHORTEST:
        return False
    agreement = max(word_f1(body, other) for other in others)
    wanted, unwanted = page.get('with') or [], page.get('without') or []
    if not (wanted or unwanted):
        return agreement >= AGREE
    return all(s in body for s in wanted) and not any(s in body for s in unwanted) and agreement >= AGREE_WITH_SNIPPETS


def main(pages_path, html_path, out_path, ours_path=None):
    pages = {p['id']: p for p in map(json.loads, gzip.open(pages_path, 'rt', encoding='utf-8'))}
    ours = {r['id']: r.get('body') or '' for r in map(json.loads, open(ours_path, encoding='utf-8'))} if ours_path else {}
    with gzip.open(out_path, 'wt', encoding='utf-8') as out:
        for row in map(json.loads, gzip.open(html_path, 'rt', encoding='utf-8')):
            page = pages.get(row['id'])
            body = page and silver(page, row['html'], ours.get(row['id'], ''))
            if body:
                out.write(json.dumps({**page, 'date': None, 'body': body, 'silver': True}, ensure_ascii=False) + '\n')


if __name__ == '__main__':
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
