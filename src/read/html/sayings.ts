/** What a page's data can say of a line; nothing else stands here, since pages of text need it too. */

/** `description`: the line is what the page says it is about; `body`: it stands in the stated text of the article; `beside`: that text is shown, and the line is none of it. */
export const SAYINGS = ['description', 'body', 'beside'] as const
/** What `TreeMarks.said` is for each: one more than its place; 0 is for nothing. */
export const DESCRIPTION = 1, IN_BODY = 2, BESIDE = 3
