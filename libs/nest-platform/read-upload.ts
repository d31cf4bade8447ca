import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import busboy from 'busboy'

/** A file as it was sent; nothing is written to disk on the way. */
export interface SentFile {
  readonly field: string
  /** As the sender's device calls it; empty where it says none. */
  readonly name: string
  /** The type the sender names. */
  readonly declared: string
  /** The content; one byte above the limit where it was longer, so that it is refused like any other too large one. */
  readonly bytes: Uint8Array
}

export interface UploadLimits {
  readonly fileBytes: number
  readonly files: number
  /** Of each other field of the form, in bytes. */
  readonly fieldBytes: number
}

/** The fields beside the files, and whether there were more files than are read. */
export interface Upload {
  readonly fields: Readonly<Record<string, string>>
  readonly tooMany: boolean
}

/** The body is no form with files, or broke off. */
export class UploadUnreadable extends Error {
  override name = 'UploadUnreadable'
}

const MOST_FIELDS = 20

/** Whether a request brings a form with files. */
export const isUpload = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  /^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '')

const bytesOf = async (stream: Readable): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

/** A field for a file in which nothing was chosen comes as an empty file without a name. */
const isChosen = ({ name, bytes }: SentFile): boolean => name !== '' || bytes.length > 0

const parserOf = (request: IncomingMessage, { fileBytes, files, fieldBytes }: UploadLimits) => {
  try {
    const limits = { fileSize: fileBytes + 1, files, fields: MOST_FIELDS, fieldSize: fieldBytes }
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits })
  } catch {
    throw new UploadUnreadable('the body is no form with files')
  }
}

/** The files of a form one after the other; the first that cannot be taken is told. */
const inTurn = (take: (file: SentFile) => void | Promise<void>, onFault: (error: unknown) => void) => {
  let taking: Promise<void> = Promise.resolve()
  return {
    add: (stream: Readable, about: Omit<SentFile, 'bytes'>): void => {
      taking = taking.then(async () => {
        const file = { ...about, bytes: await bytesOf(stream) }
        if (isChosen(file)) await take(file)
      })
      taking.catch(onFault)
    },
    all: () => taking,
  }
}

/**
 * Reads a form with files (RFC 7578). `take` is called for one file after the other, and the next one is read when it
 * has resolved, so that one file at a time lies in memory. Throws `UploadUnreadable`, and whatever `take` throws; what is
 * left of such a body is read and dropped.
 */
export const readUpload = (
  request: IncomingMessage,
  limits: UploadLimits,
  take: (file: SentFile) => void | Promise<void>,
): Promise<Upload> =>
  new Promise((resolve, reject) => {
    const parser = parserOf(request, limits)
    const fields = Object.create(null) as Record<string, string>
    let tooMany = false
    const fail = (error: unknown) => {
      request.unpipe(parser)
      request.resume()
      reject(error instanceof Error ? error : new Error('a file could not be taken'))
      parser.destroy()
    }
    const unreadable = () => fail(new UploadUnreadable('the body broke off'))
    const files = inTurn(take, fail)
    parser.on('field', (name, value) => {
      fields[name] ??= value
    })
    parser.on('filesLimit', () => {
      tooMany = true
    })
    parser.on('file', (field, stream, { filename, mimeType }) => {
      stream.on('error', unreadable)
      files.add(stream, { field, name: filename ?? '', declared: mimeType })
    })
    parser.on('error', unreadable)
    parser.on('close', () => void files.all().then(() => resolve({ fields, tooMany }), fail))
    request.once('aborted', unreadable).once('error', unreadable)
    request.pipe(parser)
  })
