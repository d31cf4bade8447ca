import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { openTries } from '@huiyin/process-host'
import { clickHouseMissing, kafkaMissing, notRun, postgresMissing } from '@huiyin/testing'
import { buildProduct, ROOT } from '../e2e/support/product.js'
import { idIn, program, rowsOf, type Got } from '../open311/support/city.js'
import { firstOf, pythonWithClient, understoodBy } from '../open311/support/georeport.js'
import { cityOn } from './support/city.js'
import { startInstallation } from './support/installation.js'

jest.setTimeout(300_000)

const missing = postgresMissing() ?? kafkaMissing() ?? clickHouseMissing()
const TENANT = 'demo-city'
const SECRET = '三号窗口当着我的面关窗'
const FORM = { service_code: 'C2', description: SECRET, lat: '31.820600', long: '117.227200' }

/** What the command line says, with its exit code. */
const huiyin = async (...args: readonly string[]): Promise<{ readonly says: string; readonly exit: number }> => {
  const run = promisify(execFile)(process.execPath, ['apps/huiyin/bin/huiyin.js', ...args], { cwd: ROOT })
  return run.then(
    ({ stdout }) => ({ says: stdout.trim(), exit: 0 }),
    (error: { readonly stdout: string; readonly code: number }) => ({ says: error.stdout.trim(), exit: error.code }),
  )
}

interface Instance {
  readonly address: string
  readonly child: ChildProcess
}

/** A second process of Open311 beside the one that runs, with the same configuration but for its port and who may read. */
const anotherInstance = (config: string): Promise<Instance> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['apps/open311/dist/edge/main.js'], {
      cwd: ROOT,
      env: {
        ...{ PATH: process.env['PATH'], HUIYIN_CONFIG: config },
        ...{ HUIYIN_INSTANCE: '2', HUIYIN_LISTEN_PORT: '0', HUIYIN_READING: 'anybody' },
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.once('exit', (code) => reject(new Error(`it ended with ${String(code)}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { address } = JSON.parse(line) as { readonly address?: string }
      if (address !== undefined) resolve({ address, child })
    })
  })

const says = (answer: Got) => rowsOf(answer).map(({ code }) => Number(code))

const everything = () => {
  let whole: Awaited<ReturnType<typeof startInstallation>>
  let city: Awaited<ReturnType<typeof cityOn>>
  let second: Instance
  let url: string
  let key: string
  const started = new Date()
  beforeAll(async () => {
    buildProduct()
    whole = await startInstallation('--tenant', TENANT)
    city = await cityOn(whole)
    url = whole.addresses['open311']![0]!
    const issued = await huiyin('cluster', 'open311-key', 'issue', 'app', '--config', whole.operator)
    key = issued.says
    second = await anotherInstance(join(whole.folder, 'config', 'open311.yaml'))
  })
  afterAll(async () => {
    second?.child.kill('SIGTERM')
    await city?.operator.close()
    await whole?.remove()
  })
  const sent = async (reference: string, at = url) =>
    program(at).post('v2/requests.xml', { ...FORM, api_key: key, 'attribute[fixmystreet_id]': reference })

  test('a request in the XML form becomes a report, has its id by its token, and stands in the list', async () => {
    const posted = await sent('80')
    expect([posted.status, posted.headers.get('content-type')]).toStrictEqual([200, 'text/xml; charset=utf-8'])
    const itemId = idIn(posted)
    expect(itemId).toMatch(/^o311-app-[0-9a-f]{32}$/)
    const app = program(url)
    const token = await app.get(`v2/tokens/${itemId}.xml`, { api_key: key })
    expect(rowsOf(token)).toStrictEqual([{ service_request_id: itemId, token: itemId }])
    await city.operator.settle()
    const listed = async () => rowsOf(await app.get('v2/requests.xml', { api_key: key }))
    expect(await listed()).toMatchObject([{ service_request_id: itemId, status: 'open', lat: '31.8206' }])
    const desk = await city.signIn('operator')
    expect(await desk.question(`{ item(itemId: "${itemId}") { row { state channel category } } }`)).toStrictEqual({
      data: { item: { row: { state: 'received', channel: 'open311', category: 'C2' } } },
    })
    await desk.command('intake', 'RegisterItem', { itemId, number: null, category: 'C2', campaign: 's3' })
    const dispatcher = await city.signIn('dispatcher')
    const assigned = { itemId, unitId: 'demo-bureau-1', personId: null, outsideDeadline: null }
    await dispatcher.command('intake', 'AssignItem', assigned)
    await city.operator.settle()
    const [told] = await listed()
    expect(told).toMatchObject({ status: 'open', agency_responsible: expect.any(String) })
    expect(told!['status_notes']).toContain('已交办')
    const since = { api_key: key, start_date: new Date(started.getTime() - 60_000).toISOString() }
    const updates = rowsOf(await app.get('v2/servicerequestupdates.xml', since))
    expect(updates.map(({ description }) => description)).toStrictEqual(['已受理', '已交办，正在办理'])
  })

  test('sent again at the other instance it is the same request, and no program sees another’s', async () => {
    const [one, other] = [await sent('81'), await sent('81', second.address)]
    expect([one.status, other.status, idIn(other)]).toStrictEqual([200, 200, idIn(one)])
    const stranger = await huiyin('cluster', 'open311-key', 'issue', 'other', '--config', whole.operator)
    const read = await program(url).get(`v2/requests/${idIn(one)}.xml`, { api_key: stranger.says })
    expect([read.status, says(read)]).toStrictEqual([404, [404]])
  })

  test('the client georeport of PyPI reads from the process what it wrote', async () => {
    const python = pythonWithClient()
    if (python === null)
      return notRun('georeport of PyPI over processes', 'no python3 with georeport 0.3.1; see .ci/run')
    const id = idIn(await sent('82'))
    await city.operator.settle()
    for (const format of ['json', 'xml'] as const) {
      const asked = { url: second.address, tenant: TENANT, service: 'C2', request: id, format }
      const since = new Date(started.getTime() - 60_000).toISOString()
      const understood = await understoodBy(python, { ...asked, since })
      expect(understood.services.map((row) => row['service_code'])).toContain('C2')
      for (const row of [firstOf(understood.byId), understood.request])
        expect(row).toMatchObject({ service_request_id: id, status: 'open' })
    }
  })

  test('a key that was taken back is nobody’s at either instance with the next request', async () => {
    const issued = await huiyin('cluster', 'open311-key', 'issue', 'lost', '--config', whole.operator)
    const read = async (at: string) => (await program(at).get('v2/requests.json', { api_key: issued.says })).status
    expect([await read(url), await read(second.address)]).toStrictEqual([200, 200])
    const listed = await huiyin('cluster', 'open311-key', 'list', '--config', whole.operator)
    const keyId = /(k-[0-9a-f]+) {2}lost /.exec(listed.says)?.[1] ?? ''
    const revoke = ['cluster', 'open311-key', 'revoke', keyId, '--config', whole.operator]
    expect((await huiyin(...revoke)).exit).not.toBe(0) // nobody takes a key without saying why
    expect(await huiyin(...revoke, '--reason', 'lost')).toStrictEqual({ says: `${keyId}: revoked`, exit: 0 })
    expect([await read(url), await read(second.address)]).toStrictEqual([403, 403])
  })

  test('wrong keys are counted over both instances together, and a right one goes on', async () => {
    const statuses = [403, 403] // of the key that was taken back
    for (let nth = 0; nth < 30; nth += 1) {
      const answer = await program(nth % 2 ? url : second.address).get('v2/requests.json', { api_key: `wrong-${nth}` })
      statuses.push(answer.status)
    }
    expect(statuses).toStrictEqual([...Array.from({ length: 30 }, () => 403), 429, 429])
    expect((await program(second.address).get('v2/requests.json', { api_key: key })).status).toBe(200)
  })

  test('what a program may post in a while it may post at both instances together', async () => {
    const tries = await openTries(whole.postgres.url)
    const posts = tries.of({ name: 'open311-posts', most: 600, withinSeconds: 900 })
    while ((await posts.take('busy')) === 0);
    await tries.close()
    const busy = await huiyin('cluster', 'open311-key', 'issue', 'busy', '--config', whole.operator)
    for (const at of [url, second.address]) {
      const stopped = await program(at).post('v2/requests.xml', { ...FORM, api_key: busy.says })
      expect([stopped.status, Number(stopped.headers.get('retry-after')) > 800]).toStrictEqual([429, true])
    }
    expect((await sent('83', second.address)).status).toBe(200)
  })

  test('the doctor shows what it is told, without its secrets, and whether those it asks are well', async () => {
    const config = join(whole.folder, 'config', 'open311.yaml')
    const told = await huiyin('doctor', '--process', 'open311', '--config', config)
    expect(told.exit).toBe(0)
    expect(told.says).toContain(`✓ tenant: ${TENANT}`)
    expect(told.says).toMatch(/✓ intake at http:.*: ready/)
    expect(told.says).not.toMatch(/secret: [A-Za-z0-9_-]{43}/)
    for (const path of ['health/ready', 'metrics']) expect((await fetch(`${url}/${path}`)).status).toBe(200)
  })

  test('no answer and no line of its log has the words that somebody sent', async () => {
    const told = await program(url).get('v2/requests.xml', { api_key: key })
    const log = readFileSync(join(whole.folder, 'logs', 'open311.log'), 'utf8')
    expect([log.includes('listening'), log.includes(SECRET), told.text.includes(SECRET)]).toStrictEqual([
      true,
      false,
      false,
    ])
  })
}

if (missing) {
  test('Open311 as a process of its own', () => {
    notRun('Open311 as a process of its own', missing)
    expect(missing).not.toBe('')
  })
} else
  describe('Open311 as a process of its own', () => {
    everything()
  })
