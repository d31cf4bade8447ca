import { expect } from '@jest/globals'
import { databaseOf, FactsNotOfThisLog } from '@huiyin/analytics'
import {
  dying,
  fill,
  idsOf,
  put,
  putMany,
  recording,
  rowsOf,
  takings,
  things,
  wanted,
  withMethod,
  writerOf,
  type Bench,
  type FactPromises,
} from './bench.js'

const rows: FactPromises = {
  'rows hold what the facts say, with tenant, time and place in the log': async (open) => {
    const bench = await open()
    const { client, store, generation } = bench
    await put(store, 'a', 'ThingPut', { note: '件件有着落 "🧧"', weight: null })
    await put(store, 'b', 'ThingSeen', {})
    await put(store, 'c', 'ThingPut', { note: '', weight: Number.MAX_SAFE_INTEGER })
    await put(store, 'd', 'ThingTaken', { at: '2026-02-03T04:05:06.007Z' })
    expect((await fill(bench)).position()).toBe(4)
    const always = { tenant: '县', occurred_at: '2026-01-01 00:00:00.123' }
    expect(await rowsOf(client, generation, things)).toStrictEqual([
      { position: 1, ...always, thing_id: 'a', note: '件件有着落 "🧧"', weight: null },
      { position: 3, ...always, thing_id: 'c', note: '', weight: Number.MAX_SAFE_INTEGER },
    ])
    expect(await rowsOf(client, generation, takings)).toStrictEqual([
      { position: 4, ...always, thing_id: 'd', at: '2026-02-03 04:05:06.007' },
    ])
  },
  'facts that are of no table move the place all the same': async (open) => {
    const bench = await open()
    await put(bench.store, 'a', 'ThingSeen', {})
    expect((await fill(bench)).position()).toBe(1)
    expect(await idsOf(bench)).toStrictEqual([])
  },
  'an empty log has nothing to send': async (open) => {
    const writer = await writerOf(await open())
    expect([await writer.step(), writer.position()]).toStrictEqual([false, null])
  },
}

const once: FactPromises = {
  'a range is written down before its first row is sent, and finished after the last': async (open) => {
    const bench = await open()
    await putMany(bench.store, 6)
    const { sent, ...noting } = recording(bench)
    await fill(bench, noting)
    expect(sent).toStrictEqual([
      ...['begin start-7', 'thing_facts start-7 5 rows', 'taking_facts start-7 2 rows', 'finish 7'],
      ...['begin 7-8', 'thing_facts 7-8 1 rows', 'finish 8'],
    ])
  },
  'a crash after the rows were in: the same range is sent again unchanged, though the log has grown': async (open) => {
    const bench = await open()
    await putMany(bench.store, 3)
    await expect(fill(bench, dying(bench))).rejects.toThrow('killed')
    expect(await idsOf(bench)).toStrictEqual(wanted(3))
    await putMany(bench.store, 6, 3)
    const { sent, ...noting } = recording(bench)
    await fill(bench, { ...noting, batch: 100 })
    expect(sent.filter((line) => !line.startsWith('taking'))).toStrictEqual([
      ...['thing_facts start-4 3 rows', 'finish 4'],
      ...['begin 4-12', 'thing_facts 4-12 6 rows', 'finish 12'],
    ])
    expect(await idsOf(bench)).toStrictEqual(wanted(9))
  },
  'an insert whose answer was lost is sent again unchanged by the next step, though the log has grown': async (
    open,
  ) => {
    const bench = await open()
    await putMany(bench.store, 3)
    let losesAnswers = true
    const insert: Bench['client']['insert'] = async (params) => {
      const answer = await bench.client.insert(params)
      if (losesAnswers) throw new Error('the answer was lost')
      return answer
    }
    const writer = await writerOf(bench, { client: withMethod(bench.client, 'insert', insert), batch: 100 })
    await expect(writer.step()).rejects.toThrow('the answer was lost')
    expect(writer.position()).toBe(null)
    await putMany(bench.store, 3, 3)
    losesAnswers = false
    while (await writer.step());
    expect([writer.position(), await idsOf(bench)]).toStrictEqual([8, wanted(6)])
    expect(await rowsOf(bench.client, bench.generation, takings)).toHaveLength(2)
  },
  'a crash between two tables: what was in counts once, and what was not comes': async (open) => {
    const bench = await open()
    await putMany(bench.store, 5)
    const { sent: _, ...noting } = recording(bench, 'taking_facts')
    await expect(fill(bench, noting)).rejects.toThrow('killed')
    expect(await rowsOf(bench.client, bench.generation, takings)).toHaveLength(0)
    await fill(bench)
    expect(await idsOf(bench)).toStrictEqual(wanted(5))
    expect(await rowsOf(bench.client, bench.generation, takings)).toHaveLength(2)
  },
  'crash after crash, every fact counts once': async (open) => {
    const bench = await open()
    await putMany(bench.store, 40)
    for (let crash = 0; crash < 8; crash += 1) {
      const dies = crash % 2 === 0 ? dying(bench) : recording(bench, 'taking_facts')
      await expect(fill(bench, { ...dies, batch: 3 })).rejects.toThrow('killed')
    }
    await fill(bench)
    expect(await idsOf(bench)).toStrictEqual(wanted(40))
    expect(await rowsOf(bench.client, bench.generation, takings)).toHaveLength(14)
  },
  'a pending range longer than what is read at once is sent whole': async (open) => {
    const bench = await open()
    await putMany(bench.store, 12)
    await expect(fill(bench, { ...dying(bench), batch: 100 })).rejects.toThrow('killed')
    const { sent, ...noting } = recording(bench)
    await fill(bench, { ...noting, batch: 3 })
    expect(sent[0]).toBe('thing_facts start-16 12 rows')
    expect(await idsOf(bench)).toStrictEqual(wanted(12))
  },
  'a restart goes on from where the journal stands, and sends nothing again': async (open) => {
    const bench = await open()
    await putMany(bench.store, 5)
    await fill(bench)
    await putMany(bench.store, 3, 5)
    const { sent, ...noting } = recording(bench)
    const writer = await writerOf(bench, noting)
    expect([writer.position(), sent]).toStrictEqual([7, []])
    while (await writer.step());
    expect(sent[0]).toBe('begin 7-11')
    expect(await idsOf(bench)).toStrictEqual(wanted(8))
  },
  'a writer that forgot its range would count facts twice: the token alone does not help': async (open) => {
    const bench = await open()
    await putMany(bench.store, 3)
    await expect(fill(bench, dying(bench))).rejects.toThrow('killed')
    await putMany(bench.store, 3, 3)
    const { client } = bench
    const command = (params: Parameters<typeof client.command>[0]) =>
      params.query.startsWith('DROP') ? Promise.resolve() : client.command(params)
    const journal = { ...bench.journal, pending: () => null, done: () => null }
    await (await writerOf(bench, { journal, client: withMethod(client, 'command', command), batch: 100 })).step()
    expect(await idsOf(bench)).toHaveLength(9)
  },
}

const restores: FactPromises = {
  'what was filled from another log is not gone on with': async (open) => {
    const bench = await open()
    await putMany(bench.store, 6)
    await fill(bench)
    await expect(writerOf(bench.restored(4, 'new'))).rejects.toBeInstanceOf(FactsNotOfThisLog)
    const copied = bench.restored(4, 'kept')
    await putMany(copied.store, 9, 20)
    await expect(writerOf(copied)).rejects.toBeInstanceOf(FactsNotOfThisLog)
  },
  'nor is a range that was being sent when nothing had been finished yet': async (open) => {
    const bench = await open()
    await putMany(bench.store, 4)
    await expect(fill(bench, dying(bench))).rejects.toThrow('killed')
    const cut = bench.restored(2, 'new')
    await expect(writerOf(cut)).rejects.toBeInstanceOf(FactsNotOfThisLog)
    await putMany(cut.store, 9, 20)
    await expect(writerOf(cut)).rejects.toBeInstanceOf(FactsNotOfThisLog)
  },
}

/** Five things, written by whatever version of the product; then written again by this one. */
const refilled = async (bench: Bench, spoil: () => Promise<unknown>) => {
  await putMany(bench.store, 5)
  await fill(bench)
  await spoil()
  await fill(bench)
  expect(await idsOf(bench)).toStrictEqual(wanted(5))
  expect(await rowsOf(bench.client, bench.generation, takings)).toHaveLength(2)
}
const drop = ({ client, generation }: Bench) => client.command({ query: `DROP DATABASE ${databaseOf(generation)}` })

const anew: FactPromises = {
  'a generation whose journal was lost begins anew': async (open) => {
    const bench = await open()
    await refilled(bench, async () => {
      await bench.journal.forget(bench.generation)
    })
  },
  'a generation whose tables were lost begins anew': async (open) => {
    const bench = await open()
    await refilled(bench, () => drop(bench))
  },
  'a generation that lacks a table begins anew': async (open) => {
    const bench = await open()
    await putMany(bench.store, 5)
    await fill(bench, { tables: [things] })
    await fill(bench)
    expect(await rowsOf(bench.client, bench.generation, takings)).toHaveLength(2)
  },
  'a generation whose table looked otherwise begins anew': async (open) => {
    const bench = await open()
    await putMany(bench.store, 5)
    const older = { ...things, columns: { ...things.columns, weight: 'Nullable(Int32)' } }
    await fill(bench, { tables: [older, takings] })
    await put(bench.store, 'heavy', 'ThingPut', { note: '', weight: Number.MAX_SAFE_INTEGER })
    await fill(bench)
    const rows = await rowsOf(bench.client, bench.generation, things)
    expect(rows.map((row) => row['weight'])).toStrictEqual([1, 1, 1, 1, 1, Number.MAX_SAFE_INTEGER])
  },
}

/** How facts come into ClickHouse. */
export const writing: FactPromises = { ...rows, ...once, ...restores, ...anew }
