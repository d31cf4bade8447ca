import type { Response } from 'express'

/** A file as a question answers it. */
export interface AnsweredFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** How it is called when it is saved. */
  readonly name: string
}

/**
 * Sends a file to be saved, never to be opened as a page of ours: no browser guesses another type, nothing in it runs, and
 * nobody keeps a copy on the way. A picture of ours still may stand in a page of ours.
 */
export const sendFile = (response: Response, { bytes, mediaType, name }: AnsweredFile): void => {
  response.attachment(name)
  response.setHeader('content-type', mediaType)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cache-control', 'private, no-store')
  response.setHeader('content-security-policy', "default-src 'none'; sandbox")
  response.end(bytes)
}
