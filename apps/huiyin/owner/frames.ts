/** The longest frame either side accepts, in bytes; whoever sends more is not one of ours. */
export const MOST_FRAME_BYTES = 1 << 20

/** The longest piece of text put into one frame, in characters: at most three bytes each and some for the JSON. */
const PIECE = 64 * 1024

/** A frame on the wire: one line of JSON. */
export const frameOf = (frame: object): string => `${JSON.stringify(frame)}\n`

/** A text in pieces that fit into frames; never cut inside a pair of surrogates. */
export const piecesOf = (text: string): readonly string[] => {
  const pieces: string[] = []
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + PIECE, text.length)
    const last = text.charCodeAt(to - 1)
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to -= 1
    pieces.push(text.slice(from, to))
    from = to
  }
  return pieces
}

/** What came was no frame: too long, or no JSON object. */
export class BadFrame extends Error {
  override name = 'BadFrame'
}

const parse = (line: string): object => {
  try {
    const read: unknown = JSON.parse(line)
    if (read !== null && typeof read === 'object') return read
  } catch {
    // it is said below
  }
  throw new BadFrame('a line is no JSON object')
}

/** Cuts what arrives into frames, whatever the pieces it arrives in. Throws `BadFrame`. */
export const frameReader = (most: number = MOST_FRAME_BYTES) => {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk: Buffer): readonly object[] => {
    const frames: object[] = []
    let bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      if (end > most) break
      frames.push(parse(bytes.subarray(0, end).toString()))
      bytes = bytes.subarray(end + 1)
    }
    if (bytes.length > most) throw new BadFrame(`a frame is longer than ${most} bytes`)
    rest = bytes
    return frames
  }
}
