import { z } from 'zod'

/** Ids and codes as they stand in stream names, topics and columns. */
export const id = z.string().regex(/^[A-Za-z0-9._:-]{1,80}$/, 'letters, digits and . _ : - only, at most 80')
/** A code of a catalogue (channel, category, place): a short line without control characters. */
export const code = z.string().regex(/^[^\p{Cc}]{1,80}$/u, 'one line of at most 80 characters')
/** A sentence or two, shown as it stands. */
export const line = z.string().trim().min(1).max(500)
/** A longer text. */
export const paragraph = z.string().trim().min(1).max(5_000)
/** A moment in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 })
/** A civil day. */
export const day = z.iso.date()
/** Bytes as text (RFC 4648 §4), so many of them at most. */
export const base64 = (mostBytes: number) => z.base64().max(Math.ceil(mostBytes / 3) * 4)
/** SHA-256 as hex. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
