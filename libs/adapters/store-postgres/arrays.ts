/** PostgreSQL's numbers for the types of an array's elements. */
const OID = { text: 25, int4: 23 } as const

const HEADER_BYTES = 20

/** One dimension, no nulls, counted from 1. */
const headerOf = (oid: number, length: number): Buffer => {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeInt32BE(length === 0 ? 0 : 1, 0)
  header.writeInt32BE(oid, 8)
  header.writeInt32BE(length, 12)
  header.writeInt32BE(1, 16)
  return length === 0 ? header.subarray(0, 12) : header
}

/**
 * `text[]` as PostgreSQL sends it between machines: the driver would write it as one text in which every quote of a JSON
 * body is escaped, and the server would take that apart again.
 */
export const textArray = (values: readonly string[]): Buffer => {
  const lengths = values.map((value) => Buffer.byteLength(value))
  const header = headerOf(OID.text, values.length)
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, header.length))
  header.copy(bytes)
  let at = header.length
  for (const [index, value] of values.entries()) {
    bytes.writeInt32BE(lengths[index]!, at)
    bytes.write(value, at + 4)
    at += 4 + lengths[index]!
  }
  return bytes
}

/** `int4[]`, likewise. */
export const intArray = (values: readonly number[]): Buffer => {
  const header = headerOf(OID.int4, values.length)
  const bytes = Buffer.allocUnsafe(header.length + 8 * values.length)
  header.copy(bytes)
  for (const [index, value] of values.entries()) {
    bytes.writeInt32BE(4, header.length + 8 * index)
    bytes.writeInt32BE(value, header.length + 8 * index + 4)
  }
  return bytes
}
