import { describe, expect, jest, test } from '@jest/globals'
import { openPerson } from '@huiyin/intake'
import { ADMINISTRATOR, at, person } from '../acceptance/world.js'
import { staff } from '../citizen/support/desk.js'
import { idIn, program, rowsOf, withCity, type City, type Row } from './support/city.js'

jest.setTimeout(60_000)

let city: City
withCity((opened) => (city = opened))

const SECRET = '某某大厅三号窗口当着我的面关窗'

/** What FixMyStreet posts (its perllib/Open311.pm): a form, asked for in XML. */
const fixMyStreet = (key: string) => ({
  ...{ api_key: key, jurisdiction_id: 'county', service_code: 'C2', lat: '31.820600', long: '117.227200' },
  ...{ first_name: '小明', last_name: '王', email: 'wang@example.org', phone: '13812345678' },
  description: `窗口无人值守\n\n${SECRET}\n\nhttps://fixmystreet.example/report/80\n`,
  media_url: 'https://fixmystreet.example/photo/80.0.full.jpeg',
  'attribute[fixmystreet_id]': '80',
  'attribute[uprn]': '10090001',
})

describe('S1-35 a request from a program', () => {
  test('S4-54 goes to the desk, is handled and closed, and its sender reads how far it is', async () => {
    const { here, url, key } = city
    const app = program(url)
    const posted = await app.post('v2/requests.xml', fixMyStreet(key))
    expect(posted.status).toBe(200)
    const itemId = idIn(posted)
    const read = async () => rowsOf(await app.get('v2/requests.xml', { api_key: key, service_request_id: itemId }))[0]!
    const stands = async () => {
      const { status, status_notes: notes, agency_responsible: unit } = await read()
      return [status, notes, unit]
    }
    await here.drain()
    expect(await here.rows('items', { item_id: itemId })).toMatchObject([
      { state: 'received', channel: 'open311', category: 'C2', summary_owed: 1, place: null },
    ])
    expect(await stands()).toStrictEqual(['open', '已收到，等待受理', null])
    const desk = staff(here)
    await desk.register(itemId)
    expect(await stands()).toStrictEqual(['open', '已受理（编号 C-0001）', null])
    await desk.assign(itemId)
    expect(await stands()).toStrictEqual(['open', '已交办，正在办理（编号 C-0001）', 'K1'])
    expect((await read())['expected_datetime']).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    await desk.reply(itemId, `${itemId}-r`, '已增开窗口，并向您致歉。')
    await desk.close(itemId)
    expect(await stands()).toStrictEqual(['closed', '验收通过，已办结（编号 C-0001）', 'K1'])
    const found = await app.get('v2/requests.json', { api_key: key, status: 'closed', service_code: 'C2' })
    expect(rowsOf(found).map((row) => row['service_request_id'])).toStrictEqual([itemId])
    expect(rowsOf(await app.get('v2/requests.json', { api_key: key, status: 'open' }))).toStrictEqual([])
  })
  test('tells FixMyStreet each step once, by when it was recorded', async () => {
    const { here, url, key } = city
    const app = program(url)
    const form = { ...fixMyStreet(key), 'attribute[fixmystreet_id]': '90' }
    const itemId = idIn(await app.post('v2/requests.xml', form))
    const updates = async (from: string, to: string) => {
      const span = { api_key: key, start_date: from, end_date: to }
      const rows = rowsOf(await app.get('v2/servicerequestupdates.xml', span))
      return rows.filter((row) => row['service_request_id'] === itemId)
    }
    const told = (rows: readonly Row[]) => rows.map(({ status, description }) => [status, description])
    const desk = staff(here)
    await here.does(person('operator-1', 'desk'), 'RegisterItem', {
      itemId,
      number: 'C-90',
      category: 'C2',
      campaign: 's3',
    })
    await here.moveTo(at('2026-03-03', '09:00:00.000'))
    await desk.assign(itemId)
    await desk.reply(itemId, `${itemId}-r`, '已增开窗口，并向您致歉。')
    await desk.close(itemId)
    const [first, second] = [
      ['2026-03-02T00:00:00+08:00', '2026-03-02T23:59:59+08:00'],
      ['2026-03-03T00:00:00+08:00', '2026-03-03T23:59:59+08:00'],
    ] as const
    expect(told(await updates(...first))).toStrictEqual([['open', '已受理']])
    const later = await updates(...second)
    expect(told(later)).toStrictEqual([
      ['open', '已交办，正在办理'],
      ['open', '已答复，等待验收'],
      ['closed', '验收通过，已办结'],
    ])
    expect(new Set([...later, ...(await updates(...first))].map((row) => row['update_id'])).size).toBe(4)
    expect(later.every((row) => String(row['updated_datetime']).startsWith('2026-03-03T01:00:00'))).toBe(true)
  })
  test('brings its position, which comes back as it was sent, and its token is its id', async () => {
    const { url, key } = city
    const app = program(url)
    const form = { ...fixMyStreet(key), lat: '-33.4577756', long: '-70.66389', 'attribute[fixmystreet_id]': '81' }
    const id = idIn(await app.post('v2/requests.json', form))
    const [row] = rowsOf(await app.get(`v2/requests/${id}.json`, { api_key: key }))
    expect(row).toMatchObject({ lat: -33.4577756, long: -70.66389, service_code: 'C2', service_name: '工作纪律松懈' })
    const token = await app.get(`v2/tokens/${id}.xml`, { api_key: key })
    expect(rowsOf(token)).toStrictEqual([{ service_request_id: id, token: id }])
  })
  test('S3-69 has its words sealed: the desk opens them, and no answer, list or fact has them in clear', async () => {
    const { here, url, key } = city
    const app = program(url)
    const id = idIn(await app.post('v2/requests.json', { ...fixMyStreet(key), 'attribute[fixmystreet_id]': '82' }))
    await here.drain()
    const opened = await openPerson({ store: here.store, vault: here.kept.vault }, id, `${id}-r`)
    expect(opened).toMatchObject({ name: '王小明', contact: '13812345678' })
    for (const part of [SECRET, '邮箱：wang@example.org', 'photo/80.0.full.jpeg', 'uprn：10090001'])
      expect(opened?.text).toContain(part)
    const answers = await Promise.all(
      ['requests.json', `requests/${id}.xml`, `tokens/${id}.json`].map((path) =>
        app.get(`v2/${path}`, { api_key: key }),
      ),
    )
    const clear = JSON.stringify([answers.map(({ text }) => text), await here.allRows(), here.log.events])
    for (const secret of [SECRET, '王小明', '13812345678', 'wang@example.org', '10090001'])
      expect(clear).not.toContain(secret)
  })
})

describe('S2-54 a request that complains of somebody', () => {
  test('is told to no program once he is named, word for word like one that does not exist', async () => {
    const { here, url, key } = city
    const app = program(url)
    const id = idIn(await app.post('v2/requests.json', { ...fixMyStreet(key), 'attribute[fixmystreet_id]': '83' }))
    await here.drain()
    const listed = async () =>
      rowsOf(await app.get('v2/requests.json', { api_key: key })).map((row) => row['service_request_id'])
    expect(await listed()).toContain(id)
    await nameSomebody(id)
    expect(await listed()).not.toContain(id)
    const never = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const span = { api_key: key, start_date: '2026-03-01T00:00:00Z' }
    expect((await app.get('v2/servicerequestupdates.json', span)).text).not.toContain(id)
    for (const kind of ['requests', 'tokens']) {
      const [hidden, unknown] = await Promise.all(
        [id, never].map((one) => app.get(`v2/${kind}/${one}.json`, { api_key: key })),
      )
      expect([hidden!.status, hidden!.text]).toStrictEqual([404, unknown!.text])
    }
    const asked = await app.get('v2/requests.json', { api_key: key, service_request_id: `${id},${never}` })
    expect(rowsOf(asked)).toStrictEqual([])
  })
})

/** Somebody is appointed, and the desk finds out that it is he whom an item complains of. */
const nameSomebody = async (itemId: string): Promise<void> => {
  const { does } = city.here
  const from = { personId: 'boss', validFrom: '2026-01-01' }
  await does(ADMINISTRATOR, 'AddPerson', { ...from, name: '示例人员' })
  const post = { postId: 'post-boss', postTitle: '职务', unitId: 'K1', rank: 'principal' }
  await does(ADMINISTRATOR, 'AppointPerson', { ...from, ...post, validTo: null })
  await does(person('operator-1', 'desk'), 'NameComplainedOf', { itemId, personIds: ['boss'] })
}
