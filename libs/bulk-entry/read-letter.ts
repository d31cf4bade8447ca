import { convert } from 'html-to-text'
import PostalMime, { type Attachment, type Email } from 'postal-mime'

/** A letter as far as it is taken in. */
export interface Letter {
  readonly messageId: string | null
  readonly sender: { readonly name: string | null; readonly address: string | null }
  /** Milliseconds since 1970; null where the letter says nothing that is a date. */
  readonly writtenAt: number | null
  readonly subject: string
  readonly text: string
  /** What came with it and is not taken in: a name, and how many bytes. */
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[]
}

const DEEPEST = 30
const MOST_HEADER_BYTES = 256 * 1024

/** A page as the words that stand on it: no pictures, no addresses behind the words. */
const wordsOf = (html: string): string =>
  convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
    ],
  })

const bytesOf = ({ content }: Attachment): number => (typeof content === 'string' ? content.length : content.byteLength)

const filled = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

const textOf = ({ text, html }: Email): string => (filled(text) ?? (html === undefined ? '' : wordsOf(html))).trim()

/** Reads one letter (RFC 5322, MIME). null: it is none, or bent on purpose. */
export const readLetter = async (bytes: Uint8Array): Promise<Letter | null> => {
  const limits = { maxNestingDepth: DEEPEST, maxHeadersSize: MOST_HEADER_BYTES, maxRfc822NestingDepth: 1 }
  try {
    const email = await PostalMime.parse(bytes, { ...limits, forceRfc822Attachments: true })
    const { from, messageId, date, subject = '', attachments } = email
    if (!from && messageId === undefined && date === undefined) return null
    const written = date === undefined ? Number.NaN : Date.parse(date)
    return {
      messageId: filled(messageId),
      sender: { name: filled(from?.name), address: filled(from?.address) },
      writtenAt: Number.isNaN(written) ? null : written,
      subject: subject.trim(),
      text: textOf(email),
      attachments: attachments
        .filter(({ related }) => !related)
        .map((one) => ({ name: one.filename ?? one.mimeType, bytes: bytesOf(one) })),
    }
  } catch {
    return null
  }
}
