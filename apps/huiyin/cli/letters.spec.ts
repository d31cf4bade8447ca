import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { importHome } from '../import/fixtures/installed.js'
import type { Installation } from '../host/installation.js'
import { EXIT, NotPossible } from './exit.js'
import { runningFolder, stoppedFolder } from './folder-command.js'
import { lettersOf } from './letters.js'
import type { Terminal } from './terminal.js'

const home = importHome()
afterAll(home.remove)

const listening = (): Terminal & { readonly said: string[] } => {
  const said: string[] = []
  const note = (line: string) => void said.push(line)
  return { said, print: note, warn: note, progress: note, isTerminal: false, signal: new AbortController().signal }
}

/** An item of a campaign that nobody has heard of: rectification cannot count its deadline. */
const unknownCampaign = async ({ send, settings, bus }: Installation) => {
  settings.add('county', { zone: 'Asia/Shanghai', calendar: 'cn@2026.1' })
  const received = { reportId: 'report-1', channel: 'letter', reporter: 'anonymous', summary: '承诺时限未办结' }
  const steps = {
    ReceiveReport: { itemId: 'item-1', ...received, category: null, place: null, outsideNumber: null },
    RegisterItem: { itemId: 'item-1', number: 'item-1', category: 'C3', campaign: 'unheard@1' },
    AssignItem: { itemId: 'item-1', unitId: 'K1', personId: null, outsideDeadline: null },
  }
  for (const [name, input] of Object.entries(steps)) {
    const ids = { commandId: name, correlation: name, causation: name }
    const actor = { person: 'operator-1', post: null, unit: null }
    expect(await send({ name, input, tenant: 'county', actor, occurred: null, ...ids })).toMatchObject({ ok: true })
  }
  await bus.settle()
}

describe('huiyin letters', () => {
  let installation: Installation
  const run = async (given: Partial<Parameters<typeof lettersOf.run>[1]>) => {
    const terminal = listening()
    const exit = await lettersOf.run(runningFolder(installation), { deed: 'list', json: false, ...given }, terminal)
    return { exit, said: terminal.said.join('\n') }
  }
  beforeAll(async () => {
    installation = await home.open('county')
    await unknownCampaign(installation)
  }, 60_000)

  test('lists each with its place, whose it is, what it is about and why', async () => {
    const { exit, said } = await run({})
    expect(exit).toBe(EXIT.found)
    expect(said).toMatch(/^#\d+ {2}rectification-to-intake {2}ItemAssigned about item-1, tried 10 times: .*unheard@1/)
  }, 60_000)
  test('shows all there is of one, without anything personal', async () => {
    const [letter] = installation.bus.deadLetters()
    const { said } = await run({ deed: 'show', position: letter!.position })
    expect(JSON.parse(said)).toStrictEqual(JSON.parse(JSON.stringify([letter])))
    expect((await run({ deed: 'show', position: 999_999 })).said).toBe('[]')
  })
  test('delivered once more while the reason lasts it stays, and the exit code says so', async () => {
    const { exit, said } = await run({ deed: 'replay' })
    expect(exit).toBe(EXIT.found)
    expect(said).toContain('still refused')
    expect(installation.bus.deadLetters()).toHaveLength(1)
  }, 60_000)
  test('is given up only one place at a time and with a reason', async () => {
    const [letter] = installation.bus.deadLetters()
    await expect(run({ deed: 'drop', reason: 'entered twice' })).rejects.toBeInstanceOf(NotPossible)
    await expect(run({ deed: 'drop', position: letter!.position })).rejects.toBeInstanceOf(NotPossible)
    await expect(run({ deed: 'drop', position: 999_999, reason: 'x' })).rejects.toBeInstanceOf(NotPossible)
    expect(installation.bus.deadLetters()).toHaveLength(1)
  })
  test('can be read in a folder where nothing runs, and given up is a fact with its reason', async () => {
    const { path } = installation.folder
    await installation.close()
    const terminal = listening()
    const stopped = stoppedFolder(path, terminal, {})
    expect(await lettersOf.run(stopped, { deed: 'list', json: false }, terminal)).toBe(EXIT.found)
    await stopped.close()
    installation = await home.open('county')
    const [letter] = installation.bus.deadLetters()
    const { exit } = await run({ deed: 'drop', position: letter!.position, reason: 'entered twice' })
    expect([exit, installation.bus.deadLetters()]).toStrictEqual([EXIT.ok, []])
    const log = await installation.store.readLog(null, 1_000)
    const facts = log.filter(({ stream }) => stream.startsWith('log-operation-'))
    expect(facts.map(({ body }) => JSON.parse(body) as unknown)).toStrictEqual([
      {
        ...{ consumer: letter!.consumer, position: letter!.position, eventId: letter!.event.id },
        reason: 'entered twice',
      },
    ])
    expect(await run({})).toStrictEqual({ exit: EXIT.ok, said: 'No dead letters.' })
    await installation.close()
  }, 60_000)
})
