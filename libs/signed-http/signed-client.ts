import { request } from 'undici'
import { SIGNATURE_HEADER, signRequest, type Signer } from './signed-request.js'

/** Another process could not be asked, or did not answer as it should; whether it acted is not known. */
export class ProcessUnreachable extends Error {
  override name = 'ProcessUnreachable'
  constructor(process: string, reason: string, options?: ErrorOptions) {
    super(`${process} could not be asked: ${reason}`, options)
  }
}

/** What another process answered: its HTTP status, and its body as JSON. */
export interface Answered {
  readonly status: number
  readonly body: unknown
}

const CODE = /^[A-Za-z]{1,60}$/

/**
 * A process answered, but not what was asked of it. With the status it says the code of a refusal, which tells a wrong
 * address or secret from a clock that is wrong; nothing else of the answer is repeated.
 */
export const notAnswered = (process: string, { status, body }: Answered, asked: string): ProcessUnreachable => {
  const code = (body as { readonly code?: unknown } | null)?.code
  const why = typeof code === 'string' && CODE.test(code) ? `: ${code}` : ''
  return new ProcessUnreachable(process, `it answered ${status} ${asked}${why}`)
}

export interface SignedClientOptions extends Signer {
  /** Where the other process listens, `http://127.0.0.1:4101`. */
  readonly address: string
  /** How long it may take to answer; 30 s when left out. */
  readonly timeoutMillis?: number
}

/** Asks another process by signed HTTP. */
export type SignedClient = (path: string, body: unknown) => Promise<Answered>

const LONGEST_WAIT_MILLIS = 30_000

/**
 * Sends signed `POST` requests to one other process. It never asks twice by itself: who asks knows whether that is
 * harmless. Throws `ProcessUnreachable` where there is no answer, or one that is no JSON.
 */
export const signedClient = (options: SignedClientOptions): SignedClient => {
  const { address, to, timeoutMillis = LONGEST_WAIT_MILLIS } = options
  return async (path, asked) => {
    const body = JSON.stringify(asked)
    const signature = await signRequest({ method: 'POST', path, body }, options)
    try {
      const answer = await request(new URL(path, address), {
        ...{ method: 'POST', body, signal: AbortSignal.timeout(timeoutMillis) },
        headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature },
      })
      return { status: answer.statusCode, body: await answer.body.json() }
    } catch (error) {
      throw new ProcessUnreachable(to, (error as Error).message, { cause: error })
    }
  }
}
