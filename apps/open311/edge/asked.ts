import type { Request } from 'express'
import type { Tries } from '@huiyin/kernel'
import { countedAddress, languageOf } from '@huiyin/nest-platform'
import { hashOfKey } from '../ids.js'
import type { ApiClient } from '../ports.js'
import { missing, NotAnswered, NotCounted, type Problem } from '../problem.js'
import type { Language } from '../words.js'
import type { Open311Settings } from './options.js'

type Values = Readonly<Record<string, unknown>>

const textIn = (values: unknown, name: string): string => {
  const value = values !== null && typeof values === 'object' ? (values as Values)[name] : ''
  return typeof value === 'string' ? value.trim() : ''
}

/** An argument of the address, or of the form that was posted. */
export const argumentOf = (request: Request, name: string): string =>
  textIn(request.body, name) || textIn(request.query, name)

/** What is after the last slash without its format: the code or id an address names. */
export const nameIn = (file: string): string => file.replace(/\.(json|xml)$/, '')

export const languageFor = (request: Request): Language => languageOf(request.headers['accept-language'])

const forbidden = (zh: string, en: string): Problem => ({ status: 403, zh, en })
const noKey = forbidden('缺少 api_key，请向运维人员申领', 'api_key was not provided: ask whoever runs this for one')
const wrongKey = forbidden('api_key 无效或已撤销', 'the api_key is not valid, or was revoked')

/** Counts one more. Throws `NotAnswered` where that is too many, and says for how long; `NotCounted` where nobody can tell. */
const within = async (limit: Tries, key: string): Promise<void> => {
  const retryAfter = await limit.take(key).catch((cause: unknown) => {
    throw new NotCounted('tries cannot be counted', { cause })
  })
  if (retryAfter > 0)
    throw new NotAnswered([
      {
        status: 429,
        zh: `请求过于频繁，请 ${retryAfter} 秒后再试`,
        en: `too many: try again in ${retryAfter} s`,
        retryAfter,
      },
    ])
}

/** One tenant is served: naming another is refused, naming none is right. */
export const checkJurisdiction = (request: Request, { tenant }: Pick<Open311Settings, 'tenant'>): void => {
  const given = argumentOf(request, 'jurisdiction_id')
  if (given !== '' && given !== tenant)
    throw new NotAnswered([missing('没有这个 jurisdiction_id', 'jurisdiction_id was not found')])
}

/** Whose key was given; null: none was. Throws `NotAnswered` for one that is nobody's. */
const clientOf = async (request: Request, { owners, tenant, limits }: Open311Settings): Promise<ApiClient | null> => {
  const key = argumentOf(request, 'api_key')
  if (key === '') return null
  const client = await owners.programOfKey({ tenant, hash: hashOfKey(key) })
  if (client) return client
  // a right key is never stopped by what a neighbour does: nobody finds 32 random bytes by trying
  await within(limits.wrongKeys, countedAddress(request.ip))
  throw new NotAnswered([wrongKey])
}

/** The program that posts, counted. Throws `NotAnswered` without a key, and for one that posts too often. */
export const posting = async (request: Request, settings: Open311Settings): Promise<ApiClient> => {
  checkJurisdiction(request, settings)
  const client = await clientOf(request, settings)
  if (!client) throw new NotAnswered([noKey])
  await within(settings.limits.posts, client.client)
  return client
}

/** Who asks for what everybody may know, counted; null: somebody without a key. */
export const asking = async (request: Request, settings: Open311Settings): Promise<ApiClient | null> => {
  checkJurisdiction(request, settings)
  const client = await clientOf(request, settings)
  const { reads, openReads } = settings.limits
  const [limit, key] = client ? [reads, client.client] : [openReads, countedAddress(request.ip)]
  await within(limit, key)
  return client
}

/** Who reads requests: a program its own, anybody where that is allowed. Throws `NotAnswered` for everybody else. */
export const reading = async (request: Request, settings: Open311Settings): Promise<ApiClient | null> => {
  const client = await asking(request, settings)
  if (!client && settings.reading === 'key') throw new NotAnswered([noKey])
  return client
}
