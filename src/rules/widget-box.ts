/** Controls, dialogs and what is hidden from screen readers. */
import { boxRule } from './box-rule.ts'

export const widgetBox = boxRule('widget-box', {
  kind: 'widget', summary: 'Is a button, label or other control, or stands in a dialog (HTML).',
  places: { control: 0.8, dialog: 0.85, live: 0.5, unheard: 0.5 }, maxWords: 60,
})
