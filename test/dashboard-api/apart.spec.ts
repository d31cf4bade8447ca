import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { postgresSuite } from '@huiyin/testing/postgres'
import { cityApart } from './support/apart.js'
import type { Told } from './support/http.js'
import { writeCase, writeUnit } from './support/log.js'
import { viewerWith } from './support/viewers.js'

const postgres = postgresSuite('dashboard-api as a process of its own')
const VIEWERS = [viewerWith('operator'), viewerWith('handler', ['a']), viewerWith('auditor')]
const UNREACHABLE = {
  ...{ code: 'PartUnreachable', problems: [] },
  message: 'A part of the system does not answer just now; try again in a moment.',
}

let city: Awaited<ReturnType<typeof cityApart>>
beforeEach(async () => {
  if (postgres.missing) return
  city = await cityApart(VIEWERS, { url: postgres.server.url, freshSchema: postgres.freshSchema })
  await writeUnit(city.write, 'a', null)
  await writeCase(city.write, { id: '1', unit: 'a', received: '03-01', due: '03-10', done: '03-09' })
  await writeCase(city.write, { id: '2', unit: 'b', received: '03-02', due: '03-12' })
}, 60_000)
afterEach(async () => {
  if (!postgres.missing) await city.close()
}, 60_000)

const post = (path: string, login: string | null, body: object) =>
  fetch(`${city.url}/${path}`, {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: {
      ...{ 'content-type': 'application/json', 'accept-language': 'en' },
      ...(login === null ? {} : { cookie: `huiyin_session=${login}` }),
    },
  })
const query = async (login: string, text: string): Promise<Told> =>
  (await (await post('graphql', login, { query: text })).json()) as Told
const evidenceOf = async (login: string, itemId: string) => {
  const response = await post('questions/rectification/evidence', login, { args: { itemId } })
  return { status: response.status, body: (await response.json()) as unknown }
}

describe('dashboard-api as a process of its own', () => {
  test('lets people in whom organisation knows, and answers from the lists of all services', async () => {
    if (postgres.isNotRun()) return
    await city.catchUp()
    const door = await post('session', null, { login: 'handler', password: 'any' })
    expect([door.status, door.headers.get('set-cookie')!.split(';')[0]]).toStrictEqual([204, 'huiyin_session=handler'])
    expect((await post('session', null, { login: 'nobody', password: 'any' })).status).toBe(401)
    const { data, errors } = await query(
      'handler',
      '{ me { login zone } items { total rows { itemId } } units { name } }',
    )
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      me: { login: 'handler', zone: 'Asia/Shanghai' },
      items: { total: 1, rows: [{ itemId: '1' }] },
      units: [{ name: '单位a' }],
    })
  })
  test('a right that was taken has ended for the next question', async () => {
    if (postgres.isNotRun()) return
    await city.catchUp()
    expect((await query('operator', '{ items { total } }')).data).toMatchObject({ items: { total: 2 } })
    city.current.set('operator', { ...VIEWERS[0]!, roles: ['administrator'] })
    expect((await query('operator', '{ items { total } }')).errors?.[0]?.extensions.code).toBe('RoleMissing')
    city.current.delete('operator')
    expect((await post('graphql', 'operator', { query: '{ items { total } }' })).status).toBe(401)
  })
  test('what was acknowledged before is in the answer; where lists take too long the answer says what it is as of', async () => {
    if (postgres.isNotRun()) return
    await city.catchUp()
    const before = (await city.store.head())!.position
    await writeCase(city.write, { id: '3', unit: 'a', received: '03-03', due: null })
    const late = setTimeout(() => void city.catchUp(), 100)
    const { data } = await query('operator', '{ items { total asOf { position } } }')
    clearTimeout(late)
    expect(data).toMatchObject({ items: { total: 3, asOf: { position: (await city.store.head())!.position } } })
    await writeCase(city.write, { id: '4', unit: 'a', received: '03-04', due: null })
    const stuck = await query('operator', '{ items { total asOf { position } } }')
    expect(stuck.data).toMatchObject({ items: { total: 3 } })
    const { position } = (stuck.data!['items'] as { readonly asOf: { readonly position: number } }).asOf
    expect(position).toBeGreaterThan(before)
    expect(position).toBeLessThan((await city.store.head())!.position)
  })
  test('a command goes to its owner with what the sender may do, and comes back as the owner answered', async () => {
    if (postgres.isNotRun()) return
    const input = { itemId: '1', number: 'N-9' }
    const refused = await post('commands/intake/RegisterItem', 'operator', { input })
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'ItemUnknown' }])
    expect(city.sent).toMatchObject([
      { name: 'RegisterItem', tenant: 'city', actor: { person: 'person-operator' }, input },
    ])
    expect((await post('commands/intake/RegisterItem', 'auditor', { input })).status).toBe(403)
    const nowhere = await post('commands/rectification/ClaimDone', 'handler', { input: {} })
    expect([nowhere.status, await nowhere.json()]).toStrictEqual([503, UNREACHABLE])
  })
  test('what rectification answers itself comes through it, cut to who sees the item, and is noted', async () => {
    if (postgres.isNotRun()) return
    await city.catchUp()
    expect(await evidenceOf('handler', '1')).toStrictEqual({ status: 200, body: { answer: [] } })
    expect(await evidenceOf('handler', '2')).toStrictEqual({ status: 200, body: { answer: null } })
    expect((await evidenceOf('nobody', '1')).status).toBe(401)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const { data } = await query('auditor', '{ accesses(itemId: "1") { rows { personId question } } }')
    expect(data).toMatchObject({
      accesses: { rows: [{ personId: 'person-handler', question: 'rectification/evidence' }] },
    })
  })
  test('while organisation is away nobody is told that he is not signed in', async () => {
    if (postgres.isNotRun()) return
    await city.end('organisation')
    const asked = await post('graphql', 'operator', { query: '{ me { login } }' })
    const { message, ...extensions } = UNREACHABLE
    expect([asked.status, await asked.json()]).toStrictEqual([503, { errors: [{ message, extensions }] }])
    expect(await evidenceOf('operator', '1')).toStrictEqual({ status: 503, body: UNREACHABLE })
  })
  test('an owner that ends is away for what it answers alone', async () => {
    if (postgres.isNotRun()) return
    await city.catchUp()
    await city.end('rectification')
    expect(await evidenceOf('operator', '1')).toStrictEqual({ status: 503, body: UNREACHABLE })
    expect((await query('operator', '{ items { total } }')).data).toMatchObject({ items: { total: 2 } })
  })
  test('is ready when the lists of every service have begun', async () => {
    if (postgres.isNotRun()) return
    expect(await city.made.unready()).toStrictEqual(['the lists of some service have not begun'])
    await city.catchUp()
    expect(await city.made.unready()).toStrictEqual([])
  })
})
