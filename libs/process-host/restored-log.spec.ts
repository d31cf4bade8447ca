import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { isInLog, recordOperation, type Position } from '@huiyin/event-sourcing'
import { postgresEventStore } from '@huiyin/store-postgres'
import { settableClock } from '@huiyin/testing'
import { postgresSuite } from '@huiyin/testing/postgres'
import pg from 'pg'
import { openMemory } from './memory.js'
import { acceptRestoredLog, beginRestoredLog } from './restored-log.js'

const postgres = postgresSuite('a restored log of processes')
const clock = settableClock('2026-03-02T01:00:00.000Z')
const reason = '磁盘损坏，取用三月一日的备份'

/** An installation of its own: processes name their schemas, so each test has a database. */
const installation = async () => {
  const name = `restored_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: postgres.server.url })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const place = new URL(postgres.server.url)
  place.pathname = `/${name}`
  const url = place.toString()
  const store = await postgresEventStore({ url, clock })
  await recordOperation(store, { type: 'VaultLossAccepted', data: { reason: '测试' } }, { clock, id: 'first' })
  const head = (await store.head())!
  const at = { epoch: store.epoch, position: head.position, hash: head.hash }
  await store.close()
  const { marks, copiesOf } = await openMemory({ url, context: 'intake' })
  const copies = copiesOf('1')
  await copies.keep('copy', { id: 'heard' } as never)
  return { url, at, marks, copies }
}

describe('a log that was restored from a backup', () => {
  test('is accepted in a new epoch, with the decision as a fact, and nobody remembers the other log', async () => {
    if (postgres.isNotRun()) return
    const { url, at, marks, copies } = await installation()
    const further = { ...at, position: (at.position + 7) as Position, hash: 'of a fact that is lost' }
    await marks.advance('relay-huiyin.intake.v1', { at: further, cluster: 'cluster-1' })
    expect(await acceptRestoredLog(url, { reason, clock })).toBe(1)
    const store = await postgresEventStore({ url, clock })
    const [, fact] = await store.readLog(null, 9)
    expect(JSON.parse(fact!.body)).toStrictEqual({
      ...{ epochBefore: at.epoch, epoch: store.epoch, lastPosition: at.position, reason },
    })
    expect([store.epoch === at.epoch, await isInLog(store, at)]).toStrictEqual([false, false])
    expect([await marks.remembered(), await copies.load('copy')]).toStrictEqual([[], []])
    await Promise.all([store.close(), marks.close()])
  })
  test('is accepted, too, where the marks were lost with it: the topics may have what this log has not', async () => {
    if (postgres.isNotRun()) return
    const { url, at, marks, copies } = await installation()
    expect(await acceptRestoredLog(url, { reason, clock })).toBe(0)
    const store = await postgresEventStore({ url, clock })
    expect([await isInLog(store, at), await copies.load('copy')]).toStrictEqual([false, []])
    await Promise.all([store.close(), marks.close()])
  })
  test('is no such log when everybody knows it: nothing is done', async () => {
    if (postgres.isNotRun()) return
    const { url, at, marks, copies } = await installation()
    await marks.advance('relay-huiyin.intake.v1', { at, cluster: 'cluster-1' })
    expect(await acceptRestoredLog(url, { reason, clock })).toBeNull()
    const store = await postgresEventStore({ url, clock })
    expect([await isInLog(store, at), (await store.head())!.position]).toStrictEqual([true, at.position])
    expect([(await marks.remembered()).length, (await copies.load('copy')).length]).toStrictEqual([1, 1])
    await Promise.all([store.close(), marks.close()])
  })
  test('that a restore put back goes on in a new epoch, whatever was remembered of another one', async () => {
    if (postgres.isNotRun()) return
    const { url, at, marks, copies } = await installation()
    await marks.advance('relay-huiyin.intake.v1', { at, cluster: 'cluster-1' })
    await beginRestoredLog({ url }, { reason, clock })
    const store = await postgresEventStore({ url, clock })
    const [, fact] = await store.readLog(null, 9)
    expect(JSON.parse(fact!.body)).toMatchObject({ epochBefore: at.epoch, epoch: store.epoch, reason })
    expect([await marks.remembered(), await copies.load('copy')]).toStrictEqual([[], []])
    await Promise.all([store.close(), marks.close()])
  })
})
