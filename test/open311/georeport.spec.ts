import { describe, expect, jest, test } from '@jest/globals'
import { notRun } from '@huiyin/testing'
import { TENANT } from '../acceptance/world.js'
import { idIn, program, withCity, type City } from './support/city.js'
import { firstOf, pythonWithClient, understoodBy } from './support/georeport.js'

jest.setTimeout(60_000)

const python = pythonWithClient()
if (python === null) {
  notRun('georeport of PyPI reads Open311', 'no python3 with georeport 0.3.1; see .ci/run')
  test('the client georeport is not here', () => expect(python).toBeNull())
} else {
  describe('the client georeport of PyPI, which we did not write', () => {
    let city: City
    withCity((opened) => (city = opened), { reading: 'anybody' })

    const understood = async (format: 'json' | 'xml') => {
      const { here, url, key } = city
      const form = { service_code: 'C2', description: '窗口无人值守', lat: '31.8206', long: '117.2272' }
      const id = idIn(
        await program(url).post('v2/requests.json', { ...form, api_key: key, 'attribute[fixmystreet_id]': '1' }),
      )
      await here.drain()
      const asked = { url, tenant: TENANT, service: 'C2', request: id, since: '2026-03-01T00:00:00Z', format }
      return { id, told: await understoodBy(python, asked) }
    }

    test('understands services, definition and requests in JSON', async () => {
      const { id, told } = await understood('json')
      expect(told.services.find((row) => row['service_code'] === 'C2')).toMatchObject({
        service_name: '工作纪律松懈',
        metadata: true,
      })
      expect(told.definition).toMatchObject({ service_code: 'C2', attributes: [{ code: 'fixmystreet_id' }] })
      for (const row of [firstOf(told.requests), firstOf(told.byId), told.request])
        expect(row).toMatchObject({ service_request_id: id, status: 'open', lat: 31.8206, long: 117.2272 })
    })
    test('understands the same in XML, read by a parser of its own', async () => {
      const { id, told } = await understood('xml')
      expect(told.services.find((row) => row['service_code'] === 'C2')).toMatchObject({
        service_name: '工作纪律松懈',
        metadata: 'true',
      })
      expect(told.definition).toMatchObject({
        service_code: 'C2',
        attributes: { attribute: { code: 'fixmystreet_id' } },
      })
      for (const row of [firstOf(told.requests), firstOf(told.byId), told.request])
        expect(row).toMatchObject({ service_request_id: id, status: 'open', lat: '31.8206', long: '117.2272' })
    })
  })
}
