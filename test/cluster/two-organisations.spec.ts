import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { organisationCalls } from '@huiyin/contracts/organisation'
import { openOperator, type Operator } from '@huiyin/host/operator'
import { dayIn } from '@huiyin/kernel'
import { SYSTEM } from '@huiyin/messaging'
import { askOwner } from '@huiyin/nest-platform'
import { kafkaMissing, notRun, postgresMissing } from '@huiyin/testing'
import pg from 'pg'
import { buildProduct } from '../e2e/support/product.js'
import { startInstallation } from './support/installation.js'

jest.setTimeout(300_000)

const missing = postgresMissing() ?? kafkaMissing()
const TENANT = 'demo-city'
const PASSWORD = 'a-long-password-2026'
const FROM = '2026-01-01'
const sleep = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/** A city of one unit in which wang is an operator. */
const setUp = async ({ send, settings, clock, clientOf }: Operator): Promise<void> => {
  settings.add(TENANT, { zone: 'Asia/Shanghai', calendar: 'cn@2026.1' })
  const does = async (name: string, input: object) => {
    const commandId = randomUUID()
    const occurred = { at: clock.now(), zone: 'Asia/Shanghai', precision: 'instant' } as const
    const about = { commandId, tenant: TENANT, actor: SYSTEM, correlation: commandId, causation: commandId }
    expect(await send({ name, input, occurred, ...about })).toMatchObject({ ok: true })
  }
  const unit = { unitId: TENANT, validFrom: FROM, name: '示范市', nameEn: 'Demo', parentId: null, level: 'city' }
  await does('CreateUnit', unit)
  await does('AddPerson', { personId: 'p-wang', name: '王示例', validFrom: FROM })
  const post = { postId: 'post-wang', postTitle: '受理员', unitId: TENANT, rank: 'member', validTo: null }
  await does('AppointPerson', { personId: 'p-wang', ...post, validFrom: FROM })
  await does('OpenAccount', {
    login: 'wang',
    personId: 'p-wang',
    roles: ['operator'],
    validFrom: dayIn('Asia/Shanghai', clock.now()), // after 16:00 UTC the city is a day further
  })
  await askOwner(organisationCalls.setPassword, clientOf)({ login: 'wang', password: PASSWORD })
}

/** Signs in at the desk; the cookie, or the status. */
const signIn = async (desk: string, password = PASSWORD): Promise<string | number> => {
  const body = JSON.stringify({ login: 'wang', password })
  const door = await fetch(`${desk}/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return door.status === 204 ? door.headers.getSetCookie()[0]!.split(';')[0]! : door.status
}

const asked = async (desk: string, cookie: string | number, query: string): Promise<Record<string, unknown>> => {
  const headers = { 'content-type': 'application/json', cookie: String(cookie) }
  const answer = await fetch(`${desk}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return (await answer.json()) as Record<string, unknown>
}

/** Who the desk takes the bearer of a cookie for; organisation’s lists may still be on their way. */
const whoIs = async (desk: string, cookie: string | number): Promise<unknown> => {
  for (let tries = 0; ; tries += 1) {
    const told = await asked(desk, cookie, '{ me { login } }')
    const data = told['data'] as { readonly me?: { readonly login: string } } | null | undefined
    if (data?.me || tries === 50) return data?.me?.login ?? told
    await sleep(200)
  }
}

const unitsFor = async (desk: string, cookie: string | number): Promise<unknown> => {
  const told = await asked(desk, cookie, '{ units { unitId } }')
  const data = told['data'] as { readonly units?: readonly { readonly unitId: string }[] } | null | undefined
  return data?.units?.map(({ unitId }) => unitId) ?? told
}

const until = async (holds: () => Promise<boolean>) => {
  for (let tries = 0; !(await holds()) && tries < 100; tries += 1) await sleep(200)
  expect(await holds()).toBe(true)
}

const everything = () => {
  let whole: Awaited<ReturnType<typeof startInstallation>>
  let operator: Operator
  let desk: string
  let postgres: pg.Client
  beforeAll(async () => {
    buildProduct()
    whole = await startInstallation(
      '--only',
      'vault,organisation,dashboard-api',
      '--instances',
      '2',
      '--tenant',
      TENANT,
    )
    operator = await openOperator(whole.operator)
    desk = whole.addresses['dashboard-api']![0]!
    await setUp(operator)
    postgres = new pg.Client({ connectionString: whole.postgres.url })
    postgres.on('error', () => undefined)
    await postgres.connect()
  })
  afterAll(async () => {
    await postgres?.end()
    await operator?.close()
    await whole?.remove()
  })
  /** How many questions about units lie in the access log that both write. */
  const noted = async (): Promise<number> => {
    const text = `SELECT line FROM access.lines WHERE line LIKE '%"question":"units"%'`
    return (await postgres.query(text)).rows.length
  }

  test('who signed in at either is known to both, and what he asks is noted, also when one is killed', async () => {
    expect(whole.addresses['organisation']).toHaveLength(2)
    const cookies = [await signIn(desk), await signIn(desk)]
    for (const cookie of [...cookies, ...cookies]) expect(await whoIs(desk, cookie)).toBe('wang')
    expect(await unitsFor(desk, cookies[0]!)).toStrictEqual([TENANT])
    await until(async () => (await noted()) === 1)
    process.kill(whole.pids['organisation']!, 'SIGKILL')
    for (const cookie of [...cookies, await signIn(desk)]) expect(await whoIs(desk, cookie)).toBe('wang')
    expect(await unitsFor(desk, cookies[1]!)).toStrictEqual([TENANT])
    await until(async () => (await noted()) === 2)
    const [status, again] = [await signIn(desk, 'wrong'), await signIn(desk)]
    expect([status, await whoIs(desk, again)]).toStrictEqual([401, 'wang'])
  })
}

if (missing) {
  test('two instances of organisation', () => {
    notRun('two instances of organisation', missing)
    expect(missing).not.toBe('')
  })
} else
  describe('two instances of organisation', () => {
    everything()
  })
