/** How wide a letter is beside a Latin one: a Chinese one takes two. */
const widthOf = (letter: string): number =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(letter) ? 2 : 1
const widthIn = (text: string): number => Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0)

/** The longest beginning of a text that is not wider than this. */
const beginning = (text: string, width: number): string => {
  let [kept, taken] = ['', 0]
  for (const letter of text) {
    taken += widthOf(letter)
    if (taken > width) break
    kept += letter
  }
  return kept
}

/** Where a line that is full is broken: after the last space or dash within it, else at its end. */
const breakIn = (text: string, width: number): number => {
  const full = beginning(text, width)
  if (/\s/.test(text[full.length] ?? '')) return full.length
  const atWord = Math.max(full.lastIndexOf(' '), full.lastIndexOf('-')) + 1
  return atWord > 0 ? atWord : full.length
}

const shortened = (text: string, width: number): string =>
  widthIn(text) <= width ? text : `${beginning(text, width - 1).trimEnd()}…`

/**
 * A name on at most two lines of so many Latin letters: broken between words where there are some, and what is still too
 * long ends in an ellipsis, so that the beginning can always be read.
 */
export const nameLines = (name: string, width: number): readonly string[] => {
  if (widthIn(name) <= width) return [name]
  const at = breakIn(name, width)
  return [name.slice(0, at).trimEnd(), shortened(name.slice(at).trimStart(), width)]
}
