import { afterAll, beforeAll } from '@jest/globals'
import { issueApiKey } from '@huiyin/installation'
import { systemClock } from '@huiyin/kernel'
import { attempts, createHttpHost, triesInMemory } from '@huiyin/nest-platform'
import { open311Ports } from '@huiyin/host/open311'
import { OPEN311_CHANNEL, Open311Module, open311Bodies, type Open311Limits, type Reading } from '@huiyin/open311'
import { ADMINISTRATOR, TENANT, ZONE, type World } from '../../acceptance/world.js'
import { county } from '../../citizen/support/desk.js'
import { fromXml, type Read } from './read-xml.js'

const many = triesInMemory(attempts({ most: 1_000_000, withinSeconds: 1, clock: systemClock }))
/** For stories that do more in a second than a program would. */
export const NO_LIMITS: Open311Limits = { posts: many, reads: many, openReads: many, wrongKeys: many }

interface Served {
  readonly address?: string
  readonly reading?: Reading
  readonly limits?: Open311Limits
}

/** The interface over a county, on a free port. */
export const serveOpen311 = async (here: World, { reading = 'key', limits = NO_LIMITS, address }: Served = {}) => {
  const sources = {
    ...{ send: here.send, store: here.store, clock: here.clock, lists: { query: here.lists } },
    settings: { of: () => ({ zone: ZONE, calendar: 'cn@2026.1' }) },
  }
  const ports = open311Ports(sources, TENANT, {
    ...{ reading, address: address ?? null, contact: 'open311@city.example' },
  })
  const host = await createHttpHost({
    modules: [Open311Module.with({ ...ports, limits })],
    beforeBodies: open311Bodies,
  })
  return { url: await host.listen(0), close: host.close }
}

/** A county with the usual channel defined, and keys for programs. */
export const openCity = async () => {
  const here = await county()
  await here.does(ADMINISTRATOR, 'DefineChannel', { channel: OPEN311_CHANNEL })
  const keyFor = async (client: string, channel = OPEN311_CHANNEL.code) =>
    (await issueApiKey(here.store, { tenant: TENANT, client, channel }, here.clock)).key
  return { here, keyFor }
}

export interface City {
  readonly here: World
  readonly url: string
  readonly key: string
  readonly keyFor: (client: string, channel?: string) => Promise<string>
}

/** Opens a city of its own with its interface for all tests of a file, and tells where it is and the key of a program. */
export const withCity = (opened: (city: City) => void, served: Served = {}): void => {
  let ends: readonly (() => Promise<void>)[] = []
  beforeAll(async () => {
    const { here, keyFor } = await openCity()
    ends = [here.close]
    const { url, close } = await serveOpen311(here, served)
    ends = [close, here.close]
    opened({ here, url, keyFor, key: await keyFor('app') })
  })
  afterAll(async () => {
    for (const end of ends) await end()
  })
}

/** An answer as it came, and read: JSON as it is, XML by the convention that makes JSON of it. */
export interface Got {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly is: Read
}

const got = async (response: Response): Promise<Got> => {
  const text = await response.text()
  const isXml = response.headers.get('content-type')?.startsWith('text/xml')
  const { status, headers } = response
  return { status, headers, text, is: isXml ? fromXml(text) : (JSON.parse(text) as Read) }
}

/** A program that talks to the interface. */
export const program = (url: string, headers: Readonly<Record<string, string>> = {}) => {
  const base = `${url}/open311/`
  return {
    get: async (path: string, query: Readonly<Record<string, string>> = {}) =>
      got(await fetch(`${base}${path}?${new URLSearchParams(query).toString()}`, { headers })),
    post: async (path: string, form: Readonly<Record<string, string>>) =>
      got(await fetch(base + path, { method: 'POST', headers, body: new URLSearchParams(form) })),
    send: async (path: string, body: string, type: string) =>
      got(await fetch(base + path, { method: 'POST', headers: { ...headers, 'content-type': type }, body })),
  }
}

/** The fields of a row of an answer. */
export type Row = Readonly<Record<string, unknown>>
export const rowsOf = ({ is }: Got): readonly Row[] => is as unknown as readonly Row[]

/** The id of the one request of an answer. */
export const idIn = (answer: Got): string => {
  const id = rowsOf(answer)[0]?.['service_request_id']
  return typeof id === 'string' ? id : ''
}
