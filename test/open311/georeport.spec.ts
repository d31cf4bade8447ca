import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, jest, test } from '@jest/globals'
import { notRun } from '@huiyin/testing'
import { idIn, program, withCity, type City, type Row } from './support/city.js'

jest.setTimeout(60_000)

const SCRIPT = fileURLToPath(new URL('support/ask-as-georeport.py', import.meta.url))
const INSTALLED = fileURLToPath(new URL('../../node_modules/.cache/georeport/bin/python', import.meta.url))

/** A Python that has the client: the one `.ci/run` made, or the one the environment names. */
const pythonWithClient = (): string | null => {
  const python = process.env['HUIYIN_GEOREPORT_PYTHON'] ?? (existsSync(INSTALLED) ? INSTALLED : 'python3')
  return spawnSync(python, ['-c', 'import georeport']).status === 0 ? python : null
}

/** What the client understood of our answers. */
interface Understood {
  readonly services: readonly Row[]
  readonly definition: Row
  readonly requests: Row | readonly Row[]
  readonly byId: Row | readonly Row[]
  readonly request: Row
}

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
      const { stdout } = await promisify(execFile)(python, [SCRIPT, `${url}/open311/v2`, 'C2', id, format])
      return { id, told: JSON.parse(stdout) as Understood }
    }
    const first = (rows: Row | readonly Row[]): Row | undefined =>
      Array.isArray(rows) ? (rows as readonly Row[])[0] : (rows as Row)

    test('understands services, definition and requests in JSON', async () => {
      const { id, told } = await understood('json')
      expect(told.services.find((row) => row['service_code'] === 'C2')).toMatchObject({
        service_name: '工作纪律松懈',
        metadata: true,
      })
      expect(told.definition).toMatchObject({ service_code: 'C2', attributes: [{ code: 'fixmystreet_id' }] })
      for (const row of [first(told.requests), first(told.byId), told.request])
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
      for (const row of [first(told.requests), first(told.byId), told.request])
        expect(row).toMatchObject({ service_request_id: id, status: 'open', lat: '31.8206', long: '117.2272' })
    })
  })
}
