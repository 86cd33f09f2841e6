"""Rows of {id, html} on stdin in, rows of {id, body} out, by another extractor; the CPU seconds used on file descriptor 3: python extract.py NAME"""
import json
import os
import re
import resource
import sys


def trafilatura():
    import trafilatura
    return lambda html: trafilatura.extract(html, include_comments=False)


def justext():
    import justext
    words = justext.get_stoplist('English')
    return lambda html: '\n'.join(p.text for p in justext.justext(html.encode(), words) if not p.is_boilerplate)


def readability():
    from lxml import html as lxml_html
    from readability import Document
    return lambda html: lxml_html.fromstring(re.sub(r'<(?=/?(?:p|div|li|h[1-6]|br|tr|pre|blockquote)\b)', '\n<', Document(html).summary())).text_content()


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda html: extract_plain_text(html, main_content=True, alt_texts=False)


EXTRACTORS = {'trafilatura': trafilatura, 'jusText': justext, 'readability-lxml': readability, 'resiliparse': resiliparse}

extract = EXTRACTORS[sys.argv[1]]()
for row in sys.stdin:
    page = json.loads(row)
    try:
        body = extract(page['html']) or ''
    except Exception:  # a page that an extractor fails on is an empty answer, whatever it raised
        body = ''
    print(json.dumps({'id': page['id'], 'body': body}))
used = resource.getrusage(resource.RUSAGE_SELF)
os.write(3, str(used.ru_utime + used.ru_stime).encode())
