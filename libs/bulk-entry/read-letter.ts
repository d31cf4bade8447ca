import { convert } from 'html-to-text'
import PostalMime, { type Attachment, type Email } from 'postal-mime'

/** A part of a letter that is a file. */
export interface Attached {
  readonly name: string
  readonly declared: string
  readonly content: Uint8Array
}

/** A letter as far as it is taken in. */
export interface Letter {
  readonly messageId: string | null
  readonly sender: { readonly name: string | null; readonly address: string | null }
  /** Milliseconds since 1970; null where the letter says nothing that is a date. */
  readonly writtenAt: number | null
  readonly subject: string
  readonly text: string
  /** What came with it: a name, the type its sender says it is, and the content. */
  readonly attachments: readonly Attached[]
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

const contentOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

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
        .map((one) => ({ name: one.filename ?? one.mimeType, declared: one.mimeType, content: contentOf(one) })),
    }
  } catch {
    return null
  }
}
