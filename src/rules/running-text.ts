/** Sentences: votes for the body. */
import { blockEnd } from './block.ts'
import type { Rule } from './rule.ts'

export const runningText: Rule = {
  id: 'running-text',
  kind: 'body',
  summary: 'Is running text: long, ends as a sentence, with stop words.',
  minWords: 12,
  when: (line, page) => (page.prose[line.index] ? 0.6 : 0),
}

export const quotedSpeech: Rule = {
  id: 'quoted-speech',
  kind: 'body',
  summary: 'Quotes somebody or reports what was said, in a sentence.',
  minWords: 5,
  when: (line, page) => {
    if (!line.terminal) return 0
    const saying = page.signs[line.index]!.saying
    return saying && line.quotes >= 2 ? 0.6 : line.startsQuote || saying ? 0.35 : 0
  },
}

/** Short lines between paragraphs: "He laughs.", list items, answers, verse. */
export const amongProse: Rule = {
  id: 'among-prose',
  kind: 'body',
  summary: 'Stands with paragraphs of the article directly above and below and is no label.',
  minWords: 2,
  when: (line, page) => {
    const i = line.index
    if (page.prose[i] || !page.core || i <= page.core.from || i >= page.core.to || page.signs[i]!.cues.length > 0) return 0
    return (line.terminal ? 0.3 : 0.15) + (page.prose[i - 1] && page.prose[i + 1] ? 0.15 : 0)
  },
}

const HEADING_WORDS = 14

export const subheading: Rule = {
  id: 'subheading',
  kind: 'heading',
  summary: 'Is a short line without a full stop inside the article with a paragraph below it.',
  maxWords: HEADING_WORDS,
  when: (line, page) => {
    const i = line.index, below = page.lines[i + 1]
    if (!page.core || i <= page.core.from || i >= page.core.to || !below || line.words < 1 || page.signs[i]!.stamp) return 0
    if (line.marks?.heading) return 0.6
    if (line.terminal && !line.endsQuestion || line.startsLower || line.endsCut) return 0
    return page.prose[i + 1] && blockEnd(page, i, 1) === i ? 0.4 : 0
  },
}
