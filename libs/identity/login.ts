/** A login as it is looked up: however it was typed, with blanks around it, in capitals or in full width. */
export const loginOf = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase()

const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i

/** The eight groups of an IPv6 address, or null when the text is none. */
const groupsOf = (address: string): readonly string[] | null => {
  const [before = '', after, ...more] = address.split('::')
  if (!address.includes(':') || more.length > 0) return null
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const [head, tail] = [groups(before), groups(after ?? '')]
  const missing = 8 - head.length - tail.length
  if (after === undefined ? missing !== 0 : missing < 0) return null
  return [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
}

/**
 * The network address whose attempts are counted together. Of IPv6 it is the first 64 bits, for whoever has one such
 * address has the whole network behind it (RFC 6177); an IPv4 address written as IPv6 is itself.
 */
export const networkOf = (address: string): string => {
  const plain = (address.trim().toLowerCase().split('%')[0] ?? '').replace(MAPPED, '$1')
  const groups = groupsOf(plain)
  if (!groups) return plain
  const first = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${first.join(':')}::/64`
}
