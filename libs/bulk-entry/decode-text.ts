/** A text file as people of China save it: UTF-8 or UTF-16 by their marks, UTF-8 without one, else GB18030. null: none. */
export const decodeText = (bytes: Uint8Array): string | null => {
  const as = (encoding: string): string | null => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      return null
    }
  }
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return as('utf-16le')
  if (first === 0xfe && second === 0xff) return as('utf-16be')
  if (bytes.includes(0)) return null
  return as('utf-8') ?? as('gb18030')
}
