import { createHash, randomUUID, webcrypto } from 'node:crypto'
import type { Clock } from '@huiyin/kernel'
import { errors, jwtVerify, SignJWT } from 'jose'

/** A request from one process of ours to another, as far as it is signed: what is asked of whom, byte for byte. */
export interface SignedRequest {
  readonly method: string
  /** With the query, as it is sent. */
  readonly path: string
  readonly body: string
}

/** The header that carries the signature, a JWT (RFC 7519) under HMAC-SHA-256. */
export const SIGNATURE_HEADER = 'x-huiyin-signature'

/** A signed request asks what nobody answers: it is of another version, or made up. */
export class CallUnreadable extends Error {
  override name = 'CallUnreadable'
  constructor() {
    super('this request asks nothing that this process answers')
  }
}

/** How long a signature may be used; longer than any clock of one installation may be wrong by. */
const VALID_SECONDS = 30

const SHORTEST_SECRET_BYTES = 32

/** A secret two processes share is too short to keep anybody out. */
export class SecretTooShort extends Error {
  override name = 'SecretTooShort'
  constructor(process: string) {
    super(`the secret of ${process} has to be at least ${SHORTEST_SECRET_BYTES} bytes of randomness`)
  }
}

/** Gives the secret back. Throws `SecretTooShort`. */
export const checkedSecret = (process: string, secret: Uint8Array): Uint8Array => {
  if (secret.byteLength < SHORTEST_SECRET_BYTES) throw new SecretTooShort(process)
  return secret
}

const { subtle } = webcrypto
const keys = new WeakMap<Uint8Array, Promise<webcrypto.CryptoKey>>()
/** A secret as the key it is, made once: making it costs more than signing with it. */
const keyOf = (secret: Uint8Array): Promise<webcrypto.CryptoKey> => {
  const known = keys.get(secret)
  if (known) return known
  const key = subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
  keys.set(secret, key)
  return key
}

const digestOf = ({ method, path, body }: SignedRequest): string =>
  createHash('sha256').update(`${method}\n${path}\n${body}`, 'utf8').digest('base64url')

/** Who signs, for whom, with whose secret: each process has one of its own, which those it calls know. */
export interface Signer {
  readonly from: string
  readonly to: string
  readonly secret: Uint8Array
  readonly clock: Clock
}

/** Signs a request for one receiver and half a minute; it can be used once. */
export const signRequest = async (request: SignedRequest, { from, to, secret, clock }: Signer): Promise<string> => {
  const now = Math.floor(Date.parse(clock.now()) / 1000)
  return new SignJWT({ request: digestOf(request) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(from)
    .setAudience(to)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + VALID_SECONDS)
    .sign(await keyOf(checkedSecret(from, secret)))
}

/** Why a request is not taken. It says nothing that helps whoever has no secret. */
export type SignatureRefusal = 'SignatureMissing' | 'SignatureWrong' | 'SignatureExpired' | 'RequestRepeated'

/** Who sent a request that is what it was when it was signed. */
export type VerifiedRequest =
  { readonly ok: true; readonly from: string } | { readonly ok: false; readonly refusal: SignatureRefusal }

export interface VerifierOptions {
  /** The process that is asked. */
  readonly self: string
  /** The secrets of those who may ask at all, by process. */
  readonly secrets: ReadonlyMap<string, Uint8Array>
  readonly clock: Clock
}

/**
 * What was used stays known for as long as it could be taken: signed by a clock that is ahead by what is tolerated, it
 * expires that much later, and what is tolerated comes on top.
 */
const KNOWN_MILLIS = 3 * VALID_SECONDS * 1000
const usedTokens = () => {
  const used = new Map<string, number>()
  return (token: string, now: number): boolean => {
    for (const [known, until] of used) {
      if (until > now) break
      used.delete(known)
    }
    if (used.has(token)) return false
    used.set(token, now + KNOWN_MILLIS)
    return true
  }
}

const issuerOf = (token: string): string | null => {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { iss?: unknown }
    return typeof claims.iss === 'string' ? claims.iss : null
  } catch {
    return null
  }
}

const refusalOf = (error: unknown): SignatureRefusal => {
  if (error instanceof errors.JWTExpired) return 'SignatureExpired'
  if (error instanceof errors.JOSEError) return 'SignatureWrong'
  throw error
}

/**
 * Takes requests of other processes: signed by one whose secret is known, for this process, for exactly this method, path
 * and body, not long ago, and not seen before. One process remembers what it has seen; two instances of a service do
 * not know of each other's, so what is asked has to bear being asked twice (commands do, by their ids).
 */
export const requestVerifier = ({ self, secrets, clock }: VerifierOptions) => {
  for (const [process, secret] of secrets) checkedSecret(process, secret)
  const firstUse = usedTokens()
  return async (request: SignedRequest, token: string | undefined): Promise<VerifiedRequest> => {
    if (token === undefined || token === '') return { ok: false, refusal: 'SignatureMissing' }
    const from = issuerOf(token)
    const secret = from === null ? undefined : secrets.get(from)
    if (from === null || !secret) return { ok: false, refusal: 'SignatureWrong' }
    const now = Date.parse(clock.now())
    try {
      const { payload } = await jwtVerify(token, await keyOf(secret), {
        ...{ algorithms: ['HS256'], issuer: from, audience: self, currentDate: new Date(now) },
        ...{ clockTolerance: VALID_SECONDS, maxTokenAge: VALID_SECONDS, requiredClaims: ['exp', 'iat', 'jti'] },
      })
      if (payload['request'] !== digestOf(request)) return { ok: false, refusal: 'SignatureWrong' }
      return firstUse(payload.jti!, now) ? { ok: true, from } : { ok: false, refusal: 'RequestRepeated' }
    } catch (error) {
      return { ok: false, refusal: refusalOf(error) }
    }
  }
}
