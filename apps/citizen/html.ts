/** Text that is HTML already. Only `html` makes it, so a text of a user can never pass for it. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | false | null | undefined | readonly Part[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it may stand between tags and inside quoted attributes. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter]!)

const textOf = (part: Part): string => {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map(textOf).join('')
  return escape(String(part))
}

/** What we wrote ourselves, without the indentation it has here; what is put in stays as it is. */
const flat = (piece: string): string => piece.replace(/\n\s*/g, '\n')

/** HTML in which everything that is put in is escaped, unless it is HTML of this kind itself. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((piece, index) => (index === 0 ? '' : textOf(parts[index - 1])) + flat(piece)).join(''))

/** Nothing. */
export const nothing = new Html('')
