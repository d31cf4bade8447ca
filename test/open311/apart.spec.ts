import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { remoteCommands } from '@huiyin/commands-http'
import { ownerOfCommand } from '@huiyin/contracts'
import { revokeApiKey, apiKeysOf } from '@huiyin/installation'
import { createHttpHost, type HttpHost } from '@huiyin/nest-platform'
import { Open311Module, open311Bodies, remoteOwners } from '@huiyin/open311'
import type { AnsweringProcess } from '@huiyin/testing/answering-process'
import { TENANT, type World } from '../acceptance/world.js'
import { staff } from '../citizen/support/desk.js'
import { contextsApart, stopAll } from '../citizen/support/owners-apart.js'
import { idIn, NO_LIMITS, openCity, program, rowsOf, serveOpen311, type Got } from './support/city.js'

jest.setTimeout(60_000)

const CONTACT = 'open311@city.example'

let here: World
let keyFor: (client: string, channel?: string) => Promise<string>
let contexts: ReadonlyMap<string, AnsweringProcess>
let host: HttpHost
let apart: ReturnType<typeof program>
let together: ReturnType<typeof program>
let ends: (() => Promise<void>)[] = []

/** The interface over owners in processes of their own. */
const serveApart = async (from: ReadonlyMap<string, AnsweringProcess>): Promise<HttpHost> => {
  const clientOf = (owner: string) => from.get(owner)!.peer('open311').client
  const send = remoteCommands({ ownerOf: ownerOfCommand, clients: { intake: clientOf('intake') } })
  const settings = { tenant: TENANT, reading: 'key', clock: here.clock, address: null, contact: CONTACT } as const
  const options = { ...settings, owners: remoteOwners(clientOf, send), limits: NO_LIMITS }
  return createHttpHost({ modules: [Open311Module.with(options)], beforeBodies: open311Bodies })
}

beforeAll(async () => {
  ;({ here, keyFor } = await openCity())
  contexts = await contextsApart(here)
  host = await serveApart(contexts)
  apart = program(await host.listen(0))
  const one = await serveOpen311(here)
  together = program(one.url)
  ends = [one.close]
})
afterAll(async () => {
  for (const end of ends) await end()
  await host.close()
  await stopAll(contexts)
  await here.close()
})

const FORM = { service_code: 'C2', description: '窗口无人值守', lat: '31.8206', long: '117.2272' }
const post = async (key: string, reference: string): Promise<string> =>
  idIn(await apart.post('v2/requests.xml', { ...FORM, api_key: key, 'attribute[fixmystreet_id]': reference }))
const same = async (path: string, query: Readonly<Record<string, string>>): Promise<Got> => {
  const [one, other] = [await apart.get(path, query), await together.get(path, query)]
  expect([one.status, one.text]).toStrictEqual([other.status, other.text])
  return one
}

describe('Open311 over owners in processes of their own', () => {
  test('S1-35 takes a request, and says the same of it at every step as in one process', async () => {
    const key = await keyFor('app')
    const itemId = await post(key, '80')
    const other = await post(key, '81')
    const desk = staff(here)
    const told = async () => {
      await here.drain()
      const asked = { api_key: key }
      const updates = { ...asked, start_date: '2026-03-01T00:00:00Z', end_date: '2026-05-01T00:00:00Z' }
      for (const path of [`v2/requests/${itemId}.json`, `v2/tokens/${itemId}.xml`, 'v2/requests.json'])
        await same(path, asked)
      const list = rowsOf(await same('v2/requests.xml', asked)).map((row) => row['service_request_id'])
      expect(new Set(list)).toStrictEqual(new Set([itemId, other]))
      return rowsOf(await same('v2/servicerequestupdates.json', updates)).map(({ description }) => description)
    }
    expect(await told()).toStrictEqual([])
    await desk.register(itemId)
    await desk.assign(itemId)
    await desk.reply(itemId, `${itemId}-r`, '已增开窗口，并向您致歉。')
    await desk.close(itemId)
    expect(await told()).toStrictEqual(['已受理', '已交办，正在办理', '已答复，等待验收', '验收通过，已办结'])
  })
  test('says what may be reported, and where it is, as in one process', async () => {
    for (const path of ['v2/services.xml', 'v2/services/C2.json']) await same(path, {})
    const [one, other] = await Promise.all([apart.get('discovery.json'), together.get('discovery.json')])
    expect((one.is as { readonly changeset: string }).changeset).toBe(
      (other.is as { readonly changeset: string }).changeset,
    )
  })
  test('knows no key that was taken back, from the next request on', async () => {
    const key = await keyFor('lost')
    const read = async () => (await apart.get('v2/requests.json', { api_key: key })).status
    expect(await read()).toBe(200)
    const keyId = (await apiKeysOf(here.store, TENANT)).find(({ client }) => client === 'lost')!.keyId
    await revokeApiKey(here.store, { tenant: TENANT, keyId, reason: 'lost' }, here.clock)
    expect(await read()).toBe(403)
  })
  test('says in its own form that it is not available while an owner is away, and nothing of the inside', async () => {
    const some = await contextsApart(here)
    const other = await serveApart(some)
    const app = program(await other.listen(0))
    const key = await keyFor('app')
    await some.get('intake')!.stop()
    const answers = [await app.post('v2/requests.xml', { ...FORM, api_key: key })]
    await some.get('organisation')!.stop()
    answers.push(await app.get('v2/requests.xml', { api_key: key }))
    await other.close()
    await stopAll(some)
    for (const answer of answers) {
      expect([answer.status, rowsOf(answer)]).toMatchObject([503, [{ code: '503' }]])
      expect(answer.text).not.toMatch(/intake|organisation|ECONN/)
    }
  })
})

describe('who may ask for what programs are told', () => {
  const span = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z' }
  const list = { tenant: TENANT, prefix: 'o311-app-', most: 10, after: null }
  const items = { tenant: TENANT, itemIds: ['o311-app-1'] }
  const CALLS = [
    ['intake', 'sent-items', items],
    ['intake', 'sent-item-ids', { ...list, ...span }],
    ['intake', 'sent-items-changed', list],
    ['intake', 'sent-steps', items],
    ['rectification', 'sent-entries', items],
    ['rectification', 'work-steps', items],
    ['rectification', 'items-worked-on', list],
    ['campaign', 'channel-of', { tenant: TENANT, code: 'open311' }],
    ['campaign', 'services-changed-at', { tenant: TENANT }],
    ['organisation', 'program-of-key', { tenant: TENANT, hash: 'a'.repeat(64) }],
  ] as const
  const asked = async (owner: string, call: string, from: string, body: unknown) =>
    (await contexts.get(owner)!.peer(from).client(`/internal/${call}`, body)).status

  test.each(CALLS)('%s tells %s to the process of Open311 alone', async (owner, call, body) => {
    const callers = ['open311', 'citizen', 'dashboard-api', 'vault', 'nobody']
    const statuses = await Promise.all(callers.map((from) => asked(owner, call, from, body)))
    expect(statuses).toStrictEqual([200, 403, 403, 403, 401])
  })
  test.each(CALLS)('%s answers no %s of another shape', async (owner, call, body) => {
    const wrong = [{}, null, { ...body, more: 1 }, Object.fromEntries(Object.keys(body).map((key) => [key, {}]))]
    const statuses = await Promise.all(wrong.map((one) => asked(owner, call, 'open311', one)))
    expect(statuses).toStrictEqual(wrong.map(() => 400))
  })
  test('what is only for the pages of citizens is not told to it', async () => {
    const report = { tenant: TENANT, itemId: 'o311-app-1', reportId: 'o311-app-1-r' }
    expect(await asked('intake', 'followed-report', 'open311', report)).toBe(403)
  })
})
