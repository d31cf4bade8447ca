import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { accessDaysIn, openAccessLog, verifyAccess } from '@huiyin/access-log'
import { accessDigests } from '@huiyin/event-sourcing'
import { postgresEventStore } from '@huiyin/store-postgres'
import { settableClock } from '@huiyin/testing'
import { postgresSuite } from '@huiyin/testing/postgres'
import { openAccess, openAccessDays, openIdentity } from './shared-keeping.js'

const postgres = postgresSuite('what instances of organisation keep together')
const closes: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).toReversed()) await close()
})
const asked = { tenant: 'county', person: 'p1', question: 'items', item: null, filter: {}, rows: 1, refusal: null }

describe('what instances of organisation keep together', () => {
  test('is made by whichever starts first, also where two start at once', async () => {
    if (postgres.isNotRun()) return
    const { url } = postgres.server
    const [one, other] = await Promise.all([openIdentity(url), openIdentity(url)])
    for (const identity of [one, other]) closes.push(identity.close)
    await one.setPassword('wang', 'correct horse battery')
    const answer = await other.signIn({ login: 'wang', password: 'correct horse battery', address: '::1' })
    expect(answer).toMatchObject({ ok: true })
  })
  test('goes on from an access log in files: the days of both are verified against one log', async () => {
    if (postgres.isNotRun()) return
    const { url } = postgres.server
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-earlier-'))
    closes.push(() => rmSync(folder, { recursive: true }))
    const clock = settableClock('2026-03-30T01:00:00.000Z')
    const store = await postgresEventStore({ url, clock })
    closes.push(store.close)
    const files = openAccessLog({ folder, store, clock, onFault: () => undefined })
    files.note(asked)
    await files.written()
    clock.set('2026-03-31T01:00:00.000Z')
    files.note(asked)
    await files.close()
    const log = await openAccess(url, { store, clock, log: () => undefined })
    closes.push(log.close)
    log.note(asked)
    await log.written()
    clock.set('2026-04-01T01:00:00.000Z')
    await log.digest()
    const earlier = accessDaysIn(folder)
    const digests = await accessDigests(store)
    const [both, later] = [await openAccessDays(url, earlier), await openAccessDays(url)]
    closes.push(both.close, later.close)
    expect(await verifyAccess(both.days, digests)).toStrictEqual({ days: 2, findings: [] })
    const { findings } = await verifyAccess(later.days, digests)
    expect(findings.map(({ day, kind }) => [day, kind])).toStrictEqual([['2026-03-30', 'missing']])
  })
})
