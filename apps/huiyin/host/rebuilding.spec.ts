import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { typescriptProcess } from '@huiyin/testing'
import { rebuildOf } from '../cli/rebuild.js'
import { runningFolder } from '../cli/folder-command.js'
import { EXIT } from '../cli/exit.js'
import type { Terminal } from '../cli/terminal.js'
import { factsOf, figuresOf, importHome, importing, listsOf } from '../import/fixtures/installed.js'
import { bostonRecords } from '../import/fixtures/sample.js'
import type { Installation } from './installation.js'
import { RebuildUnderWay } from './projections.js'

const home = importHome()
afterAll(home.remove)
const [some, more] = [home.fileOf('some.csv', bostonRecords(150)), home.fileOf('more.csv', bostonRecords(260))]

const whole = async (installation: Installation) => ({
  facts: (await factsOf(installation)).length,
  lists: await listsOf(installation),
  figures: await figuresOf(installation),
})
const both = { what: ['lists' as const, 'figures' as const] }
const listening = (signal = new AbortController().signal): Terminal & { readonly said: string[] } => {
  const said: string[] = []
  const note = (line: string) => void said.push(line)
  return { said, print: note, warn: note, progress: note, isTerminal: false, signal }
}

describe('a rebuild while the product runs', () => {
  let installation: Installation
  beforeAll(async () => {
    installation = await home.open('running')
    await importing(installation, some)
  }, 60_000)
  afterAll(() => installation.close())

  test('ends with the same lists and figures, sends no command, and what comes meanwhile is there', async () => {
    const before = await whole(installation)
    const terminal = listening()
    expect(await rebuildOf.run(runningFolder(installation), both, terminal)).toBe(EXIT.ok)
    await installation.settle()
    expect(await whole(installation)).toStrictEqual(before)

    const [code, imported] = await Promise.all([
      rebuildOf.run(runningFolder(installation), both, listening()),
      importing(installation, more),
    ])
    expect([code, imported.rows]).toStrictEqual([EXIT.ok, 260])
    await installation.settle()
    const after = await whole(installation)
    expect(after.lists.items).toHaveLength(260)
    await rebuildOf.run(runningFolder(installation), both, listening())
    await installation.settle()
    expect(await whole(installation)).toStrictEqual(after)
  }, 120_000)
  test('tells how far it is, of how much', async () => {
    const terminal = listening()
    await rebuildOf.run(runningFolder(installation), both, terminal)
    expect(terminal.said[0]).toMatch(/^lists: \d+ of \d+ events/)
    expect(terminal.said.at(-1)).toBe('The figures were made anew from the log.')
  }, 60_000)
  test('can be stopped; what was asked until then is still asked, and the next one goes on', async () => {
    const before = await whole(installation)
    const stop = new AbortController()
    const onProgress = () => stop.abort()
    expect(await installation.rebuild('lists', { onProgress, signal: stop.signal, batch: 100 })).toBe('cancelled')
    expect(await whole(installation)).toStrictEqual(before)
    const places: number[] = []
    const watch = { onProgress: ({ position }: { position: number | null }) => places.push(position ?? 0), batch: 100 }
    expect(await installation.rebuild('lists', watch)).toBe('swapped')
    expect(places[0]).toBe(200)
    expect(await whole(installation)).toStrictEqual(before)
  }, 60_000)
  test('is done once at a time', async () => {
    const first = installation.rebuild('lists', {})
    await expect(installation.rebuild('figures', {})).rejects.toBeInstanceOf(RebuildUnderWay)
    expect(await first).toBe('swapped')
  }, 60_000)
})

/** A process of its own that rebuilds the folder in small batches and says each step, killed at the nth. */
const killedRebuild = async (folder: string, what: string, atStep: number): Promise<number> => {
  const script = new URL('./faults/rebuilder.mjs', import.meta.url)
  const child = spawn(process.execPath, typescriptProcess(script, folder, what), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16', NODE_OPTIONS: '' },
  })
  let steps = 0
  child.stdout.on('data', (chunk: Buffer) => {
    steps += chunk.toString().split('\n').length - 1
    if (steps >= atStep) child.kill('SIGKILL')
  })
  await new Promise<void>((resolve) => child.once('close', () => resolve()))
  return steps
}

describe('a rebuild that is killed', () => {
  test('harms nothing that is asked, goes on from there, and counts nothing twice', async () => {
    const first = await home.open('killed')
    await importing(first, some)
    const before = await whole(first)
    const { path } = first.folder
    await first.close()
    for (const what of ['lists', 'figures']) {
      for (const atStep of [1, 3]) expect(await killedRebuild(path, what, atStep)).toBeGreaterThanOrEqual(atStep)
    }
    const again = await home.open('killed')
    await again.settle()
    expect(await whole(again)).toStrictEqual(before)
    expect(await rebuildOf.run(runningFolder(again), both, listening())).toBe(EXIT.ok)
    await again.settle()
    expect(await whole(again)).toStrictEqual(before)
    await again.close()
  }, 180_000)
})
