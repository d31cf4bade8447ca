import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { parseHeader } from '@huiyin/event-sourcing'
import { systemClock } from '@huiyin/kernel'
import { localIdentity } from '@huiyin/identity-local'
import { virtualClock } from '@huiyin/messaging'
import { figuresText } from '../cli/figures.js'
import { planOf, simulate, type SimulateArguments } from '../cli/simulate.js'
import { DEMO } from '../demo/city.js'
import { at } from '../demo/year.js'
import { openInstallation, type Installation } from '../host/installation.js'
import { playSimulation, type PlayedSimulation } from './play-simulation.js'
import type { SimulationRun } from './run-simulation.js'

const home = mkdtempSync(join(tmpdir(), 'huiyin-simulate-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const usual: SimulateArguments = { items: 90, year: 2026, seed: 5, units: 5, open: false }
const month = { ...usual, from: '2026-03-02', to: '2026-04-10' }

/** Plays into a folder of its own and looks at what is there before it is closed. */
const played = async <T>(
  name: string,
  asked: SimulateArguments,
  look: (installation: Installation, result: PlayedSimulation) => Promise<T>,
  more: Partial<SimulationRun> = {},
): Promise<T> => {
  const plan = planOf(asked)
  const clock = virtualClock(at(plan.days[0]!.day, '06:00'))
  const installation = await openInstallation({ folder: join(home, name), clock })
  const identity = localIdentity({ file: installation.folder.identity, clock: systemClock })
  try {
    return await look(installation, await playSimulation(installation, { identity, clock }, { plan, ...more }))
  } finally {
    await identity.close()
    await installation.close()
  }
}

/** How often each fact was recorded; how often the log was sealed depends on the machine. */
const factsIn = async ({ store }: Installation): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {}
  for (const { header } of await store.readLog(null, 100_000)) {
    const { type } = parseHeader(header)
    if (type !== 'LogSealed') counts[type] = (counts[type] ?? 0) + 1
  }
  return counts
}

const whole = (name: string, asked: SimulateArguments) =>
  played(name, asked, async (installation, result) => ({
    result,
    facts: await factsIn(installation),
    letters: installation.bus.deadLetters(),
    open: (await installation.lists.query.selectFrom('entries').selectAll().execute()).filter(
      ({ state }) => state !== 'closedOut' && state !== 'handedOver',
    ).length,
  }))

describe('a simulated span', () => {
  test('gives equal figures and equal facts when it is repeated from its seed, and others from another', async () => {
    const [one, two, other] = [
      await whole('one', month),
      await whole('two', month),
      await whole('other', { ...month, seed: 6 }),
    ]
    expect(one.result.figures).toMatch(/^[0-9a-f]{64}$/)
    expect(two.result).toStrictEqual({ ...one.result, events: expect.any(Number) })
    expect(two.facts).toStrictEqual(one.facts)
    expect(other.result.figures).not.toBe(one.result.figures)
    expect(one.result).toMatchObject({ finished: true, items: 90, days: 40, day: '2026-04-10' })
    expect([one.letters, two.letters]).toStrictEqual([[], []])
  }, 240_000)
  test('says the SHA-256 of what a terminal is given of its figures, the end of the last line included', async () => {
    const [said, printed] = await played('said', month, async ({ ask, unitNames, store }, { figures, at: asOf }) => {
      const { position } = (await store.head())!
      const given = { ask, unitNames, position, zone: DEMO.zone }
      return [figures, `${await figuresText(given, { json: true, asOf })}\n`] as const
    })
    expect(said).toBe(createHash('sha256').update(printed).digest('hex'))
  }, 120_000)
  test('lets everything happen that a city sees: alarms ring, work comes back, time is asked for, units work jointly', async () => {
    const { facts } = await whole('much', { ...month, items: 260, seed: 11 })
    for (const type of [
      ...['DeadlineNear', 'DeadlinePassed', 'EntryReturned', 'EntryHandedOver', 'DeadlineExtended', 'ReportRated'],
      ...['JointUnitAsked', 'PartRecorded', 'AnswerPublished', 'DuplicateMarked', 'SanctionProposed', 'EntryClosedOut'],
    ]) {
      expect([type, (facts[type] ?? 0) > 0]).toStrictEqual([type, true])
    }
  }, 240_000)
  test('a full desk: every item that was assigned is open in the end', async () => {
    const { facts, open } = await whole('full', { ...month, open: true, items: 40, to: '2026-03-20' })
    expect(facts['CompletionClaimed'] ?? 0).toBe(0)
    expect(open).toBeGreaterThan(30)
  }, 120_000)
})

describe('a simulation that is interrupted', () => {
  test('ends with the day under way, says how far it came, and leaves a folder whose figures can be asked', async () => {
    const stop = new AbortController()
    const onDay = ({ days }: { readonly days: number }) => days === 9 && stop.abort()
    const look = async (_: Installation, result: PlayedSimulation) => result
    const result = await played('stopped', month, look, { onDay, signal: stop.signal })
    expect(result).toMatchObject({ finished: false, days: 9, day: '2026-03-10' })
    expect(result.items).toBeGreaterThan(0)
    expect(result.items).toBeLessThan(90)
    expect(result.figures).toMatch(/^[0-9a-f]{64}$/)
  }, 120_000)
  test('is not gone on with: a folder with a log is refused with what to do instead', async () => {
    const silent = { print: () => undefined, warn: () => undefined, progress: () => undefined, isTerminal: false }
    const terminal = { ...silent, signal: new AbortController().signal }
    await expect(simulate(join(home, 'stopped'), planOf(month), terminal)).rejects.toThrow(
      'holds a log already; name an empty folder or one that is not there yet.',
    )
  })
})

describe('what is asked for on the command line', () => {
  test('is refused with what to write instead', () => {
    const refused = (more: Partial<SimulateArguments>) => () => planOf({ ...usual, ...more })
    expect(refused({ items: 0 })).toThrow('--items is a whole number from 1 to 2000000.')
    expect(refused({ items: 1.5 })).toThrow('--items')
    expect(refused({ items: Number.NaN })).toThrow('--items')
    expect(refused({ year: 2025 })).toThrow('--year is a whole number from 2026 to 2028.')
    expect(refused({ units: 201 })).toThrow('--units')
    expect(refused({ seed: -1 })).toThrow('--seed')
    expect(refused({ from: '2026-02-30' })).toThrow('--from is a day of 2026, written like 2026-03-01.')
    expect(refused({ to: '2027-01-01' })).toThrow('--to is a day of 2026')
    expect(refused({ from: '2026-03-02', to: '2026-03-01' })).toThrow('--to is not before --from.')
  })
  test('is the whole year when no days are named', () => expect(planOf(usual).days).toHaveLength(365))
})
