/** Where words stand in a text, in characters: from the first to the one after the last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What stands in place of each character that is blacked out. */
const BLACK = '█'

/** A text with these passages blacked out: everywhere the same, on the page of the item and in the open. */
export const blackedOut = (text: string | null, spans: readonly Span[]): string | null =>
  text && spans.reduce((shown, { from, to }) => shown.slice(0, from) + BLACK.repeat(to - from) + shown.slice(to), text)
