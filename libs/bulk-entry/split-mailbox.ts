const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const FROM = [70, 114, 111, 109, 32] // “From ”

/** The line that begins a letter in a mailbox names a sender and a moment: `From x@example.com Mon Mar  2 01:30:00 2026`. */
const SEPARATOR = /^From \S+ .*\d{4}\s*$/
const LONGEST_SEPARATOR = 200

const lineAt = (bytes: Uint8Array, start: number): string => {
  const end = bytes.indexOf(LINE_FEED, start)
  const line = bytes.subarray(start, Math.min(end < 0 ? bytes.length : end, start + LONGEST_SEPARATOR))
  return String.fromCharCode(...line)
}

const beginsAt = (bytes: Uint8Array, start: number): boolean =>
  FROM.every((byte, index) => bytes[start + index] === byte) && SEPARATOR.test(lineAt(bytes, start))

const isEmptyBefore = (bytes: Uint8Array, lineFeed: number): boolean => {
  const before = bytes[lineFeed - 1]
  return before === LINE_FEED || (before === CARRIAGE_RETURN && bytes[lineFeed - 2] === LINE_FEED)
}

/** Where each letter of a mailbox begins. */
const startsIn = (bytes: Uint8Array): readonly number[] => {
  const starts = [0]
  for (let feed = bytes.indexOf(LINE_FEED); feed >= 0; feed = bytes.indexOf(LINE_FEED, feed + 1)) {
    if (isEmptyBefore(bytes, feed) && beginsAt(bytes, feed + 1)) starts.push(feed + 1)
  }
  return starts
}

/** The letters of a mailbox file (mbox, RFC 4155), each without the line that begins it; of anything else the one that it is. */
export const lettersIn = (bytes: Uint8Array): readonly Uint8Array[] => {
  if (!beginsAt(bytes, 0)) return [bytes]
  const starts = startsIn(bytes)
  return starts.map((start, index) => {
    const letter = bytes.subarray(start, starts[index + 1] ?? bytes.length)
    return letter.subarray(letter.indexOf(LINE_FEED) + 1)
  })
}
