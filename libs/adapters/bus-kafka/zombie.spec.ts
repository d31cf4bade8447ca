import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { kafkaSuite, settableClock, typescriptProcess } from '@huiyin/testing'
import { notes, patience, pause, publishers, range, until } from '@huiyin/testing/contracts/bus'
import { newInstallation, newTopic } from './fixtures/installation.js'
import { sqliteMarkStore } from './sqlite-mark-store.js'

const suite = kafkaSuite('kafka zombie')
const READER = new URL('./zombie/reader.mjs', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'huiyin-zombie-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL') // one that is stopped hears nothing else
  rmSync(folder, { recursive: true })
})
const MILLIS = 120_000
patience.millis = 30_000
const HELD_AT = 5
const ALL = range(12)

/** Twelve events of one key relayed to a topic, and processes that read it over the same marks. */
const relayed = async () => {
  const installation = 'zombie'
  const topic = newTopic(installation, 1)
  const log = memoryLog()
  const store = memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z'), log })
  await notes(store, 'alpha', 'key', ALL)
  const { bus } = newInstallation({ brokers: suite.brokers, publishers, log: { store } })
  const relay = await bus(null, { topics: [topic], publishers: publishers.slice(0, 1) })
  await relay.start()
  await relay.settle()
  await relay.stop()
  const files = { marks: join(folder, 'marks.db'), log: join(folder, 'log.json'), notes: join(folder, 'notes') }
  writeFileSync(files.log, JSON.stringify(log))
  const start = (name: string, heldAt: number | null) => {
    const given = JSON.stringify({ ...files, name, heldAt, brokers: suite.brokers, installation, topic })
    const child = spawn(process.execPath, typescriptProcess(READER, given), { stdio: ['ignore', 'ignore', 'inherit'] })
    children.push(child)
    return child
  }
  const lines = () => (existsSync(files.notes) ? readFileSync(files.notes, 'utf8').trim().split('\n') : [])
  const markAt = async () => {
    const marks = await sqliteMarkStore({ file: files.marks })
    const [mark] = await marks.marks('one')
    await marks.close()
    return mark?.offset
  }
  return { start, lines, markAt }
}

describe('a process that was paused past its session', () => {
  test(
    'finishes what it had begun when it wakes, begins nothing more of what others have done, and moves no mark',
    async () => {
      if (suite.isNotRun()) return
      const { start, lines, markAt } = await relayed()
      const zombie = start('zombie', HELD_AT)
      await until('the zombie is handling one', () => lines().includes(`zombie ${HELD_AT}`))
      zombie.kill('SIGSTOP')
      const next = start('next', null)
      await until('the other has done the rest', () => lines().includes(`next ${ALL.at(-1)} done`))
      await pause(500)
      expect(await markAt()).toBe(ALL.length)
      const before = lines().length
      zombie.kill('SIGCONT')
      await until('the zombie has woken', () => lines().length > before)
      await pause(1_500)
      expect(lines().slice(before)).toStrictEqual([`zombie ${HELD_AT} done`])
      expect(await markAt()).toBe(ALL.length)
      const begun = lines().filter((line) => !line.endsWith('done'))
      const twice = begun.map((line) => Number(line.split(' ')[1])).filter((n, index, all) => all.indexOf(n) !== index)
      // What was handled since the last mark is handled again by whoever comes after: at least once, never lost.
      expect(Math.min(...twice)).toBeGreaterThanOrEqual(HELD_AT - (HELD_AT % 4))
      expect(Math.max(...twice)).toBe(HELD_AT)
      for (const process of [zombie, next]) {
        process.kill('SIGTERM')
        await once(process, 'exit')
      }
    },
    MILLIS,
  )
})
