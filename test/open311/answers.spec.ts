import { describe, expect, jest, test } from '@jest/globals'
import { ADMINISTRATOR, at } from '../acceptance/world.js'
import { staff } from '../citizen/support/desk.js'
import { program, idIn, rowsOf, serveOpen311, withCity, type City, type Got } from './support/city.js'
import { asTexts } from './support/read-xml.js'
import { officialSchemas, problemsBySpecification } from './support/schemas.js'

jest.setTimeout(60_000)

let city: City
withCity((opened) => (city = opened))

const FORM = { service_code: 'C3', description: '窗口无人值守', lat: '31.8206', long: '117.2272' }

/** A channel that asks for everything a channel can ask for. */
const ASKING = {
  ...{ code: 'city-app', zh: '城市应用', en: 'city app', model: 'portal' },
  fields: [
    { code: 'lat', zh: '纬度', en: 'latitude', kind: 'line' },
    { code: 'long', zh: '经度', en: 'longitude', kind: 'line' },
    { code: 'hall', zh: '大厅', en: 'hall', kind: 'line', required: true },
    { code: 'more', zh: '补充', en: 'more', kind: 'paragraph' },
    { code: 'people', zh: '人数', en: 'people', kind: 'number' },
    { code: 'seenOn', zh: '日期', en: 'seen on', kind: 'day' },
    { code: 'seenAt', zh: '时间', en: 'seen at', kind: 'instant' },
    { code: 'asked', zh: '是否问过', en: 'asked before', kind: 'yesNo' },
    ...[{ code: 'desk', zh: '窗口', en: 'desk', kind: 'choice', choices: [{ code: 'a', zh: '甲', en: 'A' }] }],
  ],
  ...{ clock: { outsideDeadline: 'none', item: null }, reply: { to: 'reporter', points: [] }, req: [] },
}

let asking: string | undefined
/** The key of a program that comes by that channel. */
const askingKey = async (): Promise<string> => {
  if (asking !== undefined) return asking
  await city.here.does(ADMINISTRATOR, 'DefineChannel', { channel: ASKING })
  asking = await city.keyFor('asking', ASKING.code)
  return asking
}

/** Every kind of answer, in a format: by the name of its schema. */
const every = async (format: 'json' | 'xml'): Promise<Readonly<Record<string, Got>>> => {
  const { here, url, key } = city
  const app = program(url)
  const withKey = { api_key: await askingKey() }
  const posted = await app.post(`v2/requests.${format}`, { ...FORM, api_key: key, 'attribute[fixmystreet_id]': format })
  const itemId = idIn(posted)
  await here.drain()
  const desk = staff(here)
  await here.does({ person: 'operator-1', post: null, unit: 'desk' }, 'RegisterItem', {
    ...{ itemId, number: `C-${format}`, category: 'C3', campaign: 's3' },
  })
  await desk.assign(itemId)
  return {
    posted,
    discovery: await app.get(`discovery.${format}`),
    services: await app.get(`v2/services.${format}`),
    definition: await app.get(`v2/services/C3.${format}`, withKey),
    requests: await app.get(`v2/requests.${format}`, { api_key: key }),
    tokens: await app.get(`v2/tokens/${itemId}.${format}`, { api_key: key }),
    updates: await app.get(`v2/servicerequestupdates.${format}`, { api_key: key }),
    errors: await app.post(`v2/requests.${format}`, { api_key: key }),
  }
}

describe('every answer', () => {
  test('in JSON is what the specification says, field by field', async () => {
    const answers = await every('json')
    const wrong = Object.entries(answers).map(([name, { is }]) => [name, problemsBySpecification(name, is)] as const)
    expect(wrong.filter(([, problems]) => problems.length > 0)).toStrictEqual([])
    expect(rowsOf(answers['requests']!).length).toBeGreaterThan(0)
    expect(rowsOf(answers['updates']!).length).toBeGreaterThan(0)
  })
  test('in XML is well formed and says the same as in JSON, with its declaration and its type', async () => {
    const { url } = city
    const app = program(url)
    const key = await askingKey()
    for (const path of [
      'discovery',
      'v2/services',
      'v2/services/C3',
      'v2/services/nothing',
      'v2/requests',
      'v2/tokens/x',
    ]) {
      const [json, xml] = await Promise.all([
        app.get(`${path}.json`, { api_key: key }),
        app.get(`${path}.xml`, { api_key: key }),
      ])
      expect([path, xml.status, xml.is]).toStrictEqual([path, json.status, asTexts(json.is)])
      expect(xml.text.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true)
      expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8')
      expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect([xml, json].map(({ headers }) => headers.get('cache-control'))).toStrictEqual(['no-store', 'no-store'])
    }
  })
  test('of every kind can be had in XML as well', async () => {
    const answers = await every('xml')
    for (const { text } of Object.values(answers)) expect(text.startsWith('<?xml')).toBe(true)
    expect(rowsOf(answers['posted']!)[0]).toMatchObject({ account_id: null })
  })
  test('is in the language that is asked for', async () => {
    const { url } = city
    const names = async (language: string) => {
      const rows = rowsOf(await program(url, { 'accept-language': language }).get('v2/services.json'))
      return rows.find((row) => row['service_code'] === 'unsorted')?.['service_name']
    }
    expect(await names('zh-CN')).toBe('未分类（由窗口归类）')
    expect(await names('en')).toBe('not sorted yet (the desk chooses)')
  })
  test('the schemas can fail: on a field too many, one too few, and a word that is none', () => {
    const error = { code: 400, description: 'no' }
    expect(problemsBySpecification('errors', [error])).toStrictEqual([])
    for (const wrong of [[], [{ code: 400 }], [{ ...error, more: 1 }], [{ ...error, code: '400' }]])
      expect(problemsBySpecification('errors', wrong)).not.toStrictEqual([])
  })
})

describe('the discovery document', () => {
  test('has another changeset, and a later one, once a channel asks something else', async () => {
    const { here, url } = city
    const changeset = async () =>
      String((await program(url).get('discovery.json')).text.match(/"changeset":"([^"]+)"/)?.[1])
    const before = await changeset()
    expect(await changeset()).toBe(before)
    await here.moveTo(at('2026-03-02', '10:00:00.000'))
    await here.does(ADMINISTRATOR, 'DefineChannel', { channel: { ...ASKING, code: 'another', en: 'another' } })
    expect((await changeset()) > before).toBe(true)
  })
  test('says where the interface is, as it was asked for or as the city says', async () => {
    const { here, url } = city
    const behindProxy = await serveOpen311(here, { address: 'https://city.example' })
    const told = (await program(behindProxy.url).get('discovery.json')).is
    await behindProxy.close()
    expect(told).toMatchObject({ endpoints: [{ url: 'https://city.example/open311/v2' }] })
    expect((await program(url).get('discovery.json')).is).toMatchObject({
      ...{ contact: 'open311@city.example', endpoints: [{ url: `${url}/open311/v2`, type: 'production' }] },
    })
  })
})

describe('a service definition', () => {
  test('asks what the channel of the program asks, each field by its kind', async () => {
    const app = program(city.url)
    const answer = await app.get('v2/services/C3.json', { api_key: await askingKey() })
    const { attributes } = answer.is as unknown as { attributes: readonly Record<string, unknown>[] }
    expect(attributes.map(({ code, datatype, required }) => [code, datatype, required])).toStrictEqual([
      ['hall', 'string', true],
      ['more', 'text', false],
      ['people', 'number', false],
      ['seenOn', 'datetime', false],
      ['seenAt', 'datetime', false],
      ['asked', 'singlevaluelist', false],
      ['desk', 'singlevaluelist', false],
      ['fixmystreet_id', 'string', false],
    ])
    expect(attributes[6]?.['values']).toStrictEqual([{ key: 'a', name: '甲' }])
  })
  test('says what is sent, and what is sent so is kept with the report under the codes of the fields', async () => {
    const { here, url } = city
    const attributes = {
      ...{ 'attribute[hall]': '示范大厅', 'attribute[people]': '2', 'attribute[seenOn]': '2026-03-01T17:00:00Z' },
      ...{ 'attribute[seenAt]': '2026-03-01T09:00:00+08:00', 'attribute[asked]': 'no', 'attribute[desk]': 'a' },
    }
    const id = idIn(await program(url).post('v2/requests.json', { ...FORM, ...attributes, api_key: await askingKey() }))
    await here.drain()
    const fact = here.facts('ReportReceived').find(({ data }) => (data as { reportId: string }).reportId === `${id}-r`)
    expect((fact?.data as { fields?: object } | undefined)?.fields).toStrictEqual({
      ...{ hall: '示范大厅', people: 2, seenOn: '2026-03-02', seenAt: '2026-03-01T01:00:00.000Z' },
      ...{ asked: false, desk: 'a', lat: '31.8206', long: '117.2272' },
    })
  })
  test('is kept to: what lacks and what is no such value is refused by the name of the attribute', async () => {
    const form = { ...FORM, api_key: await askingKey(), 'attribute[people]': 'two', 'attribute[desk]': 'z' }
    const refused = await program(city.url, { 'accept-language': 'en' }).post('v2/requests.json', form)
    expect([refused.status, refused.is]).toStrictEqual([
      400,
      [
        { code: 400, description: 'attribute[hall]: hall has to be filled in' },
        { code: 400, description: 'attribute[people]: people: a number, 0 or more' },
        { code: 400, description: 'attribute[desk]: desk: one of its choices' },
      ],
    ])
  })
})

const official = officialSchemas()
if (official) {
  describe('the official schemas', () => {
    test('find nothing wrong with services, definitions and requests', async () => {
      const { services, definition, requests } = await every('json')
      expect(official('services.json', services?.is)).toStrictEqual([])
      expect(official('service-definition.json', definition?.is)).toStrictEqual([])
      expect(official('requests.json', requests?.is)).toStrictEqual([])
      expect(official('requests.json', [{ status: 'waiting' }])).not.toStrictEqual([])
    })
  })
}
