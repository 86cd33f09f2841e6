/** Pages for tests of the program around the pipeline: plain enough that what is kept of them is not in question. */

/** What is kept of every page below, `subject` woven in so that pages can be told apart. */
export function bodyOf(subject: string): string {
  return [
    `The ${subject} was closed to visitors on Tuesday after engineers found cracks in three of its supporting beams, the town council said.`,
    `Workers had reported unusual noises from the roof of the ${subject} since the beginning of the winter, but an inspection planned for January was put off twice because of snow.`,
    `"Nobody was in danger at any time, and we would rather lose a season than take a risk," said Marta Oldenwick, who has run the building for eleven years.`,
    `The council expects the repairs to take until the end of the summer and to cost around four hundred thousand crowns, most of which will be paid from a fund for historic buildings.`,
    `Three schools that use the ${subject} for their lessons have been offered rooms in the old customs house, and the spring concert will be moved to the church of Lower Hask.`,
    `An independent report on how the damage could go unnoticed for so long will be presented to the council in September, according to a spokesman.`,
  ].join('\n\n')
}

/** The whole page: the body between a menu, a byline, prompts and a footer. */
export function pageOf(subject: string): string {
  return [
    'Skip to content', 'Home', 'News', 'Sport', 'Culture', 'Log in', '',
    `Cracks close the ${subject} until the autumn`, '',
    'By Ines Vardal', '12 March 2024, 09:40', '',
    bodyOf(subject), '',
    'Subscribe to our newsletter', 'Enter your email address', 'Sign up', '',
    'Share on Facebook', 'Share on Twitter', '',
    '© 2024 The Hask Courier. All rights reserved.', 'Privacy policy', 'Terms of use', '',
  ].join('\n')
}

/** A page without an article. */
export const LOGIN_PAGE = ['Home', 'Log in', 'User name', 'Password', 'Forgot your password?', 'Sign up', 'Privacy policy', ''].join('\n')
