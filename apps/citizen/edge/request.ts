import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { CookieOptions, Request, Response } from 'express'
import { languageOf } from '@huiyin/nest-platform'
import { CODE_LENGTH } from '../code.js'
import { textOf } from '../form.js'
import type { Page } from '../pages/layout.js'
import { wordsOf, type Language } from '../words/words.js'

const YEAR_MILLIS = 365 * 86_400_000
/** How long a code stays open in a browser: long enough to read and answer, short enough for a shared device. */
const CODE_MILLIS = 30 * 60_000
const TOKEN = /^[A-Za-z0-9_-]{32}$/

type CookieName = 'form' | 'code' | 'size'

const nameOf = (name: CookieName, secure: boolean) => `${secure ? '__Host-' : ''}huiyin_${name}`

/** A cookie of ours; over TLS no other host of the domain can set it. */
const cookieOf = (request: Request, name: CookieName, secure: boolean): string => {
  const cookies = request.cookies as Readonly<Record<string, unknown>> | undefined
  const value = cookies?.[nameOf(name, secure)]
  return typeof value === 'string' ? value : ''
}

const options = (secure: boolean, sameSite: 'lax' | 'strict'): CookieOptions => ({
  httpOnly: true,
  sameSite,
  path: '/',
  secure,
})

/** 24 random bytes as text: a form token, a form key. */
export const randomText = (): string => randomBytes(24).toString('base64url')
/** Whether a text was made by `randomText`, or looks like it. */
export const isRandomText = (text: string): boolean => TOKEN.test(text)

/** Keeps the tracking code in the browser for a while; it never stands in an address. */
export const keepCode = (response: Response, code: string, secure: boolean): void => {
  response.cookie(nameOf('code', secure), code, { ...options(secure, 'strict'), maxAge: CODE_MILLIS })
}
/** The code the browser keeps; empty: none. */
export const keptCode = (request: Request, secure: boolean): string =>
  cookieOf(request, 'code', secure).slice(0, CODE_LENGTH * 2)
/** Forgets the code in this browser. */
export const forgetCode = (response: Response, secure: boolean): void => {
  response.clearCookie(nameOf('code', secure), options(secure, 'strict'))
}

const single = (value: unknown): string => (typeof value === 'string' ? value : '')

const sizeOf = (request: Request, response: Response, secure: boolean): boolean => {
  const asked = single(request.query['size'])
  if (asked !== 'large' && asked !== 'standard') return cookieOf(request, 'size', secure) === 'large'
  response.cookie(nameOf('size', secure), asked, { ...options(secure, 'lax'), maxAge: YEAR_MILLIS })
  return asked === 'large'
}

/**
 * The form token of this browser; a new one where it has none. Lax, so that coming from a link elsewhere does not replace it;
 * no other site can post with it all the same.
 */
const tokenOf = (request: Request, response: Response, secure: boolean): string => {
  const kept = cookieOf(request, 'form', secure)
  if (isRandomText(kept)) return kept
  const token = randomText()
  response.cookie(nameOf('form', secure), token, options(secure, 'lax'))
  return token
}

/** What a page has to know of the request it answers; `path` is where GET shows the page. */
export const pageOf = (request: Request, response: Response, path: string, secure: boolean): Page => {
  const asked = single(request.query['lang'])
  const chosen: Language | null = asked === 'zh' || asked === 'en' ? asked : null
  const language = chosen ?? languageOf(request.headers['accept-language'])
  response.setHeader('content-language', language === 'zh' ? 'zh-CN' : 'en')
  response.vary('accept-language')
  return {
    words: wordsOf(language),
    language,
    large: sizeOf(request, response, secure),
    path,
    token: tokenOf(request, response, secure),
    link: (to) => (chosen === null ? to : `${to}?lang=${chosen}`),
  }
}

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const hostOf = (origin: string): string => {
  try {
    return new URL(origin).host
  } catch {
    return ''
  }
}

/**
 * Whether a post comes from a form of ours. The token in the form has to be the one in the cookie, which no other site can
 * read or send; and where the browser says from where it posts, it has to be here. Under `no-referrer` browsers say
 * `null`, and without TLS some say nothing: then the token alone decides.
 */
export const isOurs = (request: Request, secure: boolean): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const { origin } = request.headers
  if (origin !== undefined && origin !== 'null' && hostOf(origin) !== request.headers.host) return false
  const cookie = cookieOf(request, 'form', secure)
  return isRandomText(cookie) && same(cookie, textOf(request.body, 'token'))
}
