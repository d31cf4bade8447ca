import { readFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import { parse } from 'yaml'
import { NO_CONTACT, open311Settings } from '@huiyin/host/open311'
import { ADMINISTRATOR } from '../acceptance/world.js'
import { withCity, type City } from '../open311/support/city.js'

jest.setTimeout(60_000)

const CHANNEL = parse(readFileSync(new URL('open311-channel.yaml', import.meta.url), 'utf8')) as { code: string }

let city: City
withCity((opened) => (city = opened))

/** What a program does, as the guide shows it. */
const asTheGuideSays = async (address: string, key: string) => {
  // #region post
  const posted = await fetch(`${address}/open311/v2/requests.json`, {
    method: 'POST',
    body: new URLSearchParams({
      api_key: key,
      service_code: 'C2', // one of GET services
      description: '三号窗口无人值守',
      lat: '31.8206',
      long: '117.2272',
      'attribute[hall]': '政务服务中心', // one of GET services/C2
      'attribute[fixmystreet_id]': '80', // your own number: sent again under it, it is the same request
    }),
  })
  const [{ service_request_id: id }] = (await posted.json()) as [{ service_request_id: string }]
  // #endregion
  // #region read
  const query = new URLSearchParams({ api_key: key, service_request_id: id })
  const read = await fetch(`${address}/open311/v2/requests.json?${query.toString()}`)
  const [request] = (await read.json()) as [{ status: string; status_notes: string }]
  // #endregion
  return { posted: posted.status, id, request }
}

describe('the guide to Open311', () => {
  test('says how a program sends a request by a channel of its own and reads how far it is', async () => {
    const { here, url, keyFor } = city
    await here.does(ADMINISTRATOR, 'DefineChannel', { channel: CHANNEL })
    const told = await asTheGuideSays(url, await keyFor('cityapp', CHANNEL.code))
    expect(told).toMatchObject({
      posted: 200,
      request: { service_request_id: told.id, status: 'open', status_notes: '已收到，等待受理', lat: 31.8206 },
    })
    await here.drain()
    expect(await here.rows('items', { item_id: told.id })).toMatchObject([{ channel: 'city-app', category: 'C2' }])
  })
  test('says what the environment sets: nobody reads without a key unless it says so, and a slip of the pen starts nothing', () => {
    expect(open311Settings({})).toStrictEqual({ reading: 'key', contact: NO_CONTACT, address: null })
    const set = {
      HUIYIN_OPEN311_READING: 'anybody',
      HUIYIN_OPEN311_ADDRESS: 'https://city.example/',
      HUIYIN_OPEN311_CONTACT: 'a@city.example',
    }
    expect(open311Settings(set)).toStrictEqual({
      ...{ reading: 'anybody', address: 'https://city.example', contact: 'a@city.example' },
    })
    for (const wrong of ['city.example', 'ftp://city.example', 'https://city.example/open311'])
      expect(() => open311Settings({ HUIYIN_OPEN311_ADDRESS: wrong })).toThrow('is an address as https://city.example')
    expect(() => open311Settings({ HUIYIN_OPEN311_READING: 'anyone' })).toThrow('is key or anybody, not anyone')
  })
})
