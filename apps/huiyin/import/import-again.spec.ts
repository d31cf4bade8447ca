import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { existsSync } from 'node:fs'
import type { Installation } from '../host/installation.js'
import { factsOf, figuresOf, importHome, importing, listsOf, rejectsOf } from './fixtures/installed.js'
import { bostonMapping, bostonRecords, xinghaiMapping } from './fixtures/sample.js'
import { ForeignFile } from './records.js'

const home = importHome()
afterAll(home.remove)
const boston = bostonMapping()
const sample = home.fileOf('sample.csv', bostonRecords(300))

describe('an import that is stopped and run again', () => {
  const endOf = async (name: string, run: (installation: Installation) => Promise<void>, options = {}) => {
    const installation = await home.open(name, options)
    try {
      await run(installation)
      const facts = (await factsOf(installation)).length
      return { facts, lists: await listsOf(installation), figures: await figuresOf(installation) }
    } finally {
      await installation.close()
    }
  }
  test('ends with the same lists and figures as one that never stopped, on an unkind bus too', async () => {
    const straight = await endOf('straight', async (installation) => {
      expect(await importing(installation, sample)).toMatchObject({ finished: true, rows: 300 })
    })
    const stopAndGo = async (installation: Installation) => {
      const stop = new AbortController()
      const part = { signal: stop.signal, onProgress: () => stop.abort() }
      const stopped = await importing(installation, sample, part)
      expect(stopped).toMatchObject({ finished: false, rows: 100, quality: null })
      expect(existsSync(stopped.qualityFile)).toBe(false)
      expect((await listsOf(installation)).items).toHaveLength(100)
      expect(await importing(installation, sample)).toMatchObject({ finished: true, rows: 300 })
    }
    expect(await endOf('stopped', stopAndGo)).toStrictEqual(straight)
    expect(await endOf('unkind', stopAndGo, { bus: { adversarial: 7 } })).toStrictEqual(straight)
  }, 180_000)
})

describe('an import has no write path of its own', () => {
  let installation: Installation
  beforeAll(async () => {
    installation = await home.open('refusing')
  }, 60_000)
  afterAll(() => installation.close())

  /** The desk takes the case on by hand, before the import, under a number of its own. */
  const registerByHand = async (index: number) => {
    const id = String(101_000_000_000 + index)
    const itemId = `boston311:${id}`
    const by = { person: 'person-desk', post: null, unit: null }
    const said = {
      tenant: 'boston311',
      actor: by,
      occurred: null,
      correlation: `by-hand-${id}`,
      causation: `by-hand-${id}`,
    }
    const report = { channel: 'letter', reporter: 'anonymous', summary: 'by hand', category: null, place: null }
    const received = { name: 'ReceiveReport', input: { itemId, reportId: id, ...report, outsideNumber: null } }
    const registered = {
      name: 'RegisterItem',
      input: { itemId, number: `desk-${index}`, category: 'C1', campaign: null },
    }
    for (const { name, input } of [received, registered])
      expect(await installation.send({ ...said, name, input, commandId: `${name}-${id}` })).toMatchObject({ ok: true })
  }
  test('what a decider refuses lands in the rejects with its code, and nothing else does', async () => {
    installation.settings.add('boston311', { zone: boston.zone, calendar: boston.calendar })
    const taken = [3, 57, 120, 299]
    for (const index of taken) await registerByHand(index)
    const byHand = await factsOf(installation)
    const result = await importing(installation, sample)
    expect(result).toMatchObject({ rows: 300, rejected: 4 })
    expect(rejectsOf(result)).toStrictEqual(
      taken.map((index) => ({
        line: index + 2,
        id: String(101_000_000_000 + index),
        code: 'ItemAlreadyRegistered',
        says: 'RegisterItem was refused',
      })),
    )
    const ofTaken = (await factsOf(installation)).filter(({ stream }) =>
      taken.some((index) => stream.includes(String(101_000_000_000 + index))),
    )
    expect(ofTaken.map(({ hash }) => hash)).toStrictEqual(byHand.map(({ hash }) => hash))
    const { items } = await listsOf(installation)
    expect(items.filter(({ state }) => state === 'registered')).toHaveLength(4)
  }, 60_000)
  test('a unit that cannot be created takes its cases along, and an input out of bounds its own', async () => {
    const strange = bostonRecords(6).map((row, index) => ({
      ...row,
      CASE_ENQUIRY_ID: String(500 + index),
      ...(index === 1 ? { SUBJECT: 'N'.repeat(90) } : {}),
      ...(index === 2 ? { REASON: 'R'.repeat(90) } : {}),
      ...(index === 3 ? { CLOSED_DT: 'yesterday' } : {}),
    }))
    const result = await importing(installation, home.fileOf('strange.csv', strange))
    expect(rejectsOf(result).map(({ line, code }) => [line, code])).toStrictEqual([
      [3, 'InputInvalid'],
      [4, 'InputInvalid'],
      [5, 'CompletedUnreadable'],
    ])
    const [unit, category] = rejectsOf(result).map(({ says }) => says)
    expect(unit).toBe(`CreateUnit was refused: ${'N'.repeat(90)}`)
    expect(category).toMatch(/^ReceiveReport was refused: category one line of at most 80 characters/)
    expect(result).toMatchObject({ rows: 6, rejected: 3, finished: true })
  }, 60_000)
  test('a file of another format is refused before anything is written', async () => {
    const before = await factsOf(installation)
    const foreign = home.fileOf('foreign.csv', [], xinghaiMapping())
    await expect(importing(installation, foreign)).rejects.toBeInstanceOf(ForeignFile)
    expect(await factsOf(installation)).toStrictEqual(before)
  })
})
